"""Passages: what is compared. A passage is a paragraph, or a row of a table.

Its text is as read, not as typed: composed letters, single spaces, nothing invisible.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from unicodedata import category, normalize

from baocao.review.word.visibility import Veil

_BLANKS = re.compile(r"\s+")
_TURN, _TURN_BACK = "\N{RIGHT-TO-LEFT OVERRIDE}", "\N{POP DIRECTIONAL FORMATTING}"
_TURNS = re.compile(f"([{_TURN}{_TURN_BACK}])")
_GOES_ON = re.compile(r"[.,]?\d|%")
_OVERLAID = re.compile(
    r"\d[\u0300-\u036f\u0488\u0489\u20d0-\u20ff]"
)  # a stroke, a ring over a digit


@dataclass(frozen=True)
class SpanMark:
    """What a content control or a bookmark spans in a passage's text; `name` is tag or name."""

    name: str
    start: int
    end: int


@dataclass(frozen=True)
class Veiled:
    """Characters of a passage's text that stand there and that nobody can read."""

    veil: Veil
    start: int
    end: int


@dataclass(frozen=True)
class DrawnPicture:
    """A picture in the text, by the hashes of its files: `png` is what every program draws, `svg`
    what Word draws instead, "" where there is none. An `altered` one does not show all of it.
    """

    png: str
    svg: str = ""
    altered: bool = False


@dataclass(frozen=True)
class Passage:
    """A paragraph, or a row with its cells parted by " | ".

    `section` is the headings above it, `table` its table's caption, `style` the name of its
    first paragraph's style.
    """

    text: str
    section: str = ""
    table: str = ""
    style: str = ""
    marks: tuple[SpanMark, ...] = ()
    veiled: tuple[Veiled, ...] = ()


@dataclass
class Draft:
    """A passage that is being read; `pictures` and `unread` are met in it."""

    style: str = ""
    pictures: list[DrawnPicture] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _marks: list[SpanMark] = field(default_factory=list)
    _veiled: list[Veiled] = field(default_factory=list)
    _length: int = 0
    _gaps: list[tuple[str, int, bool]] = field(default_factory=list)
    _blank: bool = True  # whether a space would be one too many
    _turned: int | None = None  # where signs began to run from right to left

    @property
    def length(self) -> int:
        """Where the next character will stand."""
        return self._length

    @property
    def text(self) -> str:
        """What was read so far."""
        return "".join(self._parts).rstrip()

    def add(self, text: str) -> None:
        """Add text as a reader sees it."""
        if text.isascii():
            self._add(text)
            return
        for part in _TURNS.split(normalize("NFC", text)):
            if part == _TURN:
                self._turned = self.length
            elif part == _TURN_BACK:
                self._turn_back()
            else:
                self._add("".join(char for char in part if category(char) != "Cf"))

    def _turn_back(self) -> None:
        if self._turned is not None:
            self.veil(Veil.TURNED, self._turned)
        self._turned = None

    def _add(self, text: str) -> None:
        seen = _BLANKS.sub(" ", text)
        if self._blank:
            seen = seen.removeprefix(" ")
        if seen:
            last = self._parts[-1][-1:] if self._parts else ""
            before = self._length - len(last)
            self._parts.append(seen)
            self._length += len(seen)
            for overlaid in _OVERLAID.finditer(last + seen):
                place = before + overlaid.start()
                self._veiled.append(Veiled(Veil.OVERLAID, place, place + 1))
            self._blank = seen.endswith(" ")

    def gap(self, name: str) -> None:
        """Remember that something is printed here which is not read."""
        self._gaps.append((name, self.length, False))

    def raised_gap(self, name: str) -> None:
        """As `gap`, above the line: behind a number it is none of its digits."""
        self._gaps.append((name, self.length, True))

    @property
    def hidden_gaps(self) -> list[str]:
        """What is printed beside a digit, and so becomes a part of its number."""
        text = self.text
        return [
            name
            for name, at, raised in self._gaps
            if _GOES_ON.match(text, at) or (not raised and text[max(at - 1, 0) : at].isdigit())
        ]

    def mark(self, name: str, start: int) -> None:
        """Remember what stands between `start` and here."""
        self._marks.append(SpanMark(name, start, self._length))

    def veil(self, veil: Veil, start: int) -> None:
        """Remember that nobody can read what stands between `start` and here."""
        if self._length > start:
            self._veiled.append(Veiled(veil, start, self._length))

    def passage(self, section: str, table: str) -> Passage:
        """The passage as it stands."""
        self._turn_back()
        text = self.text
        marks = tuple(_trimmed(mark, text) for mark in self._marks)
        return Passage(text, section, table, self.style, marks, tuple(self._veiled))


def _trimmed(mark: SpanMark, text: str) -> SpanMark:
    """The mark without the spaces at its ends."""
    inside = text[mark.start : mark.end]
    start = mark.start + len(inside) - len(inside.lstrip())
    return SpanMark(mark.name, min(start, len(text)), min(start, len(text)) + len(inside.strip()))
