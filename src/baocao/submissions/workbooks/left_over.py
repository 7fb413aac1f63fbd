"""What of a workbook of ours nobody has read: cells of the sheets that are read, other sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from baocao.core.vietnamese.names import clean
from baocao.submissions.workbooks.account import Fate
from baocao.submissions.workbooks.form_map import LIST_SHEET, MAP_SHEET
from baocao.submissions.workbooks.hidden import remark
from baocao.submissions.workbooks.model import Remark
from baocao.submissions.workbooks.settle import figures, settle, spanned, told
from baocao.submissions.workbooks.workbook import SourceSheet, SourceWorkbook

EXTRA_SHEET = "extra_sheet"
OWN = (MAP_SHEET, LIST_SHEET)  # for the program and for Excel alone


def left_over(
    book: SourceWorkbook,
    read: Sequence[SourceSheet],
    known: Iterable[str],
    remarks: Iterable[Remark],
) -> Iterator[Remark]:
    """A remark for each block of cells that is in no account, and for each sheet that is none of
    `known` and has numbers.

    `read` are the sheets that were read to their end, `remarks` what was said of their cells.
    """
    sheets = {sheet.name: sheet for sheet in read}
    for each in remarks:
        if each.source.sheet in sheets:
            sheets[each.source.sheet].account.enter_source(Fate.FINDING, each.source)
    expected = {*known, *OWN}
    for name in book.sheet_names:
        if clean(name) in sheets:
            sheet = sheets[clean(name)]
            yield from settle(sheet.account, sheet, book.structure(name))
        elif clean(name) not in expected:
            yield from _extra(book, name)


def _extra(book: SourceWorkbook, name: str) -> Iterator[Remark]:
    sheet, structure = book.sheet_of(name), book.structure(name)
    spots = figures(sheet, structure)
    if spots:
        source, found = sheet.source(*spots[0]), told(spots[0], sheet, structure)
        yield remark(EXTRA_SHEET, source, found, count=str(len(spots)), range=spanned(spots))
