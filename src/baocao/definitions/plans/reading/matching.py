"""Which of a catalogue's indicators a statement is about: a score, and the nearest."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from baocao.core.quantities import Unit
from baocao.definitions.indicators.model import Indicator, IndicatorCatalogue
from baocao.definitions.plans.reading.model import NearIndicator
from baocao.definitions.plans.reading.options import OptionFinder
from baocao.definitions.plans.reading.wording import PhraseRecord, lowered

NEAREST = 3
SURE = 55  # of 100: below, no indicator is proposed
_PLACE = re.compile(r"\{\w+\}")
_WORD = re.compile(r"[^\W\d_]+")
_OF = r" ?(?:dân|người|trẻ|bà mẹ|phụ nữ)"
_RATE = re.compile(rf"(?:1\.000|100|1)\.000{_OF}|100000{_OF}|(?:1 )?triệu{_OF}")
_OF_MANY = re.compile(r"1[.0]{3,}|triệu|‰")
_SHARES = ("%", "phần trăm", "lần", "con/nhà")
_NAMED = 92  # of what the programme's own words say
_LEAST, _GROUPS, _MOST = 5, 45, 97
_WORTH = 0.25  # of a name's words: less is not compared letter by letter


@dataclass(frozen=True)
class SpelledName:
    """A name with its telling words and what they weigh together."""

    text: str
    terms: frozenset[str]
    weight: float


@dataclass(frozen=True)
class Matcher:
    """Scores all indicators of a catalogue by the words that their names and a text share."""

    catalogue: IndicatorCatalogue
    phrases: tuple[PhraseRecord, ...]
    finder: OptionFinder
    little: frozenset[str]  # words that tell nothing of an indicator

    def nearest(self, low: str, around: str = "", unit: str = "") -> tuple[NearIndicator, ...]:
        """The three nearest to a lowered statement, the best first; `around` are its titles,
        which count less. Units that cannot be meant take a score down, groups that only one
        indicator has take it up."""
        return self._remembered(low, around, unit)

    @cached_property
    def _remembered(self) -> Callable[[str, str, str], tuple[NearIndicator, ...]]:
        """One statement is asked about several times in a row."""
        return lru_cache(maxsize=64)(self._nearest)

    def _nearest(self, low: str, around: str, unit: str) -> tuple[NearIndicator, ...]:
        own, more = self._terms(low), self._terms(around)
        scores = {
            id_: max(self._shared(name, low, own, more) for name in names)
            - _unit_gap(self.catalogue.indicators[id_], unit)
            for id_, names in self._names.items()
        }
        for phrase in self.phrases:
            if phrase.indicator in scores and phrase.words.search(low):
                scores[phrase.indicator] = max(scores[phrase.indicator], _NAMED)
        for indicator in self._grouped:
            if scores[indicator.id] > _LEAST and self.finder.groups(low, indicator):
                scores[indicator.id] = min(_MOST, scores[indicator.id] + _GROUPS)
        best = sorted(scores.items(), key=lambda one: -one[1])[:NEAREST]
        return tuple(NearIndicator(id_, min(100, max(0, round(score)))) for id_, score in best)

    def _shared(self, name: SpelledName, low: str, own: set[str], more: set[str]) -> float:
        here = name.terms & own
        near = (name.terms & more) - here
        if not here:
            return 0
        share = (self._sum(here) + self._sum(near) / 2) / name.weight
        likeness = fuzz.token_set_ratio(name.text, low) if share > _WORTH else 0
        return 80 * share + 0.2 * likeness

    def _sum(self, terms: Iterable[str]) -> float:
        return sum(self._rare[term] for term in terms)

    def _terms(self, text: str) -> set[str]:
        """Telling words, and pairs of words in a row: most Vietnamese words have two syllables."""
        words = _WORD.findall(text)
        pairs = {f"{a} {b}" for a, b in pairwise(words) if not {a, b} <= self.little}
        return {word for word in words if word not in self.little} | pairs

    @cached_property
    def _grouped(self) -> list[Indicator]:
        """Indicators that are computed only by groups of two categories or more."""
        found = self.catalogue.indicators.values()
        return [one for one in found if all(len(split) > 1 for split in one.splits)]

    @cached_property
    def _names(self) -> dict[str, list[SpelledName]]:
        return {id_: [self._spelled(text) for text in texts] for id_, texts in self._texts.items()}

    def _spelled(self, text: str) -> SpelledName:
        terms = self._terms(text)
        return SpelledName(text, frozenset(terms), self._sum(terms) or 1)

    @cached_property
    def _texts(self) -> dict[str, tuple[str, ...]]:
        return {i.id: tuple(self._spellings(i)) for i in self.catalogue.indicators.values()}

    def _spellings(self, indicator: Indicator) -> Iterator[str]:
        yield lowered(indicator.name)
        if indicator.name_pattern and () not in indicator.splits:
            yield lowered(_PLACE.sub(" ", indicator.name_pattern))
        for term in indicator.numerator:
            yield lowered(self.catalogue.elements[term.element].name)

    @cached_property
    def _rare(self) -> dict[str, float]:
        """How much a term tells: less, the more indicators have it."""
        texts = self._texts.values()
        count = Counter(term for each in texts for term in set().union(*map(self._terms, each)))
        return {term: math.log(1 + len(texts) / number) for term, number in count.items()}


def rate_of(low: str) -> str:
    """The unit of a rate that a lowered statement speaks of; "" where it speaks of none."""
    match = _RATE.search(low)
    return match[0] if match else ""


def _unit_gap(indicator: Indicator, unit: str) -> int:
    """What a unit in the text takes off an indicator that counts in another."""
    if not unit:
        return 0
    many = "" if unit.endswith("đồng") else _OF_MANY.search(unit)
    if many:
        per = {"triệu": 1_000_000, "‰": 1000}.get(many[0]) or int(many[0].replace(".", ""))
        return -30 if indicator.unit.per == per else 40
    is_share = indicator.unit in (Unit.PERCENT, Unit.RATIO)
    return 0 if is_share == (unit in _SHARES) else 40


def best_of(nearest: Sequence[NearIndicator]) -> str:
    """The indicator that is sure enough to be proposed; "" where none is."""
    return nearest[0].indicator if nearest and nearest[0].score >= SURE else ""


def names(nearest: Iterable[NearIndicator]) -> str:
    """The nearest as remarks print them."""
    return ", ".join(f"{near.indicator} {near.score}%" for near in nearest)
