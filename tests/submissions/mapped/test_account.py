"""Every number of a workbook is read with its right meaning, or is in a finding at its cell.

3,000 workbooks, the same in every run of the same tests (hypothesis draws a few from the constants
of whatever modules are loaded). ACCOUNT=20000 draws as many for each test instead.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings

from baocao.core.errors import BaocaoError, Problem
from baocao.submissions.mapped.lexicon import Lexicon, load_lexicon
from baocao.submissions.mapped.load import load_mapping
from baocao.submissions.mapped.mapping_text import mapping_text
from baocao.submissions.mapped.model import Mapping, TableContext
from baocao.submissions.mapped.propose import Proposer
from baocao.submissions.mapped.read import grid_of, read_foreign
from baocao.submissions.workbooks.cell_names import cells_within
from baocao.submissions.workbooks.metadata import Folder
from baocao.submissions.workbooks.model import Observation, Remark
from baocao.submissions.workbooks.partly import PartlyReadError
from baocao.submissions.workbooks.workbook import SourceWorkbook, open_workbook
from tests.planted.book import spot, write
from tests.planted.case import AREAS, CATALOGUE, PROJECT
from tests.submissions.mapped.made_tables import Made, filed, in_memory, workbooks

DAY = date(2022, 12, 14)
FOLDER = Folder("lang-son", "2022-Q4")
MAPPING = """\
applies_to: ["*"]
unit: "20"
unit_name: Sở Y tế tỉnh Lạng Sơn
province: lang-son
as_of: 2022-12-14
sheets: [{sheet: "*"}]
"""
WHOLE_COLUMN = ("unmapped_column", "header_unclear", "unit_of_table", "fraction_column")
WHOLE_ROW = ("row_without_area", "row_without_label")


def often(number: int) -> settings:
    return settings(
        max_examples=int(os.environ.get("ACCOUNT", number)),
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


@dataclass(frozen=True)
class Outcome:
    """What reading gave: values by cell, remarks, problems."""

    observations: tuple[Observation, ...]
    remarks: tuple[Remark, ...]
    problems: tuple[Problem, ...]

    def tells(self, cell: str) -> bool:
        """Whether a finding names a cell, its range, its row or its column."""
        row, column = spot(cell)
        return any(spot_is_told(remark, cell, row, column) for remark in self.remarks) or any(
            _told_by_problem(problem, cell, row) for problem in self.problems
        )


def spot_is_told(remark: Remark, cell: str, row: int, column: int) -> bool:
    if remark.source.cell == cell:
        return True
    area = dict(remark.words).get("range", "")
    if re.fullmatch(r"[A-Z]+\d+(:[A-Z]+\d+)?", area) and (row, column) in cells_within(
        area, 500, 60
    ):
        return True
    own_row, own_column = spot(remark.source.cell)
    if remark.rule in WHOLE_COLUMN:
        return own_column == column and own_row <= row
    return remark.rule in WHOLE_ROW and own_row == row


def _told_by_problem(problem: Problem, cell: str, row: int) -> bool:
    """A problem at the cell, at the name of its row, or with the whole sheet."""
    named = problem.where.rpartition(" › ")[2]
    if not re.fullmatch(r"[A-Z]+\d+", named):
        return True
    is_of_row = "không phải số" not in problem.what and spot(named)[0] == row
    return named in (cell, "A1") or is_of_row


def outcome(book: SourceWorkbook, mapping: Mapping, lexicon: Lexicon) -> Outcome:
    try:
        sent = read_foreign(book, mapping, FOLDER, lexicon)
        return Outcome(sent.observations, sent.remarks, ())
    except PartlyReadError as error:
        partly = error.within(FOLDER)
        assert partly is not None
        return Outcome(partly.observations, partly.remarks, error.problems)
    except BaocaoError as error:
        return Outcome((), (), error.problems)


def check(made: Made, read: Outcome) -> None:
    """Nothing is read that is not true, nothing is lost without a word, and a workbook in which
    nothing is wrong is told to lack districts at most."""
    values = {
        o.source.cell: (o.element, o.area, o.disaggregation, int(o.value))
        for o in read.observations
    }
    assert len(values) == len(read.observations)
    for cell, value in values.items():
        true = made.truths.get(cell) or made.sums.get(cell)
        assert true == value, (cell, value, true)
    if made.is_right:
        assert {r.rule for r in read.remarks} <= {"area_without_row"}, read.remarks
        assert not read.problems, read.problems
    for cell in (*made.truths, *made.lost):
        assert cell in values or read.tells(cell), (cell, made.sheet.cells.get(cell))


@cache
def workshop() -> tuple[Lexicon, Mapping]:
    """The project's words and a mapping of any sheet; no argument of a test, as hypothesis would
    print all that is in it."""
    lexicon = load_lexicon(PROJECT.mappings, CATALOGUE, AREAS, PROJECT.of("covid-19").home)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "lang-son.yaml"
        path.write_text(MAPPING, encoding="utf-8")
        return lexicon, load_mapping(path, lexicon)


def proposed(book: SourceWorkbook, lexicon: Lexicon, folder: Path) -> Mapping:
    """The mapping that is proposed for a workbook's first sheet, written and loaded."""
    proposer = Proposer(lexicon, TableContext("20", DAY), "20", frozenset({"age_group", "dose"}))
    name = book.sheet_names[0]
    found = proposer.sheet(name, grid_of(book, name), None, hidden=False)
    path = folder / "de-xuat.yaml"
    text = mapping_text(book.file, "lang-son", AREAS.get("20"), [found], has_day=True)
    path.write_text(text, encoding="utf-8")
    return load_mapping(path, lexicon)


@often(400)
@given(made=workbooks())
def test_the_proposed_mapping_of_a_file_loses_nothing(made: Made) -> None:
    """The same through a file: what the proposal does not ask about is read, or told."""
    lexicon, _ = workshop()
    with TemporaryDirectory() as name:
        folder = Path(name)
        book = open_workbook(write(folder / "bieu.xlsx", [filed(made)]), "bieu.xlsx")
        mapping = proposed(book, lexicon, folder)
        assert not (made.is_right and mapping.unconfirmed), mapping.unconfirmed
        if not mapping.unconfirmed:
            check(made, outcome(book, mapping, lexicon))


@often(2_600)
@given(made=workbooks())
def test_no_number_is_lost_or_changed(made: Made) -> None:
    """Whatever tables stand on a sheet, and whatever went wrong in them."""
    lexicon, mapping = workshop()
    check(made, outcome(in_memory(made), mapping, lexicon))
