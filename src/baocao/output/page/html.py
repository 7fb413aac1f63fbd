"""Blocks as HTML, for the cells of notebooks and for pages. All text is escaped.

Reports have thousands of cells: the macros of a template would be too slow.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import islice

from baocao.core.vietnamese.dates import short_date
from baocao.document.blocks import (
    Align,
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
    Text,
)
from baocao.output.page.script import safe_in_script
from baocao.results.ledger.formula import formula_words
from baocao.results.ledger.model import Figure

NAMED_CELLS = 3  # in a cell's note; the others are counted
WORDS = 2  # columns of words, from which on a table is one of words
LONG, SHOWN, LAST = 60, 20, 5  # rows of a notebook's table, and of a longer one the first and last


def blocks_html(title: str, blocks: Iterable[Block]) -> str:
    """A section with its title, as a notebook's cell shows it in the report's style."""
    head = f"<h2>{escape(title)}</h2>" if title else ""
    return f'<section class="baocao">{head}{"".join(map(IN_CELL.block, blocks))}</section>'


def inlines_html(inlines: Iterable[Inline]) -> str:
    """Words and figures on a page; what each figure is made from is told by the page's script."""
    return "".join(_inline(inline, _figure_of_page) for inline in inlines)


def source_note(figure: Figure) -> str:
    """Where a figure is from, as one line for hovering over it in a notebook."""
    parts = [formula_words(figure.formula)]
    if figure.as_of:
        parts.append(f"số liệu ngày {short_date(figure.as_of)}")
    parts.extend(map(str, islice(figure.sources, NAMED_CELLS)))
    if len(figure.sources) > NAMED_CELLS:
        parts.append(f"và {len(figure.sources) - NAMED_CELLS} ô khác")
    return "; ".join(parts)


def picture_in_page(picture: Picture) -> str:
    """The picture's address where no file stands beside the page: all of its bytes."""
    return f"data:image/svg+xml;base64,{base64.b64encode(picture.svg).decode()}"


@dataclass(frozen=True)
class BlocksHtml:
    """Writes blocks for one medium, which says how it shows a figure and a picture, and whether it
    shows a long table `whole`."""

    figure: Callable[[Figure], str]
    picture: Callable[[Picture], str]
    whole: bool = True

    def block(self, block: Block) -> str:
        """One block."""
        match block:
            case Heading():
                level = block.level + 1
                return f"<h{level}>{escape(block.number)} {escape(block.text)}</h{level}>"
            case Paragraph():
                dash = "- " if block.kind is ParagraphKind.ITEM else ""
                words = self._inlines(block.inlines)
                return f'<p class="bc-{block.kind.value}">{dash}{words}</p>'
            case Table():
                return self._table(block)
            case Picture():
                return self.picture(block)

    def _inlines(self, inlines: Iterable[Inline]) -> str:
        return "".join(_inline(inline, self.figure) for inline in inlines)

    def _table(self, table: Table) -> str:
        labels = _labels(table.columns)
        rows = table.rows if self.whole else _shortened(table.rows)
        body = "\n".join(self._row(row, table.columns, labels) for row in rows)
        kind = "bc-table bc-as-cards" if labels else "bc-table"
        note = f'<p class="bc-note">{self._inlines(table.note)}</p>' if table.note else ""
        return (
            f'<div class="bc-scroll"><table class="{kind}"><caption>{escape(table.caption)}'
            f"</caption>\n<thead>{_header(table.columns)}</thead>\n<tbody>\n{body}\n</tbody>"
            f"</table></div>{note}"
        )

    def _row(self, row: Row, columns: Sequence[Column], labels: Sequence[str]) -> str:
        if row.spans:
            title = f'<th scope="rowgroup" colspan="{len(columns)}">'
            return f'<tr class="bc-group">{title}{self._inlines(row.cells[0])}</th></tr>'
        cells = "".join(
            f'<td class="bc-{column.align.value}"{label}>{self._inlines(content)}</td>'
            for content, column, label in zip(
                row.cells, columns, labels or ("",) * len(columns), strict=True
            )
        )
        kind = ' class="bc-total"' if row.bold else ""
        return f"<tr{kind}>{cells}</tr>"


def _shortened(rows: Sequence[Row]) -> Sequence[Row]:
    """The first and the last rows of a long table, with how many stand between them."""
    if len(rows) <= LONG:
        return rows
    between = Text(f"… {len(rows) - SHOWN - LAST} dòng nữa, có đủ trong báo cáo và tệp phụ lục …")
    return (*rows[:SHOWN], Row(((between,),), spans=True), *rows[-LAST:])


def _inline(inline: Inline, figure: Callable[[Figure], str]) -> str:
    if isinstance(inline, FigureText):
        found = figure(inline.figure)
        return f"<b>{found}</b>" if inline.bold else found
    text = escape(inline.text).replace("\n", "<br>")
    text = f"<b>{text}</b>" if inline.bold else text
    return f"<i>{text}</i>" if inline.italic else text


def _figure_of_page(figure: Figure) -> str:
    id_ = escape(figure.id)
    return f'<span class="bc-figure" data-figure="{id_}">{escape(figure.text)}</span>'


def _figure_of_cell(figure: Figure) -> str:
    note = f'title="{escape(source_note(figure))}"'
    id_ = escape(figure.id)
    return f'<span class="bc-figure" data-figure="{id_}" {note}>{escape(figure.text)}</span>'


