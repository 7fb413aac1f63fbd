"""Plans of the provinces as data, as their files have them: targets, tasks, legal bases.

One field at a time is judged here; what fields must agree on, in `check`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from baocao.core.quantities import Operator
from baocao.core.yaml_source import Trimmed, Unquoted, Unwritten, YamlModel, field_error, written_as
from baocao.definitions.areas.model import AreaLevel
from baocao.definitions.indicators.model import Disaggregation
from baocao.definitions.periods.model import PeriodType, ReportingRegime
from baocao.definitions.periods.regimes import make_period

DUTY_ID = re.compile(r"n[0-9]+\.[0-9]+")
_MONTH = re.compile("(20[0-9]{2})-(0[1-9]|1[0-2])")


def _month(value: object) -> date:
    """The first day of a month written as 2022-09."""
    match = _MONTH.fullmatch(str(value))
    if match is None:
        raise field_error("không phải tháng", "ghi tháng dạng 2022-09")
    return date(int(match[1]), int(match[2]), 1)


def _last_day(month: date) -> date:
    return month.replace(day=monthrange(month.year, month.month)[1])


Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
TargetId = Annotated[Slug, Field(max_length=24)]
TaskId = Annotated[str, Unquoted, Field(pattern=r"^[a-z0-9]+(\.[a-z0-9]+)*$")]
Month = Annotated[date, BeforeValidator(_month)]
EndOfMonth = Annotated[Month, AfterValidator(_last_day)]
Options = Annotated[
    Disaggregation,
    written_as(dict[str, Annotated[str, Unquoted]], lambda options: tuple(sorted(options.items()))),
]
UnitValues = Annotated[
    tuple[tuple[str, Decimal], ...],
    written_as(
        dict[Annotated[str, Unquoted], Decimal], lambda values: tuple(sorted(values.items()))
    ),
]
_Day = date  # where a field is called date


class PlanType(Enum):
    """What kind of document sets the targets."""

    PLAN = "plan"  # kế hoạch
    DIRECTIVE = "directive"  # chỉ thị
    NOTICE = "notice"  # thông báo kết luận


class Over(Enum):
    """What time a target's number is of: the reporting period alone, or a flow added up."""

    PERIOD = "period"
    YEAR_TO_DATE = "year_to_date"  # lũy kế từ đầu năm
    SINCE_START = "since_start"  # lũy kế từ khi văn bản có hiệu lực


@dataclass(frozen=True)
class LegalBasis(YamlModel):
    """A document that is cited (căn cứ), as it is printed at the first and later mentions."""

    id: Slug
    citation: Trimmed
    short_citation: Trimmed
    issued_on: date | None = None


@dataclass(frozen=True)
class Validity(YamlModel):
    """The first and the last day of a plan."""

    first: Annotated[date, Field(alias="from")]
    last: Annotated[date, Field(alias="to")]


@dataclass(frozen=True)
class Milestone(YamlModel):
    """A value that the plan wants on the way to its target, by a day or by the end of a month;
    in a plan that was loaded each has its `date`."""

    written_day: Annotated[_Day | None, Field(None, alias="date")]
    value: Decimal
    month: Month | None = None

    def day(self, regime: ReportingRegime) -> _Day:
        """The day that the value is planned for, as the plan's regime counts months."""
        if self.month is None:
            return self.date
        month = make_period(PeriodType.MONTH, self.month.year, self.month.month, regime)
        return month.end

    @property
    def date(self) -> _Day:
        assert self.written_day is not None
        return self.written_day


class BaselineKind(Enum):
    """What a relative target is compared with."""

    MEAN = "mean"  # of several years
    PREVIOUS_YEAR = "previous_year"


@dataclass(frozen=True)
class Relative(YamlModel):
    """A value to be reached by comparison: `change` per cent more (or less, below zero) than the
    mean of `years`, first and last, or than the year before where there are none."""

    change: Decimal
    years: tuple[int, int] | None = None
    to: BaselineKind = field(kw_only=True)

    def years_before(self, year: int) -> tuple[int, ...]:
        """The years that a target of `year` is compared with."""
        if self.years is None:
            return (year - 1,)
        return tuple(range(self.years[0], self.years[1] + 1))


@dataclass(frozen=True)
class Among(YamlModel):
    """Units that have to meet a target one by one: at least `share` per cent of those of a level,
    or of those that the province's figures are by. `given` are values that the plan gives units by
    name, by their codes; any other unit has the target's own value, or is not asked without one."""

    share: Annotated[Decimal, Field(gt=0, le=100)] = Decimal(100)
    level: AreaLevel | None = None
    given: UnitValues = ()

    @property
    def kind(self) -> tuple[object, ...]:
        """What is asked of units, but for the numbers that they have to reach."""
        return self.share, self.level, bool(self.given)


