"""A workbook with two values of one day, from the cells to the printed number."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from baocao.build.compose.load import load_inputs
from baocao.build.workspace.door import report_meant
from baocao.core.project import Project
from baocao.results.report_data import build_report_data
from tests.conftest import DEFINITIONS, SUBMISSIONS, copy
from tests.planted.canonical import Canonical

WITHIN_DAY = "differs_within_day"


def project_with(root: Path, *values: tuple[str, int, time | None]) -> tuple[Project, Canonical]:
    """A project whose province sent these cases of one day."""
    book = Canonical()
    for name, cases, hour in values:
        book.add(name, "cases_cumulative", cases)
        book.rows[name] = replace(book.rows[name], as_of_time=hour)
    project = copy(DEFINITIONS, root)
    book.write(project.root / SUBMISSIONS / "so-y-te.xlsx")
    return project, book


@pytest.mark.parametrize("late_first", [True, False])
def test_report_and_validation_take_the_value_that_closes_the_day(
    tmp_path: Path, *, late_first: bool
) -> None:
    """100 at 17:00 and 120 without an hour: the report prints 120, and 100 is a finding that
    says so, in whatever order the rows stand."""
    values = [("early", 100, time(17)), ("late", 120, None)]
    project, book = project_with(tmp_path, *(reversed(values) if late_first else values))
    inputs = load_inputs(report_meant(project, "lang-son", "2022-Q1"))
    (finding,) = (f for f in inputs.findings if f.rule == WITHIN_DAY)
    assert finding.source is not None
    assert f"{finding.source.sheet}!{finding.source.cell}" == book.cell("early")
    assert "ghi 100 (17 giờ 00)" in finding.message
    assert "120 (không ghi giờ, ô " in finding.message
    result = build_report_data(inputs).find("cases_cumulative")
    assert result is not None
    assert result.quantity.value == 120
    assert f"{result.sources[0].sheet}!{result.sources[0].cell}" == book.cell("late")


def test_one_value_at_two_hours_is_no_finding(tmp_path: Path) -> None:
    """Nothing is lost where both say the same."""
    project, _ = project_with(tmp_path, ("early", 100, time(9)), ("late", 100, None))
    found = load_inputs(report_meant(project, "lang-son", "2022-Q1")).findings
    assert not [f for f in found if f.rule in (WITHIN_DAY, "duplicate_different")]
