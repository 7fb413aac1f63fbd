"""Every setting of a run and a paragraph that a rule or a reader's eye goes by."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from baocao.review.word.formatting import (
    ParagraphFormat,
    RunFormat,
    paragraph_format,
    paragraph_settings,
    run_settings,
    toggles,
    with_face,
)
from baocao.review.word.visibility import Ground, Veil, veil_of
from tests.review.verify.unseen import xml

PLAIN = RunFormat(colour="000000")
ON_WHITE = ParagraphFormat()


@pytest.mark.parametrize(
    ("markup", "settings"),
    [
        ("", {}),
        ('<w:sz w:val="27"/>', {"size": 13.5}),
        ('<w:u w:val="single"/>', {"underlined": True}),
        ('<w:u w:val="none"/>', {"underlined": False}),
        ('<w:w w:val="66%"/>', {"scale": 66}),
        ('<w:position w:val="-6"/>', {"raised": -3.0}),
        ('<w:spacing w:val="20"/>', {"apart": 1.0}),
        ('<w:fitText w:val="400"/>', {"fitted": 20.0}),
        ('<w:vertAlign w:val="superscript"/>', {"script": True}),
        ('<w:vertAlign w:val="subscript"/>', {"script": True}),
        ('<w:vertAlign w:val="baseline"/>', {"script": False}),
        ('<w:eastAsianLayout w:combine="true"/>', {"stacked": True}),
        ('<w:eastAsianLayout w:id="1"/>', {"stacked": False}),
        ("<w:dstrike/>", {"struck_twice": True}),
        ('<w:specVanish w:val="0"/>', {"always_hidden": False}),
        ("<w:webHidden/>", {"web_hidden": True}),
        ('<w:color w:val="C00000"/>', {"colour": "C00000"}),
        ('<w:color w:themeColor="text1" w:val="123456"/>', {"colour": "auto"}),
        ('<w:highlight w:val="yellow"/>', {"shade": "FFFF00"}),
        ('<w:highlight w:val="none"/><w:shd w:fill="00FF00"/>', {"shade": "00FF00"}),
        ('<w:shd w:val="solid" w:color="0000FF" w:fill="00FF00"/>', {"shade": "0000FF"}),
        ('<w:shd w:fill="auto"/>', {"shade": ""}),
        ('<w:rFonts w:ascii="Arial" w:hAnsi="Tahoma"/>', {"font": "Tahoma", "digits": "Arial"}),
        ('<w:rFonts w:ascii="Arial"/>', {"font": "Arial", "digits": "Arial"}),
        ('<w:rFonts w:hAnsiTheme="minorHAnsi" w:hAnsi="Tahoma"/>', {"font": "Calibri"}),
        (
            '<w:rFonts w:hAnsiTheme="majorHAnsi" w:ascii="Arial"/>',
            {"font": "Arial", "digits": "Arial"},
        ),
    ],
)
def test_settings_of_a_run(markup: str, settings: dict[str, Any]) -> None:
    """Lengths in points; what is not set is not told."""
    assert run_settings(xml(f"<w:rPr>{markup}</w:rPr>"), {"minor": "Calibri"}) == settings
    assert run_settings(None, {}) == {}


def test_toggles_are_read_where_they_are_set() -> None:
    """On or off; each by its own element."""
    tags = {"b": "bold", "i": "italic", "caps": "caps", "vanish": "hidden", "strike": "struck"}
    for tag, name in tags.items():
        assert toggles(xml(f"<w:rPr><w:{tag}/></w:rPr>")) == {name: True}
        assert toggles(xml(f'<w:rPr><w:{tag} w:val="off"/></w:rPr>')) == {name: False}
    assert toggles(None) == {}


@pytest.mark.parametrize(
    ("font", "bold", "italic"),
    [
        ("Times New Roman Bold", True, False),
        ("TimesNewRomanPS-BoldItalicMT", True, True),
        ("TimesNewRomanPS-ItalicMT", False, True),
        ("Times New Roman", False, False),
    ],
)
def test_a_face_may_be_in_the_fonts_name(font: str, *, bold: bool, italic: bool) -> None:
    """The font itself is Times New Roman all the same; what the run says stays."""
    found = with_face(RunFormat(font=font))
    assert (found.font, found.bold, found.italic) == ("Times New Roman", bold, italic)
    both = with_face(RunFormat(font=font, bold=True, italic=True))
    assert (both.bold, both.italic) == (True, True)
    other = RunFormat(font="Arial Bold")
    assert with_face(other) is other


@pytest.mark.parametrize(
    ("markup", "look"),
    [
        ("", {}),
        ('<w:jc w:val="start"/>', {"align": "left"}),
        ('<w:jc w:val="end"/>', {"align": "right"}),
        ('<w:jc w:val="both"/>', {"align": "both"}),
        ('<w:ind w:left="400" w:right="200" w:firstLine="100"/>',
         {"left": 20.0, "right": 10.0, "first": 25.0}),
        ('<w:ind w:start="400" w:end="200" w:hanging="100"/>',
         {"left": 20.0, "right": 10.0, "first": 15.0}),
        ('<w:ind w:left="9000"/>', {"left": 450.0, "first": 450.0, "away": True}),
        ('<w:ind w:left="8000"/>', {"left": 400.0, "first": 400.0}),
        ('<w:spacing w:before="120" w:after="60" w:line="360"/>',
         {"before": 6.0, "after": 3.0, "line": 1.5}),
        ('<w:spacing w:line="360" w:lineRule="exact"/>', {"line": 18.0, "line_rule": "exact"}),
        ('<w:spacing w:line="300" w:lineRule="atLeast"/>', {"line": 15.0, "line_rule": "atLeast"}),
        ('<w:spacing w:before="120" w:beforeAutospacing="1"/>', {"before": 14.0}),
        ('<w:spacing w:after="120" w:afterAutospacing="0"/>', {"after": 6.0}),
        ("<w:contextualSpacing/>", {"contextual": True}),
        ("<w:pageBreakBefore/>", {"page_break_before": True}),
        ('<w:framePr w:xAlign="center"/>', {"centred_frame": True}),
        ('<w:framePr w:x="-1500"/>', {"away": True}),
        ('<w:framePr w:x="-1400" w:y="24000"/>', {}),
        ('<w:framePr w:y="24100"/>', {"away": True}),
        ('<w:tabs><w:tab w:val="left"/><w:tab w:val="center"/></w:tabs>', {"centre_tab": True}),
        ('<w:tabs><w:tab w:val="left"/></w:tabs>', {}),
        ('<w:shd w:fill="00FF00"/>', {"shade": "00FF00"}),
        ('<w:pBdr><w:left w:val="single"/><w:right w:val="single"/></w:pBdr>', {"framed": True}),
        ('<w:pBdr><w:left w:val="single"/><w:right w:val="nil"/></w:pBdr>', {}),
        ('<w:pBdr><w:top w:val="single"/></w:pBdr>', {"ruled": True}),
        ('<w:pBdr><w:bottom w:val="single"/></w:pBdr>', {"ruled": True}),
        ('<w:pBdr><w:bottom w:val="none"/></w:pBdr>', {}),
    ],
)  # fmt: skip
def test_the_look_of_a_paragraph(markup: str, look: dict[str, Any]) -> None:
    """Lengths in points, lines in lines unless a rule says points."""
    found = paragraph_format(paragraph_settings(xml(f"<w:pPr>{markup}</w:pPr>")))
    assert found == replace(ParagraphFormat(), **look)
    assert paragraph_settings(None) == {}


@pytest.mark.parametrize(
    ("look", "veil"),
    [
        ({"hidden": True}, Veil.HIDDEN),
        ({"always_hidden": True}, Veil.HIDDEN),
        ({"web_hidden": True}, Veil.WEB),
        ({"struck": True}, Veil.STRUCK),
        ({"struck_twice": True}, Veil.STRUCK),
        ({"clear": True}, Veil.FAINT),
        ({"colour": "FFFFFF"}, Veil.FAINT),
        ({"colour": "FFFFFF", "shade": "000000"}, None),
        ({"size": 3.5}, Veil.TINY),
        ({"size": 4.0}, None),
        ({"scale": 32}, Veil.TINY),
        ({"scale": 33}, None),
        ({"apart": -3.1}, Veil.PRESSED),
        ({"apart": -3.0}, None),
        ({"fitted": 4.5}, Veil.PRESSED),
        ({"fitted": 5.0}, None),
        ({"raised": 3.0}, None),
        ({"raised": 3.5}, Veil.SCRIPT),
        ({"raised": -20.0}, Veil.SCRIPT),
        ({"turned": True}, Veil.TURNED),
        ({"raised": 20.5}, Veil.AWAY),
        ({"raised": -20.5}, Veil.AWAY),
        ({"script": True}, Veil.SCRIPT),
        ({"stacked": True}, Veil.STACKED),
        ({}, None),
    ],
)
def test_what_veils_a_run_of_ten_points(look: dict[str, Any], veil: Veil | None) -> None:
    """By its own look, each at the edge of what can be read."""
    assert veil_of(replace(PLAIN, **look), ON_WHITE, Ground()) is veil


@pytest.mark.parametrize(
    ("ground", "veil"),
    [
        (Ground(low=True), Veil.CUT),
        (Ground(narrow=True), Veil.NARROW),
        (Ground(merged=True), Veil.MERGED),
        (Ground(away=True), Veil.AWAY),
        (Ground(boxed=True), Veil.BOXED),
        (Ground(cell="000000"), Veil.FAINT),
        (Ground(page="000000"), Veil.FAINT),
        (Ground(cell="FFFFFF", page="000000"), None),
    ],
)
def test_what_veils_a_run_by_what_it_lies_on(ground: Ground, veil: Veil | None) -> None:
    """The nearest colour counts."""
    assert veil_of(PLAIN, ON_WHITE, ground) is veil


@pytest.mark.parametrize(
    ("paragraph", "veil"),
    [
        (ParagraphFormat(away=True), Veil.AWAY),
        (ParagraphFormat(line=3.9, line_rule="exact"), Veil.CUT),
        (ParagraphFormat(line=4.0, line_rule="exact"), None),
        (ParagraphFormat(line=1.0, line_rule="auto"), None),
        (ParagraphFormat(shade="000000"), Veil.FAINT),
    ],
)
def test_what_veils_a_run_by_its_paragraph(paragraph: ParagraphFormat, veil: Veil | None) -> None:
    """Beside the page, a line too low, a shade of its colour."""
    assert veil_of(PLAIN, paragraph, Ground()) is veil
