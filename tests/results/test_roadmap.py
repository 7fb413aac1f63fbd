"""Planned values by month with what was reached, against sums done by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from baocao.core.quantities import Operator
from baocao.definitions.periods.calendar import quarters_within
from baocao.definitions.plans.model import Milestone, Over, Target
from baocao.document.sections.roadmap import roadmap as appendix
from baocao.results.ledger.target_figures import of_milestone
from baocao.results.report_data import ReportData
from baocao.results.roadmap import periods_of_milestones
from baocao.submissions.workbooks.model import Submission
from tests.document.sample import context, lines
from tests.regimes import administrative
from tests.results.sample import ADULTS_D3, CATALOGUE, PROVINCE, obs, plan, report_data, submission
from tests.results.sample import target as made

MONTHS = [f"2022-{n:02}" for n in range(1, 7)]
PLANNED = (10, 20, 30, 45, 60, 80)
NUMBERS = {"2022-01": 12, "2022-02": 7, "2022-03": 8, "2022-05": 20}  # nothing for April
MARKS = tuple(
    Milestone(administrative(key).end, Decimal(value))
    for key, value in zip(MONTHS, PLANNED, strict=True)
)


def target(over: Over, **others: Any) -> Target:
    found = made("tests", "new_cases", (), Operator.AT_LEAST, "90", over=over, milestones=MARKS)
    return replace(found, line=12, **others)


def sent(key: str, number: int) -> tuple[Submission, ...]:
    end = administrative(key).end
    found = replace(obs("new_cases", number), as_of=end)
    return (submission(found, period=key, as_of=end),)


def inputs(over: Over, period: str, **others: Any) -> dict[str, Any]:
    return {
        "plans": [plan(target(over, **others))],
        "period": administrative(period),
        "sent_before": {k: sent(k, n) for k, n in NUMBERS.items() if k != period},
    }


def data(over: Over, period: str) -> ReportData:
    now = sent(period, NUMBERS[period]) if period in NUMBERS else (submission(period=period),)
    return report_data(*now, **inputs(over, period))


@pytest.mark.parametrize("period", MONTHS)
def test_months_added_up_are_those_done_by_hand(period: str) -> None:
    """What has accumulated to each month; a month without data is named, and leaves it open."""
    for step, key, planned in zip(
        data(Over.YEAR_TO_DATE, period).roadmap, MONTHS, PLANNED, strict=True
    ):
        until = [one for one in MONTHS if one <= key]
        total = sum(NUMBERS.get(one, 0) for one in until)
        whole = all(one in NUMBERS for one in until)
        assert step.is_due == (key <= period)
        if not step.is_due:
            assert step.result is None
            continue
        assert step.result is not None
        assert step.result.quantity.value == total
        assert step.reached is (True if total >= planned else False if whole else None)


def test_each_month_alone() -> None:
    """A target of the period has that month's own result, and none where nobody reported."""
    steps = data(Over.PERIOD, "2022-05").roadmap
    found = [step.result.quantity.value if step.result else None for step in steps]
    assert found == [Decimal(12), Decimal(7), Decimal(8), None, Decimal(20), None]


def test_a_quarterly_report_finds_the_months() -> None:
    """What was sent by months stands beside months."""
    found = report_data(
        *sent("2022-Q1", 27),
        **inputs(Over.PERIOD, "2022-Q1") | {"period": administrative("2022-Q1")},
    ).roadmap
    assert [bool(step.result) for step in found] == [True, True, True, False, False, False]
    keys = [
        p.key for p in periods_of_milestones([plan(target(Over.PERIOD))], administrative("2022-Q1"))
    ]
    assert keys == ["2022-01", "2022-02", "2022-Q1", "2022-03"]


