"""Reads what stands in a paragraph into a draft: text, controls, bookmarks, fields.

Tracked changes are read as if accepted, or as if rejected. Nothing is judged here.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from lxml import etree

from baocao.core.word_file import Element, qualified
from baocao.review.verify.draft import Draft


class View(Enum):
    """How tracked changes are read: the elements whose content is not there then."""

    ACCEPTED = frozenset(("del", "moveFrom"))
    REJECTED = frozenset(("ins", "moveTo"))

    @property
    def gone(self) -> frozenset[str]:
        return self.value


# Fields whose result is not the writer's: every program fills in its own.
_COMPUTED = ("PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION")
_SILENT = frozenset(("pPr", "rPr", "sdtPr", "sdtEndPr", "fldData", "Fallback", "annotation"))
_BLANK = frozenset(("tab", "br", "cr", "ptab"))
_VAL = qualified("w:val")
_NAME = qualified("w:name")
_ID = qualified("w:id")


def local(element: Element) -> str:
    """The element's name without its namespace; comments have none."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


class InlineReader:
    """Reads paragraphs into the draft at hand; bookmarks and fields may span paragraphs."""

    def __init__(self, view: View) -> None:
        self.draft = Draft()
        self.boxes: list[Element] = []  # text boxes met, to be read as passages of their own
        self._view = view
        self._bookmarks: dict[str, tuple[str, Draft, int]] = {}
        self._fields: list[str | None] = []  # instructions; None once the result is read
        self._hidden = 0
        self._cases: dict[str, Callable[[Element], None]] = {
            "t": self._text,
            "delText": self._text,
            "instrText": self._instruction,
            "noBreakHyphen": lambda _: self._say("-"),
            "r": self._run,
            "sdt": self._control,
            "bookmarkStart": self.bookmark_start,
            "bookmarkEnd": self.bookmark_end,
            "fldChar": self._field,
            "fldSimple": self._simple_field,
            "AlternateContent": self._alternatives,
            "txbxContent": self.boxes.append,
        }

    def read(self, element: Element) -> None:
        """Read what stands in `element`, in its order."""
        for child in element:
            name = local(child)
            if not name or name in _SILENT or name in self._view.gone:
                continue
            if name in _BLANK:
                self._say(" ")
            else:
                self._cases.get(name, self.read)(child)

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
        if not self._hidden and not in_instruction:
            self.draft.add(text)

    def _text(self, element: Element) -> None:
        self._say(element.text or "")

    def _run(self, element: Element) -> None:
        """A run that is formatted as hidden is not read."""
        vanish = element.find(f"{qualified('w:rPr')}/{qualified('w:vanish')}")
        hidden = vanish is not None and vanish.get(_VAL) not in ("0", "false", "off")
        self._hidden += hidden
        self.read(element)
        self._hidden -= hidden

    def _control(self, element: Element) -> None:
        """A content control; while it is empty, Word shows a hint that is no text."""
        properties = element.find(qualified("w:sdtPr"))
        content = element.find(qualified("w:sdtContent"))
        start, draft, tag = self.draft.length, self.draft, None
        hint = None
        if properties is not None:
            tag = properties.find(qualified("w:tag"))
            hint = properties.find(qualified("w:showingPlcHdr"))
        if content is not None and hint is None:
            self.read(content)
        if tag is not None and tag.get(_VAL):
            draft.mark(tag.get(_VAL, ""), start)

    def _instruction(self, element: Element) -> None:
        if self._fields and self._fields[-1] is not None:
            self._fields[-1] += element.text or ""

    def _field(self, element: Element) -> None:
        match element.get(qualified("w:fldCharType")):
            case "begin":
                self._fields.append("")
            case "separate" if self._fields:
                # While the instruction stays, nothing is said: so a page number is not read.
                if not _is_computed(self._fields[-1] or ""):
                    self._fields[-1] = None
            case "end" if self._fields:
                self._fields.pop()

    def _simple_field(self, element: Element) -> None:
        if not _is_computed(element.get(qualified("w:instr"), "")):
            self.read(element)

    def _alternatives(self, element: Element) -> None:
        """Of several ways to show one thing, the first."""
        if len(element):
            self.read(element[0])


def _is_computed(instruction: str) -> bool:
    return instruction.strip().upper().startswith(_COMPUTED)
