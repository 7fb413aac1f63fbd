"""Workbooks are read once, by however many reports and runs."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from baocao.build.workspace.processes import MANY
from baocao.build.workspace.read_once import read_once
from baocao.core.errors import Problem
from baocao.core.project import Project
from baocao.submissions.workbooks.partly import Read
from tests.build.run.small_project import send, small_project

PERIOD = "2022-Q1"


class Reader:
    """Counts how often it is asked to read."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, path: Path) -> Read:
        self.times += 1
        return Read(None, (Problem(f"lần {self.times}", path.name),))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return small_project(tmp_path, PERIOD)


def read(project: Project, reader: Callable[[Path], Read]) -> tuple[Read, ...]:
    """What is kept of the workbooks of the folder."""
    return read_once(project.of("covid-19"), sorted(folder(project).iterdir()), reader)


def folder(project: Project) -> Path:
    return project.of("covid-19").submissions / "lang-son" / PERIOD


def kept(project: Project) -> Path:
    (path,) = project.cache.rglob("*.json")
    return path


def test_read_once(project: Project) -> None:
    """The second call does not read."""
    reader = Reader()
    assert read(project, reader) == read(project, reader)
    assert reader.times == 1


@pytest.mark.parametrize(
    "change", ["workbook", "another workbook", "indicators", "levels", "areas"]
)
def test_read_again_after_a_change(project: Project, change: str) -> None:
    """Whatever the result depends on makes it be read again when it changes."""
    reader = Reader()
    read(project, reader)
    if change == "workbook":
        send(project, PERIOD, "2")
    elif change == "another workbook":
        (folder(project) / "b.xlsx").write_text("1")
    elif change == "indicators":
        (project.of("covid-19").indicators / "new.yaml").write_text("a: 1")
    elif change == "levels":
        path = project.of("covid-19").home / "programme.yaml"
        path.write_text(path.read_text("utf-8").replace("levels: [", "levels: [commune, "), "utf-8")
    else:
        project.areas_file.write_text("")
    read(project, reader)
    assert reader.times == 2


@pytest.mark.parametrize(
    "damage", [b"", b"[]", b"no JSON", b"{key}\n", b"{key}\n[{", b"{key}\n[{}]", b"{key}\n\xff"]
)
def test_damaged_cache(project: Project, damage: bytes) -> None:
    """What was cut off or overwritten is read again and kept anew."""
    reader = Reader()
    read(project, reader)
    key = kept(project).read_bytes().splitlines()[0]
    kept(project).write_bytes(damage.replace(b"{key}", key))
    read(project, reader)
    read(project, reader)
    assert reader.times == 2


def test_cache_that_cannot_be_written(project: Project) -> None:
    """Without a place to keep it, every call reads."""
    project.cache.write_text("a file where the folder should be")
    reader = Reader()
    read(project, reader)
    read(project, reader)
    assert reader.times == 2


def test_problems_are_kept(project: Project) -> None:
    """A workbook with problems has the same ones until it, or what it is read by, changes."""
    (first,) = read(project, Reader())
    (second,) = read(project, Reader())
    assert first.problems == second.problems != ()


def test_only_what_changed_is_read_again(project: Project) -> None:
    """Of many workbooks one is sent again: the others are not read."""
    for number in range(5):
        (folder(project) / f"{number}.xlsx").write_text(str(number))
    reader = Reader()
    read(project, reader)
    before = reader.times
    (folder(project) / "3.xlsx").write_text("sent again")
    read(project, reader)
    assert reader.times == before + 1


def test_many_are_read_in_their_order_on_all_cores(project: Project) -> None:
    """Each process keeps what it read: the next call reads nothing, wherever it runs."""
    for number in range(MANY + 5):
        (folder(project) / f"{number:03}.xlsx").write_text(str(number))
    reads = read(project, Reader())
    names = [path.name for path in sorted(folder(project).iterdir())]
    assert [one.problems[0].where for one in reads] == names
    again = Reader()
    assert read(project, again) == reads
    assert again.times == 0


def test_the_second_waits(project: Project) -> None:
    """Two that need the same workbooks at once: one reads, the other waits and gets it."""
    started, go_on, reader = Event(), Event(), Reader()

    def slow(path: Path) -> Read:
        started.set()
        assert go_on.wait(10)
        return reader(path)

    with ThreadPoolExecutor() as pool:
        first = pool.submit(read, project, slow)
        assert started.wait(10)
        second = pool.submit(read, project, reader)
        assert not second.done()
        go_on.set()
        assert first.result(10) == second.result(10)
    assert reader.times == 1


def test_reading_what_is_kept_runs_no_code(project: Project, tmp_path: Path) -> None:
    """Whoever may write into the cache cannot have a report's process run their code."""
    reader, trace = Reader(), tmp_path / "ran"
    read(project, reader)
    kept(project).write_bytes(pickle.dumps(_Runs(str(trace))))
    read(project, reader)
    assert reader.times == 2
    assert not trace.exists()


class _Runs:
    def __init__(self, path: str) -> None:
        self._path = path

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (self._path,)  # what pickle would call
