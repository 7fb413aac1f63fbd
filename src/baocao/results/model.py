"""What came out: indicator results, targets and tasks judged. Sentences, tables and
charts are all made from these, so they cannot disagree."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from baocao.core.quantities import DOWNWARD, Operator, Quantity, Unit
from baocao.definitions.areas.model import AdminUnit, AreaLevel
from baocao.definitions.indicators.model import Disaggregation, Indicator
from baocao.definitions.plans.model import Plan, Target, Task
from baocao.results.due import stated_day
from baocao.results.source_cells import Cells
from baocao.submissions.workbooks.completeness import Completeness
from baocao.submissions.workbooks.model import SourceCell, TaskProgress

ResultKey = tuple[str, str, Disaggregation]
"""An indicator's id, an area's code and a split: what two results share to be compared."""

IndicatorSplit = tuple[str, Disaggregation]
"""An indicator's id and a split: what the results of several areas share."""


class TargetStatus(Enum):
    """How a target stands at the end of the period; words are in templates/phrases.yaml."""

    MET = "MET"
    NOT_MET = "NOT_MET"
    ON_TRACK = "ON_TRACK"
    BEHIND = "BEHIND"
    NOT_DUE = "NOT_DUE"
    NOT_REPORTED = "NOT_REPORTED"
    NOT_ASSESSABLE = "NOT_ASSESSABLE"


class TaskStatus(Enum):
    """How a task stands at the end of the period."""

    DONE = "DONE"
    DONE_LATE = "DONE_LATE"
    IN_PROGRESS = "IN_PROGRESS"
    OVERDUE = "OVERDUE"
    NOT_DUE = "NOT_DUE"
    NOT_REPORTED = "NOT_REPORTED"
    STANDING = "STANDING"  # a duty without a date


@dataclass(frozen=True)
class Amount:
    """A count or a rate, and every cell that it was added up from.

    Of a denominator `provider` says who counted the group, `definition` whom it counts.
    """

    quantity: Quantity
    sources: Cells
    provider: str = ""
    definition: str = ""

    @property
    def value(self) -> Decimal:
        return self.quantity.value


@dataclass(frozen=True)
class Comparison:
    """The same indicator in an earlier period.

    `change` is now minus then, in the indicator's own unit (percentage points for
    percentages); None where a bound or another definition forbids the subtraction. `sources` are
    of what people wrote down of a period that nothing was sent for.
    """

    period: str
    quantity: Quantity
    change: Decimal | None
    as_of: date
    sources: Cells = ()


@dataclass(frozen=True)
class IndicatorResult:
    """An indicator for one area and disaggregation at the end of the period.

    `value` is in the indicator's unit (percent: 0 to 100 and above). A rate that the unit
    reported without counts has `sources` and no components; `reported` is then True.
    `summed_periods` are the parts that a longer period's flow was added up from;
    `missing_areas` and `missing_periods` (parts) say what a sum lacks; `of_all` is then the
    denominator with those that the sum lacks, where it is known. `span` names what a target's
    flow was added up over, "" for the report's own period.
    """

    indicator: Indicator
    area: AdminUnit
    disaggregation: Disaggregation
    quantity: Quantity
    as_of: date
    reported: bool
    numerator: Amount | None = None
    denominator: Amount | None = None
    sources: Cells = ()
    previous: Comparison | None = None
    last_year: Comparison | None = None
    rank: int | None = None
    missing_areas: tuple[str, ...] = ()
    missing_periods: tuple[str, ...] = ()
    summed_periods: tuple[str, ...] = ()
    of_all: Amount | None = None
    span: str = ""

    @property
    def key(self) -> ResultKey:
        return self.indicator.id, self.area.code, self.disaggregation

    @property
    def indicator_split(self) -> IndicatorSplit:
        return self.indicator.id, self.disaggregation

    @property
    def is_complete(self) -> bool:
        """Whether every area and every part that belongs in the value is in it."""
        return not self.missing_areas and not self.missing_periods


@dataclass(frozen=True)
class ReferenceValue:
    """A comparison value that somebody published: a national average on a day."""

    id: str
    value: Decimal
    as_of: date
    source: str
    cell: SourceCell


@dataclass(frozen=True)
class YearValue:
    """An indicator of a whole year, in its unit, that relative targets are compared with."""

    indicator: str
    disaggregation: Disaggregation
    year: int
    value: Decimal
    source: str
    cell: SourceCell


@dataclass(frozen=True)
class UnitGiven:
    """What a plan gives one unit to reach, and its result where it has one."""

    unit: AdminUnit
    value: Decimal
    result: IndicatorResult | None


