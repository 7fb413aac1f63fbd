"""Whatever is filled into a form comes back exactly, and from the cell where it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baocao.build.workspace.definitions import Definitions
from baocao.core.vietnamese.names import clean
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.submissions.workbooks.layout import STATES
from baocao.submissions.workbooks.model import Submission
from tests.submissions.forms.conftest import (
    HEAD,
    OTHER,
    VACCINATION,
    Input,
    filled,
    find,
    inputs_of,
)

Read = Callable[[Path], Submission]
CUTOFF = date(2022, 12, 14)
DAYS = st.dates(date(2021, 1, 1), date(2024, 12, 31))
LETTERS = st.characters(categories=("L", "N", "P", "S", "Zs"), exclude_characters="_")
# A text with "=" in front openpyxl itself would write as a formula.
TEXTS = st.text(LETTERS, max_size=30).map(clean).filter(lambda text: not text.startswith("="))
Values = dict[Input, Any]


def numbers(subject: str, catalogue: IndicatorCatalogue) -> st.SearchStrategy[Decimal]:
    """Zero, small and large values with the decimals that the element has."""
    decimals = catalogue.elements[subject].decimals
    if decimals is None:
        return st.integers(0, 10**9).map(Decimal)
    return st.decimals(0, 10**6, places=decimals).map(lambda value: value + 0)


@st.composite
def fillings(draw: st.DrawFn, inputs: list[Input], catalogue: IndicatorCatalogue) -> Values:
    """Values for some inputs, often with what is said of their columns; tasks as whole rows."""
    asked = [i for i in inputs if i.kind in ("value", "state")]
    values: Values = {}
    for cell in draw(st.lists(st.sampled_from(asked), max_size=20, unique=True)):
        if cell.kind == "state":
            values |= draw(task(cell, inputs))
            continue
        values[cell] = draw(numbers(cell.subject, catalogue))
        for about in inputs:
            of_column = (about.sheet, about.column, about.place) == (cell.sheet, cell.column, "")
            if of_column and draw(st.booleans()):
                values[about] = draw(DAYS if about.kind == "as_of" else TEXTS)
    return values


@st.composite
def task(draw: st.DrawFn, state: Input, inputs: list[Input]) -> Values:
    """A task's row: a state, and a day only where it is done."""
    row = {i.kind: i for i in inputs if (i.sheet, i.row) == (state.sheet, state.row)}
    chosen = draw(st.sampled_from(list(STATES)))
    day = draw(st.none() | DAYS) if chosen == "done" else None
    return {
        row["state"]: STATES[chosen],
        row["done_on"]: day,
        row["evidence"]: draw(TEXTS),
        row["note"]: draw(TEXTS),
    }


def observed(values: Values, before: Values) -> list[tuple[object, ...]]:
    """What the values mean, worked out from the map alone; `before` is what the form printed."""
    about = {(i.sheet, i.column, i.kind): v for i, v in {**before, **values}.items() if not i.place}
    return sorted(
        (
            *(i.subject, i.place, i.split, value),
            about.get((i.sheet, i.column, "as_of")) or CUTOFF,
            about.get((i.sheet, i.column, "provider")) or "",
            about.get((i.sheet, i.column, "definition")) or "",
            *(i.sheet, i.cell),
        )
        for i, value in values.items()
        if i.kind == "value"
    )


def found(submission: Submission) -> list[tuple[object, ...]]:
    return sorted(
        (
            *(o.element, o.area, ";".join(f"{c}={v}" for c, v in o.disaggregation), o.value),
            *(o.as_of, o.provider, o.definition, o.source.sheet, o.source.cell),
        )
        for o in submission.observations
    )


def expected_progress(values: Values) -> list[tuple[object, ...]]:
    words = {word: state for state, word in STATES.items()}
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for i, value in values.items():
        if i.kind in ("state", "done_on", "evidence", "note"):
            rows.setdefault((i.subject, i.place), {})[i.kind] = value
            if i.kind == "state":
                rows[i.subject, i.place]["cell"] = i.cell
    return sorted(
        (*key, words[row["state"]], str(row["done_on"]), row["evidence"], row["note"], row["cell"])
        for key, row in rows.items()
    )


def progress(submission: Submission) -> list[tuple[object, ...]]:
    return sorted(
        (p.plan, p.item, p.state, str(p.done_on), p.evidence, p.note, p.source.cell)
        for p in submission.progress
    )


