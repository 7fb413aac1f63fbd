"""Reports in rows and columns: provinces by the alphabet, periods by their last day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from baocao.apps.site.choices import Choices
from baocao.apps.site.folders import Unusable
from baocao.apps.site.overview import Overview
from baocao.apps.site.progress import Progress
from baocao.build.status.model import ReportStatus
from baocao.core.report_key import ReportKey
from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.names import sort_key
from baocao.definitions.periods.naming import period_name
from baocao.document.content import PeriodContent, ProvinceContent

Row = tuple[str, str]
"""A programme's id and a province's slug: what the pages have a row for."""


def row_of(key: ReportKey) -> Row:
    """The row that a report stands in."""
    return key.programme, key.province


@dataclass(frozen=True)
class AllReports:
    """What is known of all reports: those shown, the folders that cannot be, how far each is."""

    reports: Sequence[Overview]
    unusable: Sequence[Unusable]
    progress: Progress

    @property
    def periods(self) -> Iterable[PeriodContent]:
        """Every period of a report or of data, some more than once."""
        yield from (report.period for report in self.reports)
        yield from map(_period, self.progress.statuses)

    def rows(self, choices: Choices) -> Mapping[Row, str]:
        """The names of all provinces of each programme, in the order of the alphabet."""
        names = {row_of(folder.key): folder.key.province for folder in self.unusable}
        names |= {row_of(s.key): s.province.name for s in self.progress.statuses}
        names = {row: choices.row_name(name, row[0]) for row, name in names.items()}
        names |= {row_of(report.key): report.province.name for report in self.reports}
        return dict(sorted(names.items(), key=lambda item: (item[0][0], sort_key(item[1]))))


@dataclass(frozen=True)
class PeriodColumn:
    """A period with the deadlines of its reports: one day, or the first and the last."""

    period: PeriodContent
    deadline: str


def columns_of(periods: Iterable[PeriodContent]) -> list[PeriodColumn]:
    """Each period once, by its last day; a longer one after those it ends with."""
    found: dict[str, list[PeriodContent]] = {}
    for period in periods:
        found.setdefault(period.key, []).append(period)
    ordered = sorted(found.values(), key=lambda same: _place(same[0]))
    return [PeriodColumn(same[0], _deadline(same)) for same in ordered]


def _place(period: PeriodContent) -> tuple[int, int]:
    return period.end.toordinal(), -period.start.toordinal()


def _period(status: ReportStatus) -> PeriodContent:
    period = status.period
    return PeriodContent(
        period.key, period_name(period), period.start, period.end, period.cutoff, status.deadline
    )


def _deadline(periods: Sequence[PeriodContent]) -> str:
    days = sorted({period.deadline for period in periods})
    return " - ".join(short_date(day) for day in dict.fromkeys((days[0], days[-1])))


def provinces_of(reports: Sequence[Overview]) -> list[ProvinceContent]:
    """The provinces with a report, in the order of the Vietnamese alphabet."""
    found = {report.province.slug: report.province for report in reports}
    return sorted(found.values(), key=lambda province: sort_key(province.name))


def by_programme(reports: Sequence[Overview]) -> dict[str, list[Overview]]:
    """Each programme's reports, by its id."""
    found: dict[str, list[Overview]] = {}
    for report in sorted(reports, key=lambda report: report.key.programme):
        found.setdefault(report.key.programme, []).append(report)
    return found


def latest_of(reports: Sequence[Overview]) -> list[Overview]:
    """The last report of each programme and province, by the alphabet; the longer of two that
    end together."""
    last: dict[Row, Overview] = {}
    for report in sorted(reports, key=lambda r: _place(r.period)):
        last[row_of(report.key)] = report
    return sorted(last.values(), key=lambda r: (r.key.programme, sort_key(r.province.name)))
