"""What a header means by the names and aliases in data/indicators, exactly or not at all.

A header is a row of known names: "18 tuổi trở lên › Mũi 1 › Đã tiêm". Where any word is left
over, or two elements are named, nothing is said; likeness is the matter of `propose`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from baocao.definitions.indicators.model import DataElement, IndicatorCatalogue
from baocao.submissions.mapped.model import Meaning
from baocao.submissions.mapped.words import TableWords
from baocao.submissions.workbooks.cells import clean_text, fold_text

_MOST_WORDS = 60  # a longer header is a sentence
_SIGNS = frozenset("<>≤≥=+")

Key = tuple[str, ...]
Pair = tuple[str, str]
NOTHING = Meaning()


@dataclass(frozen=True)
class _Names:
    """What one name may stand for: elements by id, options as (category, option)."""

    elements: frozenset[str]
    options: frozenset[Pair]


class Dictionary:
    """All names of elements and options, ready to take headers apart."""

    def __init__(self, catalogue: IndicatorCatalogue, words: TableWords) -> None:
        self._catalogue = catalogue
        self._words = words
        self._names, self._signed = _collect(catalogue)
        self._longest = max(map(len, self._names))

    def meaning(self, path: Sequence[str], given: Meaning = NOTHING) -> Meaning | None:
        """What the parts of a header say together with what is `given` for the whole sheet.

        None where a word is not known, or where the element or an option that does not add
        up stays open.
        """
        found = self._take_apart([self._words.without_units(part) for part in path])
        if found is None:
            return None
        return self._agree(found, given)

    def word_is_known(self, text: str) -> bool:
        """Whether a text is made of names of elements and options alone."""
        return bool(self._take_apart([self._words.without_units(text)]))

    def completes(self, meaning: Meaning) -> bool:
        """Whether a value can stand under this meaning: its open splits add up."""
        element = self._catalogue.elements.get(meaning.element or "")
        if element is None:
            return False
        named = {category for category, _ in meaning.options}
        open_splits = set(element.categories) - named
        return named <= set(element.categories) and open_splits <= set(element.sums_over)

    def carried(self, element: str, given: Meaning) -> dict[str, str]:
        """The options of `given` that an element has; a sheet's options hold for those alone."""
        categories = self._catalogue.elements[element].categories
        return {category: option for category, option in given.options if category in categories}

    def joined(self, named: Meaning, given: Meaning) -> Meaning | None:
        """What a mapping says of a header together with what it gives for the whole sheet;
        None where a split that does not add up stays open."""
        assert named.element is not None
        own = {category for category, _ in named.options}
        pairs = [p for p in self.carried(named.element, given).items() if p[0] not in own]
        meaning = Meaning(named.element, tuple(sorted([*pairs, *named.options])))
        return meaning if self.completes(meaning) else None

    def options_in(self, path: Sequence[str]) -> tuple[dict[str, set[str]], str]:
        """The options that a header names, by category, and the key of what else it says."""
        found: dict[str, set[str]] = defaultdict(set)
        rest: list[str] = []
        for part in path:
            exact = self._signed.get(clean_text(self._words.without_units(part)).casefold())
            names, left = ([exact], []) if exact else self._options(fold_text(part).split())
            rest += left
            for category, option in (pair for name in names for pair in name.options):
                found[category].add(option)
        return found, " ".join(rest)

    def _options(self, tokens: Sequence[str]) -> tuple[list[_Names], list[str]]:
        found: list[_Names] = []
        rest: list[str] = []
        start = 0
        while start < len(tokens):
            names, length = next(
                ((n, k) for n, k in self._starts(tokens[start:]) if n is not None and n.options),
                (None, 1),
            )
            if names is None:
                rest.append(tokens[start])
            else:
                found.append(names)
            start += length
        return found, rest

    def _take_apart(self, parts: Sequence[str]) -> list[_Names] | None:
        """The names that the parts are made of; None where a word is left over."""
        found: list[_Names] = []
        tokens: list[str] = []
        for part in parts:
            exact = self._signed.get(clean_text(part).casefold())
            if exact:
                found.append(exact)
            elif _SIGNS & set(part):
                return None
            else:
                tokens += fold_text(part).split()
        if len(tokens) > _MOST_WORDS:
            return None
        named = self._segments(tokens)
        return None if named is None else [*found, *named]

    def _segments(self, tokens: Sequence[str]) -> list[_Names] | None:
        """The names in a row of words, the longest first; None where a word is left over."""
        # From the end, so that each place is looked at once: what the words after it are made of.
        made: dict[int, list[_Names] | None] = {len(tokens): []}
        for start in range(len(tokens) - 1, -1, -1):
            made[start] = next(
                (
                    [*([names] if names else []), *rest]
                    for names, length in self._starts(tokens[start:])
                    if (rest := made[start + length]) is not None
                ),
                None,
            )
        return made[0]

    def _starts(self, tokens: Sequence[str]) -> Iterator[tuple[_Names | None, int]]:
        """Names and fillers with which the words may begin, and how many words each takes."""
        for length in range(min(self._longest, len(tokens)), 0, -1):
            if tuple(tokens[:length]) in self._names:
                yield self._names[tuple(tokens[:length])], length
        for length in range(min(3, len(tokens)), 0, -1):
            if " ".join(tokens[:length]) in self._words.fillers:
                yield None, length

    def _agree(self, found: Sequence[_Names], given: Meaning) -> Meaning | None:
        """One element, and for each category that it has one option."""
        element = _one_element(found) or given.element
        if element is None or _more_than_one(found):
            return None
        options: dict[str, str] = {}
        for names in found:
            pair = self._fitting(names, self._catalogue.elements[element])
            if pair is None and element not in names.elements:
                return None
            if pair and options.setdefault(*pair) != pair[1]:
                return None
        pairs = {**self.carried(element, given), **options}
        meaning = Meaning(element, tuple(sorted(pairs.items())))
        return meaning if self.completes(meaning) else None

    def _fitting(self, names: _Names, element: DataElement) -> Pair | None:
        fitting = [pair for pair in names.options if pair[0] in element.categories]
        return fitting[0] if len(fitting) == 1 else None


