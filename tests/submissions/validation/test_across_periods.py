"""Rules that look at other workbooks: of the same period, and of the period before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from baocao.core.rules import Severity
from baocao.submissions.workbooks.model import Observation, Submission
from tests.submissions.validation.workbooks import (
    CAO_BANG,
    DISTRICTS,
    Options,
    cells,
    findings,
    value,
    workbook,
)

D1: Options = {"age_group": "18plus", "dose": "d1"}
BEFORE = date(2021, 11, 30)


def last_period(*observations: Observation) -> Submission:
    return workbook(*observations, period="2021-Q4")


@pytest.mark.parametrize(
    ("before", "now", "where"),
    [
        (
            value("D7", "vaccinated", 100, on=BEFORE, **D1),
            value("B2", "vaccinated", 99, **D1),
            ["B2"],
        ),
        (value("D7", "vaccinated", 100, on=BEFORE, **D1), value("B2", "vaccinated", 100, **D1), []),
        (value("D7", "icu_beds", 100, on=BEFORE), value("B2", "icu_beds", 99), []),
        (
            value("D7", "vaccinated", "không quá 100", on=BEFORE, **D1),
            value("B2", "vaccinated", 99, **D1),
            [],
        ),
        (
            value("D7", "vaccinated", "trên 100", on=BEFORE, **D1),
            value("B2", "vaccinated", 99, **D1),
            ["B2"],
        ),
    ],
)
def test_a_cumulative_count_that_falls(
    before: Observation, now: Observation, where: list[str]
) -> None:
    """It is found at this period's cell; what is no cumulative count may fall."""
    found = findings(workbook(now), previous=[last_period(before)])
    assert cells(found, "cumulative_falls") == where


@pytest.mark.parametrize(
    ("before", "now", "where"),
    [(True, False, []), (True, True, ["B2"]), (False, True, ["B2"]), (False, False, ["B2"])],
)
def test_real_values_are_not_held_against_synthetic_ones(
    where: list[str], *, before: bool, now: bool
) -> None:
    """What was made to try the system out says nothing of what a unit reports."""
    earlier = last_period(value("D7", "vaccinated", 100, on=BEFORE, **D1))
    sent = workbook(value("B2", "vaccinated", 99, **D1))
    previous = [replace(earlier, synthetic=before)]
    found = findings(replace(sent, synthetic=now), previous=previous)
    assert cells(found, "cumulative_falls") == where


def test_a_fall_within_one_submission_is_found_once() -> None:
    """Each value is held against the day before it, not against every earlier one."""
    days = [date(2022, 1, 1), date(2022, 2, 1), date(2022, 3, 1)]
    counts = [100, 90, 95]
    series = [
        value(f"B{row}", "cases_cumulative", count, on=day)
        for row, (day, count) in enumerate(zip(days, counts, strict=True), 2)
    ]
    found = findings(workbook(*series))
    assert cells(found, "cumulative_falls") == ["B3"]
    assert "giảm so với 100 ngày 01/01/2022" in found[0].message.replace("1/1/", "01/01/")


@pytest.mark.parametrize(
    ("before", "now", "where"),
    [
        (100, 501, ["B2"]),
        (100, 500, []),
        (501, 100, ["B2"]),
        (500, 100, []),
        (1, 99, []),  # both below the minimum
        (0, 900, []),  # no multiple of nothing
        ("trên 100", 900, []),
    ],
)
def test_a_change_beyond_a_multiple(before: int | str, now: int | str, where: list[str]) -> None:
    """Five times as many, or a fifth, needs a reason; small numbers and bounds do not."""
    earlier = last_period(value("D7", "under_treatment", before, on=BEFORE))
    found = findings(workbook(value("B2", "under_treatment", now)), previous=[earlier])
    assert cells(found, "change_beyond") == where


def test_flows_are_compared_by_the_whole_period() -> None:
    """Three months of 100 tests are as many as one report of 300."""
    pcr: Options = {"test_method": "pcr"}
    months = [date(2022, 1, 10), date(2022, 2, 10), date(2022, 3, 10)]
    monthly = [value(f"B{i}", "tests", 100, on=day, **pcr) for i, day in enumerate(months, 2)]
    earlier = last_period(value("D7", "tests", 61, on=BEFORE, **pcr))
    assert cells(findings(workbook(*monthly), previous=[earlier]), "change_beyond") == []
    less = last_period(value("D7", "tests", 59, on=BEFORE, **pcr))
    assert cells(findings(workbook(*monthly), previous=[less]), "change_beyond") == ["B4"]
    unclear = [*monthly[:2], value("B4", "tests", "trên 100", on=months[2], **pcr)]
    assert cells(findings(workbook(*unclear), previous=[less]), "change_beyond") == []


@pytest.mark.parametrize(
    ("before", "now", "where"),
    [(1000, 1051, ["B2"]), (1000, 1050, []), (1000, 949, ["B2"]), ("trên 1000", 2000, [])],
)
def test_a_denominator_that_changed(before: int | str, now: int, where: list[str]) -> None:
    """More than 5% needs a reason."""
    earlier = last_period(value("D7", "eligible_population", before, on=BEFORE, **D1))
    found = findings(workbook(value("B2", "eligible_population", now, **D1)), previous=[earlier])
    assert cells(found, "denominator_changed") == where


