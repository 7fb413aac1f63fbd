"""Progress of the reports: a live display in a terminal, plain lines elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from rich.console import Console

from baocao.apps.cli.report_rows import state
from baocao.build.run.job import Step
from baocao.build.run.parallel import Board, Running
from baocao.core.report_key import ReportKey
from baocao.core.turn import Waiting

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

ALL = "Tất cả"


class Display(Protocol):
    """Shows the progress each time it is called."""

    def __call__(self, board: Board) -> None: ...


@contextmanager
def display(console: Console, total: int) -> Iterator[Display]:
    """The display that suits the output."""
    if console.is_terminal:
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeElapsedColumn,
            TimeRemainingColumn,
        )

        columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
        times = TimeElapsedColumn(), TextColumn("còn"), TimeRemainingColumn()
        with Progress(*columns, *times, console=console, transient=True) as progress:
            yield LiveDisplay(progress, total)
    else:
        yield PlainDisplay(console)


class PlainDisplay:
    """One line for each report when it is finished, and one when it has to wait."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._shown: set[ReportKey] = set()
        self._waiting: set[ReportKey] = set()

    def __call__(self, board: Board) -> None:
        for key, report in list(board.running.items()):
            if isinstance(report.said, Waiting) and key not in self._waiting:
                self._waiting.add(key)
                print(f"{key}: {report.said}", file=self._console.file, flush=True)
        for key, outcome in list(board.outcomes.items()):
            if key not in self._shown:
                self._shown.add(key)
                line = f"[{len(self._shown)}/{len(board.keys)}] {key}: {state(outcome)}"
                print(line, file=self._console.file, flush=True)


class LiveDisplay:
    """A bar for all reports, and one below it for each that is being built."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._all = progress.add_task(ALL, total=total)
        self._bars: dict[ReportKey, TaskID] = {}

    def __call__(self, board: Board) -> None:
        self._progress.update(self._all, completed=len(board.outcomes))
        running = dict(board.running)
        for key in self._bars.keys() - running.keys():
            self._progress.remove_task(self._bars.pop(key))
        for key, report in running.items():
            if key not in self._bars:
                self._bars[key] = self._progress.add_task(str(key), total=None)
            self._show(self._bars[key], key, report)

    def _show(self, bar: TaskID, key: ReportKey, report: Running) -> None:
        said = report.said
        if isinstance(said, Step):
            description = f"{key}: ô {said.cell}/{said.cells}"
            self._progress.update(
                bar, description=description, completed=said.cell - 1, total=said.cells
            )
        elif said:
            self._progress.update(bar, description=f"{key}: {said}")
