"""The marks that begin an item: "Phần I", "I.", "1.", "1.1.", "a)", "-" and "+"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from baocao.core.vietnamese.numbering import ALPHABET, from_roman

_ORDINALS = ("", "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_PATTERNS = (
    (
        "part",
        re.compile(
            r"(?:phần|PHẦN|Phần) (?:thứ )?([IVXL]+|\d{1,2}|[A-D]|nhất|hai|ba|tư|năm)\b[.:]? ?"
        ),
    ),
    ("chapter", re.compile(r"(?:chương|CHƯƠNG|Chương) ([IVXL]+|\d{1,2})\b[.:]? ?")),
    ("article", re.compile(r"(?:Điều|ĐIỀU) (\d{1,3})[.:] ?")),
    ("roman", re.compile(r"([IVXL]{1,6})(?:[.)/]| ?[-–]) ?(?=\S)")),
    ("decimal", re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})(?:[.)] |(?= \D))")),
    ("arabic", re.compile(r"(\d{1,2})[.)/] ?(?=\D)")),
    ("capital", re.compile(r"([A-HĐ])[.)] (?=\S)")),
    ("letter", re.compile(r"([a-zđ])(?:\d?)[.)] ?(?=\S)")),
    ("point", re.compile(r"\((\d{1,2}|[ivx]{1,4})\)[+.:]? ?(?=\S)")),
    ("bullet", re.compile(r"([-–—•●+*▪o])\s+(?=\S)|([-–•+])(?=[^\W\d_])")),
)


@dataclass(frozen=True)
class Mark:
    """A mark at the beginning of an item: what kind, how it is written, which number it is."""

    kind: str
    label: str
    numbers: tuple[int, ...]

    @property
    def last(self) -> int:
        return self.numbers[-1]


def split_mark(text: str) -> tuple[Mark | None, str]:
    """A paragraph's mark, None where it has none, and the rest of its text."""
    for kind, pattern in _PATTERNS:
        match = pattern.match(text)
        if match is None:
            continue
        label = next(group for group in match.groups() if group)
        numbers = _numbers(kind, label)
        if numbers:
            return Mark(kind, _label(kind, label), numbers), text[match.end() :].strip()
    return None, text


def _label(kind: str, label: str) -> str:
    return (
        {"–": "-", "—": "-", "•": "-", "●": "-", "▪": "-"}.get(label, label)
        if kind == "bullet"
        else label
    )


def _numbers(kind: str, label: str) -> tuple[int, ...]:
    """The numbers of a label; none where it is no number of its kind."""
    if kind == "bullet":
        return (1,)
    if label.replace(".", "").isdecimal():
        return tuple(int(part) for part in label.split("."))
    if kind in ("letter", "capital"):
        place = ALPHABET.find(label.casefold())
        return (place + 1,) if place >= 0 else ()
    if kind == "point":
        return (from_roman(label) or 0,)
    if label in _ORDINALS:
        return (_ORDINALS.index(label),)
    return (from_roman(label) or ALPHABET.find(label.lower()) + 1,)


def ordinal(number: int) -> str:
    """ "thứ nhất", "thứ tư", "thứ mười hai", "thứ hai mươi mốt"."""
    tens, ones = divmod(number, 10)
    if number <= 10:
        return f"thứ {_ORDINALS[number]}"
    last = {0: "", 1: "một" if tens == 1 else "mốt", 5: "lăm"}.get(ones)
    if last is None:
        last = {4: "bốn" if tens == 1 else "tư"}.get(ones, _ORDINALS[ones])
    head = (
        "mười"
        if tens == 1
        else f"{ {2: 'hai', 3: 'ba', 4: 'bốn', 5: 'năm'}.get(tens, str(tens)) } mươi"
    )
    return f"thứ {head} {last}".strip()
