"""The labels that Word puts before paragraphs of automatic lists: "I.", "1.", "a)", "-".

Readers of the document see them like typed text, so the rules have to see them too.
"""

from __future__ import annotations

import re
from collections import defaultdict

from baocao.core.vietnamese.numbering import roman
from baocao.core.word_file import Element
from baocao.core.word_file.markup import attribute, child, integer, w

_PLACE = re.compile(r"%([1-9])")
_DASHES = tuple("-\u2013\u2014\u2212\uf02d")  # the last one: a dash in the font Symbol
_LEVELS = 9


class ListLabels:
    """Counts the lists of one file; labels are asked for in the order of the paragraphs."""

    def __init__(self, numbering: Element | None) -> None:
        self._lists: dict[str, dict[int, Element]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._shared: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        if numbering is not None:
            self._read(numbering)

    def level(self, number: Element | None) -> Element | None:
        """The level (`w:lvl`) that `w:numPr` names; None where the paragraph is in no list."""
        list_, depth = _reference(number)
        return self._lists.get(list_, {}).get(depth)

    def next_label(self, number: Element | None) -> str:
        """Count one paragraph on and return its label, "" where it has none."""
        level = self.level(number)
        if level is None:
            return ""
        list_, depth = _reference(number)
        kind = attribute(child(level, "numFmt")) or "decimal"
        text = attribute(child(level, "lvlText")) or ""
        if kind == "bullet":
            return "-" if text in _DASHES else text
        self._count(list_, depth)
        return _PLACE.sub(lambda place: self._written(list_, int(place[1]) - 1), text)

    def _read(self, numbering: Element) -> None:
        abstract = {
            attribute(each, "abstractNumId"): _levels(each)
            for each in numbering.iter(w("abstractNum"))
        }
        for num in numbering.iter(w("num")):
            id_ = attribute(num, "numId") or ""
            base = attribute(child(num, "abstractNumId")) or ""
            self._shared[id_] = base
            self._lists[id_] = dict(abstract.get(base, {}))
            self._override(id_, num)

    def _override(self, id_: str, num: Element) -> None:
        """Take in what one list changes of the lists that share its definition."""
        for change in num.iter(w("lvlOverride")):
            depth = integer(attribute(change, "ilvl")) or 0
            level = child(change, "lvl")
            if level is not None:
                self._lists[id_][depth] = level
            start = integer(attribute(child(change, "startOverride")))
            if start is not None:
                self._starts.setdefault(id_, {})[depth] = start

    def _count(self, list_: str, depth: int) -> None:
        counts = self._counts[self._shared[list_]]
        restart = self._starts.get(list_, {}).pop(depth, None)
        if restart is not None:
            counts[depth] = restart
        else:
            counts[depth] = counts.get(depth, self._start(list_, depth) - 1) + 1
        for deeper in range(depth + 1, _LEVELS):
            counts.pop(deeper, None)

    def _start(self, list_: str, depth: int) -> int:
        start = integer(attribute(child(self._lists[list_].get(depth), "start")))
        return 1 if start is None else start

    def _written(self, list_: str, depth: int) -> str:
        level = self._lists[list_].get(depth)
        counts = self._counts[self._shared[list_]]
        number = counts.get(depth, self._start(list_, depth))
        return _format(number, attribute(child(level, "numFmt")) or "decimal")


def _levels(abstract: Element) -> dict[int, Element]:
    return {integer(attribute(level, "ilvl")) or 0: level for level in abstract.iter(w("lvl"))}


def _reference(number: Element | None) -> tuple[str, int]:
    list_ = attribute(child(number, "numId")) or ""
    return list_, integer(attribute(child(number, "ilvl"))) or 0


def _format(number: int, kind: str) -> str:
    """Write a number as Word does; its letters are the English ones."""
    if kind in ("lowerRoman", "upperRoman"):
        return roman(number) if kind == "upperRoman" else roman(number).lower()
    if kind in ("lowerLetter", "upperLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26)
        return letter.upper() if kind == "upperLetter" else letter
    return f"{number:02}" if kind == "decimalZero" else str(number)
