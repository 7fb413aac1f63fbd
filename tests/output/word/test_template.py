"""The template: fonts, sizes and letters of the decree, nothing of a library's look."""

from __future__ import annotations

import zipfile
from pathlib import Path
from runpy import run_path

import pytest

from baocao.core.word_file import Element
from baocao.output.word.styles import Style, ids_by_name
from tests.output.word.reading import TEMPLATE, attribute, find, part

SCRIPT = Path(__file__).parents[3] / "scripts" / "make_template.py"

# Component: sizes allowed (points), bold, italic; Decree 30/2020/NĐ-CP, Appendix I.
LOOKS = {
    Style.STATE_NAME: ((12, 13), True, False),
    Style.MOTTO: ((13, 14), True, False),
    Style.PARENT_BODY: ((12, 13), False, False),
    Style.ISSUING_BODY: ((12, 13), True, False),
    Style.SYMBOL: ((13,), False, False),
    Style.PLACE_AND_DATE: ((13, 14), False, True),
    Style.TYPE_NAME: ((13, 14), True, False),
    Style.SUBJECT: ((13, 14), True, False),
    Style.ADDRESSEE: ((13, 14), False, False),
    Style.ADDRESSEES: ((13, 14), False, False),
    Style.ADDRESSEE_ITEM: ((13, 14), False, False),
    Style.LEGAL_BASIS: ((13, 14), False, True),
    Style.BODY: ((13, 14), False, False),
    Style.HEADING_1: ((13, 14), True, False),
    Style.HEADING_2: ((13, 14), True, False),
    Style.HEADING_3: ((13, 14), False, False),
    Style.SIGNER_TITLE: ((13, 14), True, False),
    Style.SIGNER_NAME: ((13, 14), True, False),
    Style.RECIPIENTS_TITLE: ((12,), True, True),
    Style.RECIPIENT: ((11,), False, False),
    Style.APPENDIX_NUMBER: ((14,), True, False),
    Style.APPENDIX_TITLE: ((13, 14), True, False),
    Style.APPENDIX_REFERENCE: ((13, 14), False, True),
    Style.URGENCY: ((13, 14), True, False),
    Style.PAGE_NUMBER: ((13, 14), False, False),
}

# Component: where its lines stand.
ALIGNMENTS = {
    "center": (
        *(Style.STATE_NAME, Style.MOTTO, Style.PARENT_BODY, Style.ISSUING_BODY),
        *(Style.SYMBOL, Style.PLACE_AND_DATE, Style.URGENCY, Style.TYPE_NAME, Style.SUBJECT),
        *(Style.ADDRESSEE, Style.SIGNER_TITLE, Style.SIGNER_NAME, Style.PAGE_NUMBER),
        *(Style.APPENDIX_NUMBER, Style.APPENDIX_TITLE, Style.APPENDIX_REFERENCE),
    ),
    "both": (Style.BODY, Style.ITEM, Style.LEGAL_BASIS, Style.PLACEHOLDER),
    "left": (Style.RECIPIENTS_TITLE, Style.RECIPIENT, Style.ADDRESSEES, Style.ADDRESSEE_ITEM),
}


@pytest.fixture(scope="module")
def styles() -> Element:
    return part(TEMPLATE.read_bytes(), "word/styles.xml")


def _style(styles: Element, style: Style) -> Element:
    (found,) = find(styles, f"w:style[w:name/@w:val='{style.style_name}']")
    return found


@pytest.mark.parametrize("style", LOOKS, ids=lambda style: style.name)
def test_component_looks_as_the_decree_says(styles: Element, style: Style) -> None:
    """Size, bold and italic of each component."""
    sizes, bold, italic = LOOKS[style]
    found = _style(styles, style)
    (half_points,) = attribute(found, "w:rPr/w:sz/@w:val")
    assert int(half_points) / 2 in sizes
    assert bool(find(found, "w:rPr/w:b")) is bold
    assert bool(find(found, "w:rPr/w:i")) is italic


@pytest.mark.parametrize(
    ("style", "wanted"),
    [(style, align) for align, group in ALIGNMENTS.items() for style in group],
    ids=lambda value: getattr(value, "name", value),
)
def test_component_stands_where_the_decree_says(styles: Element, style: Style, wanted: str) -> None:
    """Head, titles and signer centred, text justified, recipients at the left."""
    assert attribute(_style(styles, style), "w:pPr/w:jc/@w:val") == [wanted]


