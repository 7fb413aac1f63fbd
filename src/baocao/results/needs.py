"""Forecast of need: what the next period takes, from the persons due and the stock.

A need is worked out only where every number that it is made from was reported, exactly and
by every area; else it says what is missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, Decimal

from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.programmes.model import CountedElement, NeedRole
from baocao.results.compute import IndicatorComputer
from baocao.results.computed import Computable, computer_of, observed_in
from baocao.results.long_periods import in_parts, latest_observations
from baocao.results.model import Amount
from baocao.results.observation_index import Total
from baocao.submissions.workbooks.model import Observation, SourceCell, Submission

PARTS = ("due", "done", "stock")


@dataclass(frozen=True)
class Need:
    """What one thing takes in the next period; each amount None where it was not reported, and
    `amount` where one that the role names is missing. `lacking` says of a part that some units
    reported how many did not."""

    role: NeedRole
    due: Amount | None
    done: Amount | None
    stock: Amount | None
    lacking: Mapping[str, int] = field(default_factory=dict)

    @property
    def missing(self) -> tuple[str, ...]:
        """The parts that the role names and nobody reported: due, done, stock."""
        named = {"due": self.role.due, "done": self.role.done, "stock": self.role.stock}
        found = {"due": self.due, "done": self.done, "stock": self.stock}
        return tuple(name for name, part in named.items() if part and found[name] is None)

    @property
    def amount(self) -> Decimal | None:
        """(due - done) x per person x (100 + wastage)% - stock, in whole units, never below 0."""
        if self.missing or self.due is None:
            return None
        persons = self.due.value - (self.done.value if self.done else 0)
        whole = persons * self.role.per_person * (100 + self.role.wastage) / 100
        needed = whole - (self.stock.value if self.stock else 0)
        return max(needed, Decimal(0)).to_integral_value(ROUND_CEILING)


def needs_of(
    roles: Sequence[NeedRole],
    base: Computable,
    period: ReportingPeriod,
    submissions: Sequence[Submission],
) -> tuple[Need, ...]:
    """The needs that a programme names, in its order, from what was sent for a period."""
    return tuple(
        Need(role, _whole(due), _whole(done), _whole(stock), _lacking((due, done, stock)))
        for role, (due, done, stock) in _totals(roles, base, period, submissions)
    )


def cells_of_needs(
    roles: Sequence[NeedRole],
    base: Computable,
    period: ReportingPeriod,
    submissions: Sequence[Submission],
) -> Iterator[SourceCell]:
    """The cells that needs ask for, also of sums that lack an area."""
    for _, totals in _totals(roles, base, period, submissions):
        for total in totals:
            yield from total.amount.sources if total else ()


def _totals(
    roles: Sequence[NeedRole],
    base: Computable,
    period: ReportingPeriod,
    submissions: Sequence[Submission],
) -> Iterator[tuple[NeedRole, list[Total | None]]]:
    """What was counted of each role's parts: due, done and stock."""
    if not roles:
        return
    computers = [computer_of(base, pool, period.end) for pool in _pools(period, submissions)]
    for role in roles:
        parts = (role.due, role.done, role.stock)
        yield role, [_total(computers, part) if part else None for part in parts]


def _pools(
    period: ReportingPeriod, submissions: Sequence[Submission]
) -> Iterator[Iterable[Observation]]:
    """What is asked, one after the other: of a longer period the last part that was sent, where a
    unit that sent only before is missing, then the latest of all parts."""
    by_part = in_parts(period, submissions)
    if not by_part:
        yield observed_in(submissions)
        return
    yield latest_observations(dict([(key, sent) for key, sent in by_part.items() if sent][-1:]))
    yield latest_observations(by_part)


def _total(computers: Sequence[IndicatorComputer], part: CountedElement) -> Total | None:
    split = tuple(sorted(part.options.items()))
    totals = (each.total(part.element, each.province, split) for each in computers)
    return next((total for total in totals if total), None)


def _lacking(totals: Sequence[Total | None]) -> dict[str, int]:
    found = zip(PARTS, totals, strict=True)
    return {name: len(total.missing) for name, total in found if total and total.missing}


def _whole(total: Total | None) -> Amount | None:
    """The amount where all areas are in it and it is no bound."""
    if total is None or total.missing or not total.amount.quantity.is_exact:
        return None
    return total.amount
