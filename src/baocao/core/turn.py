"""Turns: one command at a time changes a report, its data lock or its wording, the register or
the pages; or moves the whole project, and then no other changes anything.

A turn is an advisory lock on a file in .khoa. The system lifts it when the process ends, however
it ends; what is left there afterwards means nothing. Who waits is told who is at it.
"""

from __future__ import annotations

import getpass
import json
import os
import platform
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from baocao.core.errors import BaocaoError, Problem
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.core.vietnamese.dates import hour_text, short_date

PATIENCE = 20 * 60.0  # seconds: longer than the longest build
TICK = 0.2  # seconds between attempts
REGISTER, LAYOUT = "so-phat-hanh", "bo-cuc"
READABLE_BY_ALL = 0o666  # another person's command has to open the file as well


@dataclass(frozen=True)
class Waiting:
    """What a command waits for: the turn at `thing`, which `by` has; "" where that is unknown."""

    thing: str
    by: str = ""

    def __str__(self) -> str:
        whose = f" ({self.by})" if self.by else ""
        return f"chờ lệnh khác đang làm việc với {self.thing}{whose}"


Hear = Callable[[Waiting], None]
"""Is told at each attempt that the turn has not come; what it raises ends the waiting."""


def report_turn(
    project: Project, key: ReportKey, hear: Hear | None = None
) -> AbstractContextManager[None]:
    """The turn at a report: its folder, its wording, its letters, its data lock.

    Raises `BaocaoError` where it has not come within `PATIENCE`. Without `hear`, standard error
    says once what is waited for.
    """
    return _turn(project.turns / key.slug, f"báo cáo {project.called(key)}", hear)


def register_turn(project: Project, hear: Hear | None = None) -> AbstractContextManager[None]:
    """The turn at the register of issued reports; a report's own turn is taken before it."""
    return _turn(project.turns / REGISTER, "sổ phát hành", hear)


def site_turn(project: Project) -> AbstractContextManager[None]:
    """The turn at the web pages."""
    return _turn(project.turns / "trang-web", "các trang web", None)


@contextmanager
def whole_turn(project: Project) -> Iterator[None]:
    """The turn at the whole project: its layout's, and every one that was ever taken in it."""
    places = {project.turns / LAYOUT, *(p.with_suffix("") for p in project.turns.glob("*.lock"))}
    with ExitStack() as turns:
        # As for all commands the register comes last, so that no two wait for one another.
        for place in sorted(places, key=lambda path: (path.name == REGISTER, path)):
            turns.enter_context(_turn(place, "dự án", None))
        yield


def person() -> str:
    """The login name of whoever runs the command; the user's number where it has no name."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())


@contextmanager
def _turn(place: Path, thing: str, hear: Hear | None) -> Iterator[None]:
    place.parent.mkdir(parents=True, exist_ok=True)
    note = place.with_suffix(".json")
    lock = FileLock(
        place.with_suffix(".lock"), mode=READABLE_BY_ALL, fallback_to_soft=False, poll_interval=TICK
    )
    _acquire(lock, note, thing, hear or _said_once())
    try:
        _sign(note)
        yield
    finally:
        with suppress(OSError):
            note.unlink()
        lock.release()


def _acquire(lock: FileLock, note: Path, thing: str, hear: Hear) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            lock.acquire(timeout=TICK)
        except Timeout:
            waiting = Waiting(thing, _signed(note))
            hear(waiting)
            if time.monotonic() > deadline:
                raise _refused(waiting) from None
        else:
            return


def _sign(note: Path) -> None:
    """Leave word for those who wait; without it they wait all the same."""
    who = {"user": person(), "host": platform.node(), "since": datetime.now(UTC).isoformat()}
    with suppress(OSError):
        note.write_text(json.dumps(who), encoding="utf-8")


def _signed(note: Path) -> str:
    """Who has the turn, where and since when, as messages say it."""
    try:
        who = json.loads(note.read_text(encoding="utf-8"))
        since = datetime.fromisoformat(who["since"]).astimezone()
        return (
            f"{who['user']} trên máy {who['host']}, "
            f"từ {hour_text(since.time())} ngày {short_date(since.date())}"
        )
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _said_once() -> Hear:
    said: list[Waiting] = []

    def hear(waiting: Waiting) -> None:
        if not said:
            print(f"Đang {waiting}, tối đa {PATIENCE / 60:g} phút.", file=sys.stderr, flush=True)
            said.append(waiting)

    return hear


def _refused(waiting: Waiting) -> BaocaoError:
    what = f"đã {waiting} quá {PATIENCE / 60:g} phút"
    return BaocaoError(Problem(what, "", "đợi lệnh kia xong, hoặc dừng lệnh đó, rồi chạy lại"))
