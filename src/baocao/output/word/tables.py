"""Tables: fixed widths, a header that repeats, rows that no page break cuts.

Written row by row as XML: python-docx's `table.cell` rebuilds the grid at each call.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from baocao.document.blocks import (
    Align,
    Column,
    FigureText,
    Inline,
    Paragraph,
    ParagraphKind,
    Row,
    Table,
    Text,
)
from baocao.document.computed import caption_mark, header_mark, note_mark
from baocao.document.grades import FILLS
from baocao.output.word.binding import cell_bound
from baocao.output.word.column_widths import column_widths, is_small
from baocao.output.word.figures import computed
from baocao.output.word.markup import w
from baocao.output.word.output import Output
from baocao.output.word.paragraphs import computed_line, paragraph, plain_run, properties, runs
from baocao.output.word.styles import Style
from baocao.output.word.wording import bind

_CELL_STYLES = {
    Align.LEFT: Style.CELL_LEFT,
    Align.CENTRE: Style.CELL_CENTRE,
    Align.RIGHT: Style.CELL_RIGHT,
}
_SMALL_STYLES = {
    Align.LEFT: Style.SMALL_LEFT,
    Align.CENTRE: Style.SMALL_CENTRE,
    Align.RIGHT: Style.SMALL_RIGHT,
}
_SHORT = 16  # rows; half a page that lies


def frame(style: Style, widths: Sequence[int], *rows: str) -> str:
    """Write a table of the given column widths (twips), which no program may change."""
    return w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val=style.id),
            w("tblW", w=sum(widths), type="dxa"),
            w("jc", val="center"),
            w("tblLayout", type="fixed"),
        ),
        w("tblGrid", *(w("gridCol", w=width) for width in widths)),
        *rows,
    )


_MIDDLE = w("vAlign", val="center")


def cell(width: int, *content: str, marks: Sequence[str] = ()) -> str:
    """Write a cell; `marks` are spans, in the order that the schema wants."""
    return w("tc", _cell_properties(width, *marks), *content)


@cache  # the cells of a column share them
def _cell_properties(width: int, *marks: str) -> str:
    return w("tcPr", w("tcW", w=width, type="dxa"), *marks)


def table(block: Table, width: int, output: Output) -> list[str]:
    """Write caption, table and note for a text of `width` twips."""
    widths = column_widths(block, width)
    kept = _kept(block)
    look = _Look(block.columns, widths, _SMALL_STYLES if is_small(block) else _CELL_STYLES)
    rows = [_row(row, look, output, keep=place in kept) for place, row in enumerate(block.rows)]
    made = frame(Style.GRID_TABLE, widths, *_header(block, widths, output), *rows)
    note, caption = [], []
    if block.note:
        mark = note_mark(block) if block.mark else ""
        note = [paragraph(Paragraph(block.note, ParagraphKind.NOTE, mark), width, output)]
    if block.caption:
        mark = caption_mark(block) if block.mark else ""
        caption = [computed_line(Style.TABLE_CAPTION, block.caption, mark, output)]
    return [*caption, made, *note]


def _header(block: Table, widths: Sequence[int], output: Output) -> list[str]:
    columns = block.columns
    if not any(column.group for column in columns):
        rows = [[_Head(column.title, size) for column, size in zip(columns, widths, strict=True)]]
    else:
        rows = [_group_cells(columns, widths), _title_cells(columns, widths)]
    marks = [header_mark(block, number) if block.mark else "" for number in (1, 2)]
    style = Style.SMALL_HEAD if is_small(block) else Style.TABLE_HEAD
    pairs = zip(rows, marks, strict=False)
    return [_header_row(row, mark, style, output) for row, mark in pairs]


@dataclass(frozen=True)
class _Head:
    """A cell of a table's header; `marks` are its spans."""

    title: str
    width: int
    marks: tuple[str, ...] = ()


