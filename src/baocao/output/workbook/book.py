"""The whole workbook: notes first, then a sheet for each table, the long lists, the sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from baocao.core.vietnamese.names import upper_first
from baocao.document.blocks import AdministrativeDocument, Align, Table
from baocao.document.contents import (
    LongList,
    blocks_in,
    counted_in,
    figures_in,
    long_lists_in,
    text_of,
)
from baocao.document.narrative.phrases import Phrases
from baocao.output.packed import pack
from baocao.output.workbook.long_list import ListBook, ListPage
from baocao.output.workbook.sheet import A4, HEAD, TITLE, FormattedSheet, Looks, body, lines_in
from baocao.output.workbook.sources import write_sources
from baocao.output.workbook.tables import write_table
from baocao.results.ledger.told_cells import Tell, tell_each

_WIDTHS = (12.0, 90.0)  # of the columns of the notes, in characters
_LIST_WIDTHS = (8.0, 40.0)  # of those of the long lists
_HEAD_ROW = 2  # of the long lists
_LINK = {**body(Align.LEFT), "font_color": "#0563C1", "underline": 1}


def render_workbook(
    document: AdministrativeDocument, phrases: Phrases, *, created: datetime, told: Tell = tell_each
) -> bytes:
    """The tables of `document` as an xlsx file; the same input gives the same bytes.

    `created` (UTC) is the date in the file's properties, `told` tells the cells of figures.
    """
    with ListBook() as book:
        book.set_properties(
            {
                "title": document.subject.replace("\n", " "),
                "author": document.issuer_name,
                "created": created.replace(tzinfo=None),
            }
        )
        looks = Looks(book)
        tables = {_sheet_name(t, n): t for n, t in enumerate(_tables(document), start=1)}
        notes = FormattedSheet(book.add_worksheet(phrases["workbook.notes"]), looks)
        _write_notes(notes, document, phrases, tables)
        for name, table in tables.items():
            write_table(FormattedSheet(book.add_worksheet(name), looks), table)
        if lists := long_lists_in(document):
            page = book.add_worksheet(phrases["workbook.lists"])
            _write_lists(FormattedSheet(page, looks), lists, phrases)
        sources = book.add_worksheet(phrases["workbook.sources"], ListPage)
        figures = (*figures_in(document), *counted_in(document))
        write_sources(sources, looks, figures, phrases, told)
    return pack(book.parts)


def _tables(document: AdministrativeDocument) -> Sequence[Table]:
    return [block for block in blocks_in(document) if isinstance(block, Table)]


def _sheet_name(table: Table, number: int) -> str:
    """A name of its own that says which table it is: "Bảng 3"."""
    label = table.caption.partition(".")[0]
    return label if label.endswith(f" {number}") else f"Bảng {number}"


def _write_notes(
    sheet: FormattedSheet,
    document: AdministrativeDocument,
    phrases: Phrases,
    tables: dict[str, Table],
) -> None:
    """Say what the workbook is, what to know of its figures, and list its sheets."""
    for column, width in enumerate(_WIDTHS):
        sheet.page.set_column(column, column, width)
    sheet.page.set_paper(A4)
    sheet.page.fit_to_pages(1, 0)
    sheet.text(0, 0, f"{phrases['workbook.title']} {document.type_name.lower()}", TITLE)
    sheet.text(1, 0, document.subject.replace("\n", " "), {"bold": True})
    notices = [text_of(notice.inlines) for notice in document.notices]
    lines = [document.issuer_name, *notices, *phrases["workbook.explanation"].split("\n")]
    row = 3
    for row, words in enumerate(lines, start=3):
        sheet.across(row, (0, 1), words, {"text_wrap": True, "valign": "top"})
        sheet.height(row, lines_in(words, sum(_WIDTHS)))
    names = {name: table.caption for name, table in tables.items()}
    if long_lists_in(document):
        names[phrases["workbook.lists"]] = phrases["workbook.lists_title"]
    names[phrases["workbook.sources"]] = phrases["workbook.sources_title"]
    for place, (name, caption) in enumerate(names.items(), start=row + 2):
        format_ = sheet.looks.get(_LINK)
        sheet.page.write_url(place, 0, f"internal:'{name}'!A1", format_, name)
        sheet.text(place, 1, caption, body(Align.LEFT))


def _write_lists(sheet: FormattedSheet, lists: Iterable[LongList], phrases: Phrases) -> None:
    """The words where each list stands, then its units, one row each."""
    sheet.text(0, 0, phrases["workbook.lists_title"], TITLE)
    heads = (phrases["columns.order"], phrases["workbook.list_units"])
    for column, words in enumerate(heads):
        sheet.text(_HEAD_ROW, column, words, HEAD)
    row = _HEAD_ROW
    for told, names in lists:
        sheet.text(row := row + 1, 0, f"{phrases['workbook.list_in']}: {told}", {"bold": True})
        for number, name in enumerate(names, start=1):
            row += 1
            sheet.text(row, 0, str(number), body(Align.CENTRE))
            sheet.text(row, 1, upper_first(name), body(Align.LEFT))
    sheet.set_up((_HEAD_ROW, _HEAD_ROW), _LIST_WIDTHS, landscape=False)
