"""Excel 97-2003 sheets (.xls) as records: hidden rows and columns, merged cells, error values,
formats of percentages.

Only record headers and a few fields are read ([MS-XLS] 2.4); values are read by calamine.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from io import BytesIO

import olefile

from baocao.submissions.workbooks.cell_names import Spot
from baocao.submissions.workbooks.open_document import TableShape
from baocao.submissions.workbooks.percent import BUILT_IN, shows_percent

_BOUND_SHEET, _ROW, _COLUMNS, _MERGED, _ERROR, _FORMULA = 0x85, 0x208, 0x7D, 0xE5, 0x205, 0x06
_FORMAT, _CELL_FORMAT, _NUMBER, _SHORT_NUMBER, _SHORT_NUMBERS = 0x41E, 0xE0, 0x203, 0x27E, 0xBD
_HIDDEN_ROW, _HIDDEN_COLUMNS = 0x20, 0x01
_HEIGHT, _LOWEST, _NARROWEST = 0x7FFF, 40, 128  # twentieths of a point; 1/256 of a character
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_WORKSHEET = 0

Record = tuple[int, int, bytes]


def biff_shapes(data: bytes) -> list[TableShape] | None:
    """Every worksheet in order; None where the file contradicts itself."""
    try:
        stream = _stream(data)
        styles = _percent_styles(stream)
        return [_shape(stream, start, name, styles) for name, start in _sheets(stream)]
    except (OSError, struct.error, IndexError, ValueError, olefile.OleFileError):
        return None


def _stream(data: bytes) -> bytes:
    with olefile.OleFileIO(BytesIO(data)) as ole:
        name = "Workbook" if ole.exists("Workbook") else "Book"
        content: bytes = ole.openstream(name).read()
        return content


def _records(stream: bytes, start: int) -> Iterator[Record]:
    """Kind, place and content of each record from `start` up to the substream's end."""
    while start + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, start)
        yield kind, start, stream[start + 4 : start + 4 + size]
        if kind == 0x0A:  # EOF
            return
        start += 4 + size


def _sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    for kind, _, content in _records(stream, 0):
        if kind == _BOUND_SHEET and content[5] == _WORKSHEET:
            wide = content[7] & 1
            length = content[6] * (2 if wide else 1)
            text = content[8 : 8 + length]
            name = text.decode("utf-16-le" if wide else "latin-1")
            yield name, struct.unpack_from("<I", content)[0]


def _percent_styles(stream: bytes) -> frozenset[int]:
    """The numbers of the cell formats that show percentages."""
    codes: dict[int, str] = {}
    styles: list[int] = []
    for kind, _, content in _records(stream, 0):
        if kind == _FORMAT:
            number, length, wide = struct.unpack_from("<HHB", content)
            text = content[5 : 5 + length * (2 if wide & 1 else 1)]
            codes[number] = text.decode("utf-16-le" if wide & 1 else "latin-1", "replace")
        elif kind == _CELL_FORMAT:
            styles.append(struct.unpack_from("<H", content, 2)[0])
    percents = {n for n, code in codes.items() if shows_percent(code)} | (BUILT_IN - codes.keys())
    return frozenset(place for place, number in enumerate(styles) if number in percents)


def _shape(stream: bytes, start: int, name: str, styles: frozenset[int]) -> TableShape:
    shape = TableShape(name)
    for kind, _, content in _records(stream, start):
        shape.percents.update(s for s, style in _cell_styles(kind, content) if style in styles)
        if kind == _ROW:
            _note_row(content, shape)
        elif kind == _COLUMNS:
            _note_columns(content, shape)
        elif kind == _MERGED:
            _note_merged(content, shape)
        elif kind in (_ERROR, _FORMULA):
            _note_error(kind, content, shape)
    return shape


def _cell_styles(kind: int, content: bytes) -> Iterator[tuple[Spot, int]]:
    """The cells with numbers in a record, each with the number of its format."""
    if kind in (_NUMBER, _SHORT_NUMBER, _FORMULA):
        row, column, style = struct.unpack_from("<HHH", content)
        yield (row, column), style
    elif kind == _SHORT_NUMBERS:
        row, first = struct.unpack_from("<HH", content)
        for place in range((len(content) - 6) // 6):
            yield (row, first + place), struct.unpack_from("<H", content, 4 + 6 * place)[0]


def _note_row(content: bytes, shape: TableShape) -> None:
    row, _, _, height = struct.unpack_from("<HHHH", content)
    if struct.unpack_from("<H", content, 12)[0] & _HIDDEN_ROW or height & _HEIGHT < _LOWEST:
        shape.hidden_rows.add(row)


def _note_columns(content: bytes, shape: TableShape) -> None:
    first, last, width = struct.unpack_from("<HHH", content)
    if struct.unpack_from("<H", content, 8)[0] & _HIDDEN_COLUMNS or width < _NARROWEST:
        shape.hidden_columns.update(range(first, min(last, 255) + 1))


def _note_merged(content: bytes, shape: TableShape) -> None:
    for i in range(struct.unpack_from("<H", content)[0]):
        top, bottom, left, right = struct.unpack_from("<HHHH", content, 2 + 8 * i)
        shape.merged.append(((top, left), (bottom, right)))


def _note_error(kind: int, content: bytes, shape: TableShape) -> None:
    row, column = struct.unpack_from("<HH", content)
    if kind == _ERROR:
        code, is_error = content[6], content[7] == 1
    else:  # a formula's stored result: type 2 of the kinds that are not numbers is an error
        code, is_error = content[8], content[6] == 2 and content[12:14] == b"\xff\xff"
    if is_error:
        shape.errors[row, column] = _ERRORS.get(code, "#N/A")
