"""Looks into a chart's specification: the rows it draws and the words it prints."""

from __future__ import annotations

import json
from typing import Any

from baocao.document.charts.as_altair import AnyChart
from baocao.document.charts.vega_lite import Chart


def spec(chart: Chart | AnyChart | None) -> dict[str, Any]:
    """The specification of a chart that must be there."""
    assert chart is not None
    found: dict[str, Any] = chart.to_dict()
    return found


def rows(chart: Chart | AnyChart | None, *keys: str) -> list[dict[str, Any]]:
    """The rows of the data set whose rows have all of `keys`."""
    datasets = spec(chart)["datasets"].values()
    (found,) = [data for data in datasets if all(set(keys) <= set(row) for row in data)]
    return list(found)


def printed(chart: Chart | AnyChart | None) -> str:
    """Everything in the specification as one text."""
    return json.dumps(spec(chart), ensure_ascii=False)


def notes(chart: Chart | AnyChart | None) -> str:
    """The lines below the title, joined."""
    return " ".join(spec(chart)["title"]["subtitle"])
