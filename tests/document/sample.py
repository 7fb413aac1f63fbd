"""Composing contexts over small inputs, and blocks as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from baocao.document.assemble import assemble
from baocao.document.blocks import (
    AdministrativeDocument,
    AppendixReference,
    Block,
    FigureText,
    Heading,
    Inline,
    Paragraph,
    Picture,
    Table,
)
from baocao.document.context import Context
from baocao.document.sections.appendices import appendices, referring_to
from baocao.document.sections.direction import direction, proposals
from baocao.document.sections.outlook import next_period
from baocao.document.sections.overall import difficulties
from baocao.document.sections.results import results
from baocao.document.sections.situation import situation
from baocao.submissions.workbooks.model import Submission
from tests.document.narrative.sample import words

SECTIONS = (situation, direction, results, difficulties, next_period, proposals)


def context(
    *submissions: Submission,
    pictures: Mapping[str, Picture] | None = None,
    wording: Mapping[str, tuple[Block, ...]] | None = None,
    **others: Any,
) -> Context:
    """The context of a report that knows its appendices, as the notebook opens it."""
    bare = Context(words(*submissions, **others), pictures or {}, wording or {})
    return referring_to(bare, appendices(bare))


def document(composed: Context) -> AdministrativeDocument:
    """The whole report: six sections and its appendices."""
    return assemble(composed, [section(composed) for section in SECTIONS], appendices(composed))


def text(inlines: Iterable[Inline]) -> str:
    """Inline content as it is read; a reference before the document is assembled by its id."""
    return "".join(map(_read, inlines))


def _read(inline: Inline) -> str:
    match inline:
        case FigureText():
            return inline.figure.text
        case AppendixReference(appendix=appendix, text=""):
            return f"{{{appendix}}}"
        case _:
            return inline.text


def lines(blocks: Iterable[Block]) -> list[str]:
    """Blocks as lines: headings with their numbers, tables by caption and rows."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Heading):
            found.append(f"{block.number} {block.text}")
        elif isinstance(block, Paragraph):
            found.append(f"[{block.kind.value}] {text(block.inlines)}")
        elif isinstance(block, Table):
            found.append(block.caption)
            found.extend(" | ".join(text(cell) for cell in row.cells) for row in block.rows)
            found.extend([text(block.note)] if block.note else [])
        else:
            found.append(block.caption)
    return found
