"""What the titles of a table say of all that it counts: of whom, of which time, whether done.

A column below them that says less is asked about: "Mũi 1" below "Kết quả tiêm trong tuần" is no
count of all doses till now.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from baocao.definitions.indicators.model import Aggregation
from baocao.submissions.mapped.dates import days_in, names_until, without_days
from baocao.submissions.mapped.lexicon import Lexicon
from baocao.submissions.mapped.model import Meaning

# "tháng 12", "tuần thứ 50", "quý IV", "năm 2022", "9 tháng": a time as long as that.
_TIME = re.compile(
    r"\b(?:(?:tuần|tháng|quý|năm|kỳ|đợt)(?: thứ| số)? ?(?:\d{1,2}|20\d\d|[ivx]+)"
    r"|\d+ (?:tuần|tháng)(?! tuổi))\b",
    re.IGNORECASE,
)
# "từ ngày 01/12 đến", "(01/12/2022 - 14/12/2022)": from one day to another.
_SPAN = re.compile(
    r"\btừ (?:ngày )?\d{1,2}[/.-]\d"
    r"|\d[/.-]\d{1,4}\)? ?(?:-|–|—|đến|tới) ?(?:hết )?(?:ngày )?\d{1,2}[/.-]\d",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class TableTitles:
    """The titles of one table, its sheet's name among them."""

    titles: tuple[str, ...]
    lexicon: Lexicon

    def allow(self, meaning: Meaning, header: str) -> bool:
        """Whether a column with a header can mean that below the titles."""
        bears_out = self.lexicon.dictionary.bears_out
        element = self.lexicon.catalogue.elements[meaning.element or ""]
        if self._is_of_others or not all(bears_out(meaning, words) for words in self._narrowed):
            return False
        if element.aggregation is Aggregation.STOCK:
            return not self._is_within or self.lexicon.words.is_cumulative(header)
        return not self._is_cumulative

    @cached_property
    def are_of_results(self) -> bool:
        """Whether they may say what their table counts: not those of a part of the time or of a
        plan."""
        is_planned = self.lexicon.words.is_planned
        return not (self._is_within or self._is_of_others or any(map(is_planned, self.titles)))

    @cached_property
    def _narrowed(self) -> frozenset[str]:
        words = self.lexicon.words
        return frozenset(word for title in self.titles for word in words.narrowed(title))

    @cached_property
    def _is_of_others(self) -> bool:
        """Whether they are of another time, of an estimate, of what was not done, or of a subject
        that the programme does not know."""
        is_of_others = self.lexicon.dictionary.is_of_others
        return any(self.lexicon.words.is_no_result(t) or is_of_others(t) for t in self.titles)

    @cached_property
    def _is_within(self) -> bool:
        """Whether they are of a time of some length, and none says till when all is counted."""
        is_within = self.lexicon.words.is_within_period
        if any(is_within(title) or _SPAN.search(title) for title in self.titles):
            return True
        is_until = self._is_cumulative or any(map(names_until, self.titles))
        return not is_until and any(map(self._has_time, self.titles))

    def _has_time(self, title: str) -> bool:
        """Whether a title says what was done on a day, in a month or the like; a day or a month
        alone is that of the figures."""
        rest = without_days(title)
        says_what = self.lexicon.dictionary.said([rest]).elements or self.lexicon.words.heads(rest)
        return bool(says_what and (days_in([title]) or _TIME.search(rest)))

    @cached_property
    def _is_cumulative(self) -> bool:
        return any(map(self.lexicon.words.is_cumulative, self.titles))
