"""Forecast of need: what the next period takes, from the persons due and the stock.

A need is worked out only where every number that it is made from was reported, exactly and
by every area; else it says what is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from baocao.definitions.programmes.model import CountedElement, NeedRole
from baocao.results.computed import observed_in
from baocao.results.denominators import used_provider
from baocao.results.inputs import Inputs
from baocao.results.long_periods import in_quarters, latest_observations
from baocao.results.model import Amount
from baocao.results.observation_index import ObservationIndex, Total
from baocao.submissions.workbooks.standing import of_one_provider


@dataclass(frozen=True)
class Need:
    """What one thing takes in the next period; each amount None where it was not reported, and
    `amount` where one that the role names is missing."""

    role: NeedRole
    due: Amount | None
    done: Amount | None
    stock: Amount | None

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


def needs_of(inputs: Inputs) -> tuple[Need, ...]:
    """The needs that the programme names, in its order; none where it names none."""
    roles = inputs.programme.roles.needs
    if not roles:
        return ()
    by_quarter = in_quarters(inputs.period, inputs.submissions)
    pool = latest_observations(by_quarter) if by_quarter else observed_in(inputs.submissions)
    own = of_one_provider(pool, used_provider(inputs.plans))
    index = ObservationIndex(own, inputs.catalogue.elements)
    return tuple(Need(role, *_amounts(inputs, index, role)) for role in roles)


def _amounts(inputs: Inputs, index: ObservationIndex, role: NeedRole) -> Iterator[Amount | None]:
    for part in (role.due, role.done, role.stock):
        yield _whole(_total(inputs, index, part)) if part else None


def _total(inputs: Inputs, index: ObservationIndex, part: CountedElement) -> Total | None:
    areas = [unit.code for unit in inputs.districts]
    split = tuple(sorted(part.options.items()))
    return index.total(part.element, inputs.province.code, areas, split)


def _whole(total: Total | None) -> Amount | None:
    """The amount where all areas are in it and it is no bound."""
    if total is None or total.missing or not total.amount.quantity.is_exact:
        return None
    return total.amount
