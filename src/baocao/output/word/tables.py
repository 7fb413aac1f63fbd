"""Tables: fixed widths, a header that repeats, rows that no page break cuts.

Written row by row as XML: python-docx's `table.cell` rebuilds the grid at each call.
"""

from __future__ import annotations

from collections.abc import Sequence
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
)
from baocao.output.word.binding import cell_bound
from baocao.output.word.column_widths import column_widths
from baocao.output.word.markup import w
from baocao.output.word.output import Output
from baocao.output.word.paragraphs import line, paragraph, plain_run, properties, runs
from baocao.output.word.styles import Style

_CELL_STYLES = {
    Align.LEFT: Style.CELL_LEFT,
    Align.CENTRE: Style.CELL_CENTRE,
    Align.RIGHT: Style.CELL_RIGHT,
}


def frame(style: Style, widths: Sequence[int], *rows: str) -> str:
    """Write a table of the given column widths (twips), which no program may change."""
    return w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val=style.id),
            w("tblW", w=sum(widths), type="dxa"),
            w("tblLayout", type="fixed"),
        ),
        w("tblGrid", *(w("gridCol", w=width) for width in widths)),
        *rows,
    )


def cell(width: int, *content: str, marks: Sequence[str] = ()) -> str:
    """Write a cell; `marks` are spans, in the order that the schema wants."""
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), *marks), *content)


def table(block: Table, width: int, output: Output) -> list[str]:
    """Write caption, table and note for a text of `width` twips."""
    widths = column_widths(block, width)
    kept = _kept(len(block.rows))
    rows = [
        _row(row, block.columns, widths, output, keep=place in kept)
        for place, row in enumerate(block.rows)
    ]
    made = frame(Style.GRID_TABLE, widths, *_header(block.columns, widths), *rows)
    note = [paragraph(Paragraph(block.note, ParagraphKind.NOTE), output)] if block.note else []
    caption = [line(Style.TABLE_CAPTION, block.caption)] if block.caption else []
    return [*caption, made, *note]


def _header(columns: Sequence[Column], widths: Sequence[int]) -> list[str]:
    if not any(column.group for column in columns):
        cells = [_head_cell(c.title, size) for c, size in zip(columns, widths, strict=True)]
        return [_header_row(cells)]
    return [_header_row(_group_cells(columns, widths)), _header_row(_title_cells(columns, widths))]


def _header_row(cells: Sequence[str]) -> str:
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)


def _head_cell(title: str, width: int, *marks: str) -> str:
    content = w("p", properties(Style.TABLE_HEAD), plain_run(title))
    return cell(width, content, marks=(*marks, w("vAlign", val="center")))


def _group_cells(columns: Sequence[Column], widths: Sequence[int]) -> list[str]:
    """Write the upper header row: each group over its columns, the others two rows high."""
    made = []
    pairs = zip(columns, widths, strict=True)
    for group, members in groupby(pairs, key=lambda pair: pair[0].group):
        found = list(members)
        if group:
            width = sum(size for _, size in found)
            made.append(_head_cell(group, width, w("gridSpan", val=len(found))))
        else:
            made.extend(_tall_cell(column.title, size) for column, size in found)
    return made


def _title_cells(columns: Sequence[Column], widths: Sequence[int]) -> list[str]:
    return [
        _head_cell(column.title, size)
        if column.group
        else _head_cell("", size, w("vMerge", val="continue"))
        for column, size in zip(columns, widths, strict=True)
    ]


def _tall_cell(title: str, width: int) -> str:
    return _head_cell(title, width, w("vMerge", val="restart"))


def _kept(rows: int) -> set[int]:
    """Name the rows that no page break follows: no table begins or ends with a lone row."""
    return {0, rows - 2} - {rows - 1}


def _row(
    row: Row, columns: Sequence[Column], widths: Sequence[int], output: Output, *, keep: bool
) -> str:
    stay = (w("keepNext"),) if keep or row.spans else ()
    if row.spans:
        cells = [(Style.CELL_LEFT, sum(widths), row.cells[0])]
    else:
        styles = map(_cell_style, columns, row.cells)
        cells = list(zip(styles, widths, row.cells, strict=True))
    span = (w("gridSpan", val=len(widths)),) if row.spans else ()
    marks = (*span, w("vAlign", val="center"))
    made = [
        cell(
            size,
            w("p", properties(style, *stay), *runs(cell_bound(inlines), output, bold=row.bold)),
            marks=marks,
        )
        for style, size, inlines in cells
    ]
    return w("tr", w("trPr", w("cantSplit")), *made)


def _cell_style(column: Column, inlines: Sequence[Inline]) -> Style:
    """The column's; words alone in a column of numbers stand in the middle."""
    wordy = inlines and not any(isinstance(inline, FigureText) for inline in inlines)
    if column.align is Align.RIGHT and wordy:
        return Style.CELL_CENTRE
    return _CELL_STYLES[column.align]
