"""Look-up of observations: the latest stock, the summed flow, for any area and split.

Knows how values of one element add up; knows nothing of indicators.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from baocao.core.quantities import Bound, Quantity
from baocao.definitions.indicators.model import Aggregation, DataElement, Disaggregation
from baocao.results.model import Amount
from baocao.results.source_cells import join_cells
from baocao.submissions.workbooks.model import Observation
from baocao.submissions.workbooks.standing import by_day, holding, of_period


@dataclass(frozen=True)
class Total:
    """An amount of one element or of several, with the last of its days.

    `missing` names areas without a value, `options` the finer disaggregations that it was
    summed from; empty where the value was reported as it is.
    """

    amount: Amount
    as_of: date
    missing: tuple[str, ...] = ()
    options: frozenset[Disaggregation] = frozenset()


_NONE: frozenset[Disaggregation] = frozenset()

Below = Callable[[str, str], Sequence[str]]
"""From an area's code and an element to the codes of the parts that it is added up over."""


def nothing_below(_area: str, _element: str) -> Sequence[str]:
    return ()


class ObservationIndex:
    """The observations of one period, by element, area and disaggregation."""

    def __init__(self, observations: Iterable[Observation], elements: dict[str, DataElement]):
        self._elements = elements
        self._by_key: dict[tuple[str, str], dict[Disaggregation, list[Observation]]]
        self._by_key = defaultdict(lambda: defaultdict(list))
        for observation in observations:
            by_split = self._by_key[observation.element, observation.area]
            by_split[observation.disaggregation].append(observation)
        self._reported = {element for element, _ in self._by_key}
        self._singles: dict[int, Total] = {}
        self._finer = cache(self._find_finer)
        # Many indicators ask for the same amounts: each is added up once.
        self.amount = cache(self._amount)
        self.history = cache(self._history)

    def _amount(
        self,
        element: str,
        area: str,
        *splits: Disaggregation,
        without: frozenset[Disaggregation] = frozenset(),
        on: date | None = None,
    ) -> Total | None:
        """The value that the area itself reported, in the first of `splits` that it has.

        Where only finer ones were reported they are summed, if their options add up; those
        in `without` are left out, and with them a value that was not split at all. A stock is
        the latest one, or that which holds `on` a day.
        """
        by_split = self._by_key.get((element, area))
        if by_split is None:
            return None
        for split in splits:
            if split in by_split and not without:
                return self._settle(element, by_split[split], on)
            finer = self._finer(element, tuple(by_split), split) - without
            amounts = [self._settle(element, by_split[key], on) for key in sorted(finer)]
            total = add_up([amount for amount in amounts if amount is not None])
            if total is not None:
                return Total(total.amount, total.as_of, total.missing, finer)
        return None

    def total(
        self,
        element: str,
        area: str,
        parts: Iterable[str],
        *splits: Disaggregation,
        on: date | None = None,
        below: Below = nothing_below,
    ) -> Total | None:
        """The value for `area`: as reported, else the sum over its `parts`, each as reported or
        the sum over what is `below` it.

        Options that only the parts report are added to those that the area itself reports
        (the province's own office beside the districts' offices).
        """
        if element not in self._reported:
            return None
        # Asked for as below, so that a unit's own and its part of the province are made once.
        is_known = (element, area) in self._by_key
        own = self.amount(element, area, *splits, without=_NONE, on=on) if is_known else None
        if own is not None and not own.options:
            return own
        held = own.options if own else _NONE
        amounts = {
            part: self.total(element, part, below(part, element), *splits, on=on, below=below)
            if not held and below(part, element)
            else self.amount(element, part, *splits, without=held, on=on)
            for part in parts
        }
        found = [amount for amount in amounts.values() if amount is not None]
        if not found:
            return own
        missing = tuple(part for part, amount in amounts.items() if amount is None)
        return add_up([*([own] if own else []), *found], missing)

    def _history(self, element: str, area: str, split: Disaggregation) -> tuple[Total, ...]:
        """Every reported value of a stock for the area itself, oldest first, one a day."""
        observations = self._by_key.get((element, area), {}).get(split, [])
        return tuple(map(self._single, by_day(observations).values()))

    def _find_finer(
        self, element: str, known: tuple[Disaggregation, ...], split: Disaggregation
    ) -> frozenset[Disaggregation]:
        """The reported disaggregations that add up to `split`, none of them twice; most areas
        report the same ones."""
        addable = set(self._elements[element].sums_over)
        finer = [
            key
            for key in known
            if set(split) < set(key) and {name for name, _ in set(key) - set(split)} <= addable
        ]
        return frozenset(_coarsest(finer))

    def _settle(
        self, element: str, observations: list[Observation], on: date | None
    ) -> Total | None:
        if len(observations) == 1:  # as nearly every group has it
            return self._single(observations[0])
        aggregation = self._elements[element].aggregation
        if on is not None and aggregation is Aggregation.STOCK:
            standing = holding(observations, on)
            return self._single(standing) if standing else None
        return add_up([self._single(o) for o in of_period(observations, aggregation)])

    def _single(self, observation: Observation) -> Total:
        """A value as a total of its own, made once: many indicators ask for it."""
        found = self._singles.get(id(observation))
        if found is None:
            found = self._singles[id(observation)] = _alone(observation)
        return found


def _alone(observation: Observation) -> Total:
    source = (observation.source,)
    amount = Amount(observation.quantity, source, observation.provider, observation.definition)
    return Total(amount, observation.as_of)


def _coarsest(splits: Sequence[Disaggregation]) -> list[Disaggregation]:
    """Drop splits that only refine another one, so that nothing is counted twice."""
    return [s for s in splits if not any(set(other) < set(s) for other in splits)]


def add_up(totals: Sequence[Total], missing: tuple[str, ...] = ()) -> Total | None:
    """Add totals up; None where there are none or where their bounds leave the sum open."""
    if len(totals) == 1 and not missing:
        return totals[0]
    amount = add([total.amount for total in totals])
    if amount is None:
        return None
    return Total(
        amount,
        max(t.as_of for t in totals),
        tuple(dict.fromkeys((*(area for t in totals for area in t.missing), *missing))),
        frozenset().union(*(t.options for t in totals)),
    )


def add(amounts: Sequence[Amount]) -> Amount | None:
    """Add amounts up; None where there are none or where their bounds leave the sum open."""
    if len(amounts) == 1:
        return amounts[0]
    bound = _joint_bound(amounts)
    if not amounts or bound is None:
        return None
    return Amount(
        Quantity(sum((a.quantity.value for a in amounts), Decimal(0)), bound),
        join_cells([a.sources for a in amounts]),
        _only({a.provider for a in amounts}),
        _only({a.definition for a in amounts}),
    )


def _joint_bound(amounts: Sequence[Amount]) -> Bound | None:
    """The bound of a sum: a lower bound among exact values makes the sum a lower bound."""
    exact = Bound.EXACT
    bounds = [bound for a in amounts if (bound := a.quantity.bound) is not exact]
    if not bounds:
        return Bound.EXACT
    if all(bound.is_lower for bound in bounds):
        return Bound.AT_LEAST
    if all(bound.is_upper for bound in bounds):
        return Bound.AT_MOST
    return None


def _only(values: set[str]) -> str:
    return next(iter(values)) if len(values) == 1 else ""
