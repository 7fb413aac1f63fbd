"""Everything that a report says, worked out from its inputs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from baocao.core.changed import changed
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.indicators.model import Disaggregation
from baocao.definitions.periods.regimes import parse_period
from baocao.results.accumulated import accumulated
from baocao.results.by_unit import results_of_units
from baocao.results.comparison import compare, compare_written, rank_districts
from baocao.results.compute import Request
from baocao.results.computed import compute_results, computed, observed_in
from baocao.results.countrywide import ProvinceLeftOut
from baocao.results.curves import EpidemicCurve, curves_of
from baocao.results.denominators import denominator_sources, find_rivals
from baocao.results.earlier import EarlierPeriod, EarlierResult
from baocao.results.inputs import Inputs
from baocao.results.long_periods import in_parts, latest_observations
from baocao.results.model import (
    Comparison,
    DenominatorSource,
    IndicatorResult,
    IndicatorSplit,
    ResultKey,
    TargetResult,
    TaskResult,
    TrendPoint,
)
from baocao.results.needs import Need, needs_of
from baocao.results.pace import paces_of_parts
from baocao.results.roadmap import RoadmapStep, roadmap
from baocao.results.targets import TargetJudge, judge_all
from baocao.results.tasks import done, judge_tasks, latest_progress, reported_plans
from baocao.results.thresholds import Threshold
from baocao.results.trends import dated_counts, trends_of
from baocao.submissions.workbooks.standing import of_one_provider


@dataclass(frozen=True)
class ReportData:
    """Everything a report says, before any word or picture is made."""

    inputs: Inputs
    results: tuple[IndicatorResult, ...]
    targets: tuple[TargetResult, ...]
    tasks: tuple[TaskResult, ...]
    trends: tuple[TrendPoint, ...]
    denominators: tuple[DenominatorSource, ...] = ()  # of groups that several providers counted
    roadmap: tuple[RoadmapStep, ...] = ()
    needs: tuple[Need, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    curves: tuple[EpidemicCurve, ...] = ()
    left_out: tuple[ProvinceLeftOut, ...] = ()  # of a report on many provinces

    def find(
        self, indicator: str, disaggregation: Disaggregation = (), area: str | None = None
    ) -> IndicatorResult | None:
        """The result of one indicator, for the whole province unless `area` is given."""
        return self._by_key.get((indicator, area or self.inputs.province.code, disaggregation))

    def first_of(self, indicator: str) -> tuple[IndicatorResult, ...]:
        """An indicator's total for the whole province, or its groups where it has no total."""
        total = self.find(indicator)
        return (total,) if total else self.of_province(indicator)

    def of_province(self, indicator: str) -> tuple[IndicatorResult, ...]:
        """Every result of one indicator for the whole province, in printing order."""
        return tuple(r for r in self.of_whole if r.indicator.id == indicator)

    @cached_property
    def of_whole(self) -> tuple[IndicatorResult, ...]:
        """Every result for the whole province, in printing order."""
        return _of_whole(self.results, self.inputs.province)

    def of_split(self, split: IndicatorSplit) -> tuple[IndicatorResult, ...]:
        """Every result of one indicator in one split, of all areas, in printing order."""
        return tuple(self._by_split.get(split, ()))

    @cached_property
    def _by_split(self) -> dict[IndicatorSplit, list[IndicatorResult]]:
        found: dict[IndicatorSplit, list[IndicatorResult]] = {}
        for result in self.results:
            found.setdefault(result.indicator_split, []).append(result)
        return found

    @cached_property
    def _by_key(self) -> dict[ResultKey, IndicatorResult]:
        return {r.key: r for r in self.results}


def build_report_data(inputs: Inputs) -> ReportData:
    """Compute every indicator, judge every target and task."""
    before = _comparable_history(inputs)
    now = _now(inputs)
    compared = _with_comparisons(now, inputs, before)
    results = rank_districts(compared, [unit.code for unit in inputs.districts])
    told = [sent for period in before.values() for sent in period.told]
    progress = done(told) | latest_progress(inputs.submissions)
    reported = reported_plans(inputs.plans, inputs.submissions)
    judge = TargetJudge(
        inputs.period,
        inputs.catalogue.indicators,
        _of_province(results, inputs.province),
        inputs.references,
        progress,
        accumulated(inputs),
        inputs.yearly_values,
        results_of_units(inputs),
        frozenset(filter(inputs.catalogue.shares_events, inputs.catalogue.indicators)),
        paces_of_parts(inputs),
    )
    roles, known = inputs.programme.roles, inputs.known_counts
    trends = tuple(_whole(inputs, before, results, trends_of(inputs, before, results)))
    return ReportData(
        inputs=inputs,
        results=results,
        targets=judge_all(judge, inputs.plans),
        tasks=judge_tasks(inputs.plans, inputs.period, progress, reported),
        trends=trends,
        denominators=_denominators(inputs, results),
        roadmap=roadmap(inputs),
        needs=needs_of(roles.needs, inputs, inputs.period, inputs.submissions),
        thresholds=known.at(inputs.period).of(results) if known else (),
        curves=curves_of(inputs, trends),
    )


