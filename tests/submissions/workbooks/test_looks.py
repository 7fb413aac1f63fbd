"""Numbers that a reader of the sheet does not see as they are kept: by their letters, by a
condition, in every format of file."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting import rule as rules
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat

from baocao.submissions.workbooks.conditional import REPLACED
from baocao.submissions.workbooks.ink import DRAWN, STRUCK, TINY, UNSEEN, palette_of
from baocao.submissions.workbooks.looks import NO_NUMBER, SCALED, shown_otherwise
from baocao.submissions.workbooks.structure import Structure
from baocao.submissions.workbooks.workbook import open_workbook
from tests.submissions.workbooks.test_structure import in_sheet, rewritten

WHITE, BLUE = "FFFFFFFF", "FF1F4E79"
SPOT = (0, 0)
MADE: Any = rules  # whose functions have no types


def solid(colour: str | Color) -> PatternFill:
    return PatternFill("solid", start_color=colour)


def structure(path: Path) -> Structure:
    return open_workbook(path, path.name).structure("Bieu")


def look_in(folder: Path, font: Font, fill: PatternFill | None = None) -> str:
    """What an xlsx file is read as saying of the number in its only cell."""
    made = openpyxl.Workbook()
    sheet: Any = made.active
    sheet.title, sheet["A1"], sheet["A1"].font = "Bieu", 3456, font
    if fill is not None:
        sheet["A1"].fill = fill
    made.save(folder / "bieu.xlsx")
    return structure(folder / "bieu.xlsx").looks.get(SPOT, "")


@pytest.mark.parametrize(
    ("font", "fill", "look"),
    [
        (Font(color="FFFEFEFE"), None, UNSEEN),
        (Font(color=Color(theme=0, tint=-0.05)), None, UNSEEN),
        (Font(color=BLUE), solid(BLUE), UNSEEN),
        (Font(color=Color(theme=4)), solid(Color(theme=4)), UNSEEN),
        (Font(), solid("FF000000"), UNSEEN),
        (Font(color=WHITE), solid("FFFFFFCC"), UNSEEN),
        (Font(color=Color(indexed=9)), None, UNSEEN),
        (Font(size=1), None, TINY),
        (Font(name="Wingdings"), None, DRAWN),
        (Font(name="Webdings", size=12), None, DRAWN),
        (Font(strike=True), None, STRUCK),
        (Font(color=WHITE), solid(BLUE), ""),
        (Font(color=Color(theme=0, tint=-0.5)), None, ""),
        (Font(color="FFBFBFBF"), None, ""),
        (Font(color=Color(theme=99)), None, ""),
        (Font(color=Color(indexed=64)), None, ""),
        (Font(color=WHITE), PatternFill("darkGrid"), ""),
        (Font(name="Times New Roman", size=8, color="FFFF0000"), None, ""),
    ],
)
def test_letters_that_cannot_be_read(
    font: Font, fill: PatternFill | None, look: str, tmp_path: Path
) -> None:
    assert look_in(tmp_path, font, fill) == look


def test_the_colours_of_a_theme_are_the_files_own() -> None:
    """And Office's where the file has none that can be read."""
    names = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)))
    colours = "".join(f'<{name}><srgbClr val="00000{n}"/></{name}>' for n, name in enumerate(names))
    theme = f"<theme><clrScheme>{colours}</clrScheme></theme>".encode()
    assert palette_of(theme).theme[4] == "000004"
    assert palette_of(b"").theme == palette_of(b"<theme/>").theme != palette_of(theme).theme


def held(folder: Path, rule: Any, value: float, *, where: str = "A1:A3", behind: str = "") -> str:
    """What a conditional format makes of the number in A1."""
    made = openpyxl.Workbook()
    sheet: Any = made.active
    sheet.title, sheet["A1"] = "Bieu", value
    if behind:
        sheet["A1"].fill = solid(behind)
    sheet.conditional_formatting.add(where, rule)
    made.save(folder / "bieu.xlsx")
    found = structure(folder / "bieu.xlsx").conditions
    return next((each.look for each in found if each.holds(SPOT, value)), "")


