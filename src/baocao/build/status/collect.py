"""Works out the state of each report from the data, the published folder and the register."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from baocao.archive.built.folder import LEDGER_FILE, file_hash, published_keys
from baocao.archive.built.run import RunFacts, read_run
from baocao.archive.issued.issued import latest_issue
from baocao.archive.issued.locks import read_lock
from baocao.archive.issued.model import LockAction
from baocao.build.run.edited import edited_files
from baocao.build.run.fingerprint import input_hashes, why_build
from baocao.build.status.model import ReportStatus, State
from baocao.build.workspace.collect import collect
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.due import Due, every_due, folders_with_data, has_begun, running
from baocao.build.workspace.frozen import changed_under_lock
from baocao.build.workspace.kept import kept_once
from baocao.build.workspace.sent import files_sent, sent_for
from baocao.core.errors import BaocaoError, Problem, UsageError
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.core.rules import Severity
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.periods.deadlines import deadline
from baocao.definitions.periods.model import ReportingPeriod
from baocao.submissions.workbooks.completeness import Completeness


@dataclass(frozen=True)
class StatusFacts:
    """What the check of a period's data said: codes of units, severities of open findings."""

    expected: tuple[str, ...]
    received: tuple[str, ...]
    through: tuple[str, ...]
    findings: tuple[str, ...]


