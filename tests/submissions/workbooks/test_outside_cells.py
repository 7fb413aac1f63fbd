"""Numbers outside of cells are told: in a comment on one, in a box of text, on the printed page;
words alone are not. So is a picture, which may show any."""

from __future__ import annotations

import struct
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
import xlwt
from openpyxl.comments import Comment

from baocao.submissions.workbooks.outside_cells import OUR_OWN, Outside, number_in
from baocao.submissions.workbooks.workbook import open_workbook
from tests.planted.book import PIXEL, Sheet
from tests.planted.book import write as write_book
from tests.submissions.workbooks.test_structure import rewritten
from tests.submissions.workbooks.test_workbook import open_document as write_open_document

SHEET = "Ca bệnh"
DRAWING = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Số đúng là 3465", "3465"),
        ("3.465 ca, không phải 3456", "3.465"),
        ("tăng 12,5%.", "12,5%"),
        ("Ngày 14/12/2022: bổ sung 12 ca", "12"),
        ("đã rà soát ngày 14/12/2022", ""),
        ("ngày 14 tháng 12 năm 2022", ""),
        ("Theo Công văn số 45/TTYT-KSDB, Quý 4", ""),
        ("Biểu số 1: phòng, chống COVID-19", ""),
        ("Phụ lục 2 (1), đến 17h00", ""),
        ("Điện thoại 0912345678", ""),
        ("ca F1", ""),
        ("12 huyện", "12"),
        ("Trong tháng: 345 ca", "345"),
        ("trong tuần 345 ca", "345"),
        ("trong quý 3.465 ca", "3.465"),
        ("Cả năm: 3465", "3465"),
        ("Ghi chú: 3465", "3465"),
        ("liều 3: 3465", "3465"),
        ("Mũi: 345", "345"),
        ("đã gồm đợt 3, liều thứ 2, từ 18 tuổi, 12 đến dưới 18 tuổi", ""),
        ("Năm: 2022, ngày 14.12.2022", ""),
        ("tháng 12.2022, quý 4.2022, năm 2021-2025", ""),
        ("chưa gồm ngày 14, do chưa báo cáo", ""),
        ("đã gồm liều 1, liều thứ 2", ""),
        ("trong tháng 3,5 nghìn liều", "3,5"),
        ("Kết quả 6 tháng đầu năm 2022, QUÝ IV/2022, tuần thứ 31", ""),
        ("12 tháng qua có 345 ca", "345"),
        ("Tỷ lệ mắc trên 100.000 dân, ca/100.000 dân", ""),
        ("ĐT: (0205) 3.812.345, 0912 345 678", ""),
        ("", ""),
    ],
)
def test_days_and_numbers_of_documents_are_no_values(text: str, number: str) -> None:
    assert number_in(text) == number


def test_numbers_in_names_of_options_are_no_values() -> None:
    labels = frozenset({"mũi"})
    assert number_in("Kết quả tiêm mũi 3", labels) == ""
    assert number_in("Mũi 3 bổ sung 345, mũi: 4", labels) == "345"
    assert number_in("Mũi 345", labels) == "345"


def with_comment(text: str, author: str = "Trạm y tế") -> Callable[[Path], object]:
    def write(path: Path) -> None:
        book: Any = openpyxl.Workbook()
        book.active.title = SHEET
        book.active["B2"], book.active["B2"].comment = 3456, Comment(text, author)
        book.save(path)

    return write


def with_box(text: str, options: dict[str, str] | None = None) -> Callable[[Path], object]:
    def write(path: Path) -> None:
        with xlsxwriter.Workbook(path) as book:
            page = book.add_worksheet(SHEET)
            page.write("B2", 3456)
            page.insert_textbox("E4", text, options)

    return write


def with_picture(path: Path) -> None:
    """A photograph of a table, laid over cells."""
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet(SHEET)
        page.write("B2", 3456)
        page.insert_image("C5", "bang.png", {"image_data": BytesIO(PIXEL)})


def with_button(caption: str) -> Callable[[Path], object]:
    """A button of the older kind, beside a comment without a number."""

    def write(path: Path) -> None:
        with xlsxwriter.Workbook(path) as book:
            page = book.add_worksheet(SHEET)
            page.write_comment("B2", "đã rà soát")
            page.insert_button("H2", {"caption": caption})

    return write


