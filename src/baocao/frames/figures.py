"""Figures that an analyst put in: in the ledger like all others, and marked as the analyst's.

They have no cells of a submission behind them. Their source is the notebook's own cell, with
the row and column of the frame that was added there.
"""

from __future__ import annotations

from dataclasses import dataclass

from baocao.frames.cells import Shown
from baocao.ledger.figures import figure_id
from baocao.ledger.model import Figure
from baocao.quantities import Unit
from baocao.submissions.model import SourceCell

ANALYST = "analyst"  # begins the id of a figure that an analyst put in
UNIT = "number"  # a frame does not say what it counts, but for a percentage
FORMULA = "số do người phân tích đưa vào từ notebook, ngoài các chỉ số đã tính"


@dataclass(frozen=True)
class FigureMaker:
    """Makes the figures of one table; `key` names the table within the report.

    `source` is the notebook's cell, None where it runs outside of any notebook.
    """

    key: str
    source: SourceCell | None = None

    def make(self, cell: Shown, row: int, column: int, title: str) -> Figure:
        """The figure of a cell, by its row and column counted from 1."""
        if cell.number is None:
            raise ValueError("a figure needs a number")
        return Figure(
            id=figure_id(ANALYST, self.key, f"r{row}", f"c{column}"),
            text=cell.text,
            value=cell.number,
            unit=Unit.PERCENT.value if "%" in cell.text else UNIT,
            formula=FORMULA,
            bound=cell.bound,
            sources=self._sources(row, title),
        )

    def _sources(self, row: int, title: str) -> tuple[SourceCell, ...]:
        if self.source is None:
            return ()
        place = f"dòng {row}, cột “{title}”"
        return (SourceCell(self.source.file, self.source.sha256, self.source.sheet, place),)
