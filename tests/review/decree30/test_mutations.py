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


# Rules of the whole file: nothing stands wrong at one place.
OF_THE_FILE = {
    *("paper_size", "page_direction", "margin_top", "margin_bottom", "margin_left", "margin_right"),
    *(rule.id for rule in RULES.rules if rule.id.startswith(("page_number_", "contact_"))),
    *(rule.id for rule in RULES.rules if rule.id.endswith("_missing")),
}


@pytest.mark.parametrize(
    "mutation", MUTATIONS, ids=[f"{n}-{m[1]}" for n, m in enumerate(MUTATIONS)]
)
def test_a_finding_points_at_what_is_wrong(mutation: Mutation) -> None:
    """At a paragraph, by its number and its words."""
    name, rule, edit = mutation
    for finding in findings(broken(FILES[name], edit)):
        if rule not in OF_THE_FILE | {"font"}:  # which the head and foot of pages have, too
            assert finding.paragraph
            assert finding.text


PAGES = {
    "page_number_place": {"lề dưới (phần trang 1)", "lề dưới (phần trang 2)"},
    "page_number_centred": {"không ở giữa (phần trang 1)", "không ở giữa (phần trang 2)"},
    "page_number_first_page": {"trang 1 hiện số trang"},
    "page_number_start": {"bắt đầu từ 3"},
}


@pytest.mark.parametrize("rule", PAGES)
def test_what_is_wrong_with_the_pages_is_told_by_their_part(rule: str) -> None:
    """A document has several parts of pages, counted from 1."""
    edits = [(name, edit) for name, broken_rule, edit in MUTATIONS if broken_rule == rule]
    found = {f.found for name, edit in edits for f in findings(broken(FILES[name], edit))}
    assert found >= PAGES[rule]


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
