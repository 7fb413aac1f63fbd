"""Every rule on one workbook: a case that it finds at its cell, and a neighbour that it passes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from baocao.core.quantities import Unit
from baocao.definitions.indicators.model import IndicatorCatalogue, Term
from baocao.submissions.validation.kinds import WORDS
from baocao.submissions.validation.registry import CHECKS
from baocao.submissions.workbooks.model import Observation
from tests.submissions.validation.test_progress import TASK_RULES
from tests.submissions.validation.test_reading import REMARKED
from tests.submissions.validation.workbooks import (
    CATALOGUE,
    DISTRICTS,
    RULES,
    Options,
    cells,
    findings,
    value,
    workbook,
)

Values = list[Observation]
ADULTS: Options = {"age_group": "18plus"}
D1: Options = {"age_group": "18plus", "dose": "d1"}
D2: Options = {"age_group": "18plus", "dose": "d2"}
D3: Options = {"age_group": "18plus", "dose": "d3"}
TESTED_ELSEWHERE = {
    "cumulative_falls",
    "change_beyond",
    "denominator_changed",
    "missing_unit",
    "too_few_units",
    "observation_not_used",
    "element_not_used",
    "observation_without_result",
    "file_resent",
    "values_resent",
    "blank_had_value",
    "done_without_proof",
    "target_not_assessable",
    "unit_outside_group",
    *TASK_RULES,
    *REMARKED,
}


def districts(element: str, *values: int | str) -> Values:
    """The values of Cao Bằng's first districts, in C1, C2, …"""
    pairs = zip(DISTRICTS, values, strict=False)
    return [value(f"C{i}", element, number, code) for i, (code, number) in enumerate(pairs, 1)]


def at_hour(hour: int, observation: Observation) -> Observation:
    return replace(observation, as_of_time=time(hour))


