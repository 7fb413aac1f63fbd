"""Every planted error of canonical workbooks is found at its exact cell, and nothing else is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from baocao.submissions.validation.kinds import WORDS
from tests.planted.canonical import Canonical, earlier, right
from tests.planted.canonical_cases import ALL
from tests.planted.case import BEFORE, PERIOD, PROVINCE, RULES, Case, findings, foreign_reader
from tests.planted.foreign_cases import ALL as FOREIGN

FILE = "so-y-te.xlsx"


@pytest.mark.parametrize("case", ALL, ids=[case.name for case in ALL])
def test_exactly_what_was_planted_is_found(case: Case[Canonical], tmp_path: Path) -> None:
    """The rule and the cell of each; a workbook without an error has no finding."""
    book = right()
    case.plant(book)
    book.write(tmp_path / PROVINCE / PERIOD / FILE)
    before = None
    if case.before is not None:
        before = tmp_path / PROVINCE / BEFORE
        last = earlier()
        case.before(last)
        last.write(before / FILE)
    folder = tmp_path / PROVINCE / PERIOD
    foreign = foreign_reader(tmp_path / "mappings", "")
    assert findings(folder, foreign, before, case.expected_units) == sorted(case.found)


def test_the_file_of_the_period_before_is_refused(tmp_path: Path) -> None:
    """Byte for byte the same under the next period's name."""
    foreign = foreign_reader(tmp_path / "mappings", "")
    folder, before = (tmp_path / name / PROVINCE / PERIOD for name in ("now", "before"))
    right().write(before / FILE)
    folder.mkdir(parents=True)
    shutil.copy(before / FILE, folder / FILE)
    found = findings(folder, foreign, before)
    assert found == [("file_resent", right().cell("population"))]


def test_workbooks_that_say_otherwise_of_a_task(tmp_path: Path) -> None:
    """The second is found at the task that the first one told of."""
    foreign = foreign_reader(tmp_path / "mappings", "")
    folder = tmp_path / PROVINCE / PERIOD
    right().write(folder / FILE)
    other = right()
    other.rows.clear()
    other.edits.append(lambda book: setattr(book["Tiến độ"]["D3"], "value", "Chưa thực hiện"))
    other.write(folder / "ttyt.xlsx")
    assert findings(folder, foreign) == [("item_stated_otherwise", "Tiến độ!B3")]


def test_the_suite_is_complete() -> None:
    """At least 60 workbooks with errors, one at least for each rule, and clean ones beside."""
    found = [*(case.found for case in ALL), *(case.found for case in FOREIGN)]
    planted = [each for each in found if each]
    rules = {rule for each in planted for rule, _ in each}
    above = {"file_resent", "item_stated_otherwise"}  # no workbook's own
    above |= {"element_not_used", "unit_outside_group"}  # a catalogue's
    assert {rule.id for rule in RULES} - rules == {*above, *WORDS}  # what several periods say
    assert len(planted) >= 60
    assert len(found) - len(planted) >= 15
    assert len({case.name for case in FOREIGN}) == len(FOREIGN)
    assert len({case.name for case in ALL}) == len(ALL)