def compared(operator: str, *limits: str, font: Font | None = None, **more: Any) -> Rule:
    white = Font(color=WHITE) if font is None else font
    made: Rule = MADE.CellIsRule(operator=operator, formula=limits, font=white, **more)
    return made


def formatted(code: str) -> Rule:
    style = DifferentialStyle(numFmt=NumberFormat(171, code))
    return Rule(type="cellIs", operator="greaterThan", formula=["1000"], dxf=style)


@pytest.mark.parametrize(
    ("rule", "look"),
    [
        (compared("greaterThan", "0"), UNSEEN),
        (compared("equal", "3456"), UNSEEN),
        (compared("between", "4000", "3000"), UNSEEN),
        (compared("notBetween", "1", "2"), UNSEEN),
        (compared("notEqual", "1", font=Font(strike=True)), STRUCK),
        (MADE.FormulaRule(["TRUE"], font=Font(strike=True)), STRUCK),
        (MADE.FormulaRule(["$A1>=3456"], font=Font(color=WHITE)), UNSEEN),
        (formatted(";;;"), NO_NUMBER),
        (formatted("#,##0,"), SCALED),
        (MADE.DataBarRule("min", 0, "max", 0, color="FF638EC6", showValue=False), REPLACED),
        (MADE.IconSetRule("3Arrows", "percent", [0, 33, 67], showValue=False), REPLACED),
        (compared("equal", "0"), ""),
        (compared("lessThan", "3456"), ""),
        (compared("between", "1", "2"), ""),
        (compared("greaterThan", "B1"), ""),
        (compared("greaterThan", "0", fill=PatternFill(bgColor="FFC00000")), ""),
        (compared("greaterThan", "0", font=Font(color="FFFF0000")), ""),
        (MADE.FormulaRule(["ISERROR(A1)"], font=Font(color=WHITE)), ""),
        (MADE.FormulaRule(["$B1>0"], font=Font(color=WHITE)), ""),
        (MADE.FormulaRule(["A1<0"], font=Font(color=WHITE)), ""),
        (formatted("#,##0"), ""),
        (MADE.DataBarRule("min", 0, "max", 0, color="FF638EC6"), ""),
    ],
)
def test_conditions_that_hold(rule: Any, look: str, tmp_path: Path) -> None:
    """Comparisons with numbers and what always holds; nothing is said of other conditions."""
    assert held(tmp_path, rule, 3456) == look


NEWER = """<extLst><ext><x:conditionalFormattings
 xmlns:x="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
 xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x:conditionalFormatting>{}
<xm:sqref>A1:A3</xm:sqref></x:conditionalFormatting></x:conditionalFormattings></ext></extLst>"""
COMPARED_NEWER = """<x:cfRule type="cellIs" operator="{}"><xm:f>1000</xm:f>
<x:dxf><font><color rgb="{}"/></font></x:dxf></x:cfRule>"""
SIGNS_NEWER = '<x:cfRule type="iconSet"><x:iconSet iconSet="3Stars" showValue="{}"/></x:cfRule>'


@pytest.mark.parametrize(
    ("rule", "look"),
    [
        (COMPARED_NEWER.format("greaterThan", WHITE), UNSEEN),
        (COMPARED_NEWER.format("lessThan", WHITE), ""),
        (COMPARED_NEWER.format("greaterThan", "FFFF0000"), ""),
        (SIGNS_NEWER.format("0"), REPLACED),
        (SIGNS_NEWER.format("1"), ""),
    ],
    ids=("letters of paper", "another comparison", "red letters", "signs", "signs beside"),
)
def test_newer_conditions_that_hold(rule: str, look: str, tmp_path: Path) -> None:
    """Those that Excel keeps in the list of what was added later."""
    made = openpyxl.Workbook()
    sheet: Any = made.active
    sheet.title, sheet["A1"] = "Bieu", 3456
    path = tmp_path / "bieu.xlsx"
    made.save(path)
    rewritten(path, in_sheet(b"</worksheet>", NEWER.format(rule).encode() + b"</worksheet>"))
    found = structure(path).conditions
    assert next((each.look for each in found if each.holds(SPOT, 3456)), "") == look


