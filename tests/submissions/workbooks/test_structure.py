"""What a sheet hides is found however the file says it: by Excel's Strict format, by no width."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import xlwt

from baocao.core.errors import BaocaoError
from baocao.submissions.workbooks.container import has_charts
from baocao.submissions.workbooks.structure import Structure
from baocao.submissions.workbooks.workbook import open_workbook
from tests.planted.book import Formula, Sheet, write

SHEET = "xl/worksheets/sheet1.xml"
COLUMNS = b'<cols><col min="2" max="%d" width="%s"/></cols><sheetData>'
STRICT = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    ),
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}


def rewritten(
    path: Path, change: Callable[[str, bytes], bytes], more: Mapping[str, bytes] | None = None
) -> None:
    """Every part of a zip as `change` makes it, by the part's name, and `more` parts."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: change(name, archive.read(name)) for name in archive.namelist()}
    parts |= more or {}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def made_strict(_: str, data: bytes) -> bytes:
    for transitional, strict in STRICT.items():
        data = data.replace(transitional, strict)
    return data


def in_sheet(old: bytes, new: bytes) -> Callable[[str, bytes], bytes]:
    """Replace what the first sheet's part must have."""

    def change(name: str, data: bytes) -> bytes:
        assert name != SHEET or old in data
        return data.replace(old, new) if name == SHEET else data

    return change


def table() -> Sheet:
    sheet = Sheet("Ca bệnh", merged=["A1:B1"])
    sheet.row(1, "SỐ CA MẮC")
    sheet.row(2, "Cao Lộc", 12)
    sheet.row(3, "Lộc Bình", Formula("=B2"))
    sheet.row(4, "Chi Lăng", Formula("=1/0", "#DIV/0!"))
    return sheet


def structure(path: Path) -> Structure:
    return open_workbook(path, path.name).structure("Ca bệnh")


def test_strict_open_xml_hides_nothing_from_us(tmp_path: Path) -> None:
    """Merged cells, hidden rows and columns, formulas and errors, as in the usual format."""
    sheet = table()
    sheet.hidden_rows, sheet.hidden_columns = {2}, {"B"}
    path = write(tmp_path / "bieu.xlsx", [sheet])
    usual = structure(path)
    rewritten(path, made_strict)
    assert structure(path) == usual
    assert usual == Structure(
        (((0, 0), (0, 1)),),
        frozenset({1}),
        frozenset({1}),
        frozenset({(2, 1)}),
        (((3, 1), "#DIV/0!"),),
        formulas=frozenset({(2, 1), (3, 1)}),
        waits_for_results=True,  # as the program says that writes it
    )


def test_a_sheet_is_found_by_what_its_relation_is(tmp_path: Path) -> None:
    """Some programs keep sheets in a folder of their own choice."""
    path = write(tmp_path / "bieu.xlsx", [table()])
    usual = structure(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    own = {name.replace("worksheets/", ""): data for name, data in parts.items()}
    named = (b"worksheets/sheet1.xml", b"sheet1.xml")
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in own.items():
            archive.writestr(name, data.replace(*named) if name.endswith(".rels") else data)
    assert usual.merged
    assert structure(path) == usual


@pytest.mark.parametrize(
    ("old", "new", "rows", "columns"),
    [
        (b'<row r="2"', b'<row r="2" ht="0" customHeight="1"', {1}, set()),
        (b'<row r="2"', b'<row r="2" ht="0.75" customHeight="1"', {1}, set()),
        (b'<row r="2"', b'<row r="2" ht="1.5" customHeight="true"', {1}, set()),
        (b'<row r="2"', b'<row r="2" customHeight="1"', {1}, set()),
        (b'<row r="2"', b'<row r="2" ht="15" customHeight="1"', set(), set()),
        (b"<sheetFormatPr", b'<sheetFormatPr zeroHeight="1"', {0, 1, 2, 3}, set()),
        (b"<sheetData>", COLUMNS % (3, b"0"), set(), {1, 2}),
        (b"<sheetData>", COLUMNS % (2, b"0.3"), set(), {1}),
        (b"<sheetData>", COLUMNS % (2, b"9"), set(), set()),
    ],
)
def test_what_has_no_size_is_hidden(
    tmp_path: Path, old: bytes, new: bytes, rows: set[int], columns: set[int]
) -> None:
    """A row without height, a column without width, and those too small to show anything."""
    path = write(tmp_path / "bieu.xlsx", [table()])
    rewritten(path, in_sheet(old, new))
    found = structure(path)
    assert found.hidden_rows == rows
    assert found.hidden_columns == columns


def test_rows_and_cells_without_a_name_follow_the_one_before(tmp_path: Path) -> None:
    """The names are optional, and some programs leave them out."""
    sheet = table()
    sheet.hidden_rows = {2}
    path = write(tmp_path / "bieu.xlsx", [sheet])
    usual = structure(path)

    def nameless(name: str, data: bytes) -> bytes:
        for row in b"1234" if name == SHEET else b"":
            data = data.replace(b' r="%c"' % row, b"")
            for column in b"AB":
                data = data.replace(b' r="%c%c"' % (column, row), b"")
        return data

    rewritten(path, nameless)
    assert structure(path) == usual


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"<row ", b"<x:row "), (b"</worksheet>", b""), (b'<row r="2"', b'<row r="2" r="2"')],
    ids=["an unknown prefix", "its end", "a name twice"],
)
def test_a_sheet_that_is_no_xml_is_refused(tmp_path: Path, old: bytes, new: bytes) -> None:
    """What it hides cannot be told, though calamine reads its values."""
    path = write(tmp_path / "bieu.xlsx", [table()])
    rewritten(path, in_sheet(old, new))
    with pytest.raises(BaocaoError, match="tệp hỏng"):
        structure(path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"</sheetData>", b"</sheetData >"),
        (b"</sheetData>", b"</sheetData><!-- </sheetData> -->"),
        (b"<sheetData>", b"<!-- </sheetData> --><sheetData>"),
        (b"</sheetData>", b"<!-- </sheetData> --></sheetData\n>"),
    ],
    ids=["a blank", "a remark behind", "a remark before", "a remark within"],
)
def test_the_end_of_the_rows_is_found_however_it_is_written(
    tmp_path: Path, old: bytes, new: bytes
) -> None:
    """No word for it elsewhere cuts rows off."""
    sheet = table()
    sheet.hidden_rows = {4}
    path = write(tmp_path / "bieu.xlsx", [sheet])
    usual = structure(path)
    assert usual.hidden_rows == {3}
    rewritten(path, in_sheet(old, new))
    assert structure(path) == usual