@pytest.mark.parametrize(("name", "examples"), [("district", 15), ("provincial", 5)])
def test_a_filled_form_comes_back_exactly(
    name: str,
    examples: int,
    request: pytest.FixtureRequest,
    read: Read,
    definitions: Definitions,
) -> None:
    """Any values in any inputs are read as they were typed; empty inputs are not reported."""
    form: Path = request.getfixturevalue(name)
    inputs = inputs_of(form)
    book: Any = openpyxl.load_workbook(form)
    printed = {i: book[i.sheet][i.cell].value or "" for i in inputs}

    @settings(max_examples=examples)
    @given(fillings(inputs, definitions.catalogue))
    def round_trip(values: Values) -> None:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "a.xlsx"
            for i, value in values.items():
                assert not book[i.sheet][i.cell].protection.locked
                book[i.sheet][i.cell].value = value if value != "" else None
            book.save(path)
            for i in values:
                book[i.sheet][i.cell].value = printed[i] or None
            submission = read(path)
        assert found(submission) == observed(values, printed)
        assert progress(submission) == expected_progress(values)

    round_trip()


def test_an_empty_form_reports_nothing(provincial: Path, district: Path, read: Read) -> None:
    """What nobody filled in is missing, never zero."""
    for form in (provincial, district):
        assert read(form).observations == ()
        assert read(form).progress == ()


def test_the_head_comes_back(district: Path, tmp_path: Path, read: Read) -> None:
    """Unit, period and cut-off are printed; who prepared it and reasons are filled in."""
    top = next(c.row for c in openpyxl.load_workbook(district)[HEAD]["A"] if c.value == "Quy tắc")
    reason = ("dose_order", VACCINATION, "e8", "Đã rà soát")
    cells: dict[tuple[str, str], object] = {
        (HEAD, f"{letter}{top + 1}"): text for letter, text in zip("ABCD", reason, strict=True)
    }
    cells |= {
        (HEAD, "B8"): "Khoa Kiểm soát bệnh tật",
        (HEAD, "B9"): "Có",
        (HEAD, "B10"): "Mô phỏng",
    }
    submission = read(filled(district, tmp_path / "a.xlsx", cells))
    assert submission.unit_name == "Trung tâm Y tế huyện Cao Lộc"
    assert (submission.unit, submission.province, submission.period) == (
        "183",
        "lang-son",
        "2022-Q4",
    )
    assert (submission.as_of, submission.synthetic) == (CUTOFF, True)
    assert submission.prepared_by == "Khoa Kiểm soát bệnh tật"
    (given_reason,) = submission.confirmations
    assert (given_reason.rule, given_reason.sheet, given_reason.cell) == (
        "dose_order",
        VACCINATION,
        "E8",
    )


def test_free_rows_are_read_like_the_canonical_sheet(
    district: Path, tmp_path: Path, read: Read
) -> None:
    """A bound, a second source, a total: what no table has a cell for."""
    group = ("Người từ 18 tuổi trở lên", "Mũi 3 (nhắc lại lần 1)")
    row = ("Tỷ lệ tiêm do đơn vị báo cáo", "Huyện Cao Lộc", *group)
    cells: dict[tuple[str, str], object] = {
        (OTHER, f"{letter}6"): value for letter, value in zip("ABCD", row, strict=True)
    }
    cells |= {(OTHER, "M6"): 74, (OTHER, "N6"): ">", (OTHER, "Q6"): "Sổ tiêm"}
    (observation,) = read(filled(district, tmp_path / "a.xlsx", cells)).observations
    assert (observation.element, observation.area) == ("coverage_rate", "183")
    assert observation.disaggregation == (("age_group", "18plus"), ("dose", "d3"))
    assert (observation.value, observation.bound.value) == (Decimal(74), ">")
    assert (observation.provider, str(observation.source)) == (
        "Sổ tiêm",
        "bieu.xlsx › Số liệu khác › M6",
    )


def test_reading_does_not_depend_on_position(district: Path, tmp_path: Path, read: Read) -> None:
    """Rows and columns put in before an input move it, and it is found where it then stands."""
    split = "age_group=18plus;dose=d2"
    cell = find(inputs_of(district), "value", "vaccinated", "183", split)
    path = filled(district, tmp_path / "a.xlsx", {(cell.sheet, cell.cell): 7})
    book: Any = openpyxl.load_workbook(path)
    sheet = book[VACCINATION]
    moved = sheet[cell.cell].offset(3, 2).coordinate
    sheet.insert_rows(2, 3)
    sheet.insert_cols(1, 2)
    book.save(path)
    (observation,) = read(path).observations
    assert (observation.element, observation.value) == ("vaccinated", Decimal(7))
    assert observation.source.cell == moved != cell.cell
