"""Whatever people do to a form or a canonical workbook: each number that they type is a value, or
is told at its cell or within the range of a finding. Drawn by hypothesis."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from string import ascii_uppercase
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from baocao.build.workspace.definitions import Definitions
from baocao.core.errors import BaocaoError, Problem
from baocao.submissions.workbooks.cell_names import cell_name, cell_spots
from baocao.submissions.workbooks.model import Submission, TaskProgress
from baocao.submissions.workbooks.partly import PartlyReadError
from baocao.submissions.workbooks.read import read_submission

FORMS, CANONICAL = int(os.environ.get("FORMS", "8")), int(os.environ.get("CANONICAL", "40"))
NAME = "bieu.xlsx"
SENT = "data/submissions/covid-19/lang-son/2022-Q4"

Edit = Callable[[Any], list[tuple[str, str]]]
"""Changes a workbook; gives sheet and cell of each number that was typed."""

# A failure names its cells; to look for a smaller one takes minutes and says no more.
drawn = settings(
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

TEXTS = ["3456*", "12,000", "0/5", "12%", "(7)", "5 ca", "1.234,5"]
numbers = st.one_of(st.integers(1, 99_999), st.sampled_from(TEXTS))
spots = st.tuples(st.integers(1, 40), st.integers(1, 26))


@st.composite
def outside(draw: st.DrawFn) -> Edit:
    """A number right of all that a sheet holds, or below it."""
    place, (row, column), value = draw(st.integers(0, 20)), draw(spots), draw(numbers)
    is_below = draw(st.booleans())

    def edit(book: Any) -> list[tuple[str, str]]:
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        sheet = shown[place % len(shown)]
        down, right = (sheet.max_row + 1, 0) if is_below else (0, sheet.max_column + 1)
        cell = sheet.cell(row + down, column + right, value)
        return [(sheet.title, cell.coordinate)]

    return edit


@st.composite
def typed_over(draw: st.DrawFn) -> Edit:
    """Something else in a cell that holds a number, or in an empty one that may be filled."""
    place, at, value = draw(st.integers(0, 20)), draw(st.integers(0, 400)), draw(numbers)

    def edit(book: Any) -> list[tuple[str, str]]:
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"][1:]
        sheet = shown[place % len(shown)]
        cells = [
            cell
            for row in sheet.iter_rows()
            for cell in row
            if isinstance(cell.value, int | float) or (cell.value is None and _is_open(cell))
        ]
        if not cells:
            return []
        cell = cells[at % len(cells)]
        cell.value = value
        return [(sheet.title, cell.coordinate)]

    return edit


def _is_open(cell: Any) -> bool:
    return not cell.protection.locked and type(cell).__name__ != "MergedCell"


@st.composite
def added_sheet(draw: st.DrawFn) -> Edit:
    """Numbers on a sheet of their own, hidden or not."""
    (row, column), value = draw(spots), draw(numbers)
    state = draw(st.sampled_from(["visible", "hidden", "veryHidden"]))

    def edit(book: Any) -> list[tuple[str, str]]:
        sheet = book.create_sheet()
        sheet.sheet_state = state
        sheet.cell(row, column, value)
        return [(sheet.title, sheet.cell(row, column).coordinate)]

    return edit


@st.composite
def reshaped(draw: st.DrawFn) -> Edit:
    """Hidden rows and columns, merged cells beside the tables: no number is typed."""
    place, (row, column) = draw(st.integers(0, 20)), draw(spots)
    kind = draw(st.sampled_from(["row", "column", "merge"]))

    def edit(book: Any) -> list[tuple[str, str]]:
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        sheet = shown[place % len(shown)]
        if kind == "row":
            sheet.row_dimensions[row].hidden = True
        elif kind == "column":
            sheet.column_dimensions[sheet.cell(1, column).column_letter].hidden = True
        else:
            sheet.merge_cells(start_row=60, end_row=61, start_column=column, end_column=column + 1)
        return []

    return edit


edits = st.lists(
    st.one_of(outside(), typed_over(), added_sheet(), reshaped()), min_size=1, max_size=6
)


def silent(
    made: list[Edit], original: Path, target: Path, definitions: Definitions
) -> Iterator[tuple[str, str]]:
    """The numbers that were typed and of which nobody hears."""
    book: Any = openpyxl.load_workbook(original)
    known = {spot for edit in made for spot in edit(book)}
    book.save(target)
    sent, problems = read(target, definitions)
    heard = {*_heard(sent)}
    for sheet, cell in sorted(known):
        if (sheet, cell) not in heard and not _refused(sheet, cell, problems):
            yield sheet, cell


def read(path: Path, definitions: Definitions) -> tuple[Submission | None, tuple[Problem, ...]]:
    catalogue, areas = definitions.catalogue, definitions.areas
    try:
        return read_submission(path, name=NAME, catalogue=catalogue, areas=areas), ()
    except PartlyReadError as error:
        return error.submission, error.problems
    except BaocaoError as error:
        return None, error.problems


def _heard(sent: Submission | None) -> Iterator[tuple[str, str]]:
    """Every cell that is a source, or that something is said of."""
    if sent is None:
        return
    sources = [known.source for known in sent.observations]
    sources += [t.source._replace(cell=c) for t in sent.progress for c in _cells(t)]
    yield from ((source.sheet, source.cell) for source in sources)
    for remark in sent.remarks:
        named = dict(remark.words).get("range") or remark.source.cell
        yield from ((remark.source.sheet, cell_name(*spot)) for spot in cell_spots(named))


def _cells(task: TaskProgress) -> tuple[str, ...]:
    return task.source.cell, task.done_on_cell, task.evidence_cell


def _refused(sheet: str, cell: str, problems: tuple[Problem, ...]) -> bool:
    """Whether the cell's row, its sheet or all of the workbook is said to be unreadable."""
    row = cell.lstrip(ascii_uppercase)
    for problem in problems:
        _, place, at = (*problem.where.split(" › "), "", "")[:3]
        if place in ("", sheet) and (not at or at.lstrip(ascii_uppercase) == row):
            return True
    return False


@settings(drawn, max_examples=FORMS)
@given(made=edits)
def test_no_number_in_a_form_is_silent(
    made: list[Edit], district: Path, tmp_path: Path, definitions: Definitions
) -> None:
    assert [*silent(made, district, tmp_path / NAME, definitions)] == []


@settings(drawn, max_examples=CANONICAL)
@given(made=edits)
def test_no_number_in_a_canonical_workbook_is_silent(
    made: list[Edit], tmp_path: Path, definitions: Definitions
) -> None:
    original = next(path for path in sorted((definitions.project.root / SENT).glob("*.xlsx")))
    assert [*silent(made, original, tmp_path / NAME, definitions)] == []


@pytest.mark.parametrize("typed", TEXTS)
def test_no_text_beside_the_keys_of_rows_is_silent(
    typed: str, district: Path, tmp_path: Path, definitions: Definitions
) -> None:
    """Below the rows of a form, in the hidden column that knows them by their keys."""

    def edit(book: Any) -> list[tuple[str, str]]:
        sheet = book.worksheets[1]
        cell = sheet.cell(sheet.max_row + 3, 1, typed)
        return [(sheet.title, cell.coordinate)]

    assert [*silent([edit], district, tmp_path / NAME, definitions)] == []
