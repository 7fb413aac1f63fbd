"""Values that no result is made from are told, each with the reason; all others are not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from baocao.core.rules import Severity
from baocao.results.computed import compute_results
from baocao.results.result_base import ResultBase
from baocao.results.used import used_values
from baocao.submissions.validation.check import validate
from baocao.submissions.workbooks.model import Observation, Submission
from tests.regimes import administrative
from tests.submissions.validation.workbooks import (
    AREAS,
    CAO_BANG,
    CATALOGUE,
    DISTRICTS,
    RULES,
    Options,
    value,
    workbook,
)

RULE_IDS = ("observation_not_used", "element_not_used", "observation_without_result")
ADULTS: Options = {"age_group": "18plus", "dose": "d1"}
GONE = date(2025, 6, 28)  # districts existed until 30/6/2025


def reasons(sent: Submission, period: str = "2022-Q1") -> list[tuple[str, str, str]]:
    """Rule, cell and reason, or what is lacking, of each value without a use."""
    window = administrative(period)
    province = AREAS.get(CAO_BANG)
    base = ResultBase(province, AREAS.children(CAO_BANG, on=window.end), CATALOGUE, ())
    found = validate(
        [sent],
        catalogue=CATALOGUE,
        areas=AREAS,
        period=window,
        rules=RULES,
        used=partial(used_values, base, window, [sent], compute_results(base, window, [sent])),
    )
    return [
        (f.rule, f.source.cell, str(f.values.get("reason") or f.values["lacking"]))
        for f in found
        if f.rule in RULE_IDS and f.source
    ]


def dated(day: date, *values: Observation) -> list[Observation]:
    return [replace(observation, as_of=day) for observation in values]


USED: list[list[Observation]] = [
    [value("B2", "cases_cumulative", 5)],
    [value("B2", "cases_cumulative", 5, DISTRICTS[0]), value("B3", "cases_cumulative", 9)],
    # An earlier day of a stock, and a day before the window: told by rules on time alone.
    [
        *dated(date(2022, 3, 1), value("B2", "cases_cumulative", 4)),
        value("B3", "cases_cumulative", 5),
    ],
    dated(date(2021, 10, 1), value("B2", "cases_cumulative", 4)),
    # A rate beside its counts is held against them.
    [
        value("B2", "vaccinated", 90, **ADULTS),
        value("B3", "eligible_population", 100, **ADULTS),
        value("B4", "coverage_rate", 90, **ADULTS),
    ],
    # One that serves a rule alone.
    [value("B2", "population_18plus", 90), value("B3", "population", 100)],
    # A count that another provider's stands for.
    [
        value("B2", "vaccinated", 90, **ADULTS),
        value("B3", "eligible_population", 100, by="dân cư", **ADULTS),
        value("B4", "eligible_population", 100, by="sổ sức khỏe", **ADULTS),
    ],
]


@pytest.mark.parametrize("values", USED)
def test_a_value_that_is_used_is_not_told(values: list[Observation]) -> None:
    """By a result, by a later value of its group, or by a rule that holds it against others."""
    assert reasons(workbook(*values)) == []


def test_a_district_that_is_gone_at_the_end_changes_nothing_and_is_told() -> None:
    """Its workbook is of a day on which it existed, in a quarter whose units are communes."""
    sent = workbook(*dated(GONE, value("B2", "cases_cumulative", 5, DISTRICTS[0])))
    reason = "ngày 14/9/2025 không có đơn vị hành chính này"
    assert reasons(sent, "2025-Q3") == [("observation_not_used", "B2", reason)]


def test_an_area_without_results_is_told() -> None:
    """The country's population changes nothing of a province's report."""
    sent = workbook(value("B2", "population", 100_000_000, "VN"))
    reason = "báo cáo không tính riêng cho địa bàn này"
    assert reasons(sent) == [("observation_not_used", "B2", reason)]


def test_a_split_that_no_indicator_takes_is_told() -> None:
    """People of an age vaccinated with any dose: doses do not add up to people."""
    sent = workbook(value("B2", "vaccinated", 90, age_group="18plus"))
    reason = "không chỉ số nào tính theo nhóm này"
    assert reasons(sent) == [("observation_not_used", "B2", reason)]


def test_an_element_that_nothing_asks_for_is_told() -> None:
    """Neither an indicator nor the relation of a rule; no unit has to give a reason for that, nor
    one that has no results of its own."""
    indicators = {
        id_: i
        for id_, i in CATALOGUE.indicators.items()
        if "icu_beds" not in {t.element for t in (*i.numerator, *i.denominator)}
    }
    catalogue = replace(CATALOGUE, indicators=indicators)
    sent = workbook(value("B2", "icu_beds", 3), value("B3", "icu_beds", 3, DISTRICTS[0]))
    window = administrative("2022-Q1")
    base = ResultBase(AREAS.get(CAO_BANG), (), catalogue, ())
    used = partial(used_values, base, window, [sent], compute_results(base, window, [sent]))
    found = validate(
        [sent], catalogue=catalogue, areas=AREAS, period=window, rules=RULES, used=used
    )
    told = [f for f in found if f.rule in RULE_IDS]
    assert [(f.rule, f.severity) for f in told] == [("element_not_used", Severity.NOTE)] * 2
    assert "{" not in told[0].message + told[0].todo


def test_what_a_result_still_lacks_is_named() -> None:
    """Doses of a group whose size nobody reported."""
    sent = workbook(value("B2", "vaccinated", 90, **ADULTS))
    lacking = "số người thuộc diện tiêm"
    assert reasons(sent) == [("observation_without_result", "B2", lacking)]


def test_without_results_nobody_asks() -> None:
    """Where nothing was computed nothing is said to be unused."""
    sent = workbook(value("B2", "vaccinated", 90, age_group="18plus"))
    window = administrative("2022-Q1")
    found = validate([sent], catalogue=CATALOGUE, areas=AREAS, period=window, rules=RULES)
    assert not [f for f in found if f.rule in RULE_IDS]
