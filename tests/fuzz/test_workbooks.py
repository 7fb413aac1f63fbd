"""Whatever a file holds, reading it ends in a submission or in a message, never otherwise.

2,480 examples, the same in every run of the same tests: `derandomize` draws them from the test's
own text, and a few from the constants of whatever modules of ours are loaded by then, so that a
run of all tests meets others than this file alone. FUZZ=5000 draws as many for each test instead.
"""

from __future__ import annotations

import atexit
import os
import shutil
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baocao.build.workspace.door import work_meant
from baocao.build.workspace.form import make_form
from baocao.core.errors import BaocaoError
from baocao.submissions.mapped.read import ForeignReader
from baocao.submissions.validation.check import validate
from baocao.submissions.workbooks.read import read_submission
from tests.fuzz.mutations import Edit, edits, packed, parts_of
from tests.planted.book import Formula, Sheet, Value, write
from tests.planted.canonical import right
from tests.planted.case import AREAS, CATALOGUE, PLANS, PROJECT, RULES, foreign_reader
from tests.planted.province import MAPPING, workbook
from tests.regimes import administrative
from tests.submissions.forms.conftest import inputs_of

PERIOD = administrative("2022-Q1")
FORM = "form"
SUFFIXES = (".xlsx", ".xls", ".ods", ".csv")
MAPPINGS = MAPPING + "  - {sheet: CSV}\nperiod: 2022-Q1\n"

often = settings(
    max_examples=int(os.environ.get("FUZZ", "400")),
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@cache
def workshop() -> tuple[Path, ForeignReader]:
    """A folder for the files of this run, and a reader; no argument of a test, as hypothesis
    would print all that is in it."""
    folder = Path(mkdtemp(prefix="baocao-fuzz-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder, foreign_reader(folder / "mappings", MAPPINGS)


@cache
def original(suffix: str) -> bytes:
    """A right workbook: canonical for "", a form with every input filled, or a unit's own."""
    if suffix == FORM:
        return filled_form()
    with TemporaryDirectory() as name:
        path = Path(name) / f"bieu{suffix or '.xlsx'}"
        if suffix:
            write(path, workbook())
        else:
            right().write(path)
        return path.read_bytes()


def filled_form() -> bytes:
    """A district's form with a number in every input for one."""
    path = workshop()[0] / "form.xlsx"
    path.write_bytes(make_form(work_meant(PROJECT, "lang-son", "2022-Q1"), "Cao Lộc"))
    book = openpyxl.load_workbook(path)
    for asked in inputs_of(path):
        if asked.kind == "value":
            book[asked.sheet][asked.cell].value = 7
    book.save(path)
    return path.read_bytes()


def examine(data: bytes, suffix: str) -> None:
    """Read and validate as `baocao check` does; only `BaocaoError` may come out."""
    folder, reader = workshop()
    path = folder / f"bieu-tinh-lang-son{suffix}"
    path.write_bytes(data)
    with suppress(BaocaoError):
        sent = read_submission(
            path, name=path.name, catalogue=CATALOGUE, areas=AREAS, foreign=reader
        )
        validate([sent], catalogue=CATALOGUE, areas=AREAS, period=PERIOD, plans=PLANS, rules=RULES)


@often
@given(edit=st.lists(edits, min_size=1, max_size=4), suffix=st.sampled_from(SUFFIXES))
def test_bytes_of_the_file(edit: list[Edit], suffix: str) -> None:
    """A file damaged on its way."""
    data = original(suffix)
    for one in edit:
        data = one.on(data)
    examine(data, suffix)


@often
@given(edit=st.lists(edits, min_size=1, max_size=3), place=st.floats(0, 1, exclude_max=True))
@pytest.mark.parametrize("suffix", ["", ".xlsx", ".ods"])
def test_bytes_of_a_part(suffix: str, edit: list[Edit], place: float) -> None:
    """A whole zip whose parts hold nonsense."""
    parts = parts_of(original(suffix))
    name = list(parts)[int(place * len(parts))]
    for one in edit:
        parts[name] = one.on(parts[name])
    examine(packed(parts), suffix or ".xlsx")


@settings(often, max_examples=often.max_examples // 5)
@given(edit=st.lists(edits, min_size=1, max_size=2), place=st.floats(0, 1, exclude_max=True))
def test_bytes_of_a_part_of_a_form(edit: list[Edit], place: float) -> None:
    """A filled form with its hidden map; fewer, as it is larger."""
    parts = parts_of(original(FORM))
    name = list(parts)[int(place * len(parts))]
    for one in edit:
        parts[name] = one.on(parts[name])
    examine(packed(parts), ".xlsx")


@often
@given(
    edit=st.lists(edits, max_size=1),
    gone=st.lists(st.floats(0, 1, exclude_max=True), max_size=2),
    renamed=st.lists(st.floats(0, 1, exclude_max=True), max_size=2),
)
def test_parts_that_are_missing_or_called_otherwise(
    edit: list[Edit], gone: list[float], renamed: list[float]
) -> None:
    """Sheets, styles or relations lost, sheets with another name."""
    parts = parts_of(original(".xlsx"))
    for place in gone:
        parts.pop(list(parts)[int(place * len(parts))])
    for place in renamed:
        name = list(parts)[int(place * len(parts))]
        parts[f"{name}.old"] = parts.pop(name)
    if "xl/workbook.xml" in parts:
        for one in edit:
            parts["xl/workbook.xml"] = one.on(parts["xl/workbook.xml"])
    examine(packed(parts), ".xlsx")


places = st.builds("{}{}".format, st.sampled_from("ABCDEFGHIJKLZ"), st.integers(1, 40))
values = st.one_of(
    st.text(max_size=12),
    st.integers(-(10**17), 10**17),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(date(1900, 3, 1), date(9999, 12, 31)),
    st.sampled_from(
        ["Tổng cộng", "Cao Lộc", "Địa bàn", "Mũi 1", "83,15%", "trên 74%", "-", "1.2.3"]
    ),
    st.builds(Formula, st.just("=A1"), st.one_of(st.none(), st.integers(), st.just("#DIV/0!"))),
)


@often
@given(
    cells=st.dictionaries(places, values, max_size=8),
    merged=st.sampled_from([[], ["A20:C30"], ["L1:M40"]]),
    names=st.lists(st.sampled_from(["Tiêm chủng", "Ca bệnh", "Thông tin", "X"]), max_size=1),
)
def test_cells(
    cells: dict[str, Value | Formula],
    merged: list[str],
    names: list[str],
) -> None:
    """Any value anywhere in a table that is otherwise right."""
    sheets = workbook()
    sheets[0].cells.update(cells)
    sheets[0].merged += merged
    for name in names:
        if name not in {sheet.name for sheet in sheets}:
            sheets.append(Sheet(name, dict(cells) or {"A1": 1}))
    path = write(workshop()[0] / "bieu-tinh-lang-son.xlsx", sheets)
    examine(path.read_bytes(), ".xlsx")
