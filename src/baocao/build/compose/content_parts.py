"""The document's words, tables and charts as content.json holds them, figures by their ids."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from baocao.archive.built.content import (
    BlockContent,
    ColumnContent,
    HeadingContent,
    ParagraphContent,
    Part,
    PictureContent,
    Piece,
    RowContent,
    TableContent,
)
from baocao.document.blocks import (
    AdministrativeDocument,
    Block,
    FigureText,
    Heading,
    Inline,
    Paragraph,
    Picture,
    Table,
)
from baocao.document.narrative.phrases import Phrases
from baocao.document.numbering import roman
from baocao.document.references import labels_of


def parts_of(document: AdministrativeDocument, phrases: Phrases) -> tuple[Part, ...]:
    """Opening, sections and appendices, numbered as the Word file numbers them."""
    return tuple(_parts(document, phrases))


def _parts(document: AdministrativeDocument, phrases: Phrases) -> Iterator[Part]:
    yield Part("opening", "", tuple(map(_block, (*document.notices, *document.opening))))
    for number, section in enumerate(document.sections, start=1):
        title = f"{roman(number)}. {section.title}"
        yield Part(section.id, title, tuple(map(_block, section.blocks)))
    labels = labels_of([appendix.id for appendix in document.appendices], phrases)
    for appendix in document.appendices:
        title = f"{labels[appendix.id]}. {appendix.title}"
        yield Part(appendix.id, title, tuple(map(_block, appendix.blocks)))


def _block(block: Block) -> BlockContent:
    match block:
        case Heading():
            return HeadingContent("heading", block.level, f"{block.number} {block.text}".strip())
        case Paragraph():
            return ParagraphContent("paragraph", block.kind.value, pieces(block.inlines))
        case Picture():
            spec = json.loads(block.spec) if block.spec else None
            return PictureContent("picture", block.name, block.alt, block.caption, spec)
        case Table():
            return _table(block)


def _table(table: Table) -> TableContent:
    return TableContent(
        "table",
        table.caption,
        tuple(ColumnContent(c.title, c.align.value, c.group) for c in table.columns),
        tuple(
            RowContent(tuple(pieces(cell) for cell in row.cells), row.bold, row.spans)
            for row in table.rows
        ),
        pieces(table.note),
    )


def pieces(inlines: Iterable[Inline]) -> tuple[Piece, ...]:
    """Words and figures of a paragraph or cell."""
    return tuple(_piece(inline) for inline in inlines)


def _piece(inline: Inline) -> Piece:
    if isinstance(inline, FigureText):
        return Piece(inline.figure.text, inline.figure.id, inline.bold)
    return Piece(inline.text, "", inline.bold, inline.italic)
