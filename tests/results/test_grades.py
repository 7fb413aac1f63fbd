"""Units in four steps: against the target where the plan asks for one, in quarters elsewhere."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.core.quantities import Bound, Operator, Unit
from baocao.definitions.indicators.model import Direction
from baocao.results.grades import Grade, against, among, are_close, strictest
from baocao.results.model import IndicatorResult, TargetResult, TargetStatus
from tests.document.charts.sample import ADULTS_3, CASES, COVERAGE, DISTRICTS, result, target

FIRST, SECOND, THIRD, LAST = Grade.FIRST, Grade.SECOND, Grade.THIRD, Grade.LAST


def asked(operator: Operator, value: str) -> TargetResult:
    judged = target(ADULTS_3, value, TargetStatus.NOT_MET)
    return replace(judged, target=replace(judged.target, operator=operator))


def units(*values: str, direction: Direction = Direction.HIGHER_IS_BETTER) -> list[IndicatorResult]:
    of = replace(COVERAGE, direction=direction)
    return [result(ADULTS_3, v, area=DISTRICTS[i], of=of) for i, v in enumerate(values)]


@pytest.mark.parametrize(
    ("operator", "value", "steps"),
    [
        (Operator.AT_LEAST, "80", {"80": FIRST, "79.99": SECOND, "72": SECOND, "71.9": THIRD}),
        (Operator.AT_LEAST, "80", {"60": THIRD, "59.9": LAST, "0": LAST, "-5": LAST}),
        (Operator.ABOVE, "80", {"80": SECOND, "80.1": FIRST}),
        (Operator.AT_MOST, "9", {"9": FIRST, "10": SECOND, "10.1": THIRD, "12": THIRD, "13": LAST}),
        (Operator.BELOW, "9", {"9": SECOND, "8.99": FIRST}),
        (Operator.AT_MOST, "0", {"0": FIRST, "1": LAST}),
        (Operator.AT_LEAST, "0", {"0": FIRST, "-1": LAST}),
        (Operator.EQUAL, "10", {"10": FIRST, "9": SECOND, "11": SECOND, "20": LAST, "0": LAST}),
    ],
)
def test_against_a_target(operator: Operator, value: str, steps: dict[str, Grade]) -> None:
    for own, step in steps.items():
        assert list(against(units(own), asked(operator, value)).values()) == [step], own


def test_a_bound_that_settles_nothing_is_not_at_the_target() -> None:
    """ "trên 74%" may be 80% or not: it is nearly there, never there."""
    above = result(ADULTS_3, "74", bound=Bound.ABOVE, area=DISTRICTS[0])
    assert list(against([above], asked(Operator.AT_LEAST, "80")).values()) == [SECOND]


def test_what_is_missing_may_undo_a_target_that_is_met_so_far() -> None:
    """No case in the one quarter that was sent is no step, and surely not the last."""
    part = [replace(unit, missing_periods=("2022-Q1",)) for unit in units("0", "12")]
    assert against(part, asked(Operator.AT_MOST, "9")) == {DISTRICTS[1].code: THIRD}


def test_in_quarters() -> None:
    found = among(units("1", "2", "3", "4", "5", "6", "7", "8"))
    assert list(found.values()) == [LAST, LAST, THIRD, THIRD, SECOND, SECOND, FIRST, FIRST]
    for other in (Direction.LOWER_IS_BETTER, Direction.NEUTRAL):
        found = among(units("1", "2", "3", "4", direction=other))
        assert list(found.values()) == [FIRST, SECOND, THIRD, LAST]


def test_values_printed_alike_share_a_quarter() -> None:
    """0,0601% and 0,0602% are both printed 0,06%."""
    found = among(units("0.0601", "0.0602", "5", "9"))
    assert [found[unit.code] for unit in DISTRICTS[:4]] == [THIRD, THIRD, SECOND, FIRST]


@pytest.mark.parametrize(
    ("values", "shares", "close"),
    [
        pytest.param(("14.48", "14.60", "14.9", "15.03"), False, True, id="rates-within-a-tenth"),
        pytest.param(("13.5", "15"), False, False, id="rates-a-tenth-apart"),
        pytest.param(("97.1", "97.9"), True, True, id="shares-within-a-point"),
        pytest.param(("85", "92"), True, False, id="shares-apart"),
        pytest.param(("0.05", "0.08"), True, False, id="small-shares-apart"),
        pytest.param(("-10", "-9.5"), False, True, id="below-nought"),
        pytest.param(("0", "0"), False, False, id="nought"),
        pytest.param((), False, False, id="none"),
    ],
)
def test_what_is_close(values: tuple[str, ...], shares: bool, close: bool) -> None:  # noqa: FBT001
    assert are_close([*map(Decimal, values)], shares=shares) is close


def test_close_units_have_no_step() -> None:
    """The best and the worst quarter 4% apart would make much of little."""
    per_people = replace(COVERAGE, unit=Unit.PER_100K, direction=Direction.LOWER_IS_BETTER)
    rates = ("14.48", "14.60", "14.90", "15.03")
    found = [result(ADULTS_3, v, area=DISTRICTS[i], of=per_people) for i, v in enumerate(rates)]
    assert among(found) == {}


@pytest.mark.parametrize("values", [(), ("5",), ("5", "5", "5")])
def test_nothing_tells_equal_units_apart(values: tuple[str, ...]) -> None:
    assert among(units(*values)) == {}


@given(st.lists(st.integers(-1000, 1000), min_size=2, max_size=len(DISTRICTS)))
def test_a_better_unit_has_no_lower_grade(values: list[int]) -> None:
    results = units(*map(str, values))
    grades = among(results)
    for one in results:
        for other in results:
            if grades and one.quantity.value >= other.quantity.value:
                assert grades[one.area.code] >= grades[other.area.code]


def test_the_strictest_target_grades() -> None:
    """Of two plans the one that asks for more; another split's target grades nobody."""
    ours = [asked(Operator.AT_LEAST, "70"), asked(Operator.AT_LEAST, "95")]
    found = strictest(ours, COVERAGE.id, ADULTS_3)
    assert found is not None
    assert found.value == Decimal(95)
    ceilings = [asked(Operator.AT_MOST, "9"), asked(Operator.AT_MOST, "5")]
    lowest = strictest(ceilings, COVERAGE.id, ADULTS_3)
    assert lowest is not None
    assert lowest.value == Decimal(5)
    assert strictest(ours, COVERAGE.id, ()) is None
    assert strictest(ours, CASES.id, ()) is None


def test_values_are_told_apart_by_the_decimals_that_are_printed() -> None:
    """Two of a percentage."""
    found = among(units("0.01", "0.02", "0.03", "0.04"))
    assert list(found.values()) == [LAST, THIRD, SECOND, FIRST]


def test_a_target_without_a_level_grades_nobody() -> None:
    """Neither a number without an operator nor an operator without a number."""
    judged = asked(Operator.AT_LEAST, "80")
    no_operator = replace(judged, target=replace(judged.target, operator=None))
    for one in (no_operator, replace(judged, value=None)):
        assert against(units("80"), one) == {}


def test_what_a_province_may_count_is_not_what_a_unit_may() -> None:
    """A ceiling of 100 cases grades no district; none at all is asked of each."""

    def counted(value: str) -> TargetResult:
        one = asked(Operator.AT_MOST, value)
        whole = result((), "5", of=CASES)
        own = replace(one.target, indicator=CASES.id, disaggregation=())
        return replace(one, target=own, result=whole)

    assert strictest([counted("100")], CASES.id, ()) is None
    none = counted("0")
    assert strictest([none], CASES.id, ()) is none
