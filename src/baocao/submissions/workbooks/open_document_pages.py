"""What an OpenDocument file prints above and below its pages, by the style of the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from baocao.submissions.workbooks.looks import parsed

_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_WRITTEN = (f"{_TEXT}p", f"{_TEXT}span", f"{_TEXT}a")  # other parts are filled in by the program


def printed_pages(styles: bytes) -> Mapping[str, tuple[str, ...]]:
    """The lines of headers and footers that are shown, by the name of their page style, as in
    styles.xml."""
    pages = parsed(styles).iter(f"{_STYLE}master-page")
    return {page.get(f"{_STYLE}name") or "": tuple(_lines(page)) for page in pages}


def _lines(page: etree._Element) -> Iterator[str]:
    for part in page:
        if part.get(f"{_STYLE}display") != "false":
            yield from ("".join(_written(line)) for line in part.iter(f"{_TEXT}p"))


def _written(element: etree._Element) -> Iterator[str]:
    if element.tag in _WRITTEN:
        yield element.text or ""
    for part in element:
        yield from _written(part) if part.tag in _WRITTEN else (" ",)
        yield part.tail or ""
