"""Letters to units that have not reported, or whose values need correcting or explaining, and to
agencies whose tasks are overdue.

They lie beside the reports, not in a report's folder, which each build makes anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path

from baocao.build.compose.load import inputs_of
from baocao.build.workspace.collect import Collected, collect, units_of
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.door import Scope
from baocao.build.workspace.form import PeriodForms
from baocao.build.workspace.sent import sent_for
from baocao.build.workspace.words_files import load_phrases
from baocao.core.errors import BaocaoError, Problem
from baocao.core.rules import Severity
from baocao.core.vietnamese.names import fold, sort_key
from baocao.definitions.areas.model import AdminUnit, AreaLevel
from baocao.definitions.indicators.naming import option_labels
from baocao.definitions.periods.deadlines import deadline
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.plans.profile import ReportProfile
from baocao.definitions.plans.reading.proposed_ids import UsedIds
from baocao.document.blocks import AdministrativeDocument
from baocao.document.letter import LetterSender, Reminder, TaskReminder, letter, task_letter
from baocao.document.narrative.phrases import Phrases
from baocao.output.word import render_word
from baocao.results.model import TaskResult
from baocao.results.report_data import build_report_data
from baocao.results.tasks import overdue
from baocao.submissions.forms.words import FormWords, load_form_words
from baocao.submissions.validation.model import Finding

ANSWER_DAYS = 3  # working days that a unit has for its answer once the report is overdue
LONGEST_NAME = 60  # characters of an agency in the name of its file


def letters(scope: Scope, today: date) -> dict[str, tuple[Reminder, bytes]]:
    """Each letter's file name with whom it reminds and its content, by the units' codes.

    The province's own office, which writes them, gets none. Raises `BaocaoError` where a
    workbook cannot be read: nobody knows then who has not sent.
    """
    sender, phrases = _sender(scope, today), _phrases(scope)
    return {
        _file_name(reminder.unit): (
            reminder,
            _rendered(scope, letter(reminder, sender, phrases), today),
        )
        for reminder in reminders(scope.definitions, scope.province, scope.period)
    }


def task_letters(scope: Scope, today: date) -> dict[str, tuple[TaskReminder, bytes]]:
    """The same for the agencies that lead overdue tasks, by their names. Files are named after
    the agencies: an edited letter stays that of its agency."""
    names = UsedIds(LONGEST_NAME)
    sender, phrases = _sender(scope, today), _phrases(scope)
    return {
        f"co-quan-{names.new(reminder.agency, 'khac')}.docx": (
            reminder,
            _rendered(scope, task_letter(reminder, sender, phrases), today),
        )
        for reminder in task_reminders(scope, sender.profile)
    }


def enclosed_forms(scope: Scope, reminded: Mapping[str, Reminder]) -> dict[str, bytes]:
    """The form of each unit that has sent nothing, called as its letter; `reminded` are the units
    by the file names of their letters."""
    forms = PeriodForms(scope)
    return {
        Path(name).with_suffix(".xlsx").name: forms.form(reminder.unit)
        for name, reminder in reminded.items()
        if not reminder.findings
    }


def _phrases(scope: Scope) -> Phrases:
    return load_phrases(scope.project, scope.definitions.programme)


def _sender(scope: Scope, today: date) -> LetterSender:
    definitions, period = scope.definitions, scope.period
    days = definitions.working_days
    due, again = deadline(period, days), days.after(today, ANSWER_DAYS)
    labels = option_labels(definitions.catalogue)
    return LetterSender(scope.province, _profile(scope), period, due, again, today, labels)


def _rendered(scope: Scope, document: AdministrativeDocument, today: date) -> bytes:
    template = scope.project.templates / "administrative_report.docx"
    return render_word(document, template, created=datetime.combine(today, time(), UTC))


def task_reminders(scope: Scope, profile: ReportProfile) -> tuple[TaskReminder, ...]:
    """The agencies that lead tasks which the period's report calls overdue, by their names; none
    where nothing was sent."""
    definitions, province, period = scope.definitions, scope.province, scope.period
    submissions = sent_for(definitions, province, period)
    if not submissions:
        return ()
    collected = collect(definitions, province, period, submissions)
    late: dict[str, list[TaskResult]] = defaultdict(list)
    for judged in overdue(build_report_data(inputs_of(definitions, collected, scope.type)).tasks):
        late[judged.task.lead].append(judged)
    own = fold(" ".join(profile.issuing_body))
    synthetic = any(sent.synthetic for sent in submissions)
    return tuple(
        TaskReminder(lead, tuple(sorted(tasks, key=lambda one: -one.days_overdue)), synthetic)
        for lead, tasks in sorted(late.items(), key=lambda pair: sort_key(pair[0]))
        if fold(lead) != own
    )


def reminders(
    definitions: Definitions, province: AdminUnit, period: ReportingPeriod
) -> tuple[Reminder, ...]:
    """The units that need a reminder, and of what; none where the department sent for them."""
    submissions = sent_for(definitions, province, period)
    collected = collect(definitions, province, period, submissions)
    missing = collected.completeness.missing
    names = {sent.unit: sent.unit_name for sent in submissions}
    synthetic = {sent.unit for sent in submissions if sent.synthetic}
    open_findings = _open_findings(collected)
    words = load_form_words(definitions.project, definitions.programme, definitions.catalogue)
    return tuple(
        Reminder(
            unit,
            _called(unit, names.get(unit.code, ""), words),
            tuple(open_findings[unit.code]),
            synthetic=unit.code in synthetic,
        )
        for unit in sorted(collected.units, key=lambda unit: unit.code)
        if unit.code != province.code and (unit in missing or open_findings[unit.code])
    )


def letter_names(scope: Scope) -> frozenset[str]:
    """The file names that letters to the province's units can have."""
    units = units_of(scope.definitions, scope.province, scope.period)
    return frozenset(map(_file_name, (*units.areas, *units.reporting)))


def _open_findings(collected: Collected) -> dict[str, list[Finding]]:
    """By unit, what stops the report or still needs an explanation."""
    sender_of = {sent.file: sent.unit for sent in collected.submissions}
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in collected.findings:
        waits = finding.severity is not Severity.NOTE and not finding.confirmed
        if waits and finding.source is not None and finding.source.file in sender_of:
            found[sender_of[finding.source.file]].append(finding)
    return found


def _profile(scope: Scope) -> ReportProfile:
    definitions, province = scope.definitions, scope.province
    folders = definitions.folders
    profile = definitions.profile(province, scope.report_type)
    if not profile.letter_symbol:
        where = folders.project.name(folders.profiles(province.slug)[0])
        todo = "ghi letter_symbol, ví dụ SYT-NVY (công văn không có chữ viết tắt tên loại)"
        raise BaocaoError(Problem("chưa có ký hiệu của công văn", where, todo))
    return profile


def _called(unit: AdminUnit, own_name: str, words: FormWords) -> str:
    """A unit's own name; its name on the form if the own name is only its area."""
    if own_name and fold(own_name) != fold(unit.name):
        return own_name
    return words.called(unit)


def _file_name(unit: AdminUnit) -> str:
    name = unit.code if unit.level is AreaLevel.INSTITUTION else f"{unit.code}-{unit.slug}"
    return f"{name}.docx"
