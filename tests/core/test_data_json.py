"""What is kept as JSON comes back as it was, and nothing else comes out of such a file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from baocao.core.data_json import dump_data, load_data
from baocao.core.project import Project
from baocao.core.quantities import Bound, Quantity
from baocao.definitions.areas.model import AdminUnit, AreaLevel
from baocao.definitions.programmes.load import load_programme
from baocao.submissions.workbooks.model import SourceCell
from tests.conftest import ROOT

UNIT = AdminUnit("20", "Tỉnh Lạng Sơn", "Lạng Sơn", AreaLevel.PROVINCE, "lang-son", None)
PLAIN: dict[Any, Any] = {
    "a": (1, True, 1.0, None, "chữ"),
    ("b", Bound.EXACT): [Decimal("1.50"), date(2022, 1, 31), time(7, 30)],
    2: frozenset({"x"}),
    "set": {3},
}


@pytest.mark.parametrize("data", [UNIT, Quantity(Decimal("99.960"), Bound.EXACT), PLAIN])
def test_comes_back_as_it_was(data: object) -> None:
    """Kinds of numbers too: 1, True and 1.0 are equal, and not the same."""
    assert repr(load_data(dump_data(data))) == repr(data)


def test_models_come_back() -> None:
    programme = load_programme(Project(ROOT).of("covid-19").home)
    assert load_data(dump_data(programme)) == programme


def test_what_is_one_object_stays_one() -> None:
    found = load_data(dump_data((UNIT, [UNIT])))
    assert found[0] is found[1][0]


@dataclass(frozen=True)
class OfATest:
    """No class of the package."""

    name: str


@pytest.mark.parametrize("strange", [Path(), partial(int), dump_data, object(), 1j])
def test_what_is_no_data_is_refused(strange: object) -> None:
    with pytest.raises(TypeError, match="is no data"):
        dump_data((strange,))


def held(kind: str, *names: str) -> bytes:
    """A file that holds one object of a kind, made from a text."""
    return json.dumps({"kinds": [[kind, *names]], "values": ["text", [0, 0]]}).encode()


@pytest.mark.parametrize(
    "content",
    [
        dump_data(OfATest("x")),
        held("os:mkdir"),
        held("subprocess:Popen", "args"),
        held("baocao.core.data_json:load_data"),
        held("baocao.core.data_json:json.loads"),
        held("baocao.core.project:Path", "path"),
        held("baocao.gone:Gone"),
        held("baocao.core.quantities:Bound"),
        held("Decimal"),
        held("baocao.definitions.areas.model:AdminUnit", "code", "name"),
        b'{"kinds": [], "values": [[0, 0]]}',
        b'{"kinds": [["tuple"]], "values": [[0, 1]]}',
        b'{"values": []}',
        b"[]",
        b"{",
        b"",
    ],
)
def test_nothing_else_comes_out(content: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - its words are for nobody
        load_data(content)


def test_a_cell_is_kept_as_a_cell() -> None:
    """A named tuple is no plain one."""
    cell = SourceCell("a.xlsx", "ab", "Số liệu", "D4")
    (again, same) = load_data(dump_data((cell, cell)))
    assert again == cell
    assert isinstance(again, SourceCell)
    assert again is same
