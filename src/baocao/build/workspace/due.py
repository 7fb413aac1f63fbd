"""Which reports a project can build: every period with data, and what the plans ask for.

A plan that asks for reports every 6 months or every year (its cadence) gets them as soon as
the last quarter of such a period has data. Earlier they would be reports on an unfinished
period; with a quarter missing before, the report is built and says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from baocao.build.workspace.sent import LONG_PERIODS, Definitions
from baocao.core.errors import BaocaoError, Problem, UsageError
from baocao.core.project import Project
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.periods.calendar import period_of, quarters_within
from baocao.definitions.periods.model import PeriodType, ReportingPeriod
from baocao.definitions.plans.in_force import in_force
from baocao.definitions.plans.model import Plan
from baocao.submissions.workbooks.read import sent_files

Due = tuple[str, str]
"""A report's province (slug) and period (key)."""


def reports_due(
    project: Project, province: str | None = None, period: str | None = None
) -> tuple[Due, ...]:
    """Every report there is data for, by province and then by period's end.

    `province` (slug, code or name) and `period` (key) narrow it down; a longer period that is
    named is due in each province with data of one of its quarters, whatever its plans ask for.
    """
    definitions = Definitions(project)
    slugs = sorted({folder.parent.name for folder in folders_with_data(project)})
    if province:
        slugs = [definitions.areas.province(province).slug]
    units = [_province(definitions, slug) for slug in slugs]
    if period is None:
        return tuple((u.slug, p.key) for u in units for p in _periods(definitions, u))
    return tuple((u.slug, period) for u in units if _has_data(definitions, u, period))


def _province(definitions: Definitions, slug: str) -> AdminUnit:
    folder = definitions.project.submissions / slug
    with _naming(definitions.project, folder):
        return definitions.areas.province(slug)


def _period(definitions: Definitions, province: AdminUnit, folder: Path) -> ReportingPeriod:
    with _naming(definitions.project, folder):
        return definitions.period(province, folder.name)


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


def _has_data(definitions: Definitions, province: AdminUnit, text: str) -> bool:
    period = definitions.period(province, text)
    folder = definitions.project.submissions / province.slug
    return any(sent_files(folder / p.key) for p in (period, *quarters_within(period)))


def _periods(definitions: Definitions, province: AdminUnit) -> list[ReportingPeriod]:
    project = definitions.project
    sent = [_period(definitions, province, f) for f in _folders_of(project, province)]
    plans = definitions.plans(province.slug)
    longer = (longer for period in sent for longer in _asked_for(plans, period))
    found = {period.key: period for period in (*sent, *longer)}
    return sorted(found.values(), key=lambda period: (period.end, period.start, period.key))


def _asked_for(plans: tuple[Plan, ...], quarter: ReportingPeriod) -> Iterator[ReportingPeriod]:
    """The longer periods that end with `quarter` and that a plan in force then asks for."""
    if quarter.type is not PeriodType.QUARTER:
        return
    for type_ in LONG_PERIODS:
        if type_ is PeriodType.NINE_MONTHS and quarter.number > 3:
            continue
        period = period_of(quarter.end, type_, quarter.regime)
        asked = any(type_ in plan.cadence for plan in in_force(plans, period))
        if asked and period.end == quarter.end:
            yield period


def folders_with_data(project: Project) -> list[Path]:
    """The folders <province>/<period> that units sent something into, sorted."""
    return sorted(f for f in project.submissions.glob("*/*") if sent_files(f))


def _folders_of(project: Project, province: AdminUnit) -> list[Path]:
    return sorted(f for f in (project.submissions / province.slug).glob("*") if sent_files(f))
