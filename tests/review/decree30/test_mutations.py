"""Broken documents, one rule broken in each, and the rules that name them."""

from __future__ import annotations

import pytest

from baocao.review.decree30.rule import CapitalRule
from tests.review.decree30.checking import RULES, findings, rules_of
from tests.review.decree30.clean import CLEAN
from tests.review.decree30.edits import broken
from tests.review.decree30.mutations import MUTATIONS, Mutation

FILES = {name: make() for name, make in CLEAN.items()}
# A party document breaks nothing: its rule is tested on a document of its own. Rules on capitals
# have wordings of their own in test_capitals.
WITHOUT_MUTATION = {"party_document"}


@pytest.mark.parametrize("name", sorted(FILES))
def test_the_unbroken_documents_have_no_finding(name: str) -> None:
    """A finding on any of these is false."""
    assert findings(FILES[name]) == ()


@pytest.mark.parametrize(
    "mutation", MUTATIONS, ids=[f"{n}-{m[1]}" for n, m in enumerate(MUTATIONS)]
)
def test_a_broken_rule_is_named_and_no_other(mutation: Mutation) -> None:
    """Each mutation breaks one rule; the findings are of that rule alone."""
    name, rule, edit = mutation
    assert rules_of(broken(FILES[name], edit)) == {rule}


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
