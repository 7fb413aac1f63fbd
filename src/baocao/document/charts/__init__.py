"""Charts of a report as Vega-Lite specifications, and their export to SVG and PNG.

Builders take `ReportData` and `ChartWords` and return an Altair chart, or None where there
is nothing to draw; the text of every value is that of the ledger's figure. No file is read
or written here but the font that `export` renders with.

An analyst's own charts are made from data frames by `by_area`, `over_time`, `epidemic`,
`stacked`, `unit_map`, `scorecard` and `trend`.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from baocao.document.charts.of_frames import by_area, epidemic, over_time, stacked, unit_map
    from baocao.document.charts.score_frames import scorecard, trend

__all__ = ["by_area", "epidemic", "over_time", "scorecard", "stacked", "trend", "unit_map"]
SCORES = ("scorecard", "trend")


def __getattr__(name: str) -> Any:
    """Import what draws frames when it is first used: reports do without pandas."""
    if name in __all__:
        from baocao.document.charts import of_frames, score_frames

        return getattr(score_frames if name in SCORES else of_frames, name)
    raise AttributeError(f"module 'baocao.document.charts' has no attribute {name!r}")
