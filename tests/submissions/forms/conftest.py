"""Two forms of Lạng Sơn, the provincial office's and a district's, after a period with data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.door import work_meant
from baocao.build.workspace.form import make_form
from baocao.core.project import Project
from baocao.submissions.workbooks.model import Submission
from baocao.submissions.workbooks.read import read_submission
from tests.conftest import DEFINITIONS, copy

PERIOD = "2022-Q4"
MAP = "_bieu_mau"
HEAD, VACCINATION, TASKS, OTHER = "Thông tin", "Tiêm chủng", "Tiến độ nhiệm vụ", "Số liệu khác"


@dataclass(frozen=True)
class Input:
    """One line of a form's hidden map, as it is written there."""

    sheet: str
    cell: str
    row: str
    column: str
    kind: str
    subject: str
    place: str
    split: str


def inputs_of(path: Path | BytesIO) -> list[Input]:
    """All inputs that a form says it has."""
    return [cell for cell in mapped_cells(path) if cell.kind != "previous"]


def mapped_cells(path: Path | BytesIO) -> list[Input]:
    """Every cell that a form's map names, last period's values too."""
    sheet = openpyxl.load_workbook(path, read_only=True)[MAP]
    rows = sheet.iter_rows(min_row=9, values_only=True)
    return [
        Input(*((str(v) if v is not None else "") for v in (*row, *[""] * 8)[:8])) for row in rows
    ]


def find(inputs: list[Input], *wanted: str) -> Input:
    """The input of a kind, a subject, and where there are some a place and a disaggregation."""
    full = (*wanted, "", "")[:4]
    (found,) = (i for i in inputs if (i.kind, i.subject, i.place, i.split) == full)
    return found


ASKED = """
  - {indicator: preventive_budget_share, label: Ngân sách}
  - {indicator: samples_sequenced, label: Giám sát vi rút}
"""


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """No district has sent anything yet for the period; the programme needs every theme."""
    sent = "data/submissions/covid-19/lang-son"
    found = copy((*DEFINITIONS, sent), tmp_path_factory.mktemp("project"))
    for path in (found.root / sent / PERIOD).glob("*.xlsx"):
        if not path.name.startswith("so-y-te"):
            path.unlink()
    path = found.of("covid-19").home / "programme.yaml"
    told = path.read_text(encoding="utf-8")
    asked = told.replace("main_indicators:\n", f"main_indicators:{ASKED}", 1)
    path.write_text(asked, encoding="utf-8")
    return found


@pytest.fixture(scope="session")
def definitions(project: Project) -> Definitions:
    return Definitions(project, "covid-19")


@pytest.fixture(scope="session")
def provincial(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The form of the Department of Health."""
    path = tmp_path_factory.mktemp("forms") / "so-y-te.xlsx"
    path.write_bytes(make_form(work_meant(project, "lang-son", PERIOD), None))
    return path


@pytest.fixture(scope="session")
def district(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The form of Cao Lộc."""
    path = tmp_path_factory.mktemp("forms") / "cao-loc.xlsx"
    path.write_bytes(make_form(work_meant(project, "lang-son", PERIOD), "cao loc"))
    return path


@pytest.fixture(scope="session")
def read(definitions: Definitions) -> Callable[[Path], Submission]:
    """Read a filled form as any workbook is read."""

    def read(path: Path) -> Submission:
        catalogue, areas = definitions.catalogue, definitions.areas
        return read_submission(path, name="bieu.xlsx", catalogue=catalogue, areas=areas)

    return read


def filled(form: Path, target: Path, values: Mapping[tuple[str, str], object]) -> Path:
    """A copy of a form with values in cells (sheet and name), protection and all else kept."""
    book: Any = openpyxl.load_workbook(form)
    for (sheet, cell), value in values.items():
        assert not book[sheet][cell].protection.locked
        book[sheet][cell] = value
    book.save(target)
    return target


def headings(sheet: Any, row: int, column: int) -> Iterator[str]:
    """What stands above a cell, merged headings included."""
    for above in range(1, row):
        yield str(_shown(sheet, above, column) or "")


def _shown(sheet: Any, row: int, column: int) -> object:
    for merged in sheet.merged_cells.ranges:
        if merged.min_row <= row <= merged.max_row and merged.min_col <= column <= merged.max_col:
            return sheet.cell(merged.min_row, merged.min_col).value
    return sheet.cell(row, column).value