@dataclass(frozen=True)
class Target(YamlModel):
    """A target of a plan (chỉ tiêu).

    A target with an `indicator` is judged by its result against `value`, against the
    comparison value named by `reference`, or against what was in earlier years (`relative`).
    One without is judged by evidence: a document that was issued. `reading` says how words such
    as "hoàn thành" were read as a number. `over` says whether one period's result is judged or
    what has accumulated. `ended_on` is the day from which an amendment has the target no more.
    """

    id: TargetId
    clause: Trimmed
    name: Trimmed
    indicator: str | None = None
    disaggregation: Options = ()
    operator: Operator | None = None
    value: Decimal | None = None
    reference: str | None = None
    deadline: date | None = None
    scope: str = ""
    reading: str = ""
    evidence: str = ""
    milestones: tuple[Milestone, ...] = ()
    over: Over = Over.PERIOD
    relative: Relative | None = None
    among: Among | None = None
    confirmed: bool | None = field(default=None, compare=False)
    ended_on: Annotated[date | None, Unwritten] = None
    line: Annotated[int, Unwritten] = 0

    def value_for(self, unit: str, value: Decimal | None) -> Decimal | None:
        """What a unit (its code) has to reach, where the others have to reach `value`."""
        given = self.among.given if self.among else ()
        return dict(given).get(unit, value)

    @property
    def criterion(self) -> tuple[object, ...]:
        """What it is judged by, but for the number that has to be reached."""
        return (
            self.indicator,
            self.disaggregation,
            self.operator,
            self.value is None,
            self.reference,
            self.relative,
            self.among and self.among.kind,
            self.evidence,
            self.over,
        )


@dataclass(frozen=True)
class Task(YamlModel):
    """A task of a plan (nhiệm vụ); agencies' standing duties have no dates.

    `start` and `due` are first and last days of the months the plan names; `confirmed` says that
    a person has looked at what a machine proposed.
    """

    id: TaskId
    clause: Trimmed
    name: Trimmed
    lead: Trimmed
    group: str = ""
    supporting: tuple[Trimmed, ...] = ()
    start: Month | None = None
    due: EndOfMonth | None = None
    confirmed: bool | None = field(default=None, compare=False)
    line: Annotated[int, Unwritten] = 0

    @property
    def is_duty(self) -> bool:
        """Whether it is an agency's standing duty, whose id only counts it."""
        return bool(DUTY_ID.fullmatch(self.id))


@dataclass(frozen=True)
class Duties(YamlModel):
    """The standing duties of one agency: tasks without dates."""

    agency: Trimmed
    clause: Trimmed
    items: Annotated[tuple[Trimmed, ...], Field(min_length=1)]
    confirmed: bool | None = None


@dataclass(frozen=True)
class ReadFrom(YamlModel):
    """The document that `baocao plan read` made the plan from."""

    file: Trimmed
    sha256: Trimmed


@dataclass(frozen=True, kw_only=True)
class Plan(YamlModel):
    """One document with its targets and tasks; an amendment is a new version.

    `denominator_provider` is who counts the groups of people that its targets are measured
    against, as submissions name them; "" where the document does not say. `effective_from` is
    the day from which an amendment counts, where that is not the day of issue. A plan that was
    loaded has its `duties` among its tasks. What a machine proposed has `read_from`, and needs
    `confirmed`.
    """

    confirmed: Literal[True, False, "each"] | None = None
    read_from: ReadFrom | None = None
    id: Slug
    version: Annotated[int, Field(ge=1)]
    amends: str | None = None
    type: PlanType
    number: str
    title: Trimmed
    issuer: Trimmed
    issued_on: date | None
    effective_from: date | None = None
    valid: Validity
    cadence: tuple[PeriodType, ...]
    regime: str = ""  # in a file the first one, of no id, may be left out
    citation: Trimmed
    short_citation: Trimmed
    denominator_provider: str = ""
    legal_bases: tuple[LegalBasis, ...] = ()
    targets: tuple[Target, ...] = ()
    tasks: tuple[Task, ...] = ()
    duties: tuple[Duties, ...] = ()
    file: Annotated[str, Unwritten] = ""
    sha256: Annotated[str, Unwritten] = ""

    @property
    def valid_from(self) -> date:
        return self.valid.first

    @property
    def valid_to(self) -> date:
        return self.valid.last

    @property
    def counts_from(self) -> date:
        """The day from which targets are judged by this version: a first one from its validity
        on, an amendment from its effect, else its issue."""
        if self.amends is None:
            return self.valid_from
        return self.effective_from or self.issued_on or self.valid_from
