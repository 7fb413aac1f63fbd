"""The figures as a workbook, read back with openpyxl."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from baocao.core.quantities import Quantity
from baocao.document.blocks import (
    AdministrativeDocument,
    Align,
    Column,
    FigureText,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
)
from baocao.output.workbook import render_workbook
from baocao.output.workbook.sources import MOST_PRINTED
from baocao.output.workbook.values import WrittenValue, value_of
from baocao.results.ledger.model import Figure, stated
from baocao.results.ledger.told_cells import ToldCells
from baocao.results.model import Amount
from baocao.submissions.workbooks.model import SourceCell
from tests.document.narrative.sample import PHRASES
from tests.output.word.sample import report

CREATED = datetime(2022, 3, 25, tzinfo=UTC)
TOP = SourceCell("data/submissions/covid-19/lang-son/2022-Q1/a.xlsx", "ab" * 32, "Số liệu", "F4")
BOTTOM = TOP._replace(cell="F5")


def figure(text: str, unit: str = "percent", id_: str = "id") -> FigureText:
    return FigureText(Figure(id_, text, Decimal(0), unit, stated("công thức")))


def book(document: AdministrativeDocument) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(render_workbook(document, PHRASES, created=CREATED)))


def sheet(document: AdministrativeDocument, name: str) -> Worksheet:
    found = book(document)[name]
    assert isinstance(found, Worksheet)
    return found


def of_table(*cells: FigureText | Text) -> AdministrativeDocument:
    """A document with one table of one column."""
    table = Table("Bảng 1. Thử", (Column("Cột", 1),), tuple(Row(((cell,),)) for cell in cells))
    return replace(report(), sections=(Section("a", "A", (table,)),), appendices=())


def test_each_table_has_a_sheet_between_notes_and_sources() -> None:
    """The sheets carry the tables' numbers, in the order of the report."""
    names = book(report()).sheetnames
    assert names == ["Ghi chú", "Bảng 1", "Bảng 2", "Bảng 3", "Nguồn"]


def test_a_list_that_the_report_cuts_is_whole_here() -> None:
    """One row for each unit, under the words that name the first."""
    names = tuple(f"xã {number}" for number in range(168))
    cut = (Text("Chưa có: "), Text("xã 0", kind="area", whole=names), Text(" và đơn vị khác."))
    document = replace(report(), opening=(Paragraph(cut),))
    assert book(document).sheetnames[-2:] == ["Danh sách", "Nguồn"]
    first, *rows = list(sheet(document, "Danh sách").values)[3:]
    assert first[0] == "Câu trong báo cáo: Chưa có: xã 0 và đơn vị khác."
    assert rows == [(str(n), f"Xã {n - 1}") for n in range(1, 169)]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ((figure("83,15%"),), WrittenValue(Decimal("0.8315"), "#,##0.00%")),
        ((figure("100%"),), WrittenValue(Decimal(1), "#,##0%")),
        ((figure("1.234.567", "people"),), WrittenValue(Decimal(1234567), "#,##0")),
        ((figure("0,12", "ratio"), Text(" lần")), WrittenValue(Decimal("0.12"), '#,##0.00" lần"')),
        ((figure("1.480", "cases"), Text("*")), WrittenValue(Decimal(1480), '#,##0"*"')),
        ((figure("trên 74%"),), WrittenValue("trên 74%")),
        ((figure("gần 100%"),), WrittenValue("gần 100%")),
        ((Text("từ "), figure("95%"), Text(" trở lên")), WrittenValue("từ 95% trở lên")),
        ((Text("31/12/2023"),), WrittenValue(date(2023, 12, 31), "dd/mm/yyyy")),
        ((Text("12/2022"),), WrittenValue("12/2022")),
        ((Text("7"),), WrittenValue(Decimal(7), "0")),
        ((Text("007"),), WrittenValue("007")),
        ((), WrittenValue("")),
    ],
)
def test_a_cell_is_a_number_where_it_prints_one(
    cell: tuple[FigureText | Text, ...], value: WrittenValue
) -> None:
    """Bounds and words stay words; a number keeps as many decimals as are printed."""
    assert value_of(cell) == value


def test_numbers_are_those_that_the_report_prints() -> None:
    """A value that prints as 99,99% is not shown as 100% by the workbook's own rounding."""
    exact = FigureText(Figure("id", "99,99%", Decimal("99.996"), "percent", stated("")))
    cell = sheet(of_table(exact), "Bảng 1")["A4"]
    assert (cell.value, cell.number_format) == (0.9999, "#,##0.00%")


