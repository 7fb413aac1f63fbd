"""A trace in words, line by line, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from baocao.core.project import Project
from baocao.core.vietnamese.dates import short_date
from baocao.core.yaml_source import read_yaml
from baocao.results.ledger.formula import formula_words
from baocao.review.trace.model import (
    FileState,
    TextTrace,
    Trace,
    TracedCell,
    TracedVerdict,
)

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


def lines(trace: Trace, statuses: Statuses) -> Iterator[str]:
    """What is known of a figure, most important first."""
    figure = trace.figure
    yield f"Công thức: {formula_words(figure.formula)}"
    if trace.worked:
        yield f"Thay số: {trace.worked}"
    if figure.as_of:
        yield f"Số liệu ngày {short_date(figure.as_of)}"
    for cell in trace.cells:
        yield from _cell(cell)
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
