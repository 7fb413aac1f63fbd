"""Published figures that disagree with themselves: each comes out as a finding at its cell."""

from __future__ import annotations

from datetime import date

from tests.submissions.validation.workbooks import (
    DISTRICTS,
    Options,
    cells,
    findings,
    value,
    workbook,
)

DONG_THAP = "87"
LANG_SON = "20"
D1: Options = {"age_group": "18plus", "dose": "d1"}


def test_cao_bang_8_april_2023_districts_exceed_the_province() -> None:
    """The districts sum to 98.272, the province has 98.270, and 98.272 have recovered."""
    day = date(2023, 4, 8)
    districts = [9827] * 9 + [98272 - 9 * 9827]
    sent = workbook(
        value("C20", "cases_cumulative", 98270, on=day),
        value("D20", "recovered_cumulative", 98272, on=day),
        *(
            value(f"C{row}", "cases_cumulative", count, code, on=day)
            for row, (code, count) in enumerate(zip(DISTRICTS, districts, strict=True), 5)
        ),
    )
    found = findings(sent, period="2023-Q2")
    assert cells(found, "districts_against_province") == ["C20"]
    assert cells(found, "part_above_whole") == ["D20"]
    recovered = next(finding for finding in found if finding.rule == "part_above_whole")
    assert recovered.message == (
        "Số người khỏi bệnh cộng dồn của tỉnh Cao Bằng ngày 08/4/2023 ghi 98.272, "
        "nhiều hơn số ca mắc cộng dồn là 98.270 (ô C20)"
    )
    districts_sum = next(f for f in found if f.rule == "districts_against_province")
    assert (
        "ghi 98.270, khác tổng các đơn vị cấp dưới là 98.272 (ô C5, ô C6" in districts_sum.message
    )
    assert not any(finding.stops for finding in found)


def test_cao_bang_11_april_2022_status_split() -> None:
    """90.070 cases, and a split by status that sums to 90.067."""
    day = date(2022, 4, 11)
    sent = workbook(
        value("B2", "cases_cumulative", 90070, on=day),
        value("B3", "recovered_cumulative", 80000, on=day),
        value("B4", "deaths_cumulative", 50, on=day),
        value("B5", "under_treatment", 10017, on=day),
    )
    (found,) = findings(sent, period="2022-Q2")
    assert (found.rule, found.found) == ("elements_against_total", "90.070")
    assert "90.067 (ô B3, ô B4, ô B5)" in found.message


def test_dong_thap_dose_one_falls_between_quarters() -> None:
    """1.244.138 on 16/2/2022, then 1.209.000 on 28/5/2022."""
    earlier = workbook(
        value("E4", "vaccinated", 1244138, DONG_THAP, on=date(2022, 2, 16), **D1), unit=DONG_THAP
    )
    now = workbook(
        value("E5", "vaccinated", 1209000, DONG_THAP, on=date(2022, 5, 28), **D1),
        unit=DONG_THAP,
        period="2022-Q2",
    )
    (found,) = findings(now, period="2022-Q2", previous=[earlier])
    assert found.rule == "cumulative_falls"
    assert found.source is not None
    assert found.source.cell == "E5"
    assert "1.209.000" in found.message
    assert "1.244.138 ngày 16/02/2022" in found.message
    assert "ô E4 trang Số liệu tệp 2022-Q1/so-y-te.xlsx" in found.message


def test_dong_thap_total_of_doses_differs_from_its_parts() -> None:
    """3.656.068 doses in all, 3.656.402 added up, with one group not yet begun."""
    doses = {"d1": 1500000, "d2": 1400000, "d3": 756402}
    parts = [
        value(f"C{row}", "vaccine_doses", count, DONG_THAP, age_group="18plus", dose=dose)
        for row, (dose, count) in enumerate(doses.items(), 3)
    ]
    sent = workbook(value("C2", "vaccine_doses", 3656068, DONG_THAP), *parts, unit=DONG_THAP)
    (found,) = findings(sent)
    assert found.rule == "options_against_total"
    assert "3.656.068" in found.message
    assert "3.656.402 (ô C3, ô C4, ô C5)" in found.message


def test_lang_son_stands_one_day_after_the_cutoff() -> None:
    """The figures of 15/3/2022 are shown, and the finding says so for each."""
    day = date(2022, 3, 15)
    sent = workbook(
        value("F2", "coverage_rate", "99.82", LANG_SON, on=day, **D1),
        value("F3", "good_prognosis_rate", "trên 99", LANG_SON, on=day),
        unit=LANG_SON,
    )
    found = findings(sent)
    assert cells(found, "as_of_after_cutoff") == ["F2", "F3"]
    assert cells(found, "only_a_bound") == ["F3"]
    assert len(found) == 3


def test_bounds_of_vinh_phuc_are_noted_and_contradict_nothing() -> None:
    """Gần 100%, trên 74%, trên 93% are bounds, each at its cell."""
    sent = workbook(
        value("F2", "coverage_rate", "gần 100", "26", **D1),
        value("F3", "coverage_rate", "trên 74", "26", age_group="18plus", dose="d3"),
        value("F4", "home_treatment_rate", "trên 93", "26"),
        unit="26",
    )
    found = findings(sent)
    assert cells(found, "only_a_bound") == ["F2", "F3", "F4"]
    assert [f.found for f in found] == ["gần 100%", "trên 74%", "trên 93%"]


def test_a_thousands_dot_read_as_a_decimal_is_refused() -> None:
    """221.133 for 221.133 people is a fraction of a person, at its cell."""
    sent = workbook(
        value("C4", "vaccinated", "221.133", **D1),
        value("C5", "vaccinated", 8093900, age_group="12-17", dose="d1"),
    )
    (found,) = findings(sent)
    assert (found.rule, found.stops) == ("fractional_count", True)
    assert found.source is not None
    assert found.source.cell == "C4"
    assert "phân cách hàng nghìn" in found.todo
