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
    (path,) = project.cache.rglob("*.lines")
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
    "damage", [b"", b"[]", b"no JSON", b"{head}", b"{head} [{", b"{head} [{}]", b"{head} \xff\n"]
)
def test_damaged_cache(project: Project, damage: bytes) -> None:
    """What was cut off or overwritten is read again and kept anew."""
    reader = Reader()
    read(project, reader)
    head = kept(project).read_bytes().rpartition(b" [")[0]
    kept(project).write_bytes(damage.replace(b"{head}", head))
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


def test_workbooks_of_a_folder_are_kept_in_one_file(project: Project) -> None:
    """Those of another period in another; asked for alone, one is found among all."""
    for number in range(5):
        (folder(project) / f"{number}.xlsx").write_text(str(number))
    other = folder(project).with_name("2022-Q2") / "0.xlsx"
    other.parent.mkdir()
    other.write_text("0")
    files, again = [*sorted(folder(project).iterdir()), other], Reader()
    reads = read_once(project.of("covid-19"), files, Reader())
    assert sorted(path.stem for path in project.cache.rglob("*.lines")) == [PERIOD, "2022-Q2"]
    assert [read_once(project.of("covid-19"), [file], again) for file in files] == [
        (one,) for one in reads
    ]
    assert again.times == 0


def test_what_changes_while_it_is_read_is_not_kept(project: Project) -> None:
    """Nobody knows whether the old file or the new one was read; the old one may come back."""
    (path,) = folder(project).iterdir()
    old, reader = path.read_bytes(), Reader()

    def late(path: Path) -> Read:
        path.write_text("sent again meanwhile")
        return reader(path)

    read(project, late)
    path.write_bytes(old)
    read(project, reader)
    assert reader.times == 2


@pytest.mark.parametrize("more", [0, MANY], ids=["one", "many"])
def test_what_is_no_unicode_is_read_each_time(project: Project, more: int) -> None:
    """No file can hold it; reports show it as they can."""
    for number in range(more):
        (folder(project) / f"{number}.xlsx").write_text(str(number))

    def odd(path: Path) -> Read:
        return Read(None, (Problem("\ud800", path.name),))

    assert read(project, odd) == read(project, odd)
    assert not [*project.cache.rglob("*.lines")]


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
