"""The known names nearest to a header that nobody knows: hints for a person, never a meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from rapidfuzz import fuzz, process

from baocao.submissions.mapped.lexicon import Lexicon
from baocao.submissions.mapped.model import Meaning
from baocao.submissions.workbooks.cells import fold_text

SURE = 100  # what only a known name reaches
CLOSE = 60  # likeness in per cent below which a name is no help
LISTED = 3
TRIED = 40


@dataclass(frozen=True)
class Candidate:
    """A meaning with its likeness to a header, 0 to 100."""

    meaning: Meaning
    score: int


@dataclass(frozen=True)
class Likeness:
    """Compares headers with every name of every element."""

    lexicon: Lexicon

    def closest(self, path: Sequence[str], given: Meaning) -> tuple[Candidate, ...]:
        """The meanings most like a header, best first: its options as it names them, the element
        whose name is most like all of its words.

        A name that says no where the header does not, or the other way, is never like it.
        """
        dictionary = self.lexicon.dictionary
        said = dictionary.said(path)
        named = {c: next(iter(o)) for c, o in said.options.items() if len(o) == 1}
        own = replace(given, options=tuple({**dict(given.options), **named}.items()))
        denied, rest = self._denied(fold_text(" ".join(path))), said.without_options
        best: dict[Meaning, int] = {}
        scorer = fuzz.token_sort_ratio
        for name, score, place in process.extract(rest, self._names, scorer=scorer, limit=TRIED):
            pairs = dictionary.carried(self._elements[place], own)
            meaning = Meaning(self._elements[place], tuple(sorted(pairs.items())))
            shared = set(name.split()) & set(rest.split()) - self.lexicon.words.fillers
            if score >= CLOSE and shared and self._denied(name) == denied:
                best.setdefault(meaning, min(round(score), SURE - 1))
        return tuple(Candidate(meaning, score) for meaning, score in [*best.items()][:LISTED])

    def _denied(self, text: str) -> frozenset[str]:
        """The words in a text that turn it into its opposite or leave somebody out."""
        return frozenset(w for w in self.lexicon.words.negations if f" {w} " in f" {text} ")

    @cached_property
    def _pairs(self) -> list[tuple[str, str]]:
        """Every name of every element."""
        return [
            (fold_text(name), element.id)
            for element in self.lexicon.catalogue.elements.values()
            for name in (element.name, *element.aliases)
        ]

    @cached_property
    def _names(self) -> list[str]:
        return [name for name, _ in self._pairs]

    @cached_property
    def _elements(self) -> list[str]:
        return [element for _, element in self._pairs]
