"""Which options of a programme's categories a statement names: ages, doses, diseases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, product

from baocao.core.vietnamese.ages import AgeSpan, find_ages
from baocao.definitions.indicators.model import (
    Disaggregation,
    Indicator,
    IndicatorCatalogue,
    Option,
)
from baocao.definitions.plans.reading.quantities import ages_in
from baocao.definitions.plans.reading.wording import PhraseRecord, lowered

_MANY = 3  # options of one category: they are examples, and the whole is meant
_COUNTED = re.compile(r"\b(\w+) (?:thứ )?0?(\d)\b(?!\d)")


@dataclass(frozen=True)
class Mention:
    """An option in a statement; `reading` says how words that are no name were read."""

    category: str
    option: str
    start: int
    reading: str = ""


@dataclass(frozen=True)
class OptionFinder:
    """Finds options by their names, aliases, ages and the programme's own phrases."""

    catalogue: IndicatorCatalogue
    phrases: tuple[PhraseRecord, ...]

    def mentions(self, low: str) -> list[Mention]:
        """All options that a lowered statement names, from the left."""
        text = _COUNTED.sub(_same_length, low)
        found = [*self._phrased(low), *self._aged(low), *self._named(text)]
        return sorted(found, key=lambda one: one.start)

    def groups(self, low: str, indicator: Indicator) -> list[tuple[Disaggregation, str]]:
        """The groups of an indicator that a statement names, each with how it was read.

        Runs of one category pair with the next run of another: "mũi 3 cho người từ 18 tuổi,
        mũi 2 cho trẻ".
        """
        wanted = {category for split in indicator.splits for category, _ in split}
        mentions = [one for one in self.mentions(low) if one.category in wanted]
        if () in indicator.splits and self._is_all(mentions):
            return []
        found: dict[Disaggregation, str] = {}
        for stretch in _stretches(mentions, low, wanted):
            for combined in _combined(stretch, len(wanted)):
                split = tuple(sorted((one.category, one.option) for one in combined))
                if split in indicator.splits and split:
                    found.setdefault(split, _readings(combined))
        return list(found.items())

    def _is_all(self, mentions: Sequence[Mention]) -> bool:
        """Whether options stand for the whole: all of a category are named, or many as examples."""
        named = {(one.category, one.option) for one in mentions}
        count = len({category for category, _ in named})
        return count == 1 and len(named) >= _MANY

    def _phrased(self, low: str) -> Iterator[Mention]:
        for phrase in self.phrases:
            for match in phrase.words.finditer(low):
                for category, options in phrase.options.items():
                    for option in options:
                        yield Mention(category, option, match.start(), phrase.reading)

    def _aged(self, low: str) -> Iterator[Mention]:
        for age in ages_in(low):
            for category, option, span in self._spans:
                if _within(span, age.span):
                    yield Mention(category, option, age.start)

    def _named(self, low: str) -> Iterator[Mention]:
        for match in self._pattern.finditer(low):
            for category, option in self._options[match[0]]:
                yield Mention(category, option, match.start())

    @cached_property
    def _spans(self) -> list[tuple[str, str, AgeSpan]]:
        found = []
        for category in self.catalogue.categories.values():
            for option in category.options:
                ages = find_ages(option.name)
                if ages:
                    found.append((category.id, option.id, ages[0].span))
        return found

    @cached_property
    def _options(self) -> dict[str, list[tuple[str, str]]]:
        """Every name with the options that it may stand for."""
        found: dict[str, list[tuple[str, str]]] = {}
        for category in self.catalogue.categories.values():
            for option in category.options:
                for name in _names(option):
                    found.setdefault(name, []).append((category.id, option.id))
        return found

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Any name, the longest first, so that "mũi nhắc lại 2" is not "nhắc lại"."""
        names = sorted(self._options, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names)) or '(?!)'})(?!\w)")


def _names(option: Option) -> Iterator[str]:
    for name in (option.name, option.short_name, option.in_sentence, *option.aliases):
        low = lowered(name)
        if len(low) > 1 and not find_ages(name):
            yield low


def _same_length(match: re.Match[str]) -> str:
    """ "mũi thứ 3" and "mũi 03" as "mũi 3", filled up so that places stay."""
    plain = f"{match[1]} {match[2]}"
    return plain.ljust(len(match[0]))


def _within(span: AgeSpan, asked: AgeSpan) -> bool:
    """Whether an option's ages lie within those that a statement names."""
    if span.low < asked.low:
        return False
    return asked.high is None or (span.high is not None and span.high <= asked.high)


def _readings(mentions: Sequence[Mention]) -> str:
    return "; ".join(dict.fromkeys(one.reading for one in mentions if one.reading))


def _stretches(mentions: Sequence[Mention], low: str, wanted: set[str]) -> list[list[Mention]]:
    """The mentions between semicolons, where each stretch names all that is wanted; else all
    of them together."""
    parts = [list(g) for _, g in groupby(mentions, key=lambda one: low.count(";", 0, one.start))]
    if all({one.category for one in part} == wanted for part in parts):
        return parts
    return [list(mentions)]


def _combined(mentions: Sequence[Mention], categories: int) -> Iterator[tuple[Mention, ...]]:
    runs: list[list[Mention]] = []
    for mention in mentions:
        if runs and runs[-1][0].category == mention.category:
            if mention.option not in {one.option for one in runs[-1]}:
                runs[-1].append(mention)
        else:
            runs.append([mention])
    if categories <= 1:
        yield from ((mention,) for run in runs for mention in run)
        return
    for place in range(0, len(runs) - 1, 2):
        yield from product(runs[place], runs[place + 1])
    if len(runs) > 2 and len(runs) % 2:
        yield from product(runs[-2], runs[-1])
