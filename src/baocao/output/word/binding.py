"""Binds figures to the words beside them, so that no line ends between the two.

In a text that is all of `wording.bind`; in a narrow cell only a figure and its unit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import zip_longest

from baocao.document.blocks import FigureText, Inline
from baocao.output.word.wording import bind, bind_cell_unit, bind_label, bind_unit


def bound(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Bind what stands in a paragraph."""
    whole = tuple(_changed(inline, bind) for inline in inlines)
    labelled = [
        _changed(inline, bind_label) if isinstance(following, FigureText) else inline
        for inline, following in zip_longest(whole, whole[1:])
    ]
    return _units_bound(labelled, bind_unit)


def cell_bound(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Bind what stands in a cell: a figure and the unit that follows it."""
    return _units_bound(inlines, bind_cell_unit)


def _units_bound(inlines: Sequence[Inline], unit: Callable[[str], str]) -> tuple[Inline, ...]:
    return tuple(
        _changed(inline, unit) if isinstance(before, FigureText) else inline
        for before, inline in zip((None, *inlines), inlines, strict=False)
    )


def _changed(inline: Inline, change: Callable[[str], str]) -> Inline:
    if isinstance(inline, FigureText):
        return inline
    return replace(inline, text=change(inline.text))
