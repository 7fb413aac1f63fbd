"""Where blocks stand that a person adds to a composed report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from baocao.document.blocks import Block, Section

CLOSING = "proposals"  # the section whose last sentence closes the report


def extended(section: Section, added: Sequence[Block]) -> Section:
    """The section with `added` at its end, before the sentence that closes the report."""
    end = len(section.blocks) - closing_blocks(section)
    return replace(section, blocks=(*section.blocks[:end], *added, *section.blocks[end:]))


def closing_blocks(section: Section) -> int:
    """How many blocks of the section nothing may follow."""
    return 1 if section.id == CLOSING and section.blocks else 0
