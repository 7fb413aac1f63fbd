"""When a process may be doubled, and what becomes of the second one."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from multiprocessing import active_children, get_context
from pathlib import Path
from threading import Event, Thread

import pytest

from baocao.build.run.isolation import CAN_FORK, ProcessLimits, run_isolated
from baocao.build.workspace.processes import (
    MANY,
    beside,
    die_with_parent,
    may_fork,
    work_alone,
)
from baocao.build.workspace.read_once import read_once
from baocao.submissions.workbooks.partly import Read
from tests.build.run.small_project import small_project
from tests.build.run.test_fork import ends

Say = Callable[[object], None]
MUCH = bytes(5_000_000)  # more than a pipe holds
pytestmark = pytest.mark.skipif(not CAN_FORK, reason="needs fork")


def tell(_: object, say: Say) -> None:
    """Whether a report's process may: among others, alone, with a thread, with the renderer."""
    say(may_fork())
    work_alone()
    say((may_fork(), beside(lambda: "made")()))
    wait = Event()
    thread = Thread(target=wait.wait)
    thread.start()
    say(may_fork())
    wait.set()
    thread.join()
    sys.modules["vl_convert"] = sys
    say(may_fork())


def test_a_reports_process_may_where_it_works_alone() -> None:
    """And as long as nothing runs in it that would hang in its copy."""
    heard: list[object] = []
    run_isolated(tell, None, ProcessLimits(300), heard.append, Event())
    assert heard == [False, (True, "made"), False, False]


def make_much(mark: Path) -> bytes:
    mark.write_text(str(os.getpid()))
    return MUCH


def wait_for(mark: Path) -> None:
    """For a minute at most: nothing may be made where no process may be doubled."""
    until = time.monotonic() + 60
    while time.monotonic() < until and not (mark.exists() and mark.read_text()):
        time.sleep(0.01)


def cut_off(mark: Path, say: Say) -> None:
    """Kill the second process while it sends."""
    work_alone()
    result = beside(partial(make_much, mark))
    wait_for(mark)
    time.sleep(0.5)
    for child in active_children():
        child.kill()
        child.join()
    say(len(result()))


def test_what_was_cut_off_is_made_again(tmp_path: Path) -> None:
    """Half an answer is none."""
    heard: list[object] = []
    run_isolated(cut_off, tmp_path / "mark", ProcessLimits(300), heard.append, Event())
    assert heard == [len(MUCH)]


def have_made_beside(mark: Path) -> None:
    beside(partial(make_much, mark))
    wait_for(mark)


def have_read_on_all_cores(mark: Path) -> None:
    project = small_project(mark.parent / "project", "2022-Q1")
    folder = project.of("covid-19").submissions / "lang-son" / "2022-Q1"
    files = [folder / f"{number}.xlsx" for number in range(MANY)]
    for file in files:
        file.touch()
    read_once(project.of("covid-19"), files, partial(read_and_end_all, mark, os.getpid()))


def read_and_end_all(mark: Path, reader: int, _: Path) -> Read:
    own = mark.with_name(str(os.getpid()))
    own.write_text(str(os.getpid()))
    own.replace(mark)  # at once: another one may be killed while it writes
    os.kill(reader, signal.SIGKILL)
    return Read(None)


def work_until_killed(work: Callable[[Path], None], mark: Path) -> None:
    work_alone()
    work(mark)
    os.kill(os.getpid(), signal.SIGKILL)


def be_started_late(mark: Path) -> None:
    """As a second process that is slow to begin: by then the first one is gone."""
    starter = os.getpid()
    if not os.fork():
        while os.getppid() == starter:
            time.sleep(0.01)
        die_with_parent(starter)
        mark.write_text("outlived it")
        os._exit(0)
    mark.write_text("")


def test_who_begins_after_its_parent_was_killed_ends_at_once(tmp_path: Path) -> None:
    """No signal comes any more from a process that died before it was watched."""
    mark = tmp_path / "mark"
    process = get_context("spawn").Process(target=work_until_killed, args=(be_started_late, mark))
    process.start()
    process.join()
    time.sleep(0.5)
    assert mark.read_text() == ""


@pytest.mark.parametrize("work", [have_made_beside, have_read_on_all_cores])
def test_nothing_outlives_a_process_that_was_killed(
    work: Callable[[Path], None], tmp_path: Path
) -> None:
    """Those that it had started would wait for ever for who reads what they send.

    It is a new process, for a copy of this one may have the renderer, with which none is doubled.
    """
    mark = tmp_path / "mark"
    process = get_context("spawn").Process(target=work_until_killed, args=(work, mark))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    assert ends(int(mark.read_text()), seconds=10)
