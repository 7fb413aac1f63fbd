"""Which formats of its table's style a cell has, and how wide it is."""

from __future__ import annotations

import pytest

from baocao.core.word_file import Element
from baocao.core.word_file.markup import child
from baocao.review.word.tables import CellPlace, cell_room, conditions, grid_places, grid_widths
from tests.review.verify.unseen import xml

ALL = 'w:firstRow="1" w:lastRow="1" w:firstColumn="1" w:lastColumn="1"'


def table(cell: str = "", look: str = "") -> Element:
    grid = '<w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="3000"/></w:tblGrid>'
    rows = f"<w:tr><w:tc><w:tcPr>{cell}</w:tcPr></w:tc></w:tr>"
    return xml(f"<w:tbl><w:tblPr>{look}</w:tblPr>{grid}{rows}</w:tbl>")


def found(look: str, row: int, column: int, bands: tuple[int, int] = (1, 1)) -> str:
    """Of a table of five rows and four columns."""
    made = table(look=f"<w:tblLook {look}/>" if look else "")
    place = CellPlace(row, 5, column, 4)
    return " ".join(conditions(child(made, "tblPr", "tblLook"), place, bands))


@pytest.mark.parametrize(
    ("look", "row", "column", "formats"),
    [
        ("", 0, 0, "wholeTable band1Vert band1Horz"),
        ("", 1, 3, "wholeTable band2Vert band2Horz"),
        ('w:val="0600"', 0, 0, "wholeTable"),
        ('w:val="0020"', 0, 1, "wholeTable band2Vert firstRow"),
        ('w:val="0040"', 4, 1, "wholeTable band2Vert lastRow"),
        ('w:val="0080"', 1, 0, "wholeTable band2Horz firstCol"),
        ('w:val="0100"', 1, 3, "wholeTable band2Horz lastCol"),
        ('w:val="0200"', 1, 1, "wholeTable band2Vert"),
        ('w:val="0400"', 1, 1, "wholeTable band2Horz"),
        ('w:val="04A0" w:firstRow="0"', 0, 1, "wholeTable band1Horz"),
        ('w:val="nothing"', 0, 0, "wholeTable band1Vert band1Horz"),
        (ALL, 0, 0, "wholeTable firstRow firstCol nwCell"),
        (ALL, 0, 3, "wholeTable firstRow lastCol neCell"),
        (ALL, 4, 0, "wholeTable lastRow firstCol swCell"),
        (ALL, 4, 3, "wholeTable lastRow lastCol seCell"),
        (ALL, 1, 1, "wholeTable band1Vert band1Horz"),
        (ALL, 2, 2, "wholeTable band2Vert band2Horz"),
    ],
)
def test_formats_are_those_that_the_look_switches(
    look: str, row: int, column: int, formats: str
) -> None:
    """By name, else by bit; bands are counted from behind the head."""
    assert found(look, row, column) == formats


@pytest.mark.parametrize(("row", "column", "bands"), [(0, 2, "11"), (1, 3, "12"), (2, 0, "21")])
def test_bands_may_have_several_rows_or_columns(row: int, column: int, bands: str) -> None:
    """Two rows and three columns here."""
    expected = f"wholeTable band{bands[1]}Vert band{bands[0]}Horz"
    assert found("", row, column, (2, 3)) == expected


@pytest.mark.parametrize(
    ("cell", "column", "points"),
    [
        ("", 0, 40.0),
        ("", 1, 140.0),
        ("", 2, None),
        ('<w:gridSpan w:val="2"/>', 0, 190.0),
        ('<w:gridSpan w:val="9"/>', 1, 140.0),
        ('<w:tcW w:w="0" w:type="auto"/>', 0, 40.0),
        ('<w:tcW w:w="500"/>', 0, 15.0),
        ('<w:tcW w:w="500" w:type="dxa"/>', 1, 15.0),
        ('<w:tcW w:w="2500" w:type="pct"/>', 0, 90.0),
        ('<w:tcW w:w="25%" w:type="pct"/>', 1, 40.0),
        ('<w:tcMar><w:left w:w="20"/></w:tcMar>', 0, 44.0),
        ('<w:tcMar><w:start w:w="0"/><w:end w:w="100"/></w:tcMar>', 0, 45.0),
    ],
)
def test_the_room_of_a_cell(cell: str, column: int, points: float | None) -> None:
    """As it says, or as its column does, without its margins, ten points here."""
    made = table(cell)
    (own,) = made.iter("{*}tc")
    assert cell_room(own, column, grid_widths(made), 10.0) == points


def test_a_cell_stands_behind_all_columns_of_those_before_it() -> None:
    """And behind the columns that its row leaves free."""
    spans = "".join(f'<w:tc><w:tcPr><w:gridSpan w:val="{n}"/></w:tcPr></w:tc>' for n in (2, 3))
    row = xml(f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{spans}<w:tc/></w:tr>')
    assert grid_places(row, row.iter("{*}tc")) == [1, 3, 6]
