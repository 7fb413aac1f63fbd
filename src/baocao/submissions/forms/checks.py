"""The rules that a form evaluates itself: conditions as formulas over one area's row.

They warn while a form is filled in; what decides is `validation`, from the same rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from baocao.core.quantities import Unit
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.indicators.disaggregations import full_disaggregations, observed
from baocao.definitions.indicators.model import Disaggregation, Indicator, IndicatorCatalogue
from baocao.submissions.forms.grid import FormGrid
from baocao.submissions.forms.model import FormColumn
from baocao.submissions.validation.rule import DataRule, PartsRelation


@dataclass(frozen=True)
class FormSpot:
    """A column of one table: with an area it is a cell."""

    grid: FormGrid
    column: FormColumn

    def cell(self, area: AdminUnit) -> str:
        return self.grid.cell(self.grid.row(area), self.column)

    def previous(self, area: AdminUnit) -> str:
        return self.grid.cell(self.grid.row(area), self.column, previous=True)


@dataclass(frozen=True)
class Doubt:
    """A check that an input may not pass: the formula that tells it, for an area's row."""

    check: str
    spot: FormSpot
    formula: Callable[[AdminUnit], str]


def doubts(
    grids: Sequence[FormGrid], rules: Iterable[DataRule], catalogue: IndicatorCatalogue
) -> tuple[Doubt, ...]:
    """Every check that the inputs of one sheet allow."""
    finder = _Finder(grids, tuple(rules), catalogue)
    return tuple(finder.all())


@dataclass(frozen=True)
class _Finder:
    grids: Sequence[FormGrid]
    rules: Sequence[DataRule]
    catalogue: IndicatorCatalogue

    def all(self) -> Iterator[Doubt]:
        checks = {
            "options_in_order": self._in_order,
            "cumulative_falls": self._falls,
            "share_above_limit": self._shares,
            "part_above_whole": self._parts,
            "elements_against_total": self._totals,
            "rate_above_limit": self._rates,
        }
        for name, check in checks.items():
            for rule in self.rules:
                if rule.checked_by == name:
                    yield from check(rule)

    def _spots(self) -> Iterator[FormSpot]:
        return (FormSpot(grid, column) for grid in self.grids for column in grid.table.columns)

    def _find(self, element: str, split: Disaggregation, beside: FormSpot) -> FormSpot | None:
        """The same areas' figures of an element, in the rows that `beside` has."""
        for spot in self._spots():
            same_areas = spot.grid.table.areas == beside.grid.table.areas
            if same_areas and (spot.column.element.id, spot.column.split) == (element, split):
                return spot
        return None

    def _in_order(self, rule: DataRule) -> Iterator[Doubt]:
        for spot in self._spots():
            option = dict(spot.column.split).get(rule.category, "")
            if spot.column.element.id not in rule.elements or option not in rule.order[1:]:
                continue
            before = rule.order[rule.order.index(option) - 1]
            split = tuple(sorted({**dict(spot.column.split), rule.category: before}.items()))
            yield from self._above(rule, spot, spot.column.element.id, split)

    def _falls(self, rule: DataRule) -> Iterator[Doubt]:
        for spot in self._spots():
            if spot.column.element.id in rule.elements and spot.grid.table.has_previous:
                yield Doubt(rule.checked_by, spot, _falls(spot))

    def _shares(self, rule: DataRule) -> Iterator[Doubt]:
        for indicator in self.catalogue.indicators.values():
            if _is_share(indicator) and indicator.id not in rule.exempt:
                part, whole = indicator.numerator[0], indicator.denominator[0]
                element = self.catalogue.elements[whole.element]
                for spot in self._spots():
                    fits = set(part.options) <= set(spot.column.split)
                    if spot.column.element.id == part.element and fits:
                        split = observed(whole, spot.column.split, element)
                        yield from self._above(rule, spot, element.id, split)

    def _parts(self, rule: DataRule) -> Iterator[Doubt]:
        for relation in rule.relations:
            for spot in self._spots():
                if spot.column.element.id in relation.parts and not spot.column.split:
                    yield from self._above(rule, spot, relation.whole, ())

    def _totals(self, rule: DataRule) -> Iterator[Doubt]:
        for relation in rule.relations:
            for whole in self._spots():
                if (whole.column.element.id, whole.column.split) == (relation.whole, ()):
                    parts = self._parts_of(relation, whole)
                    if parts:
                        yield Doubt(rule.checked_by, whole, _differs(whole, parts))

    def _parts_of(self, relation: PartsRelation, whole: FormSpot) -> list[FormSpot]:
        """The inputs that make up a total; none unless the sheet has all of them."""
        wanted = [
            (name, split)
            for name in relation.parts
            for split in full_disaggregations(self.catalogue.elements[name], self.catalogue)
        ]
        found = [self._find(name, split, whole) for name, split in wanted]
        known = [spot for spot in found if spot is not None]
        return known if len(known) == len(found) else []

    def _rates(self, rule: DataRule) -> Iterator[Doubt]:
        limit = rule.limits["percent"]
        for spot in self._spots():
            if spot.column.element.is_rate:
                yield Doubt(rule.checked_by, spot, _exceeds(spot, str(limit)))

    def _above(
        self, rule: DataRule, part: FormSpot, element: str, split: Disaggregation
    ) -> Iterator[Doubt]:
        whole = self._find(element, split, part)
        if whole is not None:
            yield Doubt(rule.checked_by, part, _above(part, whole))


def _is_share(indicator: Indicator) -> bool:
    single = len(indicator.numerator) == len(indicator.denominator) == 1
    return single and indicator.unit == Unit.PERCENT


def _above(part: FormSpot, whole: FormSpot) -> Callable[[AdminUnit], str]:
    return lambda area: _greater(part.cell(area), whole.cell(area))


def _falls(spot: FormSpot) -> Callable[[AdminUnit], str]:
    return lambda area: _greater(spot.previous(area), spot.cell(area))


def _exceeds(spot: FormSpot, limit: str) -> Callable[[AdminUnit], str]:
    return lambda area: f"AND(ISNUMBER({spot.cell(area)}),{spot.cell(area)}>{limit})"


def _greater(left: str, right: str) -> str:
    return f"AND(ISNUMBER({left}),ISNUMBER({right}),{left}>{right})"


def _differs(whole: FormSpot, parts: Sequence[FormSpot]) -> Callable[[AdminUnit], str]:
    def formula(area: AdminUnit) -> str:
        cells = ",".join(part.cell(area) for part in parts)
        total = whole.cell(area)
        complete = f"ISNUMBER({total}),COUNT({cells})={len(parts)}"
        return f"AND({complete},SUM({cells})<>{total})"

    return formula
