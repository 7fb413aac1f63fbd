"""Source cells as they are now: whether their file is the same, and what they hold."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from baocao.archive.built.folder import file_hash
from baocao.core.project import Project
from baocao.review.trace.model import FileState
from baocao.submissions.workbooks.cell_names import cell_spots
from baocao.submissions.workbooks.model import SourceCell

_WORKBOOKS = (".xlsx", ".xls", ".ods", ".xlsm")


class CellReader:
    """Reads each file once, and each cell: many figures are made from the same ones."""

    def __init__(self, project: Project) -> None:
        self._root = project.root
        self._hash = cache(self._read_hash)
        self._sheet = cache(self._read_sheet)
        self.value = cache(self._read_value)

    def state(self, source: SourceCell) -> FileState:
        """Whether the cell's file is still the one that was read."""
        digest = self._hash(source.file)
        if digest is None:
            return FileState.GONE
        return FileState.SAME if digest == source.sha256 else FileState.CHANGED

    def _read_value(self, source: SourceCell) -> object:
        """What the cell holds, what cells come to that were added up; None where the file changed
        or cannot be read."""
        spots = cell_spots(source.cell)
        is_workbook = source.file.lower().endswith(_WORKBOOKS)
        if not spots or not is_workbook or self.state(source) is not FileState.SAME:
            return None
        rows = self._sheet(source.file, source.sheet)
        values = [
            rows[row][column] if row < len(rows) and column < len(rows[row]) else None
            for row, column in spots
        ]
        if len(values) == 1:
            return values[0]
        numbers = [number for value in values if (number := as_number(value)) is not None]
        return float(sum(numbers)) if len(numbers) == len(values) else None

    def _read_hash(self, name: str) -> str | None:
        try:
            return file_hash(self._root / name)
        except OSError:
            return None

    def _read_sheet(self, name: str, sheet: str) -> list[list[Any]]:
        try:
            workbook = CalamineWorkbook.from_path(self._root / name)
            return workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
        except (CalamineError, OSError):
            return []


def as_number(value: object) -> Decimal | None:
    """The number that a cell holds, None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return Decimal(int(value)) if value == int(value) else Decimal(str(value))
