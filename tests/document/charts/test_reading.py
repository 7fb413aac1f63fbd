"""The table that travels with each chart."""

from __future__ import annotations

from typing import Any

import pytest

from baocao.document.charts.coverage import coverage_chart
from baocao.document.charts.districts import district_chart
from baocao.document.charts.targets import target_chart
from baocao.document.charts.tasks import task_chart
from baocao.document.charts.trends import trend_chart
from baocao.document.charts.vega_lite import Chart
from tests.document.charts import sample
from tests.document.charts.spec import spec

REPORT, WORDS = sample.full_report(), sample.words()
SPLIT = (("age_group", "18plus"), ("dose", "d3"))
CHARTS = {
    "coverage": coverage_chart(REPORT, WORDS, "coverage"),
    "districts": district_chart(REPORT, WORDS, "coverage", SPLIT),
    "targets": target_chart(REPORT, WORDS),
    "tasks": task_chart(REPORT, WORDS),
    "trend": trend_chart(REPORT, WORDS, "cases_cumulative"),
}


def table(chart: Chart | None) -> dict[str, Any]:
    found: dict[str, Any] = spec(chart)["usermeta"]["table"]
    return found


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_every_chart_has_its_values_as_a_table(chart: Chart | None) -> None:
    """Each row has a cell under each heading, and at least one row names a value."""
    found = table(chart)
    assert {len(row) for row in found["rows"]} == {len(found["headings"])}
    assert any(row[1] for row in found["rows"])


def tips(found: Any) -> list[str]:
    """The texts for a pointer, wherever the specification holds them."""
    if isinstance(found, list):
        return [tip for item in found for tip in tips(item)]
    if isinstance(found, dict):
        own = [found["tip"]] if "tip" in found else []
        return own + [tip for item in found.values() for tip in tips(item)]
    return []


@pytest.mark.parametrize("name", ["coverage", "districts", "targets", "trend"])
def test_a_pointer_reads_what_the_table_says(name: str) -> None:
    """The tip of each mark holds the texts of one row of the table."""
    rows = [[cell for cell in row if cell] for row in table(CHARTS[name])["rows"]]
    found = tips(spec(CHARTS[name])["datasets"])
    assert found
    for tip in found:
        name_and_value = tip.rstrip(": ")
        assert any(all(cell in name_and_value for cell in row) for row in rows), tip


def test_an_agencys_tips_are_its_counts() -> None:
    """The tips of a stacked bar name agency, status and count as the table has them."""
    found = table(CHARTS["tasks"])
    told = [
        f"{row[0]}: {status} {count}"
        for row in found["rows"]
        for status, count in zip(found["headings"][1:-1], row[1:-1], strict=True)
        if count != "0"
    ]
    assert sorted(tips(spec(CHARTS["tasks"])["datasets"])) == sorted(told)
