"""The scorecard: units by the programme's main indicators, the neediest unit first.

A table, a map, a page and a sheet are made from it, so no two of them can disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from baocao.core.vietnamese.names import sort_key
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.indicators.model import Direction, Disaggregation, Indicator
from baocao.definitions.indicators.naming import split_key
from baocao.definitions.programmes.model import MainIndicator, UnitRate
from baocao.results.grades import Grade, Grading, grading, rate_of, target_of_units
from baocao.results.inputs import Inputs
from baocao.results.model import IndicatorResult, TargetResult
from baocao.results.report_data import ReportData

Measure = tuple[str, Indicator, Disaggregation]
"""What the programme calls an indicator, the indicator, its group."""


@dataclass(frozen=True)
class ScoreColumn:
    """A main indicator with the target that its units are graded against, None where they are
    graded among one another: by `rate`, where they are by another indicator than what they
    counted. `province` is the whole province's result. `close` where the units differ too little
    to be graded among one another."""

    label: str
    indicator: Indicator
    split: Disaggregation
    target: TargetResult | None
    province: IndicatorResult | None
    rate: Indicator | None = None
    close: bool = False

    @property
    def grader(self) -> Indicator:
        """The indicator whose better way is that of the steps."""
        return self.rate or self.indicator

    @property
    def is_graded(self) -> bool:
        """Whether units of unlike size can be set side by side in it."""
        return bool(self.target or self.rate) or not self.indicator.is_count


@dataclass(frozen=True)
class ScoreCell:
    """A unit's result, None without one, and its grade, None where nothing grades it: `too_few`
    events, for one. `asked` where a target grades it, not the other units; `neutral` where neither
    way is better."""

    result: IndicatorResult | None
    grade: Grade | None
    too_few: bool = False
    asked: bool = False
    neutral: bool = False

    @property
    def short(self) -> int:
        """The steps that the unit is short of the first; 0 where no value is better."""
        if self.result is None or self.grade is None or self.neutral:
            return 0
        return Grade.FIRST - self.grade


@dataclass(frozen=True)
class ScoreRow:
    """A unit and its cells, one for each column."""

    unit: AdminUnit
    cells: tuple[ScoreCell, ...]

    @property
    def need(self) -> tuple[int, ...]:
        """What targets ask for comes before the order of the units, of which some unit is always
        the last: of each in how many columns the unit stands on the last step, where one way is
        better, and the steps short of the first in all of them; then how many cells are empty."""
        asked = [cell.short for cell in self.cells if cell.asked]
        free = [cell.short for cell in self.cells if not cell.asked]
        empty = sum(cell.result is None for cell in self.cells)
        last = Grade.FIRST - Grade.LAST
        return asked.count(last), sum(asked), free.count(last), sum(free), empty


@dataclass(frozen=True)
class Scorecard:
    """Columns that at least one unit has a result for; rows of all units, the neediest first,
    units of equal need by the alphabet."""

    columns: tuple[ScoreColumn, ...]
    rows: tuple[ScoreRow, ...]


def scorecard(data: ReportData) -> Scorecard:
    """The scorecard of a report; empty where no unit has a result for a main indicator."""
    found = list(_columns(data))
    if not found:
        return Scorecard((), ())
    rows = [_row(data, unit, found) for unit in data.inputs.districts]
    ordered = sorted(rows, key=lambda row: (*(-part for part in row.need), sort_key(row.unit.name)))
    return Scorecard(tuple(column for column, _ in found), tuple(ordered))


def main_measures(inputs: Inputs) -> Iterator[Measure]:
    """The programme's main indicators with their labels and groups, as results know them."""
    for main in inputs.programme.main_indicators:
        measure = _measure(inputs, main, main.split)
        if measure:
            yield measure


def _columns(data: ReportData) -> Iterator[tuple[ScoreColumn, Grading]]:
    """A main indicator that units have a result of; where they have its rate alone, the rate."""
    for main in data.inputs.programme.main_indicators:
        measures = [_measure(data.inputs, one, main.split) for one in (main, main.by_units) if one]
        for label, indicator, split in filter(None, measures):
            if any(data.find(indicator.id, split, unit.code) for unit in data.inputs.districts):
                target = target_of_units(data, indicator.id, split)
                rate = None if target else rate_of(data.inputs, indicator.id, split)
                whole = data.find(indicator.id, split)
                own = grading(data, indicator.id, split)
                yield ScoreColumn(label, indicator, split, target, whole, rate, own.close), own
                break


def _measure(inputs: Inputs, named: MainIndicator | UnitRate, group: str) -> Measure | None:
    """Label, indicator and group as results know them; None where the catalogue lacks it."""
    indicator = inputs.catalogue.indicators.get(named.indicator)
    split = _split(indicator, group) if indicator else None
    return (named.label, indicator, split) if indicator and split is not None else None


def _split(indicator: Indicator, group: str) -> Disaggregation | None:
    return next((split for split in indicator.splits if split_key(split) == group), None)


def _row(
    data: ReportData, unit: AdminUnit, columns: Iterable[tuple[ScoreColumn, Grading]]
) -> ScoreRow:
    cells = (
        ScoreCell(
            data.find(column.indicator.id, column.split, unit.code),
            own.grades.get(unit.code),
            unit.code in own.too_few,
            column.target is not None,
            column.grader.direction is Direction.NEUTRAL,
        )
        for column, own in columns
    )
    return ScoreRow(unit, tuple(cells))
