"""The cells of a figure as people are told them: those of earlier periods by their folders."""

from __future__ import annotations

import pytest

from baocao.results.ledger.told_cells import MOST, ToldCells
from baocao.submissions.workbooks.model import SourceCell

HOME = "data/submissions/sot/tinh-a"


def cells(folder: str, count: int, each: int = 1) -> tuple[SourceCell, ...]:
    """So many cells of a folder, `each` in one file."""
    return tuple(
        SourceCell(f"{HOME}/{folder}/xa-{n // each}.xlsx", "ab", "Số liệu", f"E{2 + n % each}")
        for n in range(count)
    )


def test_many_cells_of_an_earlier_period_are_told_by_their_folder() -> None:
    """How many of how many files; those of the report's own period stand one by one."""
    before, own = cells("2023-W50", 60, each=2), cells("2023-W51", 60)
    (folder, *others) = ToldCells("2023-W51")((*before, *own))
    assert folder == SourceCell(f"{HOME}/2023-W50", "", "", "60 ô của 30 tệp")
    assert others == list(own)


def test_what_is_told_is_of_the_cells_that_are_asked_for() -> None:
    """Also where others lay at the same place in memory before: a trace makes its tuples anew."""
    tell = ToldCells("2023-W51")
    for week in range(10, 40):
        (folder,) = tell(tuple(cells(f"2023-W{week}", 60)))
        assert folder.file == f"{HOME}/2023-W{week}"


def test_every_folder_counts_its_own_cells() -> None:
    """No cell is lost: those told one by one and those counted are all that there are."""
    weeks = [cells(f"2023-W{week}", 20 + week) for week in range(10, 20)]
    told = ToldCells("2023-W19")([cell for week in weeks for cell in week])
    whole = [cell for cell in told if not cell.sha256]
    counted = sum(int(cell.cell.split()[0]) for cell in whole)
    assert len(whole) == len(weeks) - 1
    assert counted + len(told) - len(whole) == sum(map(len, weeks))


@pytest.mark.parametrize(
    ("folder", "count", "period"),
    [
        pytest.param("2023-W50", MOST, "2023-W51", id="few"),
        pytest.param("2023-W51", MOST + 1, "2023-12", id="a-week-of-the-month"),
        pytest.param("2023-W44", MOST + 1, "2023-11", id="a-week-that-ends-in-the-month"),
        pytest.param("so-theo-doi", MOST + 1, "2023-W51", id="a-folder-of-no-period"),
    ],
)
def test_what_is_read_one_by_one(folder: str, count: int, period: str) -> None:
    """Few cells, those of the report's own days, and those that lie elsewhere."""
    stated = cells(folder, count)
    assert tuple(ToldCells(period)(stated)) == stated
