"""Nothing that a person typed into a form is lost, beside an input or over what is printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from baocao.submissions.workbooks.form_map import MAP_SHEET, FormMap, read_map
from baocao.submissions.workbooks.model import Submission
from baocao.submissions.workbooks.workbook import open_workbook
from tests.submissions.forms.conftest import (
    HEAD,
    OTHER,
    VACCINATION,
    Input,
    filled,
    find,
    inputs_of,
    mapped_cells,
)

Read = Callable[[Path], Submission]
DOSE_2 = "age_group=18plus;dose=d2"


def not_read(sent: Submission) -> list[tuple[str, str]]:
    return [(r.source.sheet, r.source.cell) for r in sent.remarks if r.rule == "cell_not_read"]


def every_input(form: Path) -> dict[tuple[str, str], object]:
    """A number in each input for one."""
    return {(i.sheet, i.cell): 7 for i in inputs_of(form) if i.kind == "value"}


@pytest.mark.parametrize("form", ["provincial", "district"])
def test_all_that_is_printed_is_a_label(
    form: str, request: pytest.FixtureRequest, tmp_path: Path, read: Read
) -> None:
    """Keys, headings, numbers of rows, sums, checks and last period's values."""
    empty: Path = request.getfixturevalue(form)
    sent = read(filled(empty, tmp_path / "a.xlsx", every_input(empty)))
    assert sent.observations
    assert sent.remarks == ()
    assert any(cell.kind == "previous" for cell in mapped_cells(empty))


def previous(form: Path) -> Input:
    return next(cell for cell in mapped_cells(form) if cell.kind == "previous")


def typed_over(book: Any, form: Path) -> tuple[str, str]:
    """This period's value in last period's column."""
    cell = previous(form)
    book[cell.sheet][cell.cell] = 4321
    return cell.sheet, cell.cell


def typed_over_a_sum(book: Any, _: Path) -> tuple[str, str]:
    sheet = book[VACCINATION]
    (row,) = (r for r in range(1, 40) if sheet[f"A{r}"].value == "/1/=0")
    cell = next(c for c in sheet[row] if str(c.value).startswith("=IF(COUNT"))
    cell.value = 999
    return VACCINATION, cell.coordinate


def beside_the_table(book: Any, _: Path) -> tuple[str, str]:
    book[VACCINATION]["CA12"] = 5
    return VACCINATION, "CA12"


def below_the_tables(book: Any, _: Path) -> tuple[str, str]:
    book[VACCINATION]["E900"] = "1.234"
    return VACCINATION, "E900"


def in_a_heading(book: Any, form: Path) -> tuple[str, str]:
    value = find(inputs_of(form), "value", "vaccinated", "178", DOSE_2)
    column = value.cell.rstrip("0123456789")
    book[VACCINATION][f"{column}8"] = 77
    return VACCINATION, f"{column}8"


def beside_a_heading(book: Any, _: Path) -> tuple[str, str]:
    """A text in the heading's row, but right of all that the form has printed."""
    book[VACCINATION]["CA8"] = "(7)"
    return VACCINATION, "CA8"


def on_the_first_sheet(book: Any, _: Path) -> tuple[str, str]:
    book[HEAD]["E5"] = 3
    return HEAD, "E5"


def beside_the_free_rows(book: Any, _: Path) -> tuple[str, str]:
    book[OTHER]["AZ9"] = 3
    return OTHER, "AZ9"


@pytest.mark.parametrize(
    "spoil",
    [
        *(typed_over, typed_over_a_sum, beside_the_table, below_the_tables),
        *(in_a_heading, beside_a_heading, on_the_first_sheet, beside_the_free_rows),
    ],
)
def test_a_number_outside_the_inputs_is_found(
    spoil: Callable[[Any, Path], tuple[str, str]], provincial: Path, tmp_path: Path, read: Read
) -> None:
    """Wherever it was typed; the form's inputs are read as ever."""
    path = filled(provincial, tmp_path / "a.xlsx", every_input(provincial))
    book = openpyxl.load_workbook(path)
    where = spoil(book, provincial)
    book.save(path)
    sent = read(path)
    assert not_read(sent) == [where]
    assert len(sent.observations) == len(every_input(provincial))


@pytest.mark.parametrize(
    ("sheet", "cell"),
    [
        (VACCINATION, "CA1"),
        (VACCINATION, "E900"),
        (VACCINATION, "B900"),
        (HEAD, "E5"),
        (OTHER, "C2"),
    ],
    ids=("above the tables", "below the tables", "their first column", "first sheet", "free rows"),
)
def test_a_number_in_a_sentence_is_found(
    sheet: str, cell: str, provincial: Path, tmp_path: Path, read: Read
) -> None:
    """Wherever it was typed; what the form says itself is none."""
    path = filled(provincial, tmp_path / "a.xlsx", every_input(provincial))
    book = openpyxl.load_workbook(path)
    book[sheet][cell] = "Cao Lộc bổ sung 120 ca"
    book.save(path)
    (told,) = read(path).remarks
    assert (told.rule, told.source.sheet, told.source.cell) == ("number_in_words", sheet, cell)
    assert dict(told.words)["found"] == "120"


def test_an_added_sheet_with_numbers_is_named(district: Path, tmp_path: Path, read: Read) -> None:
    """And one without any is not."""
    path = filled(district, tmp_path / "a.xlsx", every_input(district))
    book = openpyxl.load_workbook(path)
    book.create_sheet("Nháp")["B3"] = 12
    book.create_sheet("Ghi chú")["B3"] = "Đã rà soát"
    book.save(path)
    (remark,) = read(path).remarks
    assert (remark.rule, remark.source.sheet, remark.source.cell) == ("extra_sheet", "Nháp", "B3")


def test_a_form_of_the_first_map_is_read(provincial: Path, tmp_path: Path, read: Read) -> None:
    """It does not say what it printed beside its inputs, so that counts as printed."""
    now = read_map(open_workbook(provincial, "a.xlsx").sheet(MAP_SHEET))
    cells = tuple(cell for cell in now.cells if cell.kind.value != "previous")
    older = FormMap(now.province, now.period, now.unit, cells, version="1")
    path = filled(provincial, tmp_path / "a.xlsx", every_input(provincial))
    book = openpyxl.load_workbook(path)
    sheet = book[MAP_SHEET]
    sheet.delete_rows(1, sheet.max_row)
    for texts in older.rows():
        sheet.append(texts or ("",))
    typed_over(book, provincial)
    book.save(path)
    sent = read(path)
    assert sent.remarks == ()
    assert len(sent.observations) == len(every_input(provincial))
