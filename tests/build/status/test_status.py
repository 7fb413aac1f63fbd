"""The state of a report on its way from nothing sent to issued."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from baocao.apps.cli.status_command import run_status
from baocao.archive.issued.locks import unlock
from baocao.archive.issued.model import LockAction, LockEvent
from baocao.build.issue.issue import Issue, issue_report
from baocao.build.run.edited import edited_files
from baocao.build.status.collect import StatusReader
from baocao.build.status.model import ReportStatus, State
from baocao.build.workspace.definitions import Definitions
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.core.rules import Severity
from tests.build.issue.word import write_all_placeholders
from tests.conftest import BUILT, SENT
from tests.planted.canonical import DISTRICTS, Canonical, right


def status(project: Project, period: str = BUILT.period) -> ReportStatus:
    definitions = Definitions(project, "covid-19")
    province = definitions.areas.province(BUILT.province)
    return StatusReader(definitions).status(province, definitions.period(period, BUILT.province))


def test_a_built_report_is_built(project: Project) -> None:
    """The published report is current; that eleven districts are missing stands beside it."""
    found = status(project)
    assert found.state is State.BUILT
    assert (found.received, found.expected, len(found.missing)) == (1, 12, 11)
    assert found.findings[Severity.WARNING] == 2
    assert found.deadline == date(2022, 3, 25)


def test_without_a_report_it_is_ready(project: Project) -> None:
    """Figures of all units are there, nothing stops the report, nobody built it."""
    shutil.rmtree(project.reports)
    right().write(project.root / SENT)
    found = status(project)
    assert found.state is State.READY
    assert (found.received, len(found.through), found.missing) == (1, 11, ())


def test_where_only_the_department_sent_the_districts_are_waited_for(project: Project) -> None:
    """Who has to report does not depend on who sent."""
    shutil.rmtree(project.reports)
    found = status(project)
    assert (found.state, len(found.missing)) == (State.COLLECTING, 11)


def test_while_units_are_missing_it_is_collecting(project: Project) -> None:
    """One district of eleven has sent its own workbook."""
    book = Canonical(unit=DISTRICTS[0])
    book.add("cases", "cases_cumulative", 100, area=DISTRICTS[0])
    book.write((project.root / SENT).with_name("trung-tam-y-te.xlsx"))
    found = status(project)
    assert found.state is State.COLLECTING
    assert (found.received, found.expected) == (2, 12)
    assert len(found.missing) == 10


def test_a_value_that_stops_the_report_is_an_error(project: Project) -> None:
    """A finding of severity error, in a workbook that can be read."""
    book = right()
    book.set("good", "-1%")
    book.write(project.root / SENT)
    found = status(project)
    assert (found.state, found.findings[Severity.ERROR]) == (State.ERRORS, 1)


def test_without_data_there_is_none(project: Project) -> None:
    """A period that nobody sent anything for."""
    found = status(project, "2022-Q2")
    assert (found.state, found.expected) == (State.NO_DATA, 0)


def test_a_workbook_that_cannot_be_read_is_an_error(project: Project) -> None:
    """The problems are kept for whoever asks."""
    (project.root / SENT).write_bytes(b"no workbook")
    found = status(project)
    assert found.state is State.ERRORS
    assert found.problems


def test_an_edited_report_is_edited(project: Project) -> None:
    """A person's wording shows, until it is issued."""
    folder = project.report(BUILT)
    write_all_placeholders(folder / "bao-cao.docx")
    assert status(project).state is State.EDITED
    now = datetime(2022, 3, 28, tzinfo=UTC)
    issue_report(project, BUILT, Issue("5", date(2022, 3, 25), "văn thư", now))
    found = status(project)
    assert (found.state, found.locked) == (State.ISSUED, True)
    assert edited_files(folder) == ()


