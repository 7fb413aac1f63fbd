"""`baocao trace`: where a printed number, or words computed with it, are from."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console

from baocao.apps.cli.messages import print_json
from baocao.apps.cli.options import NamedReport
from baocao.build.workspace.door import report_meant
from baocao.core.project import find_project
from baocao.results.ledger.formula import formula_words
from baocao.results.ledger.model import Figure
from baocao.results.ledger.texts import text_record
from baocao.results.ledger.told_cells import ToldCells
from baocao.review.trace.model import TextTrace, Trace, TracedCell
from baocao.review.trace.trace import trace_figures, trace_texts
from baocao.review.trace.words import lines, load_statuses, text_lines


def run_trace(figure: str, named: NamedReport, *, as_json: bool) -> int:
    """Print every matching figure, or every computed text, with its origin; always 0."""
    project = find_project()
    key = report_meant(project, *named).key
    traces = trace_figures(project, key, figure)
    texts = () if traces else trace_texts(project, key, figure)
    if as_json:
        print_json([*map(_record, traces), *map(_text_record, texts)])
        return 0
    statuses, tell = load_statuses(project), ToldCells(key.days)
    for trace in traces:
        _print(f"{trace.figure.text}  {trace.figure.id}", lines(trace, statuses, tell))
    for text in texts:
        _print(f"{figure.strip()}  {text.text.id}", text_lines(text, statuses))
    return 0


def _print(head: str, told: Iterable[str]) -> None:
    console = Console(highlight=False, soft_wrap=True)
    console.print(head, markup=False, style="bold")
    for line in told:
        console.print(f"  {line}", markup=False)


def _text_record(trace: TextTrace) -> dict[str, object]:
    return {**text_record(trace.text), "verdicts": trace.verdicts}


def _record(trace: Trace) -> dict[str, object]:
    return {
        **_figure(trace.figure),
        "worked": trace.worked,
        "cells": [_cell(cell) for cell in trace.cells],
        "verdicts": trace.verdicts,
        "issued": trace.earlier,
    }


def _figure(figure: Figure) -> dict[str, object]:
    return {
        "id": figure.id,
        "text": figure.text,
        "value": str(figure.value),
        "unit": figure.unit,
        "as_of": figure.as_of,
        "formula": formula_words(figure.formula),
    }


def _cell(cell: TracedCell) -> dict[str, object]:
    return {
        "role": cell.role,
        **cell.source._asdict(),
        "state": cell.state,
        "value": cell.value,
        "notes": [
            {"severity": n.severity, "message": n.message, "confirmed": n.confirmed}
            for n in cell.findings
        ],
    }
