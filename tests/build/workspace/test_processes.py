"""When a process may be doubled."""

from __future__ import annotations

import sys
from collections.abc import Callable
from threading import Event, Thread

import pytest

from baocao.build.run.isolation import CAN_FORK, ProcessLimits, run_isolated
from baocao.build.workspace.processes import beside, may_fork, work_alone

Say = Callable[[object], None]
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
