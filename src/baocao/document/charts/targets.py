"""How many of the plans' targets stand in each status."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from baocao.core.quantities import Quantity, Unit
from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.numbers import format_number
from baocao.document.charts.bars import BarRow, Frame, bar_chart, bar_table
from baocao.document.charts.theme import titled
from baocao.document.charts.vega_lite import Chart
from baocao.document.charts.words import ChartWords
from baocao.results.measured import in_force
from baocao.results.model import TargetStatus
from baocao.results.report_data import ReportData

NAME_WIDTH = 140
UNJUDGED = {TargetStatus.NOT_REPORTED, TargetStatus.NOT_ASSESSABLE}


def target_chart(data: ReportData, words: ChartWords) -> Chart | None:
    """A bar for every status that occurs, in the order of `TargetStatus`; None where no target has
    been judged: that is a sentence."""
    rows = _rows(data, words)
    if not rows:
        return None
    cutoff = short_date(data.inputs.period.cutoff)
    note = words.text("until", province=data.inputs.province.name, date=cutoff)
    chart = bar_chart(rows, Frame.around(rows, Unit.UNITS, NAME_WIDTH))
    shown = titled(chart, words.text("target_title"), (note,))
    return bar_table(shown, rows, words.text("status"), (words.text("count_heading"),))


def describe_targets(data: ReportData, words: ChartWords) -> str:
    """The chart in words; "" without a chart."""
    rows = _rows(data, words)
    if not rows:
        return ""
    items = [words.text("item", name=row.name, value=row.text) for row in rows]
    return words.text("target_alt", province=data.inputs.province.name, items="; ".join(items))


def _rows(data: ReportData, words: ChartWords) -> list[BarRow]:
    counts = Counter(one.status for one in in_force(data.targets))
    if not counts.keys() - UNJUDGED:
        return []
    return [
        BarRow(words.target_status(status), Quantity(Decimal(count)), format_number(count))
        for status in TargetStatus
        if (count := counts[status])
    ]
