"""What is measured is counted once, however many documents ask for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from baocao.core.quantities import Operator
from baocao.definitions.areas.model import AreaLevel
from baocao.definitions.plans.model import Among, Over, Target
from baocao.results.measured import counted, in_force, most_urgent, thing_key, unmet
from baocao.results.model import PeriodPart, TargetResult, TargetStatus, UnitsMeeting
from baocao.submissions.workbooks.completeness import Completeness
from tests.results.sample import (
    ADULTS_D3,
    CATALOGUE,
    DAY,
    DISTRICTS,
    PROVINCE,
    computed,
    obs,
    plan,
    target,
)

RATE = computed(obs("coverage_rate", 90, split=ADULTS_D3))
MET, BEHIND, OPEN = TargetStatus.MET, TargetStatus.BEHIND, TargetStatus.NOT_ASSESSABLE


def judged(status: TargetStatus, wanted: Target | None = None, plan_id: str = "a") -> TargetResult:
    return TargetResult(plan(id=plan_id), wanted or target(), status, DAY, result=RATE)


def test_two_documents_that_ask_for_one_thing_are_counted_once() -> None:
    """By the most urgent verdict, also where number and day differ; in the plans' order."""
    other = target("x", value="95", deadline=date(2022, 6, 30))
    first, second = judged(MET), judged(BEHIND, other, "b")
    one, alone = counted([first, judged(MET, target("doc", indicator=None)), second])
    assert one.targets == (first, second)
    assert (one.status, one.leading, one.result) == (BEHIND, second, RATE)
    assert alone.status is MET


@pytest.mark.parametrize(
    "other",
    [
        target(indicator="new_cases"),
        target(split=()),
        target(over=Over.YEAR_TO_DATE),
        target(among=Among(Decimal(90))),
    ],
)
def test_other_things_stand_alone(other: Target) -> None:
    """Another indicator, group, span of time, or one that units meet each."""
    assert len(counted([judged(MET), judged(MET, other)])) == 2


def test_documents_are_things_of_their_own_plans() -> None:
    """The same number in two plans is two documents."""
    doc = target("doc", indicator=None)
    assert len(counted([judged(MET, doc), judged(MET, doc, "b")])) == 2


def test_what_an_amendment_ended_counts_no_more() -> None:
    """Beside a target that stands its verdict says nothing; alone it is in no list."""
    ended = judged(TargetStatus.NOT_MET, target(ended_on=DAY))
    (both,) = counted([ended, judged(MET, plan_id="b")])
    assert (both.status, both.standing) == (MET, both.targets[1:])
    assert both.leading is both.targets[1]
    (alone,) = counted([ended])
    assert (alone.status, alone.leading) == (TargetStatus.NOT_MET, ended)
    assert in_force([ended]) == unmet([ended]) == []


def test_what_fails_or_lags_is_unmet() -> None:
    """What cannot be judged is not."""
    every = [
        judged(status, target(str(n), indicator=None)) for n, status in enumerate(TargetStatus)
    ]
    assert {one.status for one in unmet(every)} == {TargetStatus.NOT_MET, BEHIND}
    assert len(in_force(every)) == len(TargetStatus)


def test_the_most_urgent_goes_first() -> None:
    """What failed before what lags, and what is met before what nobody knows."""
    order = ("NOT_MET", "BEHIND", "ON_TRACK", "NOT_DUE", "MET", "NOT_ASSESSABLE", "NOT_REPORTED")
    statuses = [TargetStatus(name) for name in order]
    for place, status in enumerate(statuses):
        assert most_urgent(reversed(statuses[place:])) is status


def test_a_thing_has_a_word_of_its_own() -> None:
    """For files; two things never have one."""
    commune = Among(Decimal(90), AreaLevel.COMMUNE)
    things = [
        (target("doc", indicator=None), "a/doc"),
        (target(), "coverage/18plus/d3/period"),
        (target(over=Over.YEAR_TO_DATE), "coverage/18plus/d3/year_to_date"),
        (target(among=commune, split=()), f"coverage/period/{AreaLevel.COMMUNE}-90"),
    ]
    assert [thing_key(judged(MET, wanted)) for wanted, _ in things] == [word for _, word in things]


@pytest.mark.parametrize(
    ("operator", "value", "indicator", "all_", "none"),
    [
        (Operator.AT_LEAST, "100", "coverage", True, False),
        (Operator.EQUAL, "100", "coverage", True, False),
        (Operator.ABOVE, "100", "coverage", False, False),
        (Operator.AT_LEAST, "99", "coverage", False, False),
        (Operator.AT_LEAST, "100", "new_cases", False, False),
        (Operator.AT_MOST, "0", "new_cases", False, True),
        (Operator.EQUAL, "0", "new_cases", False, True),
        (Operator.BELOW, "0", "new_cases", False, False),
        (Operator.AT_MOST, "1", "new_cases", False, False),
    ],
)
def test_all_or_none_is_asked_for(
    operator: Operator, value: str, indicator: str, *, all_: bool, none: bool
) -> None:
    """The whole of a percentage, or nothing at all of a count."""
    one = judged(MET, target(indicator=indicator, operator=operator, value=value))
    one = replace(one, value=Decimal(value), indicator=CATALOGUE.indicators[indicator])
    assert (one.asks_for_all, one.asks_for_none) == (all_, none)
    assert not replace(one, indicator=None).asks_for_all


def test_units_are_of_the_level_of_any_of_them() -> None:
    """Whatever they do; none without units."""
    for place in range(4):
        met, unmet_, open_, missing = (DISTRICTS[:2] if n == place else () for n in range(4))
        units = UnitsMeeting(met, unmet_, open_, missing, (PROVINCE,), ())
        assert (units.level, units.total) == (AreaLevel.DISTRICT, 2)
    assert UnitsMeeting((), (), (), (), (PROVINCE,), ()).level is None


def test_a_part_is_missing_where_nobody_sent() -> None:
    """Somebody of several is enough."""
    for received, missing in (((), True), (DISTRICTS[:1], False)):
        part = PeriodPart("2022-Q1", Completeness(DISTRICTS, received), synthetic=False)
        assert part.is_missing is missing
