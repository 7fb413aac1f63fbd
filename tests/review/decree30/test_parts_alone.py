"""Steps of the recognition by themselves, on files of a few lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao.review.decree30.components.divisions import articles, divisions
from baocao.review.decree30.components.head import recognise_copy
from baocao.review.decree30.components.parts import PartKind, cut
from baocao.review.decree30.content import CheckedParagraph
from baocao.review.decree30.reading import read_word
from tests.review.decree30.word import SECTION, centred, paragraph, run, text, word_file

_BOX = (
    "<w:r><w:pict><v:rect><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:rect>"
    "</w:pict></w:r>"
)
_LINE = '<w:r><w:pict><v:line from="0,0" to="90pt,0"/></w:pict></w:r>'


def lines(tmp_path: Path, *body: str) -> tuple[CheckedParagraph, ...]:
    path = tmp_path / "x.docx"
    path.write_bytes(word_file([*body, SECTION]))
    return read_word(path, path.name).paragraphs


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc><w:tcPr/>{cell}</w:tc>' for cell in cells)}</w:tr>"


def test_a_box_of_text_is_no_picture(tmp_path: Path) -> None:
    """A line is one, and what stands in the box is read as a paragraph of its own."""
    boxed, inside, drawn = lines(
        tmp_path, paragraph(_BOX.format(text("SAO Y"))), paragraph(_LINE, run("x"))
    )
    by_words = {each.text: each for each in (boxed, inside, drawn)}
    assert {words: each.has_drawing for words, each in by_words.items()} == {
        "": False, "SAO Y": False, "x": True,
    }  # fmt: skip
    assert by_words["SAO Y"].place.box is not None


@pytest.mark.parametrize(
    "wrapped",
    [
        "{}",
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:ins>{}</w:ins>",
        "<w:customXml>{}</w:customXml>",
    ],
)
def test_rows_and_cells_are_found_in_what_wraps_them(tmp_path: Path, wrapped: str) -> None:
    """As a form's controls, insertions and elements of other programs do."""
    cells = wrapped.format(f"<w:tc><w:tcPr/>{text('a')}</w:tc>")
    made = f"<w:tbl><w:tblPr/>{wrapped.format(f'<w:tr>{cells}</w:tr>')}</w:tbl>"
    (found,) = lines(tmp_path, made)
    assert (found.text, found.place.row, found.place.column) == ("a", 0, 0)


def test_the_first_words_of_a_copy_are_its_form(tmp_path: Path) -> None:
    """SAO Y above; "Sao lục" that stands further below is another's."""
    early = lines(
        tmp_path, centred("SAO Y"), text("Số: 5/SY-SYT"), text("Hà Nội, ngày 5 tháng 3 năm 2022"),
        text("Số: 6/SL-SYT"), centred("SAO LỤC"), centred("SỞ Y TẾ"),
    )  # fmt: skip
    found = {
        name: [piece.text for piece in pieces] for name, pieces in recognise_copy(early).items()
    }
    assert found == {
        "copy_form": ["SAO Y"],
        "copy_number": ["Số: 5/SY-SYT"],
        "copy_place_date": ["Hà Nội, ngày 5 tháng 3 năm 2022"],
        "copy_body": ["SỞ Y TẾ"],
    }


def test_a_title_may_be_the_last_line(tmp_path: Path) -> None:
    """Of a division; one that nothing follows has none."""
    (found,) = divisions(lines(tmp_path, centred("Chương I"), centred("QUY ĐỊNH CHUNG")))
    assert found.title is not None
    assert (found.number, found.title.text, found.inline) == ("I", "QUY ĐỊNH CHUNG", "")
    first, last = divisions(lines(tmp_path, centred("Chương I"), centred("Mục 1")))
    assert (first.title, last.title) == (None, None)
    assert (first.level, last.level) == (1, 2)


def test_an_article_is_its_word_or_its_title(tmp_path: Path) -> None:
    """A sentence behind the number is none of it."""
    titled, said = articles(
        lines(tmp_path, text("Điều 1. Phạm vi"), text("Điều 2. Sở Y tế báo cáo mỗi quý."))
    )
    assert (titled.titled, titled.piece.text) == (True, "Điều 1. Phạm vi")
    assert (said.titled, said.piece.text) == (False, "Điều 2.")


FOOT = (centred("BÁO CÁO"), text("Nội dung."))


@pytest.mark.parametrize(
    ("behind", "kinds"),
    [
        ([], ["document"]),
        ([table(row(text("Nơi nhận:"), centred("SAO Y")))], ["document"]),
        ([text("Nơi nhận:"), centred("SAO Y")], ["document", "copy"]),
        ([text("Nơi nhận:"), table(row(centred("SAO Y")))], ["document", "copy"]),
    ],
    ids=["no foot", "in the foot's table", "below", "in another table"],
)
def test_parts_begin_behind_the_foot(tmp_path: Path, behind: list[str], kinds: list[str]) -> None:
    """What stands beside Nơi nhận in its table is none."""
    parts, appendices = cut(lines(tmp_path, *FOOT, *behind), {"baocao": "Báo cáo"})
    assert [part.kind.value for part in parts] == kinds
    assert (parts[0].kind, appendices) == (PartKind.DOCUMENT, ())
