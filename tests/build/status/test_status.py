"""The state of a report on its way from nothing sent to issued."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from baocao.apps.cli.status_command import run_status
from baocao.build.issue.issue import Issue, issue_report
from baocao.build.run.edited import edited_files
from baocao.build.status.collect import StatusReader
from baocao.build.status.model import ReportStatus, State
from baocao.build.workspace.sent import Definitions
from baocao.core.project import Project
from baocao.core.rules import Severity
from tests.build.issue.word import write_all_placeholders
from tests.conftest import BUILT, SENT
from tests.planted.canonical import DISTRICTS, Canonical, right


def status(project: Project, period: str = BUILT.period) -> ReportStatus:
    definitions = Definitions(project, "covid-19")
    province = definitions.areas.province(BUILT.province)
    return StatusReader(definitions).status(province, definitions.period(period))


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
    monkeypatch.setattr(StatusReader, "statuses", lambda self, province: (made,))
    assert run_status("", "", date(2022, 3, 20), as_json=False) == 0
    said = capsys.readouterr().out
    assert state.value in said
    assert ("25/3/2022 (còn 5 ngày làm việc)" in said) == (state is not State.ISSUED)


def test_all_provinces_are_listed_in_every_period(project: Project) -> None:
    """Who sent nothing in a period that others reported on is listed as such."""
    found = StatusReader(Definitions(project, "covid-19")).statuses()
    states = {s.key: s.state for s in found}
    assert states[BUILT] is State.BUILT
    assert states[replace(BUILT, province="cao-bang")] is State.NO_DATA