def test_a_nought_may_be_left_unseen(tmp_path: Path) -> None:
    assert held(tmp_path, compared("equal", "0"), 0) == ""
    assert held(tmp_path, compared("equal", "0", font=Font(strike=True)), 0) == STRUCK


def test_where_a_condition_does_not_hold(tmp_path: Path) -> None:
    """Beside its range, and white letters on a cell that has a colour of its own."""
    assert held(tmp_path, compared("greaterThan", "0"), 3456, where="B1:B3") == ""
    assert held(tmp_path, compared("greaterThan", "0"), 3456, behind=BLUE) == ""


@pytest.mark.parametrize(
    ("style", "code", "look"),
    [
        ("font: struck_out on", "General", STRUCK),
        ("font: colour white", "General", UNSEEN),
        ("font: height 40", "General", TINY),
        ("font: name Wingdings", "General", DRAWN),
        ("pattern: pattern solid, fore_colour black", "General", UNSEEN),
        ("font: colour white; pattern: pattern solid, fore_colour dark_blue", "General", ""),
        ("font: colour red", "#,##0", ""),
        ("", "#,##0,", SCALED),
        ("", ";;;", NO_NUMBER),
        ("", '0" ca"', ""),
    ],
)
def test_in_excel_97(style: str, code: str, look: str, tmp_path: Path) -> None:
    book = xlwt.Workbook()
    book.add_sheet("Bieu").write(0, 0, 3456, xlwt.easyxf(style, num_format_str=code))
    book.save(str(tmp_path / "bieu.xls"))
    assert structure(tmp_path / "bieu.xls").looks.get(SPOT, "") == look


def rich(folder: Path, cell: Font, colour: str, fill: PatternFill | None = None) -> str:
    """The letters of "Số ca tử vong" that are read as none of it, where two words have a colour."""
    made = openpyxl.Workbook()
    sheet: Any = made.active
    sheet.title, words = "Bieu", TextBlock(InlineFont(color=Color(colour)), " tử vong")
    sheet["A1"], sheet["A1"].font = CellRichText("Số ca", words), cell
    if fill is not None:
        sheet["A1"].fill = fill
    made.save(folder / "bieu.xlsx")
    raised = structure(folder / "bieu.xlsx").raised.get(SPOT)
    return raised.mark if raised else ""


def test_white_words_beside_others_are_read_upon_a_colour(tmp_path: Path) -> None:
    """The first run of a text has the letters of its cell, which the text does not say."""
    assert rich(tmp_path, Font(color=WHITE), WHITE, solid(BLUE)) == ""
    assert rich(tmp_path, Font(), WHITE) == "tử vong"
    assert rich(tmp_path, Font(), "FFFF0000") == ""


HEAD = "<office:document-content " + " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{own}:1.0"'
    for name, own in (
        *(("office", "office"), ("table", "table"), ("style", "style"), ("text", "text")),
        *(("fo", "xsl-fo-compatible"), ("draw", "drawing")),
    )
)


