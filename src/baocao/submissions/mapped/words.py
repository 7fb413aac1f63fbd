"""The words of tables beside names of elements and options, and what cells and labels say by
them. Their file is in `words_file`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from baocao.core.yaml_source import YamlModel, written_as
from baocao.definitions.areas.spelling import TITLES
from baocao.submissions.mapped.model import Scale
from baocao.submissions.workbooks.cells import clean_text, fold_text, is_blank, read_text
from baocao.submissions.workbooks.workbook import CellValue

# "1. Cao Lộc", "1.2. Cao Lộc", "II) Cao Lộc", "b. Cao Lộc"; "X." and "P." are xã and phường.
_NUMBERED = re.compile(
    r"^\s*(?:\d{1,3}(?:\.\d{1,3})*|(?!X\s*[.)/])[IVX]{1,5}|[a-oq-wyzđA-OQ-WYZĐ])\s*[.)/]\s*"
    r"|^\s*\d{1,3}(?:\.\d{1,3})+\s+|^\s*[-+*•]\s*"
)
_TITLES = re.compile(rf"\b({'|'.join(TITLES)})\b")
_WORDS = re.compile(r"[^\W_]+")
_BRACKETS = re.compile(r"\(([^()]*)\)")


def _keys(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold_text, words))


def _longest_first(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(map(fold_text, words), key=len, reverse=True))


def _cleaned(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(clean_text(word).casefold() for word in words)


def _folded(spellings: dict[str, str]) -> dict[str, str]:
    return {fold_text(own): fold_text(same) for own, same in spellings.items()}


def spaced(text: str) -> str:
    """The words of a text with their tones, in lower case."""
    return " ".join(_WORDS.findall(clean_text(text).casefold()))


Listed = tuple[str, ...]
Keys = Annotated[frozenset[str], written_as(Listed, _keys)]
LongestFirst = Annotated[Listed, written_as(Listed, _longest_first)]
Spaced = Annotated[Listed, written_as(Listed, lambda words: tuple(map(spaced, words)))]
Cleaned = Annotated[frozenset[str], written_as(Listed, _cleaned)]
Spellings = Annotated[Mapping[str, str], written_as(dict[str, str], _folded)]


@dataclass(frozen=True)
class OtherTable(YamlModel):
    """A kind of table that is none of ours, and the headers that tell it, as keys."""

    name: str
    headers: Keys


@dataclass(frozen=True)
class TableWords(YamlModel):
    """The words of data/mappings/words.yaml as keys for comparing; `thousands` and `millions` say
    that a table counts in those."""

    order: Keys
    area: Keys
    commune: Keys
    label: Keys
    value: Keys
    other: Keys
    nothing: Keys
    total: Keys
    sums: LongestFirst
    groups: LongestFirst
    group_words: Keys
    communes: Spaced
    prefixes: LongestFirst
    missing: Cleaned
    units: Cleaned
    thousands: Cleaned
    millions: Cleaned
    fillers: Keys
    spellings: Spellings
    either_side: Keys
    people: Keys
    narrowing: LongestFirst
    narrowing_titles: Spaced
    cumulative: Keys
    headings: Keys
    within: Spaced
    planned: Spaced
    no_results: Spaced
    subjects: Spaced
    row_words: Keys
    negations: Keys
    personal: Keys
    looks: tuple[OtherTable, ...]
    other_units: Cleaned = frozenset()
    rough: Spaced = ()
    parts: LongestFirst = ()
    remarks: Keys = frozenset()

    def multiple(self, text: str) -> tuple[Scale, bool] | None:
        """What a text says that numbers are counted in, and whether that is money, after "đơn vị
        tính" or alone in brackets: "ĐVT: nghìn người", "Dân số (1.000 người)"."""
        match = self._multiples.search(clean_text(text).casefold())
        if match is None:
            return None
        is_million = (match["after"] or match["inside"]) in self.millions
        return (Scale.MILLION if is_million else Scale.THOUSAND), "đồng" in match[0]

    @cached_property
    def _multiples(self) -> re.Pattern[str]:
        words = sorted((*self.millions, *self.thousands), key=len, reverse=True)
        multiple = "|".join(map(re.escape, words))
        of_what = r"(?!\s*dân)(?:[^\W\d]+ ?){0,2}"
        return re.compile(
            rf"(?:đơn vị(?: tính)?|đvt)\s*:?\s*(?P<after>{multiple})(?![\d.])\s*{of_what}"
            rf"|\((?:(?:đơn vị(?: tính)?|đvt)\s*:?)?\s*[x×]?\s*(?P<inside>{multiple})\s*{of_what}\)"
        )

    def counts_otherwise(self, text: str) -> bool:
        """Whether a text says that the numbers of a table are shares or counted in a unit that no
        scale is for: "ĐVT: %", "Đơn vị tính: vạn dân", "tính bằng chục ca"."""
        own = clean_text(text).casefold()
        return self.multiple(text) is None and any(
            pattern.search(own) for pattern in self._stated_units
        )

    @cached_property
    def _stated_units(self) -> tuple[re.Pattern[str], ...]:
        words = sorted((*self.other_units, *self.thousands, *self.millions), key=len, reverse=True)
        unit = rf"(?<![\w.])[x×]?(?:{'|'.join(map(re.escape, words))})(?![\w.])"
        return (
            re.compile(rf"^\W*(?:tỷ lệ )?{unit}\W*$"),
            re.compile(rf"đơn vị\s*[:–-]\s*\(?{unit}"),
            re.compile(
                rf"(?:đơn vị tính|đvt|unit|(?:tính|ghi) (?:theo|bằng))\b[^;.]{{0,25}}?{unit}"
            ),
        )

    def narrowed(self, title: str) -> tuple[str, ...]:
        """The words of a title that narrow the group that its table counts, as keys; tones count,
        for "năm" is no "nam"."""
        text = f" {spaced(title)} "
        return tuple(fold_text(word) for word in self.narrowing_titles if f" {word} " in text)

    def subjects_in(self, text: str) -> tuple[str, ...]:
        """The subjects, such as diseases, that a text names; tones count."""
        own = f" {spaced(text)} "
        return tuple(subject for subject in self.subjects if f" {subject} " in own)

    def are_people(self, text: str) -> bool:
        """Whether a text is made of words for people alone: "Nhóm đối tượng: trẻ em từ"."""
        rest = fold_text(text).split()
        while rest:
            lengths = range(len(rest), 0, -1)
            said = next((n for n in lengths if " ".join(rest[:n]) in self.people), 0)
            if not said:
                return False
            rest = rest[said:]
        return True

    def is_within_period(self, title: str) -> bool:
        """Whether a title speaks of what came in a day, a week or a month, not of all till now."""
        return _has_any(self.within, title)

    def is_planned(self, title: str) -> bool:
        """Whether a title speaks of a plan, not of what was done."""
        return _has_any(self.planned, title)

    def is_no_result(self, title: str) -> bool:
        """Whether a title speaks of another time, of an estimate or of what was not done."""
        return _has_any(self.no_results, title)

    def is_rough(self, text: str) -> bool:
        """Whether a text says that numbers are estimated, or not whole."""
        return _has_any(self.rough, text)

    def is_cumulative(self, header: str) -> bool:
        """Whether a header says that its numbers are of all till now."""
        return _has_any(self.cumulative, fold_text(header))

    def heads(self, title: str) -> bool:
        """Whether a title announces what its table counts: "Tình hình dịch tháng 12"."""
        return _has_any(self.headings, fold_text(title))

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
        text = spaced(bare(label))
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


def _has_any(words: Iterable[str], text: str) -> bool:
    """Whether a text has any of some words; tones count, unless it was typed without marks."""
    own = f" {spaced(text)} "
    plain = own.isascii()
    return any(f" {fold_text(word) if plain else word} " in own for word in words)


def bare(label: str) -> str:
    """A label without the number before it and the colon after: "1. Cao Lộc:" -> "Cao Lộc"."""
    return _NUMBERED.sub("", clean_text(label)).rstrip(" :.")


def cell_words(value: CellValue) -> str:
    """What a header or label cell says, line breaks as spaces; "" where it is blank."""
    return "" if is_blank(value) else read_text(value)
