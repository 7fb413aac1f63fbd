"""`baocao remind`: official letters to units that have not reported or must correct their data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from baocao.apps.cli.messages import print_json
from baocao.apps.cli.options import NamedReport
from baocao.build.compose.letter_set import LetterSet, replace_letters
from baocao.build.compose.reminders import enclosed_forms, letter_names, letters, task_letters
from baocao.build.workspace.collect import units_of
from baocao.build.workspace.door import work_meant
from baocao.core.errors import Problem, UsageError
from baocao.core.project import find_project
from baocao.core.turn import report_turn
from baocao.document.letter import Reminder, TaskReminder


def run_remind(
    named: NamedReport, out: Path | None, today: date, *, force: bool, as_json: bool
) -> int:
    """Write one letter to each unit and agency that needs a reminder, with the form of a unit
    that has sent nothing; always 0.

    Raises `UsageError` where a unit that reports itself has none below it to remind.
    """
    scope = work_meant(find_project(), *named)
    units = units_of(scope.definitions, scope.province, scope.period).reporting
    if scope.province.is_within and not {*units} - {scope.province}:
        todo = "bỏ --unit: công văn nhắc là của Sở"
        what = f"{scope.province.name} không có đơn vị cấp dưới phải báo cáo"
        raise UsageError(Problem(what, "--unit", todo))
    project = scope.project
    to_units = letters(scope, today)
    found: dict[str, tuple[Reminder | TaskReminder, bytes]] = {
        **to_units,
        **task_letters(scope, today),
    }
    forms = enclosed_forms(scope, {name: reminder for name, (reminder, _) in to_units.items()})
    contents = {name: content for name, (_, content) in found.items()} | forms
    folder = out or project.letters(scope.key)
    with report_turn(project, scope.key):
        made = replace_letters(project, folder, contents, letter_names(scope), force=force)
    told = {name: reminder for name, (reminder, _) in found.items()}
    if as_json:
        records = (
            _record(told[name], project.name(folder / name), edited=name in made.kept)
            for name in told
        )
        print_json(list(records))
        return 0
    wrote = [name for name in made.wrote if name in told]
    for name in wrote:
        print(f"{project.name(folder / name)}: {_whom(told[name])}, {_why(told[name])}")
    for line in _left(made, told):
        print(line)
    if not told:
        print("Không có đơn vị nào phải nhắc.")
    elif wrote:
        print(f"Đã ghi {len(wrote)} công văn; văn thư ghi số, ngày rồi trình ký.")
    if enclosed := len(made.wrote) - len(wrote):
        print(f"Kèm theo {enclosed} biểu mẫu .xlsx, cùng tên với công văn.")
    return 0


def _left(made: LetterSet, told: Mapping[str, Reminder | TaskReminder]) -> Iterator[str]:
    """What became of letters that were there: edited ones are named, others were removed."""
    for name in made.kept:
        why = f"nay {_why(told[name])}" if name in told else "đơn vị nay không phải nhắc nữa"
        yield f"{name}: đã sửa tay nên giữ nguyên; {why}. Đổi tên hoặc xóa tệp thì mới soạn lại."
    for name in made.gone:
        yield f"{name}: đã bỏ, đơn vị nay không phải nhắc nữa."


def _whom(reminder: Reminder | TaskReminder) -> str:
    return reminder.agency if isinstance(reminder, TaskReminder) else reminder.unit_name


def _why(reminder: Reminder | TaskReminder) -> str:
    if isinstance(reminder, TaskReminder):
        return f"{len(reminder.late)} nhiệm vụ quá hạn"
    if not reminder.findings:
        return "chưa gửi số liệu"
    return f"{len(reminder.findings)} điểm cần sửa hoặc giải trình"


def _record(reminder: Reminder | TaskReminder, file: str, *, edited: bool) -> dict[str, object]:
    if isinstance(reminder, TaskReminder):
        about: dict[str, object] = {"agency": reminder.agency, "tasks": len(reminder.late)}
    else:
        about = {
            "unit": reminder.unit.code,
            "unit_name": reminder.unit_name,
            "missing": not reminder.findings,
            "findings": len(reminder.findings),
        }
    return {**about, "file": file, "edited": edited}
