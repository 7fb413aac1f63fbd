"""Ages as headers of tables write them: "từ 5 đến dưới 12 tuổi", "12-17T", "≥ 18 tuổi", "18+".

Spans are found and compared here; which group of the report a span is, is not known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from baocao.core.vietnamese.names import clean

MONTHS = 12

_NUMBER = r"(?<![\d.,/])0?(\d{1,3})(?![\d/])"
_UNIT = r"(?:tháng tuổi|tháng|tuổi|t(?![\w.]))"
_FROM = r"(?:nhóm |độ |lứa )?(?:từ đủ |đủ từ |từ |đủ )?"
_TO = r"(?:-|–|—|đến|tới|~)"
_UP = r"(?:trở lên|trở đi|\+)"

_BETWEEN = re.compile(
    rf"{_FROM}{_NUMBER} ?({_UNIT})? ?{_TO} ?(?:(dưới|<)|hết|đủ)? ?{_NUMBER} ?({_UNIT})?"
)
_UPWARD = re.compile(
    rf"(?:(>=|≥|=>|từ đủ|từ|đủ) ?{_NUMBER} ?(?:({_UNIT}) ?{_UP}?|{_UP})"
    rf"|(>=|≥|=>) ?{_NUMBER}"
    rf"|{_NUMBER} ?({_UNIT}) ?{_UP}"
    rf"|{_NUMBER} ?\+ ?({_UNIT})?)"
)
_ABOVE = re.compile(rf"(?:trên|>) ?{_NUMBER} ?({_UNIT})?")
_BELOW = re.compile(rf"(dưới|<|≤|<=|không quá) ?{_NUMBER} ?({_UNIT})?")
_NAMED = re.compile(r"(?:nhóm|trẻ|người|độ|lứa|tuổi|đối tượng)[\w ]*$")


@dataclass(frozen=True, order=True)
class AgeSpan:
    """Ages from `low` up to but not including `high`, in months; None where nothing ends it."""

    low: int
    high: int | None


@dataclass(frozen=True)
class FoundAge:
    """A span of ages with the place of its words in a text."""

    span: AgeSpan
    start: int
    end: int


def find_ages(text: str) -> tuple[FoundAge, ...]:
    """The spans of ages that a text names, from the left.

    `text` is compared in the spelling of `clean`, without regard to case; a span of bare
    numbers ("12-17") counts where it is the whole text, or where a word for people or ages
    stands before it: elsewhere it may be days of a month.
    """
    words = clean(text).casefold()
    found: list[FoundAge] = []
    for pattern, read in _READERS:
        for match in pattern.finditer(words):
            span = read(match)
            is_free = all(match.end() <= one.start or one.end <= match.start() for one in found)
            if span is not None and is_free and (_is_sure(match) or _is_named(words, match)):
                found.append(FoundAge(span, match.start(), match.end()))
    return tuple(sorted(found, key=lambda one: one.start))


def _is_sure(match: re.Match[str]) -> bool:
    """Whether a unit of age or a sign stands with the numbers."""
    return bool(re.search(rf"{_UNIT}|[<>≥≤+]", match[0]))


def _is_named(words: str, match: re.Match[str]) -> bool:
    before, after = words[: match.start()].rstrip(), words[match.end() :].strip()
    return bool(_NAMED.search(before)) or (not before and not after)


def _between(match: re.Match[str]) -> AgeSpan | None:
    low, low_unit, is_below, high, high_unit = match.groups()
    start = _months(low, low_unit or high_unit)
    end = _months(high, high_unit or low_unit, more=0 if is_below else 1)
    return AgeSpan(start, end) if start < end else None


def _upward(match: re.Match[str]) -> AgeSpan | None:
    number, unit = _number_and_unit(match)
    return AgeSpan(_months(number, unit), None)


def _above(match: re.Match[str]) -> AgeSpan | None:
    number, unit = _number_and_unit(match)
    return AgeSpan(_months(number, unit, more=1), None)


def _below(match: re.Match[str]) -> AgeSpan | None:
    number, unit = _number_and_unit(match)
    return AgeSpan(0, _months(number, unit, more=0 if match[1] in ("dưới", "<") else 1))


def _number_and_unit(match: re.Match[str]) -> tuple[str, str | None]:
    groups = [group for group in match.groups() if group]
    number = next(group for group in groups if group.isdecimal())
    return number, next((group for group in groups if re.fullmatch(_UNIT, group)), None)


def _months(number: str, unit: str | None, *, more: int = 0) -> int:
    """A number of years, or of months where the unit says so; `more` is one of its units."""
    is_month = unit is not None and unit.startswith("tháng")
    return (int(number) + more) * (1 if is_month else MONTHS)


_READERS = ((_BETWEEN, _between), (_UPWARD, _upward), (_ABOVE, _above), (_BELOW, _below))
