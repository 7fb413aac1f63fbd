"""The words of tables beside names of elements and options: data/mappings/words.yaml, and what a
programme's own words.yaml adds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from baocao.core.errors import Problem
from baocao.core.project import data_name
from baocao.core.yaml_source import YamlRecord, YamlSource, read_yaml, validate_yaml
from baocao.definitions.areas.spelling import TITLES
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.submissions.mapped.model import Scale
from baocao.submissions.workbooks.cells import clean_text, fold_text, is_blank, read_text
from baocao.submissions.workbooks.workbook import CellValue

FILE = "words.yaml"

# "1. Cao Lộc", "1.2. Cao Lộc", "II) Cao Lộc", "b. Cao Lộc"; "X." and "P." are xã and phường.
_NUMBERED = re.compile(
    r"^\s*(?:\d{1,3}(?:\.\d{1,3})*|(?!X\s*[.)/])[IVX]{1,5}|[a-oq-wyzđA-OQ-WYZĐ])\s*[.)/]\s*"
    r"|^\s*\d{1,3}(?:\.\d{1,3})+\s+|^\s*[-+*•]\s*"
)
_TITLES = re.compile(rf"\b({'|'.join(TITLES)})\b")
_WORDS = re.compile(r"[^\W_]+")
_BRACKETS = re.compile(r"\(([^()]*)\)")


class LookRecord(YamlRecord):
    name: str
    headers: tuple[str, ...]


class WordsFile(YamlRecord):
    order: tuple[str, ...]
    area: tuple[str, ...]
    commune: tuple[str, ...]
    label: tuple[str, ...]
    value: tuple[str, ...]
    other: tuple[str, ...]
    total: tuple[str, ...]
    sums: tuple[str, ...]
    groups: tuple[str, ...]
    group_words: tuple[str, ...]
    communes: tuple[str, ...]
    prefixes: tuple[str, ...]
    missing: tuple[str, ...]
    units: tuple[str, ...]
    thousands: tuple[str, ...]
    millions: tuple[str, ...]
    fillers: tuple[str, ...]
    spellings: dict[str, str]
    people: tuple[str, ...]
    narrowing: tuple[str, ...]
    narrowing_titles: tuple[str, ...]
    cumulative: tuple[str, ...]
    headings: tuple[str, ...]
    within: tuple[str, ...]
    negations: tuple[str, ...]
    personal: tuple[str, ...]
    looks: tuple[LookRecord, ...]


@dataclass(frozen=True)
class OtherTable:
    """A kind of table that is none of ours, and the headers that tell it, as keys."""

    name: str
    headers: frozenset[str]


@dataclass(frozen=True)
class Multiples:
    """The words that say that a table counts in thousands or millions."""

    thousands: tuple[str, ...]
    millions: tuple[str, ...]

    def find(self, text: str) -> tuple[Scale, bool] | None:
        """The multiple that stands after "đơn vị tính", or alone in brackets."""
        match = self._pattern.search(clean_text(text).casefold())
        if match is None:
            return None
        word = match["after"] or match["inside"]
        is_million = word in {clean_text(own).casefold() for own in self.millions}
        return (Scale.MILLION if is_million else Scale.THOUSAND), "đồng" in match[0]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = sorted((*self.millions, *self.thousands), key=len, reverse=True)
        multiple = "|".join(re.escape(clean_text(word).casefold()) for word in words)
        of_what = r"(?!\s*dân)(?:[^\W\d]+ ?){0,2}"
        return re.compile(
            rf"(?:đơn vị(?: tính)?|đvt)\s*:?\s*(?P<after>{multiple})(?![\d.])\s*{of_what}"
            rf"|\((?:(?:đơn vị(?: tính)?|đvt)\s*:?)?\s*[x×]?\s*(?P<inside>{multiple})\s*{of_what}\)"
        )


@dataclass(frozen=True)
class TableWords:
    """The words as keys for comparing."""

    order: frozenset[str]
    area: frozenset[str]
    commune: frozenset[str]
    label: frozenset[str]
    value: frozenset[str]
    other: frozenset[str]
    total: frozenset[str]
    sums: tuple[str, ...]
    groups: tuple[str, ...]
    group_words: frozenset[str]
    communes: tuple[str, ...]
    prefixes: tuple[str, ...]
    missing: frozenset[str]
    units: frozenset[str]
    multiples: Multiples
    fillers: frozenset[str]
    spellings: Mapping[str, str]
    people: frozenset[str]
    narrowing: tuple[str, ...]
    narrowing_titles: tuple[str, ...]
    cumulative: frozenset[str]
    headings: frozenset[str]
    within: frozenset[str]
    negations: frozenset[str]
    personal: frozenset[str]
    looks: tuple[OtherTable, ...]

    def multiple(self, text: str) -> tuple[Scale, bool] | None:
        """What a text says that numbers are counted in, and whether that is money:
        "ĐVT: nghìn người", "Dân số (1.000 người)"."""
        return self.multiples.find(text)

    def narrowed(self, title: str) -> tuple[str, ...]:
        """The words of a title that narrow the group that its table counts, as keys; tones count,
        for "năm" is no "nam"."""
        text = f" {_spaced(title)} "
        return tuple(fold_text(word) for word in self.narrowing_titles if f" {word} " in text)

    def is_within_period(self, title: str) -> bool:
        """Whether a title speaks of what came in a day, a week or a month, not of all till now."""
        key = f" {fold_text(title)} "
        return any(f" {word} " in key for word in self.within)

    def is_missing(self, value: CellValue) -> bool:
        """Whether a cell says in words that there is no value."""
        return isinstance(value, str) and clean_text(value).casefold() in self.missing

    def is_total(self, label: str) -> bool:
        """Whether a row's label is that of a total or a subtotal."""
        return fold_text(bare(label)) in self.total

    def after_sum(self, label: str) -> str:
        """What a row adds up: "Cộng vùng I" -> "vùng I"; "" where it says no such thing.

        "Tổng Cọt" and "Cộng Hòa" are communes: a group or an administrative unit has to follow.
        """
        name = bare(label)
        key = fold_text(name)
        start = next((word for word in self.sums if key.startswith(f"{word} ")), "")
        rest = " ".join(name.split()[len(start.split()) :])
        follows = f"{fold_text(rest)} ".startswith(tuple(f"{w} " for w in {*self.groups, *TITLES}))
        return rest if start and follows else ""

    def is_group(self, label: str) -> bool:
        """Whether a label names districts by where they lie or what they are: "II. Các huyện"."""
        key = f"{fold_text(bare(label))} "
        group = next((word for word in self.groups if key.startswith(f"{word} ")), "")
        others = _TITLES.sub(" ", key.removeprefix(group)).split()
        return bool(group) and all(
            word in self.group_words or re.fullmatch(r"\d{1,2}|[ivx]+", word) for word in others
        )

    def is_commune(self, label: str) -> bool:
        """Whether a label begins as communes do: "Xã Bảo Lâm", "P. Vĩnh Trại", "TYT Đồng Đăng"."""
        text = _spaced(bare(label))
        plain = text.isascii()  # typed without marks: "xa Bao Lam"
        return any(text.startswith(f"{fold_text(w) if plain else w} ") for w in self.communes)

    def without_units(self, header: str) -> str:
        """A header without the unit in brackets: "Đã tiêm (người)" -> "Đã tiêm"."""

        def drop(match: re.Match[str]) -> str:
            if self.multiple(match[0]):
                return " "
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


