"""Reads a Word file as passages in reading order, each with its place.

The same reading is used for the file as built and as edited, so what differs is an edit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from baocao.core.word_file import Element, qualified
from baocao.core.word_file.markup import attribute, child
from baocao.output.word.styles import Style
from baocao.review.verify.draft import Draft, DrawnPicture, Passage
from baocao.review.verify.inlines import InlineReader, RevisionView, Surroundings
from baocao.review.verify.objects import LIST_LABEL, NAMED, NO_ROOM, local
from baocao.review.verify.room import is_away, is_low, is_merged, is_without_room
from baocao.review.verify.tracked import cell_is_gone, mark_is_gone, row_is_gone
from baocao.review.verify.word_file import WordFile, WordPart
from baocao.review.word.colours import shade
from baocao.review.word.tables import CellPlace, cell_room, conditions, grid_places, grid_widths
from baocao.review.word.visibility import SMALLEST, Ground

CELL_END = " | "
# What lists put before paragraphs: "%1.", "Điều %1.", one sign.
_LABEL = re.compile(
    r"(?:(?:Điều|Mục|Phần|Chương|Khoản|Điểm|Bảng|Hình|Phụ lục) )?(?:\W|%\d)*|\D", re.I
)
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
_WRAPPERS = frozenset(("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "moveFrom"))


@dataclass(frozen=True)
class Reading:
    """What a file shows; pictures and unread objects come with the place of the passage that
    follows them, which is the number of passages where none does."""

    passages: tuple[Passage, ...]
    pictures: tuple[tuple[DrawnPicture, int], ...] = ()
    unread: tuple[tuple[str, int], ...] = ()


def read_passages(file: WordFile, view: RevisionView) -> tuple[Passage, ...]:
    """The passages alone."""
    return read_text(file, view).passages


def read_text(file: WordFile, view: RevisionView) -> Reading:
    """All passages with words: the body's, then those of notes, headers and footers."""
    reader = _TextReader(file, view)
    reader.start_part(file.body)
    reader.blocks(file.body.root)
    reader.sections(file.body.root)
    for part in file.beside:
        reader.start_part(part)
        for note in (part.root, *part.root):
            if local(note) in ("hdr", "ftr", "footnote", "endnote"):
                reader.blocks(note)
    return reader.reading()


@dataclass(frozen=True)
class _Table:
    """What the cells of a table share; widths in points."""

    look: Element | None
    rows: int
    bands: tuple[int, int]
    grid: list[float]
    margins: float


