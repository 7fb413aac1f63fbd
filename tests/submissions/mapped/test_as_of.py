"""The day of the figures where it cannot be right: told once, and the workbook is read on."""

from __future__ import annotations

from datetime import date

import pytest

from baocao.core.errors import BaocaoError
from tests.planted.province import MAPPING, workbook
from tests.submissions.mapped.conftest import Reading

# A title, what a mapping says more, and where the day stands that is told.
FAR: dict[str, tuple[str | date, str, str]] = {
    "a year too early": ("(Số liệu tính đến ngày 14/3/2021)", "", "Tiêm chủng › A2"),
    "digits swapped": ("(Số liệu tính đến ngày 14/3/2202)", "", "Tiêm chủng › A2"),
    "another century": ("(Số liệu tính đến ngày 14/3/1922)", "", "Tiêm chủng › A2"),
    "a day as a date": (date(2032, 3, 14), "", "Tiêm chủng › A2"),
    "in the mapping's cell": (
        "đến ngày 14/3/2021",
        "as_of: {sheet: Tiêm chủng, cell: A2}\n",
        "Tiêm chủng › A2",
    ),
    "left from last year": ("", "as_of: 2021-03-14\n", "trường as_of"),
}


@pytest.mark.parametrize("case", FAR)
def test_a_day_far_from_the_period_is_told_once(case: str, reading: Reading) -> None:
    """Not in each row, and not as areas that do not exist on that day; all else is checked."""
    title, more, where = FAR[case]
    sheets = workbook()
    sheets[0].cells["A2"], sheets[0].cells["D8"] = title, "đang rà soát"
    with pytest.raises(BaocaoError) as caught:
        reading(sheets, MAPPING + more)
    day, number = caught.value.problems
    assert day.where.endswith(where)
    assert "quá xa" in day.what
    assert number.where.endswith("Tiêm chủng › D8")


@pytest.mark.parametrize("day", ["15/10/2021", "31/12/2021", "01/01/2022", "20/09/2022"])
def test_a_day_near_the_period_is_for_the_rules(day: str, reading: Reading) -> None:
    """They say of each value why it is too early or too late."""
    sheets = workbook()
    sheets[0].cells["A2"] = f"(Số liệu tính đến ngày {day})"
    assert {f"{o.as_of:%d/%m/%Y}" for o in reading(sheets).observations} == {day}
