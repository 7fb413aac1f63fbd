"""Mappings proposed for tables as health units word them, measured."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from baocao.submissions.mapped.lexicon import Lexicon
from tests.submissions.mapped.health_tables import Maker, tables
from tests.submissions.mapped.judging import Judged, judged
from tests.submissions.mapped.real_tables import RealTables, read_lists

COUNT = 60
REAL = 45  # of the words that were seen, and of those held out
RIGHT = 0.95

Kinds = dict[str, list[Judged]]


@pytest.fixture(scope="module")
def kinds(lexicon: Lexicon, tmp_path_factory: pytest.TempPathFactory) -> Kinds:
    """Every column of all tables: of words listed for the tests, of real headers that the matching
    was worked on with, and of real ones that were held out."""
    lists = read_lists()
    made = {
        "listed": tables(COUNT),
        "real": RealTables(lists, held_out=False).tables(REAL),
        "held out": RealTables(lists, held_out=True).tables(REAL),
    }
    folder = tmp_path_factory.mktemp
    return {name: judged(lexicon, each, folder("bang")) for name, each in made.items()}


@pytest.mark.parametrize("kind", ["listed", "real", "held out"])
def test_nearly_all_columns_are_proposed_right(kinds: Kinds, kind: str) -> None:
    """Known columns with element, group and dose; people due for the doses beside them."""
    known = [each for each in kinds[kind] if each.means is not None]
    missed = [each for each in known if not each.is_right]
    assert len(known) > 5 * REAL
    assert len(missed) <= (1 - RIGHT) * len(known), missed


@pytest.mark.parametrize("kind", ["listed", "real", "held out"])
def test_nothing_wrong_is_proposed(kinds: Kinds, kind: str) -> None:
    """What is not right is asked about: no likeness and no other meaning ever stands active."""
    assert [each for each in kinds[kind] if each.is_wrong] == []


@pytest.mark.parametrize("kind", ["listed", "real", "held out"])
def test_every_column_is_listed(kinds: Kinds, kind: str) -> None:
    """Also those that nobody knows."""
    assert [each for each in kinds[kind] if not each.header] == []


def test_people_due_are_asked_about_beside_a_dose_that_nobody_knows(
    lexicon: Lexicon, tmp_path: Path
) -> None:
    """Also where that dose stands a row deeper than the others: they may be due for it too."""
    group = "Người từ 18 tuổi trở lên"
    maker = Maker(random.Random(1))
    maker.column((group, "Đối tượng"), None)
    maker.column((group, "Mũi 1"), "vaccinated", ("age_group", "18plus"), ("dose", "d1"))
    maker.column((group, "Liều khác", "Mũi lạ"), None)
    columns = judged(lexicon, [maker.table("Kết quả tiêm")], tmp_path)
    assert [each.is_right for each in columns] == [True] * 3


def test_the_real_headers_are_many_and_of_many_sources() -> None:
    """Each stands with a source that the file names."""
    lists = read_lists()
    sources = lists["sources"]
    said = dict(_texts({name: each for name, each in lists.items() if name != "sources"}))
    assert len(said) >= 60
    assert len(set(said.values())) >= 8
    assert set(said.values()) <= set(sources)


def _texts(lists: object) -> list[tuple[str, str]]:
    assert isinstance(lists, dict)
    return [
        each
        for text, value in lists.items()
        for each in (_texts(value) if isinstance(value, dict) else [(text, value)])
    ]
