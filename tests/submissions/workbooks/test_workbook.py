"""Files that are no readable workbook, and limits that protect the reader."""

from __future__ import annotations

import hashlib
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize

import openpyxl
import pytest
import xlwt
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from baocao.core.errors import BaocaoError
from baocao.core.vietnamese.names import TONES, clean
from baocao.submissions.workbooks import container as module
from baocao.submissions.workbooks.cell_names import cell_name, cell_spot
from baocao.submissions.workbooks.workbook import open_workbook

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-400])


def without_sheet_data(path: Path) -> None:
    """A zip whose workbook lists a sheet that is not there."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            if name != "xl/worksheets/sheet1.xml":
                archive.writestr(name, data)


def first_sheet(edit: Callable[[str], str | bytes]) -> Callable[[Path], object]:
    """The first sheet's XML changed."""

    def write(path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            parts: dict[str, str | bytes] = {n: archive.read(n) for n in archive.namelist()}
        name = "xl/worksheets/sheet1.xml"
        parts[name] = edit(archive_text(parts[name]))
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in parts.items():
                archive.writestr(name, data)

    return write


def archive_text(part: str | bytes) -> str:
    return part.decode() if isinstance(part, bytes) else part


def last_row(cell: str) -> Callable[[Path], object]:
    """A last row with one cell, written as no program should."""
    row = f'<row r="40">{cell}</row></sheetData>'
    return first_sheet(lambda xml: xml.replace("</sheetData>", row))


def unknown_packing(path: Path) -> None:
    """A zip whose parts are packed by Deflate64, which Windows knows and zipfile does not."""
    file = bytearray(path.read_bytes())
    for mark, place in ((b"PK\3\4", 8), (b"PK\1\2", 10)):
        start = file.find(mark)
        while start >= 0:
            file[start + place] = 9
            start = file.find(mark, start + 4)
    path.write_bytes(file)


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def archive_of(part: str) -> Callable[[Path], object]:
    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(part, "<document/>")

    return write


def twin(part: str) -> Callable[[Path], object]:
    """A second part of the first sheet's name, whatever its case."""

    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "a") as archive, warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            archive.writestr(part, archive.read("xl/worksheets/sheet1.xml"))

    return write


def typed_for(*texts: str) -> Callable[[Path], object]:
    """A sheet whose words were typed for a font before Unicode."""

    def write(path: Path) -> None:
        book = openpyxl.Workbook()
        book.worksheets[0].title = "Thông tin"
        for text in texts:
            book.worksheets[0].append([text, 12])
        book.save(path)

    return write