# Rule, the values that break it, the cells found, the neighbours that do not break it.
CASES: list[tuple[str, Values, list[str], list[Values]]] = [
    (
        "negative_count",
        [value("B2", "icu_beds", -1)],
        ["B2"],
        [[value("B2", "icu_beds", 0)], [value("B2", "icu_beds", "trên -1")]],
    ),
    ("nothing_read", [], [""], [[value("B2", "icu_beds", 0)]]),
    (
        "only_a_bound",
        [value("B2", "coverage_rate", "trên 74", **D3), value("B3", "coverage_rate", 99, **D1)],
        ["B2"],
        [[value("B2", "coverage_rate", 74, **D3)]],
    ),
    (
        "fractional_count",
        [value("B2", "population", "855.8")],
        ["B2"],
        [
            [value("B2", "population", "855800.0")],
            [value("B2", "health_budget", "855.8")],
            [value("B2", "population", "trên 855.8")],
            [value("B2", "coverage_rate", "83.15", **D1)],
        ],
    ),
    (
        "rate_below_zero",
        [value("B2", "home_treatment_rate", "-0.1")],
        ["B2"],
        [[value("B2", "home_treatment_rate", 0)], [value("B2", "icu_beds", -1)]],
    ),
    (
        "rate_above_limit",
        [
            value("B2", "coverage_rate", "100.01", **D1),
            value("B3", "coverage_rate", "trên 100", **D2),
        ],
        ["B2", "B3"],
        [
            [value("B2", "coverage_rate", 100, **D1)],
            [value("B2", "coverage_rate", "trên 74", **D1)],
            [value("B2", "coverage_rate", "không quá 120", **D1)],
            [value("B2", "vaccinated", 101, **D1)],
        ],
    ),
    (
        "share_above_limit",
        [value("B2", "vaccinated", 1001, **D1), value("C2", "eligible_population", 1000, **D1)],
        ["B2"],
        [
            [value("B2", "vaccinated", 1000, **D1), value("C2", "eligible_population", 1000, **D1)],
            [value("B2", "vaccinated", 1001, **D1), value("C2", "eligible_population", 1000, **D2)],
            [
                value("B2", "vaccinated", "không quá 1001", **D1),
                value("C2", "eligible_population", 1000, **D1),
            ],
            [
                value("B2", "vaccinated", 1001, **D1),
                value("C2", "eligible_population", "trên 1000", **D1),
            ],
            [value("B2", "icu_beds", 12), value("C2", "icu_beds_required", 10)],
        ],
    ),
    (  # one denominator for all doses of a group
        "share_above_limit",
        [value("B2", "vaccinated", 1001, **D2), value("C2", "eligible_population", 1000, **ADULTS)],
        ["B2"],
        [
            [
                value("B2", "vaccinated", 999, **D2),
                value("C2", "eligible_population", 1000, **ADULTS),
            ]
        ],
    ),
    (  # above both of two denominators: said once
        "share_above_limit",
        [
            value("B2", "vaccinated", 1001, **D1),
            value("C2", "eligible_population", 1000, by="sổ sức khỏe", **D1),
            value("C3", "eligible_population", 900, by="dân cư", **D1),
        ],
        ["B2"],
        [  # the denominator that holds on the day is the last one before it
            [
                value("B2", "vaccinated", 1000, **D1),
                value("C2", "eligible_population", 900, on=date(2022, 1, 1), **D1),
                value("C3", "eligible_population", 1000, on=date(2022, 2, 1), **D1),
            ]
        ],
    ),
    (  # the denominator is a sum: severe + critical
        "share_above_limit",
        [
            value("B2", "severe_treated", 16),
            value("B3", "severity_cases", 10, severity="severe"),
            value("B4", "severity_cases", 5, severity="critical"),
        ],
        ["B2"],
        [
            [
                value("B2", "severe_treated", 15),
                value("B3", "severity_cases", 10, severity="severe"),
                value("B4", "severity_cases", 5, severity="critical"),
            ],
            [
                value("B2", "severe_treated", 16),
                value("B3", "severity_cases", 10, severity="severe"),
            ],
        ],
    ),
    (  # events of a window are compared on their own day
        "share_above_limit",
        [
            value("B2", "tests_positive", 11, test_method="pcr"),
            value("B3", "tests", 10, test_method="pcr"),
        ],
        ["B2"],
        [
            [
                value("B2", "tests_positive", 11, test_method="pcr"),
                value("B3", "tests", 10, test_method="pcr", on=date(2022, 2, 10)),
            ],
        ],
    ),
    (
        "rate_against_counts",
        [
            value("B2", "coverage_rate", "83.25", **D3),
            value("C2", "vaccinated", 8315, **D3),
            value("D2", "eligible_population", 10000, **D3),
        ],
        ["B2"],
        [
            [
                value("B2", "coverage_rate", "83.2", **D3),
                value("C2", "vaccinated", 8315, **D3),
                value("D2", "eligible_population", 10000, **D3),
            ],
            [
                value("B2", "coverage_rate", "trên 74", **D3),
                value("C2", "vaccinated", 8315, **D3),
                value("D2", "eligible_population", 10000, **D3),
            ],
            [
                value("B2", "coverage_rate", "83.25", **D3),
                value("C2", "vaccinated", 8315, on=date(2022, 3, 9), **D3),
                value("D2", "eligible_population", 10000, **D3),
            ],
            [  # a count of the whole group is no count of its third dose
                value("B2", "coverage_rate", "83.25", **D3),
                value("C2", "vaccinated", 9900, **ADULTS),
                value("D2", "eligible_population", 10000, **ADULTS),
            ],
            [  # right by one of two providers
                value("B2", "coverage_rate", "83.15", **D3),
                value("C2", "vaccinated", 8315, **D3),
                value("D2", "eligible_population", 10000, by="sổ sức khỏe", **D3),
                value("D3", "eligible_population", 9000, by="dân cư", **D3),
            ],
        ],
    ),
    (  # "trên 84%" is decided by counts that give 83,15%
        "rate_against_counts",
        [
            value("B2", "coverage_rate", "trên 84", **D3),
            value("C2", "vaccinated", 8315, **D3),
            value("D2", "eligible_population", 10000, **D3),
        ],
        ["B2"],
        [
            [
                value("B2", "coverage_rate", "không quá 84", **D3),
                value("C2", "vaccinated", 8315, **D3),
                value("D2", "eligible_population", 10000, **D3),
            ]
        ],
    ),
    (  # a rate whose counts are the parts of a sum
        "rate_against_counts",
        [
            value("B2", "home_treatment_rate", 80),
            value("B3", "treated_by_place", 90, place_of_treatment="home"),
            value("B4", "treated_by_place", 10, place_of_treatment="facility"),
        ],
        ["B2"],
        [
            [
                value("B2", "home_treatment_rate", 90),
                value("B3", "treated_by_place", 90, place_of_treatment="home"),
                value("B4", "treated_by_place", 10, place_of_treatment="facility"),
            ]
        ],
    ),
    (
        "unknown_combination",
        [value("B2", "vaccinated", 5, age_group="5-11", dose="d4")],
        ["B2"],
        [
            [value("B2", "vaccinated", 5, age_group="5-11", dose="d2")],
            [value("B2", "vaccinated", 5, age_group="5-11")],
            [value("B2", "severity_cases", 5, severity="mild")],
        ],
    ),
    (
        "duplicate_different",
        [value("B2", "vaccinated", 10, **D1), value("B9", "vaccinated", 11, **D1)],
        ["B9"],
        [
            [value("B2", "vaccinated", 10, **D1), value("B9", "vaccinated", 11, **D2)],
            [
                value("B2", "vaccinated", 10, on=date(2022, 3, 9), **D1),
                value("B9", "vaccinated", 11, **D1),
            ],
            [
                at_hour(15, value("B2", "cases_cumulative", 10)),
                at_hour(17, value("B9", "cases_cumulative", 11)),
            ],
            [
                value("B2", "population", 10, by="thống kê"),
                value("B9", "population", 11, by="dân cư"),
            ],
        ],
    ),
    (  # only denominators may have several providers
        "duplicate_different",
        [
            value("B2", "cases_cumulative", 10, by="CDC"),
            value("B9", "cases_cumulative", 11, by="Sở Y tế"),
        ],
        ["B9"],
        [[value("B2", "cases_cumulative", 10, by="CDC")]],
    ),
    (
        "duplicate_identical",
        [value("B2", "vaccinated", 10, **D1), value("B9", "vaccinated", 10, **D1)],
        ["B9"],
        [[value("B2", "vaccinated", 10, **D1), value("B9", "vaccinated", 11, **D1)]],
    ),
    (  # every earlier value that is not the one that closes the day
        "differs_within_day",
        [
            value("B2", "cases_cumulative", 120),
            at_hour(9, value("B7", "cases_cumulative", 90)),
            at_hour(17, value("B9", "cases_cumulative", 100)),
        ],
        ["B7", "B9"],
        [
            [at_hour(17, value("B2", "cases_cumulative", 120))],
            [
                value("B2", "cases_cumulative", 120),
                at_hour(17, value("B9", "cases_cumulative", 120)),
            ],
            [  # of one moment: another rule's
                value("B2", "cases_cumulative", 120),
                value("B9", "cases_cumulative", 100),
            ],
            [
                value("B2", "cases_cumulative", 120),
                at_hour(17, value("B9", "cases_cumulative", 100, on=date(2022, 3, 9))),
            ],
            [
                value("B2", "cases_cumulative", 120),
                at_hour(17, value("B9", "cases_cumulative", 100, DISTRICTS[0])),
            ],
            [  # two providers of a denominator
                value("B2", "population", 10, by="thống kê"),
                at_hour(17, value("B9", "population", 11, by="dân cư")),
            ],
        ],
    ),
    (  # events too: the last value of a day stands for the day
        "differs_within_day",
        [
            at_hour(9, value("B2", "new_cases", 7)),
            at_hour(17, value("B9", "new_cases", 5, by="CDC")),
        ],
        ["B2"],
        [[at_hour(9, value("B2", "new_cases", 7)), at_hour(17, value("B9", "new_cases", 7))]],
    ),
    (
        "districts_against_province",
        [value("B2", "cases_cumulative", 56), *districts("cases_cumulative", *range(1, 11))],
        ["B2"],
        [
            [value("B2", "cases_cumulative", 55), *districts("cases_cumulative", *range(1, 11))],
            [value("B2", "cases_cumulative", 56), *districts("cases_cumulative", *range(1, 10))],
            [
                value("B2", "cases_cumulative", 56, on=date(2022, 3, 9)),
                *districts("cases_cumulative", *range(1, 11)),
            ],
            [value("B2", "icu_beds", 56), *districts("icu_beds", *range(1, 11))],
            [
                value("B2", "cases_cumulative", "trên 50"),
                *districts("cases_cumulative", *range(1, 11)),
            ],
            [value("B2", "home_treatment_rate", 90), *districts("home_treatment_rate", *[80] * 10)],
        ],
    ),
    (  # with one district missing an excess is already wrong
        "districts_against_province",
        [value("B2", "icu_beds", 9), *districts("icu_beds", 4, 6)],
        ["B2"],
        [[value("B2", "icu_beds", 10), *districts("icu_beds", 4, 6)]],
    ),
    (  # of two providers in a district neither is chosen
        "districts_against_province",
        [value("B2", "population", 9, by="thống kê"), *districts("population", 4, 6)],
        ["B2"],
        [
            [
                value("B2", "population", 9, by="thống kê"),
                value("C1", "population", 10, DISTRICTS[0], by="dân cư"),
                value("C2", "population", 11, DISTRICTS[0], by="sổ sức khỏe"),
            ]
        ],
    ),
    (
        "options_against_total",
        [
            value("B2", "authorities", 10),
            value("B3", "authorities", 1, government_level="province"),
            value("B4", "authorities", 2, government_level="district"),
            value("B5", "authorities", 8, government_level="commune"),
        ],
        ["B2"],
        [
            [
                value("B2", "authorities", 11),
                value("B3", "authorities", 1, government_level="province"),
                value("B4", "authorities", 2, government_level="district"),
                value("B5", "authorities", 8, government_level="commune"),
            ],
            [
                value("B2", "authorities", 11),
                value("B3", "authorities", 1, government_level="province"),
            ],
        ],
    ),
    (  # wrong by age group and by dose: said once
        "options_against_total",
        [
            value("B2", "vaccine_doses", 10),
            value("B3", "vaccine_doses", 11, age_group="18plus"),
            value("B4", "vaccine_doses", 12, dose="d1"),
        ],
        ["B2"],
        [[value("B2", "vaccine_doses", 12), value("B3", "vaccine_doses", 11, age_group="18plus")]],
    ),
    (  # people add up over age groups and not over doses
        "options_against_total",
        [
            value("B2", "vaccinated", 100, dose="d3"),
            value("B3", "vaccinated", 90, **D3),
            value("B4", "vaccinated", 9, age_group="12-17", dose="d3"),
        ],
        ["B2"],
        [
            [
                value("B2", "vaccinated", 100, **ADULTS),
                value("B3", "vaccinated", 90, **D1),
                value("B4", "vaccinated", 80, **D2),
            ]
        ],
    ),
    (
        "elements_against_total",
        [
            value("B2", "cases_cumulative", 100),
            value("B3", "recovered_cumulative", 80),
            value("B4", "deaths_cumulative", 1),
            value("B5", "under_treatment", 18),
        ],
        ["B2"],
        [
            [
                value("B2", "cases_cumulative", 100),
                value("B3", "recovered_cumulative", 80),
                value("B4", "deaths_cumulative", 1),
                value("B5", "under_treatment", 19),
            ],
            [
                value("B2", "cases_cumulative", 100),
                value("B3", "recovered_cumulative", 80),
                value("B4", "deaths_cumulative", 1),
            ],
        ],
    ),
    (  # a part that is itself a sum of options
        "elements_against_total",
        [
            value("B2", "under_treatment", 100),
            value("B3", "treated_by_place", 90, place_of_treatment="home"),
            value("B4", "treated_by_place", 9, place_of_treatment="facility"),
        ],
        ["B2"],
        [
            [
                value("B2", "under_treatment", 100),
                value("B3", "treated_by_place", 90, place_of_treatment="home"),
            ]
        ],
    ),
    (
        "part_above_whole",
        [value("B2", "cases_cumulative", 100), value("B3", "recovered_cumulative", 101)],
        ["B3"],
        [
            [value("B2", "cases_cumulative", 100), value("B3", "recovered_cumulative", 100)],
            [value("B2", "cases_cumulative", "trên 90"), value("B3", "recovered_cumulative", 101)],
        ],
    ),
    (
        "dose_order",
        [value("B2", "vaccinated", 100, **D1), value("C2", "vaccinated", 101, **D2)],
        ["C2"],
        [
            [value("B2", "vaccinated", 100, **D1), value("C2", "vaccinated", 100, **D2)],
            [
                value("B2", "vaccinated", 10, **D2),
                value("C2", "vaccinated", 101, age_group="18plus", dose="additional"),
            ],
            [
                value("B2", "vaccinated", 100, **D1),
                value("C2", "vaccinated", 101, age_group="12-17", dose="d2"),
            ],
            [value("B2", "coverage_rate", 83, **D2), value("C2", "coverage_rate", 100, **D3)],
        ],
    ),
    (  # a dose 1 of a later day is not less than an earlier dose 2; an earlier one may be
        "dose_order",
        [
            value("B2", "vaccinated", 100, on=date(2022, 3, 12), **D1),
            value("C2", "vaccinated", 101, **D2),
        ],
        ["C2"],
        [
            [
                value("B2", "vaccinated", 100, on=date(2022, 3, 8), **D1),
                value("C2", "vaccinated", 101, **D2),
            ],
            [
                value("B2", "vaccinated", 101, on=date(2022, 3, 12), **D1),
                value("C2", "vaccinated", 101, **D2),
            ],
        ],
    ),
    (  # cases of a later day are not fewer than those who had recovered before
        "part_above_whole",
        [
            value("B2", "cases_cumulative", 100, on=date(2022, 3, 12)),
            value("B3", "recovered_cumulative", 101),
        ],
        ["B3"],
        [
            [
                value("B2", "cases_cumulative", 100, on=date(2022, 3, 8)),
                value("B3", "recovered_cumulative", 101),
            ],
            [
                value("B2", "under_treatment", 100, on=date(2022, 3, 12)),
                value("B3", "home_cases", 101),
            ],
        ],
    ),
    (  # where dose 2 is missing, dose 3 is held against dose 1
        "dose_order",
        [value("B2", "vaccinated", 100, **D1), value("C2", "vaccinated", 101, **D3)],
        ["C2"],
        [[value("B2", "vaccinated", 101, **D1), value("C2", "vaccinated", 101, **D3)]],
    ),
    (  # dose 3 is held against dose 2 alone
        "dose_order",
        [
            value("B2", "vaccinated", 90, **D1),
            value("C2", "vaccinated", 100, **D2),
            value("D2", "vaccinated", 95, **D3),
        ],
        ["C2"],
        [[value("C2", "vaccinated", 100, **D2), value("D2", "vaccinated", 95, **D3)]],
    ),
    (
        "as_of_after_cutoff",
        [value("B2", "coverage_rate", 99, on=date(2022, 3, 15), **D1)],
        ["B2"],
        [[value("B2", "coverage_rate", 99, on=date(2022, 3, 14), **D1)]],
    ),
    (
        "as_of_before_window",
        [value("B2", "coverage_rate", 99, on=date(2021, 12, 14), **D1)],
        ["B2"],
        [
            [value("B2", "coverage_rate", 99, on=date(2021, 12, 15), **D1)],
            [value("B2", "population", 9, on=date(2019, 4, 1))],
        ],
    ),
    (
        "denominator_differs",
        [
            value("B2", "eligible_population", 100, by="sổ sức khỏe", **D1),
            value("B3", "eligible_population", 101, by="dân cư", **D1),
        ],
        ["B3"],
        [
            [
                value("B2", "eligible_population", 100, by="sổ sức khỏe", **D1),
                value("B3", "eligible_population", 100, by="dân cư", **D1),
            ],
            [
                value("B2", "eligible_population", 100, by="sổ sức khỏe", **D1),
                value("B3", "eligible_population", "trên 90", by="dân cư", **D1),
            ],
            [
                value("B2", "vaccinated", 100, by="a", **D1),
                value("B3", "vaccinated", 90, by="b", **D1),
            ],
        ],
    ),
    (
        "age_groups_above_population",
        [
            value("B2", "population", 100),
            value("B3", "eligible_population", 80, **D1),
            value("B4", "eligible_population", 21, age_group="12-17", dose="d1"),
        ],
        ["B3"],
        [
            [
                value("B2", "population", 101),
                value("B3", "eligible_population", 80, **D1),
                value("B4", "eligible_population", 21, age_group="12-17", dose="d1"),
            ],
            [
                value("B2", "population", 100),
                value("B3", "eligible_population", 80, **D1),
                value("B4", "eligible_population", 80, **D2),
            ],
        ],
    ),
    (  # any count of people, by itself; how often people came is none, and no groups are added up
        "people_above_population",
        [
            value("B2", "population", 100),
            value("B3", "vulnerable_people", 101),
            value("B4", "vaccinated", 101, **D1),
            value("B5", "cases_cumulative", 101),
        ],
        ["B3", "B4", "B5"],
        [
            [
                value("B2", "population", 100),
                value("B3", "vulnerable_people", 80, vulnerable_group="elderly"),
                value("B4", "vulnerable_people", 80, vulnerable_group="ethnic_minority"),
                value("B5", "consultations", 101),
                value("B6", "vaccinated", "trên 90", **D1),
            ],
            [value("B3", "vulnerable_people", 101)],
        ],
    ),
    (  # two providers of one group are two counts of the same people
        "age_groups_above_population",
        [value("B2", "population", 100), value("B3", "eligible_population", 101, **D1)],
        ["B3"],
        [
            [
                value("B2", "population", 100),
                value("B3", "eligible_population", 60, by="sổ sức khỏe", **D1),
                value("B4", "eligible_population", 60, by="dân cư", **D1),
            ]
        ],
    ),
    (  # the province's own base above the national portal's
        "age_groups_above_population",
        [
            value("B2", "population_18plus", 1181264),
            value("B3", "eligible_population", 1245100, **D1),
        ],
        ["B3"],
        [
            [
                value("B2", "population_18plus", 1181264),
                value("B3", "eligible_population", 1245100, age_group="12-17", dose="d1"),
            ]
        ],
    ),
]


