"""Marks stale quotes in the reviewer copy: the number gets a comment as figures have one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from baocao.document.blocks import (
    AdministrativeDocument,
    Block,
    FigureText,
    Inline,
    Paragraph,
    Section,
    Text,
)
from baocao.results.ledger.model import Figure, stated
from baocao.review.keep.model import Quote


@dataclass(frozen=True)
class StaleQuote:
    """A quote whose figure prints `now`, empty where the figure is gone."""

    quote: Quote
    now: str


def mark_stale(
    document: AdministrativeDocument, stale: Sequence[StaleQuote]
) -> AdministrativeDocument:
    """The document with each stale number as a figure of its own, `stale_id` being its id."""
    sections = tuple(_section(section, stale) for section in document.sections)
    return replace(document, sections=sections)


def stale_id(number: int) -> str:
    """The id under which the n-th stale quote stands in the reviewer copy."""
    return f"stale-quote-{number}"


def _section(section: Section, stale: Sequence[StaleQuote]) -> Section:
    own = [(n, s) for n, s in enumerate(stale) if s.quote.section == section.id]
    return replace(section, blocks=tuple(_block(block, own) for block in section.blocks))


def _block(block: Block, stale: Sequence[tuple[int, StaleQuote]]) -> Block:
    if not isinstance(block, Paragraph):
        return block
    for number, found in stale:
        inlines = tuple(p for inline in block.inlines for p in _split(inline, number, found))
        block = replace(block, inlines=inlines)
    return block


def _split(inline: Inline, number: int, stale: StaleQuote) -> Iterator[Inline]:
    """The words before, the number, the words after; all else as it is."""
    text = stale.quote.number
    if not isinstance(inline, Text) or text not in inline.text:
        yield inline
        return
    before, _, after = inline.text.partition(text)
    if before:
        yield replace(inline, text=before)
    formula = stated("số nhắc trong lời văn")
    figure = Figure(stale_id(number), text, Decimal(0), "count", formula)
    yield FigureText(figure, bold=inline.bold)
    if after:
        yield replace(inline, text=after)
