"""What a mapping has to say of the rows of a table of areas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from baocao.submissions.mapped.grid import Grid, Header
from baocao.submissions.mapped.labels import Label, Labels, RowKind
from baocao.submissions.mapped.model import LeftOut
from baocao.submissions.mapped.proposal import LeftRows, UnknownArea

NAMED = 3  # labels that a remark quotes


@dataclass(frozen=True)
class TableRows:
    """The rows of one table by their labels."""

    grid: Grid
    table: Header
    labels: Labels

    def count(self, kind: RowKind) -> int:
        """How many rows with values are of a kind."""
        return len(self._of(kind))

    def unknown(self) -> Iterator[UnknownArea]:
        """Labels that name no area, and places elsewhere in a table that is not the country's."""
        labels = self._of(RowKind.UNKNOWN)
        labels += [] if self.labels.is_national else self._of(RowKind.ELSEWHERE)
        for label in sorted(labels, key=lambda label: label.row):
            near = "; ".join(problem.todo for problem in self.labels.named[label.row].problems)
            yield UnknownArea(self.grid.source(label.row, self.table.label), label.text, near)

    def left_out(self) -> Iterator[tuple[LeftOut, LeftRows]]:
        """What one setting sets aside: other provinces of the country, and communes, which are
        certain to be parts of the districts where their numbers say so."""
        elsewhere, communes = self._of(RowKind.ELSEWHERE), self._of(RowKind.COMMUNE)
        if elsewhere and self.labels.is_national:
            yield LeftOut.PROVINCES, LeftRows(len(elsewhere), _named(elsewhere))
        if communes:
            is_certain = all(self.labels.is_part(label) for label in communes)
            yield LeftOut.COMMUNES, LeftRows(len(communes), _named(communes), is_certain)

    def _of(self, kind: RowKind) -> list[Label]:
        return [
            label
            for label in self.labels.labels
            if label.has_values and self.labels.named[label.row].kind is kind
        ]


def _named(labels: list[Label]) -> str:
    more = " …" if len(labels) > NAMED else ""
    return ", ".join(label.text for label in labels[:NAMED]) + more
