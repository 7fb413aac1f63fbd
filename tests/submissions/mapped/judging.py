"""What is proposed for the columns of made tables, beside what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from baocao.submissions.mapped.lexicon import Lexicon
from baocao.submissions.mapped.model import Meaning, TableContext
from baocao.submissions.mapped.proposal import HeaderProposal, SheetProposal
from baocao.submissions.mapped.propose import Proposer
from baocao.submissions.mapped.read import grid_of
from baocao.submissions.workbooks.cell_names import cell_spot
from baocao.submissions.workbooks.workbook import open_workbook
from tests.planted.book import write
from tests.submissions.mapped.health_tables import Expected, HealthTable


@dataclass(frozen=True)
class Judged:
    """A column: its header, "" where it is not listed, what it means, and what is proposed."""

    header: str
    means: Meaning | None
    proposed: Meaning | None

    @property
    def is_right(self) -> bool:
        return self.proposed == self.means

    @property
    def is_wrong(self) -> bool:
        """Whether another meaning stands active; a question is not wrong."""
        return self.proposed is not None and not self.is_right


def judged(lexicon: Lexicon, tables: Iterable[HealthTable], folder: Path) -> list[Judged]:
    """Every column of all tables, each written as a workbook into a folder."""
    place = TableContext("20", date(2022, 12, 14))
    proposer = Proposer(lexicon, place, "20", frozenset({"age_group", "dose"}))
    return [
        each
        for n, table in enumerate(tables)
        for each in _columns(proposer, table, folder / f"{n}.xlsx")
    ]


def _columns(proposer: Proposer, table: HealthTable, path: Path) -> Iterator[Judged]:
    book = open_workbook(write(path, [table.sheet]), path.name)
    (name,) = book.sheet_names
    by_place = _by_place(proposer.sheet(name, grid_of(book, name), None, hidden=False))
    for expected in table.expected:
        header = by_place.get(expected.place)
        yield Judged(
            header.header if header else "", _meaning(expected), header.meaning if header else None
        )


def _by_place(proposed: SheetProposal) -> dict[int, HeaderProposal]:
    spots = ((cell_spot(header.source.cell), header) for header in proposed.headers)
    return {spot[1]: header for spot, header in spots if spot is not None}


def _meaning(expected: Expected) -> Meaning | None:
    return Meaning(expected.element, expected.options) if expected.element else None