def _one_element(found: Sequence[_Names]) -> str | None:
    """The element that is named, rather by a name that is no option's too."""
    sure = {id_ for names in found if not names.options for id_ in names.elements}
    maybe = {id_ for names in found for id_ in names.elements}
    group = sure or maybe
    return next(iter(group)) if len(group) == 1 else None


def _more_than_one(found: Sequence[_Names]) -> bool:
    return len({id_ for names in found if not names.options for id_ in names.elements}) > 1


def _collect(catalogue: IndicatorCatalogue) -> tuple[dict[Key, _Names], dict[str, _Names]]:
    """Names by their folded words, and those with signs ("18+", "≥ 18 tuổi") as written."""
    elements: dict[str, set[str]] = defaultdict(set)
    options: dict[str, set[Pair]] = defaultdict(set)
    for element in catalogue.elements.values():
        for text in (element.name, *element.aliases):
            elements[clean_text(text).casefold()].add(element.id)
    for category in catalogue.categories.values():
        for option in category.options:
            for text in (option.id, option.name, option.short_name, *option.aliases):
                options[clean_text(text).casefold()].add((category.id, option.id))
    folded: dict[Key, _Names] = {}
    signed: dict[str, _Names] = {}
    for text in (*elements, *options):
        names = _Names(frozenset(elements.get(text, ())), frozenset(options.get(text, ())))
        key = tuple(fold_text(text).split())
        if _SIGNS & set(text) or "".join(key).isdecimal():
            signed[text] = names
        else:
            folded[key] = _merged(folded.get(key), names)
    return folded, signed


def _merged(one: _Names | None, other: _Names) -> _Names:
    if one is None:
        return other
    return _Names(one.elements | other.elements, one.options | other.options)
