"""Reads one .xls file from standard input in a process of its own, and pickles its sheets.

A damaged .xls can make its reader ask for any amount of memory or time; so this runs apart from
everything else, with limits. Nothing of the package is imported, so that it starts at once.
"""

from __future__ import annotations

import os
import pickle
import re
import struct
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any

import xlrd
from xlrd.xldate import XLDateError, xldate_as_datetime

PROTECTED, TOO_LARGE = 3, 4
MEMORY = 2 * 1024**3
LOWEST, NARROWEST = 40, 128  # twentieths of a point; 1/256 of a character: less shows nothing

SOLID, BLACK, WHITE, USUAL = 1, "000000", "FFFFFF", 8  # a pattern, colours, points
PLAIN = ("General", "0", "0.00", "#,##0", "#,##0.00", "@")

_NOTHING = (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK)
_DURATION = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)

# Records of a sheet that xlrd leaves out, and kinds of objects; where an object's first cell is.
_BEGIN, _END, _CONTINUED = 0x809, 0x0A, 0x3C
_PRINTED = (0x14, 0x15)  # above and below the page
_DRAWING, _OBJECT, _OBJECT_TEXT, _CHART_LINK, _CHART_TEXT = 0xEC, 0x5D, 0x1B6, 0x1051, 0x100D
_PROMPT = 0x1BE
_DRAWN = {_DRAWING, _OBJECT, _OBJECT_TEXT, _CONTINUED, _CHART_LINK, _CHART_TEXT, _PROMPT, *_PRINTED}
_PICTURE, _COMMENT, _TYPED = 8, 0x19, 1
_ANCHOR = b"\x10\xf0\x12\0\0\0"

XlsSheet = dict[str, Any]
"""`name`, `hidden`, `rows` from A1 on, and what `Structure` says of a sheet; `percent_signs` are
numbers with the formats that have one, whatever it does there, `inks` the letters of cells that
are not as plain as most, with their number format."""


def main(max_cells: int) -> None:
    """Write a list of sheets to standard output; exit 3 or 4 where it may not."""
    with suppress(ImportError):  # Windows has no such limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    data = sys.stdin.buffer.read()
    with open(os.devnull, "w") as log:  # noqa: PTH123 - pathlib takes long to import
        try:
            book = xlrd.open_workbook(
                file_contents=data,
                logfile=log,
                formatting_info=True,
                ragged_rows=True,
                on_demand=True,  # so that the records stay
            )
            own = book.sheets()
        except xlrd.XLRDError as error:
            sys.exit(PROTECTED if "encrypted" in str(error) else 1)
    sheets = [_read(book, sheet, max_cells) | _Drawn().of(book, sheet.number) for sheet in own]
    sys.stdout.buffer.write(pickle.dumps(sheets))


def _read(book: Any, sheet: Any, max_cells: int) -> XlsSheet:
    widths = [_width(sheet.row_types(row)) for row in range(sheet.nrows)]
    height = max((row for row, width in enumerate(widths, start=1) if width), default=0)
    width = max(widths, default=0)
    if height * width > max_cells:
        sys.exit(TOO_LARGE)
    values = _Values(book)
    inks = _inks(book, values.formats)
    return {
        "name": sheet.name,
        "hidden": sheet.visibility != 0,
        "rows": [_padded(values.of(sheet.row(row)), width) for row in range(height)],
        "merged": [((t, le), (b - 1, r - 1)) for t, b, le, r in sheet.merged_cells],
        "hidden_rows": {row for row, info in sheet.rowinfo_map.items() if _is_low(info)},
        "hidden_columns": {column for column, i in sheet.colinfo_map.items() if _is_narrow(i)},
        "errors": [
            (spot, xlrd.error_text_from_code.get(sheet.cell_value(*spot), "#N/A"))
            for spot in _cells_of(sheet, xlrd.XL_CELL_ERROR)
        ],
        "comments": [(spot, note.text) for spot, note in sheet.cell_note_map.items()],
        "runs": [(spot, _runs(book, sheet, spot)) for spot in sheet.rich_text_runlist_map],
        "percent_signs": [
            (spot, values.formats[sheet.cell_xf_index(*spot)])
            for spot in _cells_of(sheet, xlrd.XL_CELL_NUMBER)
            if "%" in values.formats[sheet.cell_xf_index(*spot)]
        ],
        "inks": [
            (spot, inks[xf])
            for kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_TEXT)
            for spot in _cells_of(sheet, kind)
            if (xf := sheet.cell_xf_index(*spot)) in inks
        ],
    }


