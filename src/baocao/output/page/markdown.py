"""Blocks as Pandoc's Markdown, which Quarto makes pages and Word files of; every text is escaped,
so that no text of a report is taken for markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from baocao.document.blocks import (
    Align,
    Block,
    Column,
    Heading,
    Inline,
    Paragraph,
    ParagraphKind,
    Picture,
    Row,
    Table,
)
from baocao.document.contents import text_of

# Signs of Pandoc's Markdown. A comma or a single hyphen is none: Quarto shows some titles
# without reading them as Markdown, and there an escape would be seen.
_SIGNS = re.compile(r"""([\\`*_{}\[\]<>#+|~^$@&"'=]|(?<=-)-|(?<=\.)\.)""")
_RULE = 60  # dashes below a table's header; their shares are the columns' widths
_LIST = re.compile(r"^(\(?\w*)([.):-])")  # what may begin a list: "-", "2.", "a)", "(ii)", ":"
_MARKS = {ParagraphKind.ITEM: "- ", ParagraphKind.NOTICE: "> "}
_ENDS = {Align.LEFT: ":{}-", Align.CENTRE: ":{}:", Align.RIGHT: "-{}:"}


def escaped(text: str) -> str:
    """A text as Pandoc's Markdown, which takes it for nothing but words."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))


def blocks_markdown(blocks: Iterable[Block], picture: Callable[[Picture], str]) -> str:
    """The blocks one below another; `picture` says where a picture lies."""
    return "\n\n".join(_block(block, picture) for block in blocks)


def _block(block: Block, picture: Callable[[Picture], str]) -> str:
    match block:
        case Heading():
            return f"{'#' * (block.level + 1)} {escaped(f'{block.number} {block.text}')}"
        case Paragraph():
            return _MARKS.get(block.kind, "") + _LIST.sub(r"\1\\\2", _words(block.inlines))
        case Table():
            return _table(block)
        case Picture():
            caption, alt = escaped(block.caption), escaped(block.alt)
            return f'![{caption}]({picture(block)}){{fig-alt="{alt}" width={block.width_mm}mm}}'


def _words(inlines: Iterable[Inline]) -> str:
    return "".join(map(_inline, inlines))


def _inline(inline: Inline) -> str:
    text = escaped(inline.text)
    before = " " if inline.text[:1].isspace() else ""
    after = " " if text and inline.text[-1:].isspace() else ""
    text = f"**{text}**" if inline.bold and text else text
    return f"{before}{text}{after}"


def _table(table: Table) -> str:
    lines = [_row([escaped(_title(column)) for column in table.columns]), _rule(table.columns)]
    lines += [_row(_cells(row, len(table.columns))) for row in table.rows]
    note = f"\n\n{_words(table.note)}" if table.note else ""
    return "\n".join(lines) + f"\n\n: {escaped(table.caption)}{note}"


def _title(column: Column) -> str:
    return f"{column.group}: {column.title}" if column.group else column.title


def _rule(columns: Sequence[Column]) -> str:
    whole = sum(column.width for column in columns)
    return _row([_ENDS[c.align].format("-" * round(_RULE * c.width / whole)) for c in columns])


def _cells(row: Row, columns: int) -> list[str]:
    if row.spans:
        return [f"**{escaped(text_of(row.cells[0]))}**", *[""] * (columns - 1)]
    return [_words(cell) for cell in row.cells]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