def far_cell(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book["Số liệu"]["XFD1048576"] = 1
    book.save(path)


XML_2003 = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>"""

CELLS_AGAIN = {
    "as few do": "<c r='B40'><v>{}</v></c><c r='B40'><v>{}</v></c>",
    "after its style": '<c s="0" r="B40"><v>{}</v></c><c s="0" r="B40"><v>{}</v></c>',
    "over lines": '<c\n r="B40"><v>{}</v></c><c\tr="B40"><v>{}</v></c>',
    "with a prefix": '<x:c r="B40"><v>{}</v></x:c><x:c r="B40"><v>{}</v></x:c>',
    "first as usual": '<c r="B40"><v>{}</v></c><c s="0" r="B40"><v>{}</v></c>',
}
FILES: list[tuple[str, Callable[[Path], object], str]] = [
    ("missing", Path.unlink, "không tìm thấy tệp"),
    ("a folder", folder, "không mở được tệp"),
    ("empty", lambda path: path.write_bytes(b""), "tệp rỗng"),
    ("text", lambda path: path.write_text("Tỉnh;Số ca"), "không phải sổ tính Excel"),
    ("Excel 97", lambda path: path.write_bytes(OLE + b"Workbook"), "không phải sổ tính Excel"),
    (
        "password",
        lambda path: path.write_bytes(OLE + "EncryptedPackage".encode("utf-16-le")),
        "mật khẩu",
    ),
    ("Word", archive_of("word/document.xml"), "tệp Word"),
    ("PowerPoint", archive_of("ppt/presentation.xml"), "tệp PowerPoint"),
    ("binary Excel", archive_of("xl/workbook.bin"), ".xlsb"),
    ("an archive", archive_of("a.txt"), "không phải sổ tính Excel"),
    ("old Word", lambda path: path.write_bytes(OLE + "WordDocument".encode("utf-16-le")), "Word"),
    ("XML 2003", lambda path: path.write_text(XML_2003), "XML 2003"),
    ("XML 2003, UTF-16", lambda path: path.write_text(XML_2003, "utf-16"), "XML 2003"),
    ("PDF", lambda path: path.write_bytes(b"%PDF-1.7"), "tệp PDF"),
    ("picture", lambda path: path.write_bytes(b"\x89PNG\r\n"), "ảnh"),
    ("web archive", lambda path: path.write_text("MIME-Version: 1.0"), "MHTML"),
    ("TCVN3", typed_for("Së Y tÕ", "HuyÖn Cao Léc"), "TCVN3 (ABC)"),
    ("UTF-8 misread", typed_for("Huyá»‡n Cao Lá»™c", "Sá»Ÿ Y táº¿"), "đọc nhầm bảng mã"),
    ("VNI", typed_for("Sôû Y teá", "Huyeän Cao Loäc"), "VNI"),
    ("truncated", truncated, "tệp hỏng"),
    ("packed in an unknown way", unknown_packing, "tệp hỏng"),
    ("lost sheet", without_sheet_data, "tệp hỏng"),
    ("broken sheet", first_sheet(lambda _: "<worksheet><sheetData><row"), "tệp hỏng"),
    (
        "a cell twice",
        last_row('<c r="B40"><v>1</v></c><c r="B40"><v>2</v></c>'),
        "ô B40 có hai lần",
    ),
    *(
        (f"a cell twice, written {how}", last_row(again.format(*"12")), "ô B40 có hai lần")
        for how, again in CELLS_AGAIN.items()
    ),
    ("a remark in a number", last_row('<c r="B40"><v>12<!-- -->34</v></c>'), "tệp hỏng"),
    ("a remark of programs", last_row('<c r="B40"><v>12<?x y?>34</v></c>'), "tệp hỏng"),
    (
        "one in a part that declares nothing",
        first_sheet(lambda xml: xml[xml.index("<worksheet") :].replace("</v>", "<?x?></v>", 1)),
        "tệp hỏng",
    ),
    (
        "cells in two pieces",
        first_sheet(lambda xml: xml.replace("</sheetData>", "</sheetData><sheetData/>")),
        "tệp hỏng",
    ),
    ("one part twice", twin("xl/worksheets/sheet1.xml"), "tệp hỏng"),
    ("parts that differ in case", twin("xl/Worksheets/Sheet1.xml"), "tệp hỏng"),
    ("a number as raw text", last_row('<c r="B40"><v><![CDATA[1234]]></v></c>'), "tệp hỏng"),
    ("a number by its letters", last_row('<c r="B40"><v>1&#50;34</v></c>'), "tệp hỏng"),
    ("one below a formula", last_row('<c r="B40" t="n"><f>A1</f><v>1&#50;</v></c>'), "tệp hỏng"),
    ("one that begins a line", last_row('<c r="B40"><v>&#10;12</v></c>'), "tệp hỏng"),
    ("two values in a cell", last_row('<c r="B40"><v>12</v><v>34</v></c>'), "tệp hỏng"),
    ("a text of no kind", last_row('<c r="B40" t="inlineStr"><v>1234</v></c>'), "tệp hỏng"),
    ("a sheet in UTF-16", first_sheet(lambda xml: xml.encode("utf-16")), "tệp hỏng"),
    ("far cell", far_cell, "XFD1048576"),
]


@pytest.mark.parametrize(("spoil", "what"), [case[1:] for case in FILES], ids=[c[0] for c in FILES])
def test_an_unreadable_file_is_refused(
    workbook: Path, tmp_path: Path, spoil: Callable[[Path], object], what: str
) -> None:
    """Each kind of bad file has one message that names the file and the remedy."""
    path = tmp_path / "so-lieu.xlsx"
    path.write_bytes(workbook.read_bytes())
    spoil(path)
    with pytest.raises(BaocaoError) as caught:
        open_workbook(path, "so-lieu.xlsx").sheet("Thông tin")
    [problem] = caught.value.problems
    assert what in problem.what
    assert problem.where.startswith("so-lieu.xlsx")
    assert problem.todo


UNCLEAR = b"<v>12<!-- -->34</v><v>1&#50;</v><v>1</v><v>2</v>"
PARTS_BESIDE = {
    "xl/media/image1.jpeg": b"\xff\xd8" + UNCLEAR,
    "xl/media/image2.svg": b"<svg>" + UNCLEAR + b"</svg>",
    "xl/pictures/image3.emf": b"\xff\xfe\x01" + UNCLEAR,
    "xl/richData/rdrichvalue.xml": b'<rvData><rv s="0"><v>0</v><v>5</v></rv></rvData>',
    "xl/charts/chart1.xml": b"<c:chart><c:v>12&#10;xxx</c:v></c:chart>",
    "customXml/item1.xml": b"<t><![CDATA[1]]></t>",
    "customXml/item2.xml": b'<a><c r="A1">x</c><c r="A1">y</c></a>',
    "docProps/custom.xml": '<?xml version="1.0"?><a/>'.encode("utf-16"),
}


@pytest.mark.parametrize("part", PARTS_BESIDE)
def test_what_is_no_sheet_may_hold_any_bytes(workbook: Path, tmp_path: Path, part: str) -> None:
    """A photograph has some that look like a cell with a remark, once in a few hundred; a picture
    within a cell is noted as two values."""
    path = tmp_path / "so-lieu.xlsx"
    path.write_bytes(workbook.read_bytes())
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(part, PARTS_BESIDE[part])
    assert len(open_workbook(path, "so-lieu.xlsx").sheet("Số liệu").rows) == 5


def test_a_text_may_have_line_breaks_written_as_characters(workbook: Path, tmp_path: Path) -> None:
    """As LibreOffice writes what a formula makes of several lines."""
    path = tmp_path / "so-lieu.xlsx"
    path.write_bytes(workbook.read_bytes())
    last_row('<c r="A40" s="0" t="str"><f>A1&amp;A2</f><v>12&#10;xã</v></c>')(path)
    book = open_workbook(path, "so-lieu.xlsx")
    assert book.sheet_of(book.sheet_names[0]).rows[39][0] == "12\nxã"


@pytest.mark.parametrize(
    ("limit", "value", "what"),
    [
        ("MAX_BYTES", 5_000, "quá giới hạn"),
        ("MAX_UNPACKED_BYTES", 5_000, "bung ra quá"),
        ("MAX_SHEETS", 2, "3 trang tính"),
        ("MAX_CELLS", 20, "trải rộng"),
    ],
)
def test_a_file_over_a_limit_is_refused(
    workbook: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, what: str
) -> None:
    """Size in bytes, unpacked bytes, sheets and cells are limited before anything is read."""
    monkeypatch.setattr(module, limit, value)
    with pytest.raises(BaocaoError, match=what):
        open_workbook(workbook, "lon.xlsx")


def test_styled_empty_cells_far_away_do_no_harm(workbook: Path, tmp_path: Path) -> None:
    """Only values count: a format that reaches the last row is no data."""
    book = openpyxl.load_workbook(workbook)
    book["Số liệu"]["XFD1048576"].font = Font(bold=True)
    path = tmp_path / "so-lieu.xlsx"
    book.save(path)
    rows = open_workbook(path, "so-lieu.xlsx").sheet("Số liệu").rows
    assert len(rows) == 5


def test_the_hash_is_that_of_the_file(workbook: Path) -> None:
    """The ledger can be checked with any other tool."""
    expected = hashlib.sha256(workbook.read_bytes()).hexdigest()
    assert open_workbook(workbook, "a.xlsx").sheet("Số liệu").sha256 == expected


@pytest.mark.parametrize("name", ["SỐ LIỆU", " số  liệu ", "So lieu", "Số liệu"])
def test_a_sheet_is_found_in_any_spelling(workbook: Path, tmp_path: Path, name: str) -> None:
    """Unicode form, case, spaces and diacritics of a sheet's name do not matter."""
    book = openpyxl.load_workbook(workbook)
    sheet = book["Số liệu"]
    sheet.title = "tạm"  # openpyxl takes a name that differs only in case for a double one
    sheet.title = name
    path = tmp_path / "so-lieu.xlsx"
    book.save(path)
    assert len(open_workbook(path, "so-lieu.xlsx").sheet("Số liệu").rows) == 5


def test_two_sheets_of_one_name_are_refused(workbook: Path, tmp_path: Path) -> None:
    """Neither of two sheets that are called the same is taken silently."""
    book = openpyxl.load_workbook(workbook)
    book.create_sheet("So lieu")
    path = tmp_path / "so-lieu.xlsx"
    book.save(path)
    with pytest.raises(BaocaoError, match="hai trang tính trùng tên"):
        open_workbook(path, "so-lieu.xlsx").sheet("Số liệu")


@pytest.mark.parametrize(
    ("row", "column"), [(0, 0), (0, 25), (4, 26), (9, 701), (9, 702), (1_048_575, 16_383)]
)
def test_cells_are_named_as_excel_names_them(row: int, column: int) -> None:
    """openpyxl, which is not used by the package, gives the same names."""
    name = f"{get_column_letter(column + 1)}{row + 1}"
    assert cell_name(row, column) == name
    assert cell_spot(name) == (row, column)


@pytest.mark.parametrize("name", ["", "5", "dòng 7", "C4:C6,C9", "A0", "ABCD1"])
def test_what_names_no_cell_is_none(name: str) -> None:
    """A line of a file, or several cells."""
    assert cell_spot(name) is None


def spreadsheet(path: Path) -> None:
    """An Excel 97 workbook: two sheets, a hidden row, a merged title, an error."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Tiêm chủng")
    sheet.write_merge(0, 0, 0, 2, "KẾT QUẢ TIÊM")
    sheet.write(1, 0, "Huyện Cao Lộc")
    sheet.write(1, 1, 61234)
    sheet.row(1).hidden = True
    sheet.col(2).hidden = True
    sheet.row(2).set_cell_error(1, 0x07)
    book.add_sheet("Nháp").visibility = 1
    book.save(str(path))


def test_excel_97_is_read_with_what_it_hides(tmp_path: Path) -> None:
    """Values, merged cells, hidden rows, columns and sheets, error values."""
    path = tmp_path / "bieu.xls"
    spreadsheet(path)
    book = open_workbook(path, "bieu.xls")
    assert book.sheet_names == ("Tiêm chủng", "Nháp")
    assert book.hidden_sheets == {"Nháp"}
    assert book.sheet("tiem chung").rows[1][:2] == ("Huyện Cao Lộc", 61234)
    structure = book.structure("Tiêm chủng")
    assert structure.hidden_rows == {1}
    assert structure.hidden_columns == {2}
    assert structure.merged == (((0, 0), (0, 2)),)
    assert structure.errors == (((2, 1), "#DIV/0!"),)


ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2">
<office:body><office:spreadsheet><table:table table:name="Ca bệnh">
<table:table-column table:number-columns-repeated="1"/>
<table:table-column table:visibility="collapse"/>
<table:table-row><table:table-cell office:value-type="string" table:number-columns-spanned="2">
<text:p>SỐ CA</text:p></table:table-cell><table:covered-table-cell/></table:table-row>
<table:table-row table:visibility="filter"><table:table-cell office:value-type="string">
<text:p>Cao Lộc</text:p></table:table-cell>
<table:table-cell office:value-type="float" office:value="6532"><text:p>6532</text:p>
</table:table-cell></table:table-row>
<table:table-row><table:table-cell table:formula="of:=1/0" office:value-type="string">
<text:p>#DIV/0!</text:p></table:table-cell><table:table-cell table:formula="of:=[.B2]"/>
</table:table-row>
<table:table-row table:number-rows-repeated="{repeated}"><table:table-cell {last}/>
</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"""


def open_document(path: Path, repeated: int = 1_000_000, last: str = "") -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        content = ODS.format(repeated=repeated, last=last).replace(">\n<", "><")
        archive.writestr("content.xml", content)
        namespace = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
        archive.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{namespace}"/>')


def test_open_document_is_read_with_what_it_hides(tmp_path: Path) -> None:
    """A million empty rows at the end do no harm."""
    path = tmp_path / "bieu.ods"
    open_document(path)
    book = open_workbook(path, "bieu.ods")
    assert book.sheet("Ca bệnh").rows[1] == ("Cao Lộc", 6532.0)
    structure = book.structure("Ca bệnh")
    assert structure.hidden_rows == {1}
    assert structure.hidden_columns == {1}
    assert structure.merged == (((0, 0), (0, 1)),)
    assert structure.uncomputed == {(2, 1)}
    assert structure.errors == (((2, 0), "#DIV/0!"),)


def test_an_open_document_that_repeats_a_value_endlessly_is_refused(tmp_path: Path) -> None:
    """Reading it would fill the memory."""
    path = tmp_path / "bieu.ods"
    open_document(path, 900_000, last='office:value-type="float" office:value="1"')
    assert open_workbook(path, "bieu.ods")
    cell = 'office:value-type="float" office:value="1" table:number-columns-repeated="900"'
    open_document(path, last=cell)
    with pytest.raises(BaocaoError, match="quá 2 triệu ô"):
        open_workbook(path, "bieu.ods")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1258"])
@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_csv_is_read_in_the_encodings_that_units_use(
    tmp_path: Path, encoding: str, sign: str
) -> None:
    """With any of the usual delimiters; A1 is the first field."""
    path = tmp_path / "bieu.csv"
    lines = [sign.join(row) for row in (("Địa bàn", "Số ca"), ("Cao Lộc", '"83,15%"'))]
    path.write_bytes(decomposed("\r\n".join(lines), encoding))
    sheet = open_workbook(path, "bieu.csv").sheet("CSV")
    assert [[clean(str(value)) for value in row] for row in sheet.rows] == [
        ["Địa bàn", "Số ca"],
        ["Cao Lộc", "83,15%"],
    ]


def decomposed(text: str, encoding: str) -> bytes:
    """Windows-1258 writes most tones as marks of their own."""
    if encoding != "cp1258":
        return text.encode(encoding)
    pieces = []
    for char in text:
        try:
            pieces.append(char.encode(encoding))
        except UnicodeEncodeError:
            base, tone = _split_tone(char)
            pieces.append((base + tone).encode(encoding))
    return b"".join(pieces)


def _split_tone(char: str) -> tuple[str, str]:
    marks = normalize("NFD", char)
    tone = next(mark for mark in marks if mark in TONES)
    return normalize("NFC", marks.replace(tone, "")), tone


@pytest.mark.parametrize("data", [b"a\0\0\0b\0\0\0", b"\x8a\x9a\xff\xd2\x8d"])
def test_csv_of_unknown_encoding_is_refused(tmp_path: Path, data: bytes) -> None:
    """Nothing is guessed: the message says how to save it."""
    path = tmp_path / "bieu.csv"
    path.write_bytes(data)
    with pytest.raises(BaocaoError, match="CSV UTF-8"):
        open_workbook(path, "bieu.csv")


@pytest.mark.parametrize(
    ("second", "line"),
    [('2;"Cao Lộc;12\n3;Lộc Bình;7', 2), ('2;"Cao" Lộc;12\n3;a;7', 2), ('2;a;1\n3;"b;7', 3)],
)
def test_a_quote_that_is_not_closed_takes_no_line_below_it(
    tmp_path: Path, second: str, line: int
) -> None:
    """All that follows would be one field, and no district below would be missed."""
    path = tmp_path / "bieu.csv"
    path.write_text(f"TT;Địa bàn;Số ca\n{second}\n4;Chi Lăng;5\n", encoding="utf-8")
    with pytest.raises(BaocaoError) as caught:
        open_workbook(path, "bieu.csv")
    (problem,) = caught.value.problems
    assert problem.where == f"bieu.csv, dòng {line}"
    assert "dấu ngoặc kép" in problem.what


def test_lines_that_another_sign_parts_are_named(tmp_path: Path) -> None:
    """Their numbers would be words of one cell; a title with as many signs has none."""
    path = tmp_path / "bieu.csv"
    lines = ("BÁO CÁO; quý I; năm 2022", "TT,Địa bàn,Số ca", "1,Cao Lộc,12", "2;Lộc Bình;7")
    path.write_text("\n".join((*lines, "3\tChi Lăng\t5", "4,Bắc Sơn,8")), encoding="utf-8")
    with pytest.raises(BaocaoError) as caught:
        open_workbook(path, "bieu.csv")
    assert [p.where for p in caught.value.problems] == ["bieu.csv, dòng 4", "bieu.csv, dòng 5"]


@pytest.mark.parametrize("sign", ["~", "^", "    ", ":"])
def test_a_sign_that_nobody_knows_makes_no_words_of_numbers(tmp_path: Path, sign: str) -> None:
    """Each line would be one field, and the file one without numbers."""
    path = tmp_path / "bieu.csv"
    rows = (("TT", "Địa bàn", "Số ca"), ("1", "Cao Lộc", "12"), ("2", "Lộc Bình", "7"))
    path.write_text("\n".join(map(sign.join, rows)), encoding="utf-8")
    with pytest.raises(BaocaoError, match="không tách nhau bằng dấu"):
        open_workbook(path, "bieu.csv")


def test_a_list_of_numbers_needs_no_sign(tmp_path: Path) -> None:
    path = tmp_path / "bieu.csv"
    path.write_text("Số ca\n12\n7\n", encoding="utf-8")
    assert open_workbook(path, "bieu.csv").sheet_of("CSV").rows == (("Số ca",), ("12",), ("7",))


def test_a_field_may_have_lines_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "bieu.csv"
    path.write_text('TT;Địa bàn\n1;"Huyện\nCao ""Lộc"""\n', encoding="utf-8")
    rows = open_workbook(path, "bieu.csv").sheet_of("CSV").rows
    assert rows[1] == ("1", 'Huyện\nCao "Lộc"')


WEB_PAGE = "<html><table><tr><td>1</td></tr></table></html>"


@pytest.mark.parametrize("name", ["bieu.xls", "bieu.csv"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_web_page_is_refused(tmp_path: Path, name: str, encoding: str) -> None:
    """Many programs export one; the message says what it is, whatever its name and encoding."""
    path = tmp_path / name
    path.write_text(WEB_PAGE, encoding=encoding)
    with pytest.raises(BaocaoError, match="trang web"):
        open_workbook(path, name)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_csv_in_utf_16_is_read(tmp_path: Path, encoding: str) -> None:
    """As Excel saves “Unicode Text”, in either order of bytes, with its mark or without."""
    path = tmp_path / "bieu.csv"
    path.write_bytes("Địa bàn\tSố ca\nCao Lộc\t12\n".encode(encoding))
    rows = open_workbook(path, "bieu.csv").sheet_of("CSV").rows
    assert rows == (("Địa bàn", "Số ca"), ("Cao Lộc", "12"))


def test_formulas_are_never_computed(workbook: Path, tmp_path: Path) -> None:
    """A formula without a stored value, a hidden row and an error are told apart from blanks."""
    book = openpyxl.load_workbook(workbook)
    sheet = book["Số liệu"]
    sheet["Z3"] = "=1+1"
    sheet["Z4"] = "#REF!"
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["C"].hidden = True
    path = tmp_path / "so-lieu.xlsx"
    book.save(path)
    structure = open_workbook(path, "so-lieu.xlsx").structure("Số liệu")
    assert structure.uncomputed == {(2, 25)}
    assert structure.errors == (((3, 25), "#REF!"),)
    assert structure.hidden_rows == {1}
    assert structure.hidden_columns == {2}
