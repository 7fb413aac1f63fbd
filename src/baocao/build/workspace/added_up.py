"""Which earlier periods a report reads because a plan's target adds up over them."""

from __future__ import annotations

from contextlib import suppress

from baocao.core.errors import BaocaoError
from baocao.core.project import ProgrammeFolders
from baocao.definitions.indicators.load import load_catalogue
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.plans.in_force import in_force
from baocao.definitions.plans.load import load_plans
from baocao.results.accumulated import added_up_before


def periods_added_up(
    folders: ProgrammeFolders, province: str, period: ReportingPeriod
) -> tuple[ReportingPeriod, ...]:
    """The periods before `period`; none where a plan cannot be read, which the report says."""
    with suppress(BaocaoError):
        plans = load_plans(folders.plans, province, load_catalogue(folders.indicators))
        return added_up_before(in_force(plans, period), period)
    return ()
