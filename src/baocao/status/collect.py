"""Finds out how far each report is, from the data, the published folder and the register."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from baocao.areas.model import AdminUnit
from baocao.errors import BaocaoError
from baocao.periods.deadlines import deadline
from baocao.periods.model import ReportingPeriod
from baocao.project import Project
from baocao.register.locks import read_lock
from baocao.register.model import LockAction
from baocao.reporting.collect import Collected, collect
from baocao.reporting.sent import Definitions, sent_for
from baocao.runner.edited import edited_files
from baocao.runner.fingerprint import input_hashes, read_run, why_build
from baocao.runner.job import ReportKey
from baocao.runner.notebooks import notebook_of
from baocao.status.model import ReportStatus, State
from baocao.validation.model import Severity


@dataclass(frozen=True)
class StatusReader:
    """Reads the status of any report of one project."""

    project: Project
    definitions: Definitions

    def statuses(self, province: str | None = None) -> tuple[ReportStatus, ...]:
        """Every province with a report profile, in every period that any of them has data for."""
        found: list[ReportStatus] = []
        for slug in self._provinces(province):
            unit = self.definitions.areas.province(slug)
            periods = {self.definitions.period(unit, key) for key in self._periods()}
            in_order = sorted(periods, key=lambda period: (period.start, period.end))
            found.extend(self.status(unit, period) for period in in_order)
        return tuple(found)

    def status(self, province: AdminUnit, period: ReportingPeriod) -> ReportStatus:
        """The status of one report."""
        events = read_lock(self.project, province.slug, period.key)
        held = events.current
        status = replace(self._of_data(province, period), locked=held is not None)
        if held is not None and held.action is LockAction.ISSUE:
            return replace(status, state=State.ISSUED)
        if status.state in (State.NO_DATA, State.ERRORS):
            return status
        folder = self.project.reports / province.slug / period.key
        if edited_files(folder, read_run(folder)):
            return replace(status, state=State.EDITED)
        return replace(status, state=State.BUILT) if self._is_current(status, folder) else status

    def _of_data(self, province: AdminUnit, period: ReportingPeriod) -> ReportStatus:
        status = ReportStatus(province, period, State.NO_DATA, deadline(period))
        try:
            submissions = sent_for(self.definitions, province, period)
            if not submissions:
                return status
            collected = collect(self.definitions, province, period, submissions)
        except BaocaoError as error:
            return replace(status, state=State.ERRORS, problems=error.problems)
        return _with_findings(status, collected)

    def _is_current(self, status: ReportStatus, folder: Path) -> bool:
        key = ReportKey(status.province.slug, status.period.key)
        notebook = notebook_of(self.project, key)
        return not why_build(folder, input_hashes(self.project, key.province, key.period, notebook))

    def _provinces(self, province: str | None) -> Iterable[str]:
        if province:
            return [self.definitions.areas.province(province).slug]
        profiles = self.project.plans.glob("*/profile.yaml")
        return sorted(path.parent.name for path in profiles)

    def _periods(self) -> set[str]:
        folders = self.project.submissions.glob("*/*/")
        return {folder.name for folder in folders if any(folder.iterdir())}


def _with_findings(status: ReportStatus, collected: Collected) -> ReportStatus:
    sent = {submission.unit for submission in collected.submissions}
    missing = tuple(unit for unit in collected.units if unit.code not in sent)
    findings = {
        severity: sum(f.severity is severity and not f.confirmed for f in collected.findings)
        for severity in Severity
    }
    state = State.COLLECTING if missing else State.READY
    if findings[Severity.ERROR]:
        state = State.ERRORS
    return replace(
        status, state=state, expected=len(collected.units), missing=missing, findings=findings
    )
