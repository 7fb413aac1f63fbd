"""Printed figures in passages: whose they are, by bookmark and by content control.

Word keeps both; LibreOffice drops the control's tag; cutting and pasting may lose either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from baocao.core.vietnamese.labels import Labels, labels_in
from baocao.output.word import TEXTS, bookmark_name
from baocao.results.ledger.read import Ledger
from baocao.results.ledger.texts import ComputedText
from baocao.review.verify.draft import Passage, SpanMark
from baocao.review.verify.numbers import NUMBER, reading

_BOOKMARK = re.compile(r"(bc_[0-9a-f]{20})_(\d+)")
_OPTION = re.compile(r"(?:[^,]{1,20}, )*[^\d,]{1,20} \d{1,2}")  # "18+, mũi 3"


@dataclass(frozen=True)
class Slot:
    """One printing of a figure: where its number reads, in which passage.

    `occurrence` counts the printings of a figure in the file as built, 0 where only the
    control is left; `figure` is empty for a bookmark of a figure that the ledger has not.
    """

    figure: str
    occurrence: int
    passage: int
    start: int
    end: int

    @property
    def key(self) -> tuple[str, int]:
        return self.figure, self.occurrence


def ledger_labels(ledger: Ledger) -> Labels:
    """The words that numbers stand behind in the names of options: "mũi" of "18+, mũi 3"."""
    parts = (part for text in ledger.texts for part in text.parts if part.kind == "label")
    return labels_in(part.text for part in parts if _OPTION.fullmatch(part.text))


class SlotFinder:
    """Finds what one ledger lists: printed figures, and the passages of computed texts."""

    def __init__(self, ledger: Ledger) -> None:
        texts = {figure.id: figure.text for figure in ledger.figures}
        self._texts = texts
        self._computed = {bookmark_name(t.id, 1, TEXTS): t for t in ledger.texts}
        self._computed |= {text.id: text for text in ledger.texts}
        self.labels = ledger_labels(ledger)
        self._by_stem = {bookmark_name(name, 0).rpartition("_")[0]: name for name in texts}

    def find(self, passages: Sequence[Passage]) -> tuple[Slot, ...]:
        """Every marked figure that still has a number, in reading order."""
        return tuple(
            slot for place, passage in enumerate(passages) for slot in self._in(place, passage)
        )

    def computed(self, passages: Sequence[Passage]) -> tuple[tuple[ComputedText, int], ...]:
        """Each computed text once, at the first passage that holds its bookmark or control."""
        found: dict[str, tuple[ComputedText, int]] = {}
        for place, passage in enumerate(passages):
            for mark in passage.marks:
                text = self._computed.get(mark.name)
                if text is not None and mark.end > mark.start:
                    found.setdefault(text.id, (text, place))
        return tuple(found.values())

    def _in(self, place: int, passage: Passage) -> Iterator[Slot]:
        marked = [m for m in passage.marks if NUMBER.search(passage.text[m.start : m.end])]
        bookmarked = [slot for mark in marked for slot in self._bookmarked(place, passage, mark)]
        found = {(slot.figure, slot.start) for slot in bookmarked}
        tagged = [
            self._slot(mark.name, 0, place, passage, mark)
            for mark in marked
            if mark.name in self._texts
        ]
        bare = [slot for slot in tagged if (slot.figure, slot.start) not in found]
        yield from sorted((*bookmarked, *bare), key=lambda slot: slot.start)

    def _bookmarked(self, place: int, passage: Passage, mark: SpanMark) -> Iterator[Slot]:
        match = _BOOKMARK.fullmatch(mark.name)
        if match is not None:
            figure = self._by_stem.get(match[1], "")
            yield self._slot(figure, int(match[2]), place, passage, mark)

    def _slot(
        self, figure: str, occurrence: int, place: int, passage: Passage, mark: SpanMark
    ) -> Slot:
        span = self._own_number(figure, passage.text, mark) or (mark.start, mark.end)
        return Slot(figure, occurrence, place, *reading(passage.text, *span))

    def _own_number(self, figure: str, text: str, mark: SpanMark) -> tuple[int, int] | None:
        """Of several numbers in a mark, the figure's: the others were typed beside it."""
        for match in NUMBER.finditer(text, mark.start, mark.end):
            start, end = reading(text, *match.span())
            if text[start:end] == self._texts.get(figure):
                return match.span()
        return None
