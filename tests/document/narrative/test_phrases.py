"""The phrases file and the code that fills it know the same keys and slots."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import chain

import pytest

from baocao.apps.cli.intake_command import SLOTS
from baocao.core.quantities import COMMON_UNITS, Operator
from baocao.core.rules import Severity
from baocao.definitions.areas.model import AreaLevel
from baocao.document.frames.figures import UNIT as NUMBER
from baocao.document.measured_table import FORESEEN
from baocao.document.narrative.highlights import STATES
from baocao.document.narrative.phrases import enumerate_sentences, joined, listed, slots_of
from baocao.output.workbook.sources import COLUMNS
from baocao.results.countrywide import ProvinceDifference
from baocao.results.grades import Grade
from baocao.results.ledger.figures import COUNT, POINTS
from baocao.results.ledger.target_figures import DAYS
from baocao.results.measured import UNMET
from baocao.results.model import TargetStatus, TaskStatus
from baocao.results.thresholds import ThresholdState
from baocao.submissions.persons.model import RegisterProblem
from tests.document.narrative.sample import PHRASES
from tests.results.sample import ROOT

SOURCES = [
    path
    for folder in ("document", "output", "build/compose")
    for path in sorted((ROOT / "src" / "baocao" / folder).rglob("*.py"))
    if path.parent.name not in ("charts", "frames")  # they fill words of files of their own
]
SECTIONS = ("situation", "direction", "results", "difficulties", "next_period", "proposals")
NOTES = ("formula", "numerator", "denominator", "cells", "as_of", "previous", "verdict", "id")
DIFFERENCES = (POINTS, DAYS, COUNT, NUMBER)
BOTH = ("before", "after")
MOVED = {"postponed": BOTH, "brought_forward": BOTH}
AMENDED: dict[str, dict[str, tuple[str, ...]]] = {
    "target": {
        **{"raised": BOTH, "lowered": BOTH, **MOVED},
        **{"redefined": (), "reallotted": (), "rescheduled": (), "withdrawn": (), "added": ()},
    },
    "task": {"handed_over": BOTH, **MOVED, "withdrawn": ("lead",), "added": ("lead",)},
}
# Patterns whose key is chosen while the program runs, with the slots that it fills.
GRADED = ("sign", "floor", "ceiling", "equal", "high", "low")
SUMMARY_PARTS = ("figures", "units", "late", "late_alone", "asked", "told")
CHOSEN: dict[str, set[str]] = {
    **{f"target_status.{s.value}": set() for s in TargetStatus},
    **{f"target_status_lower.{s.value}": set() for s in TargetStatus},
    **{f"thresholds.{s.value}": set() for s in ThresholdState},
    **{f"areas.{level.value}": set() for level in AreaLevel},
    **{f"grades.{kind}_{grade.name.lower()}": set() for kind in GRADED for grade in Grade},
    **{
        f"grades.{per}.{name}": set()
        for per in ("per", "per_cell")
        for name in ("per_100k", "per_million")
    },
    # Day and period are given to both at once.
    **{f"data.units_{what}": {"areas", "day", "period"} for what in ("changed", "divided")},
    **{f"task_status.{s.value}": set() for s in TaskStatus},
    **{f"task_status_lower.{s.value}": set() for s in TaskStatus},
    **{f"units.{name}": set() for name in [*(u.value for u in COMMON_UNITS), POINTS]},
    **{f"operators.{o.value}": {"value"} for o in Operator},
    **{f"severity.{name}": set() for name in [*(s.value for s in Severity), "explained"]},
    **{f"sections.wording.{name}": set() for name in SECTIONS},
    **{f"target_sign.{s.value}": set() for s in TargetStatus},
    **{f"document_status.{s.value}": set() for s in TargetStatus},
    **{f"unmet.lead.{s.value}": {"count"} for s in UNMET},
    **{f"themes.{end}": {"results"} for end in ("most_up", "most_down", "highest", "lowest")},
    **{f"themes.{name}": {"results"} for name in ("told", "moved", "few", "whole")},
    **{f"themes.counted.{name}": set() for name in ("least", "more_whole", "equal")},
    **{f"strengths.counted.{name}": set() for name in ("early", "held", "due")},
    "strengths.due": {"count"},
    "strengths.due_named": {"count", "names"},
    **{f"strengths.{name}": {"count", "date"} for name in ("early", "held")},
    **{f"strengths.{name}_named": {"count", "date", "names"} for name in ("early", "held")},
    **{f"strengths.{name}": {"period", "results"} for name in ("gains", "other_gains")},
    **{f"themes.{name}": {"name", "value", "unit"} for name in ("result", "ratio")},
    **{f"tables.tests.{s.value}": set() for s in FORESEEN},
    **{f"summary.{part}": set() for part in SUMMARY_PARTS},
    **{f"highlights.states.{name}": set() for name in STATES},
    **{f"data.{name}": {"areas"} for name in ("missing", "only")},
    "data.none_below": {"received", "expected", "area"},
    "data.part_none_below": {"part", "received", "expected", "area"},
    **{f"results.{name}": {"periods"} for name in ("lacks_periods", "only_periods")},
    **{f"headings.{name}": set() for name in ("causes", "evaluation")},
    **{f"targets.{name}": set() for name in ("no_reference", "no_level", "by_evidence")},
    **{f"{name}.caption": {"number", "title"} for name in ("tables", "charts")},
    **{f"register.{p.name.lower()}": set(SLOTS.get(p, ())) for p in RegisterProblem},
    **{
        f"amendments.{what}.{name}": {"name", "clause", *slots}
        for what, kinds in AMENDED.items()
        for name, slots in kinds.items()
    },
    **{
        f"targets.relative.{name}": {"years"}
        for name in ("at_least", "above", "at_most", "below", "same")
    },
    **{f"data.differences.{difference.value}": set() for difference in ProvinceDifference},
    "data.institutions": {"areas", "indicators", "whole"},
    "data.units_added": {"day", "areas"},
    "data.units_changed": {"day", "areas", "period", "whole"},
    **{f"targets.units.{name}": set() for name in ("any", *(level.value for level in AreaLevel))},
    **{f"needs.parts.{name}": set() for name in ("due", "done", "stock")},
    **{f"needs.{name}": {"name", "amount", "unit", "formula"} for name in ("needed", "enough")},
    "report.legal_basis": {"citation"},
    **{f"notes.{name}": set() for name in NOTES},
    **{f"summary.{name}": set() for name in ("figures", "late")},
    **{f"workbook.{name}": set() for name in [*COLUMNS, "numerator", "denominator", "source"]},
    **{f"workbook.units.{u.value}": set() for u in COMMON_UNITS},
    **{f"workbook.units.{name}": set() for name in DIFFERENCES},
}
OPENING = {"body", "subject", "start", "end", "cutoff"}
CHOSEN |= {
    "report.opening": OPENING | {"plans"},
    "report.opening_without_plans": OPENING,
}


def _named(call: ast.Call) -> tuple[str, set[str]] | None:
    """Key and slots of `phrases.fill("a.b", slot=…)` or `phrases.text(…)`."""
    function = call.func
    if not (isinstance(function, ast.Attribute) and function.attr in ("fill", "text")):
        return None
    if not (call.args and isinstance(call.args[0], ast.Constant)):
        return None
    key = call.args[0].value
    return (key, {w.arg for w in call.keywords if w.arg}) if isinstance(key, str) else None


def _texts(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


TREES = [ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES]
FILLED = [
    named
    for tree in TREES
    for node in ast.walk(tree)
    if isinstance(node, ast.Call)
    for named in [_named(node)]
    if named is not None and named[0] not in CHOSEN
]


@pytest.mark.parametrize(("key", "slots"), FILLED, ids=[key for key, _ in FILLED])
def test_a_patterns_slots_are_those_that_the_code_fills(key: str, slots: set[str]) -> None:
    """A slot that nobody fills would stop the report; one that vanished loses a number."""
    assert slots_of(PHRASES.words[key]) == slots


@pytest.mark.parametrize("key", CHOSEN)
def test_patterns_chosen_at_run_time_have_their_slots(key: str) -> None:
    """Every status, unit, operator and section has its words."""
    assert slots_of(PHRASES.words[key]) == CHOSEN[key]


@pytest.mark.parametrize("key", PHRASES.own)
def test_a_programmes_own_pattern_fills_no_other_slot(key: str) -> None:
    assert slots_of(PHRASES.own[key]) <= slots_of(PHRASES.words[key])


def test_no_phrase_is_left_over() -> None:
    """A phrase that nothing prints only misleads who edits the file."""
    written = set(chain.from_iterable(_texts(tree) for tree in TREES))
    columns = {f"columns.{text}" for text in written}
    assert set(PHRASES.words) - written - columns - set(CHOSEN) == set()


def test_adjacent_words_are_one_piece() -> None:
    """Empty words vanish, neighbours merge."""
    assert joined(["a", "", "b"]) == ("ab",)
    assert enumerate_sentences([("a",), ("b",)], "; ") == ("a; b",)


@pytest.mark.parametrize(
    ("items", "text"),
    [([], ""), (["A"], "A"), (["A", "B"], "A và B"), (["A", "B", "C"], "A, B và C")],
)
def test_names_in_a_row(items: list[str], text: str) -> None:
    """The last name follows "và"."""
    assert listed(items, ", ", " và ") == text
