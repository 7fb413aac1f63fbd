"""Remarks of the readers become findings of the rules that they name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from baocao.submissions.validation.registry import CHECKS, remarked
from baocao.submissions.workbooks.model import Remark, SourceCell
from tests.submissions.validation.workbooks import RULES, findings, value, workbook

REMARKED = sorted(id_ for id_, check in CHECKS.items() if check.run is remarked)
ONE = value("B2", "icu_beds", 1)
CELL = SourceCell("data/submissions/covid-19/cao-bang/2022-Q1/so-y-te.xlsx", "", "Tiêm", "D7")


def made(rule: str) -> Remark:
    """A remark with every word that its rule may use."""
    words = tuple((word, f"<{word}>") for word in sorted(CHECKS[rule].needs.words))
    return Remark(rule, CELL, "", words)


@pytest.mark.parametrize("rule", REMARKED)
def test_a_remark_becomes_a_finding_at_its_cell(rule: str) -> None:
    """With the rule's severity and sentences, in which every word has found its place."""
    sent = replace(workbook(ONE), remarks=(made(rule),))
    (found,) = findings(sent)
    (known,) = [own for own in RULES if own.id == rule]
    assert (found.rule, found.source, found.severity) == (rule, CELL, known.severity)
    assert "{" not in found.message + found.expected + found.todo
    assert found.area == sent.unit


def test_a_unit_confirms_a_remark_as_any_warning() -> None:
    """By rule, sheet and cell."""
    sent = workbook(ONE, confirmations=[("hidden_row", "D7", "dòng phụ")])
    reason = replace(sent.confirmations[0], sheet="Tiêm")
    confirmed = replace(sent, confirmations=(reason,), remarks=(made("hidden_row"),))
    (found,) = findings(confirmed)
    assert found.confirmed == "dòng phụ"
