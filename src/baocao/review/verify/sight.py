"""What stands in a file and reaches no reader's eye, or not this program's."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.results.ledger.texts import SENTENCE, ComputedText
from baocao.review.verify.draft import Veiled
from baocao.review.verify.model import Change, ChangeKind
from baocao.review.verify.numbers import quantities
from baocao.review.verify.slots import Slot
from baocao.review.verify.text import FileText
from baocao.review.word.visibility import Veil


def unseen(built: FileText, edited: FileText) -> Iterator[Change]:
    """Figures and other numbers that nobody can read on paper; where a passage has none that
    is veiled, its computed words."""
    for place, passage in enumerate(edited.passages):
        if passage.veiled:
            numbers = [
                _number(built, edited, place, span, veiled)
                for veiled in passage.veiled
                for span in quantities(passage.text, edited.labels)
                if veiled.start < span[1] and span[0] < veiled.end
            ]
            words = [c for veiled in passage.veiled for c in _words(built, edited, place, veiled)]
            yield from numbers or words


def _number(
    built: FileText, edited: FileText, place: int, span: tuple[int, int], veiled: Veiled
) -> Change:
    start, end = span
    slots = _slots(built, edited, place)
    slot = next((s for s in slots if s.start < end and start < s.end), None)
    if slot is not None:
        return _change(edited, place, (slot.start, slot.end), slot.figure, veiled)
    return _change(edited, place, span, "", veiled)


def _words(built: FileText, edited: FileText, place: int, veiled: Veiled) -> Iterator[Change]:
    words = edited.passages[place].text[veiled.start : veiled.end].strip()
    text = _computed(built, edited, place)
    if veiled.veil is Veil.SCRIPT:  # words can be read so; a number means another one
        return
    if text is not None and _is_of(words.casefold(), text):
        yield _change(edited, place, (veiled.start, veiled.end), text.id, veiled)


def _is_of(words: str, text: ComputedText) -> bool:
    """Whether words are computed ones of a text; those between a sentence's parts are not."""
    if text.kind != SENTENCE:
        return any(map(str.isalnum, words))
    parts = [part.text.casefold() for part in text.parts]
    return any(part in words or (words and words in part) for part in parts)


def _change(
    edited: FileText, place: int, span: tuple[int, int], id_: str, veiled: Veiled
) -> Change:
    shown = edited.passages[place].text[slice(*span)].strip()
    new = f"{shown} ({veiled.veil.value})"
    return Change(ChangeKind.FIGURE_UNSEEN, edited.place(place), id_, shown, new)


def _slots(built: FileText, edited: FileText, place: int) -> list[Slot]:
    """The figures of a passage: by their marks, else by those of a passage that says the same."""
    own = [slot for slot in edited.slots if slot.passage == place]
    same = _same(built, edited, place)
    return own or [slot for slot in built.slots if slot.passage == same]


def _computed(built: FileText, edited: FileText, place: int) -> ComputedText | None:
    own = [text for text, at in edited.computed if at == place]
    same = _same(built, edited, place)
    found = own or [text for text, at in built.computed if at == same]
    return next(iter(found), None)


def _same(built: FileText, edited: FileText, place: int) -> int | None:
    """The passage as built that says the same."""
    words = edited.passages[place].text
    return next((i for i, passage in enumerate(built.passages) if passage.text == words), None)


def unread(edited: FileText) -> Iterator[Change]:
    """Each object whose own words and numbers are not read."""
    for name, place in edited.unread:
        yield Change(ChangeKind.UNREAD, edited.place(place), new=name)
