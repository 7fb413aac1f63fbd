"""How names of administrative units are compared: keys that do not depend on the spelling.

Which unit a key stands for is found in `lookup`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.core.vietnamese.names import clean, fold
from baocao.definitions.areas.model import AdminUnit

TITLES = {
    "tinh": ("t",),
    "thanh pho": ("tp", "t p"),
    "thi xa": ("tx", "t x"),
    "huyen": ("h",),
    "quan": ("q",),
}
COMMUNE_TITLES = {
    "phuong": ("p",),
    "xa": ("x",),
    "thi tran": ("tt", "t t"),
    "dac khu": ("dk",),
}

_ALL = {**TITLES, **COMMUNE_TITLES}
_ABBREVIATIONS = {short: title for title, shorts in _ALL.items() for short in shorts}
_ABBREVIATED = re.compile(rf"^({'|'.join(_ABBREVIATIONS)}) (?=.)")
_WORDS = re.compile(r"[^\W_]+")
_TITLED = re.compile(rf"^({'|'.join(_ALL)}) (?=.)")


def name_key(text: str) -> str:
    """The key of a name, its common noun written out: "TP.Cao Lãnh" -> "thanh pho cao lanh"."""
    return _ABBREVIATED.sub(lambda match: f"{_ABBREVIATIONS[match[1]]} ", fold(text))


def bare_key(text: str) -> str:
    """The key of a name without its common noun: "TP.Cao Lãnh" -> "cao lanh"."""
    return _TITLED.sub("", name_key(text))


def titled_keys(text: str) -> tuple[str, ...]:
    """The keys of a name with its common noun, written out and in short, as they stand within a
    text: "TP. Cao Lãnh" -> "thanh pho cao lanh", "tp cao lanh", "t p cao lanh"."""
    key, bare = name_key(text), bare_key(text)
    title = key.removesuffix(bare).strip()
    return (key, *(f"{short} {bare}" for short in _ALL.get(title, ())))


def unit_keys(unit: AdminUnit) -> frozenset[str]:
    """All keys under which a unit is known: full name, short name and aliases."""
    return frozenset(map(name_key, (unit.name, unit.short_name, *unit.aliases)))


def tones_agree(text: str, unit: AdminUnit) -> bool:
    """Whether a text has the letters and tones of one of the unit's names, or none at all.

    "Lộc Bính" is no spelling of Lộc Bình; "LOC BINH" is.
    """
    words = _marked_words(text)
    return all(word.isascii() for word in words) or any(
        words[-len(name) :] == name for name in _bare_names(unit)
    )


def _bare_names(unit: AdminUnit) -> Iterator[list[str]]:
    """The words of each name of a unit, without its common noun."""
    for name in (unit.name, unit.short_name, *unit.aliases):
        yield _marked_words(name)[-len(bare_key(name).split()) :]


def _marked_words(text: str) -> list[str]:
    return _WORDS.findall(clean(text).casefold())
