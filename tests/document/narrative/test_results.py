"""Sentences about results, as they are printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from baocao.core.quantities import Bound, Quantity, Unit
from baocao.definitions.indicators.model import Disaggregation
from baocao.document.narrative.movements import compared_sentence, theme_sentence, told_result
from baocao.document.narrative.results import (
    area_names,
    brief_change,
    change_words,
    difference_word,
    lacking,
    relative_words,
)
from baocao.document.narrative.situation import situation_intro, situation_lines
from baocao.document.narrative.words import Words
from baocao.results.model import Comparison, IndicatorResult
from baocao.submissions.workbooks.model import Observation
from tests.document.narrative.sample import figures, text, words
from tests.results.sample import (
    ADULTS_D3,
    CAO_LOC,
    CITY,
    DINH_LAP,
    DISTRICTS,
    PROVINCE,
    dose,
    obs,
    plan,
    submission,
    target,
)


def moved_by(change: str) -> list[str]:
    """A rate of two decimals as a sentence, a table of points and one of proportions tell it."""
    report = words(submission(*counts(800)))
    (result,) = found(report, COVERAGE)
    before = Comparison("2022-Q3", result.quantity, Decimal(change), result.as_of)
    ways = (change_words, brief_change, relative_words)
    return [text(way(report, result, before)) for way in ways]


def test_many_units_that_a_sum_lacks_are_counted() -> None:
    """Within a bracket no second one; the names go along to the workbook."""
    report = words(submission(*counts(800)))
    (result,) = found(report, COVERAGE)
    codes = tuple(str(number) for number in range(11))
    lacks = lacking(report, replace(result, missing_areas=codes))
    assert text(lacks) == "chưa gồm 11 đơn vị nêu trong tệp phu-luc.xlsx"
    assert figures(lacks) == ["11"]
    assert codes in [getattr(piece, "whole", ()) for piece in lacks]


def test_what_is_lacking_and_the_change_share_a_bracket() -> None:
    """Not two in a row."""
    report = words(submission(*counts(800)))
    (result,) = found(report, COVERAGE)
    before = Comparison("2022-Q3", result.quantity, Decimal("1.5"), result.as_of)
    result = replace(result, missing_areas=(CAO_LOC,), previous=before)
    assert text(told_result(report, result)).endswith(
        "80% (chưa gồm huyện Cao Lộc; tăng 1,50 điểm phần trăm)"
    )


STOOD = ["hầu như không đổi", "không đáng kể", "hầu như không đổi"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("0", ["không đổi"] * 3),
        ("0.0002", STOOD),
        ("-0.0049", STOOD),
        ("0.01", ["tăng 0,01 điểm phần trăm", "tăng 0,01", ""]),  # 0,0125% is none to be seen
        ("-0.05", ["giảm 0,05 điểm phần trăm", "giảm 0,05", "giảm 0,1%"]),
    ],
)
def test_what_rounds_to_nothing_is_told_as_no_rise_or_fall(change: str, said: list[str]) -> None:
    assert moved_by(change) == said


def counts(given: int, of: int = 1000, area: str = PROVINCE.code) -> list[Observation]:
    return [
        obs("vaccinated", given, area, ADULTS_D3),
        obs("eligible_population", of, area, ADULTS_D3),
    ]


def deaths(number: int, of: int = 800_000) -> list[Observation]:
    return [obs("deaths_cumulative", number), obs("population", of)]


COVERAGE = "coverage", ADULTS_D3


def found(report: Words, *asked: tuple[str, tuple[tuple[str, str], ...]]) -> list[IndicatorResult]:
    results = [report.data.find(*one) for one in asked]
    assert all(results)
    return [result for result in results if result is not None]


def told(
    now: list[Observation], *asked: str, history: dict[str, list[Observation]] | None = None
) -> list[str]:
    """The lines of section I about some totals, after the line that names the comparison."""
    before = {key: (submission(*sent),) for key, sent in (history or {}).items()}
    report = words(submission(*now), history=before)
    results = found(report, *((one, ()) for one in asked))
    intro = text(situation_intro(report, results))
    return [*([intro] if intro else []), *(text(line) for line in situation_lines(report, results))]


def test_what_is_compared_with_is_named_once() -> None:
    """What came in the period, what stands at its end, the rates: a line each."""
    assert told(
        [*deaths(90), obs("cases_cumulative", 159_100), obs("new_cases", 1900)],
        "new_cases", "cases_cumulative", "deaths_cumulative", "deaths_per_100k",
        history={
            "2022-Q3": [*deaths(88), obs("cases_cumulative", 157_200), obs("new_cases", 3200)]
        },
    ) == [
        "Mức tăng, giảm nêu trong ngoặc so với quý III năm 2022.",
        "Trong kỳ: số ca mắc mới là 1.900 ca (giảm 1.300 ca).",  # "trong kỳ" once
        "Đến ngày 14/12/2022: số ca mắc COVID-19 cộng dồn là 159.100 ca (tăng 1.900 ca);"
        " số ca tử vong cộng dồn là 90 ca (tăng 2 ca).",
        "Số ca tử vong trên 100.000 dân là 11,25 ca/100.000 dân (90/800.000; tăng"
        " 0,25 ca/100.000 dân).",
    ]  # fmt: skip


def test_one_rate_is_told_once() -> None:
    """Deaths per 100.000 and per million are one rate; the one that a target asks for is told."""
    both = ("deaths_per_100k", "deaths_per_million")
    (line,) = told(deaths(90), *both)
    assert line.startswith("Số ca tử vong trên 100.000 dân là 11,25")
    asked = plan(target("deaths", "deaths_per_million", (), value="100"))
    report = words(submission(*deaths(90)), plans=[asked])
    (line,) = map(text, situation_lines(report, found(report, *((one, ()) for one in both))))
    assert line.startswith("Số ca tử vong trên 1 triệu dân là 112,5")


def test_older_figures_say_their_day() -> None:
    """The opening names the cut-off; what stands at another day says it."""
    report = words(submission(obs("cases_cumulative", 120)))
    (result,) = found(report, ("cases_cumulative", ()))
    late = replace(result, as_of=date(2022, 12, 9))
    (line,) = situation_lines(report, [late])
    assert text(line) == (
        "Theo số liệu mới nhất: số ca mắc COVID-19 cộng dồn là 120 ca (số liệu ngày 09/12/2022)."
    )


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        (date(2021, 12, 10), "tăng 20 ca so với cùng kỳ năm trước"),
        (date(2021, 10, 1), "tăng 20 ca so với ngày 01/10/2021"),
    ],
)
def test_last_years_figure_of_another_day_is_not_called_the_same_time(
    then: date, expected: str
) -> None:
    """Two days of a year and a half's distance are no "same period last year"."""
    before = submission(replace(obs("cases_cumulative", 100), as_of=then))
    report = words(submission(obs("cases_cumulative", 120)), history={"2021-Q4": (before,)})
    (line,) = situation_lines(report, found(report, ("cases_cumulative", ())))
    assert text(line) == f"Đến ngày 14/12/2022: số ca mắc COVID-19 cộng dồn là 120 ca ({expected})."


