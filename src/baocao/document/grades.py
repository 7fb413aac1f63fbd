"""What the four steps of a scorecard or map are called, the sign that stands for each, and the
shading of cells on paper and in the workbook.

Black letters stay legible on the darkest, and the steps differ in black and white.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from baocao.core.quantities import UPWARD, Operator
from baocao.definitions.indicators.model import Direction, Indicator
from baocao.results.grades import Grade
from baocao.results.model import TargetResult

SECTION = "grades"  # of templates/phrases.yaml
FILLS = {4: "FFFFFF", 3: "E3EEF6", 2: "B9D5E8", 1: "86B5D6"}
"""The fill as red, green and blue in hexadecimal, by `Row.shades`: 4 the lightest."""


@dataclass(frozen=True)
class Legend:
    """The sign of each step, and what the step says of a unit."""

    signs: Mapping[Grade, str]
    words: Mapping[Grade, str]


def legend_of(
    indicator: Indicator, target: TargetResult | None, words: Mapping[str, str]
) -> Legend:
    """The legend for units graded against `target`, or among one another without one.

    `words` are the phrases by their dotted keys.
    """
    kind = _kind(indicator, target)

    def named(what: str) -> dict[Grade, str]:
        return {g: words[f"{SECTION}.{what}_{g.name.lower()}"] for g in reversed(Grade)}

    return Legend(named("sign"), named(kind))


def _kind(indicator: Indicator, target: TargetResult | None) -> str:
    if target is None:
        return "high" if indicator.direction is Direction.HIGHER_IS_BETTER else "low"
    if target.target.operator is Operator.EQUAL and not target.asks_for_all:
        return "equal"
    upward = target.target.operator in (*UPWARD, Operator.EQUAL)
    return "floor" if upward else "ceiling"
