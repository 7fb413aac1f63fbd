"""Results beside those of earlier periods, and districts beside each other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from baocao.core.changed import changed
from baocao.core.quantities import Quantity
from baocao.core.vietnamese.numbers import is_seen
from baocao.definitions.indicators.model import Direction
from baocao.definitions.periods.model import ReportingPeriod
from baocao.results.earlier import Basis, EarlierResult
from baocao.results.model import Comparison, IndicatorResult, IndicatorSplit

if TYPE_CHECKING:
    from baocao.results.thresholds import KnownCounts


def compare(
    result: IndicatorResult, period: str, earlier: EarlierResult | None
) -> Comparison | None:
    """The result beside that of `period`; None where there was none."""
    if earlier is None:
        return None
    change = (
        result.quantity.value - earlier.quantity.value if _same_basis(result, earlier) else None
    )
    return Comparison(period, earlier.quantity, change, earlier.as_of)


def compare_written(
    result: IndicatorResult, period: ReportingPeriod, known: KnownCounts, *, synthetic: bool
) -> Comparison | None:
    """The result beside what people wrote down of the whole province, which a curve draws too."""
    count = known.of(result, period.key)
    if count is None or count.synthetic != synthetic:
        return None
    whole = result.quantity.is_exact and result.is_complete
    change = result.quantity.value - count.value if whole else None
    return Comparison(period.key, Quantity(count.value), change, period.end, count.sources)


def way(result: IndicatorResult, before: Comparison | None) -> int:
    """1 where the value rose since, -1 where it fell; 0 where it did neither by as much as the
    indicator's decimals show, and where nobody can tell."""
    change = before.change if before else None
    if change is None or not is_seen(change, result.indicator.decimals):
        return 0
    return 1 if change > 0 else -1


def _same_basis(now: IndicatorResult, then: EarlierResult) -> bool:
    """Whether one may be subtracted from the other: exact, of one basis, all parts in both."""
    exact = now.quantity.is_exact and then.quantity.is_exact
    return exact and Basis.of(now) == then.basis and not now.missing_periods


def rank_districts(
    results: Sequence[IndicatorResult], districts: Iterable[str]
) -> tuple[IndicatorResult, ...]:
    """Give each district its rank per indicator and split, best first; equals share a rank.

    Indicators without a better direction and results that are bounds have no rank.
    """
    codes = set(districts)
    splits = [r.indicator_split if _rankable(r, codes) else None for r in results]
    groups: dict[IndicatorSplit | None, list[Decimal]] = defaultdict(list)
    for result, split in zip(results, splits, strict=True):
        groups[split].append(result.quantity.value)
    ordered = {split: sorted(values) for split, values in groups.items() if split}
    return tuple(
        changed(result, rank=_rank(result, ordered[split])) if split else result
        for result, split in zip(results, splits, strict=True)
    )


def _rankable(result: IndicatorResult, districts: set[str]) -> bool:
    directed = result.indicator.direction is not Direction.NEUTRAL
    return (
        result.area.code in districts
        and directed
        and result.is_complete
        and result.quantity.is_exact
    )


def _rank(result: IndicatorResult, ordered: Sequence[Decimal]) -> int:
    """One more than there are better values among those `ordered` upwards."""
    own = result.quantity.value
    if result.indicator.direction is Direction.HIGHER_IS_BETTER:
        return 1 + len(ordered) - bisect_right(ordered, own)
    return 1 + bisect_left(ordered, own)
