"""What the page of a report makes of its content: bars, and data within scripts."""

from __future__ import annotations

import json
from typing import Any

import pytest

from baocao.document.content import TargetContent
from baocao.output.page.report_page import Bar, bar_of
from baocao.output.page.script import script_json


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
