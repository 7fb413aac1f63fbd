"""A Papermill engine that runs the notebook in this process: no kernel, no sockets.

For a process made for one report (the runner forks it): cells share everything with the
process they run in. Papermill knows it as `baocao` (entry point `papermill.engine`).
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime

from nbformat import NotebookNode
from papermill.engines import Engine, NotebookExecutionManager

from baocao.build.run.plain_notebook import LANGUAGE, timing
from baocao.build.run.shell import CellShell

NAME = "baocao"

OnCell = Callable[..., None]
"""Called before each cell with the keywords `cell` and `cell_index`, as nbclient does; after
one that fails also with `error`."""


def _ignore(**_: object) -> None:
    pass


class InProcessEngine(Engine):  # type: ignore[misc]
    """Cells, outputs, counts and timings as Papermill's own engine writes them."""

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: NotebookExecutionManager,
        kernel_name: str,
        *,
        on_cell_start: OnCell = _ignore,
        on_cell_error: OnCell = _ignore,
        **_: object,
    ) -> None:
        """Run the cells in order; stop after the first that fails."""
        shell = CellShell.fresh()
        _import_from_here()
        for index, cell in enumerate(nb_man.nb.cells):
            nb_man.cell_start(cell, index)
            on_cell_start(cell=cell, cell_index=index)
            error = _run(shell, cell) if _is_run(cell) else None
            if error is not None:
                on_cell_error(cell=cell, cell_index=index, error=error)
                nb_man.cell_exception(cell, index)
            nb_man.cell_complete(cell, index)
            if error is not None:
                break
        nb_man.nb.metadata["language_info"] = LANGUAGE


def _import_from_here() -> None:
    """As in a kernel: modules beside the working folder can be imported."""
    if "" not in sys.path:
        sys.path.insert(0, "")


def _is_run(cell: NotebookNode) -> bool:
    tags = cell.metadata.get("tags", [])
    return cell.cell_type == "code" and bool(cell.source.strip()) and "skip-execution" not in tags


def _run(shell: CellShell, cell: NotebookNode) -> BaseException | None:
    """Run a cell; returns what ended it early, unless the cell is meant to fail."""
    started = datetime.now(UTC)
    error = shell.run_cell_into(cell)
    cell.metadata["execution"] = timing(started, datetime.now(UTC))
    return None if "raises-exception" in cell.metadata.get("tags", []) else error
