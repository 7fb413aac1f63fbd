"""What a longer period is made of, whatever shorter ones were sent."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.definitions.periods.model import PeriodType
from baocao.definitions.periods.parts import parts_of, shorter_periods
from baocao.definitions.programmes.model import Programme
from tests.regimes import REGIMES

PROGRAMME = Programme.model_validate(
    {
        "id": "a",
        "name": "a",
        "phrases": {"work": "a"},
        "levels": ["province"],
        "reports": [
            {
                "id": regime.replace("_", "-"),
                "name": "a",
                "subject": "{period}",
                "cadence": cadence,
                "regime": regime,
                "addressee": "a",
                "sections": ["situation"],
                "notebook": "a.ipynb",
            }
            for regime, cadence in (
                ("infectious_disease", ["week"]),
                ("administrative", ["month", "quarter", "half_year", "nine_months", "year"]),
            )
        ],
    }
)
PERIOD = PROGRAMME.calendar(REGIMES).period
WEEKS = " ".join(f"2023-W{n:02}" for n in range(24, 38))

MADE = [
    # Period; what was sent; of what it is made; what is missing; what counts nowhere.
    ("2023-08", "2023-W29 2023-W31", "2023-W29 2023-W31", "2023-W28 2023-W30 2023-W32", ""),
    ("2023-Q3", "2023-07 2023-08", "2023-07 2023-08", "2023-09", ""),
    ("2023-Q3", "2023-07 2023-08 2023-09 2023-W30", "2023-07 2023-08 2023-09", "", "2023-W30"),
    ("2023-Q3", WEEKS, " ".join(WEEKS.split()[:-1]), "", ""),
    ("2023-H2", "2023-Q4 2023-07 2023-08 2023-10", "2023-07 2023-08 2023-Q4", "2023-09", "2023-10"),
    ("2023", "2023-H1 2023-Q2 2023-Q4", "2023-H1 2023-Q4", "2023-Q3", "2023-Q2"),
    ("2023-9M", "2023-Q1 2023-Q2 2023-Q3 2023-H1", "2023-Q1 2023-Q2 2023-Q3", "", ""),
    ("2023", "2023 2023-Q1 2023-01", "", "", "2023-01 2023-Q1"),
    # Week 33 of 14 to 20 August shares a day with the month to 14 August: it is not cut.
    ("2023-Q3", "2023-08 2023-W33 2023-W34", "2023-08 2023-W34",
     "2023-07 2023-W33 2023-W35 2023-W36", "2023-W33"),
    ("2023-Q3", "", "", "", ""),
    ("2023-W30", "2023-W30", "", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("key", "sent", "used", "missing", "beside"), MADE)
def test_made_of(key: str, sent: str, used: str, missing: str, beside: str) -> None:
    """The longest that was sent goes first, no day counts twice, and what is missing is named."""
    parts = parts_of(PERIOD(key), set(sent.split()))
    found = [[part.key for part in some] for some in (parts.used, parts.missing, parts.beside)]
    assert found == [used.split(), missing.split(), beside.split()]


def test_a_week_counts_in_the_month_of_its_last_day() -> None:
    """The administrative month to 14 August has the weeks that end from 15 July on."""
    weeks = [part for part in shorter_periods(PERIOD("2023-08")) if part.type is PeriodType.WEEK]
    assert [(w.key, w.end) for w in weeks] == [
        ("2023-W28", date(2023, 7, 16)),
        ("2023-W29", date(2023, 7, 23)),
        ("2023-W30", date(2023, 7, 30)),
        ("2023-W31", date(2023, 8, 6)),
        ("2023-W32", date(2023, 8, 13)),
    ]


KEYS = [part.key for part in shorter_periods(PERIOD("2023"))]


@given(st.sets(st.sampled_from(KEYS)), st.sampled_from(["2023", "2023-H1", "2023-9M", "2023-Q2"]))
def test_no_day_twice_and_nothing_lost(sent: set[str], key: str) -> None:
    """What was sent within counts once or stands beside; what is missing was not sent whole."""
    period = PERIOD(key)
    parts = parts_of(period, sent)
    days = [
        part.start + timedelta(n)
        for part in parts.used
        for n in range((part.end - part.start).days + 1)
    ]
    assert len(days) == len(set(days))
    within = {part.key for part in shorter_periods(period)} & sent
    assert {part.key for part in (*parts.used, *parts.beside)} == within
    assert not {part.key for part in parts.used} & {part.key for part in parts.beside}
    covered = set(days) | {
        part.start + timedelta(n)
        for part in parts.missing
        for n in range((part.end - part.start).days + 1)
    }
    if parts.used:
        # At most the days of a week at either end lie in no part.
        whole = {period.start + timedelta(n) for n in range((period.end - period.start).days + 1)}
        assert len(whole - covered) <= 6 * 2 + 5 * 6 * len(parts.used)