@dataclass(frozen=True)
class UnitsMeeting:
    """The units that a target asks one by one: those that meet it, those that do not, those
    whose result leaves it open, those without a result; with the cells of all results.
    `settled` are those that meet it, or do not, whatever a later period adds. `given` are all of
    them where the plan gives units values of their own. Of those that are `idle` nothing is
    asked: they had none of what it is about."""

    met: tuple[AdminUnit, ...]
    unmet: tuple[AdminUnit, ...]
    undecided: tuple[AdminUnit, ...]
    missing: tuple[AdminUnit, ...]
    settled: tuple[AdminUnit, ...]
    sources: Cells
    given: tuple[UnitGiven, ...] = ()
    idle: tuple[AdminUnit, ...] = ()

    @property
    def total(self) -> int:
        return len((*self.met, *self.unmet, *self.undecided, *self.missing))

    @property
    def level(self) -> AreaLevel | None:
        """The level of the units; None without any."""
        units = (*self.met, *self.unmet, *self.undecided, *self.missing)
        return units[0].level if units else None


@dataclass(frozen=True)
class Accumulated:
    """A flow added up from `start` to the end of the report's period. It `only_grows` where
    nothing flows in below the line. `last_year` is the same sum a year before, None where the two
    do not compare."""

    result: IndicatorResult
    start: date
    only_grows: bool = True
    last_year: IndicatorResult | None = None


@dataclass(frozen=True)
class TargetResult:
    """A target judged. `deadline` is the day it is due, as this period's report judges it.

    `gap` is in the indicator's unit and `gap_people` in people still missing; both None
    when the target is met or cannot be judged. Of a relative target `value` is worked out from
    its `base_years`, and None where some of the years are missing. `days_left` and
    `pace_per_day` (people per day) run from the cut-off to the deadline; a share of what happened
    (`of_events`) has no pace.
    """

    plan: Plan
    target: Target
    status: TargetStatus
    deadline: date
    indicator: Indicator | None = None
    result: IndicatorResult | None = None
    value: Decimal | None = None
    reference: ReferenceValue | None = None
    gap: Decimal | None = None
    gap_people: int | None = None
    days_left: int | None = None
    pace_per_day: Decimal | None = None
    of_events: bool = False
    evidence: TaskProgress | None = None
    accumulated: Accumulated | None = None
    base_years: tuple[YearValue, ...] = ()
    missing_years: tuple[int, ...] = ()
    units: UnitsMeeting | None = None

    @property
    def stated_deadline(self) -> date:
        """The day as people read it in the plan."""
        return stated_day(self.plan, self.target, self.deadline.year)

    @property
    def asks_for_all(self) -> bool:
        """Whether the target is the whole of a percentage, written "100%" without a sign."""
        percent = self.indicator is not None and self.indicator.unit == Unit.PERCENT
        asked = self.target.operator in (Operator.AT_LEAST, Operator.EQUAL)
        return percent and asked and self.value == 100

    @property
    def asks_for_none(self) -> bool:
        """Whether nothing at all may be counted, written "0 ca" without a sign."""
        return self.target.operator in (Operator.AT_MOST, Operator.EQUAL) and self.value == 0

    @property
    def is_above(self) -> bool:
        """Whether a target that is not met has more than was asked for, rather than less."""
        if self.target.operator is not Operator.EQUAL or self.result is None or self.value is None:
            return self.target.operator in DOWNWARD
        return self.asks_for_none or self.result.quantity.value > self.value


@dataclass(frozen=True)
class TaskResult:
    """A task judged at the end of the period."""

    plan: Plan
    task: Task
    status: TaskStatus
    days_overdue: int = 0
    progress: TaskProgress | None = None


@dataclass(frozen=True)
class PeriodPart:
    """A shorter period that a longer one is made of: who sent, and whether any is synthetic."""

    key: str
    completeness: Completeness
    synthetic: bool

    @property
    def is_missing(self) -> bool:
        return not self.completeness.received


@dataclass(frozen=True)
class TrendPoint:
    """One value on a trend line: an as-of date of this or an earlier period."""

    indicator: str
    disaggregation: Disaggregation
    period: str
    as_of: date
    quantity: Quantity


@dataclass(frozen=True)
class DenominatorSource:
    """One provider's count of a group of people, by the result that it gives.

    `as_of` is the day of the count, `used` whether the report goes by it.
    """

    result: IndicatorResult
    as_of: date
    used: bool
