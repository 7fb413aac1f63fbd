"""What changed within one group of linked passages.

Each figure as built is looked for where its mark is, then where the words around it are; a
number that no figure and no built text accounts for was typed in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from rapidfuzz.distance import Postfix, Prefix

from baocao.review.verify.alignment import Alignment, Region, Span, Token, align
from baocao.review.verify.guard import guarded
from baocao.review.verify.linking import PassageGroup
from baocao.review.verify.model import Change, ChangeKind, WordPlace
from baocao.review.verify.numbers import quantities, reading
from baocao.review.verify.slots import Slot
from baocao.review.verify.text import FileText

Marked = Mapping[Slot, Slot]  # a figure as built, and its mark in the edited file
AROUND = 4  # words of a changed text shown before and after what changed


class GroupComparison:
    """Compares the passages of `group`; `spare` are the marks that no figure claims."""

    def __init__(
        self,
        built: FileText,
        edited: FileText,
        group: PassageGroup,
        marked: Marked,
        spare: Sequence[Slot],
    ) -> None:
        self._built = built
        self._edited = edited
        self._group = group
        self._slots = [slot for slot in built.slots if slot.passage in group.built]
        self._marked = marked
        self._spare = [mark for mark in spare if mark.passage in group.edited]
        here = [mark for mark in (*marked.values(), *spare) if mark.passage in group.edited]
        self._claimed: list[Span] = [(mark.passage, mark.start, mark.end) for mark in here]
        self._replaced: list[Token] = []  # numbers of the built text that others stand for
        self._alignment: Alignment = align(
            [(place, built.passages[place]) for place in group.built],
            [(place, edited.passages[place]) for place in group.edited],
        )

    def changes(self) -> Iterator[Change]:
        """Changed and deleted figures, copies, typed numbers, then the wording."""
        yield from self._by_marks()
        yield from self._by_words()
        yield from self._copies()
        for region in self._alignment.regions:
            yield from self._typed(region)
        yield from self._wording()

    def _by_marks(self) -> Iterator[Change]:
        for slot in self._slots:
            if slot in self._marked:
                mark, old = self._marked[slot], self._built.read(slot)
                yield from self._compared(slot, mark.passage, self._edited.read(mark))
                if self._edited.read(mark) == old and mark.passage not in self._group.edited:
                    yield from self._moved_away(slot, mark, old)

    def _moved_away(self, slot: Slot, mark: Slot, text: str) -> Iterator[Change]:
        """A figure that was cut out of its sentence and put into another one."""
        was, now = self._built.place(slot.passage), self._edited.place(mark.passage)
        yield Change(ChangeKind.FIGURE_DELETED, was, slot.figure, text)
        yield Change(ChangeKind.FIGURE_COPIED, now, slot.figure, text, text)

    def _by_words(self) -> Iterator[Change]:
        """Figures without a mark: first those whose number is still there."""
        lost = []
        for slot in self._slots:
            if slot not in self._marked:
                span = self._same_place(slot) or self._same_number(slot)
                if span is None:
                    lost.append(slot)
                else:
                    self._claimed.append(span)
                    yield from self._compared(slot, span[0], self._text(span))
        yield from self._replaced_or_deleted(lost)

    def _replaced_or_deleted(self, lost: list[Slot]) -> Iterator[Change]:
        """In each region the numbers that are new stand for those that are gone, in order."""
        for region in self._alignment.regions:
            gone = [slot for slot in lost if any(_of(slot, token) for token in region.built)]
            new = [token for token in region.edited if self._is_free(token)]
            for slot, token in zip(gone, new, strict=False):
                lost.remove(slot)
                span = self._read(token, token)
                self._claimed.append(span)
                yield from self._compared(slot, span[0], self._text(span))
        for slot in lost:
            place = self._built.place(slot.passage)
            old = self._built.read(slot)
            yield Change(ChangeKind.FIGURE_DELETED, place, slot.figure, old)

    def _compared(self, slot: Slot, passage: int, new: str) -> Iterator[Change]:
        old = self._built.read(slot)
        if new != old:
            place = self._edited.place(passage)
            yield Change(ChangeKind.FIGURE_CHANGED, place, slot.figure, old, new)

    def _same_place(self, slot: Slot) -> Span | None:
        """The number between the same words, where it is the same."""
        numbers = [t for t in self._alignment.built if t.is_number and _of(slot, t)]
        same = [self._alignment.same.get(token) for token in numbers]
        kept = [token for token in same if token is not None and self._is_free(token)]
        if not kept or len(kept) < len(numbers) or kept[0].passage != kept[-1].passage:
            return None
        return self._read(kept[0], kept[-1])

    def _same_number(self, slot: Slot) -> Span | None:
        """The same number elsewhere in the group: the sentence was turned around."""
        old = self._built.read(slot)
        for region in self._alignment.regions:
            for token in region.edited:
                span = self._read(token, token)
                if self._is_free(token) and self._text(span) == old:
                    return span
        return None

    def _copies(self) -> Iterator[Change]:
        for mark in self._spare:
            place, new = self._edited.place(mark.passage), self._edited.read(mark)
            known = {self._built.read(s) for s in self._built.slots if s.figure == mark.figure}
            if not known:
                yield Change(ChangeKind.FIGURE_UNKNOWN, place, mark.figure, new=new)
            elif new in known:
                yield Change(ChangeKind.FIGURE_COPIED, place, mark.figure, new, new)
            else:
                old = min(known)
                yield Change(ChangeKind.FIGURE_CHANGED, place, mark.figure, old, new)

    def _typed(self, region: Region) -> Iterator[Change]:
        new = [token for token in region.edited if self._is_free(token)]
        old = [t for t in region.built if t.is_number and not self._is_figure(t)]
        for token, before in zip_longest(new, old):
            if token is not None and self._is_quantity(token):
                span = self._read(token, token)
                self._claimed.append(span)
                self._replaced.extend([before] if before else [])
                yield self._typed_in(span, before.text if before else "")

    def _typed_in(self, span: Span, old: str) -> Change:
        return typed_in(self._built, self._edited.place(span[0]), old, self._text(span))

    def _wording(self) -> Iterator[Change]:
        if self._old_words() != self._new_words():
            what = guarded(self._built, self._edited, self._group, self._claimed)
            yield wording_change(self._built_text(), self._edited_text(), self._place(), what)

    def _old_words(self) -> list[str]:
        written = [t for t in self._alignment.built if not self._is_placeholder(t.passage)]
        return [t.text for t in written if not self._is_figure(t) and t not in self._replaced]

    def _new_words(self) -> list[str]:
        return [
            token.text
            for token in self._alignment.edited
            if not any(token.within(span) for span in self._claimed)
        ]

    def _built_text(self) -> str:
        written = [place for place in self._group.built if not self._is_placeholder(place)]
        return " ".join(self._built.passages[place].text for place in written)

    def _edited_text(self) -> str:
        return " ".join(self._edited.passages[place].text for place in self._group.edited)

    def _place(self) -> WordPlace:
        if self._group.edited:
            return self._edited.place(self._group.edited[0])
        return self._built.place(self._group.built[0])

    def _is_placeholder(self, place: int) -> bool:
        return self._built.passages[place].text in self._built.placeholders

    def _is_figure(self, token: Token) -> bool:
        return any(_of(slot, token) for slot in self._slots)

    def _is_free(self, token: Token) -> bool:
        return token.is_number and not any(token.within(span) for span in self._claimed)

    def _is_quantity(self, token: Token) -> bool:
        text = self._edited.passages[token.passage].text
        return (token.start, token.end) in quantities(text, self._edited.labels)

    def _read(self, first: Token, last: Token) -> Span:
        text = self._edited.passages[first.passage].text
        return first.passage, *reading(text, first.start, last.end)

    def _text(self, span: Span) -> str:
        return self._edited.passages[span[0]].text[span[1] : span[2]]


def typed_in(built: FileText, place: WordPlace, old: str, new: str) -> Change:
    """A number that somebody typed; one in place of the report's own is never a known one."""
    is_known = not old and any(built.read(slot) == new for slot in built.slots)
    kind = ChangeKind.NUMBER_KNOWN if is_known else ChangeKind.NUMBER_TYPED
    return Change(kind, place, old=old, new=new)


def _of(slot: Slot, token: Token) -> bool:
    return token.within((slot.passage, slot.start, slot.end))


def wording_change(old: str, new: str, place: WordPlace, what: tuple[ChangeKind, str]) -> Change:
    """The change of a text; `what` says whether its words are computed, and which text they are."""
    kind, id_ = what
    shown = shortened(old, new) if old and new else (old, new)
    return Change(kind, place, id_, *shown)


def shortened(old: str, new: str) -> tuple[str, str]:
    """Both texts without the words that they begin and end with alike."""
    left, right = old.split(), new.split()
    head = Prefix.similarity(left, right)
    tail = Postfix.similarity(left[head:], right[head:])
    return _cut(left, head, tail), _cut(right, head, tail)


def _cut(words: list[str], head: int, tail: int) -> str:
    start, end = max(head - AROUND, 0), min(len(words) - tail + AROUND, len(words))
    before = ["…"] if start else []
    after = ["…"] if end < len(words) else []
    return " ".join([*before, *words[start:end], *after])
