"""Reads a Word file as passages in reading order, each with its place.

The same reading is used for the file as built and as edited, so what differs is an edit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.core.word_file import Element, qualified
from baocao.output.word.styles import Style
from baocao.review.verify.draft import Draft, Passage
from baocao.review.verify.inlines import InlineReader, View, local
from baocao.review.verify.word_file import WordFile

CELL_END = " | "
_LEVELS = {
    Style.HEADING_1.style_name: 1,
    Style.HEADING_2.style_name: 2,
    Style.HEADING_3.style_name: 3,
    Style.APPENDIX_NUMBER.style_name: 1,
    Style.APPENDIX_TITLE.style_name: 2,
    **{f"heading {level}": level for level in (1, 2, 3)},
}
_BARE_HEADING = re.compile(r"[IVX]+\. .+|PHỤ LỤC( [IVX]+)?")  # in capitals, of any style
_CAPTION = re.compile(r"Bảng \d+")
_IN_CELLS = tuple(qualified(f"w:{name}") for name in ("p", "bookmarkStart", "bookmarkEnd"))
_TRACKED = ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge")
_WRAPPERS = frozenset(("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "moveFrom"))


def read_passages(file: WordFile, view: View) -> tuple[Passage, ...]:
    """All passages with words: the body's, then those of notes, headers and footers."""
    reader = _Reader(file, view)
    reader.blocks(file.body)
    for part in file.beside:
        reader.start_part()
        for note in (part, *part):
            if local(note) in ("hdr", "ftr", "footnote", "endnote"):
                reader.blocks(note)
    return reader.passages()


def tracked_changes(file: WordFile) -> int:
    """How many insertions, deletions and moves wait to be accepted or rejected."""
    tags = {qualified(f"w:{name}") for name in _TRACKED}
    parts = (file.body, *file.beside)
    return sum(element.tag in tags for part in parts for element in part.iter())


class _Reader:
    def __init__(self, file: WordFile, view: View) -> None:
        self._read: list[tuple[Draft, str, str]] = []  # with section and table
        self._styles = file.styles
        self._view = view
        self._inlines = InlineReader(view)
        self._headings: dict[int, str] = {}
        self._continued = False  # the paragraph's mark is deleted: the next one goes on

    def passages(self) -> tuple[Passage, ...]:
        """What was read; made last, as a bookmark may end after its passage."""
        made = (draft.passage(section, table) for draft, section, table in self._read)
        return tuple(passage for passage in made if passage.text)

    def start_part(self) -> None:
        self._headings, self._continued = {}, False

    def blocks(self, element: Element) -> None:
        """Read paragraphs and tables below `element`."""
        for child in element:
            match local(child):
                case "p":
                    self._paragraph(child)
                case "tbl":
                    self._table(child)
                case "bookmarkStart":
                    self._inlines.bookmark_start(child)
                case "bookmarkEnd":
                    self._inlines.bookmark_end(child)
                case name if name in _WRAPPERS:
                    self.blocks(child)

    def _paragraph(self, element: Element) -> None:
        if not self._continued:
            self._inlines.draft.style = self._style(element)
        self._inlines.read(element)
        self._continued = _mark_is_gone(element, self._view)
        if not self._continued:
            self._close("")

    def _table(self, element: Element) -> None:
        caption = self._read[-1][0].text if self._read else ""
        caption = caption if _CAPTION.match(caption) else ""
        for row in _inside(element, "tr"):
            if not _row_is_gone(row, self._view):
                self._row(row)
                self._close(caption)

    def _row(self, row: Element) -> None:
        """Read the cells of a row, and of tables within them, into one draft."""
        for cell in _inside(row, "tc"):
            if self._inlines.draft.length:
                self._inlines.draft.add(CELL_END)
            for child in cell.iter(*_IN_CELLS):
                if not _is_deeper(child, cell):
                    self._in_cell(child)

    def _in_cell(self, element: Element) -> None:
        draft = self._inlines.draft
        match local(element):
            case "bookmarkStart":
                self._inlines.bookmark_start(element)
            case "bookmarkEnd":
                self._inlines.bookmark_end(element)
            case _:
                draft.style = draft.style or self._style(element)
                self._inlines.read(element)
                draft.add(" ")

    def _close(self, table: str) -> None:
        """End the passage at hand; then read the text boxes that were met in it."""
        draft, self._inlines.draft = self._inlines.draft, Draft()
        section = " › ".join(self._headings[level] for level in sorted(self._headings))
        level = 0 if table else _level(draft)
        if level:
            kept = {n: text for n, text in self._headings.items() if n < level}
            self._headings = {**kept, level: draft.text}
        if draft.text:
            self._read.append((draft, section, table))
        boxes, self._inlines.boxes[:] = list(self._inlines.boxes), []
        for box in boxes:
            self.blocks(box)

    def _style(self, paragraph: Element) -> str:
        reference = paragraph.find(f"{qualified('w:pPr')}/{qualified('w:pStyle')}")
        if reference is None:
            return ""
        return self._styles.get(reference.get(qualified("w:val"), ""), "")


def _inside(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, whatever they are wrapped in."""
    for child in element:
        if local(child) == name:
            yield child
        elif local(child) in _WRAPPERS:
            yield from _inside(child, name)


def _is_deeper(element: Element, cell: Element) -> bool:
    """Whether the element stands within a paragraph of the cell, and is read with that."""
    above = element.iterancestors(qualified("w:p"), qualified("w:tc"))
    return local(next(above, cell)) == "p"


def _mark_is_gone(paragraph: Element, view: View) -> bool:
    """Whether the end of the paragraph is tracked as deleted (accepted) or new (rejected)."""
    name = "w:del" if view is View.ACCEPTED else "w:ins"
    path = "/".join(qualified(part) for part in ("w:pPr", "w:rPr", name))
    return paragraph.find(path) is not None


def _row_is_gone(row: Element, view: View) -> bool:
    name = "w:del" if view is View.ACCEPTED else "w:ins"
    return row.find(f"{qualified('w:trPr')}/{qualified(name)}") is not None


def _level(draft: Draft) -> int:
    """The level of a heading; 0 for what is none."""
    text = draft.text
    bare = text == text.upper() and _BARE_HEADING.fullmatch(text) is not None
    return _LEVELS.get(draft.style, 1 if bare else 0) if text else 0
