"""Rows of the sheet "Tiến độ" are of tasks and targets that the province's plans have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from baocao.definitions.plans.load import load_plans
from baocao.definitions.plans.model import Plan
from baocao.submissions.validation.check import validate
from baocao.submissions.validation.model import Finding
from baocao.submissions.workbooks.model import SourceCell, TaskProgress
from tests.regimes import REGIMES, administrative
from tests.submissions.validation.workbooks import AREAS, CATALOGUE, ROOT, RULES, workbook

PLANS = load_plans(
    ROOT / "data" / "programmes" / "covid-19" / "plans", "lang-son", CATALOGUE, REGIMES
)
PLAN = "lang-son-11-ct-tu"
TASK_RULES = ("unknown_plan", "unknown_item", "item_stated_twice", "item_stated_otherwise")


def row(number: int, item: str, plan: str = PLAN, state: str = "done") -> TaskProgress:
    """What row `number` of the sheet says."""
    source = SourceCell("so-y-te.xlsx", "", "Tiến độ", f"D{number}")
    return TaskProgress(item, plan, state, None, "", "", source, f"A{number}", f"B{number}")


def found(*rows: TaskProgress, plans: Sequence[Plan] = PLANS) -> list[Finding]:
    sent = replace(workbook(), progress=rows)
    findings = validate(
        [sent],
        catalogue=CATALOGUE,
        areas=AREAS,
        period=administrative("2022-Q1"),
        plans=plans,
        rules=RULES,
    )
    return [finding for finding in findings if finding.rule in TASK_RULES]


def places(findings: Sequence[Finding]) -> list[tuple[str, str]]:
    return [(f.rule, f.source.cell) for f in findings if f.source]


KNOWN = [
    [row(2, "1")],
    [row(2, "1"), row(3, "n01.01"), row(4, "unvaccinated-list")],  # a task, a duty, a target
    [row(2, "1"), row(3, "1")],  # the same said twice
    [row(2, "1"), row(3, "3.1", "lang-son-ke-hoach-2022-2023")],
]


@pytest.mark.parametrize("rows", KNOWN)
def test_what_plans_have_is_not_found(rows: list[TaskProgress]) -> None:
    """Tasks, standing duties and targets of any plan; the same words twice do no harm."""
    assert found(*rows) == []


def test_an_unknown_plan_is_found_where_it_is_named() -> None:
    """Once, at the plan's cell; its tasks are then nobody's."""
    assert places(found(row(2, "1"), row(3, "1", "11-ct-tu-2023"))) == [("unknown_plan", "A3")]


def test_an_unknown_task_is_found_where_it_is_named() -> None:
    """At the task's cell, with the ids that look most alike and what they are."""
    (finding,) = found(row(2, "1"), row(7, "unvacinated-list"))
    assert places([finding]) == [("unknown_item", "B7")]
    assert finding.stops
    assert "unvaccinated-list (Lập danh sách mọi trường hợp chưa tiêm" in finding.todo


def test_a_task_told_in_two_ways_is_found_at_the_second() -> None:
    """With the cell that said otherwise."""
    (finding,) = found(row(2, "1"), row(3, "1", state="in_progress"))
    assert places([finding]) == [("item_stated_twice", "B3")]
    assert "B2" in finding.message


def test_a_form_row_without_cells_of_its_own_is_found_at_its_state() -> None:
    """Forms name a task in a hidden column; the state is what a person sees."""
    asked = replace(row(9, "x"), plan_cell="", item_cell="")
    assert places(found(asked)) == [("unknown_item", "D9")]


def test_without_any_plan_nothing_is_said() -> None:
    """A province whose plans cannot be read hears of that from the report itself."""
    assert found(row(2, "1"), row(3, "x", "y"), plans=()) == []


def test_the_day_of_the_state_counts_too() -> None:
    """Done on another day is said otherwise."""
    second = replace(row(3, "1"), done_on=date(2022, 3, 1))
    assert places(found(row(2, "1"), second)) == [("item_stated_twice", "B3")]


def sent_twice(second_unit: str, second_day: date) -> list[tuple[str, str]]:
    """What is found where a second workbook says otherwise of a task."""
    first = replace(workbook(), progress=(row(2, "1"),))
    other = replace(
        row(5, "1", state="in_progress"), source=SourceCell("b.xlsx", "", "Tiến độ", "D5")
    )
    second = replace(workbook(), unit=second_unit, as_of=second_day, progress=(other,))
    findings = validate(
        [first, second],
        catalogue=CATALOGUE,
        areas=AREAS,
        period=administrative("2022-Q1"),
        plans=PLANS,
        rules=RULES,
    )
    return places([f for f in findings if f.rule in TASK_RULES])


def test_two_workbooks_that_say_otherwise_are_found() -> None:
    """Of two units on any day, or of one unit on the same day; a later one goes on."""
    unit, day = workbook().unit, workbook().as_of
    assert day is not None
    told = [("item_stated_otherwise", "B5")]
    assert sent_twice("040", day) == told
    assert sent_twice("040", date(2022, 3, 14)) == told
    assert sent_twice(unit, day) == told
    assert sent_twice(unit, date(2022, 3, 14)) == []
