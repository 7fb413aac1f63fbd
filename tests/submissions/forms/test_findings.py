"""What validation finds in a filled form stands at the form's own cells."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
from openxml_audit import OpenXmlValidator

from baocao.build.workspace.findings import check_files
from baocao.core.project import Project
from tests.submissions.forms.conftest import HEAD, VACCINATION, filled, find, inputs_of


def dose(number: str) -> str:
    return f"age_group=18plus;dose={number}"


def test_findings_point_to_the_cells_of_the_form(
    district: Path, tmp_path: Path, project: Project
) -> None:
    """Each planted fault is found at its cell, and a reason given in the form is taken."""
    inputs = inputs_of(district)
    first, second, base, later = (
        find(inputs, "value", "vaccinated", "183", dose("d1")),
        find(inputs, "value", "vaccinated", "183", dose("d2")),
        find(inputs, "value", "eligible_population", "183", dose("d1")),
        find(inputs, "as_of", "vaccinated", "", dose("d3")),
    )
    third = find(inputs, "value", "vaccinated", "183", dose("d3"))
    values: dict[tuple[str, str], object] = {
        (VACCINATION, first.cell): 56_500,
        (VACCINATION, second.cell): 56_501,
        (VACCINATION, third.cell): 53_000,
        (VACCINATION, base.cell): 56_421,
        (VACCINATION, later.cell): "20/12/2022",
    }
    path = filled(district, tmp_path / "cao-loc.xlsx", values)
    found = {
        (finding.rule, finding.source.sheet, finding.source.cell)
        for finding in check_files(project, [path], "covid-19").findings
        if finding.source is not None
    }
    assert found == {
        ("dose_order", VACCINATION, second.cell),
        ("share_above_limit", VACCINATION, first.cell),
        ("as_of_after_cutoff", VACCINATION, third.cell),
    }
    reason = dict(zip("ABCD", ("dose_order", VACCINATION, second.cell, "Đã rà soát"), strict=True))
    cells: dict[tuple[str, str], object] = {
        (HEAD, f"{column}{_first_reason(path)}"): text for column, text in reason.items()
    }
    confirmed = check_files(
        project, [filled(path, tmp_path / "b.xlsx", cells)], "covid-19"
    ).findings
    assert [f.confirmed for f in confirmed if f.rule == "dose_order"] == ["Đã rà soát"]


def _first_reason(path: Path) -> int:
    column: Any = openpyxl.load_workbook(path)[HEAD]["A"]
    return int(next(cell.row for cell in column if cell.value == "Quy tắc")) + 1


def test_a_formula_without_a_result_is_no_silence(
    district: Path, tmp_path: Path, project: Project
) -> None:
    """An input with a formula that was never computed is told, and not taken for empty."""
    cell = find(inputs_of(district), "value", "new_cases", "183")
    path = filled(district, tmp_path / "a.xlsx", {(cell.sheet, cell.cell): "=1+1"})
    found = [f for f in check_files(project, [path], "covid-19").findings if f.source is not None]
    assert [(f.rule, f.source.cell) for f in found if f.source] == [
        ("nothing_read", ""),
        ("formula_not_computed", cell.cell),
    ]


def test_forms_are_valid_office_open_xml(provincial: Path, district: Path) -> None:
    """Excel opens them without a word of repair."""
    for form in (provincial, district):
        assert [str(error) for error in OpenXmlValidator().validate(form).errors] == []


def test_an_empty_input_that_had_a_value_is_named(
    district: Path, tmp_path: Path, project: Project
) -> None:
    """At its cell, with last period's value, where that may be compared; a filled one is not."""
    inputs = inputs_of(district)
    filled_in = find(inputs, "value", "vaccinated", "183", dose("d1"))
    empty = find(inputs, "value", "vaccinated", "183", dose("d2"))
    values: dict[tuple[str, str], object] = {(VACCINATION, filled_in.cell): 56_500}
    real = filled(district, tmp_path / "real.xlsx", values)
    assert _empty(project, real) == {}  # last period's values are synthetic
    values |= {(HEAD, _beside(district, "Số liệu mô phỏng")): "Có"}
    values |= {(HEAD, _beside(district, "Nguồn gốc số liệu")): "thử"}
    told = _empty(project, filled(district, tmp_path / "made.xlsx", values))
    assert (VACCINATION, filled_in.cell) not in told
    assert "kỳ trước ghi" in told[VACCINATION, empty.cell]


def _empty(project: Project, path: Path) -> dict[tuple[str, str], str]:
    return {
        (f.source.sheet, f.source.cell): f.message
        for f in check_files(project, [path], "covid-19").findings
        if f.source is not None and f.rule == "blank_had_value"
    }


def _beside(form: Path, label: str) -> str:
    column: Any = openpyxl.load_workbook(form)[HEAD]["A"]
    return f"B{next(cell.row for cell in column if cell.value == label)}"
