"""What changed between the report as built and its edited file.

What is read decides, not what is marked: marks only help to find where a figure went.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from baocao.review.verify.draft import Passage
from baocao.review.verify.guard import guarded
from baocao.review.verify.in_group import GroupComparison, typed_in, wording_change
from baocao.review.verify.linking import Links, PassageGroup, link
from baocao.review.verify.model import Change, ChangeKind
from baocao.review.verify.numbers import NUMBER, quantities, reading
from baocao.review.verify.pictures import picture_changes
from baocao.review.verify.sight import unread, unseen
from baocao.review.verify.slots import Slot
from baocao.review.verify.text import FileText
from baocao.review.verify.under_captions import moved_rows


def compare(built: FileText, edited: FileText) -> tuple[Change, ...]:
    """Every change, in the order of the edited file; what was deleted whole comes last."""
    links = link(_texts(built), _texts(edited), _shared(built, edited))
    loose = [group for group in links.groups if not _only_numbers(built, edited, group)]
    marked, spare = _assign(
        [slot for slot in built.slots if any(slot.passage in g.built for g in loose)],
        [slot for slot in edited.slots if any(slot.passage in g.edited for g in loose)],
    )
    found: list[Change] = []
    for group in links.groups:
        if group in loose:
            found.extend(GroupComparison(built, edited, group, marked, spare).changes())
        else:
            found.extend(_changed_numbers(built, edited, group))
    found.extend(_copies(built, edited, links))
    found += (*moved_rows(built, edited), *unseen(built, edited))
    return (*found, *picture_changes(built, edited), *unread(edited))


def _texts(text: FileText) -> list[str]:
    return [passage.text for passage in text.passages]


def _shared(built: FileText, edited: FileText) -> set[tuple[int, int]]:
    """Pairs of passages that hold the same printing of a figure, or the same computed text."""
    places = {slot.key: slot.passage for slot in built.slots}
    rows = {text.id: place for text, place in built.computed}
    return {
        *((places[slot.key], slot.passage) for slot in edited.slots if slot.key in places),
        *((rows[text.id], place) for text, place in edited.computed if text.id in rows),
    }


def _assign(
    slots: Sequence[Slot], marks: Sequence[Slot]
) -> tuple[dict[Slot, Slot], tuple[Slot, ...]]:
    """Give each figure as built its mark: by bookmark, else by its control, in order.

    Returns these pairs, and the marks that are left over.
    """
    exact = {mark.key: mark for mark in reversed(marks) if mark.occurrence}
    found = {slot: exact[slot.key] for slot in slots if slot.key in exact}
    taken = set(found.values())
    bare: dict[str, list[Slot]] = defaultdict(list)
    for mark in reversed(marks):
        if mark not in taken and not mark.occurrence:
            bare[mark.figure].append(mark)
    for slot in slots:
        if slot not in found and bare[slot.figure]:
            found[slot] = bare[slot.figure].pop()
    taken = set(found.values())
    return found, tuple(mark for mark in marks if mark not in taken)


def _only_numbers(built: FileText, edited: FileText, group: PassageGroup) -> bool:
    """Whether one passage became one other that differs in numbers alone."""
    if len(group.built) != 1 or len(group.edited) != 1:
        return False
    old, new = built.passages[group.built[0]], edited.passages[group.edited[0]]
    return NUMBER.sub("0", old.text) == NUMBER.sub("0", new.text)


def _changed_numbers(built: FileText, edited: FileText, group: PassageGroup) -> Iterator[Change]:
    """Compare number by number: the words between them are the same."""
    old, new = built.passages[group.built[0]], edited.passages[group.edited[0]]
    place = edited.place(group.edited[0])
    slots = [slot for slot in built.slots if slot.passage == group.built[0]]
    stated = set(quantities(new.text, edited.labels))
    labels, figures = False, []
    for before, after in zip(_numbers(old), _numbers(new), strict=True):
        slot = next((s for s in slots if s.start <= before[0] and before[1] <= s.end), None)
        texts = _read(old, before), _read(new, after)
        figures += [(group.edited[0], *reading(new.text, *after))] if slot is not None else []
        if texts[0] == texts[1]:
            continue
        if slot is not None:
            yield Change(ChangeKind.FIGURE_CHANGED, place, slot.figure, *texts)
        elif after in stated:
            yield typed_in(built, place, *texts)
        else:
            labels = True
    if labels:
        what = guarded(built, edited, group, figures)
        yield wording_change(old.text, new.text, place, what)


def _numbers(passage: Passage) -> list[tuple[int, int]]:
    return [match.span() for match in NUMBER.finditer(passage.text)]


def _read(passage: Passage, span: tuple[int, int]) -> str:
    start, end = reading(passage.text, *span)
    return passage.text[start:end]


def _copies(built: FileText, edited: FileText, links: Links) -> Iterator[Change]:
    """Passages that were copied whole: their figures stand twice now."""
    for old, new in links.copies:
        place = edited.place(new)
        for slot in built.slots:
            if slot.passage == old:
                text = built.read(slot)
                yield Change(ChangeKind.FIGURE_COPIED, place, slot.figure, text, text)
        yield Change(ChangeKind.WORDING_CHANGED, place, new=edited.passages[new].text)