def _header_row(heads: Sequence[_Head], mark: str, style: Style, output: Output) -> str:
    carrier = next((head for head in heads if head.title), None)
    cells = [_head_cell(head, mark if head is carrier else "", style, output) for head in heads]
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)


def _head_cell(head: _Head, mark: str, style: Style, output: Output) -> str:
    run = plain_run(bind(head.title, output.labels))
    written = computed(mark, run, output) if mark else [run]
    content = w("p", properties(style), *written)
    return cell(head.width, content, marks=(*head.marks, _MIDDLE))


def _group_cells(columns: Sequence[Column], widths: Sequence[int]) -> list[_Head]:
    """Write the upper header row: each group over its columns, the others two rows high."""
    made = []
    pairs = zip(columns, widths, strict=True)
    for group, members in groupby(pairs, key=lambda pair: pair[0].group):
        found = list(members)
        if group:
            width = sum(size for _, size in found)
            made.append(_Head(group, width, (w("gridSpan", val=len(found)),)))
        else:
            made.extend(_tall_cell(column.title, size) for column, size in found)
    return made


def _title_cells(columns: Sequence[Column], widths: Sequence[int]) -> list[_Head]:
    return [
        _Head(column.title, size)
        if column.group
        else _Head("", size, (w("vMerge", val="continue"),))
        for column, size in zip(columns, widths, strict=True)
    ]


def _tall_cell(title: str, width: int) -> _Head:
    return _Head(title, width, (w("vMerge", val="restart"),))


def _kept(block: Table) -> set[int]:
    """Name the rows that no page break follows: a short table in small type stays whole, no other
    begins or ends with a lone row, and none is parted from its note."""
    rows = len(block.rows)
    whole = is_small(block) and rows <= _SHORT
    kept = set(range(rows - 1)) if whole else {0, rows - 2}
    return kept | {rows - 1} if block.note else kept - {rows - 1}


@dataclass(frozen=True)
class _Look:
    """What the rows of one table share."""

    columns: Sequence[Column]
    widths: Sequence[int]
    styles: Mapping[Align, Style]

    def style(self, column: Column, inlines: Sequence[Inline]) -> Style:
        """The column's; words alone in a column of numbers stand in the middle."""
        wordy = inlines and not any(isinstance(inline, FigureText) for inline in inlines)
        if column.align is Align.RIGHT and wordy:
            return self.styles[Align.CENTRE]
        return self.styles[column.align]


def _row(row: Row, look: _Look, output: Output, *, keep: bool) -> str:
    """Write a row; its cells, most of a report's elements, are put together at once."""
    stay = (w("keepNext"),) if keep or row.spans else ()
    if row.spans:
        cells = [(look.styles[Align.LEFT], sum(look.widths), row.cells[0])]
    else:
        styles = map(look.style, look.columns, row.cells)
        cells = list(zip(styles, look.widths, row.cells, strict=True))
    span = (w("gridSpan", val=len(look.widths)),) if row.spans else ()
    wordy = [place for place, (_, _, content) in enumerate(cells) if _has_words(content)]
    made = []
    for place, (style, size, inlines) in enumerate(cells):
        mark = row.mark if wordy[:1] == [place] else ""
        written = "".join(runs(cell_bound(inlines), output, bold=row.bold, mark=mark))
        about = _cell_properties(size, *span, *_shade(row, place), _MIDDLE)
        made.append(f"<w:tc>{about}<w:p>{properties(style, *stay)}{written}</w:p></w:tc>")
    return w("tr", w("trPr", w("cantSplit")), *made)


def _shade(row: Row, place: int) -> tuple[str, ...]:
    """The shading of a cell; black letters stay legible on the darkest."""
    shade = row.shades[place] if row.shades else 0
    return (w("shd", val="clear", color="auto", fill=FILLS[shade]),) if shade else ()


def _has_words(content: Sequence[Inline]) -> bool:
    return any(isinstance(inline, Text) and inline.text.strip() for inline in content)
