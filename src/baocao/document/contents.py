"""What a document holds, found by walking its blocks: figures, placeholders, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from baocao.document.blocks import (
    AdministrativeDocument,
    Block,
    FigureText,
    Inline,
    Paragraph,
    ParagraphKind,
    Picture,
    Table,
    Text,
)
from baocao.results.ledger.model import Figure

# One citation, however much of it is open.
_TO_FILL_IN = re.compile(r"số …(?: ngày …)?|ngày …")

LongList = tuple[str, tuple[str, ...]]
"""The words where a list of units stands, and all its names."""


def blocks_in(document: AdministrativeDocument) -> Iterator[Block]:
    """Every block in reading order, working papers last."""
    yield from document.notices
    yield from document.opening
    for section in document.sections:
        yield from section.blocks
    for appendix in (*document.appendices, *document.working):
        yield from appendix.blocks


def figures_in(document: AdministrativeDocument) -> tuple[Figure, ...]:
    """Every printed figure in reading order; one printed twice comes twice."""
    return tuple(
        inline.figure
        for block in blocks_in(document)
        for line in _lines(block)
        for inline in line
        if isinstance(inline, FigureText)
    )


def counted_in(document: AdministrativeDocument) -> tuple[Figure, ...]:
    """The figures of which tables print how many they are."""
    return tuple(figure for appendix in document.working for figure in appendix.figures)


def long_lists_in(document: AdministrativeDocument) -> tuple[LongList, ...]:
    """Each list that is printed by its first names alone, once for the words where it is: one
    line may have several."""
    found = (
        (text_of(line), inline.whole)
        for block in blocks_in(document)
        for line in _lines(block)
        for inline in line
        if isinstance(inline, Text) and inline.whole
    )
    return tuple(dict.fromkeys(found))


def pictures_in(document: AdministrativeDocument) -> tuple[Picture, ...]:
    """Every picture in reading order."""
    return tuple(block for block in blocks_in(document) if isinstance(block, Picture))


def placeholders_in(document: AdministrativeDocument) -> int:
    """How many pieces a person still has to fill in: wording, and numbers or days of documents
    that are cited ("số … ngày …")."""
    paragraphs = [block for block in blocks_in(document) if isinstance(block, Paragraph)]
    wording = sum(block.kind is ParagraphKind.PLACEHOLDER for block in paragraphs)
    cited = [*document.legal_bases, *(text_of(block.inlines) for block in paragraphs)]
    return wording + sum(len(_TO_FILL_IN.findall(text)) for text in cited)


def text_of(inlines: Iterable[Inline]) -> str:
    """Words and figures of a paragraph or cell as they are read."""
    return "".join(inline.text for inline in inlines)


def _lines(block: Block) -> Iterator[Sequence[Inline]]:
    """What is read in one go: a paragraph, each cell of a table and its note."""
    if isinstance(block, Paragraph):
        yield block.inlines
    elif isinstance(block, Table):
        for row in block.rows:
            yield from row.cells
        yield block.note
