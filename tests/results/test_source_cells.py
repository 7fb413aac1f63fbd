"""Cells of earlier periods that are opened when somebody asks: they stand for their tuples."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from itertools import islice

import pytest

from baocao.core.data_json import dump_data, load_data
from baocao.core.quantities import Quantity
from baocao.core.report_key import ReportKey
from baocao.results.compute import Request
from baocao.results.earlier_terms import EarlierTerms
from baocao.results.ledger.model import Figure, stated
from baocao.results.ledger.told_cells import MOST, ToldCells
from baocao.results.ledger.write import ledger_json
from baocao.results.model import Amount, IndicatorResult
from baocao.results.source_cells import (
    Cells,
    JoinedCells,
    distinct,
    files_of,
    join_cells,
    parts_of,
)
from baocao.submissions.workbooks.model import SourceCell
from tests.regimes import administrative
from tests.results.sample import CATALOGUE, PROVINCE

HOME = "data/submissions/sot/tinh-a"
KEY = ReportKey("sot", "tinh-a", "2022-Q4")


def stood(week: str, count: int, sheet: str = "Số liệu") -> tuple[SourceCell, ...]:
    """So many cells of a week, two in one file, with what JSON has to escape."""
    return tuple(
        SourceCell(f'{HOME}/{week}/xã "{n // 2}".xlsx', f"{n // 2:064}", sheet, f"E{n}")
        for n in range(count)
    )


def kept(cells: tuple[SourceCell, ...]) -> Cells:
    """The cells as a later report has them."""
    indicator = CATALOGUE.indicators["new_cases"]
    result = IndicatorResult(
        indicator, PROVINCE, (), Quantity(Decimal(1)), date(2022, 1, 7), reported=False,
        numerator=Amount(Quantity(Decimal(1)), cells), sources=cells,
    )  # fmt: skip
    (found,) = EarlierTerms.of([], [result]).results([Request(indicator, PROVINCE, ())])
    assert found.numerator is not None
    assert found.sources is found.numerator.sources  # written, and told, once
    return found.sources


def ledger(cells: Cells) -> bytes:
    amount = Amount(Quantity(Decimal(5)), cells)
    figure = Figure("a", "5", Decimal(5), "cases", stated(""), numerator=amount, sources=cells)
    return ledger_json(KEY, administrative("2022-Q4"), [figure])


@pytest.mark.parametrize("count", [1, 60])
def test_kept_cells_are_their_tuple(count: int) -> None:
    """Each in its place, for whoever counts, compares, slices or takes the first few."""
    cells = stood("2022-W01", count)
    later = kept(cells)
    assert later == cells
    assert cells == later
    assert hash(later) == hash(cells)
    assert len(later) == count
    assert (later[0], later[-1], later[1:3]) == (cells[0], cells[-1], cells[1:3])
    assert tuple(islice(later, 3)) == cells[:3]
    assert later != cells[1:]
    assert bool(later)


def test_joined_cells_are_the_tuples_one_after_another() -> None:
    """Whatever they were joined from, and where one of them is empty."""
    first, second, own = stood("2022-W01", 20), stood("2022-W02", 30), stood("2022-W03", 9)
    inner = join_cells([kept(first), kept(second)])
    whole = join_cells([inner, (), own])
    assert isinstance(whole, JoinedCells)
    assert whole == (*first, *second, *own)
    assert [len(part) for part in parts_of(whole)] == [20, 30, 9]
    assert join_cells([own, own]) == (*own, *own)
    assert join_cells([own, ()]) is own
    assert join_cells([]) == ()


def test_the_ledger_has_every_cell() -> None:
    """The same bytes as from the cells themselves."""
    first, own = stood("2022-W01", 40), stood("2022-W02", 12)
    written = ledger(join_cells([kept(first), own]))
    assert written == ledger((*first, *own))
    (figure,) = json.loads(written)["figures"]
    for sources in (figure["sources"], figure["numerator"]["sources"]):
        assert [SourceCell(**cell) for cell in sources] == [*first, *own]


def test_people_are_told_the_same() -> None:
    """By folder where a period has many, one by one where it has few, also of two sheets."""
    many, few = stood("2022-W01", MOST + 5), stood("2022-W02", MOST - 5)
    split = (*stood("2022-W03", 20), *stood("2022-W03", 20, "Tổng hợp"))
    mixed = (*stood("2022-W04", 30), *stood("2022-W05", 30))
    cells = (*many, *few, *split, *mixed)
    later = join_cells(map(kept, (many, few, split[:20], split[20:], mixed)))
    tell = ToldCells("2022-W09")
    assert tuple(tell(later)) == tuple(tell(cells))
    assert len(tell(later)) < len(cells)


def test_each_cell_is_counted_once() -> None:
    """A cell that stands above and below the line; all different ones are left as they are."""
    cells = stood("2022-W01", 20)
    later = join_cells([kept(cells), kept(cells[5:]), cells[:2]])
    assert distinct(later) == cells
    assert distinct((cells[0], cells[0])) == cells[:1]
    other = cells[0]._replace(sha256="0")
    for unlike in (kept((*cells, other)), join_cells([kept(cells), (other,)])):
        assert distinct(unlike) is unlike


def test_the_files_of_cells_are_those_that_they_stand_in() -> None:
    """Not all of the period's."""
    cells = stood("2022-W01", 20)
    (part,) = parts_of(kept(cells))
    assert files_of(part) == files_of(cells) == {cell.file for cell in cells}


def test_kept_cells_come_back_from_what_is_kept_of_a_report() -> None:
    later = join_cells([kept(stood("2022-W01", 20)), stood("2022-W02", 3)])
    assert load_data(dump_data(later)) == later
