"""Binds figures to the words beside them, so that no line ends between the two.

In a text that is all of `wording.bind`; in a narrow cell only a figure with its unit and a word
like "tăng".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby

from baocao.core.vietnamese.labels import Labels
from baocao.document.blocks import FigureText, Inline
from baocao.output.word.wording import bind, bind_cell_unit, bind_cell_word, bind_label, bind_unit

Change = Callable[[str], str]  # never of the length: a space becomes another one


def bound(inlines: Sequence[Inline], labels: Labels) -> tuple[Inline, ...]:
    """Bind what stands in a paragraph, the `labels` of names to their numbers too."""
    within, before = partial(bind, labels=labels), partial(bind_label, labels=labels)
    return _bound(inlines, within, before, partial(bind_unit, labels=labels))


def cell_bound(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Bind what stands in a cell: a figure, a single word before it, the unit that follows it."""
    if len(inlines) < 2:  # as in most cells of a long table
        return tuple(inlines)
    return _bound(inlines, _as_it_is, bind_cell_word, bind_cell_unit)


def _bound(
    inlines: Sequence[Inline], within: Change, before: Change, after: Change
) -> tuple[Inline, ...]:
    """Words of one look are bound as one, `before` and `after` the figures beside them."""
    groups = [list(group) for _, group in groupby(inlines, key=look)]
    made: list[Inline] = []
    for place, group in enumerate(groups):
        words = within("".join(i.text for i in group if not isinstance(i, FigureText)))
        if _is_figure(groups, place + 1):
            words = before(words)
        if _is_figure(groups, place - 1):
            words = after(words)
        made.extend(_cut(words, group))
    return tuple(made)


def _cut(words: str, group: Sequence[Inline]) -> Iterator[Inline]:
    """The words back in the pieces that they were in."""
    start = 0
    for inline in group:
        if isinstance(inline, FigureText):
            yield inline
        else:
            end = start + len(inline.text)
            yield replace(inline, text=words[start:end])
            start = end


def look(inline: Inline) -> tuple[bool, bool] | None:
    """What two inlines share to be printed as one: nothing does with a figure."""
    return None if isinstance(inline, FigureText) else (inline.bold, inline.italic)


def _is_figure(groups: Sequence[Sequence[Inline]], place: int) -> bool:
    return 0 <= place < len(groups) and isinstance(groups[place][0], FigureText)


def _as_it_is(words: str) -> str:
    return words