def with_chart(title: object) -> Callable[[Path], object]:
    """A title of a chart, typed or from a cell."""

    def write(path: Path) -> None:
        with xlsxwriter.Workbook(path) as book:
            page = book.add_worksheet(SHEET)
            page.write_column("A1", [999, 1, 2])
            chart = book.add_chart({"type": "column"})
            chart.add_series({"values": [SHEET, 1, 0, 2, 0]})
            chart.set_title({"name": title})
            page.insert_chart("C10", chart)

    return write


def with_prompt(title: str, text: str) -> Callable[[Path], object]:
    """What Excel says beside a cell that is chosen."""

    def write(path: Path) -> None:
        with xlsxwriter.Workbook(path) as book:
            page = book.add_worksheet(SHEET)
            told = {"input_title": title, "input_message": text, "error_message": "quá 5000"}
            page.data_validation("B3:B9", {"validate": "any", **told})

    return write


def with_name(text: str) -> Callable[[Path], object]:
    """Something that has a name and stands in no cell, on the first of two sheets."""

    def write(path: Path) -> None:
        with xlsxwriter.Workbook(path) as book:
            book.add_worksheet(SHEET).write("B2", 3456)
            book.add_worksheet("Khác")
            book.define_name("So_ca", text)

    return write


def with_hidden_name(path: Path) -> None:
    """A number that a program put by for itself, under a name that Excel does not list."""
    with_name("=3456.5")(path)
    rewritten(path, lambda _, data: data.replace(b"<definedName ", b'<definedName hidden="1" '))


def prompt_97(title: str, text: str) -> bytes:
    """What Excel 97 says beside B3:B9."""
    texts = (title, "Sai", text, "quá 5000")
    said = b"".join(struct.pack("<HB", len(t), 1) + t.encode("utf-16-le") for t in texts)
    formulas = struct.pack("<HH3sHH", 3, 0, b"\x1e\1\0", 0, 0)
    return record(0x1BE, bytes(4) + said + formulas + struct.pack("<5H", 1, 2, 8, 1, 1))


def printed(text: str) -> Callable[[Path], object]:
    """Words below each printed page."""

    def write(path: Path) -> None:
        with xlsxwriter.Workbook(path) as book:
            page = book.add_worksheet(SHEET)
            page.write("B2", 3456)
            page.set_footer(text)

    return write


def spelled_by_numbers(path: Path) -> None:
    """Letters of a footer as some programs write them."""
    printed("&CTỉnh Lạng Sơn")(path)
    rewritten(path, lambda _, data: data.replace("ỉ".encode(), b"&#7881;"))


def pictures_of_open_document(path: Path) -> None:
    """One in a cell, one on the sheet."""
    picture = "<draw:frame><draw:image/></draw:frame>"
    parts = {
        'office:value="6532">': picture,
        '<table:table table:name="Ca bệnh">': f"<table:shapes>{picture}</table:shapes>",
    }
    write_open_document(path)

    def change(name: str, data: bytes) -> bytes:
        text = data.decode().replace('xmlns:of="', f'xmlns:draw="{DRAWING}" xmlns:of="')
        for mark, added in parts.items():
            text = text.replace(mark, mark + added)
        return text.encode() if name == "content.xml" else data

    rewritten(path, change)


def threaded(path: Path) -> None:
    """As newer versions of Excel write it: the old part holds a text for older ones."""
    with_comment("[Threaded comment] fwlink/?linkid=870924 Comment: 3465", "tc={A}")(path)
    thread = (
        b'<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/'
        b'threadedcomments"><threadedComment ref="B2" personId="{B}"><text>sai, 3465</text>'
        b"</threadedComment></ThreadedComments>"
    )
    relation = b'<Relationship Id="t" Type="t" Target="../threadedComments/1.xml"/>'

    def change(name: str, data: bytes) -> bytes:
        end = b"</Relationships>"
        is_ours = name == "xl/worksheets/_rels/sheet1.xml.rels"
        return data.replace(end, relation + end) if is_ours else data

    rewritten(path, change, {"xl/threadedComments/1.xml": thread})


