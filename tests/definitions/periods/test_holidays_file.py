"""data/holidays.yaml: days that the library lacks or has wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.definitions.periods.deadlines import (
    LIBRARY,
    WorkingDays,
    deadline,
    load_holidays,
    working_days_of,
)
from tests.regimes import administrative

NAME = "data/holidays.yaml"


def loaded(text: str, tmp_path: Path) -> WorkingDays:
    path = tmp_path / "holidays.yaml"
    path.write_text(text, encoding="utf-8")
    return load_holidays(path, name=NAME)


SWAPPED = """\
days:
  - {date: 2022-03-25, working: false, reason: nghỉ bù, source: Thông báo số 1}
  - {date: 2022-03-26, working: true, reason: làm bù, source: Thông báo số 1}
"""


def test_deadlines_go_by_the_days_of_the_file(tmp_path: Path) -> None:
    """A Friday off moves a deadline back; a Saturday worked counts as a day left."""
    days, quarter = loaded(SWAPPED, tmp_path), administrative("2022-Q1")
    assert deadline(quarter) == date(2022, 3, 25)
    assert deadline(quarter, days) == date(2022, 3, 24)
    assert not days.includes(date(2022, 3, 25))
    assert days.includes(date(2022, 3, 26))
    assert days.after(date(2022, 3, 24), 1) == date(2022, 3, 26)
    assert days.between(date(2022, 3, 23), date(2022, 3, 27)) == 2
    assert LIBRARY.between(date(2022, 3, 23), date(2022, 3, 27)) == 2


BAD = [
    (SWAPPED.replace("25", "26"), 3, "days[mục 2].date", "ngày 26/3/2022 ghi hai lần"),
    (SWAPPED.replace("2022-03-25, working: false", "2022-03-25, working: true"), 2,
     "days[mục 1].date", "ngày 25/3/2022 trong lịch đã là ngày làm việc"),
    (SWAPPED.replace("2022-03-26, working: true", "2022-03-26, working: false"), 3,
     "days[mục 2].date", "ngày 26/3/2022 trong lịch đã là ngày nghỉ"),
    (SWAPPED.replace(", source: Thông báo số 1}", "}", 1), 2, "days[mục 1].source", "thiếu trường"),
    (SWAPPED.replace("làm bù", '""'), 3, "days[mục 2].reason", "không được để trống"),
    (SWAPPED.replace("2022-03-25", "25/3/2022"), 2, "days[mục 1].date", "không phải ngày"),
    (SWAPPED.replace("working: true", "work: true"), 3, "days[mục 2].w", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "field", "words"), BAD)
def test_a_mistake_is_told_at_its_line(
    text: str, line: int, field: str, words: str, tmp_path: Path
) -> None:
    """File, line, field, what is wrong, and what to do."""
    with pytest.raises(BaocaoError) as caught:
        loaded(text, tmp_path)
    where = f"{NAME}, dòng {line}, trường {field}"
    found = [problem for problem in caught.value.problems if problem.where.startswith(where)]
    assert found
    assert words in found[0].what
    assert found[0].todo


def test_a_project_may_have_none_and_its_changes_are_read(tmp_path: Path) -> None:
    """Without a file the library's days stand; the repository's own file is right."""
    project = Project(tmp_path)
    assert working_days_of(project) == LIBRARY
    project.holidays_file.parent.mkdir()
    loaded(SWAPPED, project.holidays_file.parent)
    assert not working_days_of(project).includes(date(2022, 3, 25))
    here = Project(Path(__file__).parents[3])
    assert here.holidays_file.is_file()
    working_days_of(here)
