"""data/regimes.yaml: what it says of each day, and every mistake at its line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from baocao.core.errors import BaocaoError, UsageError
from baocao.definitions.periods.calendar import period_of
from baocao.definitions.periods.deadlines import deadline
from baocao.definitions.periods.model import PeriodType
from baocao.definitions.periods.regimes import parse_period
from baocao.definitions.periods.regimes_file import Regimes, load_regimes
from tests.regimes import DISEASE, STATISTICS

GOOD = """\
regimes:
  - id: local
    name: chế độ báo cáo của tỉnh
    acts:
      - citation: Quyết định số 1/QĐ-UBND
        to: 2024-06-30
        first_day: 21
        periods:
          month: {clause: Điều 2, deadline: {day: 31}}
      - citation: Quyết định số 2/QĐ-UBND
        known_from: báo
        from: 2024-07-01
        free_working_days: 3
        periods:
          week: {deadline: {working_days: 1}}
          month: {}
    own_periods: [year]
    own_deadlines: {month: {days: 9}, year: {days: 9}}
"""


def regimes(text: str, tmp_path: Path) -> Regimes:
    path = tmp_path / "regimes.yaml"
    path.write_text(text, encoding="utf-8")
    return load_regimes(path, name="data/regimes.yaml")


def test_a_period_goes_by_the_act_of_its_last_day(tmp_path: Path) -> None:
    """Window, deadline and clause change with the act; a month of two acts has the second's."""
    local = regimes(GOOD, tmp_path).every["local"]
    june, july, year = (parse_period(key, local) for key in ("2024-06", "2024-07", "2024"))
    assert (june.start, june.end) == (date(2024, 5, 21), date(2024, 6, 20))
    assert (july.start, july.end) == (date(2024, 7, 1), date(2024, 7, 31))
    assert june.act
    assert july.act
    assert (june.act.citation, july.act.citation) == (
        "Quyết định số 1/QĐ-UBND",
        "Quyết định số 2/QĐ-UBND",
    )
    assert (june.rule and june.rule.clause, year.rule) == ("Điều 2", None)
    assert deadline(june) == date(2024, 6, 28)  # the 30th, the last of June, is a Sunday
    assert deadline(july) == date(2024, 8, 9)
    week = parse_period("2024-W28", local)
    assert deadline(week) == date(2024, 7, 18)  # three free working days after Sunday the 14th
    assert period_of(date(2024, 7, 14), PeriodType.WEEK, local) == week


def test_a_type_that_an_act_lacks_is_refused(tmp_path: Path) -> None:
    """It tells the act and what that has, also where no act is known any more."""
    local = regimes(GOOD, tmp_path).every["local"]
    with pytest.raises(UsageError) as caught:
        parse_period("2024-W20", local)
    (problem,) = caught.value.problems
    assert problem.what == (
        "chế độ báo cáo của tỉnh theo Quyết định số 1/QĐ-UBND không có kỳ tuần đến ngày 19/5/2024"
        " (đang ghi: 2024-W20)"
    )
    assert problem.todo == "ghi một trong: tháng (2022-12), năm (2022)"


LAPSED = [
    (STATISTICS, "2025-Q1", True),
    (STATISTICS, "2025-Q2", False),  # it ends on the third day of Circular 23/2025
    (STATISTICS, "2025", True),
    (STATISTICS, "2027-02", True),
    (STATISTICS, "2027-03", False),
    (DISEASE, "2026-W26", True),
    (DISEASE, "2026-W27", True),
]


@pytest.mark.parametrize(("regime", "key", "known"), LAPSED)
def test_a_type_lapses_with_its_act(regime: object, key: str, known: bool) -> None:  # noqa: FBT001
    """Health statistics go by month and year since 28/6/2025, and by nothing from 01/3/2027."""
    assert isinstance(regime, type(DISEASE))
    try:
        assert parse_period(key, regime).key == key
    except UsageError:
        assert not known
    else:
        assert known


def changed(old: str, new: str) -> Callable[[], str]:
    assert old in GOOD
    return lambda: GOOD.replace(old, new)


BAD = [
    (changed("Quyết định số 1/QĐ-UBND", '""'), "dòng 5", "acts[mục 1].citation",
     "không được để trống"),
    (changed("first_day: 21", "first_day: 29"), "dòng 7", "acts[mục 1].first_day", "số lớn quá"),
    (changed("{day: 31}", "{}"), "dòng 9", "periods.month.deadline", "theo đúng một cách"),
    (changed("{day: 31}", "{day: 3, days: 1}"), "dòng 9", "month.deadline", "theo đúng một cách"),
    (changed("  month: {clause", "  mon: {clause"), "dòng 9", "periods.mon", "không hợp lệ"),
    (changed("2024-07-01", "2024-06-30"), "dòng 12", "acts[mục 2].from",
     "trùng với văn bản ghi trước"),
    (changed("        to: 2024-06-30\n", ""), "dòng 11", "acts[mục 2].from", "trùng với văn bản"),
    (changed("to: 2024-06-30", "to: 2024-06-30\n        from: 2025-01-01"), "dòng 6",
     "acts[mục 1].to",
     "ngày cuối 30/6/2024 trước ngày đầu 01/01/2025"),
    (changed("{month: {days: 9}, ", "{"), "dòng 16", "acts[mục 2].periods.month",
     "kỳ tháng chưa có hạn"),
    (changed(", year: {days: 9}}", "}"), "dòng 17", "own_periods[mục 1]", "kỳ năm chưa có hạn"),
    (lambda: "regimes: []", "dòng 1", "regimes", "chưa có chế độ báo cáo nào"),
    (lambda: "regimes: [{id: a, name: a, acts: []}]", "dòng 1", "acts", "chưa có văn bản nào"),
    (changed("known_from", "known_form"), "dòng 11", "acts[mục 2].known_form", "trường lạ"),
    (lambda: GOOD + GOOD.removeprefix("regimes:\n"), "dòng 19", ".id", "đã dùng ở dòng 2"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "field", "words"), BAD)
def test_a_mistake_is_told_at_its_line(
    text: Callable[[], str], line: str, field: str, words: str, tmp_path: Path
) -> None:
    """File, line, field, what is wrong, and what to do."""
    with pytest.raises(BaocaoError) as caught:
        regimes(text(), tmp_path)
    (problem,) = caught.value.problems
    assert problem.where.startswith(f"data/regimes.yaml, {line}, trường ")
    assert field in problem.where
    assert words in problem.what
    assert problem.todo


def test_a_project_without_the_file_is_told(tmp_path: Path) -> None:
    """As any file that is missing."""
    with pytest.raises(BaocaoError, match="không tìm thấy tệp"):
        load_regimes(tmp_path / "regimes.yaml", name="data/regimes.yaml")
