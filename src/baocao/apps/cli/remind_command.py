"""`baocao remind`: official letters to units that have not reported or must correct their data."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from baocao.apps.cli.messages import print_json
from baocao.apps.cli.options import NamedReport
from baocao.build.compose.reminders import letters, write_letters
from baocao.build.workspace.door import work_meant
from baocao.core.project import find_project
from baocao.core.turn import report_turn
from baocao.document.letter import Reminder


def run_remind(
    named: NamedReport, out: Path | None, today: date, *, force: bool, as_json: bool
) -> int:
    """Write one letter to each unit that needs a reminder; always 0."""
    scope = work_meant(find_project(), *named)
    project, found = scope.project, letters(scope, today)
    contents = {name: content for name, (_, content) in found.items()}
    folder = out or project.letters(scope.key)
    with report_turn(project, scope.key):
        paths = write_letters(project, folder, contents, force=force)
    told = [reminder for reminder, _ in found.values()]
    if as_json:
        pairs = zip(told, paths, strict=True)
        print_json([_record(reminder, project.name(path)) for reminder, path in pairs])
        return 0
    for reminder, path in zip(told, paths, strict=True):
        print(f"{project.name(path)}: {reminder.unit_name}, {_why(reminder)}")
    if not told:
        print("Không có đơn vị nào phải nhắc.")
    else:
        print(f"Đã ghi {len(told)} công văn; văn thư ghi số, ngày rồi trình ký.")
    return 0


def _why(reminder: Reminder) -> str:
    if not reminder.findings:
        return "chưa gửi số liệu"
    return f"{len(reminder.findings)} điểm cần sửa hoặc giải trình"


def _record(reminder: Reminder, file: str) -> dict[str, object]:
    return {
        "unit": reminder.unit.code,
        "unit_name": reminder.unit_name,
        "missing": not reminder.findings,
        "findings": len(reminder.findings),
        "file": file,
    }
