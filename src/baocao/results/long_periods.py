"""Results of longer periods, from those of the shorter ones that they are made of.

A stock stands as its area last reported it; a flow is added up over the parts and names
those that it lacks. Nothing here reads a part: each comes with its results computed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from baocao.core.quantities import Quantity
from baocao.definitions.indicators.model import Aggregation, Indicator, IndicatorCatalogue, Term
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.periods.parts import parts_of, shorter_periods
from baocao.results.compute import ratio, times
from baocao.results.model import Amount, IndicatorResult, ResultKey
from baocao.results.observation_index import add
from baocao.results.source_cells import join_cells
from baocao.submissions.workbooks.model import Group, Observation, Submission

ByPart = Mapping[str, tuple[Submission, ...]]
"""Submissions by the key of a part, oldest first; empty for a missing one."""


def in_parts(period: ReportingPeriod, submissions: Sequence[Submission]) -> ByPart:
    """The submissions of each shorter period that a longer one is made of.

    Empty where units reported for the whole period themselves, and where nothing was sent.
    """
    sent = {submission.period for submission in submissions}
    parts = () if period.key in sent else parts_of(period, sent).every
    return {part.key: tuple(s for s in submissions if s.period == part.key) for part in parts}


def ends_within(period: ReportingPeriod) -> dict[str, date]:
    """The last days of the shorter periods that a longer one may be made of, by their keys."""
    return {part.key: part.end for part in shorter_periods(period)}


def latest_observations(by_part: ByPart) -> tuple[Observation, ...]:
    """Of each area's values of an element and split, those of the last part that has any."""
    held: dict[Group, list[Observation]] = {}
    for sent in by_part.values():
        part: dict[Group, list[Observation]] = {}
        for observation in (o for submission in sent for o in submission.observations):
            part.setdefault(observation.group, []).append(observation)
        held.update(part)
    return tuple(observation for group in held.values() for observation in group)


def is_flow(catalogue: IndicatorCatalogue, terms: Sequence[Term]) -> bool:
    """Whether counts of parts are added up, rather than the latest taken."""
    elements = (catalogue.elements[term.element] for term in terms)
    return any(element.aggregation is Aggregation.FLOW for element in elements)


@dataclass(frozen=True)
class OverParts:
    """Joins the results of a longer period's parts, oldest first.

    `pooled` are the results of the latest observations of all parts together: a rate whose
    denominator was only given in an earlier part is found there, and the people of an area that
    the last part lacks.
    """

    catalogue: IndicatorCatalogue
    parts: Mapping[str, Mapping[ResultKey, IndicatorResult]]
    pooled: Mapping[ResultKey, IndicatorResult]

    def results(self, wanted: Iterable[ResultKey]) -> tuple[IndicatorResult, ...]:
        """The joined results in the order of `wanted`, where there is data."""
        found = (self._result(key) for key in wanted)
        return tuple(result for result in found if result is not None)

    def _result(self, wanted: ResultKey) -> IndicatorResult | None:
        known = self._known(wanted)
        indicator = self.catalogue.indicators[wanted[0]]
        if is_flow(self.catalogue, indicator.numerator):
            return self._added_up(indicator, known, self.pooled.get(wanted))
        held = [result for result in known.values() if not is_of_nothing(result)]
        return _latest(held, self.pooled.get(wanted))

    def _known(self, wanted: ResultKey) -> dict[str, IndicatorResult]:
        return {key: results[wanted] for key, results in self.parts.items() if wanted in results}

    def is_idle(self, wanted: ResultKey) -> bool:
        """Whether every part says that there was nothing to make a result of."""
        known = self._known(wanted)
        return known.keys() == self.parts.keys() and all(map(is_of_nothing, known.values()))

    def _added_up(
        self,
        indicator: Indicator,
        known: Mapping[str, IndicatorResult],
        pooled: IndicatorResult | None,
    ) -> IndicatorResult | None:
        """The sum of a flow; rates without counts are never added up and count as missing."""
        counted = {key: r for key, r in known.items() if r.numerator and not r.reported}
        if not counted:
            return None
        parts = [*counted.values()]
        top = add([r.numerator for r in parts if r.numerator])
        whole = _covering(parts[-1], pooled)
        below_flows = is_flow(self.catalogue, indicator.denominator)
        below = parts if below_flows else [whole]
        bottom = add([r.denominator for r in below if r.denominator])
        if top is None or (indicator.denominator and bottom is None):
            return None
        quantity = _over(indicator, top, bottom)
        if quantity is None:
            return None
        joined = self._joined(counted, quantity, (top, bottom))
        return joined if below_flows else replace(joined, of_all=_below_all(whole))

    def _joined(
        self,
        counted: Mapping[str, IndicatorResult],
        quantity: Quantity,
        amounts: tuple[Amount, Amount | None],
    ) -> IndicatorResult:
        """The last part's result with the sums in it, and what the sums lack."""
        top, bottom = amounts
        lacking = {key: set(r.missing_areas) for key, r in counted.items()}
        always = set.intersection(*lacking.values())
        *_, last = counted.values()
        return replace(
            last,
            quantity=quantity,
            as_of=max(r.as_of for r in counted.values()),
            numerator=top,
            denominator=bottom,
            sources=join_cells(amount.sources for amount in amounts if amount),
            missing_areas=tuple(area for area in last.missing_areas if area in always),
            missing_periods=tuple(
                key for key in self.parts if key not in counted or lacking[key] - always
            ),
            summed_periods=tuple(counted),
            of_all=None,
        )


def is_of_nothing(result: IndicatorResult) -> bool:
    """Whether nothing was counted of nothing, which only adds to sums."""
    below = result.denominator
    return not result.reported and below is not None and not below.value


def by_key(results: Iterable[IndicatorResult]) -> dict[ResultKey, IndicatorResult]:
    return {result.key: result for result in results}


def _latest(
    known: Sequence[IndicatorResult], pooled: IndicatorResult | None
) -> IndicatorResult | None:
    """The last part's result, unless all parts together give a later one."""
    if not known:
        return pooled
    return pooled if pooled and pooled.as_of > known[-1].as_of else known[-1]


def lacks_stocks(
    catalogue: IndicatorCatalogue, indicator: Indicator, parts: Iterable[IndicatorResult]
) -> bool:
    """Whether a sum of flows has to look for people of areas that one of its parts lacks."""
    is_over_stocks = bool(indicator.denominator) and not is_flow(catalogue, indicator.denominator)
    return is_over_stocks and any(result.missing_areas for result in parts)


def _covering(last: IndicatorResult, pooled: IndicatorResult | None) -> IndicatorResult:
    """Whose denominator a sum of flows stands over: the last part's, unless it lacks areas that
    an earlier part counted and that all parts together have."""
    if pooled is None or not pooled.numerator or pooled.reported:
        return last
    return pooled if {*pooled.missing_areas} < {*last.missing_areas} else last


def _below_all(result: IndicatorResult) -> Amount | None:
    """The denominator of all areas, also of those that the result lacks."""
    return result.of_all if result.missing_areas else result.denominator


def _over(indicator: Indicator, top: Amount, bottom: Amount | None) -> Quantity | None:
    if bottom is None:
        return times(top, indicator.multiplier)
    return ratio(top, bottom, indicator.multiplier)
