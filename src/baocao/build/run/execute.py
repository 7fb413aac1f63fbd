"""Runs a notebook with Papermill and turns its failures into messages."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
import papermill
from jupyter_client.kernelspec import NoSuchKernel
from nbformat import NotebookNode
from papermill.exceptions import PapermillExecutionError

from baocao.build.compose.running_cell import NOTEBOOK_VARIABLE
from baocao.build.run import engine
from baocao.build.run.isolation import CAN_FORK
from baocao.build.run.job import Step
from baocao.build.run.plain_notebook import KERNEL, kernel_of
from baocao.core.errors import BaocaoError, Problem
from baocao.core.project import Project

_SAYS_ITSELF = ("BaocaoError", "UsageError", "OutsideError")

Raised = list[object]
"""What ended the cell that failed, where it ran in this process."""


def _ignore(_: object) -> None:
    pass


def execute(
    project: Project,
    notebook: Path,
    output: Path,
    parameters: Mapping[str, str],
    say: Callable[[object], None] = _ignore,
) -> None:
    """Run `notebook` with `parameters` and write it executed to `output`.

    `say` gets a `Step` before each cell. A failing cell raises `BaocaoError` naming the cell;
    what a user caused inside the notebook keeps its own message.
    """
    os.environ["BAOCAO_ROOT"] = str(project.root)  # how the notebook finds the project
    os.environ[NOTEBOOK_VARIABLE] = str(notebook)  # what its cells' figures are from
    name, raised = project.name(notebook), Raised()
    node = nbformat.read(notebook, as_version=4)
    how = {"engine_name": engine_for(node), "kernel_name": kernel_of(node)}
    run = {"parameters": dict(parameters), "cwd": str(project.root), **how}
    # What is there to see when the process is killed before it can save.
    papermill.execute_notebook(str(notebook), str(output), prepare_only=True, **run)
    try:
        papermill.execute_notebook(
            str(notebook),
            str(output),
            progress_bar=False,
            request_save_on_cell_execute=False,
            on_cell_start=_steps(name, len(node.cells) + 1, say),
            on_cell_error=_keep_error(raised),
            **run,
        )
    except PapermillExecutionError as error:
        raise BaocaoError(*_problems(name, error, raised)) from None
    except NoSuchKernel:
        todo = f"cài kernel này, hoặc mở notebook và chọn kernel {KERNEL}"
        what = f"máy này không có kernel “{how['kernel_name']}”"
        raise BaocaoError(Problem(what, name, todo)) from None


def engine_for(node: NotebookNode) -> str | None:
    """Our engine; Papermill's own (None) where there is no fork to isolate the notebook, or
    where the notebook names a kernel of its own."""
    return engine.NAME if CAN_FORK and kernel_of(node) == KERNEL else None


def _steps(name: str, cells: int, say: Callable[[object], None]) -> Callable[..., None]:
    """What Papermill calls before each cell of the notebook with its parameters put in."""

    def on_cell_start(*, cell_index: int, **_: Any) -> None:
        say(Step(name, cell_index + 1, cells))

    return on_cell_start


def _keep_error(raised: Raised) -> Callable[..., None]:
    """What is called after a cell that fails; a kernel does not hand over the error itself."""

    def on_cell_error(*, error: object = None, **_: Any) -> None:
        raised.append(error)

    return on_cell_error


def _problems(name: str, error: PapermillExecutionError, raised: Raised) -> list[Problem]:
    """The problems that the cell met, each at its own place; else the cell's own."""
    where = f"{name}, ô số {error.cell_index + 1}"
    found = [
        problem for each in raised if isinstance(each, BaocaoError) for problem in each.problems
    ]
    if found:
        return [replace(problem, where=problem.where or where) for problem in found]
    return [_problem(where, error)]


def _problem(where: str, error: PapermillExecutionError) -> Problem:
    if error.ename in _SAYS_ITSELF:
        return Problem(str(error.evalue), where)
    if error.ename == "MemoryError":
        return Problem("ô này cần nhiều bộ nhớ hơn giới hạn của một báo cáo", where)
    todo = "mở notebook đã chạy để xem lỗi"
    return Problem(f"ô này dừng vì lỗi {error.ename}: {error.evalue}", where, todo)