@pytest.mark.parametrize(("rule", "wrong", "where", "right"), CASES)
def test_a_rule_fires_at_its_cell(
    rule: str, wrong: Values, where: list[str], right: list[Values]
) -> None:
    """The planted error is found at exactly its cell."""
    assert cells(findings(workbook(*wrong)), rule) == where


@pytest.mark.parametrize(("rule", "wrong", "where", "right"), CASES)
def test_a_rule_passes_the_neighbour_case(
    rule: str, wrong: Values, where: list[str], right: list[Values]
) -> None:
    """What is nearly an error, or what a bound leaves open, is not found."""
    for values in right:
        assert cells(findings(workbook(*values)), rule) == []


def _catalogue(indicator: str, **others: Any) -> IndicatorCatalogue:
    changed = replace(CATALOGUE.indicators[indicator], **others)
    return replace(CATALOGUE, indicators={**CATALOGUE.indicators, indicator: changed})


def test_a_rate_is_held_against_its_counts_by_its_own_multiplier() -> None:
    """80 of 100,000 people is what 80 of 100,000 give, not 0,08."""
    severe = _catalogue("home_treatment_share", multiplier=Decimal(100000), unit=Unit.PER_100K)
    counts = [
        value("B3", "treated_by_place", 80, place_of_treatment="home"),
        value("B4", "treated_by_place", 99920, place_of_treatment="facility"),
    ]
    for stated, wrong in ((80, []), ("0.08", ["B2"])):
        sent = workbook(value("B2", "home_treatment_rate", stated), *counts)
        assert cells(findings(sent, catalogue=severe), "rate_against_counts") == wrong


