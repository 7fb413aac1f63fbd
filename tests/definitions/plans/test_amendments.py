"""What an amendment changes, and from which day on its targets are those that judge."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from baocao.definitions.plans.amendments import AmendedTarget, AmendedTask, amendment
from baocao.definitions.plans.in_force import amendments_until, in_force
from baocao.definitions.plans.model import Among, Milestone, Over, Plan, Target, Task
from tests.regimes import administrative
from tests.results.sample import plan, target, task

CASES, DEATHS, SHARE = (
    target("cases", "new_cases", ()), target("deaths", "new_deaths", ()), target("d3"),
)  # fmt: skip
TRAIN, BUY, DUTY = task("1"), task("2"), task("n01.01", None)
FIRST = plan(CASES, DEATHS, SHARE, tasks=[TRAIN, BUY, DUTY])


def second(*targets: Target, tasks: tuple[Task, ...] = (), **others: Any) -> Plan:
    issued = {"issued_on": date(2022, 5, 10), **others}
    return plan(*targets, tasks=tasks, version=2, amends="ke-hoach@1", **issued)


def kinds(before: Plan, after: Plan) -> list[str]:
    found = amendment(before, after)
    changed: list[AmendedTarget | AmendedTask] = [*found.targets, *found.tasks]
    return [f"{shown.id} {one.kind.value}" for one in changed if (shown := one.after or one.before)]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"value": Decimal(95)}, ["d3 raised"]),
        ({"value": Decimal(80)}, ["d3 lowered"]),
        ({"deadline": date(2022, 9, 30)}, ["d3 brought_forward"]),
        (
            {"value": Decimal(95), "deadline": date(2022, 9, 30)},
            ["d3 raised", "d3 brought_forward"],
        ),
        ({"indicator": "other"}, ["d3 redefined"]),
        ({"over": Over.YEAR_TO_DATE}, ["d3 redefined"]),
        ({"value": None}, ["d3 redefined"]),
        ({"milestones": (Milestone(date(2022, 6, 30), Decimal(50)),)}, ["d3 rescheduled"]),
        ({"clause": "Mục III", "name": "Tên khác", "line": 9}, []),
    ],
)
def test_what_becomes_of_a_target(changed: dict[str, object], expected: list[str]) -> None:
    """Only what it is judged by counts; a new clause number is no amendment."""
    after = second(CASES, DEATHS, replace(SHARE, **changed), tasks=FIRST.tasks)  # type: ignore[arg-type]
    assert kinds(FIRST, after) == expected


def test_other_values_for_units_are_an_amendment() -> None:
    """Whom the plan gives which value; that it gives any at all is another way to judge."""

    def given(**values: str) -> Target:
        found = tuple((code, Decimal(value)) for code, value in values.items())
        return replace(SHARE, among=Among(given=found))

    first = plan(given(a="90", b="95"), tasks=[TRAIN])
    changed = second(given(a="90", b="96"), tasks=(TRAIN,))
    assert kinds(first, changed) == ["d3 reallotted"]
    assert kinds(first, second(given(a="90", b="95"), tasks=(TRAIN,))) == []
    assert kinds(first, second(given(), tasks=(TRAIN,))) == ["d3 redefined"]


def test_targets_without_a_day_of_their_own_move_with_the_plan() -> None:
    """A plan that lasts longer postpones them."""
    longer = second(CASES, tasks=FIRST.tasks, valid_to=date(2024, 12, 31))
    assert kinds(FIRST, longer) == ["cases postponed", "deaths withdrawn", "d3 withdrawn"]


def test_what_becomes_of_tasks() -> None:
    """Handed over, postponed, withdrawn and added; duties are known by agency and words."""
    changed = replace(TRAIN, lead="Sở Tài chính", due=date(2022, 12, 31))
    renumbered = replace(DUTY, id="n02.01")
    after = second(*FIRST.targets, tasks=(changed, renumbered, task("3")))
    assert kinds(FIRST, after) == [
        "1 handed_over", "1 postponed", "2 withdrawn", "3 added",
    ]  # fmt: skip


EFFECT = date(2022, 5, 15)
AMENDED = second(replace(CASES, value=Decimal(10)), SHARE, effective_from=EFFECT)


@pytest.mark.parametrize(
    ("period", "version", "ids"),
    [
        ("2022-04", 1, ["cases", "deaths", "d3"]),
        ("2022-05", 1, ["cases", "deaths", "d3"]),  # ends on 14 May: issued, not yet in effect
        ("2022-06", 2, ["cases", "d3"]),  # begins on 15 May: what ended was judged the month before
        ("2022-Q2", 2, ["cases", "d3", "deaths"]),
        ("2022-Q3", 2, ["cases", "d3"]),
        ("2022", 2, ["cases", "d3", "deaths"]),
    ],
)
def test_the_day_of_effect_parts_the_versions(period: str, version: int, ids: list[str]) -> None:
    """Before it the old version judges; a target that ended stands once, in its last period."""
    (found,) = in_force((FIRST, AMENDED), administrative(period))
    assert found.version == version
    assert [one.id for one in found.targets] == ids
    ended = [one.ended_on for one in found.targets if one.id == "deaths" and version == 2]
    assert ended == ([EFFECT] if "deaths" in ids and version == 2 else [])


def test_an_amendment_may_end_the_document() -> None:
    """The validity of the version that counts decides, not that of the one before."""
    ending = second(CASES, SHARE, effective_from=EFFECT, valid_to=date(2022, 5, 31))
    found = [in_force((FIRST, ending), administrative(key)) for key in ("2022-06", "2022-07")]
    assert [[one.version for one in plans] for plans in found] == [[2], []]


def test_an_amendment_without_any_day_counts_from_its_validity() -> None:
    """Before it the version that it amends judges."""
    later = second(CASES, issued_on=None, valid_from=date(2022, 10, 1))
    found = [in_force((FIRST, later), administrative(key)) for key in ("2022-Q3", "2022-Q4")]
    assert [[one.version for one in plans] for plans in found] == [[1], [2]]


def test_a_target_that_comes_back_has_not_ended() -> None:
    """Two amendments in one period: the last one decides what there is."""
    back = replace(
        second(CASES, DEATHS, SHARE), version=3, amends="ke-hoach@2", issued_on=date(2022, 6, 1)
    )
    (found,) = in_force((FIRST, AMENDED, back), administrative("2022-Q2"))
    assert {one.ended_on for one in found.targets} == {None}


@pytest.mark.parametrize(("day", "count"), [(date(2022, 5, 14), 0), (EFFECT, 1)])
def test_amendments_count_from_their_effect(day: date, count: int) -> None:
    """Issued is not yet in effect."""
    found = amendments_until((FIRST, AMENDED), day)
    assert [one.effective_from for one in found] == [EFFECT] * count
