"""How names of administrative units are compared: keys that do not depend on the spelling.

Which unit a key stands for is the matter of `registry`.
"""

from __future__ import annotations

import re

from baocao.core.vietnamese.names import fold
from baocao.definitions.areas.model import AdminUnit

TITLES = {
    "tinh": ("t",),
    "thanh pho": ("tp", "t p"),
    "thi xa": ("tx", "t x"),
    "huyen": ("h",),
    "quan": ("q",),
}

_ABBREVIATIONS = {short: title for title, shorts in TITLES.items() for short in shorts}
_ABBREVIATED = re.compile(rf"^({'|'.join(_ABBREVIATIONS)}) (?=.)")
_TITLED = re.compile(rf"^({'|'.join(TITLES)}) (?=.)")


def name_key(text: str) -> str:
    """The key of a name, its common noun written out: "TP.Cao Lãnh" -> "thanh pho cao lanh"."""
    return _ABBREVIATED.sub(lambda match: f"{_ABBREVIATIONS[match[1]]} ", fold(text))


def bare_key(text: str) -> str:
    """The key of a name without its common noun: "TP.Cao Lãnh" -> "cao lanh"."""
    return _TITLED.sub("", name_key(text))


def unit_keys(unit: AdminUnit) -> frozenset[str]:
    """All keys under which a unit is known: full name, short name and aliases."""
    return frozenset(map(name_key, (unit.name, unit.short_name, *unit.aliases)))
