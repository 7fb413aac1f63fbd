"""Which words of a document are computed: marked for the Word file, listed for the ledger.

What people write stays unmarked. The marks stand in the blocks, so that the file and the
ledger cannot disagree about them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count, groupby

from baocao.document.blocks import (
    AdministrativeDocument,
    Appendix,
    Block,
    FigureText,
    Heading,
    Inline,
    Paragraph,
    ParagraphKind,
    Picture,
    Row,
    Table,
    Text,
)
from baocao.results.ledger.figures import figure_id
from baocao.results.ledger.texts import CAPTION, PART_END, ROW, SENTENCE, ComputedText, TextPart

HEADER, NOTE = "header", "note"


@dataclass
class _Marker:
    """Gives each block with computed words its mark."""

    _tables: Iterator[int] = field(default_factory=lambda: count(1))
    _pictures: Iterator[int] = field(default_factory=lambda: count(1))

    def blocks(self, blocks: Iterable[Block], part: str) -> tuple[Block, ...]:
        """The blocks of one part of the document."""
        numbers = count(1)
        return tuple(self._block(block, part, numbers) for block in blocks)

    def _block(self, block: Block, part: str, numbers: Iterator[int]) -> Block:
        if isinstance(block, Table):
            return self._table(block, f"text.table-{next(self._tables)}")
        if isinstance(block, Picture) and block.caption:
            return replace(block, mark=f"text.picture-{next(self._pictures)}")
        if isinstance(block, Paragraph) and _is_computed(block):
            return replace(block, mark=figure_id("text", part, str(next(numbers))))
        return block

    def _table(self, table: Table, mark: str) -> Table:
        rows = tuple(
            replace(row, mark=f"{mark}.{number}") if _words_in(row) else row
            for number, row in enumerate(table.rows, start=1)
        )
        return replace(table, rows=rows, mark=mark)


def marked(document: AdministrativeDocument) -> AdministrativeDocument:
    """The document with a mark on everything that holds computed words."""
    marker = _Marker()
    sections = tuple(replace(s, blocks=marker.blocks(s.blocks, s.id)) for s in document.sections)
    appendices, working = (
        tuple(replace(a, blocks=marker.blocks(a.blocks, a.id)) for a in group)
        for group in (document.appendices, document.working)
    )
    return replace(
        document,
        subject_mark="text.subject",
        notices=tuple(_notice(n, notice) for n, notice in enumerate(document.notices, start=1)),
        opening=marker.blocks(document.opening, "opening"),
        sections=sections,
        appendices=appendices,
        working=working,
    )


def _notice(number: int, notice: Paragraph) -> Paragraph:
    return replace(notice, mark=f"text.notice.{number}")


def _is_computed(paragraph: Paragraph) -> bool:
    return any(isinstance(inline, Text) and inline.kind for inline in paragraph.inlines)


def _words_in(row: Row) -> bool:
    return any(isinstance(i, Text) and i.text.strip() for cell in row.cells for i in cell)


def computed_in(document: AdministrativeDocument) -> tuple[ComputedText, ...]:
    """The computed texts of a marked document, in reading order."""
    subject = ComputedText(document.subject_mark, "subject", document.subject, "")
    parts = [("", document.opening), *((s.title, s.blocks) for s in document.sections)]
    parts += [(a.title, a.blocks) for a in document.appendices]
    return (
        *(_of_paragraph(notice, "") for notice in document.notices),
        subject,
        *(text for title, blocks in parts for text in _of_blocks(title, blocks)),
    )


def _of_blocks(title: str, blocks: Sequence[Block]) -> Iterator[ComputedText]:
    place = title
    for block in blocks:
        if isinstance(block, Heading):
            place = f"{title} › {block.number} {block.text}"
        elif isinstance(block, Table) and block.mark:
            yield from _of_table(block)
        elif isinstance(block, Picture) and block.mark:
            yield ComputedText(block.mark, CAPTION, block.caption, place)
        elif isinstance(block, Paragraph) and block.mark:
            yield _of_paragraph(block, place)


def _of_paragraph(paragraph: Paragraph, place: str) -> ComputedText:
    whole = paragraph.kind is ParagraphKind.NOTICE
    parts = [
        TextPart(inline.kind, inline.text.strip(), inline.verdict)
        for inline in paragraph.inlines
        if isinstance(inline, Text) and inline.kind and inline.text.strip()
    ]
    return ComputedText(
        id=paragraph.mark,
        kind="notice" if whole else SENTENCE,
        text=_printed(paragraph.inlines),
        place=place,
        parts=tuple(parts),
        figures=_figures(paragraph.inlines),
    )


def _of_table(table: Table) -> Iterator[ComputedText]:
    place = table.caption
    if table.caption:
        yield ComputedText(caption_mark(table), CAPTION, table.caption, place)
    for number, titles in enumerate(header_rows(table), start=1):
        text = PART_END.join(title for title in titles if title)
        yield ComputedText(header_mark(table, number), HEADER, text, place)
    yield from (_of_row(row, place) for row in table.rows if row.mark)
    if table.note:
        text, figures = _printed(table.note), _figures(table.note)
        yield ComputedText(note_mark(table), NOTE, text, place, figures=figures)


def _of_row(row: Row, place: str) -> ComputedText:
    inlines = [inline for cell in row.cells for inline in cell]
    return ComputedText(
        id=row.mark,
        kind=ROW,
        text=PART_END.join(map(_printed, row.cells)),
        place=place,
        parts=tuple(part for cell in row.cells for part in _part(cell)),
        figures=_figures(inlines),
    )


def _part(cell: Sequence[Inline]) -> Iterator[TextPart]:
    """The words of a cell, "…" for a figure between them."""
    words = [inline for inline in cell if isinstance(inline, Text) and inline.text.strip()]
    if words:
        text = "".join(i.text if isinstance(i, Text) else "…" for i in cell).strip("… ")
        known = next((inline for inline in words if inline.kind), words[0])
        yield TextPart(known.kind or "label", text, known.verdict)


def caption_mark(table: Table) -> str:
    return f"{table.mark}.{CAPTION}"


def header_mark(table: Table, number: int) -> str:
    return f"{table.mark}.{HEADER}-{number}"


def note_mark(table: Table) -> str:
    return f"{table.mark}.{NOTE}"


def header_rows(table: Table) -> list[list[str]]:
    """The titles of each row of a table's header: groups above, if any column is in one."""
    titles = [column.title for column in table.columns]
    if not any(column.group for column in table.columns):
        return [titles]
    upper = [
        title
        for group, columns in groupby(table.columns, key=lambda column: column.group)
        for title in ([group] if group else [column.title for column in columns])
    ]
    return [upper, [column.title for column in table.columns if column.group]]


