"""Reads what stands in a paragraph into a draft: text, controls, bookmarks, fields.

Tracked changes are read as if accepted, or as if rejected. Nothing is judged here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from lxml import etree

from baocao.core.word_file import Element, qualified
from baocao.core.word_file.markup import attribute, child
from baocao.review.verify.draft import Draft
from baocao.review.verify.objects import (
    BOUND,
    FIELD,
    HINT,
    NAMED,
    NOTE_MARK,
    OTHERWISE,
    PAGE_FIELD,
    is_unseen_box,
    local,
    pictures_in,
    unread_in,
    word_art,
)
from baocao.review.word.formatting import ParagraphFormat, RunFormat
from baocao.review.word.stylesheet import Formats, StyleSheet
from baocao.review.word.symbols import in_font, symbol
from baocao.review.word.visibility import Ground, Veil, veil_of


class RevisionView(Enum):
    """How tracked changes are read: the elements whose content is not there then."""

    ACCEPTED = frozenset(("del", "moveFrom"))
    REJECTED = frozenset(("ins", "moveTo"))

    @property
    def gone(self) -> frozenset[str]:
        return self.value


# Fields whose result is not the writer's: every program fills in its own.
_PAGES = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"))
# Fields whose result is found in the file, or stays; any other's is made anew.
_STEADY = frozenset(
    (
        *("HYPERLINK", "REF", "TOC", "TC", "XE", "INDEX", "FORMTEXT", "FORMCHECKBOX", "ADDIN"),
        *("PAGEREF", "NOTEREF", "STYLEREF", "SEQ"),
    )
)
_COUNTED = frozenset(("PAGEREF", "NOTEREF", "STYLEREF", "SEQ"))  # as figures they would change
_SILENT = frozenset(("pPr", "rPr", "sdtPr", "sdtEndPr", "fldData", "Fallback", "annotation"))
_OFFICE = (
    *("http://schemas.openxmlformats.org/", "http://schemas.microsoft.com/office/"),
    *("http://purl.oclc.org/ooxml/", "urn:schemas-microsoft-com:"),
)
_KIND = re.compile(r"\s*(?:=|\w+)")
_BLANK = frozenset(("tab", "br", "cr", "ptab"))
_VAL = qualified("w:val")
_NAME = qualified("w:name")
_ID = qualified("w:id")


@dataclass(frozen=True)
class Surroundings:
    """What a paragraph stands in: the style of its table and which of the conditional formats
    its cell has, what it lies on, its part's pictures."""

    table: str | None = None
    formats: Formats = ()
    ground: Ground = field(default_factory=Ground)
    images: Mapping[str, str] = field(default_factory=dict)


