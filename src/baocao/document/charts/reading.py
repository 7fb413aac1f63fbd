"""What a chart shows as a table, for readers who do not see it; it travels with the chart.

A page puts it beside the chart. The values are the texts that the chart prints.
"""

from __future__ import annotations

from collections.abc import Sequence

from baocao.document.charts.vega_lite import Chart

Line = tuple[str, ...]


def readable(chart: Chart, headings: Line, rows: Sequence[Line]) -> Chart:
    """The chart with its table, as the `usermeta` that Vega-Lite leaves to its users."""
    table = {"headings": list(headings), "rows": [list(row) for row in rows]}
    return chart.with_fields(usermeta={"table": table})
