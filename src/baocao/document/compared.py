"""The table of section I that sets each option of a category, diseases for instance, beside the
period before and the same period last year."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from baocao.core.vietnamese.names import upper_first
from baocao.document.blocks import Align, Block, Column, Inline, Row, Table
from baocao.document.columns import without_empty
from baocao.document.context import Context, cell, paragraphs
from baocao.document.narrative.nothing import is_nothing, nothing_sentence
from baocao.document.narrative.results import change_words, relative_words
from baocao.document.tables import marked_value
from baocao.results.model import Comparison, IndicatorResult
from baocao.results.report_data import ReportData
from baocao.results.worsened import compared_results, counts_few

_BEFORE = (3, 4, 5, 6)  # columns that say nothing where no such period is known


def compared_table(context: Context) -> tuple[Block, ...]:
    """The table of the programme's role; nothing without one, or where nothing was reported, and
    where all is zero a sentence alone."""
    role = context.data.inputs.programme.roles.compared
    if role is None:
        return ()
    results = compared_results(context.data)
    nothing = nothing_compared(context.data)
    shown = [r for r in results if r not in nothing]
    rows = [row for _, group in groupby(shown, _indicator) for row in _rows(context, list(group))]
    if not rows:
        return paragraphs(
            [nothing_sentence(context.words, "tables.nothing_reported", nothing, results)]
        )
    sentences = (
        nothing_sentence(context.words, "tables.nothing_counted", nothing, results),
        nothing_sentence(context.words, "tables.nothing_before", _with_blanks(shown), shown),
    )
    note = tuple(piece for said in sentences if said for piece in cell((" ", *said)))[1:]
    return (_table(context, rows, role.category, note),)


def _with_blanks(shown: Sequence[IndicatorResult]) -> list[IndicatorResult]:
    """The results that lack an earlier value where others have one, so that a cell stays empty."""
    told = [(r.previous is not None, r.last_year is not None) for r in shown]
    columns = tuple(map(any, zip(*told, strict=True)))
    return [r for r, has in zip(shown, told, strict=True) if has != columns]


def nothing_compared(data: ReportData) -> list[IndicatorResult]:
    """What has no row: zeros of one indicator. A single one that no earlier period is known of is
    told as it is."""
    results = compared_results(data)
    groups = [[r for r in group if is_nothing(r)] for _, group in groupby(results, _indicator)]
    return [r for zeros in groups for r in zeros if len(zeros) > 1 or r.previous or r.last_year]


def _indicator(result: IndicatorResult) -> str:
    return result.indicator.id


def _table(context: Context, rows: Sequence[Row], category: str, note: tuple[Inline, ...]) -> Table:
    inputs, phrases = context.data.inputs, context.phrases
    now, before, last_year = (
        upper_first(context.words.period_name(key))
        for key in (inputs.period.key, inputs.previous, inputs.last_year)
    )
    columns = (
        Column(phrases["columns.order"], 5, Align.CENTRE),
        Column(inputs.catalogue.categories[category].name, 25),
        Column(now, 14, Align.RIGHT),
        Column(before, 14, Align.RIGHT),
        Column(phrases["columns.change"], 14, Align.RIGHT),
        Column(last_year, 14, Align.RIGHT),
        Column(phrases["columns.change_last_year"], 14, Align.RIGHT),
    )
    table = Table(phrases["tables.compared"], columns, tuple(rows), note)
    return without_empty(table, _BEFORE)


def _rows(context: Context, results: Sequence[IndicatorResult]) -> list[Row]:
    title = Row((cell(results[0].indicator.name),), bold=True, spans=True)
    return [title, *(_row(context, n, r) for n, r in enumerate(results, start=1))]


def _row(context: Context, number: int, result: IndicatorResult) -> Row:
    inputs = context.data.inputs
    last_year = result.last_year if inputs.previous != inputs.last_year else None
    return Row(
        (
            cell(str(number)),
            cell(context.words.short_name(result.indicator, result.disaggregation)),
            cell(marked_value(context.words, result)),
            *_beside(context, result, result.previous),
            *_beside(context, result, last_year),
        )
    )


def _beside(
    context: Context, result: IndicatorResult, before: Comparison | None
) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """An earlier value, and the change since then in proportion; from zero as it is."""
    if before is None:
        return (), ()
    words = context.words
    figure = words.figures.of_previous(result, before)
    moved = () if counts_few(result, before) else relative_words(words, result, before)
    return cell(figure), cell(moved or change_words(words, result, before) or None)
