"""What the page of a report makes of its content: bars, and data within scripts."""

from __future__ import annotations

import json
from decimal import Decimal
from types import SimpleNamespace
from typing import Any, cast

import pytest

from baocao.core.report_key import ReportKey
from baocao.document.content import Content, TargetContent
from baocao.output.page.report_page import Bar, bar_of
from baocao.output.page.script import script_json
from baocao.output.page.view import PrintedChange, ReportView
from baocao.results.ledger.model import Figure, Formula, FormulaKind


def target(**values: Any) -> TargetContent:
    """A target of which only the bar is asked."""
    known: dict[str, Any] = {
        "plan": "p", "id": "t", "clause": "", "name": "", "required": "", "result": (),
        "deadline": None, "status": "MET", "status_text": "",
    }  # fmt: skip
    return TargetContent(**(known | values))


BARS = {
    "short of it": ({"unit": "percent", "value": 83.15, "asked": 95}, Bar(83.15, 95.0, "exact")),
    "at all of it": ({"unit": "percent", "value": 100, "asked": 100}, Bar(100, 99.0, "exact")),
    "above 100%": ({"unit": "percent", "value": 125, "asked": 100}, Bar(100.0, 80.0, "exact")),
    "no value asked": ({"unit": "percent", "value": 40}, Bar(40.0, None, "exact")),
    "a bound": (
        {"unit": "percent", "value": 74, "asked": 80, "bound": ">"},
        Bar(74.0, 80.0, "bound"),
    ),
    "a rate below": (
        {"unit": "per_100k", "value": 11, "asked": 44},
        Bar(25.0, 99.0, "exact"),
    ),
    "a rate with nothing to hold against": ({"unit": "per_100k", "value": 11}, None),
    "no result": ({"unit": "percent", "asked": 80}, None),
    "nothing of anything": ({"unit": "cases", "value": 0, "asked": 0}, Bar(0.0, 0.0, "exact")),
}


@pytest.mark.parametrize(("values", "bar"), BARS.values(), ids=BARS)
def test_a_bar_shows_value_and_target(values: dict[str, Any], bar: Bar | None) -> None:
    """Both stand on one axis; a value above 100% is not cut, the axis grows."""
    assert bar_of(target(**values)) == bar


def test_json_in_a_script_cannot_end_it() -> None:
    """No sign of markup is left, and the value comes back."""
    value = {"a": "</script><!-- & \u2028"}
    written = script_json(value)
    assert not set("<>&\u2028") & set(written)
    assert json.loads(written) == value


def figure(id_: str, text: str, value: int, of: str = "") -> Figure:
    """A figure of the province; `of` is the indicator of a value."""
    formula = Formula(FormulaKind.COUNT)
    return Figure(id_, text, Decimal(value), "cases", formula, indicator=of or None, area="20")


def test_the_change_is_that_since_the_latest_earlier_period() -> None:
    """Of two printed changes the one since the last period stands beside the value."""
    figures = [
        figure("new_cases.20.value", "5", 5, "new_cases"),
        figure("new_cases.20.change-2021-Q4", "9", -9),
        figure("new_cases.20.change-2022-Q3", "2", 2),
        figure("deaths.20.value", "1", 1, "deaths"),
    ]
    content = cast(Content, SimpleNamespace(province=SimpleNamespace(code="20")))
    key = ReportKey("covid-19", "lang-son", "2022-Q4")
    values = ReportView(key, content, tuple(figures), ()).values
    change = values["new_cases", ""].change
    assert change == PrintedChange("2", 2.0, "2022-Q3", in_points=False)
    assert values["deaths", ""].change is None
