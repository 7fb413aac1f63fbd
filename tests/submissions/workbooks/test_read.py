"""Reading canonical workbooks: every value with the cell it stands in."""

from __future__ import annotations

import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.core.quantities import Bound
from baocao.definitions.areas.registry import AreaRegistry
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.submissions.workbooks.model import Submission, TaskProgress
from baocao.submissions.workbooks.read import read_submission
from tests.sent_folder import read_folder
from tests.submissions.workbooks.conftest import UNWRITTEN, Registers


def read(path: Path, catalogue: IndicatorCatalogue, areas: AreaRegistry) -> Submission:
    return read_submission(path, name="so-y-te.xlsx", catalogue=catalogue, areas=areas)


def edited(workbook: Path, folder: Path, edit: Any) -> Path:
    """A copy of the workbook after `edit` had it in its hands as an openpyxl workbook."""
    book = openpyxl.load_workbook(workbook)
    edit(book)
    path = folder / workbook.name
    book.save(path)
    return path


def without_sources(submission: Submission) -> Submission:
    """The submission with the empty sources of one that was never in a file."""
    return replace(
        submission,
        file="",
        sha256="",
        observations=tuple(replace(o, source=UNWRITTEN) for o in submission.observations),
        progress=tuple(
            TaskProgress(p.item, p.plan, p.state, p.done_on, p.evidence, p.note, UNWRITTEN)
            for p in submission.progress
        ),
        confirmations=tuple(replace(c, source=UNWRITTEN) for c in submission.confirmations),
    )


def test_what_was_written_is_read(
    workbook: Path, submission: Submission, registers: Registers
) -> None:
    """The right workbook gives exactly the submission that it was written from."""
    found = read(workbook, *registers)
    assert without_sources(found) == without_sources(submission)


def test_each_source_names_the_cell_that_holds_the_value(
    workbook: Path, tmp_path: Path, registers: Registers
) -> None:
    """Checked with openpyxl, also where rows and columns were put before the table."""

    def shift(book: Any) -> None:
        book["Số liệu"].insert_rows(1, 3)
        book["Số liệu"].insert_cols(1, 2)

    for path in (workbook, edited(workbook, tmp_path, shift)):
        book = openpyxl.load_workbook(path)
        found = read(path, *registers).observations
        assert len(found) == 4
        for observation in found:
            cell = book[observation.source.sheet][observation.source.cell]
            assert Decimal(str(cell.value)) == observation.value
    assert found[0].source.cell == "H5"


def test_columns_are_found_by_header(workbook: Path, tmp_path: Path, registers: Registers) -> None:
    """The order of columns, spelling of headers and empty rows between do not matter."""

    def reorder(book: Any) -> None:
        sheet = book["Số liệu"]
        for row in sheet.iter_rows():
            values = [cell.value for cell in row]
            for cell, value in zip(row, reversed(values), strict=True):
                cell.value = value
        sheet.insert_rows(3, 2)
        for cell in sheet[1]:
            cell.value = str(cell.value).upper()

    before = read(workbook, *registers)
    after = read(edited(workbook, tmp_path, reorder), *registers)
    assert without_sources(after) == without_sources(before)
    assert [o.source.cell for o in after.observations] == ["G2", "G5", "G6", "G7"]


def test_a_row_without_a_date_stands_at_the_cutoff(
    workbook: Path, tmp_path: Path, registers: Registers
) -> None:
    """The metadata's date is that of all rows that have none of their own."""

    def clear(book: Any) -> None:
        book["Số liệu"].delete_cols(8)  # Ngày số liệu

    found = read(edited(workbook, tmp_path, clear), *registers)
    assert {o.as_of for o in found.observations} == {found.as_of}


@pytest.mark.parametrize(
    "case",
    [
        (74, ">", Bound.ABOVE),
        (74, "trên", Bound.ABOVE),
        (74, "≥", Bound.AT_LEAST),
        (74, None, Bound.EXACT),
        ("trên 74%", None, Bound.ABOVE),
        ("trên 74%", ">", Bound.ABOVE),
        ("gần 74%", "=", Bound.NEARLY),
        (74, "<=", Bound.AT_MOST),
        (74, "không quá", Bound.AT_MOST),
        (74, "dưới", Bound.BELOW),
    ],
)
def test_a_bound_stays_a_bound(
    workbook: Path, tmp_path: Path, registers: Registers, case: tuple[object, object, Bound]
) -> None:
    """A bound may stand in its column or in the words of the value."""
    value, bound, expected = case

    def set_value(book: Any) -> None:
        book["Số liệu"]["F2"], book["Số liệu"]["G2"] = value, bound
        book["Số liệu"]["G2"].data_type = "s" if bound else "n"

    first = read(edited(workbook, tmp_path, set_value), *registers).observations[0]
    assert (first.value, first.bound) == (Decimal(74), expected)


