"""How far every report is on the day that the pages are made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from baocao.apps.site.spread import spread
from baocao.build.status.collect import StatusReader
from baocao.build.status.model import ReportStatus, State
from baocao.build.workspace.definitions import Definitions
from baocao.core.errors import BaocaoError, Problem
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.periods.model import ReportingPeriod


@dataclass(frozen=True)
class Progress:
    """The statuses on `day`; `problems` say which folders of data are no report's, or why no
    status could be found out."""

    day: date
    statuses: tuple[ReportStatus, ...] = ()
    problems: tuple[Problem, ...] = ()

    @cached_property
    def by_report(self) -> Mapping[ReportKey, ReportStatus]:
        return {status.key: status for status in self.statuses}

    def is_past(self, report: ReportKey) -> bool:
        """Whether a report should have been issued before this day and is not."""
        status = self.by_report.get(report)
        return (
            status is not None and status.state is not State.ISSUED and status.deadline < self.day
        )

    def owing(self, period: str = "") -> list[ReportStatus]:
        """Where units have not sent: of a period by its key, else of each province's newest; where
        most are missing first, of these the newest. What units send is asked for once, whatever
        reports are made of it, and of nobody before the period has ended or somebody sent."""
        asked = [s for s in self.statuses if self._is_asked(s) and period in ("", s.period.key)]
        owing = [s for s in self._newest(asked) if _owes(s)]
        newest_first = sorted(owing, key=lambda status: status.period.end, reverse=True)
        return sorted(newest_first, key=_share_missing, reverse=True)

    def owed_before(self) -> list[ReportStatus]:
        """Where units have not sent of an earlier period than each province's newest, the newest
        first."""
        asked = [status for status in self.statuses if self._is_asked(status)]
        newest = self._newest(asked)
        before = [status for status in asked if _owes(status) and status not in newest]
        return sorted(before, key=lambda status: status.period.end, reverse=True)

    def _is_asked(self, status: ReportStatus) -> bool:
        ended = status.state is not State.NO_DATA or status.period.end < self.day
        return ended and not status.key.type

    def _newest(self, asked: Iterable[ReportStatus]) -> list[ReportStatus]:
        by_end = sorted(asked, key=lambda status: status.period.end)
        return list({(s.key.programme, s.key.province): s for s in by_end}.values())


def _owes(status: ReportStatus) -> bool:
    return bool(status.missing) or status.state is State.NO_DATA


def _share_missing(status: ReportStatus) -> float:
    """How much of what is expected did not come: all as long as nobody sent."""
    return len(status.missing) / status.expected if status.expected else 1.0


def read_progress(project: Project, day: date) -> Progress:
    """Find out how far every report is; what is broken stops no page."""
    readers = [StatusReader(Definitions(project, id_)) for id_ in project.programmes]

    def status(report: tuple[StatusReader, AdminUnit, ReportingPeriod, str]) -> ReportStatus:
        reader, province, period, type_ = report
        return reader.status(province, period, type_)

    try:
        reports = [(reader, *report) for reader in readers for report in reader.reports(day)]
        strays = dict.fromkeys(one for reader in readers for one in reader.problems)
        return Progress(day, tuple(spread(status, reports)), tuple(strays))
    except BaocaoError as error:
        return Progress(day, problems=error.problems)


def is_outdated(status: ReportStatus | None) -> bool:
    """Whether a report that was built is no longer what its inputs give."""
    standing = (State.BUILT, State.EDITED, State.ISSUED)
    return status is not None and status.state not in standing
