"""Source cells are read as they are now, and only where their file is still the same."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from baocao.archive.built.folder import file_hash
from baocao.core.project import Project
from baocao.review.trace.cells import CellReader, as_number
from baocao.review.trace.model import FileState
from baocao.submissions.workbooks.model import SourceCell

FILE = "data/submissions/covid-19/lang-son/2022-Q4/huyen.xlsx"


@pytest.fixture
def cell(tmp_path: Path) -> SourceCell:
    """A cell of a workbook whose first rows and columns are empty."""
    path = tmp_path / FILE
    path.parent.mkdir(parents=True)
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Số liệu")
    sheet.write("C4", 83.15)
    sheet.write("AB12", 6532)
    sheet.write("D4", "trên 74%")
    for row, value in ((5, 10), (6, 20), (8, 5)):
        sheet.write(f"C{row}", value)
    book.close()
    return SourceCell(FILE, file_hash(path), "Số liệu", "C4")


def test_cells_hold_what_was_written(cell: SourceCell, tmp_path: Path) -> None:
    """Cells are found by their address, empty rows and columns counted."""
    reader = CellReader(Project(tmp_path))
    assert reader.state(cell) is FileState.SAME
    assert reader.value(cell) == 83.15
    assert reader.value(cell._replace(cell="AB12")) == 6532
    assert reader.value(cell._replace(cell="D4")) == "trên 74%"


def test_cells_that_were_added_up_hold_their_sum(cell: SourceCell, tmp_path: Path) -> None:
    """A district's communes, with a blank row between them; a word among them has no sum."""
    reader = CellReader(Project(tmp_path))
    assert reader.value(cell._replace(cell="C5:C6,C8")) == 35
    assert reader.value(cell._replace(cell="C4:D4")) is None


@pytest.mark.parametrize(
    "changes",
    [{"cell": "ZZ999"}, {"sheet": "Khác"}, {"cell": "dòng 3"}, {"file": "data/areas.csv"}],
)
def test_other_places_hold_nothing(
    cell: SourceCell, tmp_path: Path, changes: dict[str, str]
) -> None:
    """A cell, sheet or file that is not there has no value, and no error either."""
    assert CellReader(Project(tmp_path)).value(cell._replace(**changes)) is None


def test_a_changed_file_is_not_read(cell: SourceCell, tmp_path: Path) -> None:
    """What a changed file holds now says nothing of the figure."""
    with (tmp_path / FILE).open("ab") as file:
        file.write(b" ")
    reader = CellReader(Project(tmp_path))
    assert reader.state(cell) is FileState.CHANGED
    assert reader.value(cell) is None


def test_a_file_that_is_gone(cell: SourceCell, tmp_path: Path) -> None:
    """A deleted file is reported as gone."""
    (tmp_path / FILE).unlink()
    assert CellReader(Project(tmp_path)).state(cell) is FileState.GONE


@pytest.mark.parametrize(
    ("value", "number"),
    [(6532.0, "6532"), (83.15, "83.15"), (5, "5"), (True, None), ("5", None), (None, None)],
)
def test_numbers_of_cells(value: object, number: str | None) -> None:
    """Spreadsheets hold whole numbers as fractions; truth values and texts are no numbers."""
    expected = None if number is None else Decimal(number)
    assert as_number(value) == expected
    assert str(as_number(value)) == str(expected)
