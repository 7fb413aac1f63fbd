"""The sheet of long lists: every unit of those that the report names by their first alone."""

from __future__ import annotations

from collections.abc import Iterable

from baocao.core.vietnamese.names import upper_first
from baocao.document.blocks import Align
from baocao.document.contents import LongList
from baocao.document.narrative.phrases import Phrases
from baocao.output.workbook.sheet import HEAD, TITLE, FormattedSheet, body

WIDTHS = (8.0, 40.0)  # in characters
HEAD_ROW = 2


def write_lists(sheet: FormattedSheet, lists: Iterable[LongList], phrases: Phrases) -> None:
    """The words where each list stands, then its units, one row each."""
    sheet.text(0, 0, phrases["workbook.lists_title"], TITLE)
    heads = (phrases["columns.order"], phrases["workbook.list_units"])
    for column, words in enumerate(heads):
        sheet.text(HEAD_ROW, column, words, HEAD)
    row = HEAD_ROW
    for told, names in lists:
        sheet.text(row := row + 1, 0, f"{phrases['workbook.list_in']}: {told}", {"bold": True})
        for number, name in enumerate(names, start=1):
            row += 1
            sheet.text(row, 0, str(number), body(Align.CENTRE))
            sheet.text(row, 1, upper_first(name), body(Align.LEFT))
    sheet.set_up((HEAD_ROW, HEAD_ROW), WIDTHS, landscape=False)
