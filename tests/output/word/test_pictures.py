"""Pictures: SVG with a PNG fallback, in proportion, described in words."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO

from baocao.core.word_file import NAMESPACES, Element
from baocao.document.blocks import Picture, Section
from tests.output.word.reading import attribute, body, find, part, render, words
from tests.output.word.sample import chart, report


def _inline(picture: Picture) -> Element:
    (inline,) = find(
        body(replace(report(), sections=(Section("one", "Kết quả", (picture,)),))), ".//wp:inline"
    )
    return inline


def test_both_files_of_a_picture_are_in_the_word_file() -> None:
    """The blip points to the PNG, its extension to the SVG."""
    file = render(report())
    blip = find(part(file, "word/document.xml"), ".//a:blip")[0]
    links = part(file, "word/_rels/document.xml.rels")
    targets = {str(link.get("Id")): f"word/{link.get('Target')}" for link in links}
    svg = attribute(blip, ".//asvg:svgBlip/@r:embed")[0]
    with zipfile.ZipFile(BytesIO(file)) as archive:
        assert archive.read(targets[attribute(blip, "@r:embed")[0]]) == chart().png
        assert archive.read(targets[svg]) == chart().svg


def test_picture_has_its_width_and_the_proportions_of_the_png() -> None:
    """150 mm are 5,400,000 EMU; 800 x 300 dots make it 3/8 as high."""
    extent = find(_inline(chart()), "wp:extent")[0]
    assert (extent.get("cx"), extent.get("cy")) == ("5400000", "2025000")


def test_a_picture_is_never_wider_than_the_text() -> None:
    """The text is 9354 twips wide, 635 EMU each."""
    extent = find(_inline(replace(chart(), width_mm=300)), "wp:extent")[0]
    assert extent.get("cx") == str((11906 - 1701 - 851) * 635)


def test_picture_has_alternative_text_and_a_caption_below() -> None:
    """The picture stays with its caption, by the style."""
    inline = _inline(chart())
    assert attribute(inline, "wp:docPr/@descr") == [chart().alt]
    paragraph = inline.getparent().getparent().getparent()  # type: ignore[union-attr]
    assert paragraph is not None
    below = paragraph.getnext()
    assert below is not None
    assert words(below) == "Hình\u00a01. Tỷ lệ bao phủ vắc xin so với chỉ tiêu"


def test_the_svg_extension_has_the_id_that_word_looks_for() -> None:
    """Word reads the SVG only under this identifier."""
    extension = find(_inline(chart()), ".//a:blip/a:extLst/a:ext")[0]
    assert extension.get("uri") == "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
    assert extension[0].tag == f"{{{NAMESPACES['asvg']}}}svgBlip"
