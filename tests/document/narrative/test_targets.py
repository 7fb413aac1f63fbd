"""Sentences about targets, as they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from baocao.core.quantities import Operator
from baocao.definitions.plans.model import Target
from baocao.document.narrative.targets import gap_words, required
from baocao.document.narrative.unmet import (
    effort_sentence,
    is_near,
    near_effort,
    near_sentence,
    unmet_sentence,
)
from baocao.results.measured import in_force, unmet
from baocao.results.model import ReferenceValue
from baocao.submissions.workbooks.model import Observation
from tests.document.narrative.sample import figures, text, words
from tests.results.sample import (
    ADULTS_D3,
    CAO_LOC,
    CITY,
    DAY,
    DINH_LAP,
    obs,
    plan,
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
            target(value="100", deadline=DAY),
            counts(8315),
            [],
            f"{NAME}: 83,15% (yêu cầu 100%), còn thiếu 1.685 người.",
        ),
        (
            target(operator=Operator.ABOVE, value="98", deadline=DAY),
            counts(9800),
            [],
            f"{NAME}: 98% (yêu cầu trên 98%), còn thiếu 1 người.",
        ),
        (
            target(value="80", deadline=DAY),
            [obs("coverage_rate", 74, split=ADULTS_D3)],
            [],
            f"{NAME}: 74% (yêu cầu từ 80% trở lên), còn thiếu 6 điểm phần trăm.",
        ),
        (
            deaths_target(),
            DEATHS,
            [reference("43.6", DAY)],
            "Tử vong trên 100.000 dân thấp hơn cả nước: 50 ca/100.000 dân (yêu cầu dưới"
            " 43,6 ca/100.000 dân), cao hơn mức yêu cầu 6,40 ca/100.000 dân.",
        ),
        (
            target(value="100", deadline=DAY),
            IN_THE_CITY,
            [],
            f"{NAME}: 94,74% (yêu cầu 100%).",
        ),
    ],
    ids=["missed", "on the limit", "rate alone", "lower is better", "incomplete"],
)
def test_an_unmet_target_as_a_sentence(
    wanted: Target,
    observations: list[Observation],
    references: Sequence[ReferenceValue],
    expected: str,
) -> None:
    """Result, what was asked, and how much is missing: in people where they are counted."""
    report = words(submission(*observations), plans=[plan(wanted)], references=references)
    (one,) = unmet(report.data.targets)
    assert text(unmet_sentence(report, one)) == expected


def test_the_gap_follows_the_operator_not_the_indicator() -> None:
    """Home treatment has no better side; a plan that limits it is missed upwards."""
    wanted = target("home", "home_treatment_share", (), Operator.AT_MOST, "80", deadline=DAY)
    at = [(("place_of_treatment", place),) for place in ("home", "facility")]
    observations = [
        obs("treated_by_place", 90, split=at[0]),
        obs("treated_by_place", 10, split=at[1]),
    ]
    report = words(submission(*observations), plans=[plan(wanted)])
    (one,) = unmet(report.data.targets)
    assert text(unmet_sentence(report, one)) == (
        f"{NAME}: 90% (yêu cầu không quá 80%), cao hơn mức yêu cầu 10 điểm phần trăm."
    )
    assert text(effort_sentence(report, one)) == f"{NAME}: hiện 90%, yêu cầu không quá 80%."


def test_where_most_is_missing_and_how_many_a_day() -> None:
    """Once the day has passed, until the coming quarter ends: 90 days; the areas with the most."""
    areas = [
        obs(element, value, area, ADULTS_D3)
        for area, given in ((CITY, 800), (CAO_LOC, 950), (DINH_LAP, 400))
        for element, value in (("vaccinated", given), ("eligible_population", 1000))
    ]
    report = words(submission(*areas), plans=[plan(target(value="100", deadline=DAY))])
    (one,) = unmet(report.data.targets)
    assert text(effort_sentence(report, one)) == (
        f"{NAME}: cần thêm 850 người, bình quân mỗi ngày 10 người để hoàn thành chậm nhất"
        " ngày 14/3/2023; còn nhiều nhất ở huyện Đình Lập (600 người), thành phố Lạng Sơn"
        " (200 người), huyện Cao Lộc (50 người)."
    )
    assert figures(effort_sentence(report, one)) == ["850", "10", "600", "200", "50"]


def test_a_target_that_is_open_needs_so_many_a_day_until_its_own_day() -> None:
    """45 people in 30 days are two a day: fewer would not do."""
    report = words(submission(*counts(8955)), plans=[plan(target(deadline=COMING))])
    (one,) = in_force(report.data.targets)
    assert "45 người, bình quân mỗi ngày 2 người để hoàn thành chậm nhất ngày 13/01/2023" in text(
        effort_sentence(report, one)
    )
    assert text(gap_words(report, report.data.targets[0])) == (
        "0,45 điểm phần trăm (45 người), 2 người/ngày"
    )


def test_those_of_which_little_is_missing_share_a_sentence() -> None:
    """A gap of at most two points, of a target whose day has passed."""
    wanted = plan(target(value="100", deadline=DAY), target("later", value="100", deadline=COMING))
    report = words(submission(*counts(9910)), plans=[wanted])
    (one,) = unmet(report.data.targets)
    assert is_near(one)
    assert text(near_sentence(report, [one])) == (
        "Còn thiếu ít: tiêm mũi 3 cho người từ 18 tuổi trở lên (99,10%, còn thiếu 90 người)."
    )
    assert text(near_effort(report, [one])) == (
        "Hoàn thành phần còn lại chậm nhất ngày 14/3/2023: tiêm mũi 3 cho người từ 18 tuổi"
        " trở lên (1 người/ngày)."
    )
    far = words(submission(*counts(9700)), plans=[plan(target(value="100", deadline=DAY))])
    assert not is_near(unmet(far.data.targets)[0])


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (target(value="95"), "từ 95% trở lên"),
        (target(value="100"), "100%"),
        (target(operator=Operator.ABOVE, value="98"), "trên 98%"),
        (target(operator=Operator.AT_MOST, value="5"), "không quá 5%"),
        (target(operator=Operator.AT_MOST, value="0"), "0%"),
        (target(operator=Operator.BELOW, value="100"), "dưới 100%"),
        (target(operator=Operator.EQUAL, value="50"), "50%"),
        (deaths_target("40"), "dưới 40 ca/100.000 dân"),
        (deaths_target(), "chưa có giá trị so sánh trong kỳ"),
        (target(operator=None, value=None), "không nêu mức"),
        (target("doc", indicator=None), "có văn bản"),
    ],
)
def test_what_a_plan_asks_for(wanted: Target, expected: str) -> None:
    """The operator is always said, but for 100 per cent or more and for none at all."""
    report = words(submission(), plans=[plan(wanted)])
    assert text(required(report, report.data.targets[0])) == expected