def open_document(path: Path) -> None:
    """A comment and a box in cells, a box on the sheet."""
    box = "<draw:text-box><text:p>{} ca</text:p></draw:text-box>"
    comment = "<office:annotation><text:p>đúng là <text:span>3465</text:span></text:p>"
    parts = {
        'office:value="6532">': f"{comment}</office:annotation><draw:frame>{box}</draw:frame>",
        '<table:table table:name="Ca bệnh">': f"<table:shapes>{box}</table:shapes>",
        'xmlns:of="': 'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:of="',
    }
    write_open_document(path)

    def change(name: str, data: bytes) -> bytes:
        text = data.decode()
        for number, (mark, added) in enumerate(parts.items()):
            new = added if mark in added else mark + added.format(4500 + number)
            text = text.replace(mark, new) if name == "content.xml" else text
        return text.encode()

    rewritten(path, change)


def page_of_open_document(text: str, shown: str = "true") -> Callable[[Path], object]:
    """A footer, with the number of the page, as LibreOffice keeps it."""
    styles = f"""<office:document-styles
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:master-styles>
<style:master-page style:name="Doc"><style:footer style:display="{shown}"><text:p>{text}<text:span>
<text:page-number>12</text:page-number></text:span></text:p></style:footer></style:master-page>
<style:master-page style:name="Khác"><style:header><text:p>99 ca</text:p></style:header>
</style:master-page></office:master-styles></office:document-styles>"""
    own = (
        b'<style:style style:name="doc" style:family="table" style:master-page-name="Doc"/>'
        b"</office:automatic-styles>"
    )

    def change(name: str, data: bytes) -> bytes:
        if name == "content.xml":
            data = data.replace(b"</office:automatic-styles>", own)
            data = data.replace(b"<table:table ", b'<table:table table:style-name="doc" ')
        return data

    def write_file(path: Path) -> None:
        write_book(path.with_suffix(".ods"), [Sheet(SHEET, {"B2": 3456})])
        rewritten(path.with_suffix(".ods").rename(path), change, {"styles.xml": styles.encode()})

    return write_file


def excel_97(*records: bytes, footer: str = "") -> Callable[[Path], object]:
    """A sheet with these records behind its cells."""

    def write(path: Path) -> None:
        book = xlwt.Workbook()
        page = book.add_sheet(SHEET)
        page.write(1, 1, 3456)
        page.footer_str = footer.encode("ascii")
        page._Worksheet__bmp_rec = b"".join(records)
        book.save(str(path))

    return write


def record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def drawn(kind: int, row: int, column: int) -> bytes:
    """An object of Excel 97 that begins on a cell."""
    anchor = struct.pack("<HHI9H", 0, 0xF010, 18, 0, column, 0, row, *(0, 0, 0, 0, 0))
    own = struct.pack("<HHHHH", 0x15, 18, kind, 1, 0x6011) + bytes(16)
    return record(0xEC, b"\x0f\0\x04\xf0" + anchor) + record(0x5D, own)


def written_on(text: str) -> bytes:
    """The letters on the object before, in two pieces."""
    head = record(0x1B6, struct.pack("<10xHH4x", len(text), 16))
    first, rest = text[:1].encode("latin-1"), text[1:].encode("utf-16-le")
    letters = record(0x3C, b"\0" + first) + record(0x3C, b"\1" + rest)
    return head + letters + record(0x3C, bytes(16))


def chart_titled(text: str, link: int) -> bytes:
    """A chart on the object before with a title: typed by a person, or taken from a cell."""
    title = b"\0\0" + bytes([len(text), 1]) + text.encode("utf-16-le")
    begin = struct.pack("<HHHHII", 0x600, 0x20, 0, 0, 0, 6)
    parts = record(0x1051, bytes([0, link, *bytes(6)])) + record(0x100D, title)
    return record(0x809, begin) + parts + record(0x0A, b"")


