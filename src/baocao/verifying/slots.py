"""Printed figures in passages: whose they are, by bookmark and by content control.

Word keeps both; LibreOffice drops the control's tag; cutting and pasting may lose either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from baocao.render.word import bookmark_name
from baocao.verifying.draft import Mark, Passage
from baocao.verifying.numbers import NUMBER, reading

_BOOKMARK = re.compile(r"(bc_[0-9a-f]{20})_(\d+)")


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


class SlotFinder:
    """Finds the printed figures of one ledger."""

    def __init__(self, figure_ids: Iterable[str]) -> None:
        self._ids = frozenset(figure_ids)
        self._by_stem: Mapping[str, str] = {
            bookmark_name(name, 0).rpartition("_")[0]: name for name in self._ids
        }

    def find(self, passages: Sequence[Passage]) -> tuple[Slot, ...]:
        """Every marked figure that still has a number, in reading order."""
        return tuple(
            slot for place, passage in enumerate(passages) for slot in self._in(place, passage)
        )

    def _in(self, place: int, passage: Passage) -> Iterator[Slot]:
        marked = [m for m in passage.marks if NUMBER.search(passage.text[m.start : m.end])]
        named = [self._bookmarked(place, passage, mark) for mark in marked]
        bookmarked = [slot for slot in named if slot]
        spans = {(slot.figure, slot.start) for slot in bookmarked}
        tagged = [
            self._slot(mark.name, 0, place, passage, mark) for mark in marked if self._known(mark)
        ]
        bare = [slot for slot in tagged if (slot.figure, slot.start) not in spans]
        yield from sorted((*bookmarked, *bare), key=lambda slot: slot.start)

    def _known(self, mark: Mark) -> bool:
        return mark.name in self._ids

    def _bookmarked(self, place: int, passage: Passage, mark: Mark) -> Slot | None:
        match = _BOOKMARK.fullmatch(mark.name)
        if match is None:
            return None
        figure = self._by_stem.get(match[1], "")
        return self._slot(figure, int(match[2]), place, passage, mark)

    def _slot(self, figure: str, occurrence: int, place: int, passage: Passage, mark: Mark) -> Slot:
        start, end = reading(passage.text, mark.start, mark.end)
        return Slot(figure, occurrence, place, start, end)
