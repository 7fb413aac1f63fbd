"""The words of tables beside names of elements and options: data/mappings/words.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from baocao.core.yaml_source import YamlRecord, read_yaml, validate_yaml
from baocao.submissions.workbooks.cells import clean_text, fold_text, is_blank, read_text
from baocao.submissions.workbooks.workbook import CellValue

FILE = "words.yaml"

_NUMBERED = re.compile(r"^\s*(?:\d{1,3}|[IVX]{1,4}|[a-zđ])\s*[.)/]\s*", re.IGNORECASE)
_BRACKETS = re.compile(r"\(([^()]*)\)")


class WordsFile(YamlRecord):
    order: tuple[str, ...]
    area: tuple[str, ...]
    label: tuple[str, ...]
    value: tuple[str, ...]
    other: tuple[str, ...]
    total: tuple[str, ...]
    prefixes: tuple[str, ...]
    missing: tuple[str, ...]
    units: tuple[str, ...]
    fillers: tuple[str, ...]
    cumulative: tuple[str, ...]
    headings: tuple[str, ...]
    negations: tuple[str, ...]
    personal: tuple[str, ...]


@dataclass(frozen=True)
class TableWords:
    """The words as keys for comparing."""

    order: frozenset[str]
    area: frozenset[str]
    label: frozenset[str]
    value: frozenset[str]
    other: frozenset[str]
    total: frozenset[str]
    prefixes: tuple[str, ...]
    missing: frozenset[str]
    units: frozenset[str]
    fillers: frozenset[str]
    cumulative: frozenset[str]
    headings: frozenset[str]
    negations: frozenset[str]
    personal: frozenset[str]

    def is_missing(self, value: CellValue) -> bool:
        """Whether a cell says in words that there is no value."""
        return isinstance(value, str) and clean_text(value).casefold() in self.missing

    def is_total(self, label: str) -> bool:
        """Whether a row's label is that of a total or a subtotal."""
        return fold_text(bare(label)) in self.total

    def without_units(self, header: str) -> str:
        """A header without the unit in brackets: "Đã tiêm (người)" -> "Đã tiêm"."""

        def drop(match: re.Match[str]) -> str:
            inside = clean_text(match[1]).casefold()
            if inside == "%" and not clean_text(header[: match.start()]):
                return match[0]
            return " " if inside in self.units or inside.isdecimal() else match[0]

        return clean_text(_BRACKETS.sub(drop, header))

    def without_prefix(self, label: str) -> str:
        """An area's name without the office: "TTYT huyện Cao Lộc" -> "huyện Cao Lộc"."""
        name = bare(label)
        words, key = name.split(), fold_text(name)
        for prefix in self.prefixes:
            if key.startswith(f"{prefix} "):
                return " ".join(words[len(prefix.split()) :])
        return name


def load_words(folder: Path) -> TableWords:
    """Read words.yaml of the mappings' folder; raises `BaocaoError` with all its problems."""
    path = folder / FILE
    record = validate_yaml(read_yaml(path, name="/".join(path.parts[-3:])), WordsFile)
    return TableWords(
        order=_keys(record.order),
        area=_keys(record.area),
        label=_keys(record.label),
        value=_keys(record.value),
        other=_keys(record.other),
        total=_keys(record.total),
        prefixes=tuple(sorted(map(fold_text, record.prefixes), key=len, reverse=True)),
        missing=frozenset(clean_text(word).casefold() for word in record.missing),
        units=frozenset(clean_text(word).casefold() for word in record.units),
        fillers=_keys(record.fillers),
        cumulative=_keys(record.cumulative),
        headings=_keys(record.headings),
        negations=_keys(record.negations),
        personal=_keys(record.personal),
    )


def bare(label: str) -> str:
    """A label without the number before it and the colon after: "1. Cao Lộc:" -> "Cao Lộc"."""
    return _NUMBERED.sub("", clean_text(label)).rstrip(" :.")


def cell_words(value: CellValue) -> str:
    """What a header or label cell says, line breaks as spaces; "" where it is blank."""
    return "" if is_blank(value) else read_text(value)


def _keys(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold_text, words))
