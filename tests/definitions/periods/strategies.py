"""Periods of 2001 on that a regime knows, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from baocao.definitions.periods.model import PeriodType, ReportingPeriod
from baocao.definitions.periods.regimes import parse_period
from tests.regimes import ADMINISTRATIVE, DISEASE, STATISTICS

KEYS = {
    PeriodType.WEEK: [f"-W{week:02}" for week in range(1, 53)],
    PeriodType.MONTH: [f"-{month:02}" for month in range(1, 13)],
    PeriodType.QUARTER: [f"-Q{quarter}" for quarter in range(1, 5)],
    PeriodType.HALF_YEAR: ["-H1", "-H2"],
    PeriodType.NINE_MONTHS: ["-9M"],
    PeriodType.YEAR: [""],
}

LONG_TYPES = (
    PeriodType.MONTH,
    PeriodType.QUARTER,
    PeriodType.HALF_YEAR,
    PeriodType.NINE_MONTHS,
    PeriodType.YEAR,
)
VALID = {
    ADMINISTRATIVE: LONG_TYPES,
    STATISTICS: LONG_TYPES,
    DISEASE: (PeriodType.WEEK, PeriodType.MONTH, PeriodType.YEAR),
}


# Circular 37/2019, whose types these are, ends in 2025.
LAST_YEAR = {ADMINISTRATIVE: 2098, STATISTICS: 2023, DISEASE: 2098}


@st.composite
def periods(draw: st.DrawFn) -> ReportingPeriod:
    """A period of any regime, type, year and number."""
    regime = draw(st.sampled_from(list(VALID)))
    type_ = draw(st.sampled_from(VALID[regime]))
    year = draw(st.integers(2001, LAST_YEAR[regime]))
    return parse_period(f"{year}{draw(st.sampled_from(KEYS[type_]))}", regime)
