"""Which reports a project can build: every period with data, and what the plans ask for.

A plan that asks for reports every month, 6 months or year (its cadence) gets them as soon as the
last shorter period within has data, be it a week, month or quarter. Earlier they would be reports
on an unfinished period; with one missing before, the report is built and says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from baocao.archive.built.names import RUN_FILE
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.sent import has_data
from baocao.core.errors import BaocaoError, Problem, UsageError
from baocao.core.project import Project
from baocao.core.report_key import TYPED, UNIT, ReportKey, home_of
from baocao.definitions.areas.model import AdminUnit, AreaLevel
from baocao.definitions.periods.calendar import ReportingCalendar
from baocao.definitions.periods.model import PeriodType, ReportingPeriod
from baocao.definitions.periods.parts import shorter_periods
from baocao.definitions.periods.regimes import any_period
from baocao.definitions.plans.profile_load import load_profile
from baocao.submissions.workbooks.sent_files import anything_sent

if TYPE_CHECKING:  # who names one report asks for no plan
    from baocao.definitions.plans.model import Plan

LONG_PERIODS = (PeriodType.HALF_YEAR, PeriodType.NINE_MONTHS, PeriodType.YEAR)


@dataclass(frozen=True)
class Due:
    """The reports that there is data for, by province and then by period's end, and what is wrong
    with folders of data that are no programme's, province's or period's: they stop no other."""

    keys: tuple[ReportKey, ...]
    problems: tuple[Problem, ...]


def reports_due(
    project: Project,
    programmes: Sequence[str],
    province: str = "",
    period: str = "",
) -> Due:
    """Every report of these programmes there is data for.

    `province` (slug, code or name) and `period` (key) narrow it down; a longer period that is
    named is due in each province with data of a shorter one that counts in it, whatever its
    plans ask for.
    """
    problems = list(_strays(project))
    keys = tuple(
        key
        for programme in programmes
        for key in _of_programme(Definitions(project, programme), province, period, problems)
    )
    return Due(keys, tuple(problems))


def every_due(definitions: Definitions) -> Due:
    """Every report of one programme there is data for, by definitions that are read anyhow."""
    problems = list(_strays(definitions.project))
    return Due(tuple(_of_programme(definitions, "", "", problems)), tuple(problems))


def _of_programme(
    definitions: Definitions, province: str, period: str, problems: list[Problem]
) -> Iterator[ReportKey]:
    days, _, type_ = period.partition(TYPED)
    slugs = [slug for slug in _with_data(definitions) if not _is_history(definitions, slug)]
    if province:
        day = any_period(days).end if days and UNIT in province else None
        slugs = [definitions.areas.province(province, on=day).slug]
    for slug in slugs:
        with _heard(problems):
            unit = _province(definitions, slug)
            if not period:
                for one in _periods(definitions, unit, problems):
                    yield from _of_period(definitions, unit, one)
            elif has_data(definitions, unit, named := definitions.period(days, unit.slug)):
                other = definitions.programme.other_type(named, type_) if type_ else ""
                yield definitions.key(unit, named, other)


def _of_period(
    definitions: Definitions, province: AdminUnit, period: ReportingPeriod
) -> Iterator[ReportKey]:
    """The report of the first type, and those of others that somebody asked for before."""
    first = definitions.key(province, period)
    yield first
    for folder in sorted(definitions.project.report(first).parent.glob(f"{period.key}{TYPED}*/")):
        if (folder / RUN_FILE).is_file():
            yield replace(first, period=folder.name)


@contextmanager
def _heard(problems: list[Problem]) -> Iterator[None]:
    """Note what is wrong with data, and go on; a wrong call is raised."""
    try:
        yield
    except UsageError:
        raise
    except BaocaoError as error:
        problems.extend(error.problems)


def _with_data(definitions: Definitions) -> list[str]:
    """The provinces with data, and of their units those that somebody signs for."""
    provinces = {folder.parent.name for folder in folders_with_data(definitions)}
    signing = (path.stem for path in definitions.project.provinces.glob(f"*{UNIT}*.yaml"))
    return sorted({*provinces, *(unit for unit in signing if home_of(unit) in provinces)})


