"""What got worse since the period before, the largest movement in proportion first."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from baocao.definitions.indicators.model import Direction
from baocao.results.comparison import way
from baocao.results.model import Comparison, IndicatorResult
from baocao.results.report_data import ReportData
from baocao.results.scorecard import main_measures

FEW = 10  # cases below which a change is told as it is
_WORSE = {Direction.LOWER_IS_BETTER: 1, Direction.HIGHER_IS_BETTER: -1}


def worsened(data: ReportData) -> list[IndicatorResult]:
    """Of the programme's main indicators and of what it compares, whether a target asks for them or
    not; a rate is left out beside its count."""
    found: dict[object, IndicatorResult] = {}
    for result in (*_main(data), *compared_results(data)):
        if worsening(result):
            found.setdefault((result.indicator.numerator, result.disaggregation), result)
    return sorted(found.values(), key=worsening, reverse=True)


def worsening(result: IndicatorResult) -> Decimal:
    """By what part of the earlier value it got worse, infinite from none; 0 where it did not, and
    of so few that a proportion says nothing."""
    before = result.previous
    turned = way(result, before) * _WORSE.get(result.indicator.direction, 0)
    if before is None or before.change is None or turned <= 0 or counts_few(result, before):
        return Decimal(0)
    earlier = before.quantity.value
    return abs(before.change) / earlier if earlier > 0 else Decimal("Infinity")


def counts_few(result: IndicatorResult, before: Comparison) -> bool:
    """Whether so few were counted that a proportion says nothing: one case after two is no
    fall by half."""
    counted = not result.indicator.denominator
    return counted and max(result.quantity.value, before.quantity.value) < FEW


def compared_results(data: ReportData) -> tuple[IndicatorResult, ...]:
    """What section I sets beside the periods before, indicator by indicator in the role's order."""
    role = data.inputs.programme.roles.compared
    if role is None:
        return ()
    return tuple(
        result
        for indicator in role.indicators
        for result in data.of_province(indicator)
        if dict(result.disaggregation).keys() == {role.category}
    )


def _main(data: ReportData) -> Iterator[IndicatorResult]:
    for _, indicator, split in main_measures(data.inputs):
        if result := data.find(indicator.id, split):
            yield result
