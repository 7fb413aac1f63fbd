"""Reports in rows and columns: provinces by the alphabet, periods by their last day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from baocao.published.content import PeriodContent, ProvinceContent
from baocao.site.overview import Overview
from baocao.vietnamese.dates import short_date
from baocao.vietnamese.names import sort_key


@dataclass(frozen=True)
class PeriodColumn:
    """A period with the deadlines of its reports: one day, or the first and the last."""

    period: PeriodContent
    deadline: str


def columns_of(reports: Sequence[Overview]) -> list[PeriodColumn]:
    """The periods of all reports, by their last day; a longer one after those it ends with."""
    found: dict[str, list[PeriodContent]] = {}
    for report in reports:
        found.setdefault(report.period.key, []).append(report.period)
    ordered = sorted(found.values(), key=lambda same: (same[0].end, same[0].key.count("-Q") == 0))
    return [PeriodColumn(same[0], _deadline(same)) for same in ordered]


def _deadline(periods: Sequence[PeriodContent]) -> str:
    days = sorted({period.deadline for period in periods})
    return " - ".join(short_date(day) for day in dict.fromkeys((days[0], days[-1])))


def provinces_of(reports: Sequence[Overview]) -> list[ProvinceContent]:
    """The provinces with a report, in the order of the Vietnamese alphabet."""
    found = {report.province.slug: report.province for report in reports}
    return sorted(found.values(), key=lambda province: sort_key(province.name))


def latest_of(reports: Sequence[Overview]) -> list[Overview]:
    """The last report of each province, by the alphabet; the longer of two that end together."""
    last: dict[str, Overview] = {}
    for report in sorted(reports, key=lambda r: (r.period.end, -r.period.start.toordinal())):
        last[report.province.slug] = report
    return [last[province.slug] for province in provinces_of(reports)]
