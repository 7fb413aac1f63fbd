"""Frames, numbers and words as cells show them: HTML in the report's style, for reading only."""

from __future__ import annotations

import pandas as pd

from baocao.build.compose.shown import ShownCell
from baocao.core.project import find_project
from baocao.document.blocks import Block, Paragraph, ParagraphKind, Text
from baocao.document.frames.cells import DECIMALS, OddValue, shown
from baocao.document.frames.table import plain_table
from baocao.document.frames.words import load_frame_words
from baocao.output.page.html import blocks_html
from baocao.output.page.notebook_style import STYLE

MOST_SHOWN = 200  # rows; a notebook is for reading
NO_DATA = "chưa có số liệu"


def show(frame: pd.DataFrame, caption: str = "", *, decimals: int = DECIMALS) -> ShownCell:
    """The frame as the report would print it: Vietnamese headings, numbers and dates.

    Only shows; `report.add` puts a frame into a report. The first 200 rows are shown.
    """
    titles = load_frame_words(find_project()).titles
    table = plain_table(frame.head(MOST_SHOWN), caption, titles=titles, decimals=decimals)
    hidden = len(frame) - MOST_SHOWN
    notes = []
    if frame.empty:
        notes = [f"{caption}: {NO_DATA}." if caption else f"{NO_DATA.capitalize()}."]
    elif hidden > 0:
        notes = [f"Còn {number(hidden)} dòng không hiện ở đây."]
    blocks: list[Block] = [] if frame.empty else [table]
    html = blocks_html("", [*blocks, *map(_note, notes)])
    return ShownCell(STYLE + html, frame.to_string(max_rows=MOST_SHOWN) if len(frame) else notes[0])


def number(value: object, decimals: int = DECIMALS) -> str:
    """A number as Vietnamese documents write it: "1.234,5"; "chưa có số liệu" for a missing one.

    Raises `ValueError` for what is no number.
    """
    try:
        cell = shown(value, decimals)
    except OddValue as odd:
        raise ValueError(str(odd)) from None
    if cell is None:
        return NO_DATA
    if cell.number is None:
        raise ValueError(f"“{value}” không phải số")
    return cell.text


def notice(words: str) -> str:
    """A marked line, as HTML."""
    return STYLE + blocks_html("", [Paragraph((Text(words),), ParagraphKind.NOTICE)])


def _note(words: str) -> Paragraph:
    return Paragraph((Text(words),), ParagraphKind.NOTE)
