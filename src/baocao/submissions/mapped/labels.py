"""What the labels of a table's rows say: an area, a total, a commune, a place elsewhere.

One label depends on the others: "X. Hữu Lũng" is the tenth row after "IX.", and a commune where
there is none; "Cao Lãnh" below "Thành phố" is the city. Numbers of rows are not looked at here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from baocao.core.errors import BaocaoError, Problem
from baocao.definitions.areas.model import AreaLevel
from baocao.definitions.areas.spelling import TITLES, name_key
from baocao.submissions.mapped.lexicon import Lexicon
from baocao.submissions.mapped.model import TableContext
from baocao.submissions.mapped.words import bare
from baocao.submissions.workbooks.cells import clean_text, fold_text

ENOUGH = 2  # labels of other provinces from which a table is one of the country

# No letter that a title of units begins with is a number: "H. Cao Lộc", "P. Vĩnh Trại".
_MARK = re.compile(
    r"\s*([IVX]{1,5}|[A-Ga-gđ]|\d{1,3}(?:\.\d{1,3})*|[-+*•])(?=[\s.)/:]|$)[.)/:]*\s*"
)
_TEN = re.compile(r"^\s*X\s*[.)/]\s*")
_LEVELS = ((r"[A-G]", 0), (r"[IVX]+", 1), (r"\d+", 2), (r"\d+\.\d+", 3), (r"\d+(\.\d+)+", 4))
_LOWEST = 5
_TITLED = tuple(f"{title} " for title in TITLES)


class RowKind(Enum):
    """What a row is by its label."""

    AREA = "area"
    TOTAL = "total"
    GROUP = "group"  # a subtotal that stands above its parts
    COMMUNE = "commune"
    ELSEWHERE = "elsewhere"  # another province, or what lies in one
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Label:
    """One row's label: its words, the number before them, and whether values stand beside it."""

    row: int
    text: str
    mark: str = ""
    has_values: bool = True


