"""The text of the report: headings, paragraphs, tables and pictures in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from baocao.core.vietnamese.numbering import roman
from baocao.document.blocks import (
    Block,
    Heading,
    Paragraph,
    ParagraphKind,
    Picture,
    Section,
    Table,
    Text,
)
from baocao.output.word.output import Output
from baocao.output.word.paragraphs import line, paragraph
from baocao.output.word.pictures import picture
from baocao.output.word.styles import Style
from baocao.output.word.tables import table

CLOSING = "./."
_HEADINGS = {1: Style.HEADING_1, 2: Style.HEADING_2, 3: Style.HEADING_3}


def blocks(content: Sequence[Block], width: int, output: Output) -> list[str]:
    """Write `content` over a text of `width` twips."""
    return [element for block in content for element in _block(block, width, output)]


def _block(block: Block, width: int, output: Output) -> list[str]:
    match block:
        case Paragraph():
            return [paragraph(block, width, output)]
        case Heading():
            return [line(_HEADINGS[block.level], f"{block.number} {block.text}")]
        case Table():
            return table(block, width, output)
        case Picture():
            return picture(block, width, output)


def sections(parts: Sequence[Section], width: int, output: Output) -> list[str]:
    """Write the numbered sections, the last of which closes the text with "./."."""
    made: list[str] = []
    for place, part in enumerate(parts):
        made.append(line(Style.HEADING_1, f"{roman(place + 1)}. {part.title.upper()}"))
        content = closed(part.blocks) if part is parts[-1] else part.blocks
        made.extend(blocks(content, width, output))
    return made


def closed(content: tuple[Block, ...]) -> tuple[Block, ...]:
    """End the text with "./.": on its last paragraph, else on a line of its own.

    A placeholder does not take it: who replaces the placeholder would lose it.
    """
    last = content[-1] if content else None
    if isinstance(last, Paragraph) and last.kind is not ParagraphKind.PLACEHOLDER:
        return (*content[:-1], _close(last))
    return (*content, Paragraph((Text(CLOSING),)))


def _close(last: Paragraph) -> Paragraph:
    *before, end = last.inlines
    if not isinstance(end, Text):
        return replace(last, inlines=(*before, end, Text(CLOSING)))
    words = end.text.rstrip().removesuffix(CLOSING).rstrip(".;")
    return replace(last, inlines=(*before, replace(end, text=words + CLOSING)))
