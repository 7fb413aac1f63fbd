"""The chart of coverage against target."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from baocao.core.quantities import Bound, Quantity
from baocao.document.charts.coverage import coverage_chart, describe_coverage
from baocao.results.ledger.figures import figures_of
from baocao.results.model import Comparison, TargetStatus
from tests.document.charts import sample
from tests.document.charts.sample import group
from tests.document.charts.spec import notes, rows, spec

D1 = group("18plus", "d1")


def dot(value: str, bound: Bound = Bound.EXACT, target: str = "") -> dict[str, object]:
    """The one dot of a report with one coverage."""
    targets = (sample.target(D1, target, TargetStatus.NOT_DUE),) if target else ()
    data = sample.report(results=(sample.result(D1, value, bound=bound),), targets=targets)
    chart = coverage_chart(data, sample.words(), "coverage")
    return next(row for row in rows(chart, "targets") if not row["heading"])


def test_dots_stand_at_the_results() -> None:
    """Every result of the province is drawn at its own value, above 100% too."""
    chart = coverage_chart(sample.full_report(), sample.words(), "coverage")
    drawn = [row["value"] for row in rows(chart, "targets") if row["value"] is not None]
    assert drawn == [float(r.quantity.value) for r in sample.PROVINCE_RESULTS]
    assert max(drawn) == 100.37


def test_texts_are_those_of_the_ledger() -> None:
    """What stands beside a dot is the text of the result's figure."""
    data = sample.full_report()
    figures = figures_of(data)
    chart = coverage_chart(data, sample.words(), "coverage")
    shown = [row["text"] for row in rows(chart, "targets") if row["value"] is not None]
    assert shown == [figures.of_result(r).text for r in sample.PROVINCE_RESULTS]
    assert shown[:4] == ["99,82%", "98,09%", "trên 74%", "83,15%"]


def test_a_value_short_of_its_target_is_not_printed_as_the_target() -> None:
    """94.996 against a target of 95% is 94,99%, and 99.996 is not 100%."""
    assert dot("94.996", target="95")["text"] == "94,99%"
    assert dot("99.996")["text"] == "99,99%"


@pytest.mark.parametrize(
    ("bound", "kind", "text"),
    [
        (Bound.EXACT, "exact", "74%"),
        (Bound.ABOVE, "lower", "trên 74%"),
        (Bound.AT_LEAST, "lower", "từ 74% trở lên"),
        (Bound.NEARLY, "upper", "gần 74%"),
        (Bound.BELOW, "upper", "dưới 74%"),
        (Bound.AT_MOST, "upper", "không quá 74%"),
    ],
)
def test_a_bound_is_drawn_as_a_bound(bound: Bound, kind: str, text: str) -> None:
    """A bound is the arrow of its side, with its own words."""
    drawn = dot("74", bound)
    assert (drawn["kind"], drawn["text"]) == (kind, text)


def test_bounds_are_explained_only_where_there_are_any() -> None:
    """The note on triangles stands below the title of a chart that has one."""
    words = sample.words()
    exact = sample.report(results=(sample.result(D1, "74"),))
    assert "Tam giác" in notes(coverage_chart(sample.full_report(), words, "coverage"))
    assert "Tam giác" not in notes(coverage_chart(exact, words, "coverage"))


def test_the_period_before_is_a_hollow_dot() -> None:
    """Where both values are exact; the note below the title says which period it is."""
    words, now = sample.words(), sample.result(D1, "83.15")
    for change, before in ((Decimal("3.15"), 80.0), (None, None)):
        earlier = Comparison("2022-Q3", Quantity(Decimal(80)), change, now.as_of)
        data = sample.report(results=(replace(now, previous=earlier),))
        chart = coverage_chart(data, words, "coverage")
        (drawn,) = (row for row in rows(chart, "targets") if not row["heading"])
        assert drawn["before"] == before
        assert ("Chấm rỗng: quý III năm 2022." in notes(chart)) == (before is not None)


