"""What a form asks: for whom, in which tables, of which areas, groups and tasks.

Nothing here knows of cells; `grid` gives each table its place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.indicators.model import DataElement, Disaggregation
from baocao.definitions.periods.model import ReportingPeriod
from baocao.submissions.workbooks.model import Group, Observation, TaskProgress

LONGEST_NAME = 31  # of a sheet, for Excel


@dataclass(frozen=True)
class Audience:
    """Which unit reports, for which province and period, on which areas.

    `areas` are the districts and last the province for the provincial office, a district
    alone for its own unit, an institution itself; it reports `only` these elements. `districts`
    are the codes of all units below the province, whoever reports.
    """

    province: AdminUnit
    unit: AdminUnit
    period: ReportingPeriod
    areas: tuple[AdminUnit, ...]
    districts: tuple[str, ...]
    only: frozenset[str] | None = None

    @property
    def is_provincial(self) -> bool:
        return self.unit.code == self.province.code


@dataclass(frozen=True)
class FormColumn:
    """One element in one disaggregation; `titles` are its headings from the top, `lacking` the
    codes of areas that have no such figure."""

    element: DataElement
    split: Disaggregation
    titles: tuple[str, ...]
    is_denominator: bool
    lacking: frozenset[str] = frozenset()

    def is_asked(self, area: AdminUnit) -> bool:
        return area.code not in self.lacking

    @property
    def id(self) -> str:
        options = ".".join(option for _, option in self.split)
        return f"{self.element.id}/{options}" if options else self.element.id


@dataclass(frozen=True)
class FormTable:
    """One table: areas down, columns across; tables of one sheet all have last period's values,
    or none has.
    """

    number: int
    title: str
    columns: tuple[FormColumn, ...]
    areas: tuple[AdminUnit, ...]
    has_previous: bool = False

    @property
    def has_denominators(self) -> bool:
        return any(column.is_denominator for column in self.columns)


@dataclass(frozen=True)
class ThemeSheet:
    """The tables of one theme, on a sheet of its name or of a shorter one."""

    title: str
    tables: tuple[FormTable, ...]
    short_title: str = ""

    @property
    def name(self) -> str:
        """The title as Excel takes it for a sheet: 31 characters, none of []:*?/\\."""
        title = self.short_title or self.title
        return re.sub(r"[\[\]:*?/\\]", " ", title)[:LONGEST_NAME].strip()


@dataclass(frozen=True)
class FormItem:
    """A task of a plan, or a target that a document proves."""

    plan: str
    plan_title: str
    id: str
    clause: str
    name: str
    lead: str
    due: date | None


@dataclass(frozen=True)
class LastReported:
    """What was last reported: by subject, and by plan and item; `synthetic` are the workbooks
    of it that are no real ones."""

    values: Mapping[Group, Observation]
    progress: Mapping[tuple[str, str], TaskProgress]
    synthetic: frozenset[str] = frozenset()

    def is_synthetic(self, said: Observation | TaskProgress) -> bool:
        """Whether it was made to try the system out; its mark goes where it is shown."""
        return said.source.file in self.synthetic


@dataclass(frozen=True)
class Form:
    """Everything that one workbook asks; `came` is what other units have sent for the period."""

    audience: Audience
    unit_name: str
    sheets: tuple[ThemeSheet, ...]
    items: tuple[FormItem, ...]
    earlier: LastReported
    came: Mapping[Group, Observation] = field(default_factory=dict)
