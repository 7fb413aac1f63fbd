"""The table of targets: what is missing of one, and what went past another."""

from __future__ import annotations

import pytest

from baocao.core.quantities import Operator
from baocao.definitions.plans.model import Target
from baocao.document.target_tables import targets_table
from tests.document.sample import context, lines
from tests.results.sample import ADULTS_D3, obs, plan, submission, target

DATA = (
    obs("new_cases", 150),
    obs("vaccinated", 80, split=ADULTS_D3),
    obs("eligible_population", 100, split=ADULTS_D3),
)
CEILING = target("cases", "new_cases", (), Operator.AT_MOST, "100")
EXACT = target("cases", "new_cases", (), Operator.EQUAL, "120")
FLOOR = target()


@pytest.mark.parametrize(
    ("asked", "head", "told"),
    [
        pytest.param([CEILING], "Còn thiếu, vượt", ["vượt 50 ca"], id="a-ceiling"),
        pytest.param([EXACT], "Còn thiếu, vượt", ["vượt 30 ca"], id="a-number-to-be-hit"),
        pytest.param(
            [FLOOR, CEILING],
            "Còn thiếu, vượt",
            ["10 điểm phần trăm (10 người)", "vượt 50 ca"],
            id="both",
        ),
        pytest.param([FLOOR], "Còn thiếu", ["10 điểm phần trăm (10 người)"], id="a-floor"),
    ],
)
def test_what_is_beyond_a_target_is_not_called_missing(
    asked: list[Target], head: str, told: list[str]
) -> None:
    composed = context(submission(*DATA), plans=[plan(*asked)])
    table = targets_table(composed, composed.data.targets)
    place = [column.title for column in table.columns].index(head)
    rows = [line.split(" | ") for line in lines([table]) if " | " in line]
    assert [row[place].partition(",")[0] for row in rows] == told
