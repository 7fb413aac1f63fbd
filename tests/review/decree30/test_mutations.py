"""Broken documents, one rule broken in each, and the rules that name them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from baocao.review.decree30.rule import CapitalRule
from tests.review.decree30.checking import RULES, findings
from tests.review.decree30.clean import CLEAN
from tests.review.decree30.edits import broken
from tests.review.decree30.mutations import MUTATIONS

FILES = {name: make() for name, make in CLEAN.items()}
# A party document breaks nothing: its rule is tested on a document of its own. Rules on capitals
# have wordings of their own in test_capitals.
WITHOUT_MUTATION = {"party_document"}


@pytest.mark.parametrize("name", sorted(FILES))
def test_the_unbroken_documents_have_no_finding(name: str) -> None:
    """A finding on any of these is false."""
    assert findings(FILES[name]) == ()


SAID = ("paragraph", "page", "text", "found", "expected", "message", "todo")
TOLD = Path(__file__).with_name("findings.json")
CASES = {f"{n}-{mutation[1]}": mutation for n, mutation in enumerate(MUTATIONS)}


@pytest.mark.parametrize("case", CASES)
def test_a_broken_rule_is_named_and_no_other(case: str, pytestconfig: pytest.Config) -> None:
    """Each breaks one rule; the findings are of that rule alone, and tell a clerk where, what and
    what to do, word for word as in `findings.json` (`--update-golden`; read the difference)."""
    name, rule, edit = CASES[case]
    found = [vars(finding) for finding in findings(broken(FILES[name], edit))]
    assert {each["rule"] for each in found} == {rule}
    said = [{key: each[key] for key in SAID if each[key] not in ("", None)} for each in found]
    told = json.loads(TOLD.read_text(encoding="utf-8"))
    if pytestconfig.getoption("--update-golden"):
        told[case] = said
        lines = json.dumps(told, ensure_ascii=False, indent=1)
        TOLD.write_text(f"{lines}\n", encoding="utf-8")
    assert said == told[case]


def test_there_is_a_text_for_each_case() -> None:
    assert json.loads(TOLD.read_text(encoding="utf-8")).keys() == CASES.keys()


def test_every_rule_has_a_mutation() -> None:
    """A rule that nothing breaks may never fire."""
    others = {rule.id for rule in RULES.rules if not isinstance(rule, CapitalRule)}
    assert {mutation[1] for mutation in MUTATIONS} == others - WITHOUT_MUTATION


def test_a_finding_tells_clause_paragraph_text_and_remedy() -> None:
    """A clerk finds the place in Word and knows what to write."""
    edit = next(edit for _, rule, edit in MUTATIONS if rule == "motto_hyphens")
    (finding,) = findings(broken(FILES["report"], edit))
    assert finding.clause.endswith("Phụ lục I, Phần I, Mục II, khoản 1, điểm b")
    assert finding.paragraph == 6
    assert finding.page is None
    assert finding.text == finding.found == "Độc lập – Tự do – Hạnh phúc"
    assert finding.expected == "Độc lập - Tự do - Hạnh phúc"
    assert "gạch nối" in finding.todo
