"""Mappings proposed for tables as health units word them, measured."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from baocao.submissions.mapped.lexicon import Lexicon
from baocao.submissions.mapped.model import Meaning, TableContext
from baocao.submissions.mapped.proposal import HeaderProposal, SheetProposal
from baocao.submissions.mapped.propose import Proposer
from baocao.submissions.mapped.read import grid_of
from baocao.submissions.workbooks.cell_names import cell_spot
from baocao.submissions.workbooks.workbook import open_workbook
from tests.planted.book import write
from tests.submissions.mapped.health_tables import Expected, HealthTable, tables

COUNT = 60
RIGHT = 0.95

Judged = tuple[str, Expected, Meaning | None]


@pytest.fixture(scope="module")
def judged(lexicon: Lexicon, tmp_path_factory: pytest.TempPathFactory) -> list[Judged]:
    """Every column of all tables: its header, what it means, what is proposed."""
    place = TableContext("20", date(2022, 12, 14))
    proposer = Proposer(lexicon, place, "20", frozenset({"age_group", "dose"}))
    folder = tmp_path_factory.mktemp("bang")
    return [
        each
        for n, table in enumerate(tables(COUNT))
        for each in _of(proposer, table, folder / f"{n}.xlsx")
    ]


def _of(proposer: Proposer, table: HealthTable, path: Path) -> Iterator[Judged]:
    book = open_workbook(write(path, [table.sheet]), path.name)
    (name,) = book.sheet_names
    proposed = proposer.sheet(name, grid_of(book, name), None, hidden=False)
    by_place = _by_place(proposed)
    for expected in table.expected:
        header = by_place.get(expected.place)
        text = header.header if header else "(không thấy)"
        yield text, expected, header.meaning if header else None


def _by_place(proposed: SheetProposal) -> dict[int, HeaderProposal]:
    spots = ((cell_spot(header.source.cell), header) for header in proposed.headers)
    return {spot[1]: header for spot, header in spots if spot is not None}


def _meaning(expected: Expected) -> Meaning | None:
    return Meaning(expected.element, expected.options) if expected.element else None


def test_nearly_all_columns_are_proposed_right(judged: list[Judged]) -> None:
    """Known columns with element, group and dose; people due for the doses beside them."""
    known = [each for each in judged if each[1].element is not None]
    missed = [(text, found) for text, each, found in known if found != _meaning(each)]
    assert len(known) > 5 * COUNT
    assert len(missed) <= (1 - RIGHT) * len(known), missed


def test_nothing_wrong_is_proposed(judged: list[Judged]) -> None:
    """What is not right is asked about: no likeness and no other meaning ever stands active."""
    wrong = [(text, found) for text, each, found in judged if found not in (None, _meaning(each))]
    assert wrong == []


def test_every_column_is_listed(judged: list[Judged]) -> None:
    """Also those that nobody knows."""
    assert [each for text, each, _ in judged if text == "(không thấy)"] == []
