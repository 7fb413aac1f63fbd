"""How the appendices of a document are called, and the text's references to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from baocao.core.vietnamese.numbering import roman
from baocao.document.blocks import AppendixReference, Block, Inline, Paragraph, Table
from baocao.document.narrative.phrases import Phrases

Labels = Mapping[str, str]
"""What each appendix is called, by its id."""


def labels_of(ids: Sequence[str], phrases: Phrases) -> Labels:
    """ "Phụ lục I", "Phụ lục II"; a single appendix has no number (Decree 30/2020/NĐ-CP)."""
    if len(ids) == 1:
        return {ids[0]: phrases["appendices.single"]}
    return {
        id_: phrases.text("appendices.label", number=roman(number))
        for number, id_ in enumerate(ids, start=1)
    }


def referring(blocks: Sequence[Block], labels: Labels, phrases: Phrases) -> tuple[Block, ...]:
    """The blocks with every reference by its appendix's name.

    An appendix that a notebook leaves out is called by the word alone.
    """

    def named(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        if AppendixReference not in map(type, inlines):  # as in thousands of cells
            return inlines
        return tuple(
            replace(inline, text=labels.get(inline.appendix, phrases["appendices.single"]))
            if isinstance(inline, AppendixReference)
            else inline
            for inline in inlines
        )

    def in_block(block: Block) -> Block:
        match block:
            case Paragraph():
                return replace(block, inlines=named(block.inlines))
            case Table():
                rows = (replace(row, cells=tuple(map(named, row.cells))) for row in block.rows)
                return replace(block, rows=tuple(rows), note=named(block.note))
            case _:
                return block

    return tuple(map(in_block, blocks))