def test_targets_are_ticks_with_their_operator() -> None:
    """A target is a tick at its value and a text beside it; without a target there is none."""
    assert dot("83.15", target="95")["targets"] == [95.0]
    assert dot("83.15", target="95")["target_text"] == "≥ 95%"
    assert dot("83.15")["targets"] == []


def test_a_target_without_data_keeps_its_line() -> None:
    """Missing is not zero: the line says so, has no dot, and keeps its tick."""
    chart = coverage_chart(sample.full_report(), sample.words(), "coverage")
    (line,) = [row for row in rows(chart, "targets") if row["text"] == "chưa có số liệu"]
    assert line["value"] is None
    assert line["kind"] == "none"
    assert line["targets"] == [90.0]


def test_groups_stand_in_the_printing_order_below_their_heading() -> None:
    """Age groups are headings, doses the lines below them, in the indicator's order."""
    chart = coverage_chart(sample.full_report(), sample.words(), "coverage")
    names = [row["name"] for row in rows(chart, "targets")]
    assert names[:3] == ["Người từ 18 tuổi trở lên", "Mũi 1", "Mũi 2"]
    assert names[-2:] == ["Trẻ em từ 5 đến dưới 12 tuổi", "Mũi 1"]


def test_a_group_without_words_for_sentences_has_its_name_for_a_heading() -> None:
    """A catalogue need not say how an option reads within a sentence."""
    data = sample.full_report()
    ages = sample.CATALOGUE.categories["age_group"]
    plain = replace(ages, options=tuple(replace(o, phrase="") for o in ages.options))
    categories = {**sample.CATALOGUE.categories, "age_group": plain}
    catalogue = replace(sample.CATALOGUE, categories=categories)
    chart = coverage_chart(
        replace(data, inputs=replace(data.inputs, catalogue=catalogue)), sample.words(), "coverage"
    )
    headings = [row["name"] for row in rows(chart, "targets") if row["heading"]]
    assert headings == [option.name for option in ages.options]


def test_districts_do_not_get_into_the_provinces_chart() -> None:
    """Only results of the province are drawn."""
    data = sample.report(results=sample.DISTRICT_RESULTS)
    assert coverage_chart(data, sample.words(), "coverage") is None


def test_no_results_give_no_chart() -> None:
    """Targets alone make no chart and no description."""
    data = sample.report(targets=sample.TARGETS)
    assert coverage_chart(data, sample.words(), "coverage") is None
    assert describe_coverage(data, sample.words(), "coverage") == ""


def test_numbers_on_the_axis_have_a_decimal_comma() -> None:
    """The specification carries the Vietnamese number format."""
    locale = spec(coverage_chart(sample.full_report(), sample.words(), "coverage"))["config"][
        "locale"
    ]
    assert (locale["number"]["decimal"], locale["number"]["thousands"]) == (",", ".")


def test_the_description_names_every_value_and_target() -> None:
    """Who does not see the chart reads each value, each target and each gap in the data."""
    text = describe_coverage(sample.full_report(), sample.words(), "coverage")
    assert "Tỷ lệ tiêm mũi 3 cho người từ 18 tuổi trở lên: 83,15%, chỉ tiêu ≥ 95%" in text
    assert "mũi 3 cho trẻ em từ 12 đến dưới 18 tuổi: chưa có số liệu, chỉ tiêu ≥ 90%" in text
    assert text.count(";") == len(sample.PROVINCE_RESULTS)


def test_the_axis_reaches_the_highest_target() -> None:
    """A target above every value is inside the plot."""
    data = sample.report(
        results=(sample.result(D1, "60"),),
        targets=(sample.target(D1, "120", TargetStatus.BEHIND),),
    )
    domains = [
        layer["encoding"]["x"]["scale"]["domain"]
        for layer in spec(coverage_chart(data, sample.words(), "coverage"))["layer"]
        if "scale" in layer["encoding"].get("x", {})
    ]
    assert domains
    assert all(domain == [0, float(Decimal(120))] for domain in domains)
