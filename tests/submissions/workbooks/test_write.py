"""Writing canonical workbooks: read back exactly, the same bytes, nothing executable."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from baocao.core.quantities import Bound, Quantity
from baocao.core.vietnamese.names import clean
from baocao.definitions.areas.registry import AreaRegistry
from baocao.definitions.indicators.model import DataElement, Disaggregation, IndicatorCatalogue
from baocao.submissions.workbooks.layout import STATES
from baocao.submissions.workbooks.model import Confirmation, Observation, Submission, TaskProgress
from baocao.submissions.workbooks.read import read_submission
from baocao.submissions.workbooks.write import value_cells, write_submission
from tests.submissions.workbooks.conftest import PROGRAMME, UNWRITTEN, Registers
from tests.submissions.workbooks.test_read import without_sources

PERIOD_DAYS = st.dates(date(2021, 1, 1), date(2024, 12, 31))
# Letters, digits, punctuation, signs and spaces, as the reader leaves them.
TEXTS = st.text(
    st.characters(categories=("L", "N", "P", "S", "Zs"), exclude_characters="_"), max_size=40
).map(clean)
WORDS = TEXTS.filter(bool)
VALUES = st.decimals(0, 10**10, places=2).map(lambda value: value + 0) | st.integers(0, 10**12).map(
    Decimal
)


@st.composite
def disaggregations(
    draw: st.DrawFn, element: DataElement, catalogue: IndicatorCatalogue
) -> Disaggregation:
    """Any options of any of the element's categories."""
    split = []
    for category in sorted(element.categories):
        options = [option.id for option in catalogue.categories[category].options]
        chosen = draw(st.none() | st.sampled_from(options))
        if chosen is not None:
            split.append((category, chosen))
    return tuple(split)


@st.composite
def observations(draw: st.DrawFn, catalogue: IndicatorCatalogue) -> Observation:
    element = draw(st.sampled_from(list(catalogue.elements.values())))
    hour = draw(st.none() | st.times(time(0, 1), time(23, 59)))
    return Observation(
        element=element.id,
        area=draw(st.sampled_from(["20", "178", "183", "189"])),
        disaggregation=draw(disaggregations(element, catalogue)),
        quantity=Quantity(draw(VALUES), draw(st.sampled_from(Bound))),
        as_of=draw(PERIOD_DAYS),
        source=UNWRITTEN,
        as_of_time=hour.replace(second=0, microsecond=0) if hour else None,
        provider=draw(TEXTS),
        definition=draw(TEXTS),
        note=draw(TEXTS),
    )


@st.composite
def tasks(draw: st.DrawFn) -> TaskProgress:
    state = draw(st.sampled_from(list(STATES)))
    done_on = draw(st.none() | PERIOD_DAYS) if state == "done" else None
    return TaskProgress(
        draw(WORDS), draw(WORDS), state, done_on, draw(TEXTS), draw(TEXTS), UNWRITTEN
    )


@st.composite
def submissions(draw: st.DrawFn, catalogue: IndicatorCatalogue) -> Submission:
    """Anything that a unit of Lạng Sơn can report."""
    rules = st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True)
    reasons = st.builds(
        Confirmation, rules, st.just("Số liệu"), st.just("F2"), WORDS, st.just(UNWRITTEN)
    )
    return Submission(
        file="",
        sha256="",
        unit=draw(st.sampled_from(["20", "178", "189"])),
        unit_name=draw(WORDS),
        province="lang-son",
        period=draw(st.sampled_from(["2022-Q1", "2022-H2", "2022-9M", "2022", "2022-12"])),
        as_of=draw(PERIOD_DAYS),
        prepared_by=draw(TEXTS),
        synthetic=draw(st.booleans()),
        origin=draw(WORDS),
        observations=tuple(draw(st.lists(observations(catalogue), max_size=8))),
        progress=tuple(draw(st.lists(tasks(), max_size=3))),
        confirmations=tuple(draw(st.lists(reasons, max_size=3))),
    )


