"""All that rules look at: this period's observations, the last period's, areas, catalogue.

Finds observations; judges nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from baocao.definitions.areas.model import AdminUnit, AreaLevel
from baocao.definitions.areas.registry import AreaRegistry
from baocao.definitions.indicators.disaggregations import parts
from baocao.definitions.indicators.model import DataElement, Disaggregation, IndicatorCatalogue
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.plans.model import Plan
from baocao.submissions.validation.intervals import Interval, interval, total
from baocao.submissions.workbooks.completeness import Completeness, completeness
from baocao.submissions.workbooks.model import Group, Observation, SourceCell, Submission
from baocao.submissions.workbooks.standing import StandingValues


@dataclass(frozen=True)
class Tally:
    """Observations that add up to one value."""

    observations: tuple[Observation, ...]

    @cached_property
    def interval(self) -> Interval:
        """Where the true sum may lie."""
        addends = [interval(observation.quantity) for observation in self.observations]
        return addends[0] if len(addends) == 1 else total(addends)


@dataclass(frozen=True)
class OpenTarget:
    """A target whose result does not decide it: the cells that state a bound alone, and the
    values that are lacking."""

    name: str
    inexact: tuple[SourceCell, ...]
    lacking: tuple[Group, ...]


@dataclass(frozen=True)
class UsedValues:
    """What the results of a period were made from, the areas that it has results of, and the
    targets that those do not decide."""

    groups: frozenset[Group]
    areas: frozenset[str]
    open_targets: tuple[OpenTarget, ...] = ()

    def splits(self, element: str, area: str) -> Sequence[Disaggregation]:
        """The disaggregations of an element that were used for an area."""
        return self._splits.get((element, area), ())

    @cached_property
    def _splits(self) -> dict[tuple[str, str], list[Disaggregation]]:
        found: dict[tuple[str, str], list[Disaggregation]] = defaultdict(list)
        for element, area, split in self.groups:
            found[element, area].append(split)
        return found


@dataclass(frozen=True)
class Evidence:
    """Everything one run of the rules may look at; `previous` is the period before, `plans`
    are all versions of the province's plans. `find_used` is None where nothing was computed,
    `compared` are the elements that rules hold against each other."""

    submissions: tuple[Submission, ...]
    previous: tuple[Submission, ...]
    catalogue: IndicatorCatalogue
    areas: AreaRegistry
    period: ReportingPeriod
    expected_units: tuple[AdminUnit, ...]
    plans: tuple[Plan, ...] = ()
    find_used: Callable[[], UsedValues] | None = None
    compared: frozenset[str] = frozenset()

    @cached_property
    def used(self) -> UsedValues | None:
        """What results were made from; None where none was computed."""
        return self.find_used() if self.find_used else None

    @cached_property
    def observations(self) -> tuple[Observation, ...]:
        return tuple(o for submission in self.submissions for o in submission.observations)

    @cached_property
    def completeness(self) -> Completeness:
        """Who of the units that have to report did."""
        return completeness(self.expected_units, self.submissions)

    @cached_property
    def _by_element(self) -> dict[str, list[Observation]]:
        found: dict[str, list[Observation]] = defaultdict(list)
        for observation in self.observations:
            found[observation.element].append(observation)
        return found

    @cached_property
    def now(self) -> StandingValues:
        return StandingValues(self.observations)

    @cached_property
    def repeated(self) -> tuple[Observation, ...]:
        """The observations of groups that have several, in the order of the workbooks."""
        groups = self.now.groups
        return tuple(one for one in self.observations if len(groups[one.group]) > 1)

    @cached_property
    def before(self) -> StandingValues:
        """What was said the period before; real values are not held against synthetic ones."""
        synthetic = any(submission.synthetic for submission in self.submissions)
        alike = (sent for sent in self.previous if synthetic or not sent.synthetic)
        return StandingValues(o for submission in alike for o in submission.observations)

    @cached_property
    def _children(self) -> dict[tuple[str, date], tuple[str, ...]]:
        return {}

    def of_element(self, element: str) -> Sequence[Observation]:
        """This period's observations of one element, in the order of the workbooks."""
        return self._by_element.get(element, ())

    @cached_property
    def _by_area(self) -> dict[str, list[Group]]:
        found: dict[str, list[Group]] = defaultdict(list)
        for group in self.now.groups:
            found[group[1]].append(group)
        return found

    def groups_of(self, area: str) -> Sequence[Group]:
        """This period's groups of one area, in the order of their first values."""
        return self._by_area.get(area, ())

    def element(self, observation: Observation) -> DataElement:
        return self.catalogue.elements[observation.element]

    def exists(self, observation: Observation) -> bool:
        """Whether the catalogue knows the group of a value; a total always."""
        element = self.element(observation)
        complete = len(observation.disaggregation) == len(element.categories)
        known = not element.combinations or observation.disaggregation in element.combinations
        return known or not complete

    def has_group(self, observation: Observation) -> bool:
        """Whether the unit of a value is in the groups of units that it is said to be of; an
        institution is in no such group and may be asked of any."""
        categories = self.catalogue.categories
        grouped = [(c, o) for c, o in observation.disaggregation if categories[c].homes]
        unit = self.areas.get(observation.area)
        if not grouped or unit.level is AreaLevel.INSTITUTION or unit.parent is None:
            return True
        having: Sequence[str] = (unit.code, *self.children(unit.parent, observation.as_of))
        for category, option in grouped:
            having = categories[category].within(option, having)
        return unit.code in having

    def children(self, area: str, day: date) -> tuple[str, ...]:
        """Codes of the units directly below `area` on a day."""
        key = area, day
        if key not in self._children:
            units = self.areas.children(area, day)
            self._children[key] = tuple(unit.code for unit in units)
        return self._children[key]

    def total_at(self, group: Group, day: date, provider: str = "") -> Tally | None:
        """The value of a group on a day: as stated, else added up from all of its parts."""
        stated = self.now.on_day(group, day, provider)
        if stated is not None:
            return Tally((stated,))
        element, area, split = group
        finer = parts(self.catalogue.elements[element], split, self.catalogue)
        found = [self.now.on_day((element, area, part), day, provider) for part in finer]
        known = tuple(observation for observation in found if observation is not None)
        return add(known) if known and len(known) == len(found) else None


def add(observations: Sequence[Observation]) -> Tally:
    """The sum of observations, bounds respected."""
    return Tally(tuple(observations))
