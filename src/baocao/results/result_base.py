"""What results are computed by, before anything else of a report is known."""

from __future__ import annotations

from dataclasses import dataclass

from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.plans.model import Plan
from baocao.definitions.programmes.model import NeedRole
from baocao.results.computed import Beside, Parts, nobody_beside


@dataclass(frozen=True)
class ResultBase:
    """Areas, indicators and plans; the units that have to report, and the needs that the
    programme names."""

    province: AdminUnit
    districts: tuple[AdminUnit, ...]
    catalogue: IndicatorCatalogue
    plans: tuple[Plan, ...]
    parts: Parts | None = None
    beside: Beside = nobody_beside
    reporting: tuple[AdminUnit, ...] = ()
    needs: tuple[NeedRole, ...] = ()
