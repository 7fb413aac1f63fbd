"""Sentences about results, as they are printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from baocao.core.quantities import Bound
from baocao.document.narrative.results import area_names, leaders_sentence, result_sentence
from baocao.submissions.workbooks.model import Observation
from tests.document.narrative.sample import figures, text, words
from tests.results.sample import (
    ADULTS_D3,
    CAO_LOC,
    CITY,
    DINH_LAP,
    DISTRICTS,
    PROVINCE,
    obs,
    submission,
)

BEFORE, YEAR_AGO = date(2022, 9, 14), date(2021, 12, 14)


def counts(given: int, of: int = 1000, area: str = PROVINCE.code) -> list[Observation]:
    return [
        obs("vaccinated", given, area, ADULTS_D3),
        obs("eligible_population", of, area, ADULTS_D3),
    ]


def deaths(number: int, of: int = 800_000) -> list[Observation]:
    return [obs("deaths_cumulative", number), obs("population", of)]


COVERAGE = "coverage", ADULTS_D3
FATALITY = "deaths_per_100k", ()
CASES = "cases_cumulative", ()


@pytest.mark.parametrize(
    ("asked", "now", "previous", "last_year", "expected"),
    [
        (
            COVERAGE,
            counts(8315, 10_000),
            [],
            [],
            "Tỷ lệ tiêm mũi 3 cho người từ 18 tuổi trở lên đạt 83,15% (8.315/10.000).",
        ),
        (
            COVERAGE,
            counts(8315, 10_000),
            counts(8000, 10_000),
            [],
            "Tỷ lệ tiêm mũi 3 cho người từ 18 tuổi trở lên đạt 83,15% (8.315/10.000)"
            ", tăng 3,15 điểm phần trăm so với quý III năm 2022.",
        ),
        (
            COVERAGE,
            counts(8315, 10_000),
            counts(8320, 10_000),
            counts(8315, 10_000),
            "Tỷ lệ tiêm mũi 3 cho người từ 18 tuổi trở lên đạt 83,15% (8.315/10.000)"
            ", giảm 0,05 điểm phần trăm so với quý III năm 2022,"
            " không thay đổi so với cùng kỳ năm trước (quý IV năm 2021).",
        ),
        (
            COVERAGE,
            [obs("coverage_rate", 74, split=ADULTS_D3, bound=Bound.ABOVE)],
            [obs("coverage_rate", 70, split=ADULTS_D3)],
            [],
            "Tỷ lệ tiêm mũi 3 cho người từ 18 tuổi trở lên đạt trên 74%.",
        ),
        (
            FATALITY,
            deaths(90),
            deaths(88),
            [],
            "Số ca tử vong trên 100.000 dân ở mức 11,25 ca/100.000 dân (90/800.000)"
            ", tăng 0,25 ca/100.000 dân so với quý III năm 2022.",
        ),
        (
            CASES,
            [obs("cases_cumulative", 159_100)],
            [obs("cases_cumulative", 157_200)],
            [],
            "Số ca mắc COVID-19 cộng dồn là 159.100 ca, tăng 1.900 ca so với quý III năm 2022.",
        ),
        (
            COVERAGE,
            [*counts(80, 100, CITY), *counts(9, 10, DINH_LAP)],
            [],
            [],
            "Tỷ lệ tiêm mũi 3 cho người từ 18 tuổi trở lên đạt 80,91% (89/110)"
            ", chưa gồm huyện Cao Lộc.",
        ),
    ],
    ids=["share", "rise", "fall, last year", "bound", "lower is better", "count", "incomplete"],
)
def test_a_result_as_a_sentence(
    asked: tuple[str, tuple[tuple[str, str], ...]],
    now: list[Observation],
    previous: list[Observation],
    last_year: list[Observation],
    expected: str,
) -> None:
    """Value, counts, date and movement; nothing is said where nothing can be said."""
    history = {"2022-Q3": (submission(*previous),), "2021-Q4": (submission(*last_year),)}
    report = words(submission(*now), history={key: h for key, h in history.items() if h})
    result = report.data.find(*asked)
    assert result is not None
    assert text(result_sentence(report, result)) == expected


def test_a_date_is_told_where_it_is_not_the_cut_off() -> None:
    """The opening of the report names the cut-off once for all."""
    report = words(submission(*counts(80, 100)))
    result = report.data.find(*COVERAGE)
    assert result is not None
    late = replace(result, as_of=date(2022, 12, 9))
    assert text(result_sentence(report, late)).endswith("(80/100) tính đến ngày 9/12/2022.")
    assert text(result_sentence(report, result)).endswith("(80/100).")


def test_every_number_of_a_result_is_a_figure() -> None:
    """Value, numerator, denominator and change are in the ledger; dates are words."""
    history = {"2022-Q3": (submission(*counts(800)),)}
    report = words(submission(*counts(831)), history=history)
    result = report.data.find(*COVERAGE)
    assert result is not None
    assert figures(result_sentence(report, result)) == ["83,1%", "831", "1.000", "3,1"]


def leaders(values: dict[str, int]) -> str:
    observations = [o for area, value in values.items() for o in counts(value, 1000, area)]
    report = words(submission(*observations))
    return text(leaders_sentence(report, report.data.results, 1))


def test_best_and_worst_districts_are_named_with_their_indicator() -> None:
    """The common noun of a unit is in lower case within a sentence."""
    assert leaders({CITY: 900, CAO_LOC: 950, DINH_LAP: 800}) == (
        "Tỷ lệ tiêm mũi 3 cho người từ 18 tuổi trở lên: địa bàn có kết quả tốt nhất là"
        " huyện Cao Lộc (95%); kém nhất là huyện Đình Lập (80%)."
    )


@pytest.mark.parametrize("values", [{CITY: 900}, {unit.code: 900 for unit in DISTRICTS}])
def test_nobody_leads_alone_or_among_equals(values: dict[str, int]) -> None:
    """With too few districts, or none better than another, there is no sentence."""
    assert leaders(values) == ""


def test_the_best_is_the_lowest_where_lower_is_better() -> None:
    """Fewest deaths for its people is a district's best result."""
    observations = [
        obs(element, value, area)
        for area, value in ((CITY, 5), (CAO_LOC, 2), (DINH_LAP, 9))
        for element, value in (("deaths_cumulative", value), ("population", 100_000))
    ]
    report = words(submission(*observations))
    ranked = [r for r in report.data.results if r.indicator.id == "deaths_per_100k"]
    assert text(leaders_sentence(report, ranked, 1)) == (
        "Số ca tử vong trên 100.000 dân: địa bàn có kết quả tốt nhất là huyện Cao Lộc (2);"
        " kém nhất là huyện Đình Lập (9)."
    )


def test_areas_are_named_and_an_unknown_code_stays() -> None:
    """The province's own office is a unit too."""
    assert area_names(words(submission()), [CITY, "20", "999"]) == (
        "thành phố Lạng Sơn, tỉnh Lạng Sơn, 999"
    )
