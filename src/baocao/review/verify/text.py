"""A file's passages together with the figures that are marked in them."""

from __future__ import annotations

from dataclasses import dataclass

from baocao.core.vietnamese.labels import Labels
from baocao.output.word.styles import Style
from baocao.results.ledger.texts import ComputedText
from baocao.review.verify.draft import DrawnPicture, Passage
from baocao.review.verify.model import WordPlace
from baocao.review.verify.passages import Reading
from baocao.review.verify.slots import Slot, SlotFinder

_SHOWN = 90  # characters of a passage that a place shows


@dataclass(frozen=True)
class FileText:
    """The text of one file, as built or as edited."""

    passages: tuple[Passage, ...]
    slots: tuple[Slot, ...]
    computed: tuple[tuple[ComputedText, int], ...] = ()  # with the passages that hold their marks
    pictures: tuple[tuple[DrawnPicture, int], ...] = ()
    unread: tuple[tuple[str, int], ...] = ()
    labels: Labels = frozenset()  # words that numbers stand behind in the report's names
    sealed: frozenset[int] = frozenset()  # passages with what was given when it was issued

    def read(self, slot: Slot) -> str:
        """The figure as people read it."""
        return self.passages[slot.passage].text[slot.start : slot.end]

    def place(self, passage: int) -> WordPlace:
        """Where a passage stands; after the last one, where that stands."""
        return place_of(self.passages[min(passage, len(self.passages) - 1)])

    @property
    def placeholders(self) -> frozenset[str]:
        """The texts that stand where people have to write."""
        name = Style.PLACEHOLDER.style_name
        return frozenset(p.text for p in self.passages if p.style == name)


def text_of(reading: Reading, finder: SlotFinder) -> FileText:
    """Find the figures and computed texts in what was read."""
    passages = reading.passages
    return FileText(
        passages=passages,
        slots=finder.find(passages),
        computed=finder.computed(passages),
        pictures=reading.pictures,
        unread=reading.unread,
        labels=finder.labels,
    )


def place_of(passage: Passage) -> WordPlace:
    """Headings, table and first words of a passage."""
    text = passage.text
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]} …"
    return WordPlace(passage.section, passage.table, shown)


def placeholders_left(built: FileText, edited: FileText) -> tuple[WordPlace, ...]:
    """Where wording that people have to write is still not written."""
    wanted = built.placeholders
    return tuple(
        place_of(passage)
        for passage in edited.passages
        if any(words in passage.text for words in wanted)
    )
