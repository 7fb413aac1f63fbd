"""Runs the check on bytes, for the tests."""

from __future__ import annotations

import tempfile
from pathlib import Path

from baocao.review.decree30 import Departure, lint_file, load_lint_rules

ROOT = Path(__file__).parents[3]
RULES = load_lint_rules(ROOT / "data" / "rules")


def findings(file: bytes) -> tuple[Departure, ...]:
    """What the check finds in a file of these bytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "van-ban.docx"
        path.write_bytes(file)
        return lint_file(path, RULES)


def rules_of(file: bytes) -> set[str]:
    return {finding.rule for finding in findings(file)}
