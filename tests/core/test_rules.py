"""What is wrong with a list of rules, whatever they look at: each fault with place and remedy."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from baocao.core.errors import Problem
from baocao.core.rules import Needs, Patterns, Rule, Severity, fill, read_rules, rule_problems

NEEDS = {
    "low": Needs(("found", "area"), ("least", "most")),
    "late": Needs(("days",)),
}
GOOD = {"severity": Severity.ERROR, "message": "{found}", "expected": "{least}", "todo": "Sửa."}
LIMITS = {"least": Decimal(1), "most": Decimal(2500)}
FILE = """\
rules:
  - id: low
    message: "{found}"
  - id: other
    check: lower
    message: "{found}"
"""


def problems(tmp_path: Path, *rules: Rule, known: tuple[str, ...] = ()) -> list[Problem]:
    """What is said of rules that stand in `FILE`."""
    path = tmp_path / "data" / "rules" / "some.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(FILE, encoding="utf-8")
    return list(rule_problems(read_rules(path), rules, NEEDS, known))


def rule(name: str = "low", check: str = "", **changed: object) -> Rule:
    fields = {**GOOD, "limits": LIMITS, **changed}
    return Rule(id=name, check=check, **fields)  # type: ignore[arg-type]


BOTH = "ghi đúng: least, most"
WORDS = "chọn một trong: found, area, least, most"
WRONG = [
    (
        rule("lower"),
        ("không có quy tắc “lower”", "dòng 2, trường rules[low].id", "chọn một trong: late, low"),
    ),
    (
        rule(check="lowest"),
        (
            "không có quy tắc “lowest”",
            "dòng 2, trường rules[low].check",
            "chọn một trong: late, low",
        ),
    ),
    (
        rule(limits={"least": Decimal(1)}),
        ("ngưỡng không đúng với quy tắc", "dòng 2, trường rules[low].limits", BOTH),
    ),
    (
        rule(check="late", message="", expected="", todo="{days}"),
        (
            "ngưỡng không đúng với quy tắc",
            "dòng 2, trường rules[low].limits",
            "ghi đúng: không ngưỡng nào",
        ),
    ),
    (
        rule(message="{fund}"),
        ("quy tắc không cho từ {fund}", "dòng 3, trường rules[low].message", WORDS),
    ),
    (
        rule(todo="{found"),
        ("dấu ngoặc nhọn không khép kín", "dòng 2, trường rules[low].todo", "ghi dạng {found}"),
    ),
]


@pytest.mark.parametrize(("wrong", "said"), WRONG, ids=[str(i) for i, _ in enumerate(WRONG)])
def test_a_rule_that_does_not_fit_its_check(
    wrong: Rule, said: tuple[str, str, str], tmp_path: Path
) -> None:
    """One problem with the file's name below data, line and field, and what would be right."""
    what, where, todo = said
    assert problems(tmp_path, wrong) == [Problem(what, f"data/rules/some.yaml, {where}", todo)]


def test_rules_that_fit_have_no_problem(tmp_path: Path) -> None:
    """Also one that names another check than its id."""
    assert problems(tmp_path, rule(), rule("other", "low")) == []


def test_a_rule_is_stated_once(tmp_path: Path) -> None:
    """In its file, and in all files together; what follows is looked at all the same."""
    again = Problem(
        "quy tắc “low” ghi hai lần",
        "data/rules/some.yaml, dòng 4, trường rules[other].id",
        "giữ lại một",
    )
    assert problems(tmp_path, rule(), rule()) == [again]


def test_a_rule_of_another_file_is_not_stated_again(tmp_path: Path) -> None:
    """And its own faults are told beside that."""
    found = problems(tmp_path, rule(limits={}), known=("low",))
    assert [problem.what for problem in found] == [
        "quy tắc “low” ghi hai lần",
        "ngưỡng không đúng với quy tắc",
    ]


def test_every_fault_of_a_pattern_is_told(tmp_path: Path) -> None:
    """All unknown words of all patterns, those of one pattern in the alphabet's order."""
    found = problems(tmp_path, rule(message="{b} {a} {", expected="{d} {c}", todo="{found} {e}"))
    assert [problem.what for problem in found] == [
        "dấu ngoặc nhọn không khép kín",
        *(f"quy tắc không cho từ {{{word}}}" for word in "cde"),
    ]


def test_a_pattern_is_filled_in_reading_order() -> None:
    """Words and what fills the places between them; a brace that is meant is doubled."""
    assert list(fill("a {x} b{y}", {"x": 1, "y": 2})) == ["a ", 1, " b", 2]
    assert "".join(fill("chỉ chữ {{x}}", {})) == "chỉ chữ {x}"


def test_what_a_rule_prints() -> None:
    """Its patterns, its limits as Vietnamese writes them, and what its weight is called."""
    assert rule().patterns == Patterns("{found}", "{least}", "Sửa.")
    assert rule().limit_words == {"least": "1", "most": "2.500"}
    assert [each.words for each in Severity] == ["Lỗi", "Cần xác nhận", "Lưu ý"]
