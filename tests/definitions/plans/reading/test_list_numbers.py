"""The marks that Word counts for the items of its lists."""

from __future__ import annotations

import pytest
from lxml import etree

from baocao.core.word_file import NAMESPACES, Element
from baocao.definitions.plans.reading.docx_text import ListMarks


def xml(text: str) -> Element:
    return etree.fromstring(f'<w:x xmlns:w="{NAMESPACES["w"]}">{text}</w:x>')


@pytest.mark.parametrize(
    ("kind", "start", "marks"),
    [
        ("upperRoman", "4", ["IV.", "V."]),
        ("lowerRoman", "9", ["ix.", "x."]),
        ("upperRoman", "5000", ["5000.", "5001."]),  # a broken file could ask for endless digits
        ("lowerLetter", "3", ["c.", "d."]),
        ("decimal", "", ["1.", "2."]),
    ],
)
def test_items_are_counted_from_their_lists_start(kind: str, start: str, marks: list[str]) -> None:
    level = f'<w:start w:val="{start}"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="%1."/>'
    numbering = xml(
        f'<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0">{level}</w:lvl></w:abstractNum>'
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
    )
    numbers = ListMarks(numbering, None)
    item = xml('<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr>')
    assert [numbers.mark(item), numbers.mark(item)] == marks