@dataclass(frozen=True)
class LabelMeaning:
    """What a label says; why not, where it says nothing."""

    kind: RowKind
    area: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Labels:
    """The labels of one table from the top down; `are_communes` where their header says so."""

    labels: tuple[Label, ...]
    lexicon: Lexicon
    place: TableContext
    are_communes: bool = False

    @cached_property
    def named(self) -> dict[int, LabelMeaning]:
        """What each label says, by its row."""
        return {label.row: self._named(label) for label in self.labels}

    def one(self, label: Label) -> LabelMeaning:
        """What a label says that stands among the others and is none of them."""
        return self._named(label)

    @cached_property
    def is_national(self) -> bool:
        """Whether the rows are provinces."""
        others = {area for label in self.labels if (area := self._province(self._name(label)))}
        return len(others - {self.place.province}) >= ENOUGH

    def is_part(self, label: Label) -> bool:
        """Whether a row is a part of an area above it by its number: "1.1" below "1", or none
        where the areas have one."""
        level, own = self._level(label), self._areas_level
        return own is not None and (level is None or level > own)

    def _named(self, label: Label) -> LabelMeaning:
        name, words = self._name(label), self.lexicon.words
        if words.is_total(name):
            return LabelMeaning(RowKind.ELSEWHERE if self.is_national else RowKind.TOTAL)
        if self.are_communes and (words.after_sum(name) or words.is_group(name)):
            return LabelMeaning(RowKind.TOTAL if words.after_sum(name) else RowKind.GROUP)
        if self.are_communes and not name_key(name).startswith(_TITLED):
            return LabelMeaning(RowKind.COMMUNE, problems=(_no_district(label),))
        if self.is_national and (province := self._province(name)):
            is_ours = province == self.place.province
            return LabelMeaning(
                RowKind.AREA if is_ours else RowKind.ELSEWHERE, province if is_ours else ""
            )
        try:
            return LabelMeaning(RowKind.AREA, self._area(label))
        except BaocaoError as error:
            return self._other(label, name, tuple(error.problems))

    def _other(self, label: Label, name: str, problems: tuple[Problem, ...]) -> LabelMeaning:
        """A label that names no area of the province."""
        words = self.lexicon.words
        if summed := words.after_sum(name):
            return self._of_sum(summed)
        if words.is_group(name) or self._is_above(label):
            return LabelMeaning(RowKind.GROUP)
        if words.is_commune(name) or (self._is_below(label) and not self._narrows(name)):
            return LabelMeaning(RowKind.COMMUNE, problems=(_no_district(label),))
        if self._is_elsewhere(name):
            what = f"“{label.text}” không thuộc tỉnh của tệp này"
            todo = "ghi leave_out: [provinces] để bỏ qua các tỉnh khác, hoặc sửa tên địa bàn"
            return LabelMeaning(RowKind.ELSEWHERE, problems=(Problem(what, todo=todo),))
        return LabelMeaning(RowKind.UNKNOWN, problems=problems)

    def _narrows(self, name: str) -> bool:
        """Whether a label names some of those above it, or what is counted, and no place: "Trong
        đó: nữ", "- Tử vong"."""
        words = self.lexicon.words
        says_of_whom = (
            words.heads(name) or words.narrowed(name) or fold_text(name) in words.narrowing
        )
        return bool(says_of_whom or self.lexicon.dictionary.said([name]).names)

    def _of_sum(self, summed: str) -> LabelMeaning:
        """ "Cộng huyện Cao Lộc" is the row of that district where it has no other."""
        try:
            area = self.lexicon.area(summed, self.place)
        except BaocaoError:
            return LabelMeaning(RowKind.TOTAL)
        return (
            LabelMeaning(RowKind.TOTAL)
            if area in self._plain.values()
            else LabelMeaning(RowKind.AREA, area)
        )

    def _area(self, label: Label) -> str:
        """The area that a label names, by the section that it stands in where two bear the name."""
        name = self._name(label)
        try:
            return self.lexicon.area(name, self.place)
        except BaocaoError:
            found = {area for title in self._titles(label) if (area := self._titled(title, name))}
            found = found or self._by_title(name)
            if len(found) != 1:
                raise
            return found.pop()

    def _by_title(self, name: str) -> set[str]:
        """The areas of the province that bear a title, where a label is nothing but a title."""
        title = name_key(f"{name} -")
        return {
            unit.code
            for unit in self.lexicon.areas.units
            if title in TITLES
            and unit.parent == self.place.province
            and (self.place.as_of is None or unit.exists_on(self.place.as_of))
            and name_key(unit.name).startswith(f"{title} ")
        }

    def _titled(self, title: str, name: str) -> str:
        try:
            return self.lexicon.area(f"{title} {name}", self.place)
        except BaocaoError:
            return ""

    def _titles(self, label: Label) -> Iterator[str]:
        """The titles of units ("thanh pho", "huyen") in the nearest section title above."""
        above = [other for other in self.labels if other.row < label.row and self._heads(other)]
        words = f" {fold_text(above[-1].text)} " if above else ""
        return (title for title in TITLES if f" {title} " in words)

    def _heads(self, label: Label) -> bool:
        """Whether a label is the title of a section."""
        return not label.has_values or self.lexicon.words.is_group(self._name(label))

    @cached_property
    def _plain(self) -> dict[int, str]:
        """The areas that labels name by themselves."""
        found: dict[int, str] = {}
        for label in self.labels:
            try:
                found[label.row] = self._area(label)
            except BaocaoError:
                continue
        return found

    def _is_below(self, label: Label) -> bool:
        """Whether a row is numbered as a part of the areas: "1.1" below "1"."""
        level, own = self._level(label), self._areas_level
        return level is not None and own is not None and level > own

    def _is_above(self, label: Label) -> bool:
        """Whether a row is numbered as what the areas are parts of: "I" above "1"."""
        level, own = self._level(label), self._areas_level
        return level is not None and own is not None and level < own

    @cached_property
    def _areas_level(self) -> int | None:
        levels = [self._level(label) for label in self.labels if label.row in self._plain]
        counted = Counter(level for level in levels if level is not None)
        return counted.most_common(1)[0][0] if counted else None

    def _level(self, label: Label) -> int | None:
        match = _MARK.match(label.mark or label.text)
        if match is None or (not label.mark and match.end() == match.end(1)):
            return None
        fitting = (level for pattern, level in _LEVELS if re.fullmatch(pattern, match[1]))
        return next(fitting, _LOWEST)

    def _name(self, label: Label) -> str:
        """A label without its number; "X." is one where "IX." stands above."""
        text = clean_text(label.text)
        return bare(_TEN.sub("", text, count=1) if self._counts_to_ten else text)

    @cached_property
    def _counts_to_ten(self) -> bool:
        return any(re.match(r"\s*IX\s*[.)/]", label.text) for label in self.labels)

    def _province(self, name: str) -> str:
        """The code of the province that a label names, whichever it is; "" for none."""
        text, on = self.lexicon.words.without_prefix(name), self.place.as_of
        unit = self.lexicon.areas.known(text, level=AreaLevel.PROVINCE, on=on)
        return unit.code if unit else ""

    def _is_elsewhere(self, name: str) -> bool:
        text = self.lexicon.words.without_prefix(name)
        return self.lexicon.areas.known(text, on=self.place.as_of) is not None


def _no_district(label: Label) -> Problem:
    what = f"“{label.text}” là xã, phường, thị trấn, không phải huyện"
    todo = "ghi leave_out: [communes] nếu huyện có dòng riêng, hoặc mã địa bàn vào areas"
    return Problem(what, todo=todo)
