"""A trace in words, line by line, for the terminal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from posixpath import dirname

from baocao.core.project import Project
from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.numbers import format_number
from baocao.core.yaml_source import read_yaml
from baocao.results.ledger.formula import formula_words
from baocao.results.ledger.told_cells import Tell, tell_each
from baocao.review.trace.model import (
    FileState,
    TextTrace,
    Trace,
    TracedCell,
    TracedVerdict,
)
from baocao.submissions.workbooks.model import SourceCell

STATES = {
    FileState.SAME: "tệp còn nguyên",
    FileState.CHANGED: "TỆP ĐÃ THAY ĐỔI so với khi lập báo cáo",
    FileState.GONE: "TỆP KHÔNG CÒN",
}
_HASH = 12  # characters of a hash that tell files apart

Statuses = Mapping[str, str]


def load_statuses(project: Project) -> Statuses:
    """The words of each status, of targets and of tasks, as the report prints them."""
    path = project.templates / "phrases.yaml"
    words = read_yaml(path, name=project.name(path)).data
    return {**words["task_status"], **words["target_status"]}


def lines(trace: Trace, statuses: Statuses, tell: Tell = tell_each) -> Iterator[str]:
    """What is known of a figure, most important first; `tell` says which of its cells are told
    one by one."""
    figure = trace.figure
    yield f"Công thức: {formula_words(figure.formula)}"
    if trace.worked:
        yield f"Thay số: {trace.worked}"
    if figure.as_of:
        yield f"Số liệu ngày {short_date(figure.as_of)}"
    for _, cells in groupby(trace.cells, lambda cell: cell.role):
        yield from _cells(list(cells), tell)
    for verdict in trace.verdicts:
        yield _verdict(verdict, statuses)
    for earlier in trace.earlier:
        yield str(earlier)


def text_lines(trace: TextTrace, statuses: Statuses) -> Iterator[str]:
    """What is known of computed words: where they stand, on what, with which figures."""
    yield f"Vị trí: {trace.text.place or 'phần đầu báo cáo'}"
    yield f"Nội dung: {trace.text.text}"
    for verdict in trace.verdicts:
        yield _verdict(verdict, statuses)
    for figure in trace.figures:
        yield f"Số đi kèm: {figure.text}  {figure.id}"


def _cells(cells: Sequence[TracedCell], tell: Tell) -> Iterator[str]:
    """Cells of one role; of a folder that is told as one each that is not as it was, or that
    something was found at."""
    known = {cell.source: cell for cell in cells}
    folders: dict[str, list[TracedCell]] = defaultdict(list)
    for cell in cells:
        folders[dirname(cell.source.file)].append(cell)
    for source in tell(tuple(known)):
        if source in known:
            yield from _cell(known[source])
        else:
            yield from _folder(source, folders[source.file])


def _folder(folder: SourceCell, cells: Sequence[TracedCell]) -> Iterator[str]:
    numbers = [cell.number for cell in cells if cell.number is not None]
    added = f", cộng lại {format_number(sum(numbers))}" if len(numbers) == len(cells) else ""
    gone = {cell.source.file for cell in cells if cell.state is not FileState.SAME}
    state = f"{len(gone)} TỆP ĐÃ THAY ĐỔI HOẶC KHÔNG CÒN" if gone else "các tệp còn nguyên"
    yield f"{cells[0].role.capitalize()}: {folder}{added} ({state})"
    for cell in cells:
        if cell.source.file in gone or cell.findings:
            yield from _cell(cell)


def _cell(cell: TracedCell) -> Iterator[str]:
    value = f" = {cell.value}" if cell.value else ""
    known = f"{STATES[cell.state]}, SHA-256 {cell.source.sha256[:_HASH]}…"
    yield f"{cell.role.capitalize()}: {cell.source}{value} ({known})"
    for finding in cell.findings:
        yield finding.told


def _verdict(verdict: TracedVerdict, statuses: Statuses) -> str:
    status = statuses.get(verdict.status, verdict.status)
    place = ", ".join(part for part in (verdict.clause, verdict.plan) if part)
    deadline = f", thời hạn {short_date(verdict.deadline)}" if verdict.deadline else ""
    return f"Đánh giá: {status} – {verdict.name or verdict.item} ({place}{deadline})"
