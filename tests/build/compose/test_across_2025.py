"""Reports across 30/6/2025: each part is computed with the units of its own days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from baocao.build.workspace.sent import Definitions
from baocao.core.project import Project
from tests.communes_project import ID, communes_project, data_of, send

QUARTERS = {
    "2025-Q1": date(2025, 3, 14),
    "2025-Q2": date(2025, 6, 14),
    "2025-Q3": date(2025, 9, 14),
    "2025-Q4": date(2025, 12, 14),
}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return communes_project(tmp_path)


def sent_by_each(project: Project, province: str, code: str, periods: list[str], bites: int) -> int:
    """A workbook of each unit of a province below it, in each period; the cases in all."""
    areas, total = Definitions(project, ID).areas, 0
    for period in periods:
        units = areas.children(code, QUARTERS[period])
        counts = {"bites": bites, "dwellers": 1000, "dwellers_with_nets": 800}
        send(project, province, period, QUARTERS[period], dict.fromkeys(units, counts))
        total += bites * len(units)
    return total


def test_a_year_adds_up_districts_before_and_communes_after(project: Project) -> None:
    """11 districts send for two quarters, 65 communes for two: nothing is lost or missing."""
    before = sent_by_each(project, "lang-son", "20", ["2025-Q1", "2025-Q2"], 3)
    after = sent_by_each(project, "lang-son", "20", ["2025-Q3", "2025-Q4"], 2)
    data = data_of(project, "lang-son", "2025")
    result = data.find("new_bites")
    assert result is not None
    assert (before, after) == (66, 260)
    assert result.quantity.value == before + after
    assert result.is_complete
    expected = [len(quarter.completeness.expected) for quarter in data.inputs.quarters]
    assert expected == [12, 12, 66, 66]
    assert [len(q.completeness.missing) for q in data.inputs.quarters] == [1, 1, 1, 1]


def test_a_merged_province_has_the_history_of_its_predecessors(project: Project) -> None:
    """Đồng Tháp since 1/7/2025 is compared with the sum of Đồng Tháp and Tiền Giang."""
    old = sent_by_each(project, "dong-thap", "87", ["2025-Q2"], 5)
    other = sent_by_each(project, "tien-giang", "82-to-2025", ["2025-Q2"], 1)
    now = sent_by_each(project, "dong-thap", "82", ["2025-Q3"], 1)
    result = data_of(project, "dong-thap", "2025-Q3").find("new_bites")
    assert result is not None
    assert result.area.code == "82"
    assert result.previous is not None
    assert result.quantity.value == now
    assert result.previous.quantity.value == old + other
    assert result.previous.change == now - old - other


def test_a_report_of_before_the_merger_is_its_own_province_alone(project: Project) -> None:
    """The Đồng Tháp of the second quarter is that of its own day, whatever the slug names now."""
    old = sent_by_each(project, "dong-thap", "87", ["2025-Q2"], 5)
    sent_by_each(project, "tien-giang", "82-to-2025", ["2025-Q2"], 1)
    result = data_of(project, "dong-thap", "2025-Q2").find("new_bites")
    assert result is not None
    assert result.area.code == "87"
    assert result.quantity.value == old


def test_what_lies_in_a_year_of_a_merged_province_is_all_there(project: Project) -> None:
    """Its first half is that of both predecessors, its second half its own."""
    old = sent_by_each(project, "dong-thap", "87", ["2025-Q1", "2025-Q2"], 5)
    other = sent_by_each(project, "tien-giang", "82-to-2025", ["2025-Q1", "2025-Q2"], 1)
    now = sent_by_each(project, "dong-thap", "82", ["2025-Q3", "2025-Q4"], 1)
    result = data_of(project, "dong-thap", "2025").find("new_bites")
    assert result is not None
    assert result.quantity.value == old + other + now
    assert result.is_complete
