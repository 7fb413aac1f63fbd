"""What is asked first of many reports: which unit is worst off in a main figure, what got worse,
which tasks are overdue."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from baocao.apps.site.arrange import by_programme
from baocao.apps.site.changes import Changes
from baocao.apps.site.choices import Choices
from baocao.apps.site.overview import Overview
from baocao.apps.site.provinces import comparable
from baocao.apps.site.series import latest_first
from baocao.core.quantities import Bound
from baocao.core.report_key import UNIT
from baocao.core.vietnamese.names import lower_first
from baocao.definitions.indicators.model import Direction
from baocao.definitions.programmes.model import MainIndicator
from baocao.document.content import TaskContent
from baocao.output.page.late import by_lead, late_of, untold_of
from baocao.output.page.view import ValueKey
from baocao.results.few_events import with_few_events


@dataclass(frozen=True)
class Extreme:
    """The lowest value of a main figure, or the highest where less is better: a province's among
    those of its period, a unit's in the report of a province that stands alone. `others` have the
    same; `among` are all that were compared; `elsewhere` are the provinces whose last report is of
    another period or kind, `without` those that have no exact value."""

    label: str
    name: str
    text: str
    report: Overview
    lowest: bool
    others: int
    among: int
    alone: bool
    elsewhere: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    @property
    def compared(self) -> tuple[str, bool, bool, int, tuple[str, ...], tuple[str, ...]]:
        """What values were compared: those with the same can be told together."""
        left_out = self.elsewhere, self.without
        return self.report.period.name, self.within, self.alone, self.among, *left_out

    @property
    def within(self) -> bool:
        """Whether units of provinces were compared that report by themselves."""
        return UNIT in self.report.key.province


@dataclass(frozen=True)
class Untold:
    """A report in which nobody told of tasks whose day has passed; `leads` with how many each has,
    the most first."""

    report: Overview
    leads: Sequence[tuple[str, int]]

    @property
    def count(self) -> int:
        return sum(count for _, count in self.leads)


@dataclass(frozen=True)
class AskedFirst:
    """What needs somebody's hand; `overdue` are tasks that wait, the longest first, `untold`
    where nobody has told of some whose day has passed."""

    extremes: Sequence[Extreme]
    changes: Sequence[Changes]
    overdue: Sequence[tuple[Overview, TaskContent]]
    untold: Sequence[Untold]
    has_tasks: bool

    @property
    def lowest(self) -> list[Extreme]:
        return [one for one in self.extremes if one.lowest]

    @property
    def highest(self) -> list[Extreme]:
        return [one for one in self.extremes if not one.lowest]

    @property
    def worse(self) -> list[Changes]:
        """The reports in which a main figure or a target got worse."""
        return [one for one in self.changes if one.figures or one.worse]


def needs_of(shown: Sequence[Overview], changes: Sequence[Changes], choices: Choices) -> AskedFirst:
    """The needs of the reports `shown`."""
    overdue = [(report, task) for report in shown for task in late_of(report.tasks)]
    overdue.sort(key=lambda pair: -pair[1].days_overdue)
    silent = tuple(sorted(_untold(shown), key=lambda one: -one.count))
    has_tasks = any(report.tasks for report in shown)
    return AskedFirst(tuple(_extremes(shown, choices)), changes, overdue, silent, has_tasks)


def _untold(shown: Sequence[Overview]) -> Iterator[Untold]:
    for report in shown:
        leads = by_lead(untold_of(report.tasks, report.period.cutoff))
        if leads:
            yield Untold(report, tuple((lead, len(tasks)) for lead, tasks in leads))


def _extremes(shown: Sequence[Overview], choices: Choices) -> Iterator[Extreme]:
    """Of each programme's main figures, in the period that most provinces have in common."""
    for programme, own in by_programme(shown).items():
        together = max(comparable(latest_first(own)), key=len)
        elsewhere = tuple(map(_called, (report for report in own if report not in together)))
        for main in choices.main_of(programme):
            found = _extreme(together, main)
            if found:
                yield replace(found, elsewhere=elsewhere)


def _extreme(reports: Sequence[Overview], main: MainIndicator) -> Extreme | None:
    """None where fewer than two values can be compared, or all are the same."""
    label, key = main.label, (main.indicator, main.split)
    if main.by_units:  # the largest counts most
        label, key = main.by_units.label, (main.by_units.indicator, main.split)
    values = list(_provinces(reports, key) if len(reports) > 1 else _units(reports[0], key))
    way = _way(reports, key)
    if way is None or len({text for _, text, _, _ in values}) < 2:
        return None
    name, text, _, report = way(values, key=lambda value: value[2])
    others = sum(value[1] == text for value in values) - 1
    lowest, alone = way is min, len(reports) == 1
    known = {report.key for _, _, _, report in values}
    without = tuple(_called(report) for report in reports if report.key not in known)
    return Extreme(
        lower_first(label), name, text, report, lowest, others, len(values), alone, without=without
    )


Value = tuple[str, str, float, Overview]


def _provinces(reports: Sequence[Overview], key: ValueKey) -> Iterator[Value]:
    found = {report.key: report.values.get(key) for report in reports}
    few = with_few_events({k: v.counted for k, v in found.items() if v and v.counted})
    for report in reports:
        value = found[report.key]
        if value and value.bound is Bound.EXACT and report.key not in few:
            yield _called(report), value.text, value.number, report


def _called(report: Overview) -> str:
    """The province's name, without that of its programme."""
    return report.areas.get(report.province.code, report.province.name)


def _units(report: Overview, key: ValueKey) -> Iterator[Value]:
    for unit, values in report.units.items():
        value = values.get(key)
        if value and value.bound is Bound.EXACT and value.enough:
            yield report.areas[unit], value.text, value.number, report


def _way(reports: Sequence[Overview], key: ValueKey) -> Callable[..., Value] | None:
    """Which end is the worse one; None of a figure that is neither good nor bad, and of a count, of
    which a large unit has more."""
    ways: Mapping[Direction, Callable[..., Value]] = {
        Direction.HIGHER_IS_BETTER: min,
        Direction.LOWER_IS_BETTER: max,
    }
    shown = [i for report in reports for i in report.indicators if i.id == key[0]]
    directions = {i.direction for i in shown}
    if len(directions) != 1 or any(i.counts for i in shown):
        return None
    return ways.get(Direction(directions.pop()))
