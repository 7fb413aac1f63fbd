"""What the page of a report shows: its content, its ledger and what validation found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from baocao.archive.built.run import FindingFacts
from baocao.core.quantities import Bound, Unit
from baocao.core.report_key import ReportKey
from baocao.definitions.indicators.naming import split_key
from baocao.definitions.periods.calendar import previous
from baocao.definitions.periods.regimes import any_period
from baocao.document.content import Content, statuses_of
from baocao.results.few_events import EventCount, with_few_events
from baocao.results.ledger.figures import POINTS
from baocao.results.ledger.model import Figure, FormulaKind
from baocao.results.model import TargetStatus, TaskStatus

VALUE = ".value"  # in the ids of figures
_CHANGES = (FormulaKind.CHANGE, FormulaKind.RELATIVE, FormulaKind.MULTIPLE)
ValueKey = tuple[str, str]
"""An indicator and its split ("18plus/d3", "" for the total)."""


@dataclass(frozen=True)
class PrintedChange:
    """The change since an earlier period (its key), as the report prints it, without its sign; or
    how many `times` the earlier value it is."""

    text: str
    number: float
    period: str
    in_points: bool
    times: bool = False


@dataclass(frozen=True)
class PrintedValue:
    """An indicator's value for the whole province, as the report prints it, and its change since
    the period before where the report prints one; of a rate what was `counted`, and `of` whom."""

    text: str
    figure: str
    number: float
    as_of: date | None
    change: PrintedChange | None = None
    bound: Bound = Bound.EXACT
    counted: EventCount | None = None
    of: str = ""


@dataclass(frozen=True)
class ReportView:
    """One report; `figures` are those of its ledger."""

    key: ReportKey
    content: Content
    figures: tuple[Figure, ...]
    findings: tuple[FindingFacts, ...]

    @cached_property
    def values(self) -> Mapping[ValueKey, PrintedValue]:
        """The values of the whole province, not of a district."""
        province = self.content.province.code
        return {
            (figure.indicator or "", split_key(figure.disaggregation)): (
                PrintedValue(
                    figure.text,
                    figure.id,
                    float(figure.value),
                    figure.as_of,
                    self._changes.get(figure.id.removesuffix(VALUE)),
                    figure.bound,
                    _counted(figure),
                    figure.denominator.definition if figure.denominator else "",
                )
            )
            for figure in self.figures
            if figure.area == province and is_value(figure)
        }

    @cached_property
    def units(self) -> Mapping[ValueKey, Sequence[Figure]]:
        """The values of districts or communes, in the ledger's order."""
        content, found = self.content, dict[ValueKey, list[Figure]]()
        for figure in self.figures:
            area = figure.area or ""
            if is_value(figure) and area in content.areas and area != content.province.code:
                key = figure.indicator or "", split_key(figure.disaggregation)
                found.setdefault(key, []).append(figure)
        return found

    def _in_points(self, figure: Figure) -> bool:
        """Whether a difference is one of shares; ledgers of before called its unit otherwise."""
        if figure.unit != "points":
            return figure.unit == POINTS
        units = {one.id: one.unit for one in self.content.indicators}
        return units.get(figure.indicator or "") == Unit.PERCENT.value

    @cached_property
    def _changes(self) -> Mapping[str, PrintedChange]:
        """The changes since the period before, by what stands before ".value"."""
        before = previous(any_period(self.key.days)).key
        kinds = {f"{kind.value}-{before}": kind for kind in _CHANGES}
        found: dict[str, PrintedChange] = {}
        for figure in self.figures:
            of, _, part = figure.id.rpartition(".")
            if part in kinds:
                points, times = self._in_points(figure), kinds[part] is FormulaKind.MULTIPLE
                change = PrintedChange(figure.text, float(figure.value), before, points, times)
                found.setdefault(of, change)
        return found

    def targets_in(self, *statuses: TargetStatus) -> int:
        """How many of the things that targets ask for stand in one of `statuses`."""
        return sum(status in statuses for status in statuses_of(self.content.targets))

    def tasks_in(self, *statuses: TaskStatus) -> int:
        """How many tasks stand in one of `statuses`."""
        names = {status.value for status in statuses}
        return sum(task.status in names for task in self.content.tasks)


def with_enough_events(figures: Sequence[Figure]) -> list[Figure]:
    """Without the rates of units that rest on too few events to be set beside the others."""
    counted = {figure.id: _counted(figure) for figure in figures}
    few = with_few_events({id_: count for id_, count in counted.items() if count})
    return [figure for figure in figures if figure.id not in few]


def _counted(figure: Figure) -> EventCount | None:
    if figure.numerator is None or figure.denominator is None:
        return None
    return EventCount(figure.numerator.value, figure.denominator.value)


def is_value(figure: Figure) -> bool:
    """Whether a figure is an indicator's value, of the province or of a unit."""
    return figure.indicator is not None and figure.id.endswith(VALUE)
