"""All results of one report, from inputs that are already read and validated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from baocao.core.report_key import ReportKey
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.indicators.model import Aggregation, Indicator, IndicatorCatalogue
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.periods.parse import parse_period
from baocao.definitions.plans.model import Plan, ReportProfile
from baocao.definitions.programmes.model import Programme
from baocao.results.comparison import ResultKey, compare, key, rank_districts
from baocao.results.compute import IndicatorComputer, Request
from baocao.results.denominators import (
    denominator_sources,
    find_rivals,
    used_provider,
)
from baocao.results.earlier import Earlier, EarlierResult, Recall, made_anew
from baocao.results.long_periods import OverQuarters, by_key, in_quarters, latest_observations
from baocao.results.model import (
    Completeness,
    Correction,
    DenominatorSource,
    IndicatorResult,
    Quarter,
    ReferenceValue,
    ReportData,
    TrendPoint,
)
from baocao.results.observation_index import ObservationIndex
from baocao.results.targets import TargetJudge, judge_all
from baocao.results.tasks import done, judge_tasks, latest_progress
from baocao.submissions.validation.model import Finding
from baocao.submissions.workbooks.model import Observation, Submission
from baocao.submissions.workbooks.standing import of_one_provider


@dataclass(frozen=True)
class Inputs:
    """What a report is made from. `history` holds earlier periods' submissions by period key,
    oldest first; `previous` and `last_year` name two of those keys. `quarters` are those of a
    longer period that has no submissions of its own; `recall` may keep what was worked out of
    an earlier period."""

    key: ReportKey
    programme: Programme
    province: AdminUnit
    districts: tuple[AdminUnit, ...]
    reporting_units: tuple[AdminUnit, ...]
    period: ReportingPeriod
    deadline: date
    profile: ReportProfile
    plans: tuple[Plan, ...]
    catalogue: IndicatorCatalogue
    submissions: tuple[Submission, ...]
    history: Mapping[str, tuple[Submission, ...]]
    previous: str
    last_year: str
    references: tuple[ReferenceValue, ...]
    findings: tuple[Finding, ...]
    quarters: tuple[Quarter, ...] = ()
    corrections: tuple[Correction, ...] = ()
    recall: Recall = made_anew


def build_report_data(inputs: Inputs) -> ReportData:
    """Compute every indicator, judge every target and task."""
    before = _comparable_history(inputs)
    now = compute_results(inputs, inputs.period, inputs.submissions)
    compared = _with_comparisons(now, inputs, before)
    results = rank_districts(compared, [unit.code for unit in inputs.districts])
    earlier = [sent for period in before.values() for sent in period.sent]
    progress = done(earlier) | latest_progress(inputs.submissions)
    judge = TargetJudge(
        inputs.period,
        inputs.catalogue.indicators,
        _of_province(results, inputs.province),
        inputs.references,
        progress,
    )
    return ReportData(
        key=inputs.key,
        programme=inputs.programme,
        catalogue=inputs.catalogue,
        province=inputs.province,
        period=inputs.period,
        deadline=inputs.deadline,
        profile=inputs.profile,
        plans=inputs.plans,
        districts=inputs.districts,
        results=results,
        targets=judge_all(judge, inputs.plans),
        tasks=judge_tasks(inputs.plans, inputs.period, progress),
        trends=_trends(inputs, before, results),
        findings=inputs.findings,
        completeness=_completeness(inputs),
        submissions=inputs.submissions,
        quarters=inputs.quarters,
        corrections=inputs.corrections,
        denominators=_denominators(inputs, results),
    )


def _denominators(
    inputs: Inputs, results: Sequence[IndicatorResult]
) -> tuple[DenominatorSource, ...]:
    """The province's results by each of several counts of one group of people."""
    by_quarter = in_quarters(inputs.period, inputs.submissions)
    pool = latest_observations(by_quarter) if by_quarter else _observations(inputs.submissions)
    observations = tuple(pool)
    shares = [i for i in inputs.catalogue.indicators.values() if i.denominator]
    rivals = find_rivals(observations, shares)
    requests = [Request(i, inputs.province, split) for i in rivals.indicators for split in i.splits]
    counted = [o for o in observations if o.element in rivals.elements]
    by_provider = {
        provider: _computed(inputs, of_one_provider(counted, provider), requests)
        for provider in rivals.providers
    }
    own = [result for result in results if result.area == inputs.province]
    return denominator_sources(own, by_provider, counted)


def _of_earlier(inputs: Inputs, period: str) -> Earlier:
    """An earlier period, with the districts' results where the report compares with them."""
    sent = inputs.history[period]
    compared = period in (inputs.previous, inputs.last_year)
    window = parse_period(period, inputs.period.regime)
    results = compute_results(inputs, window, sent, inputs.districts if compared else ())
    return Earlier.of(sent, results, _dated_counts(inputs, period, sent))


def compute_results(
    inputs: Inputs,
    period: ReportingPeriod,
    submissions: Sequence[Submission],
    districts: Sequence[AdminUnit] | None = None,
) -> tuple[IndicatorResult, ...]:
    """Every indicator in every split for the province and its districts, where there is data.

    `districts` are those that results are wanted of, all where it is left out; the province's
    results are made from all districts in any case.
    """
    wanted = inputs.districts if districts is None else districts
    by_quarter = in_quarters(period, submissions)
    requests = tuple(_requests(inputs, (inputs.province, *wanted)))
    if not by_quarter:
        return _computed(inputs, _observations(submissions), requests)
    joiner = OverQuarters(
        inputs.catalogue,
        {
            key: by_key(_computed(inputs, _observations(sent), requests))
            for key, sent in by_quarter.items()
        },
        by_key(_computed(inputs, latest_observations(by_quarter), requests)),
    )
    return joiner.results((r.indicator.id, r.area.code, r.split) for r in requests)


