"""Tasks by lead agency and status. Standing duties have no progress to show and are left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.names import sort_key
from baocao.core.vietnamese.numbers import format_number
from baocao.document.charts.reading import Line, readable
from baocao.document.charts.stacks import DASHED, SOLID, SegmentLook, StackRow, stacked_chart
from baocao.document.charts.theme import BLACK, BLUE, RUST, SKY, WHITE, YELLOW, titled
from baocao.document.charts.vega_lite import Chart
from baocao.document.charts.words import ChartWords
from baocao.results.model import TaskStatus
from baocao.results.report_data import ReportData

STYLES: dict[TaskStatus, tuple[str, str, tuple[int, ...]]] = {
    TaskStatus.OVERDUE: (RUST, WHITE, SOLID),
    TaskStatus.DONE: (BLUE, WHITE, SOLID),
    TaskStatus.DONE_LATE: (SKY, BLACK, SOLID),
    TaskStatus.IN_PROGRESS: (YELLOW, BLACK, SOLID),
    TaskStatus.NOT_DUE: (WHITE, BLACK, SOLID),
    TaskStatus.NOT_REPORTED: (WHITE, BLACK, DASHED),
}
"""Fill, ink and edge in stacking order: from dark to light, what is late first."""

UNKNOWN = {TaskStatus.NOT_REPORTED, TaskStatus.STANDING}


def task_chart(data: ReportData, words: ChartWords) -> Chart | None:
    """Stacked bars by lead agency, most tasks first; None without a task that has a date."""
    agencies = _agencies(data)
    if not agencies:
        return None
    standing = sum(judged.status is TaskStatus.STANDING for judged in data.tasks)
    cutoff = short_date(data.inputs.period.cutoff)
    notes = (
        words.text("until", province=data.inputs.province.name, date=cutoff),
        words.text("standing_note", count=format_number(standing)) if standing else "",
    )
    rows = [StackRow(name, tuple(counts[status] for status in STYLES)) for name, counts in agencies]
    chart = stacked_chart(rows, _looks(words), words.text("total"))
    shown = titled(chart, words.text("task_title"), notes)
    return readable(shown, *_table(agencies, words))


def describe_tasks(data: ReportData, words: ChartWords) -> str:
    """The chart in words, agency by agency; "" without a chart."""
    agencies = _agencies(data)
    if not agencies:
        return ""
    items = [
        words.text("item", name=name, value=", ".join(_counted(counts, words)))
        for name, counts in agencies
    ]
    return words.text("task_alt", province=data.inputs.province.name, items="; ".join(items))


def _table(
    agencies: Sequence[tuple[str, Counter[TaskStatus]]], words: ChartWords
) -> tuple[Line, list[Line]]:
    """Headings and rows: an agency with its tasks in each status, and in all."""
    headings = (words.text("agency"), *map(words.task_status, STYLES), words.text("total"))
    rows = [
        (name, *(format_number(counts[s]) for s in STYLES), format_number(counts.total()))
        for name, counts in agencies
    ]
    return headings, rows


def _agencies(data: ReportData) -> list[tuple[str, Counter[TaskStatus]]]:
    """Lead agencies with their tasks by status; most tasks first, then by name.

    None where nobody reported on any task: that is a sentence.
    """
    if all(judged.status in UNKNOWN for judged in data.tasks):
        return []
    counts: dict[str, Counter[TaskStatus]] = {}
    for judged in data.tasks:
        if judged.status in STYLES:
            counts.setdefault(judged.task.lead, Counter())[judged.status] += 1
    return sorted(counts.items(), key=lambda item: (-item[1].total(), sort_key(item[0])))


def _counted(counts: Counter[TaskStatus], words: ChartWords) -> list[str]:
    return [
        words.text("count", name=words.task_status(status), value=format_number(counts[status]))
        for status in STYLES
        if counts[status]
    ]


def _looks(words: ChartWords) -> list[SegmentLook]:
    return [SegmentLook(words.task_status(status), *style) for status, style in STYLES.items()]