def in_plain_words(document: AdministrativeDocument) -> AdministrativeDocument:
    """The document as words and figures alone, for whoever prints no marks."""
    return replace(
        document,
        notices=tuple(_plain_paragraph(notice) for notice in document.notices),
        opening=tuple(map(_plain, document.opening)),
        sections=tuple(replace(s, blocks=tuple(map(_plain, s.blocks))) for s in document.sections),
        appendices=tuple(map(_plain_appendix, document.appendices)),
        working=tuple(map(_plain_appendix, document.working)),
    )


def _plain_appendix(appendix: Appendix) -> Appendix:
    return replace(appendix, blocks=tuple(map(_plain, appendix.blocks)))


def _plain(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return _plain_paragraph(block)
    if isinstance(block, Table):
        rows = tuple(replace(row, cells=tuple(map(_joined, row.cells))) for row in block.rows)
        return replace(block, rows=rows, note=_joined(block.note))
    return block


def _plain_paragraph(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, inlines=_joined(paragraph.inlines))


def _joined(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Words of one look and of one list side by side as one, none of them computed."""
    made: list[Inline] = []
    for look, group in groupby(inlines, key=_look):
        if look is None:
            made.extend(group)
        else:
            bold, italic, whole = look
            made.append(Text(_printed(group), bold, italic, whole=whole))
    return tuple(made)


def _look(inline: Inline) -> tuple[bool, bool, tuple[str, ...]] | None:
    return (inline.bold, inline.italic, inline.whole) if isinstance(inline, Text) else None


def _printed(inlines: Iterable[Inline]) -> str:
    return "".join(inline.text for inline in inlines)


def _figures(inlines: Iterable[Inline]) -> tuple[str, ...]:
    return tuple(inline.figure.id for inline in inlines if isinstance(inline, FigureText))