def _computed(
    inputs: Inputs, observations: Iterable[Observation], requests: Iterable[Request]
) -> tuple[IndicatorResult, ...]:
    """The results of one pool of observations, by the counts that the plans go by."""
    provider = used_provider(inputs.plans)
    own = of_one_provider(observations, provider)
    index = ObservationIndex(own, inputs.catalogue.elements)
    computer = IndicatorComputer(index, inputs.catalogue, inputs.province, inputs.districts)
    found = map(computer.compute, requests)
    return tuple(result for result in found if result is not None)


def _requests(inputs: Inputs, areas: Sequence[AdminUnit]) -> Iterator[Request]:
    """Every indicator in every split for each area, in printing order."""
    for indicator in inputs.catalogue.indicators.values():
        for split in indicator.splits:
            for area in areas:
                yield Request(indicator, area, split)


def _observations(submissions: Iterable[Submission]) -> Iterator[Observation]:
    return (o for submission in submissions for o in submission.observations)


def _comparable_history(inputs: Inputs) -> dict[str, Earlier]:
    """Earlier periods of the same kind: synthetic data is never held against real data."""
    synthetic = any(s.synthetic for s in inputs.submissions)
    earlier = {
        period: inputs.recall(period, partial(_of_earlier, inputs, period))
        for period in inputs.history
    }
    return {
        period: found
        for period, found in earlier.items()
        if found.sent and found.synthetic == synthetic
    }


def _with_comparisons(
    results: Sequence[IndicatorResult],
    inputs: Inputs,
    before: Mapping[str, Earlier],
) -> list[IndicatorResult]:
    previous = _by_key(before.get(inputs.previous))
    last_year = _by_key(before.get(inputs.last_year))
    return [
        replace(
            result,
            previous=compare(result, inputs.previous, previous.get(key(result))),
            last_year=compare(result, inputs.last_year, last_year.get(key(result))),
        )
        for result in results
    ]


def _by_key(earlier: Earlier | None) -> dict[ResultKey, EarlierResult]:
    results = earlier.results if earlier else ()
    return {(r.indicator, r.area, r.disaggregation): r for r in results}


def _of_province(
    results: Sequence[IndicatorResult], province: AdminUnit
) -> dict[tuple[str, tuple[tuple[str, str], ...]], IndicatorResult]:
    return {(r.indicator.id, r.disaggregation): r for r in results if r.area == province}


def _trends(
    inputs: Inputs,
    before: Mapping[str, Earlier],
    now: Sequence[IndicatorResult],
) -> tuple[TrendPoint, ...]:
    """The province's values period by period and, for a longer period, quarter by quarter, and
    every dated value of stocks within."""
    sent_now = _of_one_kind(inputs.submissions)
    quarters = _within(inputs, sent_now)
    points = [
        TrendPoint(r.indicator, r.disaggregation, period, r.as_of, r.quantity)
        for period, found in before.items()
        for r in found.results
        if r.area == inputs.province.code
    ]
    points += [
        TrendPoint(r.indicator.id, r.disaggregation, period, r.as_of, r.quantity)
        for period, results in [*quarters.items(), (inputs.period.key, now)]
        for r in results
        if r.area == inputs.province
    ]
    points.extend(point for found in before.values() for point in found.counts)
    points.extend(_dated_counts(inputs, inputs.period.key, sent_now))
    unique = {(p.indicator, p.disaggregation, p.as_of): p for p in points}
    return tuple(sorted(unique.values(), key=lambda p: (p.indicator, p.disaggregation, p.as_of)))


def _of_one_kind(submissions: Sequence[Submission]) -> tuple[Submission, ...]:
    """The synthetic ones where there are any: they are no continuation of real ones."""
    synthetic = any(sent.synthetic for sent in submissions)
    return tuple(sent for sent in submissions if sent.synthetic == synthetic)


def _within(
    inputs: Inputs, submissions: Sequence[Submission]
) -> dict[str, tuple[IndicatorResult, ...]]:
    """The province's stocks at the end of each quarter of a longer period."""
    stocks = [
        request
        for request in _requests(inputs, (inputs.province,))
        if _is_plain_stock(inputs.catalogue, request.indicator)
    ]
    by_quarter = in_quarters(inputs.period, submissions)
    return {key: _computed(inputs, _observations(sent), stocks) for key, sent in by_quarter.items()}


def _dated_counts(
    inputs: Inputs, period: str, submissions: Sequence[Submission]
) -> list[TrendPoint]:
    index = ObservationIndex(_observations(submissions), inputs.catalogue.elements)
    return [
        TrendPoint(indicator.id, split, period, total.as_of, total.amount.quantity)
        for indicator in inputs.catalogue.indicators.values()
        if _is_plain_stock(inputs.catalogue, indicator)
        for split in indicator.splits
        for total in index.history(indicator.numerator[0].element, inputs.province.code, split)
    ]


def _is_plain_stock(catalogue: IndicatorCatalogue, indicator: Indicator) -> bool:
    """Whether each reported value is a point of its own; flows have one sum a period."""
    elements = [catalogue.elements[term.element] for term in indicator.numerator]
    counted = not indicator.denominator and len(elements) == 1
    return counted and elements[0].aggregation is Aggregation.STOCK


def _completeness(inputs: Inputs) -> Completeness:
    sent = {submission.unit for submission in inputs.submissions}
    received = tuple(unit for unit in inputs.reporting_units if unit.code in sent)
    return Completeness(inputs.reporting_units, received)
