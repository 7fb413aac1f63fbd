"""Checks any Word file against Decree 30/2020/NĐ-CP; reads the file and never alters it.

Findings go into a list, or as comments into a copy.
`reading` knows Word, `components` finds what each paragraph is, `checks` compares with the
rules of data/rules/decree30.yaml.
"""

from baocao.review.decree30.annotate import annotated
from baocao.review.decree30.report import Departure, lint_file
from baocao.review.decree30.rule_file import LintRules, load_lint_rules

__all__ = ["Departure", "LintRules", "annotated", "lint_file", "load_lint_rules"]
