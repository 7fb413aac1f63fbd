"""What is asked first of many reports: which unit is worst off in a main figure, what got worse,
which tasks are overdue."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from baocao.apps.site.addresses import UNTOLD, lead_place
from baocao.apps.site.arrange import by_programme
from baocao.apps.site.changes import Changes
from baocao.apps.site.choices import Choices
from baocao.apps.site.overview import Overview
from baocao.apps.site.provinces import comparable, thresholds_of
from baocao.apps.site.series import latest_first
from baocao.core.quantities import Bound
from baocao.core.report_key import UNIT
from baocao.definitions.indicators.model import Direction
from baocao.definitions.programmes.model import MainIndicator
from baocao.document.content import TaskContent
from baocao.output.page.late import by_lead, late_of, untold_of
from baocao.output.page.thresholds import ThresholdLine
from baocao.output.page.view import ValueKey
from baocao.results.few_events import with_few_events


class MainValue(NamedTuple):
    """A province's or a unit's value of a main figure and the day that it stands at."""

    name: str
    text: str
    number: float
    day: date | None
    report: Overview


@dataclass(frozen=True)
class Extreme:
    """The lowest value of a main figure, or the highest where less is better: a province's among
    those of its period, a unit's in the report of a province that stands alone. `others` have the
    same; `among` are all that were compared; `elsewhere` are still worse ones of provinces whose
    last report is of another period or kind, `without` are provinces that have no exact value."""

    label: str
    worst: MainValue
    lowest: bool
    others: int
    among: int
    alone: bool
    elsewhere: tuple[MainValue, ...] = ()
    without: tuple[str, ...] = ()

    @property
    def report(self) -> Overview:
        return self.worst.report

    @property
    def compared(self) -> tuple[str, bool, bool, int, tuple[str, ...]]:
        """What values were compared: those with the same can be told together."""
        return self.report.period.name, self.within, self.alone, self.among, self.without

    @property
    def within(self) -> bool:
        """Whether units of provinces were compared that report by themselves."""
        return UNIT in self.report.key.province


@dataclass(frozen=True)
class Untold:
    """A report in which nobody told of tasks whose day has passed; `leads` with how many each has
    and where the list of tasks has them, the most first."""

    report: Overview
    leads: Sequence[tuple[str, int, str]]

    @property
    def count(self) -> int:
        return sum(count for _, count, _ in self.leads)


@dataclass(frozen=True)
class AskedFirst:
    """What needs somebody's hand; `guarded` are reports with their epidemic thresholds, above them
    first, `overdue` tasks that wait, the longest first, `untold` where nobody has told of some
    whose day has passed."""

    guarded: Sequence[tuple[Overview, Sequence[ThresholdLine]]]
    extremes: Sequence[Extreme]
    changes: Sequence[Changes]
    overdue: Sequence[tuple[Overview, TaskContent]]
    untold: Sequence[Untold]
    has_tasks: bool

    @property
    def above(self) -> list[tuple[Overview, Sequence[ThresholdLine]]]:
        """The counts above their thresholds, by report."""
        found = [(r, [line for line in own if line.threshold.is_above]) for r, own in self.guarded]
        return [(report, lines) for report, lines in found if lines]

    @property
    def lowest(self) -> list[Extreme]:
        return [one for one in self.extremes if one.lowest]

    @property
    def highest(self) -> list[Extreme]:
        return [one for one in self.extremes if not one.lowest]

    @property
    def worse(self) -> list[Changes]:
        """The reports in which a main figure or a target got worse, those with the largest change
        first."""
        found = [one for one in self.changes if one.figures or one.worse]
        return sorted(found, key=lambda one: one.most, reverse=True)


def needs_of(
    shown: Sequence[Overview],
    reports: Sequence[Overview],
    changes: Sequence[Changes],
    choices: Choices,
) -> AskedFirst:
    """The needs of the reports `shown`, which are compared among all `reports`."""
    overdue = [(report, task) for report in shown for task in late_of(report.tasks)]
    overdue.sort(key=lambda pair: -pair[1].days_overdue)
    silent = tuple(sorted(_untold(shown), key=lambda one: -one.count))
    has_tasks = any(report.tasks for report in shown)
    guarded = tuple(_guarded(shown, choices))
    extremes = tuple(_extremes(shown, reports, choices))
    return AskedFirst(guarded, extremes, changes, overdue, silent, has_tasks)


def _guarded(
    shown: Sequence[Overview], choices: Choices
) -> Iterator[tuple[Overview, Sequence[ThresholdLine]]]:
    for report in shown:
        lines = thresholds_of(report, choices.main_of(report.key.programme))
        known = [line for line in lines if line.threshold.limit]
        if known:
            yield report, known


def _untold(shown: Sequence[Overview]) -> Iterator[Untold]:
    for report in shown:
        leads = by_lead(untold_of(report.tasks, report.period.cutoff))
        if leads:
            told = ((lead, len(own), lead_place(UNTOLD, report.key, lead)) for lead, own in leads)
            yield Untold(report, tuple(told))


def _extremes(
    shown: Sequence[Overview], reports: Sequence[Overview], choices: Choices
) -> Iterator[Extreme]:
    """Of each programme's main figures, in the period that most provinces shown have in common."""
    for programme, own in by_programme(shown).items():
        chosen = max(comparable(latest_first(own)), key=len)
        among = [r for r in reports if r.key.programme == programme]
        together = next(group for group in comparable(among) if chosen[0] in group)
        known = {report.key.province for report in together}
        elsewhere = [report for report in own if report.key.province not in known]
        for main in choices.main_of(programme):
            found = _extreme(together, elsewhere, main)
            if found:
                yield found


