"""Small changes that make a project wrong in one way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import openpyxl

from baocao.core.project import Project
from tests.conftest import SENT

NOTEBOOK = "notebooks/progress_report.ipynb"
FIXTURES = Path(__file__).parents[2] / "fixtures" / "cli"
Edit = Callable[[Project], None]


def nothing(_: Project) -> None:
    """The project is right; the call is wrong."""


def file(name: str, case: str) -> Edit:
    """Put the bad file of a case, under tests/fixtures/cli, in the place of `name`."""

    def edit(project: Project) -> None:
        (found,) = FIXTURES.glob(f"{case}.*")
        path = project.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(found.read_bytes())

    return edit


def change(name: str, old: str, new: str) -> Edit:
    """Replace a passage of a text file."""

    def edit(project: Project) -> None:
        path = project.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{name} has no {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


def content(name: str, data: bytes) -> Edit:
    """Write a file."""

    def edit(project: Project) -> None:
        path = project.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    return edit


def gone(name: str) -> Edit:
    """Remove a file."""
    return lambda project: (project.root / name).unlink()


def sheet(name: str, cell: str, value: str | int) -> Edit:
    """Write one cell of the submission."""

    def edit(project: Project) -> None:
        book = openpyxl.load_workbook(project.root / SENT)
        book[name][cell] = value
        book.save(project.root / SENT)

    return edit


def no_sheet(name: str) -> Edit:
    """Remove a sheet of the submission."""

    def edit(project: Project) -> None:
        book = openpyxl.load_workbook(project.root / SENT)
        del book[name]
        book.save(project.root / SENT)

    return edit


def notebook(edit_cells: Callable[[list[Any]], None]) -> Edit:
    """Change the notebook's cells."""

    def edit(project: Project) -> None:
        node = nbformat.read(project.root / NOTEBOOK, as_version=4)
        edit_cells(node.cells)
        nbformat.write(node, project.root / NOTEBOOK)

    return edit