def _header(columns: Sequence[Column]) -> str:
    """One row, or two where columns stand under a common title; each knows its column."""
    if not any(column.group for column in columns):
        return f"<tr>{''.join(_title(c, i) for i, c in enumerate(columns))}</tr>"
    top = "".join(_upper(columns))
    low = "".join(_title(c, i) for i, c in enumerate(columns) if c.group)
    return f"<tr>{top}</tr>\n<tr>{low}</tr>"


def _labels(columns: Sequence[Column]) -> tuple[str, ...]:
    """Of a table of words, which a phone shows as cards, the heading that each cell has there: none
    of the row's number and of what the row is about. Empty for a table of figures."""
    words = [i for i, column in enumerate(columns) if column.align is Align.LEFT]
    if len(words) < WORDS:
        return ()
    titles = (f"{c.group}: {c.title}" if c.group else c.title for c in columns)
    return tuple(
        "" if i in (0, words[0]) else f' data-label="{escape(title)}"'
        for i, title in enumerate(titles)
    )


def _upper(columns: Sequence[Column]) -> Iterator[str]:
    for i, column in enumerate(columns):
        if not column.group:
            yield _title(column, i, ' rowspan="2"')
        elif i == 0 or columns[i - 1].group != column.group:
            width = next(
                (n for n, c in enumerate(columns[i:]) if c.group != column.group), len(columns) - i
            )
            wide = f' colspan="{width}"' if width > 1 else ""
            scope = "colgroup" if width > 1 else "col"
            yield f'<th scope="{scope}"{wide}>{escape(column.group)}</th>'


def _title(column: Column, index: int, height: str = "") -> str:
    return f'<th scope="col"{height} data-column="{index}">{escape(column.title)}</th>'


def _picture_of_cell(picture: Picture) -> str:
    return f"<figure>{_image(picture, picture_in_page(picture))}{_caption(picture)}</figure>"


def _image(picture: Picture, address: str) -> str:
    return f'<img src="{escape(address)}" alt="{escape(picture.alt)}">'


def _caption(picture: Picture) -> str:
    return f"<figcaption>{escape(picture.caption)}</figcaption>"


IN_CELL = BlocksHtml(_figure_of_cell, _picture_of_cell, whole=False)
"""Writes blocks for a notebook's cell."""


@dataclass(frozen=True)
class PagePictures:
    """Shows pictures on a page, each with its values as a table.

    `address` says where a picture lies, None where it is not to be had. Where the page's
    scripts draw charts anew, they are `drawn` from their specifications.
    """

    address: Callable[[Picture], str | None]
    drawn: bool

    def html(self, picture: Picture) -> str:
        """The printed picture, what a script draws in its place, caption and values."""
        address = self.address(picture)
        image = _image(picture, address) if address is not None else ""
        alt, spec = escape(picture.alt), self._spec(picture)
        return (
            f'<figure class="bc-chart" id="bieu-do-{escape(picture.name)}">'
            f'<div class="bc-drawing" role="img" aria-label="{alt}">{image}</div>{spec}'
            f'{_caption(picture)}{self._links(picture, address)}<details class="bc-values">'
            f"<summary>Xem số liệu của biểu đồ dưới dạng bảng</summary>{_values(picture)}"
            "</details></figure>"
        )

    def _links(self, picture: Picture, address: str | None) -> str:
        """Where the picture is taken from, and the address that leads to it, on a site's page."""
        if not self.drawn or address is None:
            return ""
        svg = escape(address)
        png, alone = (escape(address.removesuffix(".svg") + end) for end in (".png", ".html"))
        return (
            f'<p class="bc-note"><a href="{svg}" download>Tải hình SVG</a>, '
            f'<a href="{png}" download>PNG</a>; <a href="{alone}">trang để nhúng</a>; '
            f'<a href="#bieu-do-{escape(picture.name)}">liên kết đến hình này</a></p>'
        )

    def _spec(self, picture: Picture) -> str:
        if not (self.drawn and picture.spec):
            return ""
        spec = safe_in_script(picture.spec)
        return f'<script type="application/json" class="bc-spec">{spec}</script>'


def for_page(pictures: PagePictures) -> BlocksHtml:
    """Writes blocks for a page."""
    return BlocksHtml(_figure_of_page, pictures.html)


def _values(picture: Picture) -> str:
    """The chart's values as a table, its description where it brings none."""
    table = chart_values(picture)
    if table is None:
        return f"<p>{escape(picture.alt)}</p>"
    return BlocksHtml(_figure_of_page, _picture_of_cell).block(table)


def chart_values(picture: Picture) -> Table | None:
    """The values of a chart that travel with it; None where none do or they are broken."""
    usermeta = json.loads(picture.spec or "{}").get("usermeta")
    table = usermeta.get("table") if isinstance(usermeta, dict) else None
    if not (isinstance(table, dict) and table.get("headings") and table.get("rows")):
        return None
    first, *others = map(str, table["headings"])
    columns = (Column(first, 1), *(Column(title, 1, Align.RIGHT) for title in others))
    rows = tuple(Row(tuple((Text(str(cell)),) for cell in row)) for row in table["rows"])
    return Table(f"Số liệu của biểu đồ: {picture.caption}", columns, rows)
