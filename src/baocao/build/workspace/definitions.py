"""What a programme defines: its units, indicators, rules, plans and periods, each read, with what
reads it imported, when it is first asked for. What units sent is no part of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from baocao.core.errors import BaocaoError, Problem, raise_all
from baocao.core.project import ProgrammeFolders, Project
from baocao.core.report_key import UNIT, ReportKey, home_of, with_type
from baocao.definitions.areas.crosswalk import load_crosswalk
from baocao.definitions.areas.institutions import Institution, load_institutions
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.areas.registry import AreaRegistry, areas_of
from baocao.definitions.periods.calendar import ReportingCalendar
from baocao.definitions.periods.deadlines import WorkingDays, working_days_of
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.periods.parts import shorter_periods
from baocao.definitions.periods.regimes_file import Regimes, regimes_of
from baocao.definitions.plans.profile_load import completed, load_profile
from baocao.definitions.programmes.check import check_regimes
from baocao.definitions.programmes.load import read_programme
from baocao.definitions.programmes.model import Programme, ReportType

if TYPE_CHECKING:
    from baocao.definitions.indicators.model import IndicatorCatalogue
    from baocao.definitions.plans.model import Plan
    from baocao.definitions.plans.profile import ReportProfile
    from baocao.submissions.mapped.read import ForeignReader
    from baocao.submissions.validation.rule import DataRule
    from baocao.submissions.workbooks.metadata import Folder
    from baocao.submissions.workbooks.model import Submission
    from baocao.submissions.workbooks.workbook import SourceWorkbook


@dataclass(frozen=True)
class Definitions:
    """What all reports of a programme share, whatever was sent.

    `id` is the programme's.
    """

    project: Project
    id: str

    @property
    def folders(self) -> ProgrammeFolders:
        """Where the programme's own files are."""
        return self.project.of(self.id)

    @cached_property
    def areas(self) -> AreaRegistry:
        """Every unit, with the old communes where the programme's reports go down to communes,
        and the institutions that report to it."""
        communes = self._stated.has_communes
        stamp, crosswalk = _stamp(self.project.areas_file), _stamp(self.project.crosswalk_file)
        if communes:
            areas = _areas_with_old_communes(self.project, stamp, crosswalk)
        else:
            areas = areas_of(self.project)
        found = self.institutions
        counted = {one.unit.code: one.elements for one in found}
        return areas.with_institutions([one.unit for one in found], counted) if found else areas

    @cached_property
    def institutions(self) -> tuple[Institution, ...]:
        """The reporting units that are no areas."""
        path = self.project.institutions_file
        if not path.is_file():
            return ()
        areas = areas_of(self.project)
        name = self.project.name(path)
        return load_institutions(path, name=name, programme=self.id, areas=areas)

    @cached_property
    def sent_home(self) -> Path:
        """Where the folders of what units sent are, by province and period."""
        return self.folders.submissions

    @cached_property
    def catalogue(self) -> IndicatorCatalogue:
        from baocao.definitions.indicators.load import load_catalogue

        return load_catalogue(self.folders.indicators)

    @cached_property
    def programme(self) -> Programme:
        """Names, report types and roles; raises `BaocaoError` where the catalogue lacks what
        they name."""
        from baocao.definitions.programmes.check import check_programme

        source, programme = read_programme(self.folders.home)
        found = (
            *check_regimes(source, programme, self.regimes),
            *check_programme(source, programme, self.catalogue),
            *self._strange_elements(),
            *self._strange_areas(),
        )
        raise_all(found)
        return programme

    def _strange_elements(self) -> Iterator[Problem]:
        """What institutions are said to count and the catalogue does not have."""
        name = self.project.name(self.project.institutions_file)
        for one in self.institutions:
            for element in one.elements:
                if element not in self.catalogue.elements:
                    what = f"không có thành phần số liệu “{element}”"
                    yield Problem(what, f"{name}, dòng {one.line}, cột elements", "sửa mã")

    def _strange_areas(self) -> Iterator[Problem]:
        """Units that a group is said to be of and nobody knows: their figures would be nobody's."""
        name = self.project.name(self.folders.indicators / "categories.yaml")
        for category in self.catalogue.categories.values():
            for code in category.homes:
                if not self.areas.has(code):
                    where = f"{name}, cách phân tách {category.id}, trường areas"
                    what = f"không có đơn vị hành chính mã “{code}”"
                    yield Problem(what, where, 'ghi mã ở data/areas.csv, trong dấu nháy: "01576"')

    @cached_property
    def rules(self) -> tuple[DataRule, ...]:
        from baocao.submissions.validation.rules import load_rules

        return load_rules(self.folders, self.catalogue)

    @cached_property
    def foreign(self) -> ForeignReader:
        """Reads units' own workbooks by data/mappings."""
        from baocao.submissions.mapped.read import (
            ForeignReader,  # a run with nothing to do reads no plan
        )

        home = self.folders.home
        return ForeignReader(self.project.mappings, self.catalogue, self.areas, home)

    def read_foreign(self, book: SourceWorkbook, folder: Folder | None) -> Submission:
        """A unit's own workbook; what reads it is imported when the first one comes."""
        return self.foreign(book, folder)

    @cached_property
    def _plans(self) -> dict[str, tuple[Plan, ...]]:
        return {}

    def plans(self, province: str) -> tuple[Plan, ...]:
        """All versions of a province's plans, by slug; none where they cannot be read, which
        its reports and `baocao plan check` say."""
        if province not in self._plans:
            try:
                found = self.load_plans(province)
            except BaocaoError:
                found = ()
            self._plans[province] = found
        return self._plans[province]

    def load_plans(self, place: str) -> tuple[Plan, ...]:
        """As `plans`; a unit that reports itself goes by its own, if it has any, and by what
        those of its province ask of each unit. Raises as the reader of plans."""
        from baocao.definitions.plans.in_force import asked_of

        if UNIT not in place:
            return self._read_plans(place)
        unit = self.areas.province(place)
        above = self.areas.above(unit)
        asked = (asked_of(plan, unit, above) for plan in self._read_plans(unit.home))
        own = self._read_plans(place) if any((self.folders.plans / place).glob("*.y*ml")) else ()
        return (*asked, *own)

    def _read_plans(self, province: str) -> tuple[Plan, ...]:
        from baocao.definitions.plans.given_units import strange_units
        from baocao.definitions.plans.load import load_plans

        found = load_plans(self.folders.plans, province, self.catalogue, self.regimes)
        raise_all(strange_units(found, self.areas, self.areas.province(home_of(province))))
        return found

    def shorter(self, period: ReportingPeriod) -> tuple[ReportingPeriod, ...]:
        """As `shorter_periods`, which a year of weeks is asked for hundreds of times."""
        if period not in self._shorter_known:
            self._shorter_known[period] = shorter_periods(period)
        return self._shorter_known[period]

    @cached_property
    def _shorter_known(self) -> dict[ReportingPeriod, tuple[ReportingPeriod, ...]]:
        return {}

    def period(self, text: str, province: str) -> ReportingPeriod:
        """The period that a text names in a province (slug), under the regime of the reports
        that are made of it."""
        return self.calendar(province).period(text)

    @property
    def regimes(self) -> Regimes:
        """The reporting regimes of the project."""
        return regimes_of(self.project)

    @property
    def working_days(self) -> WorkingDays:
        """The days on which offices work."""
        return working_days_of(self.project)

    def calendar(self, place: str) -> ReportingCalendar:
        """How the programme's periods are counted in a province, whose weeks may begin on a day
        of their own; its units count as it does."""
        province = home_of(place)
        if province not in self._calendars:
            try:
                week_start = load_profile(self.folders, province).week_start
            except BaocaoError:  # who reports on the province says so
                week_start = None
            self._calendars[province] = self._stated.calendar(self.regimes, week_start)
        return self._calendars[province]

    @cached_property
    def _calendars(self) -> dict[str, ReportingCalendar]:
        return {}

    @cached_property
    def _stated(self) -> Programme:
        """The programme as its file says, not held against the catalogue: enough for periods."""
        source, programme = read_programme(self.folders.home)
        raise_all(check_regimes(source, programme, self.regimes))
        return programme

    def report_type(self, key: ReportKey) -> ReportType:
        """The type of a report, as the programme's file says."""
        return self._stated.report_type(self.period(key.days, key.province), key.type)

    def profile(self, province: AdminUnit, report: ReportType) -> ReportProfile:
        """How the province signs and sends reports of a type."""
        return completed(load_profile(self.folders, province.slug), report, province)

    def key(self, province: AdminUnit, period: ReportingPeriod, type_: str = "") -> ReportKey:
        """The report of a province and period; `type_` where it is not the period's first."""
        return ReportKey(self.id, province.slug, with_type(period.key, type_))


def window(project: Project, key: ReportKey) -> ReportingPeriod:
    """The period of a key."""
    return Definitions(project, key.programme).period(key.days, key.province)


@lru_cache(maxsize=2)
def _areas_with_old_communes(
    project: Project, _stamp: int, _stamp_of_crosswalk: int
) -> AreaRegistry:
    path, areas = project.crosswalk_file, areas_of(project)
    return areas.with_crosswalk(load_crosswalk(path, name=project.name(path), known=areas.has))


def _stamp(path: Path) -> int:
    return path.stat().st_mtime_ns if path.is_file() else 0
