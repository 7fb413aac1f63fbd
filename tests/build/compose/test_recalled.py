"""A report's data and charts are taken over from before, and nothing else is taken for them."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextvars import copy_context
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from baocao.build.compose.load import load_inputs
from baocao.build.compose.pictures import ReportChart
from baocao.build.compose.recalled import DATA, LATEST, ReportBasis, finish_keeping, recalled
from baocao.build.workspace.door import Scope, report_meant
from baocao.core.data_json import dump_data
from baocao.core.errors import BaocaoError, Problem
from baocao.core.project import Project
from baocao.core.sealed import write_sealed
from baocao.core.taken_over import Keeper, keep_in, taken_over
from baocao.results.report_data import build_report_data
from tests.conftest import BUILT

KEY = "k" * 64
CHART = ReportChart("trend", "{}", "lời", "Tên")


@pytest.fixture
def scope(project: Project) -> Scope:
    return report_meant(project, BUILT.province, BUILT.period)


@pytest.fixture(scope="module")
def basis(built: Project) -> ReportBasis:
    scope = report_meant(built, BUILT.province, BUILT.period)
    return ReportBasis(build_report_data(load_inputs(scope)), (CHART,))


def place(scope: Scope) -> Path:
    return scope.project.basis(BUILT) / DATA


def asked(
    scope: Scope, basis: ReportBasis, key: str = KEY, now: str | Exception = KEY
) -> tuple[bool, ReportBasis]:
    """Whether it had to be made, and what came back."""
    made: list[ReportBasis] = []

    def as_it_is() -> str:
        if isinstance(now, Exception):
            raise now
        return now

    def make() -> ReportBasis:
        made.append(basis)
        return basis

    def ask() -> ReportBasis:
        if key:
            keep_in(Keeper(scope.project.basis(BUILT), key, as_it_is))
        found = recalled(scope, make)
        finish_keeping()
        taken_over("more", lambda: b"more")
        return found

    found = copy_context().run(ask)
    return bool(made), found


def test_made_once(scope: Scope, basis: ReportBasis) -> None:
    """The same comes back, with what units sent for earlier periods where it is asked for."""
    assert asked(scope, basis) == (True, basis)
    made, found = asked(scope, basis)
    assert not made
    assert found.charts == (CHART,)
    data, before = found.data, basis.data
    assert replace(data, inputs=before.inputs) == before
    assert list(data.inputs.history) == list(before.inputs.history)
    assert dict(data.inputs.history) == dict(before.inputs.history)
    assert len(data.inputs.history) == len(before.inputs.history)
    assert data.inputs.crosswalk == before.inputs.crosswalk
    assert data.inputs.completeness == before.inputs.completeness
    one = data.inputs.province.code, data.inputs.period.end
    assert data.inputs.parts
    assert before.inputs.parts
    assert data.inputs.parts(*one) == before.inputs.parts(*one)
    mine = replace(before.inputs, history=data.inputs.history, sent_before=data.inputs.sent_before)
    assert data.inputs == mine


def _flip_a_byte(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def _put_other_data(path: Path) -> None:
    """Sealed as if it were ours."""
    write_sealed(path, KEY, dump_data(CHART))


@pytest.mark.parametrize("spoil", [_flip_a_byte, _put_other_data, Path.unlink])
def test_what_is_not_as_it_was_kept_is_made_anew(
    scope: Scope, basis: ReportBasis, spoil: Callable[[Path], None]
) -> None:
    asked(scope, basis)
    spoil(place(scope))
    assert asked(scope, basis)[0]


def test_other_inputs_are_another_basis(scope: Scope, basis: ReportBasis) -> None:
    asked(scope, basis)
    assert asked(scope, basis, key="o" * 64, now="o" * 64)[0]


def test_inputs_that_change_meanwhile_keep_nothing(scope: Scope, basis: ReportBasis) -> None:
    """They may have been read as they are now, under the key of what they were."""
    asked(scope, basis, now="o" * 64)
    assert not place(scope).parent.exists()


@pytest.mark.parametrize(
    "error", [BaocaoError(Problem("hồ sơ ghi sai")), FileNotFoundError("~$mot.xlsx")], ids=repr
)
def test_inputs_that_cannot_be_read_meanwhile_keep_nothing(
    scope: Scope, basis: ReportBasis, error: Exception
) -> None:
    """What was made of them before somebody began to save one stands."""
    assert asked(scope, basis, now=error) == (True, basis)
    assert not place(scope).parent.exists()


def test_nothing_is_kept_before_what_it_goes_with(scope: Scope) -> None:
    """Nor with what was kept of other inputs."""
    folder = scope.project.basis(BUILT)

    def more(key: str) -> bytes | None:
        kept_by = Keeper(folder, key, lambda: key, first=DATA)
        kept_by.keep("more", b"more")
        return kept_by.find("more")

    assert more(KEY) is None
    write_sealed(place(scope), KEY, b"first")
    assert more("o" * 64) is None
    assert more(KEY) == b"more"


def test_without_a_key_nothing_is_kept(scope: Scope, basis: ReportBasis) -> None:
    asked(scope, basis, key="", now="")
    assert not place(scope).parent.exists()


def test_a_report_on_reports_is_not_kept(scope: Scope, basis: ReportBasis) -> None:
    """It reads ledgers, which are not asked for again."""
    inputs = replace(basis.data.inputs, history={})
    country = replace(basis, data=replace(basis.data, inputs=inputs))
    assert asked(scope, country) == (True, country)
    assert not place(scope).parent.exists()


def test_what_is_no_data_is_not_kept(scope: Scope, basis: ReportBasis) -> None:
    """A report that holds it is made all the same."""
    needed: Any = object()
    strange = replace(basis, data=replace(basis.data, needs=(needed,)))
    assert asked(scope, strange) == (True, strange)
    assert not place(scope).parent.exists()


def test_a_cache_that_cannot_be_written_stops_nothing(scope: Scope, basis: ReportBasis) -> None:
    scope.project.cache.mkdir(exist_ok=True)
    (scope.project.cache / "basis").write_text("no folder")
    assert asked(scope, basis) == (True, basis)


def test_only_the_reports_that_were_made_last_are_kept(scope: Scope, basis: ReportBasis) -> None:
    """A year of weeks would take much of a disk; all that goes with an older one goes with it."""
    home = scope.project.basis(BUILT).parents[1]
    older = [home / "tinh-a" / f"2021-W{week}" for week in range(10, 10 + LATEST)]
    for day, folder in enumerate(older):
        folder.mkdir(parents=True)
        (folder / "more").write_bytes(b"more")
        (folder / DATA).write_bytes(b"data")
        os.utime(folder / DATA, (day * 86_400, day * 86_400))
    assert asked(scope, basis)[0]
    assert place(scope).is_file()
    assert [folder.is_dir() for folder in older] == [False] + [True] * (LATEST - 1)