class _Drawn:
    """What lies over the cells of a sheet and above or below its pages: the texts of boxes, charts,
    buttons and prompts, each at its first cell, where pictures are, and what is printed."""

    def __init__(self) -> None:
        self._spot, self._shape, self._left, self._is_typed = (0, 0), 0, 0, False
        self._boxes: list[tuple[tuple[int, int], str]] = []
        self._pictures: list[tuple[int, int]] = []
        self._printed: list[str] = []

    def of(self, book: Any, number: int) -> XlsSheet:
        is_known = book.biff_version == 80 and book.mem is not None
        start = book._sh_abs_posn[number]
        for kind, data in _records(book.mem, start) if is_known else ():
            if kind in _DRAWN:
                with suppress(struct.error, IndexError):  # a damaged record has nothing to say
                    self._note(kind, data)
        return {"boxes": self._boxes, "pictures": self._pictures, "printed": self._printed}

    def _note(self, kind: int, data: bytes) -> None:
        if kind == _DRAWING and (at := data.rfind(_ANCHOR)) >= 0:
            column, _, row = struct.unpack_from("<HHH", data, at + len(_ANCHOR) + 2)
            self._spot = row, column
        elif kind == _OBJECT:
            self._shape = struct.unpack_from("<H", data, 4)[0]
            self._pictures += [self._spot] if self._shape == _PICTURE else []
        elif kind in _PRINTED:
            self._printed += [_letters(data, 2)] if data else []
        elif kind == _PROMPT:
            self._boxes.append(_prompt(data))
        else:
            self._note_text(kind, data)

    def _note_text(self, kind: int, data: bytes) -> None:
        if kind == _OBJECT_TEXT and self._shape != _COMMENT:
            self._left = struct.unpack_from("<H", data, 10)[0]
            self._boxes.append((self._spot, ""))
        elif kind == _CONTINUED and self._left > 0:
            text = _letters(data, 0)
            self._left -= len(text)
            self._boxes[-1] = self._spot, self._boxes[-1][1] + text
        elif kind == _CHART_LINK:
            self._is_typed = data[1] == _TYPED
        elif kind == _CHART_TEXT and self._is_typed:
            self._boxes.append((self._spot, _letters(data, 3)))


def _prompt(data: bytes) -> tuple[tuple[int, int], str]:
    """What Excel says beside a cell, with its first cell: four texts, two formulas, the cells."""
    texts, at = [], 4
    for _ in range(4):
        length, is_wide = struct.unpack_from("<HB", data, at)
        end = at + 3 + length * (1 + (is_wide & 1))
        texts.append(_letters(data[:end], at + 2))
        at = end
    for _ in range(2):
        at += 4 + struct.unpack_from("<H", data, at)[0]
    row, _, column = struct.unpack_from("<HHH", data, at + 2)
    return (row, column), f"{texts[0]} {texts[2]}"