@dataclass(frozen=True)
class StatusReader:
    """Reads the status of any report of one programme."""

    definitions: Definitions

    @property
    def project(self) -> Project:
        return self.definitions.project

    @cached_property
    def due(self) -> Due:
        """The reports with data, and the folders of data that are no report's."""
        return every_due(self.definitions)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """The folders of data, and those of built reports, that are no report's."""
        todo = "chuyển thư mục này ra khỏi reports, hoặc đặt lại tên tỉnh và tên kỳ báo cáo"
        what = "tên thư mục không phải của báo cáo nào"
        strays = (self.project.name(self.project.report(key)) for key in self._others)
        return (*self.due.problems, *(Problem(what, name, todo) for name in strays))

    @cached_property
    def _built(self) -> frozenset[ReportKey]:
        found = (
            key for key in published_keys(self.project) if key.programme == self.definitions.id
        )
        return frozenset(found)

    @cached_property
    def _others(self) -> list[ReportKey]:
        """Folders in the place of a report, whose names are no province's or no period's."""
        return sorted(key for key in self._built if not self._is_report(key))

    def _is_report(self, key: ReportKey) -> bool:
        with suppress(UsageError):
            province = self.definitions.areas.province(key.province)
            period = self.definitions.period(key.period, province.slug)
            return self.definitions.key(province, period) == key
        return False

    def statuses(self, today: date, province: str | None = None) -> tuple[ReportStatus, ...]:
        """The status of every report of `reports`."""
        return tuple(self.status(*report) for report in self.reports(today, province))

    def reports(
        self, today: date, province: str | None = None
    ) -> list[tuple[AdminUnit, ReportingPeriod, str]]:
        """Every province with plans or data, in every period that any of them has data for since
        its first plan began, in the one that is running, and each province's longer reports that
        are due or were built. With each the report type: "", then others that were built.

        Raises `BaocaoError` where a profile is wrong; folders that are no report's are `problems`.
        """
        keys = {*self.due.keys, *self._built} - {*self._others}
        everywhere = self._periods()
        found: list[tuple[AdminUnit, ReportingPeriod, str]] = []
        for slug in self._provinces(province, keys):
            own = {key.days for key in keys if key.province == slug}
            periods = {self.definitions.period(key, slug) for key in own}
            periods.update(self._waited_for(slug, everywhere))
            periods.update(running(self.definitions, slug, today))
            in_order = sorted(periods, key=lambda period: (period.end, -period.start.toordinal()))
            types = {(key.days, key.type) for key in keys if key.province == slug and key.type}
            for unit, period in self._while_it_was(slug, in_order):
                of_period = sorted(type_ for days, type_ in types if days == period.key)
                found.extend((unit, period, type_) for type_ in ("", *of_period))
        return found

    def _waited_for(self, slug: str, keys: Iterable[str]) -> Iterator[ReportingPeriod]:
        """Those of the periods that others have data for which a plan of the province covers."""
        plans = self.definitions.plans(slug)
        for key in keys:
            with suppress(UsageError):  # a folder that is no period's, which `due` tells
                period = self.definitions.period(key, slug)
                if has_begun(plans, period):
                    yield period

    def _while_it_was(
        self, slug: str, periods: Iterable[ReportingPeriod]
    ) -> Iterator[tuple[AdminUnit, ReportingPeriod]]:
        """The periods at whose end there was such a province: one that merged has no later ones."""
        for period in periods:
            with suppress(UsageError):
                yield self.definitions.areas.province(slug, on=period.end), period

    def status(self, province: AdminUnit, period: ReportingPeriod, type_: str = "") -> ReportStatus:
        """The status of one report; what is broken in its data or its register is part of it."""
        key = self.definitions.key(province, period, type_)
        days = self.definitions.working_days
        due = deadline(period, days)
        status = ReportStatus(key, province, period, State.NO_DATA, due, working_days=days)
        try:
            return self._held_against_lock(self._found(status))
        except BaocaoError as error:
            broken = replace(status, state=State.ERRORS, problems=error.problems)
            return self._held_against_lock(broken)

    def _held_against_lock(self, status: ReportStatus) -> ReportStatus:
        """With what changed under the lock: it stops the report, unless that went out before."""
        try:
            changed = changed_under_lock(self.project, status.key)
        except BaocaoError as error:  # a broken register; of its own entry the status says it
            changed = tuple(one for one in error.problems if one not in status.problems)
        if not changed:
            return status
        state = status.state if status.state is State.ISSUED else State.ERRORS
        problems = (*changed, *status.problems)
        return replace(status, state=state, problems=problems, changed=True)

    def _found(self, status: ReportStatus) -> ReportStatus:
        key = status.key
        held = read_lock(self.project, key).current
        status = self._issue_of(replace(status, locked=held is not None))
        issued = held is not None and held.action is LockAction.ISSUE
        folder = self.project.report(key)
        run = read_run(folder)
        standing = run if run and (issued or self._is_current(key, folder)) else None
        status = (standing and self._of_run(status, standing)) or self._of_data(status)
        if issued:
            return replace(status, state=State.ISSUED)
        if status.state in (State.NO_DATA, State.ERRORS):
            return status
        if edited_files(folder):
            return replace(status, state=State.EDITED)
        return replace(status, state=State.BUILT) if standing else status

    def _issue_of(self, status: ReportStatus) -> ReportStatus:
        """The status with the last issue, and whether data or figures are otherwise since."""
        issued = latest_issue(self.project, status.key)
        if issued is None:
            return status
        files = files_sent(self.definitions, status.province, status.period)
        ledgers = (
            folder / LEDGER_FILE for folder in (self.project.report(status.key), issued.folder)
        )
        printed = {file_hash(path) for path in ledgers if path.is_file()}
        changed = files != dict(issued.files) or len(printed) > 1
        return replace(status, issue=issued.number, changed=changed)

    def _of_run(self, status: ReportStatus, run: RunFacts) -> ReportStatus | None:
        """Who sent, and what was found, by the run of a report that stands; None where its
        run.json does not say: reading and checking anew takes a hundred times as long."""
        sent = (run.expected, run.received, run.through)
        if run.finding_list is None or None in sent:
            return None
        if not run.received:
            return status
        try:
            told = Completeness(*(self._units(codes or ()) for codes in sent))
            found = [Severity(f.severity) for f in run.finding_list if not f.confirmed]
        except (BaocaoError, ValueError):
            return None
        return _with(status, told, found)

    def _units(self, codes: Iterable[str]) -> tuple[AdminUnit, ...]:
        return tuple(map(self.definitions.areas.get, codes))

    def _of_data(self, status: ReportStatus) -> ReportStatus:
        """Who sent, and what was found, by the data itself, checked once as long as nothing that
        a report on it is made from changes."""
        for facts in self._kept(status):
            told = Completeness(*map(self._units, (facts.expected, facts.received, facts.through)))
            return _with(status, told, map(Severity, facts.findings))
        return status

    def _kept(self, status: ReportStatus) -> tuple[StatusFacts, ...]:
        try:
            inputs = input_hashes(self.definitions, status.key)
        except OSError:  # a file that a report needs is gone, which its build says
            return self._checked(status)
        known = sha256(json.dumps(inputs).encode()).hexdigest()
        path = self.project.cache / "status" / f"{status.key.slug}.json"
        return kept_once(path, known, StatusFacts, lambda: self._checked(status))

    def _checked(self, status: ReportStatus) -> tuple[StatusFacts, ...]:
        """What the data says; nothing where nobody sent any."""
        sent = sent_for(self.definitions, status.province, status.period)
        if not sent:
            return ()
        collected = collect(self.definitions, status.province, status.period, sent)
        told = collected.completeness
        units = (told.expected, told.received, told.through)
        expected, received, through = (tuple(unit.code for unit in some) for some in units)
        found = tuple(f.severity.value for f in collected.findings if not f.confirmed)
        return (StatusFacts(expected, received, through, found),)

    def _is_current(self, key: ReportKey, folder: Path) -> bool:
        return not why_build(folder, input_hashes(self.definitions, key))

    def _provinces(self, province: str | None, keys: Iterable[ReportKey]) -> Iterable[str]:
        if province:
            return [self.definitions.areas.province(province).slug]
        planned = {folder.name for folder in self.definitions.folders.plans.glob("[!.]*/")}
        return sorted(planned | {key.province for key in keys})

    def _periods(self) -> set[str]:
        return {folder.name for folder in folders_with_data(self.definitions)}


def _with(status: ReportStatus, told: Completeness, findings: Iterable[Severity]) -> ReportStatus:
    """The status with who has to report and did, and what was found and not confirmed."""
    found = Counter(findings)
    state = State.COLLECTING if told.missing else State.READY
    if found[Severity.ERROR]:
        state = State.ERRORS
    counts = {severity: found[severity] for severity in Severity}
    return replace(status, state=state, completeness=told, findings=counts)
