"""Reports made by the workers of a Dask cluster, brought back and published here."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest

from baocao.build.run.build import build_report, failed_notebook
from baocao.build.run.cluster import RETRIES, maker
from baocao.build.run.isolation import CAN_FORK, Interrupted
from baocao.build.run.job import Built, Make, Watch
from baocao.build.run.parallel import Board, build_all, builder
from baocao.core.project import Project
from tests.build.run.small_project import (
    WRITES_ALL,
    key,
    left_behind,
    only_in,
    problems_of,
    published,
    small_project,
    write_notebook,
)

if TYPE_CHECKING:
    from distributed import Client

distributed = pytest.importorskip("distributed")
pytestmark = pytest.mark.skipif(not CAN_FORK, reason="needs fork")

PERIODS = ("2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4")
SLOW = "import time; time.sleep(1)"


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    """Two worker processes, each started again by its nanny when it dies."""
    cluster = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    )
    with cluster, distributed.Client(cluster) as client:
        yield client


@pytest.fixture
def make(client: Client) -> Make:
    return maker(client.get_executor(pure=False, retries=RETRIES))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return small_project(tmp_path, *PERIODS)


def ignore(_: Board) -> None:
    pass


def test_same_report_as_here(project: Project, make: Make) -> None:
    """A report made on a worker is published here, with the same files as one made here."""
    write_notebook(project, WRITES_ALL)
    there = build_report(project, key("2022-Q1"), make=make)
    files = {p.name: p.read_bytes() for p in there.folder.glob("*.[dl]*")}
    here = build_report(project, key("2022-Q1"), force=True)
    assert files == {p.name: p.read_bytes() for p in here.folder.glob("*.[dl]*")}
    assert there.run.inputs == here.run.inputs
    assert there.run.outputs.keys() == here.run.outputs.keys()


def test_a_failure_comes_back_with_its_notebook(project: Project, make: Make) -> None:
    """A report that fails on a worker is not tried again; cause and notebook come back."""
    write_notebook(project, WRITES_ALL, only_in("2022-Q2", "1 / 0"))
    outcomes = build_all(builder(project, make, force=False), [*map(key, PERIODS)], 4, ignore)
    assert "ô số 4: ô này dừng vì lỗi ZeroDivisionError" in problems_of(outcomes[1])
    assert published(project) == set(PERIODS) - {"2022-Q2"}
    assert "papermill-error-cell" in failed_notebook(project, key("2022-Q2")).read_text()


def test_worker_killed(project: Project, make: Make, client: Client) -> None:
    """The reports of a worker that dies in the middle are made elsewhere."""
    write_notebook(project, SLOW, WRITES_ALL)
    pids = client.run(os.getpid)
    killer = Thread(target=kill_when_busy, args=(client, pids))
    killer.start()
    outcomes = build_all(builder(project, make, force=False), [*map(key, PERIODS)], 4, ignore)
    killer.join()
    assert all(isinstance(outcome, Built) for outcome in outcomes), outcomes
    assert published(project) == set(PERIODS)
    assert left_behind(project) == set()
    assert not set(pids.values()) <= set(client.run(os.getpid).values())


def kill_when_busy(client: Client, pids: dict[str, int]) -> None:
    """Kill one worker once it is at work."""
    victim = next(iter(pids))
    while not client.processing()[victim]:
        time.sleep(0.05)
    time.sleep(0.3)
    os.kill(pids[victim], signal.SIGKILL)


def test_stop(project: Project, make: Make) -> None:
    """A report that is waited for can be given up."""
    write_notebook(project, "import time; time.sleep(5)", WRITES_ALL)
    stop = Event()
    stop.set()
    with pytest.raises(Interrupted):
        build_report(project, key("2022-Q1"), make=make, watch=Watch(print, stop))
    assert published(project) == set()
    assert left_behind(project) == set()


def test_another_version(project: Project, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker with another version of the package refuses."""
    monkeypatch.setattr("baocao.build.run.fingerprint.package_hash", lambda: "other")
    write_notebook(project, WRITES_ALL)
    outcomes = build_all(builder(project, make, force=False), [key("2022-Q1")], 1, ignore)
    assert "phiên bản baocao khác" in problems_of(outcomes[0])
