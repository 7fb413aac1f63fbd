"""`baocao trace`: where a printed number is from, down to the cell."""

from __future__ import annotations

from rich.console import Console

from baocao.apps.cli.messages import print_json
from baocao.apps.cli.options import Named
from baocao.build.workspace.door import report_meant
from baocao.core.project import find_project
from baocao.results.ledger.formula import formula_words
from baocao.results.ledger.model import Figure
from baocao.review.trace.model import Trace, TracedCell
from baocao.review.trace.trace import trace_figures
from baocao.review.trace.words import lines, load_statuses


def run_trace(figure: str, named: Named, *, as_json: bool) -> int:
    """Print every matching figure with everything it was made from; always 0."""
    project = find_project()
    traces = trace_figures(project, report_meant(project, *named).key, figure)
    if as_json:
        print_json([_record(trace) for trace in traces])
        return 0
    console = Console(highlight=False, soft_wrap=True)
    statuses = load_statuses(project)
    for trace in traces:
        console.print(f"{trace.figure.text}  {trace.figure.id}", markup=False, style="bold")
        for line in lines(trace, statuses):
            console.print(f"  {line}", markup=False)
    return 0


def _record(trace: Trace) -> dict[str, object]:
    return {
        **_figure(trace.figure),
        "worked": trace.worked,
        "cells": [_cell(cell) for cell in trace.cells],
        "verdicts": [
            {
                "plan": verdict.plan,
                "item": verdict.item,
                "name": verdict.name,
                "clause": verdict.clause,
                "deadline": verdict.deadline.isoformat() if verdict.deadline else None,
                "status": verdict.status,
            }
            for verdict in trace.verdicts
        ],
        "issued": [
            {
                "period": earlier.period,
                "number": earlier.number,
                "issued_on": earlier.issued_on.isoformat(),
                "text": earlier.text,
                "time": earlier.time,
            }
            for earlier in trace.earlier
        ],
    }


def _figure(figure: Figure) -> dict[str, object]:
    return {
        "id": figure.id,
        "text": figure.text,
        "value": str(figure.value),
        "unit": figure.unit,
        "as_of": figure.as_of.isoformat() if figure.as_of else None,
        "formula": formula_words(figure.formula),
    }


def _cell(cell: TracedCell) -> dict[str, object]:
    return {
        "role": cell.role,
        "file": cell.source.file,
        "sheet": cell.source.sheet,
        "cell": cell.source.cell,
        "sha256": cell.source.sha256,
        "state": cell.state.value,
        "value": cell.value,
        "notes": [
            {"severity": n.severity, "message": n.message, "confirmed": n.confirmed}
            for n in cell.notes
        ],
    }