def _records(data: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The kind and the contents of each record of a sheet that begins there, and of its charts."""
    depth = 0
    while at + 4 <= len(data):
        kind, size = struct.unpack_from("<HH", data, at)
        yield kind, data[at + 4 : at + 4 + size]
        at += 4 + size
        depth += (kind == _BEGIN) - (kind == _END)
        if not depth:
            return


def _letters(data: bytes, at: int) -> str:
    """The rest of a record as text, behind the byte that says how letters are kept."""
    return data[at + 1 :].decode("utf-16-le" if data[at] & 1 else "latin-1", errors="ignore")


def _inks(book: Any, formats: list[str]) -> dict[int, tuple[Any, ...]]:
    """Of each format of cells that is not as plain as most: colours of letters and ground as
    RRGGBB ("" where nothing is said), points, font, whether struck out, and the number format."""
    found = {}
    for number, xf in enumerate(book.xf_list):
        font = book.font_list[xf.font_index]
        ground = xf.background
        is_solid = ground.fill_pattern == SOLID
        behind = _colour(book, ground.pattern_colour_index) if is_solid else ""
        is_paper = ground.fill_pattern == 0
        colour, points = _colour(book, font.colour_index), font.height / 20
        if (
            font.struck_out
            or (colour and colour != BLACK)
            or behind
            or points < USUAL
            or formats[number] not in PLAIN
            or font.name.casefold().endswith("dings")
        ):
            seen = behind or (WHITE if is_paper else "")
            found[number] = (
                colour or BLACK,
                seen,
                points,
                font.name,
                bool(font.struck_out),
                formats[number],
            )
    return found


def _colour(book: Any, index: int) -> str:
    rgb = book.colour_map.get(index)
    return "".join(f"{part:02X}" for part in rgb) if rgb else ""


def _cells_of(sheet: Any, kind: int) -> Iterator[tuple[int, int]]:
    """Row and column of each cell of a kind."""
    for row in range(sheet.nrows):
        for column, own in enumerate(sheet.row_types(row)):
            if own == kind:
                yield row, column


def _width(kinds: Any) -> int:
    """How far a row is filled; cells that only have a format do not count."""
    width = len(kinds)
    while width and kinds[width - 1] in _NOTHING:
        width -= 1
    return width


def _runs(book: Any, sheet: Any, spot: tuple[int, int]) -> list[tuple[str, bool]]:
    """The pieces of a rich text, each with whether it is raised, lowered or crossed out."""
    text, runs = str(sheet.cell_value(*spot)), sheet.rich_text_runlist_map[spot]
    fonts = ((at, book.font_list[font]) for at, font in runs)
    starts = [(0, False), *((at, bool(font.escapement or font.struck_out)) for at, font in fonts)]
    ends = [*(at for at, _ in starts[1:]), len(text)]
    return [(text[at:end], raised) for (at, raised), end in zip(starts, ends, strict=True)]


def _padded(cells: list[Any], width: int) -> tuple[Any, ...]:
    return (*cells[:width], *[""] * (width - len(cells)))


def _is_low(row: Any) -> bool:
    return bool(row.hidden) or row.height < LOWEST


def _is_narrow(column: Any) -> bool:
    return bool(column.hidden) or column.width < NARROWEST


class _Values:
    """Cells as the other formats give them: numbers, texts, yes or no, dates and durations."""

    def __init__(self, book: Any) -> None:
        self.formats = [book.format_map[each.format_key].format_str for each in book.xf_list]
        self._durations = {i for i, text in enumerate(self.formats) if _DURATION.search(text)}
        self._datemode = book.datemode

    def of(self, cells: list[Any]) -> list[Any]:
        return [self._value(cell) for cell in cells]

    def _value(self, cell: Any) -> Any:
        match cell.ctype:
            case xlrd.XL_CELL_NUMBER | xlrd.XL_CELL_TEXT:
                return cell.value
            case xlrd.XL_CELL_BOOLEAN:
                return bool(cell.value)
            case xlrd.XL_CELL_DATE:
                return self._moment(cell)
            case _:
                return ""

    def _moment(self, cell: Any) -> date | datetime | time | timedelta | float:
        """A date, also with a time, a time of the day alone, a duration; a number that is none."""
        days = float(cell.value)
        try:
            if cell.xf_index in self._durations:
                return timedelta(milliseconds=round(days * 86_400_000))
            moment: datetime = xldate_as_datetime(days, self._datemode)
        except (XLDateError, OverflowError):
            return days
        if 0 <= days < 1:
            return moment.time()
        return moment if days % 1 else moment.date()


if __name__ == "__main__":
    main(int(sys.argv[1]))
