"""The runner's models: what a maker is asked to do, and the outcome."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any

from baocao.archive.built.run import RunFacts
from baocao.build.run.carrying import Carried
from baocao.core.errors import Problem
from baocao.core.report_key import ReportKey

EXECUTED = "notebook.ipynb"


@dataclass(frozen=True)
class Job:
    """A report to make: the project's folder, and the empty folder to fill; `basis` is a hash of
    all that it is made from but what people write, "" where nobody knows, `inputs` are the names
    of the files that were looked at for it."""

    root: Path
    key: ReportKey
    folder: Path
    basis: str = ""
    inputs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """The progress of a running report: cell `cell` of `cells`, counted from 1."""

    notebook: str
    cell: int
    cells: int

    def __str__(self) -> str:
        return f"{self.notebook}, ô số {self.cell}"


@dataclass(frozen=True)
class Watch:
    """How to follow a build: `hear` is called with its steps, `stop` ends it."""

    hear: Callable[[Any], None]
    stop: Event


def unwatched() -> Watch:
    """A build that nobody follows."""
    return Watch(lambda _: None, Event())


Make = Callable[[Job, Watch], None]
"""Fills a job's folder. Raises `BaocaoError`, or `Interrupted` where the watch stops it."""


@dataclass(frozen=True)
class Built:
    """A report after `make report`: built now, for `reasons`, or found current.

    `carried` are the files of people's that were kept; an `issued` report is never built again.
    """

    key: ReportKey
    folder: Path
    fresh: bool
    run: RunFacts
    reasons: tuple[str, ...] = ()
    carried: tuple[Carried, ...] = ()
    issued: bool = False

    @property
    def edited(self) -> tuple[str, ...]:
        """The documents that people edited and that kept their names."""
        return tuple(one.name for one in self.carried if one.ours and not one.was)


@dataclass(frozen=True)
class Failed:
    """A report that could not be built, and why."""

    key: ReportKey
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Unfinished:
    """A report that was not built because the person at the keyboard stopped the work."""

    key: ReportKey


Outcome = Built | Failed | Unfinished
