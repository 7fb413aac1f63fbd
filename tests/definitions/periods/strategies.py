"""Every period of 2000 to 2098 that a regime knows, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from baocao.definitions.periods.model import PeriodType, ReportingPeriod, ReportingRegime
from baocao.definitions.periods.parse import parse_period

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
    ReportingRegime.ADMINISTRATIVE: LONG_TYPES,
    ReportingRegime.HEALTH_STATISTICS: LONG_TYPES,
    ReportingRegime.INFECTIOUS_DISEASE: (PeriodType.WEEK, PeriodType.MONTH, PeriodType.YEAR),
}


@st.composite
def periods(draw: st.DrawFn) -> ReportingPeriod:
    """A period of any regime, type, year and number."""
    regime = draw(st.sampled_from(list(ReportingRegime)))
    type_ = draw(st.sampled_from(VALID[regime]))
    year = draw(st.integers(2001, 2098))
    return parse_period(f"{year}{draw(st.sampled_from(KEYS[type_]))}", regime)
