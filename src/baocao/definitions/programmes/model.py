"""A programme of a health department: its names, its reports, and what plays which part in them.

The record of programme.yaml is the model itself. What its fields say of the catalogue is
checked elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Annotated, Literal

from pydantic import Field

from baocao.core.errors import Problem, UsageError
from baocao.core.yaml_source import Text, YamlRecord, gone
from baocao.definitions.areas.model import AreaLevel
from baocao.definitions.periods.calendar import ReportingCalendar
from baocao.definitions.periods.model import (
    PeriodType,
    ReportingPeriod,
    ReportingRegime,
    Weekday,
)
from baocao.definitions.periods.regimes_file import Regimes

SectionId = Literal["situation", "direction", "results", "difficulties", "next_period", "proposals"]
"""The sections that a report can have, in their order."""
Ids = tuple[Text, ...]
Levels = Annotated[tuple[AreaLevel, ...], Field(min_length=1)]


class ProgrammePhrases(YamlRecord):
    """How sentences name the programme: "số liệu công tác {work}"."""

    work: Text  # phòng, chống dịch COVID-19


class OptionalPart(YamlRecord):
    """A part that people write where it is asked for: funding, communication, inspection. It
    stands in `section`, and begins with its `title`."""

    section: SectionId
    title: Text


class ReportType(YamlRecord):
    """A kind of report that a programme makes.

    `cadence` is how long its periods are, under the regime of the id `regime`. `addressee` and
    `subject` have a place for the province; `sections` are those of the body, in order;
    `notebook` composes it. `themes` are what a topical report is about; without any it is about
    all that the programme counts and its plans ask for. `parts` are asked of who writes.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    name: Text
    subject: Text
    cadence: Annotated[tuple[PeriodType, ...], Field(min_length=1)]
    regime: Text
    addressee: Text
    sections: Annotated[tuple[SectionId, ...], Field(min_length=1)]
    notebook: Annotated[Text, Field(pattern=r"^[^/\\.][^/\\]*\.ipynb$")]
    themes: Ids = ()
    parts: tuple[OptionalPart, ...] = ()

    def makes(self, period: ReportingPeriod) -> bool:
        """Whether such a report is made of a period."""
        return period.regime.id == self.regime and period.type in self.cadence


class UnitRate(YamlRecord):
    """The rate that units are graded and set side by side by, in place of a count: of events a
    large unit has more."""

    indicator: Text
    label: Text


class MainIndicator(YamlRecord):
    """An indicator that pages show first; `split` is its group, "18plus/d3", "" for the total."""

    indicator: Text
    label: Text
    split: str = ""
    by_units: UnitRate | None = None


class LevelsRole(YamlRecord):
    """Areas by the level that was announced: how many there are (`element`, split by
    `category`), and what share of all they are (`indicator`)."""

    category: Text
    element: Text
    indicator: Text


class PersonsRole(YamlRecord):
    """What a register of persons is counted into.

    A person counts in `element` once for each option of `steps`, in the group of `ages` that
    the person belongs to by the least age in years. `order` has the steps that follow each
    other; `first_date` is the first day on which a step can have been.
    """

    element: Text
    steps: Text
    order: Ids
    groups: Text
    ages: Annotated[Mapping[str, Annotated[int, Field(ge=0)]], Field(min_length=1)]
    first_date: date
    file: Text


class ComparedRole(YamlRecord):
    """What section I sets beside the period before and the same period last year: each of the
    `indicators` for every option of `category`, diseases for instance."""

    category: Text
    indicators: Annotated[Ids, Field(min_length=1)]


class CountedElement(YamlRecord):
    """A data element with the options that are meant."""

    element: Text
    options: Mapping[str, str] = Field(default_factory=dict)


