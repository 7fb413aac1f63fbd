"""Weekly reports of a project where some weeks' folders are wrong: the others go on."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from baocao.build.compose.load import load_inputs
from baocao.build.compose.reminders import letters
from baocao.build.status.collect import StatusReader
from baocao.build.status.model import State
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.door import report_meant
from baocao.build.workspace.due import reports_due
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.results.report_data import build_report_data
from tests.communes_project import ID, communes_project, send
from tests.reports.word_text import lines

PROVINCE = "lang-son"
GOOD, BROKEN = ("2023-W31", "2023-W33"), "2023-W32"
MISNAMED = ("2023-W60", "tuan-34")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Three weeks, the second with a workbook that is none, and two folders that are no week's."""
    project = communes_project(tmp_path)
    for number, key in enumerate((*GOOD, BROKEN)):
        day = date.fromisocalendar(2023, int(key[6:]), 7)
        units = Definitions(project, ID).areas.children("20", day)
        send(project, PROVINCE, key, day, {unit: {"bites": number + 1} for unit in units})
    folder = project.submissions / ID / PROVINCE
    next((folder / BROKEN).glob("*.xlsx")).write_bytes(b"PK")
    for name in MISNAMED:
        (folder / name).mkdir()
        (folder / name / "a.xlsx").write_bytes(b"PK")
    return project


def test_wrong_folders_are_named_and_the_rest_is_due(project: Project) -> None:
    due = reports_due(project, [ID])
    assert [key.period for key in due.keys] == ["2023-W31", "2023-W32", "2023-W33"]
    assert sorted(problem.where.rsplit("/", 1)[1] for problem in due.problems) == [*MISNAMED]


def test_a_week_goes_on_without_the_one_before(project: Project) -> None:
    """Week 32 alone is stopped; week 33 says that it could not be compared."""
    data = build_report_data(load_inputs(report_meant(project, PROVINCE, "2023-W33")))
    cases = data.find("new_bites")
    assert cases
    assert cases.previous is None
    told = [found.message for found in data.inputs.findings if found.rule == "earlier_unread"]
    assert told == [
        "Số liệu tuần 32 năm 2023 có 1 lỗi nên không đọc được; báo cáo không so sánh với kỳ này"
    ]
    with pytest.raises(BaocaoError):
        load_inputs(report_meant(project, PROVINCE, BROKEN))


def test_status_tells_of_every_week(project: Project) -> None:
    """Deadlines by the weeks' days; the broken week has errors."""
    reader = StatusReader(Definitions(project, ID))
    statuses = {s.period.key: s for s in reader.statuses(date(2023, 8, 21), PROVINCE)}
    states = [statuses[key].state is State.ERRORS for key in ("2023-W31", "2023-W32", "2023-W33")]
    assert states == [False, True, False]
    assert statuses["2023-W33"].deadline == date(2023, 8, 20) + timedelta(2)
    assert len(reader.due.problems) == len(MISNAMED)


def test_a_unit_that_has_not_sent_its_week_is_written_to(project: Project) -> None:
    """One letter, with the week and its days."""
    scope = report_meant(project, PROVINCE, "2023-W33")
    gone = sorted((project.submissions / ID / PROVINCE / "2023-W33").glob("*.xlsx"))[0]
    gone.unlink()
    found = letters(scope, date(2023, 8, 22))
    ((reminder, content),) = [pair for pair in found.values() if not pair[0].findings]
    assert reminder.unit.slug == gone.stem
    (tmp := project.root / "letter.docx").write_bytes(content)
    told = " ".join(line.text for line in lines(tmp))
    assert "tuần 33 năm 2023" in told.replace("\u00a0", " ")
    assert "14/8/2023" in told
    assert "20/8/2023" in told
