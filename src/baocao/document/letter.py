"""A reminder as an official letter (công văn): who has not sent, what has to be mended.

The letter stands on what was sent and found; nothing here reads a file or judges a value.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.labels import Labels
from baocao.core.vietnamese.names import upper_first
from baocao.core.vietnamese.numbers import format_number
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.periods.naming import period_name
from baocao.definitions.plans.model import ReportProfile
from baocao.document.blocks import (
    AdministrativeDocument,
    Align,
    Block,
    Column,
    Paragraph,
    ParagraphKind,
    Row,
    Table,
    Text,
)
from baocao.document.narrative.phrases import Phrases
from baocao.document.narrative.words import issuer_name
from baocao.document.signing import signature
from baocao.submissions.validation.model import Finding


@dataclass(frozen=True)
class Reminder:
    """A unit that is reminded: it has sent nothing, or `findings` want mending or a reason."""

    unit: AdminUnit
    unit_name: str
    findings: tuple[Finding, ...] = ()
    synthetic: bool = False


@dataclass(frozen=True)
class LetterSender:
    """Who writes the letters, about which period, on which day; `labels` are those of the names
    in them."""

    province: AdminUnit
    profile: ReportProfile
    period: ReportingPeriod
    deadline: date
    answer_by: date
    today: date
    labels: Labels = frozenset()


def letter(reminder: Reminder, sender: LetterSender, phrases: Phrases) -> AdministrativeDocument:
    """The letter to one unit; number and day are the clerk's to write."""
    profile = sender.profile
    synthetic = Text(phrases["letters.synthetic"], bold=True)
    return AdministrativeDocument(
        parent_body=profile.parent_body,
        issuing_body=profile.issuing_body,
        symbol=profile.letter_symbol,
        number=None,
        place=profile.place,
        issued_on=None,
        year=sender.today.year,
        type_name="",
        subject=phrases.text("letters.subject", period=period_name(sender.period)),
        addressees=(reminder.unit_name,),
        legal_bases=(),
        opening=_text(reminder, sender, phrases),
        sections=(),
        signature=signature(profile.signatory),
        recipients=profile.recipients[-1:],
        appendices=(),
        issuer_name=_body(sender, phrases),
        labels=sender.labels,
        notices=(Paragraph((synthetic,), ParagraphKind.NOTICE),) if reminder.synthetic else (),
    )


def _text(reminder: Reminder, sender: LetterSender, phrases: Phrases) -> tuple[Block, ...]:
    body, unit = _body(sender, phrases), reminder.unit_name
    period, due = sender.period, sender.deadline
    opening = phrases.text(
        "letters.opening",
        body=body,
        period=period_name(period),
        start=short_date(period.start),
        end=short_date(period.end),
        cutoff=short_date(period.cutoff),
        addressee=", ".join(sender.profile.addressees),
        deadline=short_date(due),
    )
    when = _when(sender, phrases)
    if not reminder.findings:
        today = short_date(sender.today)
        asked = phrases.text("letters.missing", body=body, unit=unit, today=today, when=when)
        return _paragraphs(opening, asked)
    count = format_number(len(reminder.findings))
    found = phrases.text("letters.found", unit=unit, count=count)
    asked = phrases.text("letters.mend", body=body, unit=unit, when=when)
    return (*_paragraphs(opening, found), _table(reminder, phrases), *_paragraphs(asked))


def _when(sender: LetterSender, phrases: Phrases) -> str:
    """By the report's own deadline, or where that has passed by the day that is left for it."""
    if sender.today <= sender.deadline:
        return phrases["letters.in_time"]
    return phrases.text("letters.overdue", day=short_date(sender.answer_by))


def _body(sender: LetterSender, phrases: Phrases) -> str:
    return issuer_name(sender.profile, sender.province, phrases)


def _paragraphs(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Text(text),)) for text in texts)


def _table(reminder: Reminder, phrases: Phrases) -> Table:
    columns = (
        Column(phrases["columns.order"], 6, Align.CENTRE),
        Column(phrases["letters.place"], 20),
        Column(phrases["columns.finding"], 44),
        Column(phrases["letters.todo"], 30),
    )
    rows = tuple(_row(number, found) for number, found in enumerate(reminder.findings, start=1))
    title = phrases["letters.table"]
    return Table(phrases.text("tables.caption", number="1", title=title), columns, rows)


def _row(number: int, finding: Finding) -> Row:
    source = finding.source
    where = ", ".join(filter(None, (source.sheet, source.cell))) if source else ""
    todo = upper_first(finding.todo)
    texts = (str(number), where, finding.message, todo)
    return Row(tuple((Text(text),) for text in texts))
