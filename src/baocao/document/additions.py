"""Where blocks stand that a person adds to a composed report, and how appendices are called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from baocao.document.blocks import Block, Inline, Paragraph, Section, Text
from baocao.document.narrative.phrases import Phrases
from baocao.document.numbering import roman

CLOSING = "proposals"  # the section whose last sentence closes the report


def extended(section: Section, added: Sequence[Block]) -> Section:
    """The section with `added` at its end, before the sentence that closes the report."""
    end = len(section.blocks) - closing_blocks(section)
    return replace(section, blocks=(*section.blocks[:end], *added, *section.blocks[end:]))


def closing_blocks(section: Section) -> int:
    """How many blocks of the section nothing may follow."""
    return 1 if section.id == CLOSING and section.blocks else 0


def labels_of(ids: Sequence[str], phrases: Phrases) -> dict[str, str]:
    """How the body refers to each appendix: a Roman number where there are two or more."""
    if len(ids) == 1:
        return {ids[0]: phrases["appendices.single"]}
    return {
        id_: phrases.text("appendices.label", number=roman(number))
        for number, id_ in enumerate(ids, start=1)
    }


def renumbered(section: Section, label: str, phrases: Phrases) -> Section:
    """The section with `label` in the place of the word for a single appendix.

    Sections are composed before anybody knows that a second appendix will be added.
    """
    alone = re.compile(rf"\b{re.escape(phrases['appendices.single'])}\b(?! [IVX])")

    def mended(inline: Inline) -> Inline:
        if isinstance(inline, Text):
            return replace(inline, text=alone.sub(label, inline.text))
        return inline

    return replace(
        section,
        blocks=tuple(
            replace(block, inlines=tuple(map(mended, block.inlines)))
            if isinstance(block, Paragraph)
            else block
            for block in section.blocks
        ),
    )
