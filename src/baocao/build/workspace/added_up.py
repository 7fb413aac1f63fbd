"""Which earlier periods a report reads for its plans' targets: those that they add up over, and
those whose results stand beside milestones."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from baocao.core.errors import BaocaoError
from baocao.core.project import ProgrammeFolders
from baocao.core.report_key import home_of
from baocao.definitions.indicators.load import load_catalogue
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.periods.regimes_file import regimes_of
from baocao.definitions.plans.in_force import in_force
from baocao.definitions.plans.load import load_plans
from baocao.definitions.plans.model import Plan
from baocao.results.accumulated import added_up_before
from baocao.results.roadmap import periods_of_milestones


def needed_before(
    plans: Sequence[Plan], period: ReportingPeriod, parts: Sequence[ReportingPeriod] = ()
) -> tuple[ReportingPeriod, ...]:
    """The earlier periods that targets add up over, and those of milestones that have passed;
    `parts` are what `period` is made of."""
    found = (*added_up_before(plans, period, parts), *periods_of_milestones(plans, period))
    return tuple({one.key: one for one in found if one.key != period.key}.values())


def periods_added_up(
    folders: ProgrammeFolders,
    province: str,
    period: ReportingPeriod,
    parts: Sequence[ReportingPeriod] = (),
) -> tuple[ReportingPeriod, ...]:
    """The periods before `period`; none where a plan cannot be read, which the report says. Of a
    unit that reports itself, what its own and its province's plans need."""
    catalogue, regimes = load_catalogue(folders.indicators), regimes_of(folders.project)
    found: list[ReportingPeriod] = []
    for place in dict.fromkeys((home_of(province), province)):
        with suppress(BaocaoError):
            plans = load_plans(folders.plans, place, catalogue, regimes)
            found += needed_before(in_force(plans, period), period, parts)
    return tuple({one.key: one for one in found}.values())
