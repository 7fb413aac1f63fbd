"""Words and sentence patterns, and how a pattern is filled. No file is read here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from baocao.core.errors import BaocaoError, Problem
from baocao.core.quantities import Unit
from baocao.core.vietnamese.names import lower_first, upper_first
from baocao.core.yaml_source import OLDER
from baocao.document.blocks import AppendixReference
from baocao.results.ledger.model import Figure, Verdict

Told = str | Figure | AppendixReference
Sentence = tuple[Told, ...]
"""Words, figures and references to appendices in reading order."""

# What a word says that fills a slot of this name; other slots are filled with words that a
# person may change: whom a report is addressed to, which appendix holds the details.
KINDS = {
    "name": "label",
    "plan": "label",
    "plans": "label",
    "lead": "label",
    "act": "label",
    "provider": "label",
    "areas": "area",
    "area": "area",
    "lacks": "area",
    "status": "verdict",
    "unit": "unit",
    "deadline": "deadline",
    "due": "deadline",
    "date": "date",
    "start": "date",
    "end": "date",
    "cutoff": "date",
    "period": "period",
    "part": "period",
    "parts": "period",
    "subject": "period",
}
SLOT = re.compile(r"\{(\w+)\}")


class Computed(str):
    """Words of a sentence or cell that come from the data and not from its pattern; of a long
    list that they begin, `whole` has every name."""

    kind: str
    verdict: Verdict | None
    whole: tuple[str, ...]

    def __new__(
        cls, text: str, kind: str, verdict: Verdict | None = None, whole: tuple[str, ...] = ()
    ) -> Computed:
        made = super().__new__(cls, text)
        made.kind, made.verdict, made.whole = kind, verdict, whole
        return made


@dataclass(frozen=True)
class Phrases:
    """The words of templates/phrases.yaml by dotted key: "results.higher".

    `own` are the patterns that a programme's file has otherwise, by the same keys.
    """

    words: Mapping[str, str]
    file: str = "phrases.yaml"
    own: Mapping[str, str] = field(default_factory=dict)
    own_file: str = ""

    def __getitem__(self, key: str) -> str:
        """The pattern as it stands; raises `BaocaoError` where the file has none."""
        if key in self.own:
            return self.own[key]
        if key not in self.words:
            raise self._error("thiếu câu chữ này", key, f"thêm lại dòng này; {OLDER}")
        return self.words[key]

    def with_units(self, units: Iterable[Unit]) -> Phrases:
        """With the words for units of a programme's own, as sentences and workbooks print them."""
        named = [(f"units.{unit.value}", f" {unit.name}") for unit in units]
        named += [(f"workbook.{key}", word.strip()) for key, word in named]
        return replace(self, words={**self.words, **dict(named)})

    def fill(self, key: str, **slots: Told | Sentence) -> Sentence:
        """The pattern `key` with its slots filled; figures and computed words stay as they are."""
        return filled(self._pattern(key, slots), slots)

    def text(self, key: str, **slots: str) -> str:
        """A pattern whose slots are all words."""
        return SLOT.sub(lambda slot: slots[slot[1]], self._pattern(key, slots))

    def _pattern(self, key: str, slots: Mapping[str, object]) -> str:
        """The pattern, where it has exactly these slots; raises `BaocaoError` else.

        A slot that is lost would be a number that is not printed. A programme's own pattern
        may leave out what is filled in as words.
        """
        pattern = self[key]
        found = slots_of(pattern)
        needed = {s for s in slots if key not in self.own or not isinstance(slots[s], str)}
        wrong = [f"chỗ điền lạ {{{slot}}}" for slot in sorted(found - slots.keys())]
        wrong += [f"thiếu chỗ điền {{{slot}}}" for slot in sorted(needed - found)]
        if wrong:
            listed = ", ".join(f"{{{slot}}}" for slot in slots) or "không có"
            older = "" if key in self.own else f"; {OLDER}"
            todo = f"các chỗ điền của câu này: {listed}{older}"
            raise self._error("; ".join(wrong), key, todo)
        return pattern

    def _error(self, what: str, key: str, todo: str) -> BaocaoError:
        file = self.own_file if key in self.own else self.file
        return BaocaoError(Problem(what, f"{file}, trường {key}", todo))


def filled(pattern: str, slots: Mapping[str, Told | Sentence]) -> Sentence:
    """A pattern with its slots filled; what a word in a slot says is told by the slot's name."""
    pieces: list[Told] = []
    for i, part in enumerate(SLOT.split(pattern)):
        value = slots[part] if i % 2 else part
        if i % 2 and part in KINDS and type(value) is str:
            value = Computed(value, KINDS[part])
        pieces.extend(value if isinstance(value, tuple) else (value,))
    return joined(pieces)


def joined(pieces: Sequence[Told]) -> Sentence:
    """Drop empty words and merge words that stand side by side; computed ones stay apart."""
    merged: list[Told] = []
    for piece in pieces:
        if type(piece) is str and merged and type(merged[-1]) is str:
            merged[-1] += piece
        elif piece != "":
            merged.append(piece)
    return tuple(merged)


def capital(sentence: Sentence) -> Sentence:
    """The sentence with a capital at its beginning; a figure there stays as it is."""
    return _with_first(sentence, upper_first)


def small(sentence: Sentence) -> Sentence:
    """The sentence as it goes on within another: "tỷ lệ …"."""
    return _with_first(sentence, lower_first)


def without_end(sentence: Sentence, end: str) -> Sentence:
    """The sentence without `end` as its last words; unchanged where it ends in others."""
    *others, last = sentence
    if not (end and isinstance(last, str) and last.endswith(f" {end}")):
        return sentence
    return joined([*others, _changed(last, lambda words: words.removesuffix(f" {end}"))])


def as_read(sentence: Sentence) -> str:
    """A sentence's words and figures as they are read."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in sentence)


def _with_first(sentence: Sentence, change: Callable[[str], str]) -> Sentence:
    if not sentence:
        return sentence
    first, *others = sentence
    return (_changed(first, change), *others) if isinstance(first, str) else sentence


def _changed(words: str, change: Callable[[str], str]) -> str:
    """Other words of the same meaning as `words`: computed ones stay so."""
    if isinstance(words, Computed):
        return Computed(change(words), words.kind, words.verdict, words.whole)
    return change(words)


def enumerate_sentences(items: Sequence[Sentence], separator: str) -> Sentence:
    """Several sentences as one list with `separator` between them."""
    pieces: list[Told] = []
    for i, item in enumerate(items):
        if i:
            pieces.append(separator)
        pieces.extend(item)
    return joined(pieces)


def in_a_row(items: Sequence[Sentence], comma: str, last: str) -> Sentence:
    """Sentences in a row, as `listed` puts words."""
    if len(items) < 2:
        return joined([piece for item in items for piece in item])
    return joined([*enumerate_sentences(items[:-1], comma), last, *items[-1]])


def listed(items: Sequence[str], comma: str, last: str) -> str:
    """Words in a row as a sentence lists them: "A, B và C"."""
    if len(items) < 2:
        return "".join(items)
    return comma.join(items[:-1]) + last + items[-1]


def slots_of(pattern: str) -> frozenset[str]:
    """The names of a pattern's slots, for checking an edited phrases file."""
    return frozenset(SLOT.findall(pattern))
