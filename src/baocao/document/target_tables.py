"""The appendix of targets, document by document: what each asks, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from baocao.core.vietnamese.dates import short_date
from baocao.document.blocks import Align, Column, Inline, Row, Table
from baocao.document.columns import without_empty
from baocao.document.context import Context, cell
from baocao.document.narrative.phrases import Computed
from baocao.document.narrative.targets import gap_words, required
from baocao.document.narrative.verdicts import target_verdict
from baocao.document.narrative.words import Words
from baocao.document.tables import column, note_of, target_value
from baocao.results.model import TargetResult, TargetStatus

GAP = 5  # the column that is left out where nothing is known to be missing


def targets_tables(context: Context) -> tuple[Table, ...]:
    """All targets with their clause and what was asked, plan by plan: first those that something
    is known of, then those that nobody reported on."""
    judged = context.data.targets
    known = [target for target in judged if not _is_unreported(target)]
    unknown = [target for target in judged if _is_unreported(target)]
    tables = (targets_table(context, known), unreported_table(context, unknown))
    return tuple(table for table in tables if table.rows)


def _is_unreported(judged: TargetResult) -> bool:
    return judged.status is TargetStatus.NOT_REPORTED and judged.result is None


def targets_table(context: Context, judged: Sequence[TargetResult]) -> Table:
    """Targets with what came out, what is missing and the verdict."""
    words = context.words
    *asked, deadline = _asked_columns(words, 26, 14)
    above = any(target.is_above and target.gap is not None for target in judged)
    gap = column(words, "gap_or_above" if above else "gap", 20, Align.RIGHT)
    outcome = column(words, "result", 15, Align.RIGHT), gap
    columns = (*asked, *outcome, deadline, column(words, "status", 14, Align.CENTRE))
    rows = _by_plan(context, judged, _target_cells)
    note = note_of(words, [t.result for t in judged if t.result])
    return without_empty(Table(words.phrases["tables.targets"], columns, rows, note), (GAP,))


def unreported_table(context: Context, judged: Sequence[TargetResult]) -> Table:
    """Targets without any result: what was asked, and by when."""
    columns = _asked_columns(context.words, 44, 26)
    rows = _by_plan(context, judged, _asked_cells)
    return Table(context.phrases["tables.targets_unreported"], columns, rows, small=True)


def _by_plan(
    context: Context,
    judged: Sequence[TargetResult],
    cells: Callable[[Words, TargetResult], tuple[tuple[Inline, ...], ...]],
) -> tuple[Row, ...]:
    """A row of `cells` each, numbered below the name of the plan."""
    rows: list[Row] = []
    for plan, own in groupby(judged, key=lambda target: target.plan):
        rows.append(Row((cell(plan.short_citation),), bold=True, spans=True))
        for number, target in enumerate(own, start=1):
            rows.append(Row((cell(str(number)), *cells(context.words, target))))
    return tuple(rows)


def _asked_columns(words: Words, target: float, clause: float) -> tuple[Column, ...]:
    """The columns of what a target asks, the deadline last; `target` and `clause` are the widths
    of its name and its clause."""
    return (
        column(words, "order", 5, Align.CENTRE),
        column(words, "target", target),
        column(words, "clause", clause),
        column(words, "required", 19, Align.CENTRE),
        column(words, "deadline", 10, Align.CENTRE),
    )


def _asked_cells(words: Words, judged: TargetResult) -> tuple[tuple[Inline, ...], ...]:
    return (
        cell(judged.target.name),
        cell(judged.target.clause),
        cell(required(words, judged)),
        cell(Computed(short_date(judged.stated_deadline), "deadline")),
    )


def _target_cells(words: Words, judged: TargetResult) -> tuple[tuple[Inline, ...], ...]:
    *asked, deadline = _asked_cells(words, judged)
    return (
        *asked,
        cell(target_value(words, judged) or _evidence(judged)),
        cell(gap_words(words, judged)),
        deadline,
        cell(target_verdict(words, judged)),
    )


def _evidence(judged: TargetResult) -> str | None:
    return judged.evidence.evidence or None if judged.evidence else None
