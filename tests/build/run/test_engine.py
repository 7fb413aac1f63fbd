"""The in-process engine writes what a kernel writes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import nbformat
import papermill
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from papermill.exceptions import PapermillExecutionError

from baocao.build.run.isolation import CAN_FORK, ProcessLimits, run_isolated
from baocao.core.errors import BaocaoError, Problem

pytestmark = pytest.mark.skipif(not CAN_FORK, reason="needs fork")

PICTURE = """class Dot:
    def _repr_png_(self): return bytes(3)
    def __repr__(self): return "dot"
Dot()"""
DISPLAYS = """from IPython.display import HTML, clear_output, display
display(HTML("<i>0</i>"), metadata={"a": 1})
handle = display(HTML("<b>1</b>"), display_id="id")
handle.update(HTML("<b>2</b>"))"""
CLEARED = 'print("lost"); clear_output(wait=True); print("kept"); clear_output; None'
FRAME = 'import pandas as pd\npd.DataFrame({"số": [x]})'
CELLS = [
    new_code_cell("x = 1", metadata={"tags": ["parameters"]}),
    new_markdown_cell("# Tiêu đề"),
    new_code_cell('print("một"); print("hai")\nx'),
    new_code_cell('import sys\nprint("lỗi", file=sys.stderr)'),
    new_code_cell(DISPLAYS),
    new_code_cell('handle.update(HTML("<b>3</b>"))'),
    new_code_cell(CLEARED),
    new_code_cell(PICTURE),
    new_code_cell("import asyncio\nawait asyncio.sleep(0)\n_"),
    new_code_cell("x;"),
    new_code_cell(""),
    new_code_cell("1 / 0", metadata={"tags": ["skip-execution"]}),
    new_code_cell("__name__, sys.modules['__main__'].x"),
    new_code_cell(FRAME),
    new_code_cell("def f():\n    raise ValueError('sai')\nf()"),
    new_code_cell("print('not reached')"),
]


def written(path: Path, *cells: NotebookNode) -> Path:
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    nbformat.write(new_notebook(cells=list(cells), metadata=metadata), path)
    return path


def execute(order: tuple[Path, Path, str | None], say: Callable[[object], None]) -> None:
    source, output, engine = order
    try:
        papermill.execute_notebook(
            source, output, parameters={"x": 5}, engine_name=engine, progress_bar=False
        )
    except PapermillExecutionError as error:
        say((error.ename, error.cell_index))


def executed(source: Path, engine: str | None) -> tuple[NotebookNode, list[Any]]:
    """The notebook that an engine leaves, and the failure it tells."""
    output = source.with_name(f"{engine}.ipynb")
    heard: list[Any] = []
    run_isolated(execute, (source, output, engine), ProcessLimits(120), heard.append, Event())
    return nbformat.read(output, as_version=4), heard


def comparable(node: NotebookNode) -> list[dict[str, Any]]:
    """Everything of the cells but moments and machine-made ids."""
    return [
        {
            "source": cell.source,
            "outputs": [_plain(output) for output in cell.get("outputs", [])],
            "count": cell.get("execution_count"),
            "metadata": sorted(cell.metadata),
            "timed": sorted(cell.metadata.get("execution", {})),
            "status": cell.metadata.get("papermill", {}).get("status"),
            "exception": cell.metadata.get("papermill", {}).get("exception"),
        }
        for cell in node.cells
    ]


_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def _plain(output: NotebookNode) -> NotebookNode:
    """An output without the colours of its traceback: they depend on the terminal."""
    lines = "\n".join(output.get("traceback", []))
    return NotebookNode(output, traceback=_COLOUR.sub("", lines)) if lines else output


def test_same_as_a_kernel(tmp_path: Path) -> None:
    """Outputs, counts, marks of the failed cell and the papermill metadata are a kernel's."""
    source = written(tmp_path / "in.ipynb", *CELLS)
    ours, our_failure = executed(source, "baocao")
    kernels, kernels_failure = executed(source, None)
    assert our_failure == kernels_failure == [("ValueError", 15)]
    assert comparable(ours) == comparable(kernels)
    assert ours.metadata.language_info == kernels.metadata.language_info
    assert sorted(ours.metadata.papermill) == sorted(kernels.metadata.papermill)
    assert ours.metadata.papermill.exception is True


def test_durations_are_those_of_the_cells(tmp_path: Path) -> None:
    """Each cell's duration is the time it took, in the papermill metadata."""
    sleeps = [new_code_cell("import time; time.sleep(0.3)") for _ in range(2)]
    node, _ = executed(written(tmp_path / "in.ipynb", CELLS[0], *sleeps), "baocao")
    durations = [cell.metadata.papermill.duration for cell in node.cells]
    assert durations[0] < 0.2
    assert 0.3 <= durations[-1] < 1
    assert 0.6 <= node.metadata.papermill.duration < 3


def twice(source: Path, say: Callable[[object], None]) -> None:
    for _ in range(2):
        node = papermill.execute_notebook(source, None, engine_name="baocao", progress_bar=False)
        say(node.cells[-1].outputs[0].text)


def test_namespace_is_fresh(tmp_path: Path) -> None:
    """A second notebook in the same process does not see the names of the first."""
    source = written(
        tmp_path / "in.ipynb", new_code_cell("seen = 'y' in globals(); y = 1; print(seen)")
    )
    heard: list[object] = []
    run_isolated(twice, source, ProcessLimits(60), heard.append, Event())
    assert heard == ["False\n", "False\n"]


def test_entry_point_is_known() -> None:
    """Papermill finds the engine by its name, whichever of the two is imported first."""

    def names(engine: Any) -> str:
        return str(engine.execute_managed_notebook.__self__.__name__)

    from papermill.engines import papermill_engines

    assert names(papermill_engines.get_engine("baocao")) == "InProcessEngine"


def test_errors_cross_processes_whole() -> None:
    """A problem keeps its parts when it is pickled."""
    import pickle

    error = BaocaoError(Problem("cái gì", "ở đâu", "làm gì"))
    assert pickle.loads(pickle.dumps(error)).problems == error.problems