def test_every_number_of_a_line_is_a_figure() -> None:
    """Value, counts and change are in the ledger; dates are words."""
    report = words(submission(*deaths(90)), history={"2022-Q3": (submission(*deaths(88)),)})
    (line,) = situation_lines(report, found(report, ("deaths_per_100k", ())))
    assert figures(line) == ["11,25", "90", "800.000", "0,25"]


def theme(now: list[Observation], before: list[Observation], *asked: Disaggregation) -> str:
    wanted = plan(*(target(str(n), split=split) for n, split in enumerate(asked)))
    history = {"2022-Q3": (submission(*before),)} if before else {}
    report = words(submission(*now), history=history, plans=[wanted])
    own = [r for r in report.data.results if r.area == PROVINCE and r.indicator.id == "coverage"]
    return text(theme_sentence(report, own))


def given(**doses: int) -> list[Observation]:
    """How many of 1.000 adults had each dose."""
    splits = [(dose("18plus", step), number) for step, number in doses.items()]
    return [
        obs(element, value, split=split)
        for split, number in splits
        for element, value in (("vaccinated", number), ("eligible_population", 1000))
    ]


def test_few_rates_are_told_one_by_one() -> None:
    """Each with its movement in brackets; the period compared with is named elsewhere."""
    assert theme(given(d2=950, d3=831), given(d2=950, d3=800)) == (
        "Tỷ lệ tiêm mũi 2 cho người từ 18 tuổi trở lên 95% (không đổi); tỷ lệ tiêm mũi 3 cho người"
        " từ 18 tuổi trở lên 83,10% (tăng 3,10 điểm phần trăm)."
    )


