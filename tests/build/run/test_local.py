"""Reports that are made on this machine: what their processes are told, and who draws for them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from baocao.build.run import local
from baocao.build.run.isolation import CAN_FORK
from baocao.build.run.job import Job, unwatched
from baocao.build.run.local import ReportOrder, make_here
from baocao.build.workspace import hashes
from tests.build.run.small_project import key


def test_a_process_is_told_of_its_own_files_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not of all files of all reports of the command, which become ever more."""
    orders: list[ReportOrder] = []

    def run(_: Callable[..., None], order: ReportOrder, *__: object) -> None:
        orders.append(order)

    own, other = tmp_path / "data" / "own.xlsx", tmp_path / "data" / "other.xlsx"
    known = {str(path): ((1, 2, 3, 4), path.name) for path in (own, other)}
    monkeypatch.setattr(hashes, "_known", known)
    monkeypatch.setattr(local, "run_isolated", run)
    monkeypatch.setattr(local, "CAN_FORK", False)
    inputs = ("data/own.xlsx", "data/new.xlsx", "package")
    make_here(Job(tmp_path, key("2022-Q1"), tmp_path / "made", inputs=inputs), unwatched())
    assert [order.hashes for order in orders] == [{str(own): known[str(own)]}]


TWO_BEGUN_OF_THREE = """
from threading import Thread
from baocao.build.run import local, renderer
renderer._get_ready = lambda: None
local.begin_to_draw(2)
begun, taken = set(local._early), []
for _ in range(3):
    slot = Thread(target=lambda: taken.append(local._renderer_of_slot()))
    slot.start()
    slot.join()
print(len(begun), len(begun & set(taken)), len(set(taken)), all(one.alive for one in taken))
"""


@pytest.mark.skipif(not CAN_FORK, reason="needs fork")
def test_slots_take_the_renderers_that_have_begun() -> None:
    """Each slot has its own; where more slots draw than were thought of, a new one begins."""
    root = Path(__file__).parents[3]
    command = [sys.executable, "-c", TWO_BEGUN_OF_THREE]
    ran = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["2", "2", "3", "True"]
