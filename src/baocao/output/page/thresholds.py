"""The counts of a report beside their epidemic thresholds, for its page and those over reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from baocao.definitions.programmes.model import MainIndicator
from baocao.document.content import IndicatorContent, ThresholdContent
from baocao.output.page.view import PrintedValue, ValueKey


@dataclass(frozen=True)
class ThresholdLine:
    """A count beside its epidemic threshold, by the name that readers know it by."""

    name: str
    value: PrintedValue
    threshold: ThresholdContent


def threshold_lines(
    thresholds: Sequence[ThresholdContent],
    values: Mapping[ValueKey, PrintedValue],
    indicators: Sequence[IndicatorContent],
    main: Sequence[MainIndicator],
) -> list[ThresholdLine]:
    """The thresholds of a report: those that are exceeded first, then those that are known."""
    names = {(i.id, split): name for i in indicators for split, name in i.splits.items()}
    chosen = {(one.indicator, one.split): one.label for one in main}
    lines = [
        ThresholdLine(chosen.get(key) or threshold.label or names[key], values[key], threshold)
        for threshold in thresholds
        for key in [(threshold.indicator, threshold.split)]
        if key in values and key in names
    ]
    return sorted(lines, key=lambda line: (not line.threshold.is_above, not line.threshold.limit))
