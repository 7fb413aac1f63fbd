"""Workbooks are read once, by however many reports and runs."""

from __future__ import annotations

import os
import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from baocao.build.workspace.read_once import read_once
from baocao.core.errors import BaocaoError, Problem
from baocao.core.project import Project
from baocao.submissions.workbooks.model import Submission
from tests.build.run.small_project import send, small_project

PERIOD = "2022-Q1"


class Reader:
    """Counts how often it is asked to read."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> tuple[Submission, ...]:
        self.times += 1
        return ()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return small_project(tmp_path, PERIOD)


def folder(project: Project) -> Path:
    return project.of("covid-19").submissions / "lang-son" / PERIOD


def kept(project: Project) -> Path:
    (path,) = project.cache.rglob("*.json")
    return path


def test_read_once(project: Project) -> None:
    """The second call does not read."""
    reader = Reader()
    assert read_once(project.of("covid-19"), folder(project), reader) == ()
    assert read_once(project.of("covid-19"), folder(project), reader) == ()
    assert reader.times == 1


@pytest.mark.parametrize("change", ["workbook", "another workbook", "indicators", "areas"])
def test_read_again_after_a_change(project: Project, change: str) -> None:
    """Whatever the result depends on makes it be read again when it changes."""
    reader = Reader()
    read_once(project.of("covid-19"), folder(project), reader)
    if change == "workbook":
        send(project, PERIOD, "2")
    elif change == "another workbook":
        (folder(project) / "b.xlsx").write_text("1")
    elif change == "indicators":
        (project.of("covid-19").indicators / "new.yaml").write_text("a: 1")
    else:
        project.areas_file.write_text("")
    read_once(project.of("covid-19"), folder(project), reader)
    assert reader.times == 2


@pytest.mark.parametrize(
    "damage", [b"", b"[]", b"no JSON", b"{key}\n", b"{key}\n[{", b"{key}\n[{}]", b"{key}\n\xff"]
)
def test_damaged_cache(project: Project, damage: bytes) -> None:
    """What was cut off or overwritten is read again and kept anew."""
    reader = Reader()
    read_once(project.of("covid-19"), folder(project), reader)
    key = kept(project).read_bytes().splitlines()[0]
    kept(project).write_bytes(damage.replace(b"{key}", key))
    read_once(project.of("covid-19"), folder(project), reader)
    read_once(project.of("covid-19"), folder(project), reader)
    assert reader.times == 2


def test_cache_that_cannot_be_written(project: Project) -> None:
    """Without a place to keep it, every call reads."""
    project.cache.write_text("a file where the folder should be")
    reader = Reader()
    read_once(project.of("covid-19"), folder(project), reader)
    read_once(project.of("covid-19"), folder(project), reader)
    assert reader.times == 2


def test_problems_are_not_kept(project: Project) -> None:
    """Workbooks with problems are read again each time."""

    def refuse() -> tuple[Submission, ...]:
        raise BaocaoError(Problem("sai"))

    for _ in range(2):
        with pytest.raises(BaocaoError):
            read_once(project.of("covid-19"), folder(project), refuse)
    assert not list(project.cache.rglob("*.json"))


def test_the_second_waits(project: Project) -> None:
    """Two that need the same workbooks at once: one reads, the other waits and gets it."""
    started, go_on, reader = Event(), Event(), Reader()

    def slow() -> tuple[Submission, ...]:
        started.set()
        assert go_on.wait(10)
        return reader()

    with ThreadPoolExecutor() as pool:
        first = pool.submit(read_once, project.of("covid-19"), folder(project), slow)
        assert started.wait(10)
        second = pool.submit(read_once, project.of("covid-19"), folder(project), reader)
        assert not second.done()
        go_on.set()
        assert first.result(10) == second.result(10) == ()
    assert reader.times == 1


def test_reading_what_is_kept_runs_no_code(project: Project, tmp_path: Path) -> None:
    """Whoever may write into the cache cannot have a report's process run their code."""
    reader, trace = Reader(), tmp_path / "ran"
    read_once(project.of("covid-19"), folder(project), reader)
    kept(project).write_bytes(pickle.dumps(_Runs(str(trace))))
    read_once(project.of("covid-19"), folder(project), reader)
    assert reader.times == 2
    assert not trace.exists()


class _Runs:
    def __init__(self, path: str) -> None:
        self._path = path

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (self._path,)  # what pickle would call
