"""Reading the rules: the project's own, and one bad file per error."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao.core.errors import BaocaoError
from baocao.review.decree30 import load_lint_rules
from baocao.review.decree30.checks.registry import CHECKS
from baocao.review.decree30.rule import CapitalRule, LookRule
from tests.review.decree30.checking import RULES

RULE = """\
  - id: font
    clause: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I, khoản 4
    of: [file]
    severity: error
    message: "Phông chữ {found}"
    expected: Times New Roman
    todo: Chọn lại phông chữ.
"""
LOOK = """\
  size: {severity: error, message: "{name} {found}", expected: "{wanted}", todo: Sửa.}
"""
CAPITALS = """\
capital_words: {severity: warning, message: "{found}", expected: "{wanted}", todo: Sửa.}
capitals:
  - {id: capital_people, clause: Nghị định, cases: [{wrong: a, right: b}]}
"""
GOOD = f"types: {{BC: Báo cáo}}\nlooks:\n{LOOK}components: {{}}\n{CAPITALS}rules:\n{RULE}"

# What is replaced in a good file, by what, and words of the message.
BAD = [
    ("id: font", "id: fonts", "không có quy tắc “fonts”"),
    ("severity: error\n    message", "severity: fatal\n    message", "giá trị không hợp lệ"),
    ('{found}"\n    expected', '{fund}"\n    expected', "không cho từ {fund}"),
    ("Phông chữ {found}", "Phông chữ {found", "không khép kín"),
    ("{name} {found}", "{nam} {found}", "không cho từ {nam}"),
    (RULE, RULE + RULE, "quy tắc “font” ghi hai lần"),
    ("    todo: Chọn", "    limits: {low: 1}\n    todo: Chọn", "ngưỡng không đúng"),
    ("id: font", "id: body_size", "ngưỡng không đúng"),
    ("    clause", "    luật: x\n    clause", "trường lạ"),
    ("  size:", "  weight:", "giá trị không hợp lệ"),
    ("looks:", "look:", "thiếu trường bắt buộc"),
    ("wrong: a", "wrong: (a", "biểu thức chính quy sai"),
    ("of: [file]", "of: [page]", "giá trị không hợp lệ"),
]


@pytest.mark.parametrize(("old", "new", "words"), BAD)
def test_a_bad_file_is_refused_at_its_line(old: str, new: str, words: str, tmp_path: Path) -> None:
    """Each error names file, line and field, and what to do."""
    assert old in GOOD
    folder = tmp_path / "data" / "rules"
    folder.mkdir(parents=True)
    (folder / "decree30.yaml").write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(BaocaoError) as caught:
        load_lint_rules(folder)
    problem = next(problem for problem in caught.value.problems if words in problem.what)
    assert problem.where.startswith("data/rules/decree30.yaml, dòng ")
    assert problem.todo


def test_a_rule_that_is_left_out_is_switched_off(tmp_path: Path) -> None:
    """The file decides which rules apply."""
    (tmp_path / "decree30.yaml").write_text(GOOD, encoding="utf-8")
    rules = load_lint_rules(tmp_path).rules
    assert [rule.id for rule in rules] == ["font", "capital_people"]


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    """A check without rules would find nothing and call it clean."""
    with pytest.raises(BaocaoError, match="không tìm thấy tệp"):
        load_lint_rules(tmp_path)


def test_the_project_has_every_check_with_its_clause() -> None:
    """No check lies idle; each rule says where the law has it and what to do."""
    others = (LookRule, CapitalRule)
    assert {rule.id for rule in RULES.rules if not isinstance(rule, others)} == set(CHECKS)
    for rule in RULES.rules:
        assert rule.clause.startswith("Nghị định 30/2020/NĐ-CP"), rule.id
        assert rule.todo.endswith("."), rule.id


def test_sizes_of_components_are_those_of_the_decree() -> None:
    """The table of Appendix I, read off independently of the rule file's order."""
    sizes = {
        rule.component: (rule.limit("low"), rule.limit("high"))
        for rule in RULES.rules
        if isinstance(rule, LookRule) and rule.check == "size"
    }
    small = {"state_name", "parent_body", "issuing_body", "letter_subject", "copy_body"}
    exact = {"number": 13, "recipients_title": 12, "recipient": 11, "appendix_number": 14}
    exact |= {"copy_number": 13, "typist": 11, "signature_data": 10, "copy_data": 10}
    assert sizes.pop("contact") == (11, 12)
    for component, size in sizes.items():
        if component in exact:
            assert size == (exact[component], exact[component]), component
        else:
            assert size == ((12, 13) if component in small else (13, 14)), component
