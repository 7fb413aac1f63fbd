"""Points over time: every period's values, and every dated value of a stock within."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from baocao.definitions.indicators.model import Aggregation, Indicator, IndicatorCatalogue
from baocao.results.computed import computed, observed_in, requests_for
from baocao.results.earlier import EarlierPeriod
from baocao.results.inputs import Inputs
from baocao.results.long_periods import ends_within, in_parts
from baocao.results.model import IndicatorResult, TrendPoint
from baocao.results.observation_index import ObservationIndex
from baocao.submissions.workbooks.model import Submission


def trends_of(
    inputs: Inputs,
    before: Mapping[str, EarlierPeriod],
    now: Sequence[IndicatorResult],
) -> tuple[TrendPoint, ...]:
    """The province's values period by period and, for a longer period, part by part, and
    every dated value of stocks within."""
    sent_now = _of_one_kind(inputs.submissions)
    parts = _within(inputs, sent_now)
    points = [
        TrendPoint(r.indicator, r.disaggregation, period, r.as_of, r.quantity)
        for period, found in before.items()
        for r in found.results
        if r.area == inputs.province.code
    ]
    points += [
        TrendPoint(r.indicator.id, r.disaggregation, period, r.as_of, r.quantity)
        for period, results in [*parts.items(), (inputs.period.key, now)]
        for r in results
        if r.area == inputs.province
    ]
    points.extend(point for found in before.values() for point in found.counts)
    points.extend(dated_counts(inputs, inputs.period.key, sent_now))
    unique = {(p.indicator, p.disaggregation, p.as_of): p for p in points}
    return tuple(sorted(unique.values(), key=lambda p: (p.indicator, p.disaggregation, p.as_of)))


def _of_one_kind(submissions: Sequence[Submission]) -> tuple[Submission, ...]:
    """The synthetic ones where there are any: they are no continuation of real ones."""
    synthetic = any(sent.synthetic for sent in submissions)
    return tuple(sent for sent in submissions if sent.synthetic == synthetic)


def _within(
    inputs: Inputs, submissions: Sequence[Submission]
) -> dict[str, tuple[IndicatorResult, ...]]:
    """The province's stocks at the end of each part of a longer period."""
    stocks = [
        request
        for request in requests_for(inputs, (inputs.province,))
        if _is_plain_stock(inputs.catalogue, request.indicator)
    ]
    by_part = in_parts(inputs.period, submissions)
    ends = ends_within(inputs.period)
    return {
        key: computed(inputs, observed_in(sent), stocks, ends[key]) for key, sent in by_part.items()
    }


def dated_counts(
    inputs: Inputs, period: str, submissions: Sequence[Submission]
) -> list[TrendPoint]:
    index = ObservationIndex(observed_in(submissions), inputs.catalogue.elements)
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
