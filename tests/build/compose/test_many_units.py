"""A programme that 65 communes report: words follow the level of the units of the day."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from baocao.build.compose.reminders import letters
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.door import report_meant
from baocao.build.workspace.form import make_form
from baocao.core.project import Project
from tests.communes_project import ID, communes_project, send

DAY = date(2026, 3, 14)
PERIOD = "2026-Q1"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return communes_project(tmp_path)


def texts(content: bytes) -> list[str]:
    """Every text in a workbook's cells."""
    book = openpyxl.load_workbook(BytesIO(content))
    cells = (cell.value for sheet in book for row in sheet.iter_rows() for cell in row)
    return [value for value in cells if isinstance(value, str)]


@pytest.mark.parametrize(
    ("unit", "period", "called"),
    [
        ("xã Thất Khê", PERIOD, "Trạm Y tế xã Thất Khê"),
        ("P. Đông Kinh", "2026-W22", "Trạm Y tế phường Đông Kinh"),
        ("huyện Cao Lộc", "2025-Q2", "Trung tâm Y tế huyện Cao Lộc"),
    ],
)
def test_a_form_names_who_reports_by_the_level(
    unit: str, period: str, called: str, project: Project
) -> None:
    """A commune's station since 1/7/2025, a district's centre before; also for a week."""
    found = texts(make_form(report_meant(project, "lang-son", period), unit))
    assert called in found
    assert any("huyện" in text for text in found) == ("huyện" in unit)


def test_the_provinces_form_adds_up_communes(project: Project) -> None:
    """All 65 have a row, and no row calls them districts."""
    found = texts(make_form(report_meant(project, "lang-son", PERIOD), None))
    assert "Cộng các xã, phường, đặc khu" in found
    assert sum(text.startswith(("Xã ", "Phường ")) for text in found) >= 65
    assert not [text for text in found if "huyện" in text]


def test_letters_go_to_the_stations_of_communes(project: Project) -> None:
    """Each commune that has not sent is written to by the name of its station."""
    areas = Definitions(project, ID).areas
    communes = areas.children("20", DAY)
    counts = {"bites": 1, "dwellers": 1000, "dwellers_with_nets": 900}
    send(project, "lang-son", PERIOD, DAY, dict.fromkeys(communes[2:], counts))
    made = letters(report_meant(project, "lang-son", PERIOD), date(2026, 3, 26))
    assert {reminder.unit_name for reminder, _ in made.values()} == {
        "Trạm Y tế phường Đông Kinh",
        "Trạm Y tế phường Lương Văn Tri",
    }
