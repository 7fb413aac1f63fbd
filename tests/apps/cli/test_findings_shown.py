"""Findings in the terminal: whole tables while they fit, a line for each workbook beyond."""

from __future__ import annotations

import pytest

from baocao.apps.cli.findings_shown import LINES, print_findings
from baocao.core.rules import Patterns, Severity
from baocao.submissions.validation.model import Finding
from baocao.submissions.workbooks.model import SourceCell


def test_tables_that_do_not_fit_are_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """Of some workbooks with much to say the first have tables, and none is left out."""
    found = [
        Finding(
            f"rule-{rule}",
            Severity.WARNING,
            SourceCell(f"tep-{file}.xlsx", "", "Số liệu", f"A{rule}"),
            Patterns(f"điểm {rule}"),
        )
        for file in range(15)
        for rule in range(9)
    ]
    of_all = Finding("rule", Severity.WARNING, None, Patterns("hai đơn vị chưa gửi"))
    print_findings([*found, of_all])
    said = capsys.readouterr().out
    assert [f"tep-{file}.xlsx" in said for file in range(15)] == [True] * 15
    assert "tep-14.xlsx: 9 " in said
    assert said.count("điểm 8") == 2
    assert "hai đơn vị chưa gửi" in said  # no workbook could be named to see it
    assert len(said.splitlines()) < LINES
