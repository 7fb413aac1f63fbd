"""Reads a rendered Word file back: its parts, and paragraphs by the component they are."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from lxml import etree

from baocao.core.word_file import NAMESPACES, Element, qualified
from baocao.document.blocks import AdministrativeDocument
from baocao.output.word import RenderedWord, word_file
from baocao.output.word.styles import Style

TEMPLATE = Path(__file__).parents[3] / "templates" / "administrative_report.docx"
CREATED = datetime(2022, 3, 25, tzinfo=UTC)


def render(document: AdministrativeDocument) -> bytes:
    return rendered(document).content


def rendered(document: AdministrativeDocument) -> RenderedWord:
    return word_file(document, TEMPLATE, created=CREATED)


def part(file: bytes, name: str) -> Element:
    """Parse one part of the file."""
    with zipfile.ZipFile(BytesIO(file)) as archive:
        return etree.fromstring(archive.read(name))


def body(document: AdministrativeDocument) -> Element:
    """Render `document` and return what stands in its main part."""
    return part(render(document), "word/document.xml")[0]


def find(element: Element, path: str) -> list[Element]:
    """Return what an XPath finds, with the prefixes of WordprocessingML."""
    found = element.xpath(path, namespaces=NAMESPACES)
    assert isinstance(found, list)
    return [each for each in found if isinstance(each, etree._Element)]


def attribute(element: Element, path: str) -> list[str]:
    """Return the attribute values that an XPath finds."""
    found = element.xpath(path, namespaces=NAMESPACES)
    assert isinstance(found, list)
    return [str(each) for each in found]


def styled(element: Element, style: Style) -> list[Element]:
    """Return the paragraphs of a component; the test template keeps the renderer's ids."""
    return find(element, f".//w:p[w:pPr/w:pStyle/@w:val='{style.id}']")


def words(paragraph: Element) -> str:
    """Return what a paragraph prints; a break within it is a line feed."""
    pieces = find(paragraph, ".//w:t | .//w:br | .//w:noBreakHyphen")
    signs = {qualified("w:br"): "\n", qualified("w:noBreakHyphen"): "-"}
    return "".join(signs.get(str(e.tag)) or e.text or "" for e in pieces)


def printed(element: Element, style: Style) -> list[str]:
    """Return the words of each paragraph of a component."""
    return [words(paragraph) for paragraph in styled(element, style)]