@pytest.mark.parametrize("state", State)
def test_the_terminal_names_every_state(
    state: State,
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each of the seven states in its words; what is issued has no days left to count."""
    made = replace(status(project), state=state)
    monkeypatch.setenv("BAOCAO_ROOT", str(project.root))
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setattr(StatusReader, "statuses", lambda self, today, province: (made,))
    assert run_status("", "", date(2022, 3, 20), as_json=False) == 0
    said = capsys.readouterr().out
    assert state.value in said
    assert ("25/3/2022 (còn 5 ngày làm việc)" in said) == (state is not State.ISSUED)


TODAY = date(2022, 3, 20)


def listed(project: Project, today: date = TODAY) -> dict[ReportKey, State]:
    reader = StatusReader(Definitions(project, "covid-19"))
    return {found.key: found.state for found in reader.statuses(today)}


def test_all_provinces_are_listed_in_every_period(project: Project) -> None:
    """Who sent nothing in a period that others reported on is listed as such."""
    states = listed(project)
    assert states[BUILT] is State.BUILT
    assert states[replace(BUILT, province="cao-bang")] is State.NO_DATA


def plan_from(project: Project, day: str) -> None:
    """Let the plans of Cao Bằng begin on another day."""
    for path in (project.of("covid-19").plans / "cao-bang").glob("*.yaml"):
        text = re.sub(
            r"(?m)^valid: .*$", f"valid: {{from: {day}, to: 2023-12-31}}", path.read_text()
        )
        path.write_text(text, encoding="utf-8")


def test_no_period_is_listed_before_a_plan_began(project: Project) -> None:
    """The first quarter of 2022 ends on 14/3/2022; data that was sent is listed all the same."""
    first = replace(BUILT, province="cao-bang")
    plan_from(project, "2022-03-14")
    assert first in listed(project)
    plan_from(project, "2022-03-15")
    assert first not in listed(project)
    folder = project.sent(first)
    folder.mkdir(parents=True)
    shutil.copyfile(project.root / SENT, folder / "so-y-te.xlsx")
    assert first in listed(project)


def test_the_quarter_that_is_running_is_listed_before_anybody_has_data(project: Project) -> None:
    """Of every province whose plan runs then; 20/9/2022 is in the fourth quarter."""
    running = {k.province for k in listed(project, date(2022, 9, 20)) if k.period == "2022-Q4"}
    assert {"lang-son", "cao-bang"} <= running
    later = {key.period for key in listed(project, date(2040, 9, 20))}
    assert "2040-Q4" not in later
    assert "2040-Q3" not in later


def issued(project: Project) -> ReportStatus:
    write_all_placeholders(project.report(BUILT) / "bao-cao.docx")
    now = datetime(2022, 3, 28, tzinfo=UTC)
    issue_report(project, BUILT, Issue("5", date(2022, 3, 25), "văn thư", now))
    return status(project)


def opened(project: Project) -> None:
    later = datetime(2022, 4, 4, tzinfo=UTC)
    unlock(project, BUILT, LockEvent(LockAction.UNLOCK, later, "Sở Y tế", "Rà soát"))


def test_an_issued_report_keeps_its_number(project: Project) -> None:
    """As it was issued, opened, and changed since."""
    assert issued(project).words == "đã phát hành số 05"
    opened(project)
    assert status(project).words == "đã phát hành số 05, đang mở khóa"
    right().write(project.root / SENT)
    found = status(project)
    assert (found.words, found.issue, found.changed) == (
        "đã phát hành số 05, đã thay đổi",
        "05",
        True,
    )


def test_a_report_built_otherwise_since_is_changed(project: Project) -> None:
    """Even where the data is again what it was."""
    issued(project)
    opened(project)
    path = project.report(BUILT) / "ledger.json"
    path.chmod(0o644)
    path.write_bytes(path.read_bytes().replace(b"83,15%", b"84,15%"))
    assert status(project).words == "đã phát hành số 05, đã thay đổi"


def test_an_entry_that_was_changed_is_named_by_every_report_that_it_stops(
    project: Project,
) -> None:
    """Its own and the others of the province; once each."""
    issued(project)
    path = project.issued / "covid-19" / BUILT.province / BUILT.period / "ledger.json"
    path.chmod(0o644)
    path.write_bytes(path.read_bytes().replace(b"83,15%", b"84,15%"))
    told = "tệp đã bị sửa sau khi phát hành"
    for period in (BUILT.period, "2022-Q2"):
        found = status(project, period)
        assert found.state is State.ERRORS
        assert [problem.what for problem in found.problems].count(told) == 1


@pytest.mark.parametrize("name", ["Lang-Son/2022-Q1", "lang-son/2022-q1", "lang-son/nhap"])
def test_a_folder_named_like_no_report_stops_no_other(
    project: Project,
    name: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A copy that somebody laid beside the reports, or whose case a disk changed, is named."""
    shutil.copytree(project.report(BUILT), project.reports / "covid-19" / name)
    monkeypatch.setenv("BAOCAO_ROOT", str(project.root))
    assert run_status("covid-19", None, TODAY, as_json=False) == 1
    said = capsys.readouterr()
    assert f"reports/covid-19/{name}: tên thư mục không phải của báo cáo nào" in said.err
    assert said.out.count("dự thảo") == 1