@pytest.mark.parametrize(
    ("over", "period", "reached"),
    [
        (Over.YEAR_TO_DATE, "2022", [10, 60, 100]),
        (Over.YEAR_TO_DATE, "2022-9M", [10, 60, None]),
        (Over.YEAR_TO_DATE, "2022-Q4", [10, 60, 100]),
        (Over.PERIOD, "2022", [10, 30, 100]),
        (Over.PERIOD, "2022-Q4", [10, 30, 40]),
    ],
)
def test_a_longer_report_finds_the_quarters_that_it_is_made_of(
    over: Over, period: str, reached: list[int | None]
) -> None:
    """10, 20, 30 and 40 cases; on its own last day stands what the whole period has."""
    ends = [administrative(key).end for key in ("2022-Q1", "2022-Q3", "2022-Q4")]
    marks = tuple(Milestone(end, Decimal(5)) for end in ends)
    wanted = made("tests", "new_cases", (), Operator.AT_LEAST, "90", over=over, milestones=marks)
    quarters = {f"2022-Q{n}": sent(f"2022-Q{n}", 10 * n) for n in range(1, 5)}
    within = [q.key for q in quarters_within(administrative(period))]
    found = report_data(
        *(one for key in within for one in quarters[key]),
        plans=[plan(wanted)],
        period=administrative(period),
        sent_before={key: some for key, some in quarters.items() if key not in within},
    ).roadmap
    assert [step.result and step.result.quantity.value for step in found] == reached


def test_a_state_is_that_of_the_month() -> None:
    """A coverage is neither added up nor carried on."""
    marks = (Milestone(date(2022, 1, 31), Decimal(50)), Milestone(date(2022, 2, 28), Decimal(80)))
    wanted = made(milestones=marks)

    def covered(key: str, number: int) -> tuple[Submission, ...]:
        end = administrative(key).end
        rows = (
            replace(obs("vaccinated", number, split=ADULTS_D3), as_of=end),
            replace(obs("eligible_population", 100, split=ADULTS_D3), as_of=end),
        )
        return (submission(*rows, period=key, as_of=end),)

    found = report_data(
        *covered("2022-03", 85),
        plans=[plan(wanted)],
        period=administrative("2022-03"),
        sent_before={"2022-01": covered("2022-01", 60), "2022-02": covered("2022-02", 70)},
    ).roadmap
    assert [(s.result.quantity.value, s.reached) for s in found if s.result] == [
        (Decimal(60), True),
        (Decimal(70), False),
    ]


def test_the_appendix_has_planned_beside_reached() -> None:
    """One table, a target over its months; what is to come has no number."""
    report = context(*sent("2022-05", 20), **inputs(Over.YEAR_TO_DATE, "2022-05"))
    assert lines(appendix(report).blocks)[1:] == [
        "Tiêm mũi 3 cho người từ 18 tuổi trở lên (Mục II.1, Kế hoạch số 10/KH-UBND)",
        "14/01/2022 | 10 ca | 12 ca | Đạt mốc",
        "14/02/2022 | 20 ca | 19 ca | Chưa đạt mốc",
        "14/3/2022 | 30 ca | 27 ca | Chưa đạt mốc",
        "14/4/2022 | 45 ca | 27* ca | Chưa đủ cơ sở đánh giá",
        "14/5/2022 | 60 ca | 47* ca | Chưa đủ cơ sở đánh giá",
        "14/6/2022 | 80 ca |  | Chưa đến mốc",
    ]


def test_rounding_never_crosses_a_milestone() -> None:
    """69,999 of 100 beside 70 is not 70."""
    end = administrative("2022-01").end
    before = submission(
        replace(obs("vaccinated", 69_999, split=ADULTS_D3), as_of=end),
        replace(obs("eligible_population", 100_000, split=ADULTS_D3), as_of=end),
        period="2022-01", as_of=end,
    )  # fmt: skip
    report = context(
        submission(period="2022-02"),
        plans=[plan(made(milestones=(Milestone(end, Decimal(70)),)))],
        period=administrative("2022-02"),
        sent_before={"2022-01": (before,)},
    )
    assert lines(appendix(report).blocks)[-1] == "14/01/2022 | 70% | 69,99% | Chưa đạt mốc"


def test_figures_are_traced_and_of_one_text_each() -> None:
    """A planned value to its plan's line, what was reached to every month's cell."""
    found = data(Over.YEAR_TO_DATE, "2022-03")
    step = found.roadmap[2]
    assert step.result is not None
    assert len(step.result.sources) == 3
    planned = of_milestone(step, CATALOGUE.indicators["new_cases"])
    assert [source.cell for source in planned.sources] == ["dòng 12"]
    assert step.result.area == PROVINCE
    assert len({step.result.span for step in found.roadmap if step.result}) == 3
