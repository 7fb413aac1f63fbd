"""Which provinces of the country have a published report of a period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baocao.archive.built.names import RUN_FILE
from baocao.definitions.areas.model import AdminUnit, AreaLevel
from baocao.definitions.periods.model import ReportingPeriod

if TYPE_CHECKING:
    from baocao.build.workspace.definitions import Definitions


def published_below(
    definitions: Definitions, country: AdminUnit, period: ReportingPeriod
) -> tuple[AdminUnit, ...]:
    """The provinces of a period's end with a report of it; none below a province."""
    if country.level is not AreaLevel.COUNTRY:
        return ()
    provinces = definitions.areas.children(country.code, period.end)
    reports = definitions.project
    return tuple(
        unit
        for unit in provinces
        if (reports.report(definitions.key(unit, period)) / RUN_FILE).is_file()
    )
