"""Epidemic thresholds: this period's count against those of the same month or week of earlier
years, by the programme's rule (mean and standard deviations)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from statistics import mean, stdev

from baocao.core.quantities import Operator, Quantity, satisfies
from baocao.definitions.periods.calendar import same_period_last_year
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.programmes.threshold_rule import LeftOutYear, ThresholdRule
from baocao.results.model import IndicatorResult
from baocao.submissions.workbooks.model import SourceCell


class ThresholdState(Enum):
    """How a count stands to its threshold; words are in templates/phrases.yaml."""

    ABOVE = "ABOVE"
    AT = "AT"
    NOT_ABOVE = "NOT_ABOVE"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True)
class YearCount:
    """What was counted in the same month or week of an earlier year."""

    option: str
    year: int
    value: Decimal
    sources: tuple[SourceCell, ...]
    synthetic: bool = False


@dataclass(frozen=True)
class Threshold:
    """A result beside its threshold.

    `counts` are those of the mean, oldest first; `missing` are years without a count, which
    leave `mean`, `deviation` and `limit` None, as do too few years.
    """

    result: IndicatorResult
    rule: ThresholdRule
    counts: tuple[YearCount, ...]
    left_out: tuple[LeftOutYear, ...]
    missing: tuple[int, ...]
    mean: Decimal | None = None
    deviation: Decimal | None = None

    @property
    def limit(self) -> Decimal | None:
        return limit_of(self.rule, self.mean, self.deviation)

    @property
    def state(self) -> ThresholdState:
        """Unknown as well where a bound, or a unit that is missing, leaves the count open."""
        if self.limit is None:
            return ThresholdState.UNKNOWN
        above = satisfies(self.result.quantity, Operator.ABOVE, self.limit)
        if above:
            return ThresholdState.ABOVE
        if above is None or not self.result.is_complete:
            return ThresholdState.UNKNOWN
        return ThresholdState.AT if self._is_at_limit else ThresholdState.NOT_ABOVE

    @property
    def _is_at_limit(self) -> bool:
        """No count at all is not above a threshold of nought, whatever it equals."""
        quantity = self.result.quantity
        return quantity == Quantity(self.limit) if self.limit else False


Spread = tuple[
    tuple[YearCount, ...], tuple[LeftOutYear, ...], tuple[int, ...], Decimal | None, Decimal | None
]


def limit_of(
    rule: ThresholdRule, average: Decimal | None, deviation: Decimal | None
) -> Decimal | None:
    """So many standard deviations above the mean."""
    if average is None or deviation is None:
        return None
    return average + rule.deviations * deviation


@dataclass(frozen=True)
class ThresholdYears:
    """The earlier counts of one province in the same month or week."""

    rule: ThresholdRule
    province: str
    year: int
    counts: Mapping[tuple[str, int], YearCount]

    def of(self, results: Iterable[IndicatorResult]) -> tuple[Threshold, ...]:
        """The thresholds of the rule's options that have a result, in the rule's order."""
        found = {
            r.disaggregation: r
            for r in results
            if r.indicator.id == self.rule.indicator and r.area.slug == self.province
        }
        splits = {option: ((self.rule.category, option),) for option in self.rule.options}
        return tuple(
            Threshold(found[split], self.rule, *self._spread_of(option))
            for option, split in splits.items()
            if split in found
        )

    def limit(self, option: str) -> Decimal | None:
        """The threshold of an option; None where it cannot be made."""
        *_, average, deviation = self._spread_of(option)
        return limit_of(self.rule, average, deviation)

    def _spread_of(self, option: str) -> Spread:
        """Counts, years left out and missing, mean and deviation."""
        left_out = tuple(
            y for y in self.rule.left_out if (y.province, y.option) == (self.province, option)
        )
        gone = {y.year for y in left_out}
        wanted = [y for y in range(self.year - self.rule.years, self.year) if y not in gone]
        known = [self.counts[option, y] for y in wanted if (option, y) in self.counts]
        missing = tuple(y for y in wanted if (option, y) not in self.counts)
        used = tuple(y for y in left_out if self.year - self.rule.years <= y.year < self.year)
        enough = not missing and len(known) >= self.rule.fewest_years
        average, deviation = _spread([c.value for c in known]) if enough else (None, None)
        return tuple(known), used, missing, average, deviation


@dataclass(frozen=True)
class KnownCounts:
    """What people wrote down of one province's months and weeks, by period and option."""

    rule: ThresholdRule
    province: str
    counts: Mapping[tuple[str, str], YearCount]

    def of(self, result: IndicatorResult, period: str) -> YearCount | None:
        """What was written down of the same thing in a period; None where nothing was."""
        if result.indicator.id != self.rule.indicator or result.area.slug != self.province:
            return None
        match result.disaggregation:
            case ((self.rule.category, option),):
                return self.counts.get((period, option))
        return None

    def at(self, period: ReportingPeriod) -> ThresholdYears:
        """The counts that a period's thresholds are made from."""
        counts = {
            (option, year.year): self.counts[year.key, option]
            for year in years_before(period, self.rule.years)
            for option in self.rule.options
            if (year.key, option) in self.counts
        }
        return ThresholdYears(self.rule, self.province, period.year, counts)


def years_before(period: ReportingPeriod, count: int) -> tuple[ReportingPeriod, ...]:
    """The same month or week of the `count` years before, the latest first."""
    found: list[ReportingPeriod] = []
    for _ in range(count):
        period = same_period_last_year(period)
        found.append(period)
    return tuple(found)


def _spread(values: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """Mean and standard deviation of a sample."""
    return mean(values), stdev(values)
