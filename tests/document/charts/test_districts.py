"""The chart that ranks districts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from baocao.definitions.areas.model import AdminUnit, AreaLevel
from baocao.document.charts.districts import describe_districts, district_chart
from baocao.results.model import TargetStatus
from tests.document.charts import sample
from tests.document.charts.sample import ADULTS_3, DISTRICTS
from tests.document.charts.spec import notes, rows, spec


def test_districts_stand_in_their_rank() -> None:
    """The best comes first, then bounds, which have no rank, then those without data."""
    chart = district_chart(sample.full_report(), sample.words(), "coverage", ADULTS_3)
    drawn = rows(chart, "targets")
    assert [row["value"] for row in drawn[:9]] == [float(v) for v in sample.DISTRICT_VALUES]
    assert [(row["name"], row["text"]) for row in drawn[9:]] == [
        ("Huyện Tràng Định", "trên 70%"),
        ("Thành phố Lạng Sơn", "chưa có số liệu"),
    ]


def test_rank_decides_and_not_the_value() -> None:
    """Where less is better the lowest value has rank 1 and stands first."""
    results = tuple(
        sample.result(ADULTS_3, value, area=unit, rank=rank)
        for value, unit, rank in [("9", DISTRICTS[0], 2), ("4", DISTRICTS[1], 1)]
    )
    chart = district_chart(sample.report(results=results), sample.words(), "coverage", ADULTS_3)
    assert [row["text"] for row in rows(chart, "targets")][:2] == ["4%", "9%"]


def test_target_and_province_are_lines_with_names() -> None:
    """Each line stands at its value and says what it is; values as the ledger prints them."""
    chart = district_chart(sample.full_report(), sample.words(), "coverage", ADULTS_3)
    datasets = spec(chart)["datasets"].values()
    lines = {row["label"]: row["value"] for data in datasets for row in data if "label" in row}
    assert lines == {"Toàn tỉnh: 83,15%": 83.15, "Chỉ tiêu: ≥ 95%": 95.0}


@pytest.mark.parametrize("target", ["40", "95"])
def test_no_line_runs_through_the_label_of_another(target: str) -> None:
    """Labels stand left of their lines, so the line further right has the higher head."""
    data = sample.report(
        results=(*sample.PROVINCE_RESULTS, *sample.DISTRICT_RESULTS),
        targets=(sample.target(ADULTS_3, target, TargetStatus.NOT_DUE),),
    )
    found = spec(district_chart(data, sample.words(), "coverage", ADULTS_3))
    heads = [
        (found["datasets"][layer["data"]["name"]][0]["value"], layer["mark"]["y"])
        for layer in found["layer"]
        if layer["mark"]["type"] == "text" and "label" in str(layer["encoding"]["text"])
    ]
    assert len(heads) == 2
    assert sorted(heads) == sorted(heads, key=lambda head: -head[1])


def test_units_of_one_short_name_are_told_apart() -> None:
    """A city and a district called alike are printed with their full names."""
    city = replace(DISTRICTS[0], name="Thành phố Cao Lãnh", short_name="Cao Lãnh")
    rural = replace(DISTRICTS[1], name="Huyện Cao Lãnh", short_name="Cao Lãnh")
    assert _names(city, rural) == ["Thành phố Cao Lãnh", "Huyện Cao Lãnh"]


def _names(*units: AdminUnit) -> list[str]:
    results = tuple(
        sample.result(ADULTS_3, str(90 - i), area=unit, rank=i + 1) for i, unit in enumerate(units)
    )
    data = sample.report(results=results)
    data = replace(data, inputs=replace(data.inputs, districts=units))
    chart = district_chart(data, sample.words(), "coverage", ADULTS_3)
    return [row["name"] for row in rows(chart, "targets")]


def test_a_province_sum_without_some_districts_says_so() -> None:
    """The districts that a province's value lacks are named below the title."""
    partial = replace(
        sample.result(ADULTS_3, "83.15"), missing_areas=(DISTRICTS[0].code, DISTRICTS[10].code)
    )
    data = sample.report(results=(partial, *sample.DISTRICT_RESULTS))
    chart = district_chart(data, sample.words(), "coverage", ADULTS_3)
    assert "Thành phố Lạng Sơn, Huyện Đình Lập" in notes(chart)


def test_dates_that_differ_are_shown_as_a_span() -> None:
    """One date where all agree, the first and the last where they do not."""
    later = replace(sample.DISTRICT_RESULTS[0], as_of=sample.DAY.replace(day=20))
    words = sample.words()
    same = sample.report(results=sample.DISTRICT_RESULTS)
    mixed = sample.report(results=(later, *sample.DISTRICT_RESULTS[1:]))
    assert "đến ngày 15/3/2022" in notes(district_chart(same, words, "coverage", ADULTS_3))
    assert "từ ngày 15/3/2022 đến ngày 20/3/2022" in notes(
        district_chart(mixed, words, "coverage", ADULTS_3)
    )


def test_no_district_gives_no_chart() -> None:
    """A province's value alone ranks nobody."""
    data = sample.report(results=sample.PROVINCE_RESULTS)
    assert district_chart(data, sample.words(), "coverage", ADULTS_3) is None
    assert describe_districts(data, sample.words(), "coverage", ADULTS_3) == ""


def test_the_description_goes_from_best_to_missing() -> None:
    """The description has the order of the chart and ends with its lines."""
    text = describe_districts(sample.full_report(), sample.words(), "coverage", ADULTS_3)
    places = [text.index(part) for part in ("91,20%", "71,30%", "trên 70%", "chưa có số liệu")]
    assert places == sorted(places)
    assert text.endswith("Toàn tỉnh: 83,15%; Chỉ tiêu: ≥ 95%.")


def test_many_areas_are_drawn_by_their_ends() -> None:
    """Of more areas than a page shows legibly the best and last stand alone, the others in one
    row with their range; nobody is left out in silence."""
    units = tuple(
        AdminUnit(f"{n:05}", f"Xã {n:02}", f"{n:02}", AreaLevel.COMMUNE, f"xa-{n}", "20")
        for n in range(1, 66)
    )
    results = tuple(
        sample.result(ADULTS_3, f"{100 - n}", area=unit, rank=n)
        for n, unit in enumerate(units[:60], start=1)
    )
    full = sample.report(results=results)
    data = replace(full, inputs=replace(full.inputs, districts=units))
    drawn = rows(district_chart(data, sample.words(), "coverage", ADULTS_3), "targets")
    assert [row["name"] for row in drawn] == [
        *(f"Xã {n:02}" for n in range(1, 11)),
        "40 địa bàn khác",
        *(f"Xã {n}" for n in range(51, 61)),
        "5 địa bàn khác",
    ]
    assert [drawn[10]["text"], drawn[-1]["text"]] == ["từ 50% đến 89%", "chưa có số liệu"]
    told = describe_districts(data, sample.words(), "coverage", ADULTS_3)
    assert "40 địa bàn khác" in told
