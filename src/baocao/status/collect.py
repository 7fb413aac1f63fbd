"""Finds out how far each report is, from the data, the published folder and the register."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from baocao.areas.model import AdminUnit
from baocao.errors import BaocaoError
from baocao.periods.deadlines import deadline
from baocao.periods.model import ReportingPeriod
from baocao.project import Project
from baocao.published.folder import published_keys
from baocao.register.locks import read_lock
from baocao.register.model import LockAction
from baocao.reporting.collect import collect, reporting_units
from baocao.reporting.due import reports_due
from baocao.reporting.sent import Definitions, sent_for
from baocao.runner.edited import edited_files
from baocao.runner.fingerprint import input_hashes, read_run, why_build
from baocao.runner.job import ReportKey
from baocao.runner.notebooks import notebook_of
from baocao.status.model import ReportStatus, State
from baocao.submissions.model import Submission
from baocao.submissions.read import sent_files
from baocao.validation.model import Severity

Run = Mapping[str, Any]
"""The facts of run.json."""


@dataclass(frozen=True)
class StatusReader:
    """Reads the status of any report of one project."""

    project: Project
    definitions: Definitions

    def statuses(self, province: str | None = None) -> tuple[ReportStatus, ...]:
        """The status of every report of `reports`."""
        return tuple(self.status(*report) for report in self.reports(province))

    def reports(self, province: str | None = None) -> list[tuple[AdminUnit, ReportingPeriod]]:
        """Every province with a report profile, in every period that any of them has data for,
        and each province's longer reports that are due or were built.

        Raises `BaocaoError` where a profile or the name of a folder with data is wrong.
        """
        keys = {*reports_due(self.project), *published_keys(self.project)}
        everywhere = self._periods()
        found: list[tuple[AdminUnit, ReportingPeriod]] = []
        for slug in self._provinces(province):
            unit = self.definitions.areas.province(slug)
            own = everywhere | {key for whose, key in keys if whose == slug}
            periods = {self.definitions.period(unit, key) for key in own}
            in_order = sorted(periods, key=lambda period: (period.end, -period.start.toordinal()))
            found.extend((unit, period) for period in in_order)
        return found

    def status(self, province: AdminUnit, period: ReportingPeriod) -> ReportStatus:
        """The status of one report; what is broken in its data or its register is part of it."""
        status = ReportStatus(province, period, State.NO_DATA, deadline(period))
        try:
            return self._found(status)
        except BaocaoError as error:
            return replace(status, state=State.ERRORS, problems=error.problems)

    def _found(self, status: ReportStatus) -> ReportStatus:
        key = ReportKey(status.province.slug, status.period.key)
        held = read_lock(self.project, key.province, key.period).current
        status = replace(status, locked=held is not None)
        issued = held is not None and held.action is LockAction.ISSUE
        folder = self.project.reports / key.province / key.period
        run = read_run(folder) or {}
        standing = bool(run) and (issued or self._is_current(key, folder))
        status = self._of_data(status, run if standing else {})
        if issued:
            return replace(status, state=State.ISSUED)
        if status.state in (State.NO_DATA, State.ERRORS):
            return status
        if edited_files(folder, run):
            return replace(status, state=State.EDITED)
        return replace(status, state=State.BUILT) if standing else status

    def _of_data(self, status: ReportStatus, run: Run) -> ReportStatus:
        """Who sent, and what was found: by the run of a report that still stands, else anew."""
        sent = sent_for(self.definitions, status.province, status.period)
        if not sent:
            return status
        districts = self.definitions.areas.children(status.province.code, on=status.period.end)
        units = reporting_units(status.province, districts, sent)
        findings = _findings_of(run)
        if findings is None:
            findings = self._check(status, sent)
        return _with(status, units, sent, findings)

    def _check(self, status: ReportStatus, sent: tuple[Submission, ...]) -> Counter[Severity]:
        collected = collect(self.definitions, status.province, status.period, sent)
        return Counter(f.severity for f in collected.findings if not f.confirmed)

    def _is_current(self, key: ReportKey, folder: Path) -> bool:
        notebook = notebook_of(self.project, key)
        return not why_build(folder, input_hashes(self.project, key.province, key.period, notebook))

    def _provinces(self, province: str | None) -> Iterable[str]:
        if province:
            return [self.definitions.areas.province(province).slug]
        profiles = self.project.plans.glob("*/profile.yaml")
        return sorted(path.parent.name for path in profiles)

    def _periods(self) -> set[str]:
        folders = self.project.submissions.glob("*/*/")
        return {folder.name for folder in folders if sent_files(folder)}


def _findings_of(run: Run) -> Counter[Severity] | None:
    """What the run's validation found and nobody confirmed; None where the run does not say."""
    try:
        found = [f for f in run["finding_list"] if not f["confirmed"]]
        return Counter(Severity(finding["severity"]) for finding in found)
    except (KeyError, TypeError, ValueError):
        return None


def _with(
    status: ReportStatus,
    units: tuple[AdminUnit, ...],
    sent: tuple[Submission, ...],
    findings: Mapping[Severity, int],
) -> ReportStatus:
    have = {submission.unit for submission in sent}
    missing = tuple(unit for unit in units if unit.code not in have)
    counts = {severity: findings.get(severity, 0) for severity in Severity}
    state = State.COLLECTING if missing else State.READY
    if counts[Severity.ERROR]:
        state = State.ERRORS
    return replace(status, state=state, expected=len(units), missing=missing, findings=counts)