CASES: dict[str, tuple[Callable[[Path], object], Outside]] = {
    "a comment": (with_comment("đúng là 3465"), Outside({(1, 1): "3465"})),
    "behind its author": (with_comment("PC 01:\nđúng là 3465"), Outside({(1, 1): "3465"})),
    "words alone": (with_comment("đã rà soát"), Outside()),
    "our own": (with_comment("Sai: 3456 vượt quá 3000", OUR_OWN), Outside()),
    "a thread": (threaded, Outside({(1, 1): "3465"})),
    "a box": (with_box("Bổ sung: 4.500 ca"), Outside(boxes={(3, 4): "4.500"})),
    "a box of words": (with_box("Lạng Sơn, ngày 14 tháng 12 năm 2022"), Outside()),
    "OpenDocument": (open_document, Outside({(1, 1): "3465"}, {(1, 1): "4500", (0, 0): "4501"})),
    "a picture": (with_picture, Outside(pictures=frozenset({(4, 2)}))),
    "pictures in OpenDocument": (
        pictures_of_open_document,
        Outside(pictures=frozenset({(1, 1), (0, 0)})),
    ),
    "a footer": (printed('&L&"Arial,Bold"&12Bổ sung: 4.500 ca'), Outside(boxes={(0, 0): "4.500"})),
    "a footer of pages": (printed("&CTrang &P/&N&RNgày 14/12/2022"), Outside()),
    "a footer whose letters have numbers": (spelled_by_numbers, Outside()),
    "a box in Excel 97": (
        excel_97(drawn(6, 3, 4), written_on("Cao Lộc: 4.500 ca")),
        Outside(boxes={(3, 4): "4.500"}),
    ),
    "two boxes in one place": (
        excel_97(*(drawn(6, 3, 4) + written_on(f"Cao Lộc: {n} ca") for n in (45, 45, 46))),
        Outside(boxes={(3, 4): "45; 46"}),
    ),
    "a box of words in Excel 97": (excel_97(drawn(6, 3, 4), written_on("năm 2022")), Outside()),
    "a picture in Excel 97": (excel_97(drawn(8, 4, 2)), Outside(pictures=frozenset({(4, 2)}))),
    "a chart's title in Excel 97": (
        excel_97(drawn(5, 9, 2), chart_titled("Tổng 999 ca", 1)),
        Outside(boxes={(9, 2): "999"}),
    ),
    "a chart's title from a cell": (excel_97(drawn(5, 9, 2), chart_titled("999", 2)), Outside()),
    "a damaged record in Excel 97": (excel_97(record(0x1051, b"")), Outside()),
    "a footer in Excel 97": (
        excel_97(footer='&L&"Arial,Bold"&12Them: 4.500 ca'),
        Outside(boxes={(0, 0): "4.500"}),
    ),
    "a footer of pages in Excel 97": (excel_97(footer="&CTrang &P/&N"), Outside()),
    "a footer in OpenDocument": (
        page_of_open_document("Bổ sung: 4.500 ca"),
        Outside(boxes={(0, 0): "4.500"}),
    ),
    "a footer of pages in OpenDocument": (page_of_open_document("Trang"), Outside()),
    "a footer that is off": (page_of_open_document("Bổ sung: 4.500 ca", "false"), Outside()),
    "a button": (with_button("Cập nhật 88 ca"), Outside(boxes={(1, 7): "88"})),
    "a button of words": (with_button("Cập nhật & in"), Outside()),
    "a chart's title": (with_chart("Tổng 999 ca"), Outside(boxes={(9, 2): "999"})),
    "a chart's title by a cell": (with_chart(f"='{SHEET}'!$A$1"), Outside()),
    "a prompt": (with_prompt("Nhập", "đúng > là 777 ca"), Outside(boxes={(2, 1): "777"})),
    "a prompt's title": (with_prompt("777 ca", ""), Outside(boxes={(2, 1): "777"})),
    "a prompt of words": (with_prompt("Nhập", "số ca đến 31/12/2022"), Outside()),
    "a prompt in Excel 97": (
        excel_97(prompt_97("Nhập", "đúng là 777 ca")),
        Outside(boxes={(2, 1): "777"}),
    ),
    "a number that has a name": (with_name("=3456.5"), Outside(boxes={(0, 0): "3456,5"})),
    "a number that has a hidden name": (with_hidden_name, Outside()),
    "a text that has a name": (with_name('="Bổ sung 45 ca"'), Outside(boxes={(0, 0): "45"})),
    "cells that have a name": (with_name(f"='{SHEET}'!$B$2:$B$9"), Outside()),
    "a box that shows a cell": (with_box("3456", {"textlink": "=$B$2"}), Outside()),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_told_beside_the_cells_of_a_sheet(case: str, tmp_path: Path) -> None:
    write, expected = CASES[case]
    path = tmp_path / "bieu.xlsx"
    write(path)  # whatever its name
    assert open_workbook(path, path.name).structure(SHEET).outside == expected
