"""Runs a notebook with Papermill and turns its failures into messages."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import papermill
from papermill.exceptions import PapermillExecutionError

from baocao.errors import BaocaoError, Problem
from baocao.project import Project

KERNEL = "python3"


def execute(project: Project, notebook: Path, output: Path, parameters: Mapping[str, str]) -> None:
    """Run `notebook` with `parameters` and write it executed to `output`.

    A failing cell raises `BaocaoError` naming the cell; what a user caused inside the
    notebook keeps its own message.
    """
    # The kernel is another process: it finds the project by this variable.
    os.environ["BAOCAO_ROOT"] = str(project.root)
    try:
        papermill.execute_notebook(
            str(notebook),
            str(output),
            parameters=dict(parameters),
            kernel_name=KERNEL,
            progress_bar=False,
            cwd=str(project.root),
            request_save_on_cell_execute=False,
        )
    except PapermillExecutionError as error:
        raise BaocaoError(_problem(project, notebook, error)) from None


def _problem(project: Project, notebook: Path, error: PapermillExecutionError) -> Problem:
    where = f"{project.name(notebook)}, ô số {error.cell_index + 1}"
    if error.ename in ("BaocaoError", "UsageError"):
        return Problem(str(error.evalue), where)
    return Problem(
        f"ô này dừng vì lỗi {error.ename}: {error.evalue}", where, "mở notebook đã chạy để xem lỗi"
    )
