"""Spans of ages, however a header writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.core.vietnamese.ages import MONTHS, AgeSpan, find_ages

ADULTS, TEENS, CHILDREN = (18, None), (12, 18), (5, 12)

SPANS = [
    ("Người từ 18 tuổi trở lên", ADULTS),
    ("≥ 18 tuổi", ADULTS),
    (">=18T", ADULTS),
    ("Nhóm tuổi từ 18 trở lên", ADULTS),
    ("18+", ADULTS),
    ("18 tuổi trở lên", ADULTS),
    ("từ đủ 18 tuổi trở lên", ADULTS),
    ("TỪ 18 TUỔI", ADULTS),
    ("Trên 18 tuổi", (19, None)),
    ("> 18 tuổi", (19, None)),
    ("Từ 12 - 17 tuổi", TEENS),
    ("12-17", TEENS),
    ("12–17T", TEENS),
    ("Trẻ 12-17", TEENS),
    ("nhóm tuổi 12 đến 17", TEENS),
    ("từ 12 đến dưới 18 tuổi", TEENS),
    ("từ 12 tuổi đến dưới 18 tuổi", TEENS),
    ("12 - < 18 tuổi", TEENS),
    ("12-<18", TEENS),
    ("từ 12 đến hết 17 tuổi", TEENS),
    ("Từ 5 - dưới 12 tuổi", CHILDREN),
    ("05 - 11 tuổi", CHILDREN),
    ("trẻ em từ 05 đến dưới 12 tuổi", CHILDREN),
    ("từ 12 đến 18 tuổi", (12, 19)),
    ("dưới 18 tuổi", (0, 18)),
    ("< 5 tuổi", (0, 5)),
    ("65 tuổi trở lên", (65, None)),
    ("12 - < 12 tuổi", (0, 12)),  # no age lies between: what is left counts
]


@pytest.mark.parametrize(("text", "years"), SPANS)
def test_a_span_of_years(text: str, years: tuple[int, int | None]) -> None:
    """Both ends in years, the upper one not included."""
    low, high = years
    (found,) = find_ages(text)
    assert found.span == AgeSpan(low * MONTHS, None if high is None else high * MONTHS)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("6-35 tháng tuổi", 6, 36),
        ("dưới 24 tháng", 0, 24),
        ("không quá 24 tháng", 0, 25),
        ("từ 6 tháng đến 5 tuổi", 6, 72),
        ("từ 9 tháng tuổi trở lên", 9, None),
        ("trên 24 tháng", 25, None),
    ],
)
def test_a_span_of_months(text: str, low: int, high: int | None) -> None:
    """Months where the header says months."""
    assert [one.span for one in find_ages(text)] == [AgeSpan(low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "Tuần 12-17/12",
        "Mũi 1",
        "Mũi 3 trở lên",
        "12-17/12/2022",
        "Ngày 5-11",
        "Đến 14/12/2022",
        "Cấp 1",
        "COVID-19",
    ],
)
def test_what_names_no_age(text: str) -> None:
    """Days, doses, levels."""
    assert find_ages(text) == ()


def test_a_unit_or_a_sign_makes_a_span_sure() -> None:
    """Whatever stands before it; bare numbers need a word for people or ages."""
    assert [one.span for one in find_ages("Đã tiêm 5-11 tuổi đợt 2")] == [AgeSpan(60, 144)]
    assert [one.span for one in find_ages("Đã tiêm ≥ 18 đợt 2")] == [AgeSpan(216, None)]
    assert find_ages("Đã tiêm 5-11 đợt 2") == ()


@given(st.integers(0, 99), st.integers(1, 30), st.sampled_from(["{}-{} tuổi", "từ {} đến {} tuổi"]))
def test_any_span_reads_back(low: int, more: int, pattern: str) -> None:
    """Inclusive years: "5-11" ends where 12 begins."""
    (found,) = find_ages(pattern.format(low, low + more))
    assert found.span == AgeSpan(low * MONTHS, (low + more + 1) * MONTHS)
