"""`baocao verify`: where an edited Word file no longer agrees with the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from rich.console import Console

from baocao.apps.cli.messages import print_json
from baocao.apps.cli.numbers_told import numbers_told
from baocao.apps.cli.options import NamedReport
from baocao.build.workspace.door import report_meant
from baocao.core.errors import Problem, UsageError
from baocao.core.project import find_project
from baocao.core.vietnamese.numbers import format_number
from baocao.review.verify.model import Change, ChangeKind, Verification
from baocao.review.verify.verify import verify_file

KINDS = {
    ChangeKind.FIGURE_CHANGED: "Số liệu bị sửa",
    ChangeKind.FIGURE_DELETED: "Số liệu bị xóa",
    ChangeKind.FIGURE_UNKNOWN: "Số liệu của báo cáo khác",
    ChangeKind.NUMBER_TYPED: "Số gõ tay, không có trong sổ số liệu",
    ChangeKind.NUMBER_KNOWN: "Số gõ tay, trùng một số trong sổ",
    ChangeKind.FIGURE_COPIED: "Số liệu được chép thêm",
    ChangeKind.ISSUE_CHANGED: "Số, ngày hoặc người ký bị sửa sau khi phát hành",
    ChangeKind.TEXT_CHANGED: "Chữ tính từ số liệu bị sửa",
    ChangeKind.FIGURE_UNSEEN: "Số liệu không nhìn thấy được khi in",
    ChangeKind.PICTURE_REPLACED: "Hình bị thay, cắt hoặc che",
    ChangeKind.PICTURE_MOVED: "Hình đứng sai chỗ",
    ChangeKind.PICTURE_DELETED: "Hình bị xóa",
    ChangeKind.UNREAD: "Nội dung chương trình không đọc được",
    ChangeKind.WORDING_CHANGED: "Câu chữ thay đổi",
}
PENDING = "chưa duyệt"
_WORDS = (ChangeKind.WORDING_CHANGED, ChangeKind.TEXT_CHANGED, ChangeKind.ISSUE_CHANGED)
_LONGEST = 300  # characters of a changed text that the table shows


def run_verify(file: Path, named: NamedReport, *, as_json: bool) -> int:
    """List every change; 1 if a figure was changed or a number typed in."""
    project = find_project()
    if bool(named.province) != bool(named.period):
        todo = "nêu cả --province và --period, hoặc không nêu cả hai"
        raise UsageError(Problem("mới nêu một nửa tên báo cáo", "", todo))
    key = report_meant(project, *named).key if named.province else None
    verification = verify_file(project, file, key)
    if as_json:
        print_json(_record(verification))
    else:
        _print(verification, project.called(verification.key))
    return 0 if verification.stands else 1


def _print(verification: Verification, report: str) -> None:
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"Báo cáo: {report}", markup=False)
    console.print(f"Tệp: {verification.file}", markup=False)
    for line in _changes(verification.changes):
        console.print(line, markup=False)
    for line in numbers_told(verification.written):
        console.print(line, markup=False)
    if verification.tracked:
        console.print(
            f"\nTệp còn {format_number(verification.tracked)} thay đổi được theo dõi chưa duyệt; "
            f"danh sách trên coi như đã chấp nhận hết, dòng ghi “{PENDING}” sẽ mất nếu từ chối."
        )
    if verification.placeholders:
        count = format_number(len(verification.placeholders))
        console.print(f"\nCòn {count} chỗ chưa soạn nội dung:")
        for place in verification.placeholders:
            console.print(f"  - {place}", markup=False)
    console.print(f"\n{_conclusion(verification)}", markup=False)


def _changes(changes: tuple[Change, ...]) -> Iterator[str]:
    """The lines of the list, most urgent first."""
    for kind in ChangeKind:
        found = [change for change in changes if change.kind is kind]
        if found:
            yield f"\n{KINDS[kind]}: {format_number(len(found))}"
        for change in found:
            yield f"  - {_what(change)}{f' ({PENDING})' if change.pending else ''}"
            yield f"    {change.place}"
            if change.figure:
                yield f"    {change.figure}"


def _what(change: Change) -> str:
    if change.kind in _WORDS:
        old, new = (f"“{_cut(text)}”" if text else "" for text in (change.old, change.new))
    else:
        old, new = change.old, change.new
    if old == new:
        return new
    return f"{old or '(không có)'} → {new or '(đã xóa)'}"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"


def _conclusion(verification: Verification) -> str:
    failing = sum(change.kind.fails for change in verification.changes)
    failing += len(verification.open_numbers)
    figures = format_number(verification.figures)
    if not failing:
        return f"Cả {figures} số đã in còn đúng với sổ số liệu."
    return (
        f"Có {format_number(failing)} điểm phải xử lý trên {figures} số đã in. "
        "Tra nguồn từng số: baocao trace."
    )


def _record(verification: Verification) -> dict[str, object]:
    return {
        "file": verification.file,
        **asdict(verification.key),
        "stands": verification.stands,
        "figures": verification.figures,
        "tracked_changes": verification.tracked,
        "changes": [{**vars(c), "fails": c.kind.fails} for c in verification.changes],
        "placeholders": verification.placeholders,
        "written": verification.written,
    }
