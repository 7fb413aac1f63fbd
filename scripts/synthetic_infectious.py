"""Synthetic counts of infectious diseases of Bà Rịa - Vũng Tàu: seeded draws around levels that
stand in data/references/infectious_synthetic.yaml. No figure is a real one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from synthetic.draw import draw, part_of, share_out

from baocao.core.quantities import Quantity
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.indicators.model import Disaggregation
from baocao.definitions.periods.calendar import previous
from baocao.definitions.periods.model import PeriodType, ReportingPeriod
from baocao.submissions.workbooks.model import Observation, SourceCell

NOT_WRITTEN = SourceCell("", "", "", "")  # a value has its cell only once it is written
SPREAD = 0.25  # of a count around its level


@dataclass(frozen=True)
class Counts:
    """Draws the counts of one province; `levels` is its part of the file. Outbreaks that were
    active at the end of the period before go on: periods are drawn oldest first."""

    levels: Mapping[str, Any]
    units: tuple[AdminUnit, ...]
    _active: dict[tuple[str, str, str], int] = field(default_factory=dict)

    def cases(self, disease: str, period: ReportingPeriod) -> int:
        """The province's cases of a disease in a month or week."""
        level = self.levels["monthly_cases"][disease]
        share = 12 / 52 if period.type is PeriodType.WEEK else 1
        season = self.levels["season"].get(disease, [1] * 12)[period.end.month - 1]
        moved = draw(1 - SPREAD, 1 + SPREAD, disease, period.key)
        return round(level * share * season * moved)

    def observations(self, period: ReportingPeriod) -> Iterator[Observation]:
        """Everything that the office's workbook holds, unit by unit."""
        weights = [self.levels["population"][unit.official_code] for unit in self.units]
        for disease in self.levels["monthly_cases"]:
            parts = share_out(self.cases(disease, period), weights)
            for unit, count in zip(self.units, parts, strict=True):
                yield from self._of_disease(period, unit, disease, count)
        for unit in self.units:
            yield from self._beside(period, unit)

    def _of_disease(
        self, period: ReportingPeriod, unit: AdminUnit, disease: str, cases: int
    ) -> Iterator[Observation]:
        split = (("disease", disease),)
        deaths = int(disease == "dengue" and cases > draw(60, 200, "deaths", unit.code, period.key))
        counts = {"cases": cases, "deaths": deaths}
        if disease in self.levels["outbreaks"]:
            new = part_of(cases, draw(4, 10, "outbreaks", disease, unit.code, period.key))
            before = self._active.get((disease, unit.code, previous(period).key), 0)
            ended = part_of(before + new, draw(40, 90, "ended", disease, unit.code, period.key))
            active = before + new - ended
            self._active[disease, unit.code, period.key] = active
            counts |= {
                "outbreaks_new": new,
                "outbreaks_ended": ended,
                "outbreaks_active": active,
            }
        for element, value in counts.items():
            yield _observation(element, unit, value, period, split)

    def _beside(self, period: ReportingPeriod, unit: AdminUnit) -> Iterator[Observation]:
        words = (unit.code, period.key)
        houses = round(draw(90, 300, "houses", *words))
        larvae = part_of(houses, draw(4, 22, "larvae", *words))
        infants = round(self.levels["population"][unit.official_code] * 0.015)
        due = 100 * period.end.month / 12
        counts = {
            "population": self.levels["population"][unit.official_code],
            "houses_visited": houses,
            "houses_with_larvae": larvae,
            "containers_with_larvae": round(larvae * draw(1, 1.6, "containers", *words)),
            "mosquitoes_caught": round(houses * draw(0.1, 0.9, "mosquitoes", *words)),
            "infants": infants,
            "infants_full": part_of(infants, due * draw(0.9, 1.01, "full", *words)),
        }
        for element, value in counts.items():
            yield _observation(element, unit, value, period, ())


def _observation(
    element: str, unit: AdminUnit, value: int, period: ReportingPeriod, split: Disaggregation
) -> Observation:
    quantity = Quantity(Decimal(value))
    provider = "Số liệu mô phỏng" if element in ("population", "infants") else ""
    return Observation(
        element, unit.code, split, quantity, period.cutoff, NOT_WRITTEN, provider=provider
    )
