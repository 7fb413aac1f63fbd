"""The table of the decree's clauses in docs/decree30.md: it and the rules say the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase

import pytest

from baocao.review.decree30.rule import FormatRule
from tests.review.decree30.checking import ROOT, RULES

DECREE = "Nghị định 30/2020/NĐ-CP"
# Every clause of the appendices that says how a document looks or is written, as far as its number
# could be compared with the decree.
CLAUSES = [
    *(f"Phụ lục I, Phần I, Mục I, khoản {n}" for n in range(1, 8)),
    *(f"Phụ lục I, Phần I, Mục II, khoản 1, điểm {p}" for p in "abc"),
    *(f"Phụ lục I, Phần I, Mục II, khoản 2, điểm {p}" for p in "ab"),
    *(f"Phụ lục I, Phần I, Mục II, khoản 3, điểm {p}" for p in "abc"),
    *(f"Phụ lục I, Phần I, Mục II, khoản 4, điểm {p}" for p in "abc"),
    *(f"Phụ lục I, Phần I, Mục II, khoản 5, điểm {p}" for p in "ab"),
    *(f"Phụ lục I, Phần I, Mục II, khoản 6, điểm {p}" for p in "ab"),
    "Phụ lục I, Phần I, Mục II, khoản 6",
    *(f"Phụ lục I, Phần I, Mục II, khoản 7, điểm {p}" for p in "abcdđ"),
    "Phụ lục I, Phần I, Mục II, khoản 8",
    *(f"Phụ lục I, Phần I, Mục II, khoản 9, điểm {p}" for p in "abd"),
    *(f"Phụ lục I, Phần I, Mục III, khoản 1, điểm {p}" for p in "abc"),
    "Phụ lục I, Phần I, Mục III, khoản 1",
    *(f"Phụ lục I, Phần I, Mục III, khoản 2, điểm {p}" for p in "abc"),
    *(f"Phụ lục I, Phần I, Mục III, khoản {n}" for n in (3, 4)),
    *(f"Phụ lục I, Phần I, Mục {n}" for n in ("IV", "V")),
    *(f"Phụ lục I, Phần II, Mục {n}" for n in ("I", "II")),
    "Phụ lục II, Mục I",
    *(f"Phụ lục II, Mục II, khoản 1, điểm {p}" for p in "ab"),
    "Phụ lục II, Mục II, khoản 2",
    *(f"Phụ lục II, Mục III, khoản 1, điểm {p}" for p in "abcdđ"),
    "Phụ lục II, Mục III, khoản 2",
    "Phụ lục II, Mục IV, khoản 1",
    *(f"Phụ lục II, Mục IV, khoản 2, điểm {p}" for p in "ab"),
    *(f"Phụ lục II, Mục V, khoản {n}" for n in range(1, 8)),
    "Phụ lục II, Mục V",
    "Phụ lục III",
]


@dataclass(frozen=True)
class Row:
    """A line of the table: patterns of the rules that check a clause, why others are none."""

    clause: str
    patterns: tuple[str, ...]
    reason: str

    def has(self, rule: str) -> bool:
        return any(fnmatchcase(rule, pattern) for pattern in self.patterns)


def _rows() -> list[Row]:
    text = (ROOT / "docs" / "decree30.md").read_text(encoding="utf-8")
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("| Ph")]
    return [Row(c.strip(), tuple(re.findall(r"[\w*]+", r)), w.strip()) for c, _, r, w in rows]


ROWS = _rows()


def test_every_clause_has_a_line_and_every_line_a_rule_or_a_reason() -> None:
    """Nothing that the decree asks is passed over in silence."""
    assert set(CLAUSES) <= {row.clause for row in ROWS}
    assert [row.clause for row in ROWS if not row.patterns and not row.reason] == []


def test_every_pattern_of_the_table_names_rules() -> None:
    """A rule that was taken out or renamed leaves no trace in the table."""
    ids = [rule.id for rule in RULES.rules]
    patterns = [pattern for row in ROWS for pattern in row.patterns]
    assert [p for p in patterns if not any(fnmatchcase(id_, p) for id_ in ids)] == []


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_every_rule_stands_at_its_clause(rule: FormatRule) -> None:
    """The clause that a finding names is the line of the table that has its rule."""
    own = rule.clause.removeprefix(f"{DECREE}, ").removeprefix(DECREE)
    lines = [row.clause for row in ROWS if row.has(rule.id)]
    assert any(own.startswith(line) or line == "Phạm vi áp dụng" for line in lines), own
