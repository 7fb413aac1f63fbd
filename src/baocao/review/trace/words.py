"""A trace in words, line by line: the same for the terminal and for the page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from baocao.core.project import Project
from baocao.core.rules import Severity
from baocao.core.vietnamese.dates import short_date
from baocao.core.yaml_source import read_yaml
from baocao.results.ledger.formula import formula_words
from baocao.review.trace.model import (
    EarlierFigure,
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
SEVERITY = {severity.value: severity.words for severity in Severity}
_HASH = 12  # characters of a hash that tell files apart

SOURCES_ID = "baocao-sources"  # the page's script looks for it

Statuses = Mapping[str, str]


def load_statuses(project: Project) -> Statuses:
    """The words of each status, of targets and of tasks, as the report prints them."""
    path = project.templates / "phrases.yaml"
    words = read_yaml(path, name=project.name(path)).data
    return {**words["task_status"], **words["target_status"]}


def lines(
    trace: Trace, statuses: Statuses, states: Mapping[FileState, str] = STATES
) -> Iterator[str]:
    """What is known of a figure, most important first.

    `states` says how files are now; without it that is left out, as a page outlives it.
    """
    figure = trace.figure
    yield f"Công thức: {formula_words(figure.formula)}"
    if trace.worked:
        yield f"Thay số: {trace.worked}"
    if figure.as_of:
        yield f"Số liệu ngày {short_date(figure.as_of)}"
    for cell in trace.cells:
        yield from _cell(cell, states)
    for verdict in trace.verdicts:
        yield _verdict(verdict, statuses)
    for earlier in trace.earlier:
        yield earlier_words(earlier)


def text_lines(trace: TextTrace, statuses: Statuses) -> Iterator[str]:
    """What is known of computed words: where they stand, on what, with which figures."""
    yield f"Vị trí: {trace.text.place or 'phần đầu báo cáo'}"
    yield f"Nội dung: {trace.text.text}"
    for verdict in trace.verdicts:
        yield _verdict(verdict, statuses)
    for figure in trace.figures:
        yield f"Số đi kèm: {figure.text}  {figure.id}"


def earlier_words(earlier: EarlierFigure) -> str:
    """What an issued report printed for the figure."""
    time = f", phát hành lần {earlier.time}" if earlier.time > 1 else ""
    return (
        f"Đã phát hành: {earlier.text}, kỳ {earlier.period}, báo cáo số {earlier.number} "
        f"ngày {short_date(earlier.issued_on)}{time}"
    )


def sources_script(traces: Iterable[Trace], statuses: Statuses) -> str:
    """The traces as data for a page's own script; each line is stored once."""
    numbers: dict[str, int] = {}
    figures = {
        trace.figure.id: [
            numbers.setdefault(line, len(numbers)) for line in lines(trace, statuses, {})
        ]
        for trace in traces
    }
    data = {"lines": list(numbers), "figures": figures}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":  # no text can end the script
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f'<script type="application/json" id="{SOURCES_ID}">{text}</script>'


def _cell(cell: TracedCell, states: Mapping[FileState, str]) -> Iterator[str]:
    value = f" = {cell.value}" if cell.value else ""
    digest = f"SHA-256 {cell.source.sha256[:_HASH]}…"
    known = ", ".join(part for part in (states.get(cell.state), digest) if part)
    yield f"{cell.role.capitalize()}: {cell.source}{value} ({known})"
    for note in cell.notes:
        reason = f"; đơn vị xác nhận: {note.confirmed}" if note.confirmed else ""
        yield f"{SEVERITY.get(note.severity, note.severity)}: {note.message}{reason}"


def _verdict(verdict: TracedVerdict, statuses: Statuses) -> str:
    status = statuses.get(verdict.status, verdict.status)
    place = ", ".join(part for part in (verdict.clause, verdict.plan) if part)
    deadline = f", thời hạn {short_date(verdict.deadline)}" if verdict.deadline else ""
    return f"Đánh giá: {status} – {verdict.name or verdict.item} ({place}{deadline})"
