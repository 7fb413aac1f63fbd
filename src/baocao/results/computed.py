"""The results of one period, from what was sent for it or for its parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Protocol

from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.plans.model import Plan
from baocao.results.compute import IndicatorComputer, Request
from baocao.results.denominators import used_provider
from baocao.results.long_periods import (
    OverParts,
    by_key,
    ends_within,
    in_parts,
    latest_observations,
)
from baocao.results.model import IndicatorResult
from baocao.results.observation_index import Below, ObservationIndex, nothing_below
from baocao.submissions.workbooks.model import Observation, Submission
from baocao.submissions.workbooks.standing import of_one_provider

Parts = Callable[[str, date], tuple[AdminUnit, ...]]
"""From a unit's code and a day to the units of that day whose sum it was."""

Beside = Callable[[str, str, date], Sequence[str]]
"""From a province's code, an element and a day to the codes of those who count it beside areas."""


def nobody_beside(_code: str, _element: str, _on: date) -> Sequence[str]:
    return ()


class Computable(Protocol):
    """What results are computed by: areas, indicators, and plans that say whose counts go.

    `districts` are those at the end of the report's period; where units changed within what is
    computed, `parts` says what there was on another day. Who counts `beside` areas is no area.
    """

    @property
    def province(self) -> AdminUnit: ...
    @property
    def districts(self) -> tuple[AdminUnit, ...]: ...
    @property
    def catalogue(self) -> IndicatorCatalogue: ...
    @property
    def plans(self) -> tuple[Plan, ...]: ...
    @property
    def parts(self) -> Parts | None: ...
    @property
    def beside(self) -> Beside: ...


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
    if not any(sent.observations for sent in submissions):
        return ()
    wanted = inputs.districts if districts is None else districts
    by_part = in_parts(period, submissions)
    requests = tuple(requests_for(inputs, (inputs.province, *wanted)))
    if not by_part:
        return computed(inputs, observed_in(submissions), requests, period.end)
    ends = ends_within(period)
    joiner = OverParts(
        inputs.catalogue,
        {
            key: by_key(addends(inputs, observed_in(sent), requests, ends[key]))
            for key, sent in by_part.items()
        },
        by_key(computed(inputs, latest_observations(by_part), requests, period.end)),
    )
    return joiner.results((r.indicator.id, r.area.code, r.split) for r in requests)


def computed(
    inputs: Computable,
    observations: Iterable[Observation],
    requests: Iterable[Request],
    on: date,
) -> tuple[IndicatorResult, ...]:
    """The results of one pool of observations, by the counts that the plans go by and the units
    that there were on a day."""
    found = map(computer_of(inputs, observations, on).compute, requests)
    return tuple(result for result in found if result is not None)


def addends(
    inputs: Computable,
    observations: Iterable[Observation],
    requests: Iterable[Request],
    on: date,
) -> tuple[IndicatorResult, ...]:
    """The results of one part of a longer period, as they are added up: also those that add
    nothing, of a part in which nothing happened."""
    computer = replace(computer_of(inputs, observations, on), of_part=True)
    found = map(computer.compute, requests)
    return tuple(result for result in found if result is not None)


def computer_of(
    inputs: Computable, observations: Iterable[Observation], on: date
) -> IndicatorComputer:
    """What computes the results of one pool of observations, as in `computed`."""
    provider = used_provider(inputs.plans)
    own = of_one_provider(observations, provider)
    index = ObservationIndex(own, inputs.catalogue.elements)
    districts, below = _units(inputs, on)

    def beside(code: str, element: str) -> Sequence[str]:
        return inputs.beside(code, element, on)

    return IndicatorComputer(
        index, inputs.catalogue, inputs.province, districts, below, cache(beside)
    )


def _units(inputs: Computable, on: date) -> tuple[tuple[AdminUnit, ...], Below]:
    """What the province was the sum of on a day, and what its parts were."""
    parts = inputs.parts
    if parts is None:
        return inputs.districts, nothing_below

    @cache
    def areas(code: str) -> tuple[str, ...]:
        return tuple(unit.code for unit in parts(code, on))

    @cache
    def below(code: str, element: str) -> tuple[str, ...]:
        return (*areas(code), *inputs.beside(code, element, on))

    return parts(inputs.province.code, on), below


def requests_for(inputs: Computable, areas: Sequence[AdminUnit]) -> Iterator[Request]:
    """Every indicator in every split for each area, in printing order."""
    for indicator in inputs.catalogue.indicators.values():
        for split in indicator.splits:
            for area in areas:
                yield Request(indicator, area, split)


def observed_in(submissions: Iterable[Submission]) -> Iterator[Observation]:
    return (o for submission in submissions for o in submission.observations)
