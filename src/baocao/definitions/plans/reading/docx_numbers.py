"""The marks of lists that Word counts and does not store: "1.", "a)", "II." and bullets."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from baocao.core.word_file import Element, qualified

_VAL = qualified("w:val")
_PLACE = re.compile(r"%(\d)")
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """A number up to some tens in Roman figures."""
    written = ""
    for value, sign in _ROMAN:
        written += sign * (number // value)
        number %= value
    return written


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26)


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
}


class ListNumbers:
    """Counts the items of one file's lists in the order in which they are asked for."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._levels = dict(_levels(numbering)) if numbering is not None else {}
        self._lists = dict(_lists(numbering)) if numbering is not None else {}
        self._styles = dict(_styles(styles)) if styles is not None else {}
        self._counts: dict[tuple[str, int], int] = {}

    def mark(self, paragraph: Element) -> str:
        """The mark of the next item; "" for a paragraph that is in no list."""
        list_id, level = self._place(paragraph)
        abstract = self._lists.get(list_id, "")
        found = self._levels.get((abstract, level))
        if found is None:
            return ""
        kind, pattern, start = found
        if kind == "bullet":
            return "-" if level == 0 else "+"
        self._count(abstract, level, start)
        return _PLACE.sub(lambda place: self._written(abstract, int(place[1]) - 1), pattern)

    def _count(self, abstract: str, level: int, start: int) -> None:
        self._counts[abstract, level] = self._counts.get((abstract, level), start - 1) + 1
        for key in [key for key in self._counts if key[0] == abstract and key[1] > level]:
            del self._counts[key]

    def _written(self, abstract: str, level: int) -> str:
        kind, _, start = self._levels.get((abstract, level), ("decimal", "", 1))
        number = self._counts.get((abstract, level), start)
        return _FORMATS.get(kind, str)(number)

    def _place(self, paragraph: Element) -> tuple[str, int]:
        own = paragraph.find(f"{qualified('w:pPr')}/{qualified('w:numPr')}")
        if own is not None:
            return _list_place(own)
        style = paragraph.find(f"{qualified('w:pPr')}/{qualified('w:pStyle')}")
        return self._styles.get(style.get(_VAL, "") if style is not None else "", ("", 0))


def _list_place(properties: Element) -> tuple[str, int]:
    def value(name: str) -> str:
        found = properties.find(qualified(name))
        return (found.get(_VAL) or "") if found is not None else ""

    level = value("w:ilvl")
    return value("w:numId"), int(level) if level.isdecimal() else 0


def _levels(numbering: Element) -> list[tuple[tuple[str, int], tuple[str, str, int]]]:
    found = []
    for abstract in numbering.iter(qualified("w:abstractNum")):
        id_ = abstract.get(qualified("w:abstractNumId"), "")
        for level in abstract.iter(qualified("w:lvl")):
            number = level.get(qualified("w:ilvl"), "0")
            kind, text = _value(level, "w:numFmt"), _value(level, "w:lvlText")
            start = _value(level, "w:start")
            first = int(start) if start.isdecimal() else 1
            found.append(((id_, int(number) if number.isdecimal() else 0), (kind, text, first)))
    return found


def _lists(numbering: Element) -> list[tuple[str, str]]:
    nums = numbering.iter(qualified("w:num"))
    return [(num.get(qualified("w:numId"), ""), _value(num, "w:abstractNumId")) for num in nums]


def _styles(styles: Element) -> list[tuple[str, tuple[str, int]]]:
    found = []
    for style in styles.iter(qualified("w:style")):
        own = style.find(f"{qualified('w:pPr')}/{qualified('w:numPr')}")
        if own is not None:
            found.append((style.get(qualified("w:styleId"), ""), _list_place(own)))
    return found


def _value(around: Element, name: str) -> str:
    found = around.find(qualified(name))
    return (found.get(_VAL) or "") if found is not None else ""
