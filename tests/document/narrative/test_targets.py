"""Sentences about targets, as they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from baocao.core.quantities import Bound, Operator
from baocao.definitions.plans.model import Target
from baocao.document.narrative.targets import (
    required,
    summary_sentence,
    target_sentence,
    unmet_reminder,
)
from baocao.results.model import ReferenceValue
from baocao.submissions.workbooks.model import Observation
from tests.document.narrative.sample import figures, text, words
from tests.results.sample import (
    ADULTS_D3,
    CITY,
    DAY,
    obs,
    plan,
    progress,
    reference,
    submission,
    target,
)

COMING = date(2023, 1, 13)  # 30 days after the cut-off
NAME = "Tiêm mũi 3 cho người từ 18 tuổi trở lên"


def counts(given: int, of: int = 10_000) -> list[Observation]:
    return [
        obs("vaccinated", given, split=ADULTS_D3),
        obs("eligible_population", of, split=ADULTS_D3),
    ]


def deaths_target(value: str | None = None) -> Target:
    return target(
        "deaths",
        "deaths_per_100k",
        (),
        Operator.BELOW,
        value,
        reference="deaths_per_100k.national" if value is None else None,
        deadline=DAY,
        name="Tử vong trên 100.000 dân thấp hơn cả nước",
    )


IN_THE_CITY = [
    obs("vaccinated", 72, CITY, ADULTS_D3),
    obs("eligible_population", 76, CITY, ADULTS_D3),
]
DEATHS = [obs("deaths_cumulative", 400), obs("population", 800_000)]


@pytest.mark.parametrize(
    ("wanted", "observations", "references", "expected"),
    [
        (
            target(deadline=DAY),
            counts(9000),
            [],
            f"{NAME}: kết quả 90%, yêu cầu từ 90% trở lên; đạt.",
        ),
        (
            target(value="100", deadline=DAY),
            counts(8315),
            [],
            f"{NAME}: kết quả 83,15%, yêu cầu 100%; không đạt, còn thiếu 16,85 điểm phần trăm,"
            " tương ứng 1.685 người.",
        ),
        (
            target(deadline=COMING),
            counts(8955),
            [],
            f"{NAME}: kết quả 89,55%, yêu cầu từ 90% trở lên; chưa đến hạn, còn thiếu"
            " 0,45 điểm phần trăm, tương ứng 45 người; để đạt đúng hạn ngày 13/1/2023"
            " bình quân mỗi ngày cần thêm 2 người.",
        ),
        (
            target(operator=Operator.ABOVE, value="98", deadline=DAY),
            counts(9800),
            [],
            f"{NAME}: kết quả 98%, yêu cầu trên 98%; không đạt, còn thiếu 1 người.",
        ),
        (
            target(value="80", deadline=DAY),
            [obs("coverage_rate", 74, split=ADULTS_D3, bound=Bound.ABOVE)],
            [],
            f"{NAME}: kết quả trên 74%, yêu cầu từ 80% trở lên; chưa đủ cơ sở để đánh giá.",
        ),
        (target(deadline=DAY), [], [], f"{NAME}: chưa có số liệu."),
        (
            target(operator=None, value=None),
            counts(9000),
            [],
            f"{NAME}: kết quả 90%; chưa đủ cơ sở để đánh giá.",
        ),
        (
            deaths_target(),
            DEATHS,
            [reference("43.6", DAY)],
            "Tử vong trên 100.000 dân thấp hơn cả nước: kết quả 50 ca/100.000 dân, yêu cầu dưới"
            " 43,6 ca/100.000 dân; không đạt, cao hơn mức yêu cầu 6,4 ca/100.000 dân.",
        ),
        (
            deaths_target(),
            DEATHS,
            [],
            "Tử vong trên 100.000 dân thấp hơn cả nước: kết quả 50 ca/100.000 dân;"
            " chưa đủ cơ sở để đánh giá.",
        ),
        (
            target(deadline=DAY),
            IN_THE_CITY,
            [],
            f"{NAME}: kết quả 94,74%, yêu cầu từ 90% trở lên; chưa đủ cơ sở để đánh giá"
            " do thiếu số liệu của 2 đơn vị.",
        ),
        (
            target(value="100", deadline=DAY),
            IN_THE_CITY,
            [],
            f"{NAME}: kết quả 94,74%, yêu cầu 100%; không đạt (kết luận không thay đổi"
            " dù thiếu số liệu của 2 đơn vị).",
        ),
    ],
    ids=[
        "met", "missed", "open", "on the limit", "bound", "no data", "no level", "lower is better",
        "no reference", "undecided", "decided",
    ],
)  # fmt: skip
def test_a_target_as_a_sentence(
    wanted: Target,
    observations: list[Observation],
    references: Sequence[ReferenceValue],
    expected: str,
) -> None:
    """Result, what was asked, the verdict, and how far it is: never a verdict without data."""
    report = words(submission(*observations), plans=[plan(wanted)], references=references)
    assert text(target_sentence(report, report.data.targets[0])) == expected


def test_the_gap_follows_the_operator_not_the_indicator() -> None:
    """Home treatment has no better side; a plan that limits it is missed upwards."""
    wanted = target("home", "home_treatment_share", (), Operator.AT_MOST, "80", deadline=DAY)
    at = [(("place_of_treatment", place),) for place in ("home", "facility")]
    observations = [
        obs("treated_by_place", 90, split=at[0]),
        obs("treated_by_place", 10, split=at[1]),
    ]
    report = words(submission(*observations), plans=[plan(wanted)])
    assert text(target_sentence(report, report.data.targets[0])) == (
        f"{NAME}: kết quả 90%, yêu cầu không quá 80%; không đạt,"
        " cao hơn mức yêu cầu 10 điểm phần trăm."
    )


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (target(value="95"), "từ 95% trở lên"),
        (target(value="100"), "100%"),
        (target(operator=Operator.ABOVE, value="98"), "trên 98%"),
        (target(operator=Operator.AT_MOST, value="5"), "không quá 5%"),
        (target(operator=Operator.BELOW, value="100"), "dưới 100%"),
        (target(operator=Operator.EQUAL, value="50"), "50%"),
        (deaths_target("40"), "dưới 40 ca/100.000 dân"),
        (deaths_target(), "chưa có giá trị so sánh trong kỳ"),
        (target(operator=None, value=None), "không nêu mức"),
        (target("doc", indicator=None), "có văn bản"),
    ],
)
def test_what_a_plan_asks_for(wanted: Target, expected: str) -> None:
    """The operator is always said, but for 100 per cent or more."""
    report = words(submission(), plans=[plan(wanted)])
    assert text(required(report, report.data.targets[0])) == expected


def test_summary_counts_by_verdict() -> None:
    """All targets of one plan, in the order of the verdicts; the counts are figures."""
    doc = target("doc", indicator=None)
    wanted = [target("a"), target("b", value="80"), target("c", value="95"), doc]
    report = words(
        submission(*counts(9200), rows=[progress("doc", "in_progress")]), plans=[plan(*wanted)]
    )
    sentence = summary_sentence(report, report.data.inputs.plans[0])
    assert text(sentence) == (
        "Trong 4 chỉ tiêu của Kế hoạch số 10/KH-UBND: 2 chỉ tiêu đạt; 2 chỉ tiêu chưa đến hạn."
    )
    assert figures(sentence) == ["4", "2", "2"]


def test_a_plan_without_targets_has_no_summary() -> None:
    """Nothing is counted where nothing was asked."""
    report = words(submission(), plans=[plan()])
    assert summary_sentence(report, report.data.inputs.plans[0]) == ()


def test_reminder_of_what_was_missed() -> None:
    """None missed, nothing said."""
    report = words(submission())
    assert unmet_reminder(report, 0) == ()
    assert text(unmet_reminder(report, 3)) == (
        "Khắc phục 3 chỉ tiêu không đạt hoặc chậm tiến độ nêu tại mục IV."
    )
