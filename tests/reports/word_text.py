"""What a Word file prints, in reading order, with its content controls told apart."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HYPHEN = f"{W}noBreakHyphen"
_SIGNS = {f"{W}br": "\n", f"{W}tab": "\n", HYPHEN: "-"}
COMPUTED = "text."  # tags of words that are computed, as figures are, begin so
CONTROL = "\N{OBJECT REPLACEMENT CHARACTER}"  # stands where a content control prints


@dataclass(frozen=True)
class Control:
    """A content control: its tag and what it prints."""

    tag: str
    text: str


@dataclass(frozen=True)
class Line:
    """A paragraph: its whole text, and the same with `CONTROL` for each figure's control.

    `computed` are the controls around computed words, which hide no number; `first` says whether
    the paragraph stands in the first cell of a row.
    """

    text: str
    words: str
    controls: tuple[Control, ...]
    computed: tuple[Control, ...] = ()
    first: bool = False


def body(file: Path) -> Any:
    with zipfile.ZipFile(file) as archive:
        return etree.fromstring(archive.read("word/document.xml"))[0]


def lines(file: Path) -> Iterator[Line]:
    """Every paragraph, those in tables row by row and cell by cell."""
    for paragraph in body(file).iter(f"{W}p"):
        cell = next(paragraph.iterancestors(f"{W}tc"), None)
        first = cell is not None and cell.getparent().find(f"{W}tc") is cell
        controls = tuple(_controls(paragraph))
        computed = tuple(c for c in controls if c.tag.startswith(COMPUTED))
        figures = tuple(c for c in controls if c not in computed)
        yield Line(printed(paragraph), _words(paragraph), figures, computed, first)


def plain(file: Path) -> str:
    """The text as a person reads it: a line for each paragraph and for each row of a table."""
    found = []
    for block in body(file):
        if block.tag == f"{W}p":
            found.append(printed(block))
        elif block.tag == f"{W}tbl":
            found += [_row(row) for row in block.iter(f"{W}tr")]
    return "".join(f"{line}\n" for line in found if line)


def printed(element: Any) -> str:
    """The words of an element, with ordinary spaces; a break is a line feed."""
    pieces = element.iter(f"{W}t", f"{W}br", f"{W}tab", HYPHEN)
    text = "".join(_SIGNS.get(e.tag) or e.text or "" for e in pieces)
    return text.replace("\N{NO-BREAK SPACE}", " ")


def _row(row: Any) -> str:
    cells = (
        " ¶ ".join(filter(None, map(printed, cell.iter(f"{W}p")))) for cell in row.iter(f"{W}tc")
    )
    return " | ".join(cells).strip()


def _controls(paragraph: Any) -> Iterator[Control]:
    for control in paragraph.iter(f"{W}sdt"):
        yield Control(_tag(control), printed_exactly(control.find(f"{W}sdtContent")))


def printed_exactly(element: Any) -> str:
    """The words of an element, letter by letter."""
    return "".join(_SIGNS.get(e.tag) or e.text or "" for e in element.iter(f"{W}t", HYPHEN))


def _tag(control: Any) -> str:
    return str(control.find(f"{W}sdtPr/{W}tag").get(f"{W}val"))


def _words(paragraph: Any) -> str:
    return "".join(CONTROL if _is_figure(child) else printed(child) for child in paragraph)


def _is_figure(element: Any) -> bool:
    return bool(element.tag == f"{W}sdt") and not _tag(element).startswith(COMPUTED)
