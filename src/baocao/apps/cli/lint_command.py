"""`baocao lint`: where a Word file departs from Decree 30/2020/NĐ-CP."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

from rich.console import Console
from rich.table import Table

from baocao.apps.cli.messages import print_json
from baocao.core.errors import Problem, UsageError
from baocao.core.project import find_project
from baocao.core.rules import Severity
from baocao.core.whole_file import write_whole
from baocao.review.decree30 import Departure, annotated, lint_file, load_lint_rules

_SEVERITY = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cần xem lại", Severity.NOTE: "Lưu ý"}
_MOST_PLACES = 3


def run_lint(file: Path, annotate: Path | None = None, *, as_json: bool) -> int:
    """List where a Word file departs from the decree; 1 if anything has to be corrected.

    `annotate` is where a copy with comments goes.
    """
    if problems := tuple(_copy_problems(file, annotate)):
        raise UsageError(*problems)
    project = find_project()
    findings = lint_file(file, load_lint_rules(project.rules), name=project.name(file))
    if as_json:
        print_json(findings)
    elif findings:
        Console().print(_table(findings))
    else:
        print("Văn bản không có điểm nào trái thể thức.")
    if findings and annotate is not None:
        copy = annotated(file.read_bytes(), project.name(file), findings, datetime.now(UTC))
        write_whole(annotate, copy)
        if not as_json:
            count = len({finding.paragraph for finding in findings})
            print(f"Đã ghi {annotate.as_posix()}: {count} nhận xét.")
    return 1 if any(finding.must_be_mended for finding in findings) else 0


def _copy_problems(file: Path, annotate: Path | None) -> Iterator[Problem]:
    """Why a copy cannot go there: it would take the place of a file, or be no Word file."""
    if annotate is None:
        return
    name = annotate.as_posix()
    if annotate.exists() and file.exists() and annotate.samefile(file):
        yield Problem("bản có nhận xét trùng với chính tệp được kiểm tra", name, "chọn tên khác")
    elif annotate.exists():
        yield Problem("tệp đã có, không ghi đè", name, "chọn tên khác hoặc xóa tệp đó")
    if annotate.suffix.lower() != ".docx":
        yield Problem("bản có nhận xét phải là tệp Word", name, "đặt tên kết thúc bằng .docx")


def _table(findings: Iterable[Departure]) -> Table:
    """One row per problem; the same problem in several paragraphs is one row."""
    table = Table("Mức độ", "Chỗ sai", "Nội dung", "Quy định", "Cần làm", show_lines=True)
    ordered = sorted(findings, key=lambda f: (f.rule, f.message, f.expected))
    groups = [
        list(group) for _, group in groupby(ordered, key=lambda f: (f.rule, f.message, f.expected))
    ]
    for group in sorted(groups, key=lambda group: group[0].paragraph or 0):
        first = group[0]
        table.add_row(
            _SEVERITY[first.severity],
            _places(group),
            first.message,
            f"{first.expected}\n{first.clause}",
            first.todo,
        )
    return table


def _places(group: list[Departure]) -> str:
    """Each place by its words, and by its page where Word noted the pages in the file."""
    places = list(dict.fromkeys(map(_place, group)))
    more = len(group) - _MOST_PLACES
    shown = places if more <= 0 else [*places[:_MOST_PLACES], f"và {more} chỗ khác"]
    return "\n".join(shown)


def _place(finding: Departure) -> str:
    if not finding.text:
        return "Cả văn bản"
    page = "" if finding.page is None else f"Trang {finding.page}: "
    return f"{page}“{finding.text}”"
