"""Annotated copies of units' workbooks: each bad cell coloured, with a comment on what is wrong.

The unit's own file is only read. Formulas stay as they are and are never evaluated.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from baocao.core.errors import Problem, UsageError
from baocao.core.project import Project
from baocao.core.rules import Severity
from baocao.core.vietnamese.names import fold
from baocao.core.whole_file import write_asked
from baocao.submissions.validation.model import Finding
from baocao.submissions.workbooks.outside_cells import OUR_OWN

SUFFIX = "-da-kiem-tra"
FORMATS = (".xlsx", ".xlsm")
COLOURS = {Severity.ERROR: "F4A59A", Severity.WARNING: "FFD966", Severity.NOTE: "BDD7EE"}
GRAVITY = (
    Severity.NOTE,
    Severity.WARNING,
    Severity.ERROR,
)  # the last one lies on top
COMMENT_WIDTH, LINE_HEIGHT, LINE_LENGTH = 360, 18, 48

_PLACE = re.compile(r"(?P<file>.+?) › (?P<sheet>.+) › (?P<cell>[A-Z]{1,3}[1-9]\d{0,6})")


@dataclass(frozen=True)
class CellMark:
    """What to write on one cell of a workbook."""

    file: str
    sheet: str
    cell: str
    severity: Severity
    text: str


@dataclass(frozen=True)
class Annotated:
    """The copies that were written, and why others were not."""

    paths: tuple[Path, ...]
    problems: tuple[Problem, ...]


def marks_of_findings(findings: Iterable[Finding]) -> Iterator[CellMark]:
    """Every finding that has a cell and has not been explained."""
    for finding in findings:
        if finding.source is not None and finding.source.cell and not finding.confirmed:
            source, severity = finding.source, finding.severity
            text = f"{severity.words}: {finding.message}.\nCần làm: {finding.todo}."
            text += f"\nQuy tắc: {finding.rule_name}"
            yield CellMark(source.file, source.sheet, source.cell, severity, text)


def marks_of_problems(problems: Iterable[Problem]) -> Iterator[CellMark]:
    """Every reading problem that has a cell."""
    for problem in problems:
        place = _PLACE.fullmatch(problem.where)
        if place:
            text = f"{Severity.ERROR.words}: {problem.what}.\nCần làm: {problem.todo}."
            yield CellMark(place["file"], place["sheet"], place["cell"], Severity.ERROR, text)


def annotate(project: Project, marks: Iterable[CellMark], folder: Path) -> Annotated:
    """Write a copy of each marked workbook into `folder`, beside nothing that was sent.

    Raises `UsageError` where `folder` is among the submissions or cannot be made.
    """
    _prepare(project, folder)
    by_file: dict[str, list[CellMark]] = defaultdict(list)
    for mark in marks:
        by_file[mark.file].append(mark)
    paths: list[Path] = []
    problems: list[Problem] = []
    for file, own in by_file.items():
        target = _target(folder, Path(file), paths)
        problem = _copy(project.root / file, own, target)
        if problem is None:
            paths.append(target)
        else:
            problems.append(problem)
    return Annotated(tuple(paths), tuple(problems))


def _prepare(project: Project, folder: Path) -> None:
    if folder.resolve().is_relative_to(project.submissions.resolve()):
        todo = "chọn thư mục khác, ngoài data/submissions"
        raise UsageError(Problem("không ghi bản chú thích vào nơi chứa số liệu", str(folder), todo))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        todo = "chọn thư mục khác, hoặc kiểm tra quyền ghi"
        raise UsageError(Problem("không tạo được thư mục", str(folder), todo)) from None


def _target(folder: Path, source: Path, taken: Sequence[Path]) -> Path:
    """A unique name, even if units of two periods sent files of the same name."""
    target = folder / f"{source.stem}{SUFFIX}{source.suffix}"
    if target in taken:
        target = folder / f"{source.parent.name}-{source.stem}{SUFFIX}{source.suffix}"
    return target


def _copy(source: Path, marks: Sequence[CellMark], target: Path) -> Problem | None:
    name = source.name
    if source.suffix.lower() not in FORMATS:
        what = "không ghi được bản chú thích cho tệp loại này"
        return Problem(what, name, "mở tệp bằng Excel và lưu lại dạng .xlsx")
    try:
        book = openpyxl.load_workbook(source, keep_vba=source.suffix.lower() == ".xlsm")
        for mark in sorted(marks, key=lambda mark: GRAVITY.index(mark.severity)):
            _mark(book, mark)
        content = BytesIO()
        book.save(content)
    except Exception:
        todo = "xem danh sách điểm sai ở trên; hoặc mở tệp bằng Excel, lưu lại rồi kiểm tra lại"
        return Problem("không ghi được bản chú thích", name, todo)
    write_asked(target, content.getvalue())
    return None


def _mark(book: Any, mark: CellMark) -> None:
    """Colour the cell, the first of several or of a merged area, and put the words before its
    comment."""
    sheet = next((s for s in book.worksheets if fold(s.title) == fold(mark.sheet)), None)
    if sheet is None:
        return
    name = mark.cell.partition(",")[0].partition(":")[0]
    cell = sheet[name]
    for area in sheet.merged_cells.ranges:
        if name in area:
            cell = sheet.cell(area.min_row, area.min_col)
    text = f"{mark.text}\n\n{cell.comment.text}" if cell.comment else mark.text
    cell.fill = PatternFill("solid", start_color=COLOURS[mark.severity])
    cell.comment = Comment(text, OUR_OWN, width=COMMENT_WIDTH, height=_height(text))


def _height(text: str) -> int:
    lines = sum(1 + len(line) // LINE_LENGTH for line in text.splitlines())
    return LINE_HEIGHT * (lines + 1)
