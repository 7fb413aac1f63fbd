"""The package's own specifications beside those that Altair writes."""

from __future__ import annotations

import json

import pytest

from baocao.document.charts.as_altair import as_altair
from baocao.document.charts.tile_map import unit_map
from tests.document.charts import sample
from tests.document.charts.test_export import KINDS, chart
from tests.document.charts.test_tile_map import MAPS


@pytest.mark.parametrize("kind", [*KINDS, "map"])
def test_altair_says_the_same(kind: str) -> None:
    """In the same order, and it finds nothing wrong in it."""
    mapped = (sample.full_report(), sample.words(), "coverage", sample.ADULTS_3, MAPS)
    ours = unit_map(*mapped) if kind == "map" else chart(kind)
    assert ours is not None
    assert json.dumps(as_altair(ours).to_dict()) == json.dumps(ours.to_dict())


def test_a_chart_that_others_begin_with_stays_as_it_is() -> None:
    """What is added to a chart is in the new one alone."""
    first = chart("targets")
    before = json.dumps(first.to_dict())
    first.with_fields(title="T").where("datum.a").encode(x2={"field": "b", "type": "quantitative"})
    assert json.dumps(first.to_dict()) == before
