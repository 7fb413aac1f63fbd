"""Sections II and VI: what people alone can write; the subject and the closing sentence."""

from __future__ import annotations

from baocao.core.vietnamese.names import lower_first
from baocao.definitions.periods.naming import period_label, period_name
from baocao.document.blocks import Paragraph, Section
from baocao.document.context import Context, in_a_row, inlines


def direction(context: Context) -> Section:
    """Section II: direction and management, with the documents that were issued."""
    blocks = context.written("direction")
    return Section("direction", context.phrases["sections.direction"], blocks)


def proposals(context: Context) -> Section:
    """Section VI: proposals."""
    title = context.phrases["sections.proposals"]
    return Section("proposals", title, context.written("proposals"))


def closing(context: Context) -> Paragraph:
    """The sentence that closes the report, at the end of its last section; what comes next is
    named in the subject and at the opening."""
    phrases, data = context.phrases, context.data
    told = data.inputs.profile.report_subject.format(period=period_name(data.inputs.period))
    body = context.words.issuer
    addressees = in_a_row(context, data.inputs.profile.addressees)
    sentence = phrases.fill(
        "report.closing", subject=lower_first(told), body=body, addressee=addressees
    )
    return Paragraph(inlines(sentence))


def subject(context: Context) -> str:
    """The report's subject within a sentence: "kết quả thực hiện … quý I năm 2022"."""
    return lower_first(report_subject(context))


def report_subject(context: Context) -> str:
    """The report's subject, by the profile's pattern; it names the coming period where the report
    has a section on it."""
    return _subject(context, period_name(context.data.inputs.period))


def subject_on_its_own(context: Context) -> str:
    """The subject (trích yếu) as it stands below the report's name: of a week with its days."""
    return _subject(context, period_label(context.data.inputs.period))


def _subject(context: Context, period: str) -> str:
    if "next_period" in context.data.inputs.report_type.sections:
        coming = context.words.period_name(context.words.coming.key)
        period = context.phrases.text("report.with_next", period=period, coming=coming)
    return context.data.inputs.profile.report_subject.format(period=period)
