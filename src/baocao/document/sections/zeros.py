"""The working paper of the zeros that the report tells in sentences, each with where it is from."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.definitions.indicators.model import Disaggregation, Indicator
from baocao.document.blocks import Appendix
from baocao.document.context import Context
from baocao.document.tables import districts_table, indicators_table
from baocao.results.model import IndicatorResult

Measure = tuple[Indicator, Disaggregation]


def zeros(
    context: Context, whole: Sequence[IndicatorResult], pages: Sequence[Sequence[Measure]]
) -> Appendix:
    """The zeros of the province, then those of its areas, as many measures as fit a page each."""
    phrases = context.phrases
    title = phrases["appendices.zeros"]
    caption = phrases.text("tables.districts", theme=title, areas=context.words.areas)
    tables = [indicators_table(context, title, whole)] if whole else []
    tables += [districts_table(context, caption, measures) for measures in pages]
    return Appendix("zeros", title, tuple(tables), landscape=True, working=True)