def test_any_submission_comes_back_exactly(registers: Registers) -> None:
    """What the writer writes the reader reads, whatever the values and words are; numbers in its
    remarks are told."""
    catalogue, areas = registers

    @settings(max_examples=60)
    @given(submissions(catalogue))
    def round_trip(submission: Submission) -> None:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "a.xlsx"
            write_submission(
                path, submission, programme=PROGRAMME, catalogue=catalogue, areas=areas
            )
            found = read_submission(path, name="a.xlsx", catalogue=catalogue, areas=areas)
        assert {remark.rule for remark in found.remarks} <= {"number_in_words", "cell_not_read"}
        assert without_sources(replace(found, remarks=())) == without_sources(submission)

    round_trip()


def test_a_value_that_reads_like_a_label_is_a_value(
    tmp_path: Path, submission: Submission, registers: Registers
) -> None:
    catalogue, areas = registers
    path = tmp_path / "a.xlsx"
    content = replace(submission, unit_name="Nguồn gốc số liệu", prepared_by="Tỉnh")
    write_submission(path, content, programme=PROGRAMME, catalogue=catalogue, areas=areas)
    found = read_submission(path, name="a.xlsx", catalogue=catalogue, areas=areas)
    assert without_sources(found) == without_sources(content)


def test_the_same_content_has_the_same_bytes(
    workbook: Path, tmp_path: Path, submission: Submission, registers: Registers
) -> None:
    """No clock and no chance goes into a workbook."""
    catalogue, areas = registers
    write_submission(
        tmp_path / "b.xlsx", submission, programme=PROGRAMME, catalogue=catalogue, areas=areas
    )
    assert (tmp_path / "b.xlsx").read_bytes() == workbook.read_bytes()


def test_text_is_never_a_formula_or_a_link(
    tmp_path: Path, submission: Submission, registers: Registers
) -> None:
    """Whatever a text begins with, Excel shows it and runs nothing."""
    catalogue, areas = registers
    dangerous = ["=1+1", "+1", "-1", "@SUM(A1)", "http://example.com", "{=A1}"]
    first = submission.observations[0]
    rows = tuple(replace(first, note=text) for text in dangerous)
    path = tmp_path / "a.xlsx"
    content = replace(submission, observations=rows, unit_name="=cmd|' /C calc'!A0")
    write_submission(path, content, programme=PROGRAMME, catalogue=catalogue, areas=areas)
    sheet = openpyxl.load_workbook(path)["Số liệu"]
    cells = [row[-1] for row in sheet.iter_rows(min_row=2)]
    assert [(cell.value, cell.data_type) for cell in cells] == [(text, "s") for text in dangerous]
    assert all(cell.hyperlink is None for cell in cells)
    with zipfile.ZipFile(path) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist())


def test_confirmations_can_name_their_cells(
    workbook: Path, submission: Submission, catalogue: IndicatorCatalogue, areas: AreaRegistry
) -> None:
    """The cells told before writing are those in which the values are then found."""
    found = read_submission(workbook, name="a.xlsx", catalogue=catalogue, areas=areas)
    told = value_cells(submission.observations, catalogue)
    assert told == tuple(observation.source.cell for observation in found.observations)


def test_people_can_read_the_sheets(workbook: Path) -> None:
    """Frozen header, widths, dates and numbers in a form with their own decimals."""
    book = openpyxl.load_workbook(workbook)
    sheet = book["Số liệu"]
    assert sheet.freeze_panes == "A2"
    assert sheet["B2"].value == "Tỷ lệ tiêm do đơn vị báo cáo"
    assert sheet["C4"].value == "Huyện Cao Lộc"
    assert [sheet[cell].number_format for cell in ("F2", "F4", "H2", "I5")] == [
        "#,##0.00",
        "#,##0",
        "dd/mm/yyyy",
        "hh:mm",
    ]
    assert all(sheet.column_dimensions[letter].width >= 8 for letter in "ABCDEFGHIJKL")