@pytest.mark.parametrize("text", ["=1+1", "+84", "-", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_text_never_becomes_a_formula(text: str) -> None:
    """Whatever it begins with."""
    cell = sheet(of_table(Text(text)), "Bảng 1")["A4"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_grouped_columns_have_two_header_rows_that_stay_and_repeat() -> None:
    """Groups span their columns, other titles span both rows."""
    page = sheet(report(), "Bảng 2")
    merged = {str(cells) for cells in page.merged_cells.ranges}
    assert {"A3:A4", "B3:B4", "C3:D3", "E3:F3"} <= merged
    assert (page.freeze_panes, page.print_title_rows) == ("A5", "$3:$4")


def test_cells_of_a_scorecard_are_shaded_as_in_the_report() -> None:
    """The darkest has the units that need most care; a cell without a grade has no fill."""
    row = Row(tuple((figure(f"{n}%", id_=f"id-{n}"),) for n in range(3)), shades=(0, 1, 3))
    table = Table("Bảng 1. Bảng điểm", (Column("A", 1), Column("B", 1), Column("C", 1)), (row,))
    scored = replace(report(), sections=(Section("a", "A", (table,)),), appendices=())
    cells = sheet(scored, "Bảng 1")[4]
    assert [cell.fill.fgColor.rgb for cell in cells] == ["00000000", "FF86B5D6", "FFE3EEF6"]


def test_a_title_row_spans_the_table() -> None:
    """The plan's name above its targets is one cell."""
    page = sheet(report(), "Bảng 1")
    assert "A4:F4" in {str(cells) for cells in page.merged_cells.ranges}
    assert page["A4"].value == "Kế hoạch phòng, chống dịch giai đoạn 2022-2023"


def test_the_list_of_sources_is_printed_without_its_hashes() -> None:
    """They are as wide as a third of the other columns; on the screen they stay."""
    page = sheet(report(), "Nguồn")
    assert page.print_area.startswith("'Nguồn'!$A$1:$J$")
    assert str(page["K3"].value).startswith("Mã băm")
    assert page.print_title_rows == "$3:$3"


@pytest.mark.parametrize("name", ["a & <b>", " trước", "Số liệu (2)", "a.b-c/d_e"])
def test_a_source_is_named_as_it_is(name: str) -> None:
    """Whatever letters its sheet's name has."""
    sourced = replace(figure("1").figure, sources=(TOP._replace(sheet=name),))
    page = sheet(of_table(FigureText(sourced)), "Nguồn")
    assert page["I4"].value == name


def test_what_excel_reads_as_an_escape_is_escaped() -> None:
    """A sheet named "_x0041_" is not "A" there; openpyxl alone takes it as it stands."""
    sourced = replace(figure("1").figure, sources=(TOP._replace(sheet="_x0041_"),))
    made = render_workbook(of_table(FigureText(sourced)), PHRASES, created=CREATED)
    with zipfile.ZipFile(BytesIO(made)) as parts:
        assert b"<t>_x005F_x0041_</t>" in parts.read("xl/sharedStrings.xml")


def test_a_list_of_sources_of_many_pages_is_not_for_print() -> None:
    """Printed, the workbook has the sheet's title and says why there is no more; a short list is
    printed whole."""
    many = of_table(*(figure("1%", id_=f"id-{number}") for number in range(MOST_PRINTED)))
    page = sheet(many, "Nguồn")
    assert page.print_area == "'Nguồn'!$A$1:$J$2"
    assert str(page["A2"].value).startswith("Trang này để tra cứu trên máy, không in")
    few = sheet(of_table(figure("1%")), "Nguồn")
    assert (few.print_area, few["A2"].value) == ("'Nguồn'!$A$1:$J$4", None)


def test_sheets_print_on_a4_one_page_wide() -> None:
    """However many pages that takes; one page wide is the format's default."""
    for page in book(report()).worksheets:
        assert str(page.page_setup.paperSize) == "9"
        setup = page.sheet_properties.pageSetUpPr
        assert setup is not None
        assert setup.fitToPage
        assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight) == (1, 0)


def test_columns_are_as_wide_as_their_words_but_no_wider_than_48() -> None:
    """Longer words are wrapped in a row that is higher."""
    page = sheet(of_table(Text("rất dài " * 20), Text("ngắn")), "Bảng 1")
    assert page.column_dimensions["A"].width == pytest.approx(48, abs=1)
    assert page.row_dimensions[4].height > 2 * page.row_dimensions[5].height


def test_notes_hold_notices_and_links_to_each_sheet() -> None:
    """Synthetic data is marked here too."""
    page = sheet(report(), "Ghi chú")
    words = [str(cell.value) for row in page.iter_rows() for cell in row if cell.value]
    assert any("không phải số liệu thật" in text for text in words)
    linked = [c.hyperlink.location for row in page.iter_rows() for c in row if c.hyperlink]
    assert linked == ["'Bảng 1'!A1", "'Bảng 2'!A1", "'Bảng 3'!A1", "'Nguồn'!A1"]


def test_sources_name_every_cell_of_every_figure() -> None:
    """Numerator and denominator by name, with the exact value, file, sheet, cell and hash."""
    traced = Figure(
        id="coverage.20.value",
        text="33,3%",
        value=Decimal(100) / 3,
        unit="percent",
        formula=stated("số đã tiêm / số cần tiêm x 100"),
        as_of=date(2022, 3, 15),
        numerator=Amount(Quantity(Decimal(1)), (TOP,)),
        denominator=Amount(Quantity(Decimal(3)), (BOTTOM,)),
        sources=(TOP, BOTTOM),
    )
    plain = Figure("count", "5", Decimal(5), "count", stated("đếm"))
    page = sheet(of_table(FigureText(traced), FigureText(plain), FigureText(traced)), "Nguồn")
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=4)]
    place = [TOP.file, "Số liệu"]
    head = ["coverage.20.value", "33,3%", pytest.approx(100 / 3), "%", traced.formula.words]
    day = datetime(2022, 3, 15)  # noqa: DTZ001  # a day, as openpyxl reads it
    assert rows == [
        [*head, "tử số", day, *place, "F4", "ab" * 32],
        [*head, "mẫu số", day, *place, "F5", "ab" * 32],
        ["count", "5", 5, "số đếm", "đếm", *[None] * 6],
    ]


