"""The scorecard as a table: units by main indicators, shaded in four steps, each with its sign.

The sign says the same as the shade, so that a copy in black and white or the ear loses nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from baocao.core.vietnamese.names import upper_first
from baocao.document.blocks import Align, Column, Inline, Row, Table
from baocao.document.context import Context, cell
from baocao.document.grades import legend_of
from baocao.document.narrative.by_rates import graded_by
from baocao.document.narrative.targets import required
from baocao.document.tables import marked_value, note_of
from baocao.results.scorecard import Scorecard, ScoreCell, ScoreColumn, scorecard


def scorecard_table(context: Context) -> tuple[Table, ...]:
    """One row a unit, the neediest first, the province last; nothing without a graded result."""
    found = scorecard(context.data)
    if not any(score.grade for row in found.rows for score in row.cells):
        return ()
    words = context.phrases
    columns = (
        Column(words["columns.order"], 4, Align.CENTRE),
        Column(words["columns.area"], 20),
        *(Column(column.label, 14, Align.RIGHT) for column in found.columns),
    )
    rows = [
        Row(
            (cell(str(number)), cell(row.unit.name), *(_score(context, s) for s in row.cells)),
            shades=(0, 0, *(int(score.grade or 0) for score in row.cells)),
        )
        for number, row in enumerate(found.rows, start=1)
    ]
    title = words.text("tables.scorecard", areas=context.words.areas)
    return (Table(title, columns, (*rows, _province(context, found)), _legend(context, found)),)


def _score(context: Context, score: ScoreCell) -> tuple[Inline, ...]:
    if score.result is None:
        return ()
    value = marked_value(context.words, score.result)
    if score.grade is None:
        return cell(value)
    return cell((*value, f" {context.phrases[f'grades.sign_{score.grade.name.lower()}']}"))


def _province(context: Context, found: Scorecard) -> Row:
    values = [
        cell(marked_value(context.words, column.province) if column.province else None)
        for column in found.columns
    ]
    total = upper_first(context.words.whole)
    return Row((cell(""), cell(total), *values), bold=True)


def _legend(context: Context, found: Scorecard) -> tuple[Inline, ...]:
    """What the signs say, of indicators that some unit has one in: once for all that are graded in
    the same way."""
    kinds: dict[str, list[ScoreColumn]] = {}
    for place, column in enumerate(found.columns):
        legend = legend_of(column.grader, column.target, context.phrases.words)
        steps = (f"{sign} {legend.words[grade]}" for grade, sign in legend.signs.items())
        graded = any(row.cells[place].grade for row in found.rows)
        told = [context.phrases["lists.comma"].join(steps)] if graded else []
        told += graded_by(context.words, found, column)
        if told:
            kinds.setdefault(context.phrases["lists.semicolon"].join(told), []).append(column)
    pieces: list[Inline] = list(cell(context.phrases["tables.scorecard_note"]))
    for said, columns in kinds.items():
        pieces += [*cell(" "), *_named(context, columns), *cell(f": {said}.")]
    partial = [c.province for c in found.columns if c.province and not c.province.is_complete]
    lacks = note_of(context.words, partial)
    return (*pieces, *cell(" "), *lacks) if lacks else tuple(pieces)


def _named(context: Context, columns: Sequence[ScoreColumn]) -> list[Inline]:
    """The indicators, each with what its target asks for."""
    pieces: list[Inline] = []
    for column in columns:
        if pieces:
            pieces += cell(context.phrases["lists.semicolon"])
        pieces += cell(column.label)
        if column.target is not None:
            pieces += [*cell(" ("), *cell(required(context.words, column.target)), *cell(")")]
    return pieces
