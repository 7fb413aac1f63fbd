"""Reporting periods: names and limits. Rules of each regime live in `regimes`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum


class PeriodType(Enum):
    """How long a period is."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    NINE_MONTHS = "nine_months"
    YEAR = "year"


class ReportingRegime(Enum):
    """Whose calendar counts (chế độ báo cáo)."""

    ADMINISTRATIVE = "administrative"  # Decree 09/2019/NĐ-CP, article 12
    HEALTH_STATISTICS = "health_statistics"  # Circular 37/2019/TT-BYT, article 2
    INFECTIOUS_DISEASE = "infectious_disease"  # Circular 54/2015/TT-BYT, article 4


@dataclass(frozen=True)
class ReportingPeriod:
    """A reporting period under one regime, both end days included.

    `key` is the name in files and commands: `2022-Q4`, `2022-H2`, `2022-9M`, `2022`,
    `2022-12`, `2022-W31`. `number` counts within the year (0 for a whole year or 9 months).
    """

    start: date
    end: date
    key: str
    type: PeriodType
    year: int
    number: int
    regime: ReportingRegime

    @property
    def cutoff(self) -> date:
        """The last day that figures may stand at (ngày chốt số liệu)."""
        return self.end

    def contains(self, day: date) -> bool:
        return self.start <= day <= self.end
