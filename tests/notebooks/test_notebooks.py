"""Every notebook of the project is thin, clean and can be given its parameters."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from baocao.build.run.parameters import notebook_parameters
from tests.conftest import NOTEBOOK, ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
every = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
MOST_LINES = 12  # of a cell: what is longer belongs into the package
DEFINING = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.While)


def code(path: Path) -> Iterator[NotebookNode]:
    node = nbformat.read(path, as_version=4)
    nbformat.validate(node)
    return (cell for cell in node.cells if cell.cell_type == "code")


def test_the_report_has_its_notebook() -> None:
    """What the runner runs is there."""
    assert ROOT / "notebooks" / NOTEBOOK in NOTEBOOKS


@every
def test_parameters_cell(path: Path) -> None:
    """One cell is tagged, and a province has to be given to what reports on one."""
    tagged = [cell for cell in code(path) if "parameters" in cell.metadata.get("tags", [])]
    assert len(tagged) == 1
    assert notebook_parameters(path, path.name)


def test_the_report_asks_for_province_and_period() -> None:
    """Both are required; programme and folder are not."""
    known = notebook_parameters(ROOT / "notebooks" / NOTEBOOK, NOTEBOOK)
    needed = {"province": True, "period": True}
    assert known == {**needed, "programme": False, "output_dir": False}


@every
def test_no_logic(path: Path) -> None:
    """Cells are short calls: nothing is defined in a notebook."""
    for cell in code(path):
        defined = [n for n in ast.walk(ast.parse(cell.source)) if isinstance(n, DEFINING)]
        assert defined == [], cell.source
        assert len(cell.source.splitlines()) <= MOST_LINES, cell.source


@every
def test_committed_without_outputs(path: Path) -> None:
    """No figures, counts or times of a run are in the repository."""
    for cell in code(path):
        assert cell.outputs == []
        assert cell.execution_count is None
        assert "execution" not in cell.metadata


@every
def test_kernel_and_ids(path: Path) -> None:
    """The kernel is the one that everybody has; ids stay the same when saved again."""
    node = nbformat.read(path, as_version=4)
    assert node.metadata.kernelspec.name == "python3"
    ids = [cell.id for cell in node.cells]
    assert len(set(ids)) == len(ids)


@every
def test_no_address_of_a_machine(path: Path) -> None:
    """Notebooks run anywhere: they name no folder of a machine and no server."""
    text = path.read_text(encoding="utf-8")
    assert not any(word in text for word in ("/home/", "/Users/", "C:\\\\", "http://"))
