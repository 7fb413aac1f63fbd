"""A reminder as an official letter (công văn): who has not sent, what has to be mended, which tasks
of an agency are late.

The letter stands on what was sent and found; nothing here reads a file or judges a value.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.labels import Labels
from baocao.core.vietnamese.names import upper_first
from baocao.core.vietnamese.numbers import format_number
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.periods.naming import period_name
from baocao.definitions.plans.profile import ReportProfile
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
from baocao.document.narrative.tasks import due_month
from baocao.document.narrative.words import issuer_name
from baocao.document.signing import signature
from baocao.results.model import TaskResult
from baocao.submissions.validation.model import Finding


@dataclass(frozen=True)
class Reminder:
    """A unit that is reminded: it has sent nothing, or `findings` want mending or a reason."""

    unit: AdminUnit
    unit_name: str
    findings: tuple[Finding, ...] = ()
    synthetic: bool = False


@dataclass(frozen=True)
class TaskReminder:
    """An agency that leads tasks which are overdue, the longest first."""

    agency: str
    late: tuple[TaskResult, ...]
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
    subject = phrases.text("letters.subject", period=period_name(sender.period))
    made = _letter(reminder.unit_name, subject, _text(reminder, sender, phrases), sender, phrases)
    return _marked(made, phrases) if reminder.synthetic else made


def task_letter(
    reminder: TaskReminder, sender: LetterSender, phrases: Phrases
) -> AdministrativeDocument:
    """The letter to an agency about its overdue tasks, with the days counted to the cut-off."""
    body = _body(sender, phrases)
    opening = phrases.text(
        "letters.late",
        body=body,
        agency=reminder.agency,
        count=format_number(len(reminder.late)),
        cutoff=short_date(sender.period.cutoff),
    )
    asked = phrases.text(
        "letters.tasks_asked",
        agency=reminder.agency,
        body=body,
        day=short_date(sender.answer_by),
    )
    text: tuple[Block, ...] = (
        *_paragraphs(opening),
        _task_table(reminder, phrases),
        *_paragraphs(asked, _contact(sender, phrases)),
    )
    subject = phrases.text("letters.tasks_subject", period=period_name(sender.period))
    made = _letter(reminder.agency, subject, text, sender, phrases)
    return _marked(made, phrases) if reminder.synthetic else made


def _marked(made: AdministrativeDocument, phrases: Phrases) -> AdministrativeDocument:
    """The letter with the mark of synthetic data."""
    synthetic = Text(phrases["letters.synthetic"], bold=True)
    return replace(made, notices=(Paragraph((synthetic,), ParagraphKind.NOTICE),))


def _letter(
    addressee: str,
    subject: str,
    text: tuple[Block, ...],
    sender: LetterSender,
    phrases: Phrases,
) -> AdministrativeDocument:
    profile = sender.profile
    return AdministrativeDocument(
        parent_body=profile.parent_body,
        issuing_body=profile.issuing_body,
        symbol=profile.letter_symbol,
        place=profile.place,
        year=sender.today.year,
        type_name="",
        subject=subject,
        addressees=(addressee,),
        opening=text,
        signature=signature(profile.signatory),
        recipients=profile.recipients[-1:],
        issuer_name=_body(sender, phrases),
        labels=sender.labels,
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
        asked = phrases.text(
            "letters.missing",
            body=body,
            unit=unit,
            today=today,
            period=period_name(period),
            when=when,
        )
        return _paragraphs(opening, asked, _contact(sender, phrases))
    count = format_number(len(reminder.findings))
    found = phrases.text("letters.found", unit=unit, count=count)
    asked = phrases.text("letters.mend", body=body, unit=unit, when=when)
    ending = _paragraphs(asked, _contact(sender, phrases))
    return (*_paragraphs(opening, found), _table(reminder, phrases), *ending)


def _contact(sender: LetterSender, phrases: Phrases) -> str:
    """Whom to ask: the body, and the person or number that its profile names."""
    contact = sender.profile.contact
    named = phrases.text("letters.contact_named", contact=contact) if contact else ""
    return phrases.text("letters.contact", body=_body(sender, phrases), named=named)


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


def _task_table(reminder: TaskReminder, phrases: Phrases) -> Table:
    columns = (
        Column(phrases["columns.order"], 6, Align.CENTRE),
        Column(phrases["columns.task"], 52),
        Column(phrases["columns.due"], 14, Align.CENTRE),
        Column(phrases["columns.days_overdue"], 14, Align.RIGHT),
    )
    rows = tuple(
        Row(tuple((Text(text),) for text in (str(number), *_task_texts(judged))))
        for number, judged in enumerate(reminder.late, start=1)
    )
    title = phrases["letters.tasks_table"]
    return Table(phrases.text("tables.caption", number="1", title=title), columns, rows)


def _task_texts(judged: TaskResult) -> tuple[str, str, str]:
    name = f"{judged.task.name} ({judged.plan.short_citation})"
    return name, due_month(judged), format_number(judged.days_overdue)
