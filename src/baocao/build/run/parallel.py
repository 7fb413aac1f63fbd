"""Builds many reports at once; when stopped, it keeps what is finished and lists the rest."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Event

from baocao.build.run.build import build_report
from baocao.build.run.isolation import Interrupted
from baocao.build.run.job import Failed, Make, Outcome, Unfinished, Watch
from baocao.build.run.system_errors import system_problem
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.core.report_key import ReportKey

TICK = 0.2  # seconds between updates of the display


@dataclass(frozen=True)
class Running:
    """A report being built: since when (`time.monotonic()`), and what it said last."""

    since: float
    said: object = ""


@dataclass
class Board:
    """The progress of all reports; threads write it, the display reads it."""

    keys: Sequence[ReportKey]
    running: dict[ReportKey, Running] = field(default_factory=dict)
    outcomes: dict[ReportKey, Outcome] = field(default_factory=dict)


Build = Callable[[ReportKey, Watch], Outcome]


def builder(project: Project, make: Make, *, force: bool) -> Build:
    """Builds one report; a failure becomes an outcome and does not stop the others."""

    def build(key: ReportKey, watch: Watch) -> Outcome:
        try:
            return build_report(project, key, force=force, make=make, watch=watch)
        except BaocaoError as error:
            return Failed(key, error.problems)
        except Interrupted:
            return Unfinished(key)
        except OSError as error:
            where = project.name(Path(error.filename)) if error.filename else ""
            return Failed(key, (system_problem(error, where),))

    return build


def build_all(
    build: Build, keys: Sequence[ReportKey], jobs: int, show: Callable[[Board], None]
) -> list[Outcome]:
    """Build every report, `jobs` at a time; `show` is called every 0.2 s and at the end.

    Ctrl-C ends what is running; what has not been built then is `Unfinished`.
    """
    board, stop = Board(keys), Event()
    with ThreadPoolExecutor(jobs) as pool:
        futures = [pool.submit(_follow, build, key, board, stop) for key in keys]
        try:
            _watch(futures, partial(show, board))
        except KeyboardInterrupt:
            stop.set()
            pool.shutdown(cancel_futures=True)
    board.outcomes |= {key: Unfinished(key) for key in keys if key not in board.outcomes}
    show(board)
    return [board.outcomes[key] for key in keys]


def _follow(build: Build, key: ReportKey, board: Board, stop: Event) -> None:
    since = time.monotonic()
    board.running[key] = Running(since)

    def hear(said: object) -> None:
        board.running[key] = Running(since, said)

    try:
        board.outcomes[key] = build(key, Watch(hear, stop))
    finally:
        del board.running[key]


def _watch(futures: Sequence[Future[None]], show: Callable[[], None]) -> None:
    """Return when all are done; raises any error that is not an outcome."""
    pending = set(futures)
    while pending:
        done, pending = wait(pending, TICK)
        for future in done:
            future.result()
        show()