def test_many_rates_are_grouped_by_how_they_moved() -> None:
    """The largest movements of either way by name; how many moved tells nothing."""
    now = given(d1=990, d2=950, additional=700, d3=831, d4=500)
    before = given(d1=990, d2=940, additional=710, d3=800, d4=300)
    assert theme(now, before) == (
        "Tăng nhiều"
        " nhất là tỷ lệ tiêm mũi 4 (đối tượng có chỉ định) cho người từ 18 tuổi trở lên 50%"
        " (tăng 20 điểm phần trăm); tỷ lệ tiêm mũi 3 cho người từ 18 tuổi trở lên 83,10% (tăng"
        " 3,10 điểm phần trăm); giảm nhiều nhất là tỷ lệ tiêm mũi bổ sung cho người từ 18 tuổi trở"
        " lên 70% (giảm 1 điểm phần trăm)."
    )


def of_so_many(*numbers: int) -> list[Observation]:
    """How many had the fourth dose, and of how many."""
    found = zip(given(d4=1), numbers, strict=True)
    return [replace(o, quantity=Quantity(Decimal(number))) for o, number in found]


def test_a_share_of_few_has_its_counts_and_no_movement() -> None:
    """26 samples are no trend: below 30 the counts stand in the movement's place, and the report
    says from how many on one is told."""
    now, before = given(d1=990, d2=950, d3=831), given(d1=990, d2=940, d3=800)
    few = [
        replace(o, quantity=Quantity(Decimal(n)))
        for o, n in zip(given(d4=1), (25, 26), strict=True)
    ]
    was = [
        replace(o, quantity=Quantity(Decimal(n)))
        for o, n in zip(given(d4=1), (19, 20), strict=True)
    ]
    assert theme([*now, *few], [*before, *was]) == (
        "Tăng nhiều nhất là tỷ lệ tiêm mũi 3 cho người từ 18 tuổi trở lên 83,10% (tăng 3,10 điểm"
        " phần trăm); tỷ lệ tiêm mũi 2 cho người từ 18 tuổi trở lên 95% (tăng 1 điểm phần trăm)."
        " Một số tỷ lệ có mẫu số nhỏ: tỷ lệ tiêm mũi 4 (đối tượng có chỉ định) cho người từ 18 tuổi"
        " trở lên 96,15% (25/26)."
    )
    report = words(submission(*now, *few), history={"2022-Q3": (submission(*before, *was),)})
    assert text(compared_sentence(report)).endswith(
        "Tỷ lệ có mẫu số dưới 30 được nêu kèm số đếm, không nêu mức tăng, giảm."
    )


def test_rates_that_stay_say_so() -> None:
    """Four rates and no movement."""
    same = given(d1=990, d2=950, d3=831, d4=500)
    assert theme(same, same) == "Các tỷ lệ so sánh được đều không thay đổi."


def test_rates_that_hardly_move_are_not_said_to_rise() -> None:
    """A person among 80,000 is less than the two decimals of a rate show."""
    rates = given(d1=990, d2=950, d3=831, d4=500)
    people = [replace(o, quantity=Quantity(o.quantity.value * 80)) for o in rates]
    more = replace(people[0], quantity=Quantity(people[0].quantity.value + 1))
    assert theme([more, *people[1:]], people) == "Các tỷ lệ so sánh được hầu như không thay đổi."


def test_rates_that_nothing_is_known_of_before_are_told_by_their_ends() -> None:
    """What the chart of the coverage shows has a sentence: the highest and the lowest."""
    assert theme(given(d1=990, d2=950, additional=700, d3=831, d4=500), []) == (
        "Cao nhất là tỷ lệ tiêm mũi 1 cho người từ 18 tuổi trở lên 99%; tỷ lệ tiêm mũi 2 cho người"
        " từ 18 tuổi trở lên 95%; thấp nhất là tỷ lệ tiêm mũi 4 (đối tượng có chỉ định) cho người"
        " từ 18 tuổi trở lên 50%; tỷ lệ tiêm mũi bổ sung cho người từ 18 tuổi trở lên 70%."
    )