class InlineReader:
    """Reads paragraphs into the draft at hand; bookmarks and fields may span paragraphs."""

    def __init__(self, view: RevisionView, styles: StyleSheet) -> None:
        self.draft = Draft()
        self.within = Surroundings()
        self._styles = styles
        self._paragraph: Element | None = None  # its properties
        self._look = ParagraphFormat()
        self._run_look = RunFormat()
        # Text boxes met, to be read as passages of their own, and whether they are not to be seen.
        self.boxes: list[tuple[Element, bool]] = []
        self._view = view
        self._tagged = 0  # how many tagged controls the text at hand stands in
        self._bookmarks: dict[str, tuple[str, Draft, int]] = {}
        self._fields: list[str | None] = []  # instructions; None once the result is read
        self._cases: dict[str, Callable[[Element], None]] = {
            "t": self._text,
            "delText": self._text,
            "instrText": self._instruction,
            "pgNum": lambda _: self.draft.gap(PAGE_FIELD),
            "noBreakHyphen": lambda _: self._say("-"),
            "sym": lambda element: self._say(symbol(element)),
            "r": self._run,
            "bdo": self._turned,
            "drawing": self._drawing,
            "pict": self._drawing,
            "sdt": self._control,
            "bookmarkStart": self.bookmark_start,
            "bookmarkEnd": self.bookmark_end,
            "footnoteReference": self._note,
            "endnoteReference": self._note,
            "fldChar": self._field,
            "fldSimple": self._simple_field,
            "AlternateContent": self._alternatives,
            "txbxContent": lambda element: self.boxes.append((element, False)),
            **dict.fromkeys(NAMED, self._object),
        }

    def paragraph(self, element: Element) -> None:
        """Read a paragraph, whose properties its runs share."""
        self._paragraph = child(element, "pPr")
        table, formats = self.within.table, self.within.formats
        self._look = self._styles.paragraph(self._paragraph, table, None, formats)
        self.read(element)

    def read(self, element: Element) -> None:
        """Read what stands in `element`, in its order."""
        for each in element:
            name = local(each)
            if not name or name in _SILENT or name in self._view.gone:
                continue
            if _is_skipped(each):
                self.draft.unread.append(OTHERWISE)
                continue
            if name in _BLANK:
                self._say(" ")
            else:
                self._cases.get(name, self.read)(each)

    def bookmark_start(self, element: Element) -> None:
        self._bookmarks[element.get(_ID, "")] = (
            element.get(_NAME, ""),
            self.draft,
            self.draft.length,
        )

    def bookmark_end(self, element: Element) -> None:
        name, draft, start = self._bookmarks.pop(element.get(_ID, ""), ("", self.draft, 0))
        if name:
            draft.mark(name, start)

    def _say(self, text: str) -> None:
        in_instruction = any(instruction is not None for instruction in self._fields)
        if not in_instruction:
            self.draft.add(text)

    def _text(self, element: Element) -> None:
        text, font = element.text or "", self._run_look.font
        digits = self._run_look.digits or font
        if digits == font:
            self._say(in_font(text, font))
        else:
            self._say("".join(in_font(c, digits if c.isascii() else font) for c in text))

    def _run(self, element: Element) -> None:
        """A run that is formatted as hidden is not read; what cannot be read well is veiled."""
        own = child(element, "rPr")
        within = self.within
        look = self._styles.run(own, self._paragraph, within.table, within.formats)
        veil = veil_of(look, self._look, within.ground)
        if veil is Veil.HIDDEN:
            return
        self._run_look = look
        draft, start = self.draft, self.draft.length
        self.read(element)
        if veil is not None:
            draft.veil(veil, start)

    def _note(self, element: Element) -> None:
        """The number of a note: above the line it may follow a number, on it it would be read
        as its last digit. A mark of the writer's own is text, and read as such."""
        if attribute(element, "customMarkFollows") not in ("1", "true", "on"):
            add = self.draft.raised_gap if self._run_look.script else self.draft.gap
            add(NOTE_MARK)

    def _turned(self, element: Element) -> None:
        """An order of signs that is forced: from right to left 12 is shown as 21."""
        draft, start = self.draft, self.draft.length
        self.read(element)
        if element.get(_VAL) == "rtl":
            draft.veil(Veil.TURNED, start)

    def _object(self, element: Element) -> None:
        self.draft.unread.append(NAMED[local(element)])

    def _drawing(self, element: Element) -> None:
        """A picture or shape: its pictures are compared, its text boxes are passages."""
        self.draft.pictures.extend(pictures_in(element, self.within.images))
        self.draft.unread.extend(unread_in(element))
        for words in word_art(element):
            self._say(f" {words} ")
        self._text_boxes(element, unseen=is_unseen_box(element))

    def _text_boxes(self, element: Element, *, unseen: bool) -> None:
        for each in element:
            if local(each) == "txbxContent":
                self.boxes.append((each, unseen))
            elif local(each) not in _SILENT:
                self._text_boxes(each, unseen=unseen)

    def _control(self, element: Element) -> None:
        """A content control; while it is empty, Word shows a hint that is no text."""
        properties = element.find(qualified("w:sdtPr"))
        content = element.find(qualified("w:sdtContent"))
        start, draft, tag = self.draft.length, self.draft, None
        hint = None
        if properties is not None:
            tag = properties.find(qualified("w:tag"))
            hint = properties.find(qualified("w:showingPlcHdr"))
            if properties.find(qualified("w:dataBinding")) is not None:
                draft.unread.append(BOUND)
        name = tag.get(_VAL, "") if tag is not None else ""
        self._tagged += bool(name)
        if content is not None and hint is None:
            self.read(content)
        elif content is not None and not self._tagged and any(map(str.isdigit, _words(content))):
            draft.unread.append(HINT)  # an emptied figure is named as such
        self._tagged -= bool(name)
        if name:
            draft.mark(name, start)

    def _instruction(self, element: Element) -> None:
        if self._fields and self._fields[-1] is not None:
            self._fields[-1] += element.text or ""

    def _field(self, element: Element) -> None:
        match element.get(qualified("w:fldCharType")):
            case "begin":
                self._fields.append("")
            case "separate" if self._fields:
                # While the instruction stays, nothing is said: so a page number is not read.
                if _kind(self._fields[-1] or "") not in _PAGES:
                    self._named(self._fields[-1] or "")
                    self._fields[-1] = None
            case "end" if self._fields:
                self._named(self._fields.pop() or "")

    def _simple_field(self, element: Element) -> None:
        instruction = element.get(qualified("w:instr"), "")
        self._named(instruction)
        if _kind(instruction) not in _PAGES:
            self.read(element)

    def _named(self, instruction: str) -> None:
        """Name a field that prints what nobody reads here."""
        kind = _kind(instruction)
        if kind in _PAGES:
            self.draft.gap(PAGE_FIELD)
        elif kind and (kind not in _STEADY or (self._tagged and kind in _COUNTED)):
            self.draft.unread.append(FIELD.format(kind))

    def _alternatives(self, element: Element) -> None:
        """Of several ways to show one thing, the first; another program shows another."""
        if len(element):
            self.read(element[0])
            if len({_words(way) for way in element}) > 1:
                self.draft.unread.append(OTHERWISE)


def _is_skipped(element: Element) -> bool:
    """Whether Word leaves out words, as they stand in an element of another program."""
    is_known = (etree.QName(element).namespace or "").startswith(_OFFICE)
    return not is_known and next(element.iter(qualified("w:t")), None) is not None


def _kind(instruction: str) -> str:
    """The name of a field, "=" of a formula."""
    found = _KIND.match(instruction)
    return found[0].strip().upper() if found else ""


def _words(element: Element) -> str:
    return "".join("".join(t.itertext()) for t in element.iter(qualified("w:t")))
