"""The hidden sheet of a form: which cell holds which value, whatever rows moved since.

Each input is named by the keys of its row and its column, which stand in a hidden column
and in hidden rows of the sheet itself and so move with it. The writer and the reader of
forms share this module; it knows of cells and identifiers, not of what they mean.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from baocao.core.errors import BaocaoError, Problem
from baocao.definitions.indicators.model import Disaggregation
from baocao.submissions.workbooks.cells import is_blank, read_text
from baocao.submissions.workbooks.workbook import CellValue, SourceSheet

MAP_SHEET = "_bieu_mau"
LIST_SHEET = "_danh_muc"  # the choices of a form's inputs, for Excel alone
MAP_VERSION = "2"
READABLE = ("1", MAP_VERSION)  # the first one does not say which values were printed beside inputs

TITLE = "Trang này để chương trình đọc biểu mẫu. Không sửa, không xóa."
HEADERS = ("Trang tính", "Ô", "Dòng", "Cột", "Loại", "Đối tượng", "Địa bàn, mục", "Phân tổ")
LABELS = ("Phiên bản", "Tỉnh", "Kỳ", "Đơn vị", "Mã kiểm")
FIRST_ENTRY = 8  # rows above: title, labels, a blank one, headers

_TAKE_A_NEW_FORM = "dùng lệnh baocao form lấy biểu mẫu mới rồi chép số liệu sang"


class CellKind(Enum):
    """What an input holds: a value, what is said of a column of values, or a task's state.

    `PREVIOUS` is no input: the cell right of one, with last period's value. Nor is `CAME`: there
    the office's form shows what the unit of that row has sent.
    """

    VALUE = "value"
    AS_OF = "as_of"
    PROVIDER = "provider"
    DEFINITION = "definition"
    STATE = "state"
    DONE_ON = "done_on"
    EVIDENCE = "evidence"
    NOTE = "note"
    PREVIOUS = "previous"
    CAME = "came"

    @property
    def is_printed(self) -> bool:
        """Whether the form itself has a value there."""
        return self in (CellKind.PREVIOUS, CellKind.CAME)


@dataclass(frozen=True)
class FormCell:
    """One input: where it was when the form was made, its keys, and what it is about.

    `subject` and `place` are an element and an area ("" for a whole column), or a plan and
    its task or target; of a printed value, `subject` is what was printed.
    """

    sheet: str
    cell: str
    row: str
    column: str
    kind: CellKind
    subject: str
    place: str
    split: Disaggregation = ()

    def __hash__(self) -> int:
        return hash((self.sheet, self.cell))  # enough, and asked for thousands of times


@dataclass(frozen=True)
class FormMap:
    """Whom a form is for, and all its inputs in reading order."""

    province: str
    period: str
    unit: str
    cells: tuple[FormCell, ...]
    version: str = MAP_VERSION

    @property
    def knows_previous(self) -> bool:
        """Whether the map has the values of last period that stand beside inputs."""
        return self.version != READABLE[0]

    def rows(self) -> Iterator[tuple[str, ...]]:
        """The hidden sheet, row by row, from the first."""
        yield (TITLE,)
        head = (self.version, self.province, self.period, self.unit, self.checksum())
        yield from zip(LABELS, head, strict=True)
        yield ()
        yield HEADERS
        for cell in self.cells:
            yield _texts(cell)

    def checksum(self) -> str:
        """A digest of everything that the map says."""
        head = (self.version, self.province, self.period, self.unit)
        content = json.dumps([head, *map(_texts, self.cells)], ensure_ascii=False)
        return hashlib.sha256(content.encode()).hexdigest()[:32]


def read_map(sheet: SourceSheet) -> FormMap:
    """The map of a form as it came back.

    Raises `BaocaoError` for another version and for a map that was changed.
    """
    lines = (_text(sheet, row, 1) for row in range(1, 1 + len(LABELS)))
    version, province, period, unit, checksum = lines
    if version not in READABLE:
        what = f"không đọc được biểu mẫu phiên bản “{version}”, chỉ đọc phiên bản {MAP_VERSION}"
        raise BaocaoError(Problem(what, str(sheet.source(1, 1)), _TAKE_A_NEW_FORM))
    try:
        cells = tuple(map(_cell, _entries(sheet)))
        found = FormMap(province, period, unit, cells, version)
    except ValueError:
        raise _changed(sheet) from None
    if found.checksum() != checksum:
        raise _changed(sheet)
    return found


def _entries(sheet: SourceSheet) -> Iterator[tuple[CellValue, ...]]:
    """The rows that hold anything, each as wide as the headers."""
    missing = ("",) * len(HEADERS)
    for values in sheet.rows[FIRST_ENTRY:]:
        if not all(map(is_blank, values)):
            yield (*values, *missing)[: len(HEADERS)]


def _cell(values: tuple[CellValue, ...]) -> FormCell:
    name, cell, row, column, kind, subject, place, split = map(read_text, values)
    return FormCell(name, cell, row, column, CellKind(kind), subject, place, _options(split))


def _texts(cell: FormCell) -> tuple[str, ...]:
    where = (cell.sheet, cell.cell, cell.row, cell.column)
    return (*where, cell.kind.value, cell.subject, cell.place, _split(cell.split))


@lru_cache(maxsize=1024)
def _split(options: Disaggregation) -> str:
    return ";".join(f"{category}={option}" for category, option in options)


@lru_cache(maxsize=1024)
def _options(split: str) -> Disaggregation:
    pairs = (pair.partition("=") for pair in split.split(";") if pair)
    return tuple((category, option) for category, _, option in pairs)


def _text(sheet: SourceSheet, row: int, column: int) -> str:
    return read_text(sheet.value(row, column))


def _changed(sheet: SourceSheet) -> BaocaoError:
    return BaocaoError(Problem("trang ẩn của biểu mẫu đã bị sửa", sheet.where, _TAKE_A_NEW_FORM))
