"""What amendments of the period changed, at the beginning of the report's first section."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from baocao.document.blocks import Block, ParagraphKind, Section
from baocao.document.context import Context, paragraphs
from baocao.document.narrative.amendments import (
    amendment_intro,
    amendment_items,
    amendments_in_period,
)


def with_amendments(context: Context, section: Section) -> Section:
    """The section as it is, or with the amendments before all else where it is the first."""
    if section.id != context.data.inputs.report_type.sections[0]:
        return section
    return replace(section, blocks=(*_amendments(context), *section.blocks))


def _amendments(context: Context) -> Iterator[Block]:
    for amendment in amendments_in_period(context.words):
        items = list(amendment_items(context.words, amendment))
        if items:
            yield from paragraphs([amendment_intro(context.words, amendment)])
            yield from paragraphs(items, ParagraphKind.ITEM)