def of_ods(folder: Path, cell: str, style: str = "", shapes: str = "") -> Structure:
    """What an OpenDocument sheet with one cell is read as saying of it."""
    content = (
        f'{HEAD}><office:automatic-styles><style:style style:name="s">{style}</style:style>'
        "</office:automatic-styles><office:body><office:spreadsheet>"
        f'<table:table table:name="Bieu"><table:shapes>{shapes}</table:shapes>'
        f"<table:table-column/><table:table-row>{cell}</table:table-row>"
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    path = folder / "bieu.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return structure(path)


def number(shown: str) -> str:
    return (
        '<table:table-cell table:style-name="s" office:value-type="float" office:value="3456">'
        f"<text:p>{shown}</text:p></table:table-cell>"
    )


@pytest.mark.parametrize(
    ("style", "look"),
    [
        ('<style:text-properties style:text-line-through-style="solid"/>', STRUCK),
        ('<style:text-properties style:text-line-through-style="none"/>', ""),
        ('<style:text-properties fo:color="#ffffff"/>', UNSEEN),
        (
            '<style:table-cell-properties fo:background-color="transparent"/>'
            '<style:text-properties fo:color="#ffffff"/>',
            UNSEEN,
        ),
        ('<style:text-properties fo:font-size="1pt"/>', TINY),
        ('<style:text-properties style:font-name="Wingdings"/>', DRAWN),
        (
            '<style:table-cell-properties fo:background-color="#1f4e79"/>'
            '<style:text-properties fo:color="#ffffff"/>',
            "",
        ),
    ],
)
def test_in_an_open_document(style: str, look: str, tmp_path: Path) -> None:
    assert of_ods(tmp_path, number("3.456"), style).looks.get(SPOT, "") == look


@pytest.mark.parametrize(
    ("value", "shown", "look"),
    [
        ("3456", "3.456", ""),
        ("3456", "3,456.00", ""),
        ("3456", "3 456 người", ""),
        ("3455.6", "3456", ""),
        ("-3456", "(3.456)", ""),
        ("3456", "3,456E+03", ""),
        ("0.5", ",5", "hiện ra là “,5”"),
        ("0", "-", ""),
        ("0", "", ""),
        ("3456", "", NO_NUMBER),
        ("3456", "3", "hiện ra là “3”"),
        ("3456", "khoảng 3456", "hiện ra là “khoảng 3456”"),
        ("3456", "3456 nghìn", "hiện ra là “3456 nghìn”"),
        ("3456", "9.999", "hiện ra là “9.999”"),
        ("x", "3456", ""),
    ],
)
def test_what_an_open_document_shows(value: str, shown: str, look: str) -> None:
    assert shown_otherwise(value, shown) == look


@pytest.mark.parametrize(("behind", "mark"), [("#1f4e79", ""), ("transparent", "tử vong")])
def test_white_words_in_an_open_document(behind: str, mark: str, tmp_path: Path) -> None:
    """They are read upon a colour."""
    cell = (
        '<table:table-cell table:style-name="c" office:value-type="string"><text:p>Số ca'
        ' <text:span text:style-name="s">tử vong</text:span></text:p></table:table-cell>'
    )
    styles = (
        '<style:text-properties fo:color="#ffffff"/></style:style><style:style style:name="c">'
        f'<style:table-cell-properties fo:background-color="{behind}"/>'
    )
    raised = of_ods(tmp_path, cell, styles).raised.get(SPOT)
    assert (raised.mark if raised else "") == mark


def test_texts_and_shapes_of_an_open_document(tmp_path: Path) -> None:
    """The text that is shown goes before one that is kept; words in a shape are told."""
    cell = (
        '<table:table-cell office:value-type="string" office:string-value="3456">'
        "<text:p>9999</text:p></table:table-cell>"
    )
    drawn = "<draw:custom-shape><text:p>Bổ sung 1.250 người</text:p></draw:custom-shape>"
    found = of_ods(tmp_path, cell, shapes=drawn)
    assert found.texts == {SPOT: "9999"}
    assert found.outside.boxes == {SPOT: "1.250"}


def test_formulas_of_an_open_document(tmp_path: Path) -> None:
    cell = (
        '<table:table-cell table:formula="of:=SUM([.C4:.C9];[.$D$1])" office:value-type="float"'
        ' office:value="1"><text:p>1</text:p></table:table-cell>'
    )
    assert of_ods(tmp_path, cell).results[SPOT].text == "SUM(C4:C9,$D$1)"
