"""Which earlier periods a report looks back to."""

from __future__ import annotations

from baocao.definitions.periods.calendar import periods_before, same_period_last_year
from baocao.definitions.periods.model import PeriodType, ReportingPeriod

HISTORY = 8  # the number of earlier periods that trends cover
SPAN = {PeriodType.WEEK: 26, PeriodType.MONTH: 12}  # periods of a curve, the report's the last


def curve_periods(period: ReportingPeriod) -> tuple[ReportingPeriod, ...]:
    """The periods of a curve that ends with `period`; none where such periods have no curve."""
    span = SPAN.get(period.type)
    return (*periods_before(period, span - 1), period) if span else ()


def earlier(period: ReportingPeriod) -> tuple[ReportingPeriod, ...]:
    """Earlier periods, oldest first, the same period last year among them; of those that have an
    epidemic curve all that it shows."""
    curve = curve_periods(period)
    found = {p.key: p for p in (*periods_before(period, HISTORY), *curve[:-1])}
    for one in curve or (period,):
        last_year = same_period_last_year(one)
        found.setdefault(last_year.key, last_year)
    return tuple(sorted(found.values(), key=lambda p: p.start))
