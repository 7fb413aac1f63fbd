"""The results of one period, from what was sent for it or for its quarters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.plans.model import Plan
from baocao.results.compute import IndicatorComputer, Request
from baocao.results.denominators import used_provider
from baocao.results.long_periods import OverQuarters, by_key, in_quarters, latest_observations
from baocao.results.model import IndicatorResult
from baocao.results.observation_index import ObservationIndex
from baocao.submissions.workbooks.model import Observation, Submission
from baocao.submissions.workbooks.standing import of_one_provider


class Computable(Protocol):
    """What results are computed by: areas, indicators, and plans that say whose counts go."""

    @property
    def province(self) -> AdminUnit: ...
    @property
    def districts(self) -> tuple[AdminUnit, ...]: ...
    @property
    def catalogue(self) -> IndicatorCatalogue: ...
    @property
    def plans(self) -> tuple[Plan, ...]: ...


def compute_results(
    inputs: Computable,
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
    requests = tuple(requests_for(inputs, (inputs.province, *wanted)))
    if not by_quarter:
        return computed(inputs, observed_in(submissions), requests)
    joiner = OverQuarters(
        inputs.catalogue,
        {
            key: by_key(computed(inputs, observed_in(sent), requests))
            for key, sent in by_quarter.items()
        },
        by_key(computed(inputs, latest_observations(by_quarter), requests)),
    )
    return joiner.results((r.indicator.id, r.area.code, r.split) for r in requests)


def computed(
    inputs: Computable, observations: Iterable[Observation], requests: Iterable[Request]
) -> tuple[IndicatorResult, ...]:
    """The results of one pool of observations, by the counts that the plans go by."""
    provider = used_provider(inputs.plans)
    own = of_one_provider(observations, provider)
    index = ObservationIndex(own, inputs.catalogue.elements)
    computer = IndicatorComputer(index, inputs.catalogue, inputs.province, inputs.districts)
    found = map(computer.compute, requests)
    return tuple(result for result in found if result is not None)


def requests_for(inputs: Computable, areas: Sequence[AdminUnit]) -> Iterator[Request]:
    """Every indicator in every split for each area, in printing order."""
    for indicator in inputs.catalogue.indicators.values():
        for split in indicator.splits:
            for area in areas:
                yield Request(indicator, area, split)


def observed_in(submissions: Iterable[Submission]) -> Iterator[Observation]:
    return (o for submission in submissions for o in submission.observations)
