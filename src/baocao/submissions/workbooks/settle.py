"""The cells of a sheet that its account does not have.

What has to be accounted for is looked up in the sheet itself, not in what the reader took for its
table: a cell that the reader forgot is in no account, and `settle` says so. `left_over` looks at
all sheets of a workbook of ours.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from math import isclose

from baocao.core.vietnamese.labels import Labels
from baocao.submissions.workbooks.cell_names import Spot, cell_name
from baocao.submissions.workbooks.cells import clean_text, is_figure, shown
from baocao.submissions.workbooks.form_map import LIST_SHEET, MAP_SHEET
from baocao.submissions.workbooks.hidden import NOT_COMPUTED, remark
from baocao.submissions.workbooks.ink import STRUCK
from baocao.submissions.workbooks.layout import METADATA_SHEET
from baocao.submissions.workbooks.model import Account, Fate, Remark
from baocao.submissions.workbooks.outside_cells import number_in
from baocao.submissions.workbooks.recomputed import recomputed
from baocao.submissions.workbooks.structure import Structure
from baocao.submissions.workbooks.workbook import SourceSheet, SourceWorkbook

NOT_READ = "cell_not_read"
LOOKS_OTHERWISE = "cell_looks_otherwise"
LABEL_STRUCK = "label_struck"
NOT_CURRENT = "formula_not_current"
_SOURCE = re.compile(r"\s*nguồn\s*:", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
ROUNDED = 0.005  # by which a result may differ that is stored as it is shown
IN_COMMENT, IN_BOX = "number_in_comment", "number_in_text_box"
PICTURE, IN_WORDS = "picture_not_read", "number_in_words"
EXTRA_SHEET, HIDDEN_SHEET = "extra_sheet", "hidden_sheet"
OWN = (MAP_SHEET, LIST_SHEET)  # for the program and for Excel alone


def figures(sheet: SourceSheet, structure: Structure, settled: Collection[Spot] = ()) -> list[Spot]:
    """Every cell that has to be in an account, but the `settled` ones: with a number, a date, a
    text that looks like one, a formula without a result, or an error. In the order of the rows."""
    found = {
        (row, column)
        for row, values in enumerate(sheet.rows)
        for column, value in enumerate(values)
        if value != "" and (row, column) not in settled and is_figure(value)
    }
    broken = {*structure.uncomputed, *(spot for spot, _ in structure.errors)}
    return sorted(found.union(broken.difference(settled)))


def settle(account: Account, sheet: SourceSheet, structure: Structure) -> Iterator[Remark]:
    """A remark for each block of neighbouring cells that are in no account, at its first cell, for
    each number that was read and that people see as something else or that its formula does not
    give, for each crossed out label, and for what is told beside its cells."""
    yield from beside_cells(sheet, structure)
    yield from _not_current(account, sheet, structure)
    yield from _struck_labels(account, sheet, structure)
    for spot, look in _looks(account, sheet, structure):
        is_read = account.fates.get(spot, Fate.LABEL) >= Fate.CHECKED
        if is_read and is_figure(sheet.value(*spot)):
            found = shown(sheet.value(*spot))
            yield remark(LOOKS_OTHERWISE, sheet.source(*spot), found, look=look)
    for block in _blocks(figures(sheet, structure, account.fates)):
        yield _remark(block, sheet, structure)


def beside_cells(sheet: SourceSheet, structure: Structure) -> Iterator[Remark]:
    """A remark for each number that a comment or a box of text tells, and for each picture of a
    sheet, at the cell that it begins on."""
    for spot, number in structure.outside.comments.items():
        yield remark(IN_COMMENT, sheet.source(*spot), number)
    for spot, number in structure.outside.boxes.items():
        yield remark(IN_BOX, sheet.source(*spot), number)
    for spot in sorted(structure.outside.pictures):
        yield remark(PICTURE, sheet.source(*spot), clean_text(sheet.name))


def _looks(
    account: Account, sheet: SourceSheet, structure: Structure
) -> Iterator[tuple[Spot, str]]:
    """The cells that show something else than they hold, by their own format or by a condition."""
    yield from structure.looks.items()
    for spot in sorted(account.fates) if structure.conditions else ():
        value = sheet.value(*spot)
        held = (c.look for c in structure.conditions if c.holds(spot, value))
        if spot not in structure.looks and (look := next(held, "")):
            yield spot, look


def _struck_labels(account: Account, sheet: SourceSheet, structure: Structure) -> Iterator[Remark]:
    """A remark for each label that is crossed out beside numbers that were read all the same."""
    struck = {spot for spot, look in structure.looks.items() if look == STRUCK}
    if not struck:
        return
    read = {row for (row, _), fate in account.fates.items() if fate is Fate.READ}
    for row, column in sorted(struck):
        value = sheet.value(row, column)
        is_name = isinstance(value, str) and value.strip() and not is_figure(value)
        if row in read and is_name and (row, column) in account.fates:
            yield remark(LABEL_STRUCK, sheet.source(row, column), shown(value))


def _not_current(account: Account, sheet: SourceSheet, structure: Structure) -> Iterator[Remark]:
    """A remark for each result of a formula that was read and is not what its cells give now."""
    for spot, formula in structure.results.items():
        value = sheet.value(*spot)
        if account.fates.get(spot) is not Fate.READ or isinstance(value, bool | str):
            continue
        now = recomputed(formula.at(spot), sheet)
        if structure.waits_for_results and value == 0 and now is None:
            yield remark(NOT_COMPUTED, sheet.source(*spot), shown(value))
        elif (
            now is not None
            and isinstance(value, int | float)
            and not isclose(value, now, abs_tol=ROUNDED)
        ):
            yield remark(NOT_CURRENT, sheet.source(*spot), shown(value), computed=shown(now))


def _blocks(spots: Collection[Spot]) -> Iterator[list[Spot]]:
    """Cells parted into blocks: from each cell its neighbours in rows and columns are reached."""
    waiting = dict.fromkeys(spots)
    while waiting:
        block = [next(iter(waiting))]
        waiting.pop(block[0])
        for row, column in block:  # which grows while it is walked along
            beside = ((row, column + 1), (row + 1, column), (row, column - 1), (row - 1, column))
            for spot in beside:
                if spot in waiting:
                    waiting.pop(spot)
                    block.append(spot)
        yield sorted(block)


def _remark(block: list[Spot], sheet: SourceSheet, structure: Structure) -> Remark:
    first = block[0]
    hidden = all(r in structure.hidden_rows or c in structure.hidden_columns for r, c in block)
    words = {"count": str(len(block)), "range": spanned(block)}
    words["hidden"] = " đang bị ẩn" if hidden else ""
    return remark(NOT_READ, sheet.source(*first), told(first, sheet, structure), **words)


def told(spot: Spot, sheet: SourceSheet, structure: Structure) -> str:
    """What messages say that stands in a cell of `figures`."""
    if spot in structure.uncomputed:
        return "công thức chưa có kết quả"
    return dict(structure.errors).get(spot) or shown(sheet.value(*spot))


def spanned(spots: Collection[Spot]) -> str:
    """The range that has all of some cells: "C4:D9", or "C4" for one."""
    rows, columns = zip(*spots, strict=True)
    first, last = cell_name(min(rows), min(columns)), cell_name(max(rows), max(columns))
    return first if first == last else f"{first}:{last}"


def left_over(
    book: SourceWorkbook,
    read: Sequence[SourceSheet],
    known: Iterable[str],
    remarks: Iterable[Remark],
    labels: Labels,
) -> Iterator[Remark]:
    """A remark for each block of cells that is in no account, and for each sheet that is none of
    `known` and has numbers.

    `read` are the sheets that were read to their end, `remarks` what was said of their cells; a
    digit behind one of `labels` is no number.
    """
    sheets = {sheet.name: sheet for sheet in read}
    for each in remarks:
        if each.source.sheet in sheets:
            sheets[each.source.sheet].account.enter_source(Fate.FINDING, each.source)
    expected = {*known, *OWN}
    for name in book.sheet_names:
        if clean_text(name) in sheets:
            sheet = sheets[clean_text(name)]
            yield from _unseen(book, sheet, name)
            yield from _unread_words(sheet, labels)
            yield from settle(sheet.account, sheet, book.structure(name))
        elif clean_text(name) not in expected:
            yield from _extra(book, name, labels)


def _unread_words(sheet: SourceSheet, labels: Labels) -> Iterator[Remark]:
    """A remark for each block of cells with words that are in no account and tell a number. The
    first column of the sheet about the workbook is printed."""
    first = 1 if sheet.name == METADATA_SHEET else 0
    for block in _blocks([spot for spot in _in_words(sheet, labels) if spot[1] >= first]):
        yield _words_remark(sheet, block, labels)


def words(sheet: SourceSheet, labels: Labels) -> Iterator[Remark]:
    """One remark for all the words of a sheet that nobody reads, where they tell a number."""
    if spots := _in_words(sheet, labels):
        yield _words_remark(sheet, spots, labels)


def _in_words(sheet: SourceSheet, labels: Labels) -> list[Spot]:
    """The cells with words that are in no account and tell a number, but that of a source."""
    return [
        (row, column)
        for row, values in enumerate(sheet.rows)
        for column, value in enumerate(values)
        if isinstance(value, str)
        and value != ""
        and _DIGIT.search(value)  # which most words lack
        and (row, column) not in sheet.account.fates
        and not is_figure(value)
        and not _SOURCE.match(value)
        and number_in(value, labels)
    ]


def _words_remark(sheet: SourceSheet, spots: list[Spot], labels: Labels) -> Remark:
    found = number_in(str(sheet.value(*spots[0])), labels)
    about = {"count": str(len(spots)), "range": spanned(spots)}
    return remark(IN_WORDS, sheet.source(*spots[0]), found, **about)


def _unseen(book: SourceWorkbook, sheet: SourceSheet, name: str) -> Iterator[Remark]:
    """A remark for a sheet that is hidden and was read all the same."""
    spots = figures(sheet, book.structure(name)) if name in book.hidden_sheets else []
    if spots:
        found = told(spots[0], sheet, book.structure(name))
        yield remark(HIDDEN_SHEET, sheet.source(*spots[0]), hidden_sheet(name, found, is_read=True))


def hidden_sheet(name: str, found: str, *, is_read: bool) -> str:
    """What is said of a hidden sheet with numbers."""
    so = "và vẫn được đọc" if is_read else "và không được đọc"
    return f"Trang tính “{clean_text(name)}” đang bị ẩn nhưng có số liệu ({found}) {so}"


def _extra(book: SourceWorkbook, name: str, labels: Labels) -> Iterator[Remark]:
    sheet, structure = book.sheet_of(name), book.structure(name)
    yield from beside_cells(sheet, structure)
    yield from words(sheet, labels)
    spots = figures(sheet, structure)
    if spots:
        source, found = sheet.source(*spots[0]), told(spots[0], sheet, structure)
        yield remark(EXTRA_SHEET, source, found, count=str(len(spots)), range=spanned(spots))
