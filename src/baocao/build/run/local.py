"""Makes reports on this machine: a process for each, and another one that renders charts.

Each thread that makes reports is a slot; it keeps its renderer from one report to the next.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from baocao.build.run.isolation import CAN_FORK, Interrupted, LostError, ProcessLimits, run_isolated
from baocao.build.run.job import EXECUTED, Job, Watch
from baocao.build.run.renderer import GET_READY, Renderer
from baocao.build.workspace.hashes import FileFacts, be_told, known_hashes, package_hash
from baocao.build.workspace.processes import may_fork
from baocao.core.project import Project


@dataclass(frozen=True)
class ReportOrder:
    """What a process is asked for: charts are rendered at the `renderer`, where there is one;
    `hashes` are those of files that the command has looked at, `package` is the package's."""

    job: Job
    renderer: Connection | None
    hashes: FileFacts
    package: str


def make_report(order: ReportOrder, say: Callable[[object], None]) -> None:
    """Run the notebook into the job's folder; its last cell writes all the rest.

    Charts that the published report has are taken over. Raises `BaocaoError` where the notebook
    fails.
    """
    from baocao.build.run.drawn_before import drawn_before
    from baocao.build.run.renderer import render_at
    from baocao.build.run.write_guard import write_only_in
    from baocao.build.workspace.processes import works_alone
    from baocao.document.charts.no_grammar import spare_the_grammar

    spare_the_grammar()
    be_told(order.hashes)
    job, renderer = order.job, order.renderer
    project = Project(job.root)
    if renderer is not None:
        known = drawn_before(project.report(job.key), order.package)
        render_at(renderer, known, ahead=works_alone())
    if CAN_FORK:
        write_only_in(project, job.folder)
    run_notebook(project, job, say)


def make_report_alone(order: ReportOrder, say: Callable[[object], None]) -> None:
    """As `make_report` while no other report is being made: on all cores, and what the report is
    composed of is kept for the next word that somebody changes."""
    from baocao.build.compose.recalled import finish_keeping
    from baocao.build.run.fingerprint import basis_of
    from baocao.build.workspace.processes import work_alone
    from baocao.core.taken_over import Keeper, keep_in

    work_alone()
    job, project = order.job, Project(order.job.root)
    if job.basis:
        now = partial(basis_of, project, job.key)
        keep_in(Keeper(project.basis(job.key), job.basis, now))
    make_report(order, say)
    finish_keeping()


def run_notebook(project: Project, job: Job, say: Callable[[object], None]) -> None:
    """Run the report's notebook: as plain Python where that can run it, else in a shell, which
    takes nothing over from before."""
    from baocao.build.run.notebooks import notebook_of
    from baocao.build.run.parameters import parameters_for
    from baocao.build.run.plain_notebook import GIVEN, plain_notebook, run_plain
    from baocao.build.workspace.definitions import Definitions
    from baocao.core.taken_over import keep_in

    notebook = notebook_of(Definitions(project, job.key.programme), job.key)
    node = plain_notebook(notebook)
    if node is not None:
        given = parameters_for(project, job.key, job.folder, GIVEN)
        # What fails is told by the shell, which runs it again.
        with suppress(Exception):
            run_plain(project, notebook, node, job.folder / EXECUTED, given, say)
            return
    keep_in(None)
    run_in_shell(project, notebook, job, say)


def run_in_shell(project: Project, notebook: Path, job: Job, say: Callable[[object], None]) -> None:
    """Run any notebook with Papermill; raises `BaocaoError` where a cell fails."""
    from baocao.build.run.execute import execute
    from baocao.build.run.parameters import (
        check_parameters,
        notebook_parameters,
        parameters_for,
    )

    name = project.name(notebook)
    given = parameters_for(project, job.key, job.folder, notebook_parameters(notebook, name))
    check_parameters(notebook, name, given)
    execute(project, notebook, job.folder / EXECUTED, given, say)


LIMITS = ProcessLimits()

_slot = threading.local()


def make_here(job: Job, watch: Watch, limits: ProcessLimits = LIMITS) -> None:
    """Fill the job's folder in a process of its own; raises what `run_isolated` raises."""
    _make(make_report, job, watch, limits)


def make_alone(job: Job, watch: Watch) -> None:
    """As `make_here`, where it is the only report that is made."""
    _make(make_report_alone, job, watch, LIMITS)


def _make(work: Callable[..., None], job: Job, watch: Watch, limits: ProcessLimits) -> None:
    renderer = _renderer_of_slot()
    connection = renderer.connection if renderer else None
    order = ReportOrder(job, connection, _known_of(job), package_hash())
    try:
        run_isolated(work, order, limits, watch.hear, watch.stop)
    except (LostError, Interrupted):  # the renderer may be in the middle of a chart
        if renderer:
            renderer.close()
        raise


def _known_of(job: Job) -> FileFacts:
    """What is known of the files that the report is made from; others are other reports'."""
    known = known_hashes()
    root = f"{job.root}{os.sep}"
    names = (root + name.replace("/", os.sep) for name in job.inputs)
    return {name: known[name] for name in names if name in known}


def _renderer_of_slot() -> Renderer | None:
    """A living renderer; None where the notebook runs in a kernel, which renders by itself."""
    if not CAN_FORK:
        return None
    renderer: Renderer | None = getattr(_slot, "renderer", None)
    if renderer is None or not renderer.alive:
        renderer = _slot.renderer = _begun() or Renderer()
    return renderer


def _begun() -> Renderer | None:
    with suppress(IndexError):  # another slot took the last one
        return _early.pop()
    return None


_early: list[Renderer] = []


def begin_to_draw(slots: int = 1) -> None:
    """Have the renderers of so many slots get ready at once, as copies of this process: only for a
    command that has just begun."""
    for _ in range(slots if CAN_FORK and may_fork() else 0):
        renderer = Renderer(get_context("fork"))
        renderer.connection.send(GET_READY)
        _early.append(renderer)
