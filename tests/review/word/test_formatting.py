"""What a run and a paragraph look like in the end, whoever sets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao.review.decree30.content import CheckedParagraph
from baocao.review.decree30.reading import CheckedFile, read_word
from tests.review.decree30.word import NAMESPACES, SECTION, STYLES, paragraph, run, word_file


def _read(tmp_path: Path, *body: str, styles: str = STYLES) -> CheckedFile:
    path = tmp_path / "x.docx"
    path.write_bytes(word_file([*body, SECTION], {"styles.xml": styles}))
    return read_word(path, path.name)


def _first(tmp_path: Path, *body: str, styles: str = STYLES) -> CheckedParagraph:
    return _read(tmp_path, *body, styles=styles).paragraphs[0]


@pytest.mark.parametrize(
    ("look", "font", "size"),
    [
        ("", "Times New Roman", 14.0),
        ('<w:rFonts w:ascii="Arial"/>', "Arial", 14.0),
        ('<w:rFonts w:asciiTheme="majorAscii"/>', "Calibri Light", 14.0),
        ('<w:rFonts w:cs="Arial"/><w:sz w:val="25"/>', "Times New Roman", 12.5),
    ],
)
def test_the_text_overrides_the_style(tmp_path: Path, look: str, font: str, size: float) -> None:
    """A font of the theme is looked up there; fonts of other scripts do not count."""
    found = _first(tmp_path, paragraph(run("chữ", look=look))).runs[0].look
    assert (found.font, found.size) == (font, size)


@pytest.mark.parametrize(
    ("style", "look", "bold"),
    [
        ("than", "", False),
        ("de", "", True),
        ("de", '<w:b w:val="0"/>', False),
        ("de", '<w:rStyle w:val="dam"/>', False),  # set twice in styles: it cancels out
        ("than", '<w:rStyle w:val="dam"/>', True),
        ("de", '<w:rStyle w:val="dam"/><w:b/>', True),
    ],
)
def test_bold_of_styles_is_a_toggle(tmp_path: Path, style: str, look: str, bold: bool) -> None:  # noqa: FBT001
    """ECMA-376 part 1, 17.7.3: the text's own setting counts alone."""
    made = paragraph(run("chữ", look=look), set_up=f'<w:pStyle w:val="{style}"/>')
    assert _first(tmp_path, made).runs[0].look.bold is bold


def test_capitals_of_a_format_are_read_as_printed(tmp_path: Path) -> None:
    """A heading typed small and set in capitals is in capitals."""
    made = paragraph(run("Sở Y tế", look='<w:rStyle w:val="hoa"/>'))
    assert _first(tmp_path, made).text == "SỞ Y TẾ"


def test_what_nobody_sees_is_not_read(tmp_path: Path) -> None:
    """Deleted and hidden words are no part of the text; inserted ones are."""
    deleted = "<w:del><w:r><w:delText>xóa</w:delText><w:t>xóa</w:t></w:r></w:del>"
    inserted = f"<w:ins>{run('thêm')}</w:ins>"
    hidden = run("ẩn", look="<w:vanish/>")
    assert _first(tmp_path, paragraph(deleted, inserted, hidden)).text == "thêm"


def test_layout_comes_from_defaults_styles_and_the_paragraph(tmp_path: Path) -> None:
    """Each attribute is taken from the last place that sets it."""
    made = paragraph("chữ", set_up='<w:pStyle w:val="than"/><w:spacing w:after="60"/>')
    look = _first(tmp_path, made).look
    assert (look.before, look.after, look.line) == (6.0, 3.0, 1.1)
    assert look.first == pytest.approx(28.35)
    assert look.align == "both"


def test_a_hanging_line_begins_left_of_the_others(tmp_path: Path) -> None:
    """Hanging goes before a first line indent where both are set."""
    made = paragraph("chữ", set_up='<w:ind w:left="720" w:hanging="360" w:firstLine="99"/>')
    look = _first(tmp_path, made).look
    assert (look.left, look.first) == (36.0, 18.0)


def test_styles_based_on_one_another_do_not_loop(tmp_path: Path) -> None:
    """A broken file may base a style on itself."""
    looped = (
        f'<w:styles {NAMESPACES}><w:style w:type="paragraph" w:styleId="x"><w:basedOn w:val="y"/>'
        '<w:rPr><w:i/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="y">'
        '<w:basedOn w:val="x"/></w:style></w:styles>'
    )
    made = paragraph("chữ", set_up='<w:pStyle w:val="x"/>')
    assert _first(tmp_path, made, styles=looped).runs[0].look.italic


def test_paragraphs_are_counted_as_they_stand(tmp_path: Path) -> None:
    """Those in tables count; those in a text box have the number of their anchor."""
    box = (
        "<w:r><w:pict><v:textbox><w:txbxContent>"
        f"{paragraph('trong hộp')}</w:txbxContent></v:textbox></w:pict></w:r>"
    )
    table = f"<w:tbl><w:tr><w:tc>{paragraph('trong ô')}</w:tc></w:tr></w:tbl>"
    file = _read(tmp_path, paragraph("một"), table, paragraph(run("ba"), box))
    assert [(p.number, p.text) for p in file.paragraphs] == [
        (1, "một"),
        (2, "trong ô"),
        (3, "trong hộp"),
        (3, "ba"),
    ]


def test_the_gutter_belongs_to_the_left_margin(tmp_path: Path) -> None:
    """What is bound does not show."""
    section = SECTION.replace('w:gutter="0"', 'w:gutter="284"')
    path = tmp_path / "x.docx"
    path.write_bytes(word_file([paragraph("chữ"), section]))
    assert read_word(path, path.name).sections[0].margins["left"] == pytest.approx(35.0, abs=0.1)