def _whole(
    inputs: Inputs,
    before: Mapping[str, EarlierPeriod],
    now: Iterable[IndicatorResult],
    trends: Iterable[TrendPoint],
) -> list[TrendPoint]:
    """Without the points of periods that some part is missing of, the report's own too: a month
    of one week is none."""
    partial = {
        (result.indicator, period)
        for period, found in before.items()
        for result in found.results
        if result.basis.missing_periods
    }
    partial |= {(r.indicator.id, inputs.period.key) for r in now if r.missing_periods}
    return [point for point in trends if (point.indicator, point.period) not in partial]


def _now(inputs: Inputs) -> tuple[IndicatorResult, ...]:
    if inputs.computed is not None:
        return inputs.computed()
    return compute_results(inputs, inputs.period, inputs.submissions)


def _denominators(
    inputs: Inputs, results: Sequence[IndicatorResult]
) -> tuple[DenominatorSource, ...]:
    """The province's results by each of several counts of one group of people."""
    by_part = in_parts(inputs.period, inputs.submissions)
    pool = latest_observations(by_part) if by_part else observed_in(inputs.submissions)
    observations = tuple(pool)
    shares = [i for i in inputs.catalogue.indicators.values() if i.denominator]
    rivals = find_rivals(observations, shares)
    requests = [Request(i, inputs.province, split) for i in rivals.indicators for split in i.splits]
    counted = [o for o in observations if o.element in rivals.elements]
    by_provider = {
        provider: computed(inputs, of_one_provider(counted, provider), requests, inputs.period.end)
        for provider in rivals.providers
    }
    return denominator_sources(_of_whole(results, inputs.province), by_provider, counted)


def of_earlier(inputs: Inputs, period: str) -> EarlierPeriod:
    """An earlier period, with the districts' results where the report compares with them."""
    sent = inputs.history[period]
    compared = period in (inputs.previous, inputs.last_year)
    window = parse_period(period, inputs.period.regime)
    results = compute_results(inputs, window, sent, inputs.districts if compared else ())
    return EarlierPeriod.of(sent, results, dated_counts(inputs, period, sent))


def _comparable_history(inputs: Inputs) -> dict[str, EarlierPeriod]:
    """Earlier periods of the same kind: synthetic data is never held against real data."""
    earlier = {
        period: inputs.recall(period, partial(of_earlier, inputs, period))
        for period in inputs.history
    }
    return {
        period: found
        for period, found in earlier.items()
        if found.kinds and found.synthetic == inputs.synthetic
    }


def _with_comparisons(
    results: Sequence[IndicatorResult],
    inputs: Inputs,
    before: Mapping[str, EarlierPeriod],
) -> list[IndicatorResult]:
    previous = _beside(inputs, before, inputs.previous)
    last_year = _beside(inputs, before, inputs.last_year)
    return [changed(r, previous=previous(r), last_year=last_year(r)) for r in results]


def _beside(
    inputs: Inputs, before: Mapping[str, EarlierPeriod], key: str
) -> Callable[[IndicatorResult], Comparison | None]:
    """What sets a result beside an earlier period: what was sent, else what was written down."""
    sent, known = _by_key(before.get(key)), inputs.known_counts
    period = parse_period(key, inputs.period.regime) if known else None
    synthetic = inputs.synthetic

    def beside(result: IndicatorResult) -> Comparison | None:
        told = compare(result, key, sent.get(result.key))
        if told or known is None or period is None:
            return told
        return compare_written(result, period, known, synthetic=synthetic)

    return beside


def _by_key(earlier: EarlierPeriod | None) -> dict[ResultKey, EarlierResult]:
    results = earlier.results if earlier else ()
    return {r.key: r for r in results}


def _of_province(
    results: Sequence[IndicatorResult], province: AdminUnit
) -> dict[IndicatorSplit, IndicatorResult]:
    return {r.indicator_split: r for r in _of_whole(results, province)}


def _of_whole(
    results: Iterable[IndicatorResult], province: AdminUnit
) -> tuple[IndicatorResult, ...]:
    """The results for the whole province; nearly all are of other units, as their codes tell."""
    return tuple(r for r in results if r.area.code == province.code and r.area == province)
