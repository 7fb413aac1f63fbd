"""Findings as an xlsx file to hand over: `baocao check … --out FILE`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from baocao.apps.cli.findings_shown import NOT_READ_NAME, WHOLE_PERIOD, counts
from baocao.apps.cli.findings_words import standing
from baocao.build.workspace.findings import Checked
from baocao.core.errors import PLACES, Problem, UsageError
from baocao.core.rules import Severity
from baocao.core.whole_file import write_asked
from baocao.output.workbook.finding_list import ListedFinding, finding_list
from baocao.submissions.validation.model import Finding


def check_target(path: Path) -> None:
    """Refuse a name that is no xlsx file's, before anything is checked."""
    if path.suffix.lower() != ".xlsx":
        todo = "đặt tên tệp có đuôi .xlsx, ví dụ --out diem-can-luu-y.xlsx"
        raise UsageError(Problem("danh sách chỉ ghi được dạng .xlsx", path.as_posix(), todo))


def write_findings(path: Path, subject: str, checked: Checked) -> None:
    """Write every finding and every problem; raises `UsageError` where that is not possible."""
    rows = [*_of_findings(checked), *_of_problems(checked)]
    unread = f"{len(checked.problems)} lỗi đọc tệp" if checked.problems else ""
    told = ", ".join(words for words in (unread, counts(checked.findings)) if words)
    content = finding_list(subject, told or "Không có điểm nào cần lưu ý", rows)
    write_asked(path, content)


def _of_findings(checked: Checked) -> Iterator[ListedFinding]:
    for finding in checked.findings:
        source = finding.source
        file = source.file if source else ""
        yield ListedFinding(
            unit=checked.units.get(file, "") if source else WHOLE_PERIOD,
            file=PurePosixPath(file).name,
            sheet=source.sheet if source else "",
            cell=source.cell if source else "",
            severity=standing(finding),
            rule=finding.rule_name,
            message=_message(finding),
            todo="" if finding.confirmed else finding.todo,
        )


def _message(finding: Finding) -> str:
    reason = f"\nĐơn vị giải trình: {finding.confirmed}" if finding.confirmed else ""
    return f"{finding.message}{reason}"


def _of_problems(checked: Checked) -> Iterator[ListedFinding]:
    for problem in checked.problems:
        file, sheet, cell = (*problem.where.split(PLACES, 2), "", "")[:3]
        yield ListedFinding(
            unit=checked.units.get(file, ""),
            file=PurePosixPath(file).name,
            sheet=sheet,
            cell=cell,
            severity=Severity.ERROR.words,
            rule=NOT_READ_NAME,
            message=problem.what,
            todo=problem.todo,
        )