class NeedRole(YamlRecord):
    """Something that the next period takes for persons who are due: a vaccine, a test.

    Needed are `per_person` units for each of `due` less `done`, with `wastage` per cent on top,
    less what is in `stock`.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=24)]
    name: Text
    unit: Text
    due: CountedElement
    done: CountedElement | None = None
    stock: CountedElement | None = None
    per_person: Annotated[Decimal, Field(gt=0)] = Decimal(1)
    wastage: Annotated[Decimal, Field(ge=0)] = Decimal(0)


class Roles(YamlRecord):
    """What of the catalogue plays a part that code asks for; what is left out prints nothing.

    `situation` are the indicators that the report's first section tells, in order, `trend` the
    one whose course it draws. `coverage` is drawn by group against its targets and ranked over
    the areas; `compared` is a table of changes. Of each of the categories `sheets` units are used
    to give every option a sheet of its own. `needs` are forecast for the next period.
    """

    headlines: Annotated[None, gone("nay tờ tóm tắt theo main_indicators")] = None
    situation: Ids = ()
    trend: str = ""
    coverage: str = ""
    compared: ComparedRole | None = None
    sheets: Ids = ()
    levels: LevelsRole | None = None
    persons: PersonsRole | None = None
    needs: tuple[NeedRole, ...] = ()


class Programme(YamlRecord):
    """Everything of data/programmes/<id>/programme.yaml; `levels` are those that report, and
    `levels_since` those that do from a day on instead. Weeks begin on
    `week_start` where a province has no other. `short_name` is what tables say that have
    rows of several programmes; `main_indicators` are what the summary begins with, the scorecard
    shows and the web pages point out."""

    id: Text
    name: Text
    short_name: str = ""
    phrases: ProgrammePhrases
    levels: Levels
    levels_since: Mapping[date, Levels] = Field(default_factory=dict)
    week_start: Weekday = Weekday.MONDAY
    reports: Annotated[tuple[ReportType, ...], Field(min_length=1)]
    main_indicators: tuple[MainIndicator, ...] = ()
    roles: Roles = Roles()

    def unit_rate(self, indicator: str, split: str) -> str:
        """The indicator that units are graded by in place of a main indicator's count; "" for what
        has none."""
        rates = {(one.indicator, one.split): one.by_units for one in self.main_indicators}
        rate = rates.get((indicator, split))
        return rate.indicator if rate else ""

    @property
    def has_communes(self) -> bool:
        """Whether communes report, by now or later."""
        return any(AreaLevel.COMMUNE in some for some in (self.levels, *self.levels_since.values()))

    def levels_on(self, day: date) -> tuple[AreaLevel, ...]:
        """The levels that report on a day."""
        since = [start for start in self.levels_since if start <= day]
        return self.levels_since[max(since)] if since else self.levels

    def calendar(self, regimes: Regimes, week_start: Weekday | None = None) -> ReportingCalendar:
        """How its periods are counted: each type as the first report made so often says.

        `week_start` is that of a province whose weeks begin on another day.
        """
        day = week_start or self.week_start
        counted: dict[PeriodType, ReportingRegime] = {}
        known = {
            id_: replace(regime, week_start=day, counted=counted)
            for id_, regime in regimes.every.items()
        }
        for report in self.reports:
            for type_ in report.cadence:
                counted.setdefault(type_, known[report.regime])
        used = dict.fromkeys(report.regime for report in self.reports)
        return ReportingCalendar(tuple(known[id_] for id_ in used), counted)

    def themes_of(self, period: ReportingPeriod) -> frozenset[str]:
        """The themes of the reports that are made of a period; none where one is about all."""
        themes = [report.themes for report in self.reports if report.makes(period)]
        return frozenset(chain.from_iterable(themes)) if all(themes) else frozenset()

    def plan_periods(self) -> tuple[str, tuple[PeriodType, ...]]:
        """The regime that a plan asks for if it says nothing else, with its types of period: the
        one with most, of several the first."""
        asked: dict[str, dict[PeriodType, None]] = {}
        for report in self.reports:
            asked.setdefault(report.regime, {}).update(dict.fromkeys(report.cadence))
        regime = max(asked, key=lambda id_: len(asked[id_]))
        return regime, tuple(asked[regime])

    def report_type(self, period: ReportingPeriod, id_: str = "") -> ReportType:
        """The kind of report that a period gets: the one of this id, without one the first made
        so often, or else the first. Raises `UsageError` for an id that none made so often has."""
        fitting = [r for r in self.reports if r.makes(period)] or [self.reports[0]]
        if not id_:
            return fitting[0]
        for report in fitting:
            if report.id == id_:
                return report
        known = ", ".join(f"{report.id} ({report.name})" for report in fitting)
        what = f"kỳ {period.key} không có loại báo cáo “{id_}”"
        raise UsageError(Problem(what, "--type", f"chọn một trong: {known}"))

    def other_type(self, period: ReportingPeriod, id_: str) -> str:
        """The id as keys of reports have it: "" for the first that is made of the period. Raises
        as `report_type`."""
        return "" if self.report_type(period, id_) == self.report_type(period) else id_
