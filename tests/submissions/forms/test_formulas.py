"""The check column and the red cells, as a spreadsheet program computes them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.submissions.forms.conftest import VACCINATION, Input, filled, find, inputs_of

Recomputed = tuple[Callable[..., Input], Any]


def group(dose: str) -> str:
    return f"age_group=18plus;dose={dose}"


@pytest.fixture(scope="module")
def recomputed(provincial: Path, tmp_path_factory: pytest.TempPathFactory) -> Recomputed:
    """One filled form with a fault of each kind in a district of its own, computed anew."""
    inputs = inputs_of(provincial)

    def at(*wanted: str) -> Input:
        return find(inputs, "value", *wanted)

    values = {
        at("vaccinated", "178", group("d2")): 70_000,
        at("vaccinated", "178", group("d1")): 69_000,  # below dose 2, and below last period
        at("vaccinated", "180", group("d1")): 10,  # falls
        at("vaccinated", "181", group("d4")): 90_000,
        at("eligible_population", "181", group("d4")): 80_000,
        at("coverage_rate", "182", group("d1")): 100.5,
        at("cases_cumulative", "182"): 30_000,
        at("recovered_cumulative", "182"): 29_000,
        at("deaths_cumulative", "182"): 20,
        at("under_treatment", "182"): 981,
        at("recovered_cumulative", "183"): 40_000,
        at("cases_cumulative", "183"): 30_000,
        at("vaccinated", "184", group("d1")): 1_000_000,  # rises: nothing wrong
    }
    districts = sorted({i.place for i in inputs if i.subject == "new_cases" and i.place} - {"20"})
    values |= {at("new_cases", district): 5 for district in districts}
    values[at("new_cases", "20")] = 5 * len(districts) + 1
    values |= {at("new_deaths", district): 1 for district in districts}
    values[at("new_deaths", "20")] = len(districts)
    values[at("health_budget", "178")] = 12
    values[at("health_budget", "20")] = 11
    folder = tmp_path_factory.mktemp("formulas")
    cells: dict[tuple[str, str], object] = {(i.sheet, i.cell): v for i, v in values.items()}
    filled(provincial, folder / "a.xlsx", cells)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    command = [*convert, "--outdir", str(folder / "out"), str(folder / "a.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return at, openpyxl.load_workbook(folder / "out" / "a.xlsx", data_only=True)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_the_check_column_says_what_to_look_at(
    recomputed: tuple[Callable[..., Input], Any],
) -> None:
    """Each fault is told in its row; rows without a fault stay empty."""
    at, book = recomputed

    def told(*wanted: str) -> str:
        cell = at(*wanted)
        return str(book[cell.sheet].cell(book[cell.sheet][cell.cell].row, 4).value or "")

    assert told("vaccinated", "178", group("d2")) == "Kiểm tra lại: mũi sau nhiều hơn mũi trước"
    assert told("vaccinated", "180", group("d1")).endswith("số cộng dồn giảm so với kỳ trước")
    assert told("vaccinated", "181", group("d4")).endswith("số thực hiện nhiều hơn tổng số")
    assert told("coverage_rate", "182", group("d1")).endswith("tỷ lệ vượt 100%")
    assert told("recovered_cumulative", "183").endswith("số thành phần nhiều hơn tổng số")
    assert told("cases_cumulative", "182").endswith("các thành phần cộng lại khác tổng số")
    assert told("vaccinated", "184", group("d1")) == ""
    assert told("vaccinated", "189", group("d1")) == ""


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_districts_are_summed_and_compared(recomputed: Recomputed) -> None:
    """Below the province: the districts' sum, and a word where the province's figure differs.

    Where the province has a part of its own, only districts above it are wrong; a sum over
    districts of which some are empty is not compared.
    """
    at, book = recomputed

    def below(element: str, split: str = "") -> tuple[object, object]:
        cell = at(element, "20", split) if split else at(element, "20")
        province = book[cell.sheet][cell.cell]
        return province.offset(1, 0).value, province.offset(2, 0).value or ""

    assert below("new_cases") == (55, "Kiểm tra lại")
    assert below("new_deaths") == (11, "")
    assert below("health_budget") == (12, "Kiểm tra lại")
    assert below("cases_cumulative") == (60_000, "")
    assert (
        below("tests", "test_method=pcr") == (None, "")
        or below("tests", "test_method=pcr")[0] == ""
    )


def test_doubtful_cells_turn_red(provincial: Path) -> None:
    """Each checked column has a rule that colours its inputs, written for the first area."""
    sheet = openpyxl.load_workbook(provincial)[VACCINATION]
    cell = find(inputs_of(provincial), "value", "vaccinated", "178", group("d2"))
    before = find(inputs_of(provincial), "value", "vaccinated", "178", group("d1"))
    formulas = [
        rule.formula[0]
        for area in sheet.conditional_formatting
        if cell.cell in area.sqref
        for rule in area.rules
    ]
    wanted = f"AND(ISNUMBER({cell.cell}),ISNUMBER({before.cell}),{cell.cell}>{before.cell})"
    assert wanted in formulas
    assert len(formulas) == 3  # dose order, fall, more than eligible