@pytest.mark.parametrize(
    "style",
    [Style.ITEM, Style.LEGAL_BASIS, Style.PLACEHOLDER, Style.HEADING_1, Style.HEADING_2],
    ids=lambda style: style.name,
)
def test_lines_begin_where_those_of_the_text_do(styles: Element, style: Style) -> None:
    """First line 1.27 cm, 6 pt between paragraphs, the line spacing of the text."""
    found, text = _style(styles, style), _style(styles, Style.BODY)
    for path in ("w:pPr/w:ind/@w:firstLine", "w:pPr/w:spacing/@*"):
        assert attribute(found, path) == attribute(text, path)


def test_rules_are_solid_black_lines(styles: Element) -> None:
    """A border of the paragraph, 3/4 pt wide: Word and LibreOffice both draw it."""
    (border,) = find(_style(styles, Style.RULE), "w:pPr/w:pBdr/*")
    assert {name: attribute(border, f"@w:{name}") for name in ("val", "sz", "color")} == {
        "val": ["single"], "sz": ["6"], "color": ["000000"],
    }  # fmt: skip


def test_the_signer_has_room_for_signature_and_seal(styles: Element) -> None:
    """A seal is 36 mm wide; 2.6 cm above the name with the line of the title are room for it."""
    (before,) = attribute(_style(styles, Style.SIGNER_NAME), "w:pPr/w:spacing/@w:before")
    assert int(before) >= 1400


def test_widows_and_orphans_are_kept_off(styles: Element) -> None:
    """Two lines of a paragraph stay together at either end of a page."""
    for style in (Style.BODY, Style.ITEM, Style.LEGAL_BASIS):
        assert find(_style(styles, style), "w:pPr/w:widowControl[not(@w:val='0')]")


def test_body_is_justified_indented_and_spaced(styles: Element) -> None:
    """First line 1.27 cm (720 twips), at least 6 pt (120) apart, lines single to 1.5."""
    found = _style(styles, Style.BODY)
    assert attribute(found, "w:pPr/w:jc/@w:val") == ["both"]
    assert attribute(found, "w:pPr/w:ind/@w:firstLine") == ["720"]
    (spacing,) = find(found, "w:pPr/w:spacing")
    assert int(attribute(spacing, "@w:before")[0]) + int(attribute(spacing, "@w:after")[0]) >= 120
    assert 240 <= int(attribute(spacing, "@w:line")[0]) <= 360


@pytest.mark.parametrize(
    "style",
    [Style.HEADING_1, Style.HEADING_2, Style.HEADING_3, Style.TABLE_CAPTION, Style.PICTURE],
    ids=lambda style: style.name,
)
def test_no_heading_stands_at_the_foot_of_a_page(styles: Element, style: Style) -> None:
    """Headings and captions above stay with what follows."""
    assert find(_style(styles, style), "w:pPr/w:keepNext")


def test_every_component_has_its_style(styles: Element) -> None:
    """The template has each style that the renderer uses, under its name."""
    assert {style.style_name for style in Style} <= set(ids_by_name(styles))


def test_all_is_times_new_roman_in_vietnamese_and_black(styles: Element) -> None:
    """Only the defaults name a font, a language and a colour."""
    assert set(attribute(styles, ".//w:rFonts/@*")) == {"Times New Roman"}
    assert attribute(styles, ".//w:lang/@w:val") == ["vi-VN"]
    assert attribute(styles, ".//w:color/@w:val") == ["000000"]


def test_template_has_no_part_of_a_librarys_look() -> None:
    """No stylesWithEffects, no theme font but Times New Roman, no colour but grey."""
    with zipfile.ZipFile(TEMPLATE) as archive:
        names = archive.namelist()
        content = b"".join(archive.read(name) for name in names).decode()
    assert not [name for name in names if "stylesWithEffects" in name or "thumbnail" in name]
    assert "Calibri" not in content
    assert "Cambria" not in content
    tones = attribute(part(TEMPLATE.read_bytes(), "word/theme/theme1.xml"), ".//a:srgbClr/@val")
    assert all(tone[:2] == tone[2:4] == tone[4:] for tone in tones)


def test_template_can_be_made_from_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The script gives the same bytes each time, with every style."""
    monkeypatch.syspath_prepend(str(SCRIPT.parent))
    make = run_path(str(SCRIPT))["template"]
    assert make() == make()
    names = ids_by_name(part(make(), "word/styles.xml"))
    assert {style.style_name: style.id for style in Style}.items() <= names.items()
