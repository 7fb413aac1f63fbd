"""Reporting periods and the regimes that say which there are: names and limits, no arithmetic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Annotated

from pydantic import AfterValidator, Field

from baocao.core.yaml_source import Text, Unwritten, YamlModel, field_error
from baocao.definitions.periods.keys import PeriodType

__all__ = [
    "Deadline",
    "DeadlineRule",
    "PeriodRule",
    "PeriodType",
    "RegimeAct",
    "ReportingPeriod",
    "ReportingRegime",
    "Weekday",
]

Days = Annotated[int, Field(ge=1, le=60)]


class Weekday(Enum):
    """A day on which weeks begin; its place from Monday on is `number`."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def number(self) -> int:
        return [*Weekday].index(self)


@dataclass(frozen=True)
class DeadlineRule(YamlModel):
    """When a report is due after its cut-off, by one of the three ways that is not None.

    `working_days` after it, on the `day` of the period's last month, or `days` after it; the
    last two fall back to the last working day before. `clause` is "" where no act says so.
    """

    working_days: Days | None = None
    day: Annotated[int, Field(ge=1, le=31)] | None = None
    days: Days | None = None
    clause: str = ""


def _one_way(rule: DeadlineRule) -> DeadlineRule:
    if sum(way is not None for way in (rule.working_days, rule.day, rule.days)) != 1:
        what = "hạn báo cáo phải tính theo đúng một cách"
        raise field_error(what, "ghi một trong: working_days, day, days")
    return rule


Deadline = Annotated[DeadlineRule, AfterValidator(_one_way)]


@dataclass(frozen=True)
class PeriodRule(YamlModel):
    """One type of period in an act; `clause` and `deadline` are only what was read."""

    clause: str = ""
    deadline: Deadline | None = None


@dataclass(frozen=True)
class RegimeAct(YamlModel):
    """A decree or circular, with the days on which it applies, both included.

    Periods begin on `first_day` of their first month, or of the month before where it is not 1.
    Between cut-off and deadline lie at least `free_working_days`. `known_from` says where it was
    read if not in the document itself.
    """

    citation: Text
    periods: Mapping[PeriodType, PeriodRule]
    known_from: str = ""
    start: Annotated[date | None, Field(alias="from")] = None
    end: Annotated[date | None, Field(alias="to")] = None
    first_day: Annotated[int, Field(ge=1, le=28)] = 1
    free_working_days: Annotated[int, Field(ge=0, le=60)] = 0

    def applies(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True)
class ReportingRegime(YamlModel):
    """Whose calendar counts (chế độ báo cáo): the acts that followed each other, oldest first.

    `own_deadlines` and `own_periods` are a department's, for what the act that applies leaves
    open. Weeks begin on `week_start`. `counted` says by which regimes a programme counts periods of
    each type, where that is not this one. Two with one id and week count alike.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$")]
    name: Text = field(compare=False)
    acts: tuple[RegimeAct, ...] = field(compare=False, repr=False)
    own_deadlines: Mapping[PeriodType, Deadline] = field(
        default_factory=dict, compare=False, repr=False
    )
    own_periods: tuple[PeriodType, ...] = field(default=(), compare=False, repr=False)
    week_start: Annotated[Weekday, Unwritten] = Weekday.MONDAY
    counted: Annotated[Mapping[PeriodType, ReportingRegime], Unwritten] = field(
        default_factory=dict, compare=False, repr=False
    )

    @property
    def types(self) -> tuple[PeriodType, ...]:
        """Every type of period that it ever had, the shortest first."""
        known = {type_ for act in self.acts for type_ in act.periods} | {*self.own_periods}
        return tuple(type_ for type_ in PeriodType if type_ in known)

    def types_on(self, day: date) -> tuple[PeriodType, ...]:
        """The types of period that may end on a day, the shortest first."""
        return tuple(type_ for type_ in PeriodType if self.has_on(type_, day))

    def has_on(self, type_: PeriodType, day: date) -> bool:
        """Whether a period of a type may end on a day."""
        return any(self.first_days(type_, day))

    def first_days(self, type_: PeriodType, day: date) -> Iterator[int]:
        """The `first_day` by which periods of a type are counted that end on a day."""
        yield from (act.first_day for act in self.acts if type_ in act.periods and act.applies(day))
        if type_ in self.own_periods:
            yield 1

    def act_on(self, day: date) -> RegimeAct | None:
        """The act that applies on a day; None where none is known."""
        return next((act for act in self.acts if act.applies(day)), None)


@dataclass(frozen=True)
class ReportingPeriod:
    """A reporting period under one regime, both end days included.

    `key` is the name in files and commands: `2022-Q4`, `2022-H2`, `2022-9M`, `2022`,
    `2022-12`, `2022-W31`. `number` counts within the year (0 for a whole year or 9 months).
    """

    start: date
    end: date
    key: str
    type: PeriodType
    year: int
    number: int
    regime: ReportingRegime

    @property
    def cutoff(self) -> date:
        """The last day that figures may stand at (ngày chốt số liệu)."""
        return self.end

    @property
    def act(self) -> RegimeAct | None:
        """The act that it is counted under: the one that applies on its last day."""
        return self.regime.act_on(self.end)

    @property
    def rule(self) -> PeriodRule | None:
        """What that act says of its type; None where a department counts it on its own."""
        return self.act.periods.get(self.type) if self.act else None

    def contains(self, day: date) -> bool:
        return self.start <= day <= self.end
