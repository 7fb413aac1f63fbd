"""What a report's page says first: of the units that which is surely furthest from a target."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import Any, cast

import pytest

from baocao.core.quantities import Bound
from baocao.core.report_key import ReportKey
from baocao.document.content import Content
from baocao.output.page.late import late_targets
from baocao.output.page.view import ReportView
from baocao.results.ledger.model import Figure, Formula, FormulaKind
from tests.output.page.test_report_page import target

AREAS = {"20": "Tỉnh", "183": "Cao Lộc", "187": "Chi Lăng", "189": "Đình Lập"}
SHORT: dict[str, tuple[str, float, list[tuple[int, Bound]], str | None]] = {
    "below a floor, the furthest first": (
        ">=",
        80,
        [(75, Bound.EXACT), (60, Bound.EXACT), (80, Bound.EXACT)],
        "Chi Lăng",
    ),
    "a limit that leaves it open": (
        ">=",
        80,
        [(74, Bound.ABOVE), (60, Bound.BELOW), (75, Bound.EXACT)],
        "Chi Lăng",
    ),
    "at a floor that has to be passed": (
        ">",
        80,
        [(80, Bound.EXACT), (81, Bound.EXACT), (80, Bound.ABOVE)],
        "Cao Lộc",
    ),
    "above a ceiling": (
        "<=",
        2,
        [(3, Bound.EXACT), (2, Bound.EXACT), (5, Bound.AT_LEAST)],
        "Đình Lập",
    ),
    "a number to be hit": ("=", 2, [(3, Bound.EXACT), (1, Bound.EXACT), (2, Bound.EXACT)], None),
}


def figure(area: str, value: int, bound: Bound) -> Figure:
    formula = Formula(FormulaKind.COUNT)
    return Figure(f"rate.{area}.value", "", Decimal(value), "percent", formula, bound, "rate", area)


@pytest.mark.parametrize(("operator", "asked", "values", "wanted"), SHORT.values(), ids=SHORT)
def test_the_unit_that_is_furthest_from_a_target(
    operator: str, asked: float, values: list[tuple[int, Bound]], wanted: str | None
) -> None:
    """A limit says that a unit is short only where it decides; the province is no unit."""
    held = {"indicator": "rate", "operator": operator, "asked": asked, "for_units": True}
    missed: Any = target(status="NOT_MET", **held)
    units = [figure(area, *one) for area, one in zip(list(AREAS)[1:], values, strict=True)]
    figures = (figure("20", 1, Bound.EXACT), *units)
    content = SimpleNamespace(targets=(missed,), areas=AREAS, province=SimpleNamespace(code="20"))
    view = ReportView(ReportKey("p", "lang-son", "2022-Q4"), cast(Content, content), figures, ())
    (late,) = late_targets(view)
    assert (late.furthest.name if late.furthest else None) == wanted


def test_a_unit_is_as_far_as_what_it_is_given() -> None:
    """Of 85% given 99% more is missing than of 70% given 80%."""
    units = list(AREAS)[1:3]
    held = {"indicator": "rate", "operator": ">=", "for_units": True}
    given = dict(zip(units, (99.0, 80.0), strict=True))
    missed: Any = target(status="NOT_MET", given=given, **held)
    figures = tuple(figure(area, n, Bound.EXACT) for area, n in zip(units, (85, 70), strict=True))
    content = SimpleNamespace(targets=(missed,), areas=AREAS, province=SimpleNamespace(code="20"))
    view = ReportView(ReportKey("p", "lang-son", "2022-Q4"), cast(Content, content), figures, ())
    (late,) = late_targets(view)
    assert late.furthest
    assert late.furthest.name == AREAS[units[0]]


def test_what_is_furthest_off_stands_first() -> None:
    """As a share of what is asked for, after what is missed and before what nobody measures."""
    told = {
        "near": ("NOT_MET", 99.9, 100.0),
        "nothing": ("NOT_MET", None, None),
        "far": ("NOT_MET", 64.63, 100.0),
        "behind": ("BEHIND", 1.0, 100.0),
        "doctors": ("NOT_MET", 30.0, 40.0),
    }
    targets = tuple(
        target(id=id_, thing=id_, status=status, value=value, asked=asked)
        for id_, (status, value, asked) in told.items()
    )
    content = SimpleNamespace(targets=targets, areas=AREAS, province=SimpleNamespace(code="20"))
    view = ReportView(ReportKey("p", "lang-son", "2022-Q4"), cast(Content, content), (), ())
    order = ["far", "doctors", "near", "nothing", "behind"]
    assert [late.target.id for late in late_targets(view)] == order


@pytest.mark.parametrize(
    ("operator", "value", "above"),
    [
        pytest.param("<=", 3, True, id="a-ceiling"),
        pytest.param("<", None, True, id="a-ceiling-without-a-value"),
        pytest.param("=", 3, True, id="past-a-number-to-be-hit"),
        pytest.param("=", 1, False, id="short-of-it"),
        pytest.param("=", None, False, id="nothing-known"),
        pytest.param(">=", 1, False, id="a-floor"),
    ],
)
def test_what_is_beyond_a_target_is_not_called_missing(
    operator: str, value: float | None, *, above: bool
) -> None:
    """Pages write "vượt" before its gap."""
    assert target(operator=operator, asked=2, value=value).is_above is above
