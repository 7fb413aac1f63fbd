"""The chart of an indicator over time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from baocao.core.quantities import Bound, Quantity
from baocao.document.charts.trends import describe_trend, trend_chart
from baocao.results.model import TargetStatus, TrendPoint
from tests.document.charts import sample
from tests.document.charts.sample import ADULTS_3, CASES, COVERAGE, group
from tests.document.charts.spec import notes, printed, rows, spec

D4 = group("18plus", "d4")
MARCH, JUNE, SEPTEMBER = date(2022, 3, 14), date(2022, 6, 14), date(2022, 9, 14)
THREE = {MARCH: "156930", JUNE: "158702", SEPTEMBER: "158800"}


def test_points_are_the_values_at_their_dates() -> None:
    """Every point stands at its value and its day, a fall included."""
    values = {MARCH: "1244138", JUNE: "1209000", SEPTEMBER: "1310000"}
    chart = trend_chart(
        sample.report(trends=sample.trend(CASES, (), values)), sample.words(), CASES.id
    )
    drawn = [(row["day"], row["value"], row["text"]) for row in rows(chart, "joined")]
    assert drawn == [
        (MARCH.toordinal(), 1244138.0, "1.244.138"),
        (JUNE.toordinal(), 1209000.0, "1.209.000"),
        (SEPTEMBER.toordinal(), 1310000.0, "1.310.000"),
    ]


def test_a_last_value_of_some_areas_only_is_said_to_be_one() -> None:
    """A line that falls because units are late would show a fall that there was not."""
    points = sample.trend(CASES, (), {MARCH: "1", JUNE: "2", SEPTEMBER: "3"})
    whole = sample.report(trends=points)
    own = sample.result((), "3", of=CASES)
    told = [
        "chưa gồm đủ các địa bàn" in notes(trend_chart(data, sample.words(), CASES.id))
        for data in (whole, replace(whole, results=(replace(own, missing_areas=("183",)),)))
    ]
    assert told == [False, True]


def test_dates_are_printed_day_first() -> None:
    """The axis prints days as sentences do, without a time zone."""
    data = sample.report(trends=sample.trend(CASES, (), {MARCH: "1", JUNE: "2", SEPTEMBER: "3"}))
    text = printed(trend_chart(data, sample.words(), CASES.id))
    assert "14/3/2022" in text
    assert "14/6/2022" in text


def test_the_value_axis_starts_at_zero() -> None:
    """A small change is not made to look large."""
    data = sample.report(trends=sample.trend(CASES, (), THREE))
    layers = spec(trend_chart(data, sample.words(), CASES.id))["layer"]
    domains = [layer["encoding"]["y"]["scale"]["domain"] for layer in layers[1:]]
    assert all(low == 0 and high > 158702 for low, high in domains)


def test_the_line_breaks_at_a_bound() -> None:
    """A bound is a point of its own: the line does not claim to know the value."""
    points = (
        *sample.trend(COVERAGE, ADULTS_3, {MARCH: "60", date(2022, 9, 14): "80"}),
        TrendPoint(COVERAGE.id, ADULTS_3, "2022-Q2", JUNE, Quantity(Decimal(74), Bound.ABOVE)),
    )
    chart = trend_chart(sample.report(trends=points), sample.words(), COVERAGE.id, [ADULTS_3])
    assert [row["joined"] for row in rows(chart, "joined")] == [60.0, None, 80.0]
    assert [row["text"] for row in rows(chart, "joined")] == ["60%", "trên 74%", "80%"]
    assert "Điểm rỗng" in notes(chart)


def test_texts_do_not_cover_each_other() -> None:
    """Of two days close together the later keeps its text; both keep their points."""
    values = {date(2021, 12, 14): "1", MARCH: "58211", MARCH + timedelta(days=1): "61044"}
    chart = trend_chart(
        sample.report(trends=sample.trend(CASES, (), values)), sample.words(), CASES.id
    )
    assert [row["text"] for row in rows(chart, "joined")] == ["1", "", "61.044"]
    assert [row["value"] for row in rows(chart, "joined")] == [1.0, 58211.0, 61044.0]


def test_a_text_does_not_cover_another_point() -> None:
    """A text keeps clear of the next point as well as of the next text."""
    values = {MARCH: "66007", MARCH + timedelta(days=9): "78000", date(2023, 6, 14): "99095"}
    data = sample.report(trends=sample.trend(CASES, (), values))
    chart = trend_chart(data, sample.words(), CASES.id)
    assert [row["text"] for row in rows(chart, "joined")] == ["", "78.000", "99.095"]


def test_two_dates_are_no_trend() -> None:
    """They give no chart, for a sentence says it all; in a chart of several splits no panel."""
    two = sample.trend(COVERAGE, D4, {MARCH: "3", JUNE: "12"})
    three = sample.trend(COVERAGE, ADULTS_3, {MARCH: "60", JUNE: "80", SEPTEMBER: "90"})
    words = sample.words()
    assert trend_chart(sample.report(trends=two), words, COVERAGE.id) is None
    assert describe_trend(sample.report(trends=two), words, COVERAGE.id) == ""
    chart = trend_chart(sample.report(trends=two + three), words, COVERAGE.id)
    assert {row["name"] for row in rows(chart, "joined")} == {
        "Tỷ lệ tiêm mũi 3 cho người từ 18 tuổi trở lên"
    }


def test_each_split_has_a_panel_in_the_indicators_order() -> None:
    """Several splits are panels below each other, named by their split."""
    values = {MARCH: "60", JUNE: "80", SEPTEMBER: "90"}
    trends = sample.trend(COVERAGE, D4, values) + sample.trend(COVERAGE, ADULTS_3, values)
    chart = trend_chart(sample.report(trends=trends), sample.words(), COVERAGE.id)
    assert spec(chart)["facet"]["row"]["sort"] == [
        "Tỷ lệ tiêm mũi 3 cho người từ 18 tuổi trở lên",
        "Tỷ lệ tiêm mũi 4 cho người từ 18 tuổi trở lên",
    ]


def test_rounding_does_not_reach_a_target() -> None:
    """94.996 against a target of 95% is 94,99% in the trend as in the ledger."""
    data = sample.report(
        trends=sample.trend(COVERAGE, ADULTS_3, {MARCH: "80", JUNE: "90", SEPTEMBER: "94.996"}),
        targets=(sample.target(ADULTS_3, "95", TargetStatus.NOT_MET),),
    )
    chart = trend_chart(data, sample.words(), COVERAGE.id)
    assert rows(chart, "joined")[-1]["text"] == "94,99%"


def test_the_description_has_every_point() -> None:
    """Points whose text had no room in the chart are in its description."""
    text = describe_trend(sample.full_report(), sample.words(), CASES.id)
    assert "58.211 (14/3/2022), 61.044 (15/3/2022)" in text
