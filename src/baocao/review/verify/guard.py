"""Whether words that changed are computed ones: then the change is an error, else it is free.

In a row of a computed table, in a caption, a note or a notice every word is computed. In a
sentence only its parts are: each has to be there still, at the figure that it belongs to; the
words between them are people's to change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from baocao.results.ledger.texts import CAPTION, DATE, SENTENCE, ComputedText, TextPart
from baocao.review.verify.alignment import TOKEN, Span
from baocao.review.verify.linking import PassageGroup
from baocao.review.verify.model import ChangeKind
from baocao.review.verify.text import FileText

FREE = (ChangeKind.WORDING_CHANGED, "")
_FIGURE = "\0"  # begins the text of a figure in a stream of words
_NEGATIONS = ("không", "chưa", "chẳng")
_BESIDE = 3  # words that may part a figure from what it is about
_PARTING = (",", ";", ".", "và")  # what ends a clause, and so counts as more than _BESIDE

Stream = list[str]
Found = list[tuple[TextPart, int, int]]  # a part and where in a stream it stands


def guarded(
    built: FileText, edited: FileText, group: PassageGroup, figures: Sequence[Span]
) -> tuple[ChangeKind, str]:
    """What a change of the words of a group is, and of which computed text.

    `figures` are where the figures stand in the edited passages.
    """
    if built.sealed.intersection(group.built):
        return ChangeKind.ISSUE_CHANGED, ""
    if not group.built and _is_new_row(built, edited, group):
        return ChangeKind.TEXT_CHANGED, ""
    new = _stream(edited, group.edited, figures)
    slots = [(slot.passage, slot.start, slot.end) for slot in built.slots]
    for text, place in built.computed:
        if place in group.built and not _stands(text, _stream(built, [place], slots), new):
            return ChangeKind.TEXT_CHANGED, text.id
    return FREE


def _is_new_row(built: FileText, edited: FileText, group: PassageGroup) -> bool:
    """Whether a row was put into a computed table."""
    tables = {built.passages[place].table for _, place in built.computed} - {""}
    return any(edited.passages[place].table in tables for place in group.edited)


def _stands(text: ComputedText, built: Stream, edited: Stream) -> bool:
    """Whether a text that was changed still says what was computed."""
    if text.kind == CAPTION:
        return _title(built) == _title(edited)
    if text.kind != SENTENCE:
        return False
    old, new = _find(text.parts, built), _find(text.parts, edited)
    lost = Counter(part for part, _, _ in old) - Counter(part for part, _, _ in new)
    if any(part.kind != DATE for part in lost) or (lost and _numbers(edited) - _numbers(built)):
        return False
    return not _denied(old, built, new, edited) and _pairs_stand(old, built, new, edited)


def _numbers(stream: Stream) -> set[str]:
    """Numbers other than figures: a date may go from a sentence, and not become another one."""
    return {word for word in stream if word[0].isdigit()}


def _title(stream: Stream) -> Stream:
    """A caption without its number, which changes when somebody adds a table."""
    return stream[stream.index(".") :] if "." in stream else stream


def _stream(text: FileText, places: Sequence[int], figures: Sequence[Span]) -> Stream:
    """The words of passages in small letters, each figure as one."""
    made: Stream = []
    for place in places:
        words = text.passages[place].text
        own = sorted((start, end) for passage, start, end in figures if passage == place)
        at = 0
        for start, end in [*own, (len(words), len(words))]:
            made += TOKEN.findall(words[at:start].casefold())
            made += [_FIGURE + words[start:end]] if end > start else []
            at = end
    return made


def _find(parts: Sequence[TextPart], stream: Stream) -> Found:
    """Where each part stands; long ones first, for short ones may be a part of them."""
    taken = [False] * len(stream)
    found: Found = []
    for part in sorted(parts, key=lambda part: len(part.text), reverse=True):
        words = TOKEN.findall(part.text.casefold())
        for at in _places(words, stream, taken):
            found.append((part, at, at + len(words)))
            taken[at : at + len(words)] = [True] * len(words)
            break
    return found


def _places(words: list[str], stream: Stream, taken: list[bool]) -> Iterator[int]:
    for at in range(len(stream) - len(words) + 1):
        end = at + len(words)
        if words and stream[at:end] == words and not any(taken[at:end]):
            yield at


def _denied(old: Found, built: Stream, new: Found, edited: Stream) -> bool:
    """Whether a part has a "not" before it that it had not."""
    before = {part for part, start, _ in old if _is_negated(built, start)}
    after = {part for part, start, _ in new if _is_negated(edited, start)}
    return bool(after - before)


def _is_negated(stream: Stream, start: int) -> bool:
    return start > 0 and stream[start - 1] in _NEGATIONS


def _pairs_stand(old: Found, built: Stream, new: Found, edited: Stream) -> bool:
    """Whether each figure still has beside it what it had: its area, its unit, its verdict."""
    after = _beside(new, edited)
    return all(after.get(pair, text) == text for pair, text in _beside(old, built).items())


def _beside(found: Found, stream: Stream) -> dict[tuple[str, int, str], str]:
    """The nearest part of each kind at each figure; a figure that stands several times is told
    by its turn."""
    made: dict[tuple[str, int, str], str] = {}
    turns: dict[str, int] = {}
    for at, word in enumerate(stream):
        if not word.startswith(_FIGURE):
            continue
        turns[word] = turns.get(word, 0) + 1
        for kind in {part.kind for part, _, _ in found}:
            distance, text = min(
                (_distance(stream, at, start, end), part.text)
                for part, start, end in found
                if part.kind == kind
            )
            if distance <= _BESIDE:
                made[word, turns[word], kind] = text
    return made


def _distance(stream: Stream, at: int, start: int, end: int) -> int:
    """The words between a figure and a part, an end of a clause counting as many."""
    between = stream[at + 1 : start] if at < start else stream[end:at]
    return len(between) + (_BESIDE + 1) * sum(word in _PARTING for word in between)
