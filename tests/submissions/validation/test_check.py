"""The order of findings, confirmations, and how findings read."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from baocao.core.project import Project
from baocao.core.rules import Severity
from baocao.definitions.indicators.load import load_catalogue
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.submissions.validation.check import validate
from baocao.submissions.validation.rules import load_rules
from tests.regimes import administrative
from tests.submissions.validation.workbooks import (
    AREAS,
    CAO_BANG,
    CATALOGUE,
    DISTRICTS,
    ROOT,
    Options,
    cells,
    findings,
    value,
    workbook,
)

D1: Options = {"age_group": "18plus", "dose": "d1"}
LATE = date(2022, 3, 15)


def test_findings_are_sorted_by_workbook_sheet_and_cell() -> None:
    """B2 comes before B10, B2 before C2 before AA2, a.xlsx before b.xlsx."""
    names = ["B10", "AA2", "C2", "B2"]
    elements = ["icu_beds", "hospitals", "communes", "schools"]
    pairs = list(zip(names, elements, strict=True))
    one = workbook(*(value(cell, element, -1) for cell, element in pairs), file="b.xlsx")
    two = workbook(value("Z9", "organisations", -1), file="a.xlsx")
    assert cells(findings(one, two), "negative_count") == ["Z9", "B2", "C2", "AA2", "B10"]


def test_clean_workbooks_give_no_finding() -> None:
    """A whole set of figures that agree."""
    clean = workbook(
        value("B2", "population", 530000, on=date(2019, 4, 1)),
        value("B3", "eligible_population", 370000, **D1),
        value("B4", "vaccinated", 350000, **D1),
        value("B5", "coverage_rate", "94.59", **D1),
        value("B6", "cases_cumulative", 1000),
        value("B7", "recovered_cumulative", 900),
        value("B8", "deaths_cumulative", 5),
        value("B9", "under_treatment", 95),
        value("B10", "treated_by_place", 90, place_of_treatment="home"),
        value("B11", "treated_by_place", 5, place_of_treatment="facility"),
        value("B12", "icu_beds", 12),
        value("B13", "icu_beds_required", 10),
    )
    assert findings(clean) == ()


@pytest.mark.parametrize("rule", ["rate_above_limit", "Tỷ lệ vượt mức", "tỷ lệ  vượt mức"])
def test_a_reason_goes_to_its_finding_only(rule: str) -> None:
    """The rule by its id or its name, the cell with or without dollar signs; the neighbour stays
    unconfirmed."""
    sent = workbook(
        value("B2", "coverage_rate", 101, **D1),
        value("B3", "coverage_rate", 102, age_group="12-17", dose="d1"),
        confirmations=[(rule, "$B$2", "dân số tạm trú tăng")],
    )
    confirmed = {f.source.cell: f.confirmed for f in findings(sent) if f.source}
    assert confirmed == {"B2": "dân số tạm trú tăng", "B3": ""}


def test_a_rate_per_100000_may_be_above_a_hundred_and_not_below_zero() -> None:
    """The limit of percentages is not its own; zero is."""
    programme = Project(ROOT).of("benh-truyen-nhiem")
    catalogue = load_catalogue(programme.indicators)
    rules = load_rules(programme, catalogue)
    disease = catalogue.categories["disease"].options[0].id
    stated = [value("B2", "incidence_rate", -1), value("B3", "incidence_rate", 250)]
    split = (("disease", disease),)
    sent = workbook(*(replace(rate, disaggregation=split) for rate in stated))
    period = administrative("2022-Q1")
    found = validate([sent], catalogue=catalogue, areas=AREAS, period=period, rules=rules)
    assert cells(found, "rate_below_zero") == ["B2"]
    assert cells(found, "rate_above_limit") == []


def test_a_reason_for_another_rule_does_not_count() -> None:
    """Who confirms the date has not confirmed the value; the idle reason is noted."""
    sent = workbook(
        value("B2", "coverage_rate", 101, **D1),
        confirmations=[("as_of_after_cutoff", "B2", "số liệu ngày 15")],
    )
    above, idle = sorted(findings(sent), key=lambda finding: finding.rule, reverse=True)
    assert (above.rule, above.confirmed) == ("rate_above_limit", "")
    assert (idle.rule, idle.severity) == ("confirmation_unused", Severity.NOTE)
    assert idle.source is not None
    assert idle.source.sheet == "Thông tin"


def test_an_error_stops_even_with_a_reason() -> None:
    """A reason explains a warning; it does not make a negative count usable."""
    sent = workbook(
        value("B2", "icu_beds", -1), confirmations=[("negative_count", "B2", "trả lại giường")]
    )
    (found,) = findings(sent)
    assert found.stops
    assert found.confirmed == "trả lại giường"


def test_how_a_finding_reads() -> None:
    """Name, area, value as stated, what was expected and what to do, in Vietnamese."""
    (found,) = findings(workbook(value("B2", "coverage_rate", "83.15", on=LATE, **D1)))
    assert found.message == (
        "Tỷ lệ tiêm do đơn vị báo cáo (18+, mũi 1) của tỉnh Cao Bằng là số liệu ngày 15/3/2022, "
        "sau ngày chốt số liệu 14/3/2022"
    )
    assert found.found == "83,15%"
    assert found.expected == "ngày số liệu không sau 14/3/2022"
    assert "ngày chốt" in found.todo
    assert found.area == "04"


def test_limits_are_printed_from_the_data() -> None:
    """The limit in the sentence is the limit of the rule."""
    _, found = findings(workbook(value("B2", "coverage_rate", "trên 100", **D1)))
    assert found.expected == "tỷ lệ không quá 100%"
    assert "ghi trên 100%, vượt 100%" in found.message


def test_many_cells_are_counted_not_listed() -> None:
    """A long list of cells ends with how many more there are."""
    groups = [
        ("18plus", ["d1", "d2", "additional", "d3", "d4"]),
        ("12-17", ["d1", "d2", "d3"]),
        ("5-11", ["d1", "d2"]),
    ]
    doses = [(age, dose) for age, names in groups for dose in names]
    parts = [
        value(f"C{i}", "vaccine_doses", 10, age_group=age, dose=dose)
        for i, (age, dose) in enumerate(doses, 2)
    ]
    (found,) = findings(workbook(value("B2", "vaccine_doses", 99), *parts))
    assert found.rule == "options_against_total"
    assert re.search(r"tổng các nhóm là 100 \(ô C2, .*ô C11\)", found.message)


def test_a_value_of_a_group_that_its_unit_is_not_in_is_told() -> None:
    """Mild cases are those of the first district here, all others of the rest; an institution and
    the province may be asked of any, and the districts of before the group's units too."""
    category = CATALOGUE.categories["severity"]
    first, second = DISTRICTS[:2]

    def groups(*areas: str) -> IndicatorCatalogue:
        named = {"mild": areas}
        options = tuple(replace(o, areas=named.get(o.id, ())) for o in category.options)
        known = {**CATALOGUE.categories, "severity": replace(category, options=options)}
        return replace(CATALOGUE, categories=known)

    sent = workbook(
        value("B2", "severity_cases", 5, first, severity="mild"),
        value("B3", "severity_cases", 5, first, severity="moderate"),
        value("C2", "severity_cases", 5, second, severity="mild"),
        value("C3", "severity_cases", 5, second, severity="moderate"),
        value("D2", "severity_cases", 5, CAO_BANG, severity="mild"),
    )
    found = findings(sent, catalogue=groups(first))
    assert cells(found, "unit_outside_group") == ["C2", "B3"]
    assert cells(findings(sent, catalogue=groups("01273")), "unit_outside_group") == []
