"""Keys of periods, and the days they stand for under each regime."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.core.errors import UsageError
from baocao.definitions.periods.model import PeriodType, ReportingPeriod, ReportingRegime
from baocao.definitions.periods.regimes import parse_period
from tests.definitions.periods.strategies import KEYS, VALID, periods
from tests.regimes import ADMINISTRATIVE, DISEASE, REGIMES, STATISTICS, administrative

# The tables of Decree 09/2019/NĐ-CP art. 12, Circular 37/2019/TT-BYT art. 2 and
# Circular 54/2015/TT-BYT art. 4, counted out by hand on a calendar.
WINDOWS = [
    (ADMINISTRATIVE, "2022-12", date(2022, 11, 15), date(2022, 12, 14)),
    (ADMINISTRATIVE, "2022-01", date(2021, 12, 15), date(2022, 1, 14)),
    (ADMINISTRATIVE, "2022-Q1", date(2021, 12, 15), date(2022, 3, 14)),
    (ADMINISTRATIVE, "2022-Q2", date(2022, 3, 15), date(2022, 6, 14)),
    (ADMINISTRATIVE, "2022-Q3", date(2022, 6, 15), date(2022, 9, 14)),
    (ADMINISTRATIVE, "2022-Q4", date(2022, 9, 15), date(2022, 12, 14)),
    (ADMINISTRATIVE, "2022-H1", date(2021, 12, 15), date(2022, 6, 14)),
    (ADMINISTRATIVE, "2022-H2", date(2022, 6, 15), date(2022, 12, 14)),
    (ADMINISTRATIVE, "2022-9M", date(2021, 12, 15), date(2022, 9, 14)),
    (ADMINISTRATIVE, "2022", date(2021, 12, 15), date(2022, 12, 14)),
    (STATISTICS, "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
    (STATISTICS, "2022-Q4", date(2022, 10, 1), date(2022, 12, 31)),
    (STATISTICS, "2022-H1", date(2022, 1, 1), date(2022, 6, 30)),
    (STATISTICS, "2022-H2", date(2022, 7, 1), date(2022, 12, 31)),
    (STATISTICS, "2022-9M", date(2022, 1, 1), date(2022, 9, 30)),
    (STATISTICS, "2022", date(2022, 1, 1), date(2022, 12, 31)),
    (DISEASE, "2022-W01", date(2022, 1, 3), date(2022, 1, 9)),
    (DISEASE, "2022-W31", date(2022, 8, 1), date(2022, 8, 7)),
    (DISEASE, "2020-W53", date(2020, 12, 28), date(2021, 1, 3)),
    (DISEASE, "2023-02", date(2023, 2, 1), date(2023, 2, 28)),
    (DISEASE, "2022", date(2022, 1, 1), date(2022, 12, 31)),
]


@pytest.mark.parametrize(("regime", "key", "start", "end"), WINDOWS)
def test_window(regime: ReportingRegime, key: str, start: date, end: date) -> None:
    """A key stands for the days its regime's text gives it, and closes on the last one."""
    period = parse_period(key, regime)
    assert (period.start, period.end, period.cutoff) == (start, end, end)
    assert period.key == key
    assert period.regime is regime


def test_place_in_the_year() -> None:
    """Type, year and number are kept; 9 months and a year have no number."""
    found = [
        (p.type, p.year, p.number) for p in map(administrative, ("2022-Q4", "2022-9M", "2022"))
    ]
    assert found == [
        (PeriodType.QUARTER, 2022, 4),
        (PeriodType.NINE_MONTHS, 2022, 0),
        (PeriodType.YEAR, 2022, 0),
    ]


MONTHS_TO_YEAR = "tháng (2022-12), quý (2022-Q4), 6 tháng (2022-H2), 9 tháng (2022-9M), năm (2022)"
WEEKS_TO_YEAR = "tuần (2022-W31), tháng (2022-12), năm (2022)"

