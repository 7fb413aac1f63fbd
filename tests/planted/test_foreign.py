"""Every planted error of units' own workbooks is found at its exact cell, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.planted.book import Sheet, write
from tests.planted.case import BEFORE, PERIOD, PROVINCE, Case, findings, foreign_reader
from tests.planted.foreign_cases import ALL
from tests.planted.province import MAPPING, earlier, workbook


@pytest.mark.parametrize("case", ALL, ids=[case.name for case in ALL])
def test_exactly_what_was_planted_is_found(case: Case[list[Sheet]], tmp_path: Path) -> None:
    """The rule and the cell of each; a workbook without an error has no finding."""
    sheets = workbook()
    case.plant(sheets)
    folder = tmp_path / PROVINCE / PERIOD
    write(folder / f"bieu-tinh-lang-son{case.suffix}", sheets)
    mapping = "" if case.mapping == "none" else case.mapping or MAPPING
    foreign = foreign_reader(tmp_path / "mappings", mapping)
    before = None
    if case.before is not None:
        before, last = tmp_path / PROVINCE / BEFORE, earlier()
        case.before(last)
        write(before / f"bieu-tinh-lang-son{case.suffix}", last)
    assert findings(folder, foreign, before) == sorted(case.found)
