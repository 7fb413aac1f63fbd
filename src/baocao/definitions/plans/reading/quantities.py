"""Numbers in a statement that are levels to be reached: operator, value, unit and place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from baocao.core.quantities import Operator
from baocao.core.vietnamese.ages import FoundAge, find_ages
from baocao.definitions.plans.reading.wording import NumberRule, ReadingFile, matching

_DIGIT = re.compile(r"\d")
_OF_PEOPLE = re.compile(r"(?:trẻ|người|nhóm|đối tượng)(?: em| dân)?(?: từ| trên| dưới)? $")
_NO_AGE = re.compile(r"[.,]\d| ?%| ?phần trăm| ?‰")
_PERCENT = ("%", "phần trăm")
_PER_100_000, _PER_1_000 = "/100.000 dân", "/1.000 dân"
_FULL = Decimal(100)


@dataclass(frozen=True)
class Measure:
    """A level in a statement; `operator` is None where its words do not say which way."""

    value: Decimal
    operator: Operator | None
    unit: str
    start: int
    end: int
    reading: str = ""
    in_words: bool = False
    spreads: bool = False

    @property
    def is_percent(self) -> bool:
        return self.unit in _PERCENT


def ages_in(low: str) -> list[FoundAge]:
    """The ages that a lowered statement names; "< 0,2%" and "mật độ dưới 1" are none."""
    found = [age for age in find_ages(low) if not _NO_AGE.match(low, age.end)]
    return [age for age in found if "tuổi" in low or _OF_PEOPLE.search(low, 0, age.start)]


def masked(low: str, rules: ReadingFile) -> str:
    """A lowered statement, the figures that are no levels made to "#": dates, numbers of
    documents, ages, doses."""
    text = low
    for age in ages_in(low):
        text = _hidden(text, age.start, age.end)
    for rule in rules.not_numbers:
        for match in rule.words.finditer(text):
            text = _hidden(text, match.start(), match.end())
    return text


def _hidden(text: str, start: int, end: int) -> str:
    return text[:start] + _DIGIT.sub("#", text[start:end]) + text[end:]


def has_number(text: str) -> bool:
    """Whether a masked statement still has a figure."""
    return _DIGIT.search(text) is not None


def measures(text: str, rules: Sequence[NumberRule]) -> list[Measure]:
    """The levels of a masked statement from the left; words such as "tất cả" count only where no
    figure does."""
    found: list[Measure] = []
    for rule, match in matching([rule for rule in rules if not rule.alone], text):
        if all(match.end() <= one.start or one.end <= match.start() for one in found):
            found += _measure(rule, match)
    if not found:
        in_words = matching([rule for rule in rules if rule.alone], text)
        found = [one for rule, match in in_words for one in _measure(rule, match)]
        found = sorted(found, key=lambda one: one.start)[:1]
    return sorted(found, key=lambda one: one.start)


def _measure(rule: NumberRule, match: re.Match[str]) -> Iterator[Measure]:
    groups = match.groupdict()
    value = rule.value if rule.value is not None else number(groups.get("value") or "")
    if value is None:
        return
    unit = rule.unit or (groups.get("unit") or "").strip()
    if "#" in unit:  # a rate's own number is hidden
        unit = _PER_100_000 if unit.count("#") > 4 else _PER_1_000
    if whole := groups.get("whole"):
        share = round(_FULL * value / Decimal(whole), 2)
        value, unit = Decimal(f"{share.normalize():f}"), "%"
    yield Measure(value, rule.operator, unit, match.start(), match.end(), rule.reading, rule.alone,
                  rule.spreads or not rule.alone)  # fmt: skip


def number(text: str) -> Decimal | None:
    """A number as plans write it: comma for decimals, a dot before groups of three figures."""
    if not text:
        return None
    if "," not in text and re.fullmatch(r"\d+\.\d{1,2}", text):
        return Decimal(text)
    return Decimal(text.replace(".", "").replace(",", "."))