def test_excel_97_hides_what_has_no_size(tmp_path: Path) -> None:
    """Rows of no height and columns of no width."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Ca bệnh")
    for row in range(3):
        sheet.write(row, 1, 5)
    sheet.row(1).height_mismatch, sheet.row(1).height = True, 0
    sheet.col(1).width = 0
    book.save(str(tmp_path / "bieu.xls"))
    found = structure(tmp_path / "bieu.xls")
    assert found.hidden_rows == {1}
    assert found.hidden_columns == {1}


def test_open_document_hides_what_has_no_size(tmp_path: Path) -> None:
    """By the styles of its rows and columns."""
    path = write(tmp_path / "bieu.ods", [table()])
    thin = (
        b'<style:style style:name="r" style:family="table-row">'
        b'<style:table-row-properties style:row-height="0in"/></style:style>'
        b'<style:style style:name="c" style:family="table-column">'
        b'<style:table-column-properties style:column-width="0.01cm"/></style:style>'
        b'<style:style style:name="wide" style:family="table-column">'
        b'<style:table-column-properties style:column-width="2.5cm"/></style:style>'
    )

    def change(name: str, data: bytes) -> bytes:
        if name != "content.xml":
            return data
        data = data.replace(b"</office:automatic-styles>", thin + b"</office:automatic-styles>")
        data = data.replace(
            b"<table:table-column/>", b'<table:table-column table:style-name="wide"/>', 1
        )
        data = data.replace(b"<table:table-column/>", b'<table:table-column table:style-name="c"/>')
        return data.replace(b"<table:table-row>", b'<table:table-row table:style-name="r">', 1)

    rewritten(path, change)
    found = structure(path)
    assert found.hidden_rows == {0}
    assert found.hidden_columns == {1}


FLOAT = 'office:value-type="float" office:value'
TEXT = 'office:value-type="string"'


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (f'<table:table-cell {FLOAT}="4333"><text:p>4.333</text:p>', 4333),
        ("<table:table-cell><text:p>4333</text:p>", "4333"),
        ('<table:table-cell office:value-type="float"><text:p>4333</text:p>', "4333"),
        (f"<table:table-cell {TEXT}><text:p>43<text:line-break/>33</text:p>", "43\n33"),
        (f"<table:table-cell {TEXT}><text:p>43<text:tab/>33</text:p>", "43\t33"),
        (f"<table:table-cell {TEXT}><text:p>4<text:s/>333</text:p>", "4 333"),
        (
            f"<table:table-cell {TEXT}><text:p><text:ruby><text:ruby-base>4333</text:ruby-base>"
            "<text:ruby-text>99</text:ruby-text></text:ruby></text:p>",
            "4333",
        ),
    ],
)
def test_a_cell_of_open_document_says_what_is_shown(
    tmp_path: Path, cell: str, value: str | float
) -> None:
    """Also where it names no kind or no value, and where signs stand between its letters."""
    path = write(tmp_path / "bieu.ods", [Sheet("Bieu", {"A1": 17})])
    old = re.compile(r"<table:table-cell [^>]*>.*?(?=</table:table-cell>)")
    rewritten(
        path,
        lambda name, data: (
            old.sub(cell, data.decode(), count=1).encode() if name == "content.xml" else data
        ),
    )
    assert open_workbook(path, "bieu.ods").sheet_of("Bieu").rows == ((value,),)


def test_a_table_in_a_cell_of_open_document_is_refused(tmp_path: Path) -> None:
    """Its numbers would be lost."""
    path = write(tmp_path / "bieu.ods", [Sheet("Bieu", {"A1": 17})])
    inner = b"<table:table><table:table-row><table:table-cell/></table:table-row></table:table>"
    rewritten(
        path, lambda _, data: data.replace(b"</table:table-cell>", inner + b"</table:table-cell>")
    )
    with pytest.raises(BaocaoError, match="tệp hỏng"):
        open_workbook(path, "bieu.ods")


def test_a_part_whose_name_is_no_text_is_no_chart(tmp_path: Path) -> None:
    path = tmp_path / "bieu.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/charts/bi\u1ec3u.xml", "x")
    path.write_bytes(path.read_bytes().replace("\u1ec3".encode(), b"\xff\xfe\xfd"))
    assert not has_charts(path)