class OwnWords(YamlRecord):
    """What the tables of one programme say besides."""

    area: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()
    cumulative: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    value: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    narrowing_titles: tuple[str, ...] = ()


def load_words(folder: Path, home: Path | None = None) -> TableWords:
    """Read words.yaml of the mappings' folder, and that of a programme's `home` where it has one.

    Raises `BaocaoError` with all the problems of a file.
    """
    record = validate_yaml(_source(folder), WordsFile)
    if home and (home / FILE).is_file():
        own = validate_yaml(_source(home), OwnWords)
        more = {name: (*getattr(record, name), *added) for name, added in own}
        record = record.model_copy(update=more)
    return TableWords(
        order=_keys(record.order),
        area=_keys((*record.area, *record.commune)),
        commune=_keys(record.commune),
        label=_keys(record.label),
        value=_keys(record.value),
        other=_keys(record.other),
        total=_keys(record.total),
        sums=_longest_first(record.sums),
        groups=_longest_first(record.groups),
        group_words=_keys(record.group_words),
        communes=tuple(_spaced(word) for word in record.communes),
        prefixes=_longest_first(record.prefixes),
        missing=frozenset(clean_text(word).casefold() for word in record.missing),
        units=frozenset(clean_text(word).casefold() for word in record.units),
        multiples=Multiples(record.thousands, record.millions),
        fillers=_keys(record.fillers),
        spellings={fold_text(own): fold_text(same) for own, same in record.spellings.items()},
        people=_keys(record.people),
        narrowing=_longest_first(record.narrowing),
        narrowing_titles=tuple(_spaced(word) for word in record.narrowing_titles),
        cumulative=_keys(record.cumulative),
        headings=_keys(record.headings),
        within=_keys(record.within),
        negations=_keys(record.negations),
        personal=_keys(record.personal),
        looks=tuple(OtherTable(look.name, _keys(look.headers)) for look in record.looks),
    )


def clashes(folder: Path, catalogue: IndicatorCatalogue) -> Iterator[Problem]:
    """Headings of columns without data that are names of data elements: a column so headed
    would not be read."""
    names = {
        fold_text(name): element.id
        for element in catalogue.elements.values()
        for name in (element.name, *element.aliases)
    }
    source = _source(folder)
    record = validate_yaml(source, WordsFile)
    for field in ("order", "area", "label", "value", "other"):
        for place, word in enumerate(getattr(record, field)):
            if (element := names.get(fold_text(word))) is not None:
                what = f"“{word}” cũng là tên của thành phần số liệu “{element}”"
                todo = "bỏ chữ này, hoặc đổi tên gọi khác của thành phần số liệu"
                yield Problem(what, source.where(field, place), todo)


def _source(folder: Path) -> YamlSource:
    return read_yaml(folder / FILE, name=data_name(folder / FILE))


def bare(label: str) -> str:
    """A label without the number before it and the colon after: "1. Cao Lộc:" -> "Cao Lộc"."""
    return _NUMBERED.sub("", clean_text(label)).rstrip(" :.")


def cell_words(value: CellValue) -> str:
    """What a header or label cell says, line breaks as spaces; "" where it is blank."""
    return "" if is_blank(value) else read_text(value)


def _spaced(text: str) -> str:
    """The words of a text with their tones, in lower case."""
    return " ".join(_WORDS.findall(clean_text(text).casefold()))


def _longest_first(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(map(fold_text, words), key=len, reverse=True))


def _keys(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold_text, words))