def test_four_rates_or_a_bound_among_more_are_told_one_by_one() -> None:
    """Who is lowest is not known where one is "trên 74%"."""
    said = theme(given(d1=990, d2=950, d3=831, d4=500), [])
    assert said.count(";") == 3
    assert "nhất" not in said
    rate = obs("coverage_rate", 74, split=dose("18plus", "d3"), bound=Bound.ABOVE)
    said = theme([*given(d1=990, d2=950, additional=700, d4=500), rate], [])
    assert "mũi 3 cho người từ 18 tuổi trở lên trên 74%" in said
    assert "nhất" not in said


def test_what_themes_are_compared_with_is_named_once() -> None:
    """Nothing where nothing is compared."""
    history = {"2022-Q3": (submission(*given(d3=800)),)}
    report = words(submission(*given(d3=831)), history=history)
    assert (
        text(compared_sentence(report)) == "Mức tăng, giảm trong mục này so với quý III năm 2022."
    )
    assert compared_sentence(words(submission(*given(d3=831)))) == ()


def by_area(**values: int) -> str:
    """The theme's words about areas, where a target asks for the third dose."""
    codes = {"city": CITY, "cao_loc": CAO_LOC, "dinh_lap": DINH_LAP, "fourth": "184"}
    districts = (*DISTRICTS, replace(DISTRICTS[0], code="184", name="Huyện Văn Quan"))
    now = [o for area, value in values.items() for o in counts(value, 1000, codes[area])]
    report = words(submission(*now), plans=[plan(target())], districts=districts)
    own = [r for r in report.data.results if r.area == PROVINCE]
    return text(theme_sentence(report, own)).partition("trở lên chênh lệch ")[2]


def test_areas_that_stand_apart_are_named() -> None:
    """Highest and lowest, the common noun in lower case within a sentence."""
    assert by_area(city=900, cao_loc=950, dinh_lap=800, fourth=820) == (
        "giữa các địa bàn: cao nhất là huyện Cao Lộc (95%), thành phố Lạng Sơn (90%); thấp nhất là"
        " huyện Đình Lập (80%), huyện Văn Quan (82%)."
    )


@pytest.mark.parametrize("values", [(990, 985, 980, 975), (900, 900, 900, 900)])
def test_areas_that_do_not_differ_are_not_ranked(values: tuple[int, ...]) -> None:
    """From 97,5 to 99 per cent there is nothing to tell."""
    names = ("city", "cao_loc", "dinh_lap", "fourth")
    assert by_area(**dict(zip(names, values, strict=True))) == ""


def test_areas_of_one_value_are_a_count() -> None:
    """Three at the top are not named one by one."""
    assert by_area(city=1000, cao_loc=1000, dinh_lap=1000, fourth=800) == (
        "giữa các địa bàn: cao nhất là 3 huyện, thành phố cùng mức 100%; thấp nhất là"
        " huyện Văn Quan (80%)."
    )


def test_areas_are_named_and_an_unknown_code_stays() -> None:
    """The province's own office is a unit too."""
    assert text(area_names(words(submission()), [CITY, "20", "999"])) == (
        "thành phố Lạng Sơn, tỉnh Lạng Sơn, 999"
    )


LACKS = {
    ("2022-Q2",): "chưa đủ số liệu quý II năm 2022",
    ("2022-Q3",): "chỉ gồm số liệu quý I và quý II năm 2022",
    ("2022-Q2", "2022-Q3"): "chỉ gồm số liệu quý I và quý II năm 2022",
}


@pytest.mark.parametrize(("missing", "said"), LACKS.items())
def test_what_a_sum_over_periods_lacks(missing: tuple[str, ...], said: str) -> None:
    """A quarter that is in the sum without some of its units is said to be short of data; the sum
    is of some quarters alone only where others are not in it."""
    report = words(submission(*counts(900)), plans=[plan(target())])
    result = report.data.find("coverage", ADULTS_D3)
    assert result is not None
    part = replace(result, summed_periods=("2022-Q1", "2022-Q2"), missing_periods=missing)
    assert text(lacking(report, part)) == said


def test_a_programmes_points_are_no_percentage_points() -> None:
    """A score of its own has points; shares still differ by percentage points."""
    own, report = Unit("points", name="điểm"), words(submission())
    named = replace(report, phrases=report.phrases.with_units([own]))
    assert difference_word(named, own) == " điểm"
    assert difference_word(named, Unit.PERCENT) == " điểm phần trăm"