def _extreme(
    reports: Sequence[Overview], elsewhere: Sequence[Overview], main: MainIndicator
) -> Extreme | None:
    """None where fewer than two values can be compared, or all are the same."""
    label, key = main.label, (main.indicator, main.split)
    if main.by_units:  # the largest counts most
        label, key = main.by_units.label, (main.by_units.indicator, main.split)
    alone = len(reports) == 1
    values = list(_units(reports[0], key) if alone else _provinces(reports, key))
    way = _way(reports, key)
    if way is None or len({value.text for value in values}) < 2:
        return None
    worst = way(values, key=_number)
    worse = [v for v in _provinces(elsewhere, key) if way((worst, v), key=_number) is not worst]
    known = {value.report.key for value in values}
    without = tuple(_called(report) for report in reports if report.key not in known)
    others = sum(value.text == worst.text for value in values) - 1
    return Extreme(label, worst, way is min, others, len(values), alone, tuple(worse), without)


def _number(value: MainValue) -> float:
    return value.number


def _provinces(reports: Sequence[Overview], key: ValueKey) -> Iterator[MainValue]:
    found = {report.key: report.values.get(key) for report in reports}
    few = with_few_events({k: v.counted for k, v in found.items() if v and v.counted})
    for report in reports:
        value = found[report.key]
        if value and value.bound is Bound.EXACT and report.key not in few:
            yield MainValue(_called(report), value.text, value.number, value.as_of, report)


def _called(report: Overview) -> str:
    """The province's name, without that of its programme."""
    return report.areas.get(report.province.code, report.province.name)


def _units(report: Overview, key: ValueKey) -> Iterator[MainValue]:
    for unit, values in report.units.items():
        value = values.get(key)
        if value and value.bound is Bound.EXACT and value.enough:
            yield MainValue(report.areas[unit], value.text, value.number, value.as_of, report)


def _way(reports: Sequence[Overview], key: ValueKey) -> Callable[..., MainValue] | None:
    """Which end is the worse one; None of a figure that is neither good nor bad, and of a count, of
    which a large unit has more."""
    ways: Mapping[Direction, Callable[..., MainValue]] = {
        Direction.HIGHER_IS_BETTER: min,
        Direction.LOWER_IS_BETTER: max,
    }
    shown = [i for report in reports for i in report.indicators if i.id == key[0]]
    directions = {i.direction for i in shown}
    if len(directions) != 1 or any(i.counts for i in shown):
        return None
    return ways.get(Direction(directions.pop()))