@pytest.mark.parametrize("name", ["20", "Lạng Sơn (tỉnh)", "tinh lang son", "TỈNH LẠNG SƠN"])
def test_areas_and_options_come_in_any_spelling(
    workbook: Path, tmp_path: Path, registers: Registers, name: str
) -> None:
    """Codes, names without diacritics and short names of options all mean the same."""

    def respell(book: Any) -> None:
        sheet = book["Số liệu"]
        sheet["C2"], sheet["D2"], sheet["E2"] = name.replace(" (tỉnh)", ""), "18+", "Mui 3"
        if "(" in name:
            sheet["C2"] = "lang-son"

    first = read(edited(workbook, tmp_path, respell), *registers).observations[0]
    assert first.area == "20"
    assert first.disaggregation == (("age_group", "18plus"), ("dose", "d3"))


def test_a_folder_is_read_in_the_order_of_names(
    workbook: Path,
    tmp_path: Path,
    project: Project,
    catalogue: IndicatorCatalogue,
    areas: AreaRegistry,
) -> None:
    """Lock files of Excel and hidden files are passed over."""
    folder = tmp_path / "lang-son" / "2022-Q1"
    folder.mkdir(parents=True)
    for name in ("b.xlsx", "a.xlsx"):
        shutil.copy(workbook, folder / name)
    for name in ("~$a.xlsx", ".DS_Store"):
        (folder / name).write_text("x")
    found = read_folder(folder, project=project, catalogue=catalogue, areas=areas)
    assert [Path(submission.file).name for submission in found] == ["a.xlsx", "b.xlsx"]


def test_a_folder_that_is_not_there_has_no_submissions(
    tmp_path: Path, project: Project, registers: Registers
) -> None:
    """A period for which nobody has sent anything is no error."""
    folder = tmp_path / "lang-son" / "2022-Q1"
    catalogue, areas = registers
    assert read_folder(folder, project=project, catalogue=catalogue, areas=areas) == ()


def test_all_workbooks_of_a_folder_are_reported_on(
    workbook: Path,
    tmp_path: Path,
    project: Project,
    catalogue: IndicatorCatalogue,
    areas: AreaRegistry,
) -> None:
    """A bad workbook does not hide what is wrong in the next one."""
    folder = tmp_path / "cao-bang" / "2022-Q2"
    folder.mkdir(parents=True)
    shutil.copy(workbook, folder / "b.xlsx")
    (folder / "a.pdf").write_text("%PDF-1.7")
    with pytest.raises(BaocaoError) as caught:
        read_folder(folder, project=project, catalogue=catalogue, areas=areas)
    places = [problem.where for problem in caught.value.problems]
    assert places[0].endswith("a.pdf")
    assert [place.split(" › ")[-1] for place in places[1:]] == ["B5", "B6"]


def test_what_people_do_not_see_is_said(
    workbook: Path, tmp_path: Path, registers: Registers
) -> None:
    """A filtered row is read, a formula without a value and an error are no blanks."""
    book = openpyxl.load_workbook(workbook)
    sheet = book["Số liệu"]
    note = [cell.value for cell in sheet[1]].index("Ghi chú") + 1
    sheet.row_dimensions[3].hidden = True
    sheet.cell(4, note).value = "=CONCAT(A1)"
    sheet.cell(5, note).value = "#REF!"
    path = tmp_path / "so-y-te.xlsx"
    book.save(path)
    catalogue, areas = registers
    read = read_submission(path, name="so-y-te.xlsx", catalogue=catalogue, areas=areas)
    assert len(read.observations) == 4
    letter = get_column_letter(note)
    assert [(remark.rule, remark.source.cell) for remark in read.remarks] == [
        ("hidden_row", "A3"),
        ("formula_not_computed", f"{letter}4"),
        ("cell_error", f"{letter}5"),
    ]
