"""Blocks as HTML, for notebooks and the pages made from them. All text is escaped."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from html import escape

from baocao.core.vietnamese.dates import short_date
from baocao.document.blocks import (
    Block,
    Column,
    FigureText,
    Heading,
    Inline,
    Paragraph,
    ParagraphKind,
    Picture,
    Row,
    Table,
)
from baocao.results.ledger.formula import formula_words
from baocao.results.ledger.model import Figure


def blocks_html(title: str, blocks: Iterable[Block]) -> str:
    """A section with its title, as one HTML fragment in the report's style."""
    head = f"<h2>{escape(title)}</h2>" if title else ""
    return f'<section class="baocao">{head}{"".join(map(block_html, blocks))}</section>'


def block_html(block: Block) -> str:
    """One block as HTML."""
    match block:
        case Heading():
            level = block.level + 1
            return f"<h{level}>{escape(block.number)} {escape(block.text)}</h{level}>"
        case Paragraph():
            return _paragraph(block)
        case Table():
            return _table(block)
        case Picture():
            return _picture(block)


def _paragraph(block: Paragraph) -> str:
    dash = "- " if block.kind is ParagraphKind.ITEM else ""
    return f'<p class="{block.kind.value}">{dash}{_inlines(block.inlines)}</p>'


def _inlines(inlines: Iterable[Inline]) -> str:
    return "".join(_inline(inline) for inline in inlines)


def _inline(inline: Inline) -> str:
    if isinstance(inline, FigureText):
        figure = inline.figure
        text = (
            f'<span class="figure" data-figure="{escape(figure.id)}"'
            f' title="{escape(source_note(figure))}">{escape(figure.text)}</span>'
        )
        return f"<b>{text}</b>" if inline.bold else text
    text = escape(inline.text).replace("\n", "<br>")
    text = f"<b>{text}</b>" if inline.bold else text
    return f"<i>{text}</i>" if inline.italic else text


def source_note(figure: Figure) -> str:
    """Where a figure is from, as one line for hovering over it."""
    parts = [formula_words(figure.formula)]
    if figure.as_of:
        parts.append(f"số liệu ngày {short_date(figure.as_of)}")
    parts.extend(str(source) for source in figure.sources[:3])
    if len(figure.sources) > 3:
        parts.append(f"và {len(figure.sources) - 3} ô khác")
    return "; ".join(parts)


def _table(table: Table) -> str:
    body = "".join(_row(row, table.columns) for row in table.rows)
    note = f'<p class="note">{_inlines(table.note)}</p>' if table.note else ""
    return (
        f"<table><caption>{escape(table.caption)}</caption>"
        f"<thead>{_header(table.columns)}</thead><tbody>{body}</tbody></table>{note}"
    )


def _header(columns: tuple[Column, ...]) -> str:
    if not any(column.group for column in columns):
        return "<tr>" + "".join(f"<th>{escape(c.title)}</th>" for c in columns) + "</tr>"
    top: list[str] = []
    for i, column in enumerate(columns):
        if not column.group:
            top.append(f'<th rowspan="2">{escape(column.title)}</th>')
        elif i == 0 or columns[i - 1].group != column.group:
            width = sum(1 for _ in _same_group(columns[i:], column.group))
            top.append(f'<th colspan="{width}">{escape(column.group)}</th>')
    low = "".join(f"<th>{escape(c.title)}</th>" for c in columns if c.group)
    return f"<tr>{''.join(top)}</tr><tr>{low}</tr>"


def _same_group(columns: tuple[Column, ...], group: str) -> Iterable[Column]:
    for column in columns:
        if column.group != group:
            return
        yield column


def _row(row: Row, columns: tuple[Column, ...]) -> str:
    kind = ' class="total"' if row.bold else ""
    if row.spans:
        return f'<tr{kind}><td colspan="{len(columns)}">{_inlines(row.cells[0])}</td></tr>'
    cells = "".join(
        f'<td class="{column.align.value}">{_inlines(content)}</td>'
        for content, column in zip(row.cells, columns, strict=True)
    )
    return f"<tr{kind}>{cells}</tr>"


def _picture(picture: Picture) -> str:
    data = base64.b64encode(picture.svg).decode()
    return (
        f'<figure><img src="data:image/svg+xml;base64,{data}" alt="{escape(picture.alt)}">'
        f"<figcaption>{escape(picture.caption)}</figcaption></figure>"
    )