def test_a_changed_denominator_is_said_once() -> None:
    """Its own rule is stricter; the rule on multiples leaves it out."""
    earlier = last_period(value("D7", "eligible_population", 100, on=BEFORE, **D1))
    found = findings(workbook(value("B2", "eligible_population", 900, **D1)), previous=[earlier])
    assert [finding.rule for finding in found] == ["denominator_changed"]


def test_a_denominator_is_held_against_its_own_provider() -> None:
    """With two providers last period, each is compared with itself."""
    earlier = last_period(
        value("D7", "eligible_population", 1000, on=BEFORE, by="sổ sức khỏe", **D1),
        value("D8", "eligible_population", 2000, on=BEFORE, by="dân cư", **D1),
    )
    now = workbook(
        value("B2", "eligible_population", 1000, by="sổ sức khỏe", **D1),
        value("B3", "eligible_population", 2200, by="dân cư", **D1),
    )
    assert cells(findings(now, previous=[earlier]), "denominator_changed") == ["B3"]


def test_duplicates_between_workbooks_name_the_other_file() -> None:
    """Two units cannot both state one value."""
    one = workbook(value("B2", "vaccinated", 10, **D1), file="a.xlsx")
    two = workbook(value("C3", "vaccinated", 11, **D1), file="b.xlsx")
    (found,) = findings(one, two)
    assert (found.rule, found.severity) == ("duplicate_different", Severity.ERROR)
    assert found.source is not None
    assert (found.source.file, found.source.cell) == (two.file, "C3")
    assert "ô B2 trang Số liệu tệp 2022-Q1/a.xlsx" in found.message
    assert found.stops


def test_districts_in_their_own_workbooks_are_added_up() -> None:
    """The province's cell is named, and each district's cell with its file."""
    province = workbook(value("B2", "cases_cumulative", 999))
    sent = [
        workbook(value("C5", "cases_cumulative", 100, code), file=f"{code}.xlsx", unit=code)
        for code in DISTRICTS
    ]
    (found,) = findings(province, *sent)
    assert found.rule == "districts_against_province"
    assert found.source is not None
    assert found.source.cell == "B2"
    assert "1.000" in found.message
    assert f"ô C5 trang Số liệu tệp 2022-Q1/{DISTRICTS[0]}.xlsx" in found.message


def test_the_last_periods_file_is_refused() -> None:
    """The same bytes under this period's name stop the report."""
    names = ["icu_beds", "hospitals", "schools", "organisations", "communes"]
    now = workbook(*(value(f"B{i}", name, 5) for i, name in enumerate(names, 2)))
    earlier = replace(now, file="data/submissions/covid-19/cao-bang/2021-Q4/so-y-te.xlsx")
    found = findings(now, previous=[earlier])
    assert cells(found, "values_resent") == []
    assert cells(found, "file_resent") == ["B2"]
    assert [f.severity for f in found if f.rule == "file_resent"] == [Severity.ERROR]
    other = replace(earlier, sha256="another")
    assert cells(findings(now, previous=[other]), "file_resent") == []


@pytest.mark.parametrize(("changed", "where"), [(5, ["B2"]), (6, [])])
def test_last_periods_values_under_new_dates(changed: int, where: list[str]) -> None:
    """All values equal: the unit may have sent its old figures again."""
    names = ["icu_beds", "hospitals", "schools", "organisations"]
    earlier = [value(f"B{i}", name, 5, on=BEFORE) for i, name in enumerate(names, 3)]
    now = [value(f"B{i}", name, 5) for i, name in enumerate(names, 3)]
    earlier.insert(0, value("B2", "communes", 5, on=BEFORE))
    now.insert(0, value("B2", "communes", changed))
    found = findings(workbook(*now), previous=[last_period(*earlier)])
    assert cells(found, "values_resent") == where


def test_two_unchanged_values_are_no_old_file() -> None:
    """A small workbook may well repeat itself."""
    earlier = last_period(value("B2", "communes", 161, on=BEFORE))
    found = findings(workbook(value("B2", "communes", 161)), previous=[earlier])
    assert cells(found, "values_resent") == []


def test_missing_units_are_named_last() -> None:
    """They are one finding without a cell, after all findings with one."""
    found = findings(workbook(value("B2", "icu_beds", -1)), expected=[CAO_BANG, *DISTRICTS[:2]])
    assert [f.rule for f in found] == ["negative_count", "missing_unit", "too_few_units"]
    assert found[1].message == (
        "Chưa nhận được số liệu của 2 đơn vị: thành phố Cao Bằng, huyện Bảo Lâm"
    )
    assert "Mới có số liệu của 1 trên 3 đơn vị" in found[2].message


def test_a_province_that_sent_nothing_is_its_department() -> None:
    """It is called as the report calls it."""
    sent = workbook(unit=DISTRICTS[0])
    found = findings(sent, expected=[CAO_BANG, *DISTRICTS[:2]])
    (message,) = [f.message for f in found if f.rule == "missing_unit"]
    units = "Sở Y tế tỉnh Cao Bằng, huyện Bảo Lâm"
    assert message == f"Chưa nhận được số liệu của 2 đơn vị: {units}"


def test_four_of_five_units_are_enough_to_say_something() -> None:
    """80% is not below 80%."""
    units = [CAO_BANG, *DISTRICTS[:4]]
    sent = [workbook(file=f"{code}.xlsx", unit=code) for code in units[:4]]
    assert cells(findings(*sent, expected=units), "too_few_units") == []
    assert cells(findings(*sent, expected=units), "missing_unit") == [""]
