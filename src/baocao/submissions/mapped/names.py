"""The names of elements and options as words, and texts taken apart into them.

A span of ages is a name too, however it is written; words that change no meaning are no
difference. What a whole header says is the matter of `dictionary`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from baocao.core.vietnamese.ages import AgeSpan, find_ages
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.submissions.workbooks.cells import clean_text, fold_text

_MOST_WORDS = 60  # a longer header is a sentence
_SIGNS = frozenset("<>≤≥=+")
_AROUND_PERCENT = re.compile(r"\s*(?:\(\s*%\s*\)|%)\s*")

Key = tuple[str, ...]
Pair = tuple[str, str]


@dataclass(frozen=True)
class Name:
    """What one name may stand for: elements by id, options as (category, option)."""

    words: str
    elements: frozenset[str]
    options: frozenset[Pair]


@dataclass(frozen=True)
class FoundName:
    """A name in a header, with the number of the part that it begins in."""

    name: Name
    part: int


@dataclass(frozen=True)
class Phrase:
    """Words of a header that are no name, folded; `whole` is all of the part that they stand in,
    where no name stands there too, `part` its number."""

    words: str
    whole: str = ""
    part: int = 0


@dataclass(frozen=True)
class _Word:
    """One word of a header: its key, and the part that it stands in."""

    key: str
    part: int


class Names:
    """All names of a catalogue; `fillers` are words that change no meaning, `spellings` words
    or phrases with those that they are another way to say, `either_side` words that stand before
    what they go with or behind it: "mới mắc", "mắc mới"."""

    def __init__(
        self,
        catalogue: IndicatorCatalogue,
        fillers: frozenset[str],
        spellings: Mapping[str, str],
        either_side: frozenset[str] = frozenset(),
    ) -> None:
        self._spellings = _Spellings(spellings)
        self._either_side = either_side
        self._fillers = frozenset(tuple(filler.split()) for filler in fillers)
        self._longest_filler = max(map(len, self._fillers), default=0)
        self._folded: dict[Key, Name] = {}
        self._shortened: dict[Key, Name] = {}
        self._signed: dict[str, Name] = {}
        self._collect(catalogue)
        self._longest = max(map(len, self._folded))
        self._words = _option_words(catalogue)

    def of_option(self, pair: Pair) -> Sequence[Key]:
        """The names of an option, as words."""
        return self._words.get(pair, ())

    def is_signed(self, text: str) -> bool:
        """Whether a text is a name with a sign or of a number alone, whatever its spaces."""
        return self._sign_key(text) in self._signed

    def take_apart(self, parts: Sequence[str]) -> tuple[list[FoundName], list[Phrase]]:
        """The names that the parts of a header are made of, and the words that are left over.

        The fewest words are left over; of two ways the one with fewer names is taken ("ca mới tử
        vong" is no "ca mới" and "tử vong"), then the one with the longer names first.
        """
        found: list[FoundName] = []
        words: list[_Word] = []
        for number, part in enumerate(parts):
            exact = self._signed.get(self._sign_key(part))
            if exact:
                found.append(FoundName(exact, number))
            else:
                words += [_Word(key, number) for key in self._keys(part)]
        if len(words) > _MOST_WORDS:
            return found, [Phrase(fold_text(" ".join(parts)))]
        names, rest = self._segments(words)
        bare = self._without_fillers(words)
        if rest and len(bare) < len(words):
            others = self._segments(bare)
            names, rest = min(((names, rest), others), key=lambda way: len(way[1]))
        return [*found, *names], [*_phrases(rest, bare, words)]

    def _segments(self, words: Sequence[_Word]) -> tuple[list[FoundName], list[_Word]]:
        # From the end, so that each place is looked at once: what the words after it are made of.
        made: list[tuple[list[FoundName], list[_Word]]] = [([], [])]
        for start in range(len(words) - 1, -1, -1):
            names, rest = made[-1]
            best = names, [words[start], *rest]
            for name, length in self._starts(words[start:]):
                names, rest = made[len(made) - length]
                own = [FoundName(name, words[start].part)] if name else []
                if (len(rest), len(own) + len(names)) < (len(best[1]), len(best[0])):
                    best = [*own, *names], rest
            made.append(best)
        return made[-1]

    def _starts(self, words: Sequence[_Word]) -> Iterator[tuple[Name | None, int]]:
        """Names and fillers with which the words may begin, and how many words each takes.

        A name without its fillers counts only where it stands in one part.
        """
        keys = tuple(word.key for word in words[: self._longest])
        within = sum(word.part == words[0].part for word in words[: self._longest])
        for length in range(len(keys), 0, -1):
            name = self._folded.get(keys[:length])
            if name is None and length <= within:
                name = self._shortened.get(keys[:length])
            if name is not None:
                yield name, length
        for length in range(min(self._longest_filler, len(keys)), 0, -1):
            if keys[:length] in self._fillers:
                yield None, length

    def _without_fillers(self, words: Sequence[_Word]) -> list[_Word]:
        kept: list[_Word] = []
        start = 0
        while start < len(words):
            keys = tuple(word.key for word in words[start : start + self._longest_filler])
            lengths = range(len(keys), 0, -1)
            filler = next((length for length in lengths if keys[:length] in self._fillers), 0)
            kept += [] if filler else [words[start]]
            start += filler or 1
        return kept

    def _keys(self, text: str) -> list[str]:
        """The folded words of a text, a span of ages as one; what has signs is one word that no
        name is."""
        words = clean_text(text).casefold()
        pieces: list[str] = []
        start = 0
        for age in find_ages(words):
            pieces += [words[start : age.start], _age_key(age.span)]
            start = age.end
        pieces.append(words[start:])
        if any(_SIGNS & set(piece) for piece in pieces):
            return [words]
        return self._spellings.of(fold_text(" ".join(pieces)).split())

    def _sign_key(self, text: str) -> str:
        """A text in one spelling: "Tỉ lệ (%)" is "Tỷ lệ %"."""
        words = _AROUND_PERCENT.sub(" % ", clean_text(text).casefold()).split()
        return " ".join(self._spellings.of(words))

    def _collect(self, catalogue: IndicatorCatalogue) -> None:
        """Names by their folded words, and those with signs ("%") as written; a name of more
        than one word without its fillers too."""
        for text, name in _texts(catalogue):
            key = tuple(self._keys(text))
            # "Đạt" alone is no "Đạt %".
            is_signed = "%" in text or (_SIGNS & set(text) and not find_ages(text))
            if not key or is_signed or _is_number(key):
                _enter(self._signed, self._sign_key(text), name)
                continue
            _enter(self._folded, key, name)
            short = tuple(w.key for w in self._without_fillers([_Word(k, 0) for k in key]))
            if len(short) > 1:
                _enter(self._shortened, short, name)
                if short[-1] in self._either_side:
                    _enter(self._shortened, (short[-1], *short[:-1]), name)


class _Spellings:
    """Words and phrases with the one way to say each; the longest phrase counts."""

    def __init__(self, same: Mapping[str, str]) -> None:
        self._same = {tuple(own.split()): other.split() for own, other in same.items()}
        self._longest = max(map(len, self._same), default=0)

    def of(self, words: Sequence[str]) -> list[str]:
        said: list[str] = []
        start = 0
        while start < len(words):
            phrases = (tuple(words[start : start + n]) for n in range(self._longest, 0, -1))
            own = next((phrase for phrase in phrases if phrase in self._same), ())
            said += self._same[own] if own else [words[start]]
            start += len(own) or 1
        return said


def named_in(words: str, name: Key) -> bool:
    """Whether words stand side by side in a name."""
    return f" {words} " in f" {' '.join(name)} "


def _texts(catalogue: IndicatorCatalogue) -> Iterator[tuple[str, Name]]:
    """Every spelling in the catalogue, in lower case, with what it stands for."""
    elements: dict[str, set[str]] = defaultdict(set)
    options: dict[str, set[Pair]] = defaultdict(set)
    for element in catalogue.elements.values():
        for text in (element.name, *element.aliases):
            elements[clean_text(text).casefold()].add(element.id)
    for pair, text in _option_texts(catalogue):
        options[clean_text(text).casefold()].add(pair)
    for text in dict.fromkeys((*elements, *options)):
        yield text, Name(text, frozenset(elements.get(text, ())), frozenset(options.get(text, ())))


def _option_texts(catalogue: IndicatorCatalogue) -> Iterator[tuple[Pair, str]]:
    for category in catalogue.categories.values():
        for option in category.options:
            for text in (option.id, option.name, option.short_name, *option.aliases):
                yield (category.id, option.id), text


def _option_words(catalogue: IndicatorCatalogue) -> dict[Pair, list[Key]]:
    found: dict[Pair, list[Key]] = defaultdict(list)
    for pair, text in _option_texts(catalogue):
        found[pair].append(tuple(fold_text(text).split()))
    return found


def _age_key(span: AgeSpan) -> str:
    return f" age{span.low}to{span.high or 'open'} "


def _is_number(key: Key) -> bool:
    return "".join(key).isdecimal()


Entry = TypeVar("Entry", Key, str)


def _enter(names: dict[Entry, Name], key: Entry, name: Name) -> None:
    """Put a name beside what else is called so."""
    words = key if isinstance(key, str) else " ".join(key)
    before = names.get(key, Name(words, frozenset(), frozenset()))
    names[key] = Name(words, before.elements | name.elements, before.options | name.options)


def _phrases(
    rest: Sequence[_Word], bare: Sequence[_Word], words: Sequence[_Word]
) -> Iterator[Phrase]:
    """The words left over, those of one part together; `bare` are all words but fillers."""
    for part in dict.fromkeys(word.part for word in rest):
        left, own = ([w.key for w in each if w.part == part] for each in (rest, bare))
        whole = [word.key for word in words if word.part == part]
        yield Phrase(" ".join(left), " ".join(whole) if left == own else "", part)