def test_a_denominator_that_was_stated_in_parts_holds_a_count() -> None:
    """People treated at home and elsewhere: none of all was stated, and 26 of 10 + 15 are more."""
    catalogue = _catalogue("home_cases_guided_share", denominator=(Term("treated_by_place"),))
    parts = (
        value("C1", "treated_by_place", 10, place_of_treatment="home"),
        value("C2", "treated_by_place", 15, place_of_treatment="facility"),
    )
    for count, stated, wrong in ((25, parts, []), (26, parts, ["B2"]), (26, parts[:1], [])):
        sent = workbook(value("B2", "home_cases_guided", count), *stated)
        assert cells(findings(sent, catalogue=catalogue), "share_above_limit") == wrong


def test_what_stands_below_the_line_alone_may_have_several_providers() -> None:
    """As far as a rule names no elements, as that of every programme does."""
    rules = [replace(rule, elements=()) for rule in RULES if rule.id == "duplicate_different"]
    for element, where in (("population", []), ("cases_cumulative", ["B9"])):
        twice = value("B2", element, 10, by="CDC"), value("B9", element, 11, by="Sở Y tế")
        assert cells(findings(workbook(*twice), rules=rules), "duplicate_different") == where


def test_every_rule_has_a_case() -> None:
    """The registry, the project's rules and these tests name the same rules."""
    tested = {case[0] for case in CASES} | TESTED_ELSEWHERE
    assert tested == {rule.id for rule in RULES} - {"confirmation_unused", *WORDS}
    assert set(CHECKS) == {rule.checked_by for rule in RULES} - {"confirmation_unused", *WORDS}
