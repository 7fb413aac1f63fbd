"""Words beside numbers that say what those are of: a group, another time, a plan, an estimate,
another unit of measure. What is made of that is for whoever met them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from baocao.submissions.mapped.dates import names_until, other_days, other_times
from baocao.submissions.mapped.reading import SheetReading
from baocao.submissions.mapped.words import TableWords, bare
from baocao.submissions.workbooks.cells import fold_text, is_number
from baocao.submissions.workbooks.workbook import CellValue

_SHARES = re.compile(r"[%‰]")
_SHARES_OF_ALL = re.compile(r"(?<![\d ])\s*[%‰]")  # "các số là tỷ lệ %", but not "đạt 95 %"


@dataclass(frozen=True)
class TellingWords:
    """What texts of one sheet say of the numbers beside them."""

    reading: SheetReading

    def say_unit(self, value: CellValue) -> bool:
        """Whether a cell says that numbers are shares, or counted in thousands."""
        return isinstance(value, str) and bool(
            _SHARES.fullmatch(value.strip()) or self._words.multiple(f"({value.strip()})")
        )

    def say(self, value: CellValue) -> bool:
        """Whether a cell names a group, another time, a plan, or what is counted."""
        if self._day is not None and other_days(value, self._day):
            return True
        if not isinstance(value, str) or not value.strip() or is_number(value):
            return False
        text = bare(value)
        return (
            self.say_unit(value)
            or bool(_SHARES.search(text))
            or bool(self.reading.lexicon.dictionary.said([text]).names)
            or self.say_of_whom(text)
        )

    def say_of_whom(self, text: str) -> bool:
        """Whether a text names a group, another time, a plan, or a subject that nobody knows."""
        words = self._words
        return (
            self._say_time(text)
            or words.is_planned(text)
            or words.is_no_result(text)
            or words.is_within_period(text)
            or bool(words.narrowed(text))
            or fold_text(text) in words.narrowing
            or self.reading.lexicon.dictionary.is_of_others(text)
        )

    def say_beside(self, value: CellValue) -> bool:
        """Whether a unit of measure or a remark beside a value says that of it."""
        return self.say_unit(value) or self.remark_on(value)

    def remark_on(self, value: CellValue) -> bool:
        """Whether what people write beside a value says that it is of another time, an estimate
        or not whole."""
        return isinstance(value, str) and (self._say_time(value) or self._words.is_rough(value))

    def note_on(self, text: str) -> bool:
        """Whether a note to a table says that of it, or names a group, a subject or a unit; a
        signature's words alone do not."""
        words, day = self._words, self._day
        is_till = day is not None and names_until(text) and bool(other_days(text, day))
        is_signed = fold_text(text) in map(fold_text, words.narrowed(text))
        return (
            is_till
            or self.remark_on(text)
            or words.counts_otherwise(text)
            or words.multiple(text) is not None
            or bool(_SHARES_OF_ALL.search(text))
            or (bool(words.narrowed(text)) and not is_signed)
            or self.reading.lexicon.dictionary.is_of_others(text)
        )

    def _say_time(self, text: str) -> bool:
        return self._day is not None and bool(other_times(text, self._day))

    @property
    def _words(self) -> TableWords:
        return self.reading.lexicon.words

    @property
    def _day(self) -> date | None:
        return self.reading.rule.as_of or self.reading.place.as_of


def are_words(value: CellValue) -> bool:
    """Whether a cell holds words."""
    return isinstance(value, str) and any(map(str.isalpha, value))