class _TextReader:
    def __init__(self, file: WordFile, view: RevisionView) -> None:
        self._read: list[tuple[Draft, str, str]] = []  # with section and table
        self._names = file.styles.names
        self._page = file.page
        self._view = view
        self._inlines = InlineReader(view, file.styles)
        self._styles, self._lists = file.styles, file.lists
        self._headings: dict[int, str] = {}
        self._said = ""  # by the last passage
        self._continued = False  # the paragraph's mark is deleted: the next one goes on

    def reading(self) -> Reading:
        """What was read; made last, as a bookmark may end after its passage."""
        passages: list[Passage] = []
        pictures: list[tuple[DrawnPicture, int]] = []
        unread: list[tuple[str, int]] = []
        for draft, section, table in self._read:
            here = len(passages)
            pictures += [(picture, here) for picture in draft.pictures]
            unread += [(name, here) for name in (*draft.unread, *draft.hidden_gaps)]
            if draft.text:
                passages.append(draft.passage(section, table))
        return Reading(tuple(passages), tuple(pictures), tuple(unread))

    def start_part(self, part: WordPart) -> None:
        self._headings, self._continued = {}, False
        self._inlines.within = Surroundings(ground=Ground(page=self._page), images=part.images)

    def blocks(self, element: Element) -> None:
        """Read paragraphs and tables below `element`."""
        for each in element:
            match local(each):
                case "p":
                    self._paragraph(each)
                case "tbl":
                    self._table(each)
                case "bookmarkStart":
                    self._inlines.bookmark_start(each)
                case "bookmarkEnd":
                    self._inlines.bookmark_end(each)
                case name if name in NAMED:
                    self._inlines.draft.unread.append(NAMED[name])
                case name if name in _WRAPPERS:
                    self.blocks(each)

    def sections(self, root: Element) -> None:
        """Name sections whose page leaves no room for words."""
        if any(map(is_without_room, root.iter(qualified("w:sectPr")))):
            self._inlines.draft.unread.append(NO_ROOM)
            self._close("")

    def _paragraph(self, element: Element) -> None:
        if not self._continued:
            self._inlines.draft.style = self._style(element)
        self._label(element)
        self._inlines.paragraph(element)
        self._continued = mark_is_gone(element, self._view)
        if not self._continued:
            self._close("")

    def _label(self, paragraph: Element) -> None:
        """Name words or numbers that a list puts before the paragraph."""
        properties = child(paragraph, "pPr")
        number = child(properties, "numPr")
        number = self._styles.list_of(properties) if number is None else number
        level = self._lists.level(number)
        label = attribute(child(level, "lvlText")) or ""
        is_beside = attribute(child(level, "suff")) in ("nothing", "space") and label[-2:-1] == "%"
        if not _LABEL.fullmatch(label) or (is_beside and _begins_with_digit(paragraph)):
            self._inlines.draft.unread.append(LIST_LABEL)

    def _table(self, element: Element) -> None:
        caption = self._said if _CAPTION.match(self._said) else ""
        around = self._inlines.within
        style = attribute(child(element, "tblPr", "tblStyle"))
        ground = replace(around.ground, away=is_away(element))
        rows = list(_inside(element, "tr"))
        table = _Table(
            look=child(element, "tblPr", "tblLook"),
            rows=len(rows),
            bands=self._styles.bands(style),
            grid=grid_widths(element),
            margins=self._styles.cell_margins(element),
        )
        for number, row in enumerate(rows):
            if not row_is_gone(row, self._view):
                self._inlines.within = replace(around, table=style, ground=ground)
                self._row(row, number, table)
                self._close(caption)
        self._inlines.within = around

    def _row(self, row: Element, number: int, table: _Table) -> None:
        """Read the cells of a row, and of tables within them, into one draft."""
        within = self._inlines.within
        cells = list(_inside(row, "tc"))
        places = grid_places(row, cells)
        for column, (cell, at) in enumerate(zip(cells, places, strict=True)):
            if cell_is_gone(cell, self._view):
                continue
            if self._inlines.draft.length:
                self._inlines.draft.add(CELL_END)
            formats = conditions(
                table.look, CellPlace(number, table.rows, column, len(cells)), table.bands
            )
            own = shade(child(cell, "tcPr"))
            room = cell_room(cell, at, table.grid, table.margins)
            ground = replace(
                within.ground,
                cell=self._styles.cell_shade(within.table, formats) if own is None else own,
                low=is_low(row),
                narrow=room is not None and room < SMALLEST,
                merged=is_merged(cell),
            )
            self._inlines.within = replace(within, formats=formats, ground=ground)
            for each in cell.iter(*_IN_CELLS):
                if not _is_deeper(each, cell):
                    self._in_cell(each)

    def _in_cell(self, element: Element) -> None:
        draft = self._inlines.draft
        match local(element):
            case "bookmarkStart":
                self._inlines.bookmark_start(element)
            case "bookmarkEnd":
                self._inlines.bookmark_end(element)
            case _:
                draft.style = draft.style or self._style(element)
                self._label(element)
                self._inlines.paragraph(element)
                draft.add(" ")

    def _close(self, table: str) -> None:
        """End the passage at hand; then read the text boxes that were met in it."""
        draft, self._inlines.draft = self._inlines.draft, Draft()
        section = " › ".join(self._headings[level] for level in sorted(self._headings))
        level = 0 if table else _level(draft)
        if level:
            kept = {n: text for n, text in self._headings.items() if n < level}
            self._headings = {**kept, level: draft.text}
        self._read.append((draft, section, table))
        self._said = draft.text or self._said
        boxes, self._inlines.boxes[:] = list(self._inlines.boxes), []
        for box, unseen in boxes:
            around = self._inlines.within
            self._inlines.within = replace(around, ground=replace(around.ground, boxed=unseen))
            self.blocks(box)
            self._inlines.within = around

    def _style(self, paragraph: Element) -> str:
        return self._names.get(attribute(child(paragraph, "pPr", "pStyle")) or "", "")


def _begins_with_digit(paragraph: Element) -> bool:
    """Whether a number that a list writes right before the words would become part of theirs."""
    words = (each.text or "" for each in paragraph.iter(qualified("w:t")))
    return "".join(words).lstrip()[:1].isdigit()


def _inside(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, whatever they are wrapped in."""
    for each in element:
        if local(each) == name:
            yield each
        elif local(each) in _WRAPPERS:
            yield from _inside(each, name)


def _is_deeper(element: Element, cell: Element) -> bool:
    """Whether the element stands within a paragraph of the cell, and is read with that."""
    above = element.iterancestors(qualified("w:p"), qualified("w:tc"))
    return local(next(above, cell)) == "p"


def _level(draft: Draft) -> int:
    """The level of a heading; 0 for what is none."""
    text = draft.text
    bare = text == text.upper() and _BARE_HEADING.fullmatch(text) is not None
    return _LEVELS.get(draft.style, 1 if bare else 0) if text else 0