REFUSED = [
    (ADMINISTRATIVE, "2022-Q5", "không hiểu kỳ báo cáo “2022-Q5”", MONTHS_TO_YEAR),
    (ADMINISTRATIVE, "2022-Q0", "không hiểu kỳ báo cáo “2022-Q0”", MONTHS_TO_YEAR),
    (ADMINISTRATIVE, "2022-H3", "không hiểu kỳ báo cáo “2022-H3”", MONTHS_TO_YEAR),
    (ADMINISTRATIVE, "2022-13", "không hiểu kỳ báo cáo “2022-13”", MONTHS_TO_YEAR),
    (ADMINISTRATIVE, "2022-00", "không hiểu kỳ báo cáo “2022-00”", MONTHS_TO_YEAR),
    (ADMINISTRATIVE, "2022-1", "không hiểu kỳ báo cáo “2022-1”", MONTHS_TO_YEAR),
    (ADMINISTRATIVE, "2022-6M", "không hiểu kỳ báo cáo “2022-6M”", MONTHS_TO_YEAR),
    (ADMINISTRATIVE, "2022-q4", "không hiểu kỳ báo cáo “2022-q4”", MONTHS_TO_YEAR),
    (ADMINISTRATIVE, "2022-Q4\n", "không hiểu kỳ báo cáo “2022-Q4\n”", MONTHS_TO_YEAR),
    (ADMINISTRATIVE, "٢٠٢٢", "không hiểu kỳ báo cáo “٢٠٢٢”", MONTHS_TO_YEAR),
    (ADMINISTRATIVE, "22", "không hiểu kỳ báo cáo “22”", MONTHS_TO_YEAR),
    (ADMINISTRATIVE, "quý IV/2022", "không hiểu kỳ báo cáo “quý IV/2022”", MONTHS_TO_YEAR),
    (ADMINISTRATIVE, "", "không hiểu kỳ báo cáo “”", MONTHS_TO_YEAR),
    (DISEASE, "2022-W00", "không hiểu kỳ báo cáo “2022-W00”", WEEKS_TO_YEAR),
    (DISEASE, "2022-W54", "không hiểu kỳ báo cáo “2022-W54”", WEEKS_TO_YEAR),
    (
        ADMINISTRATIVE,
        "2022-W31",
        "chế độ báo cáo hành chính không có kỳ tuần (đang ghi: 2022-W31)",
        MONTHS_TO_YEAR,
    ),
    (
        STATISTICS,
        "2022-W31",
        "chế độ báo cáo thống kê y tế không có kỳ tuần (đang ghi: 2022-W31)",
        MONTHS_TO_YEAR,
    ),
    (
        DISEASE,
        "2022-Q4",
        "chế độ báo cáo bệnh truyền nhiễm không có kỳ quý (đang ghi: 2022-Q4)",
        WEEKS_TO_YEAR,
    ),
    (
        DISEASE,
        "2022-H2",
        "chế độ báo cáo bệnh truyền nhiễm không có kỳ 6 tháng (đang ghi: 2022-H2)",
        WEEKS_TO_YEAR,
    ),
    (
        DISEASE,
        "2022-9M",
        "chế độ báo cáo bệnh truyền nhiễm không có kỳ 9 tháng (đang ghi: 2022-9M)",
        WEEKS_TO_YEAR,
    ),
]


@pytest.mark.parametrize(("regime", "text", "what", "valid"), REFUSED)
def test_refused(regime: ReportingRegime, text: str, what: str, valid: str) -> None:
    """Anything else is refused with the list of what its regime knows."""
    with pytest.raises(UsageError) as caught:
        parse_period(text, regime)
    (problem,) = caught.value.problems
    assert (problem.what, problem.todo) == (what, f"ghi một trong: {valid}")


def test_every_type_outside_a_regime_is_refused() -> None:
    """The table above leaves out no type that a regime does not know."""
    listed = {(regime, text) for regime, text, _, _ in REFUSED}
    unknown = {(r, t) for r in REGIMES.every.values() for t in PeriodType if t not in VALID[r]}
    examples = {(r, t): [k for s in KEYS[t] if (r, k := f"2022{s}") in listed] for r, t in unknown}
    assert all(examples.values())


def test_week_that_the_year_has_not() -> None:
    """Week 53 is refused in a year of 52 weeks, with the weeks it has."""
    with pytest.raises(UsageError) as caught:
        parse_period("2022-W53", DISEASE)
    (problem,) = caught.value.problems
    assert problem.what == "năm 2022 chỉ có 52 tuần (đang ghi: tuần 53)"
    assert problem.todo == "ghi từ 2022-W01 đến 2022-W52"


@given(periods())
def test_round_trip(period: ReportingPeriod) -> None:
    """Reading a period's key gives the period."""
    assert parse_period(period.key, period.regime) == period


FORM = re.compile(r"20\d\d(-(W(0[1-9]|[1-4]\d|5[0-3])|0[1-9]|1[0-2]|Q[1-4]|H[12]|9M))?", re.ASCII)


@given(
    st.one_of(st.text(), st.text("20129-QHMW", max_size=9)),
    st.sampled_from([*REGIMES.every.values()]),
)
def test_any_text_is_a_key_or_refused(text: str, regime: ReportingRegime) -> None:
    """No text gives anything but its own period or a usage error."""
    try:
        period = parse_period(text, regime)
    except UsageError:
        return
    assert period.key == text
    assert FORM.fullmatch(text)
