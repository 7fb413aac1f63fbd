"""What stands in a file and reaches no reader's eye, or not this program's."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.review.verify.draft import Veiled
from baocao.review.verify.model import Change, ChangeKind
from baocao.review.verify.numbers import quantities
from baocao.review.verify.slots import Slot
from baocao.review.verify.text import Text


def unseen(built: Text, edited: Text) -> Iterator[Change]:
    """Figures, and other numbers that state a quantity, that nobody can read on paper."""
    for place, passage in enumerate(edited.passages):
        slots = _slots(built, edited, place) if passage.veiled else []
        for start, end in quantities(passage.text) if passage.veiled else ():
            veiled = next((v for v in passage.veiled if v.start < end and start < v.end), None)
            if veiled is not None:
                yield _unseen(edited, place, (start, end), slots, veiled)


def _unseen(
    edited: Text, place: int, span: tuple[int, int], slots: list[Slot], veiled: Veiled
) -> Change:
    start, end = span
    slot = next((s for s in slots if s.start < end and start < s.end), None)
    text = edited.passages[place].text
    shown = text[slot.start : slot.end] if slot else text[start:end]
    new = f"{shown} ({veiled.veil.value})"
    figure = slot.figure if slot else ""
    return Change(ChangeKind.FIGURE_UNSEEN, edited.place(place), figure, shown, new)


def _slots(built: Text, edited: Text, place: int) -> list[Slot]:
    """The figures of a passage: by their marks, else by those of a passage that says the same."""
    own = [slot for slot in edited.slots if slot.passage == place]
    text = edited.passages[place].text
    same = next((i for i, passage in enumerate(built.passages) if passage.text == text), None)
    return own or [slot for slot in built.slots if slot.passage == same]


def unread(edited: Text) -> Iterator[Change]:
    """Each object whose own words and numbers are not read."""
    for name, place in edited.unread:
        yield Change(ChangeKind.UNREAD, edited.place(place), new=name)