def _is_history(definitions: Definitions, slug: str) -> bool:
    """Whether a province has merged into another and nobody signs for it: what it sent is the
    other's history, and no report of its own is due."""
    unit = definitions.areas.known(slug, level=AreaLevel.PROVINCE)
    merged = unit is not None and unit.successor is not None
    return merged and not definitions.folders.profiles(slug)[0].is_file()


def _strays(project: Project) -> Iterator[Problem]:
    """Folders with data that belong to no programme: nobody would ever read them."""
    known = project.programmes
    for folder in sorted(project.submissions.glob("[!.]*/")):
        if folder.name not in known and any(path.is_file() for path in folder.rglob("*")):
            what = f"không có chương trình “{folder.name}”"
            todo = f"chuyển vào thư mục của một chương trình: {', '.join(known)}"
            yield Problem(what, project.name(folder), todo)


def _province(definitions: Definitions, slug: str) -> AdminUnit:
    folder = definitions.folders.submissions / slug
    with _naming(definitions.project, folder):
        unit = definitions.areas.province(slug)
    load_profile(definitions.folders, unit.slug)  # where nobody can sign, it is told at once
    return unit


def _period(definitions: Definitions, folder: Path) -> ReportingPeriod:
    with _naming(definitions.project, folder):
        return definitions.period(folder.name, folder.parent.name)


@contextmanager
def _naming(project: Project, folder: Path) -> Iterator[None]:
    """A folder's name that is no province or period is a fault of the data, not of the call."""
    try:
        yield
    except UsageError as error:
        name = project.name(folder)
        raise BaocaoError(
            *(Problem(p.what, name, f"đổi tên thư mục; {p.todo}") for p in error.problems)
        ) from None


def _periods(
    definitions: Definitions, province: AdminUnit, problems: list[Problem]
) -> list[ReportingPeriod]:
    sent: list[ReportingPeriod] = []
    for folder in folders_with_data(definitions, province.home):
        with _heard(problems):
            period = _period(definitions, folder)
            if not province.is_within or _has_own(definitions, province, period):
                sent.append(period)
    plans = definitions.plans(province.slug)
    calendar = definitions.calendar(province.slug)
    longer = (longer for period in sent for longer in _asked_for(calendar, plans, period))
    found = {period.key: period for period in (*sent, *longer)}
    return sorted(found.values(), key=lambda period: (period.end, period.start, period.key))


def _has_own(definitions: Definitions, unit: AdminUnit, period: ReportingPeriod) -> bool:
    """Whether a unit that reports itself was there at a period's end and sent something."""
    return unit.exists_on(period.end) and has_data(definitions, unit, period)


def _asked_for(
    calendar: ReportingCalendar, plans: Sequence[Plan], part: ReportingPeriod
) -> Iterator[ReportingPeriod]:
    """The longer periods whose last part of its kind is `part`, and that a plan in force then
    asks for."""
    from baocao.definitions.plans.in_force import in_force

    for type_ in {type_ for plan in plans for type_ in plan.cadence}:
        period = calendar.on(part.end, type_)
        if period and any(type_ in plan.cadence for plan in in_force(plans, period)):
            alike = [one for one in shorter_periods(period) if one.type is part.type]
            if alike and alike[-1].key == part.key:
                yield period


def running(definitions: Definitions, province: str, today: date) -> list[ReportingPeriod]:
    """The periods that `today` lies in and that a plan in force then asks for, long ones left
    out: somebody is collecting for them, whether or not anything was sent yet."""
    from baocao.definitions.plans.in_force import in_force

    plans = definitions.plans(province)
    asked = {type_ for plan in plans for type_ in plan.cadence if type_ not in LONG_PERIODS}
    found = []
    for type_ in sorted(asked, key=lambda type_: type_.value):
        period = definitions.calendar(province).on(today, type_)
        if period and any(type_ in plan.cadence for plan in in_force(plans, period)):
            found.append(period)
    return found


def has_begun(plans: Sequence[Plan], period: ReportingPeriod) -> bool:
    """Whether any of a province's plans was valid by the end of a period."""
    return any(plan.valid_from <= period.end for plan in plans)


def folders_with_data(definitions: Definitions, province: str = "*") -> list[Path]:
    """The folders <province>/<period> of a programme that units sent something into, sorted."""
    folders = definitions.folders.submissions.glob(f"{province}/*")
    return sorted(folder for folder in folders if anything_sent(folder))
