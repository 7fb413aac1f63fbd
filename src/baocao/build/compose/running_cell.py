"""Which cell of which notebook is running, so that what it adds can be traced to it.

Works alike in the runner, under Papermill's own command and in Jupyter; in plain Python there
is no cell. Nothing of the notebook but its cells' text is read.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from baocao.archive.built.folder import file_hash
from baocao.core.project import Project
from baocao.submissions.workbooks.model import SourceCell

NOTEBOOK_VARIABLE = "BAOCAO_NOTEBOOK"  # set by the runner
_JUPYTER_VARIABLE = "JPY_SESSION_NAME"  # set by Jupyter's server
UNSAVED = "ô chưa lưu"


@dataclass(frozen=True)
class RunningCell:
    """A cell being run: `id` stays when it is run again, `run` does not.

    `source` names notebook and cell; None where no notebook is known.
    """

    id: str
    run: int
    source: SourceCell | None


NOWHERE = RunningCell("", 0, None)


def running_cell(project: Project) -> RunningCell:
    """The cell that is running, `NOWHERE` in plain Python."""
    shell = _shell()
    if shell is None:
        return NOWHERE
    history = shell.history_manager.input_hist_raw
    text = history[-1] if history else ""
    run = int(shell.execution_count)
    return RunningCell(_cell_id(shell) or f"run-{run}", run, _source(project, text))


def in_shell() -> bool:
    """Whether a notebook's cells, or an interactive shell, are what is running."""
    return _shell() is not None


def _shell() -> Any:
    """The interactive shell, where one was started; IPython is not imported for this."""
    module = sys.modules.get("IPython")
    return module.get_ipython() if module else None


def _cell_id(shell: Any) -> str:
    """The id that a front end sends with each run of a cell."""
    parent = shell.get_parent() if hasattr(shell, "get_parent") else {}
    return str((parent.get("metadata") or {}).get("cellId") or "")


def _source(project: Project, text: str) -> SourceCell | None:
    path = _notebook()
    if path is None:
        return None
    number = next((n for n, cell in enumerate(_cells(path), 1) if cell == text.strip()), None)
    place = f"ô số {number}" if number else UNSAVED
    return SourceCell(project.name(path), file_hash(path), place, "")


def _notebook() -> Path | None:
    """The notebook's file, where whoever runs it says which it is."""
    for name in (NOTEBOOK_VARIABLE, _JUPYTER_VARIABLE):
        path = Path(os.environ.get(name) or "?")
        if path.is_file() and path.suffix == ".ipynb":
            return path if path.is_absolute() else path.resolve()
    return None


def _cells(path: Path) -> Iterator[str]:
    """The text of each cell, counted as a reader counts them."""
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    except (OSError, ValueError, KeyError, TypeError):
        return
    for cell in cells:
        yield "".join(cell.get("source", "")).strip()