def test_sources_tell_a_sum_over_a_year_by_the_folders_of_its_weeks() -> None:
    """A row for each folder of earlier weeks that gave many cells, without a sheet and a hash."""
    home = "data/submissions/sot/tinh-a"
    weeks = [
        tuple(TOP._replace(file=f"{home}/2023-W{week}/xa-{n}.xlsx") for n in range(30))
        for week in (49, 50, 51)
    ]
    sources = tuple(cell for week in weeks for cell in week)
    traced = Figure(
        id="cases.until.value",
        text="90",
        value=Decimal(90),
        unit="cases",
        formula=stated("số ca"),
        numerator=Amount(Quantity(Decimal(90)), sources),
        sources=sources,
    )
    made = render_workbook(
        of_table(FigureText(traced)), PHRASES, created=CREATED, told=ToldCells("2023-W51")
    )
    page = openpyxl.load_workbook(BytesIO(made))["Nguồn"]
    rows = [[cell.value for cell in row[-4:]] for row in page.iter_rows(min_row=4)]
    assert rows[:2] == [
        [f"{home}/2023-W{week}", None, "30 ô của 30 tệp", None] for week in (49, 50)
    ]
    assert rows[2:] == [[cell.file, "Số liệu", "F4", "ab" * 32] for cell in weeks[2]]


def test_every_figure_of_the_report_is_among_the_sources() -> None:
    """By its id, whether it stands in a table, a sentence or a note."""
    page = sheet(report(), "Nguồn")
    ids = {row[0].value for row in page.iter_rows(min_row=4)}
    assert {"new_cases", "target.1", "cutoff", "all.d1"} <= ids


def test_bytes_are_the_same_each_time() -> None:
    """No moment and no machine is in the file; its dates are those that were given."""
    first = render_workbook(report(), PHRASES, created=CREATED)
    assert first == render_workbook(report(), PHRASES, created=CREATED)
    with zipfile.ZipFile(BytesIO(first)) as archive:
        core = archive.read("docProps/core.xml").decode()
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
    assert "2022-03-25T00:00:00Z" in core
    assert "Sở Y tế tỉnh Lạng Sơn" in core


def test_number_cells_take_the_alignment_of_their_column() -> None:
    """Numbers stand at the right where the report has them there."""
    table = Table("Bảng 1. Thử", (Column("Cột", 1, Align.RIGHT),), (Row(((figure("5%"),),)),))
    document = replace(report(), sections=(Section("a", "A", (table,)),), appendices=())
    assert sheet(document, "Bảng 1")["A4"].alignment.horizontal == "right"
