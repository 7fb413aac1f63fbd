"""The report's tables, made from the same results as its sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.names import lower_first, upper_first
from baocao.definitions.indicators.model import Disaggregation, Indicator
from baocao.document.blocks import Align, Column, Inline, Row, Table
from baocao.document.columns import without_empty
from baocao.document.context import Context, cell, row_of
from baocao.document.narrative.by_unit import met_words
from baocao.document.narrative.phrases import (
    Computed,
    Sentence,
    capital,
    enumerate_sentences,
    joined,
)
from baocao.document.narrative.results import area_names, brief_change, lacking, unit_word
from baocao.document.narrative.tasks import due_month
from baocao.document.narrative.verdicts import task_verdict
from baocao.document.narrative.words import Words
from baocao.results.corrections import Correction
from baocao.results.ledger.model import Figure
from baocao.results.ledger.target_figures import of_days_overdue
from baocao.results.model import IndicatorResult, TargetResult, TaskResult

COUNTS_AND_PREVIOUS = (2, 3, 5, 6)  # columns of indicators that a period may have nothing for
OVERDUE = 5  # the column of tasks that is left out where none is overdue


def value_with_unit(words: Words, result: IndicatorResult) -> Sentence:
    """A result as a cell prints it: the figure, a mark where it lacks something, its unit."""
    unit = Computed(unit_word(words, result.indicator.unit), "unit")
    return joined([*marked_value(words, result), unit])


def target_value(words: Words, judged: TargetResult) -> Sentence:
    """What a target is judged by, as a cell prints it; empty without a result."""
    if judged.units is not None:
        return met_words(words, judged, judged.units)
    if judged.result is None:
        return ()
    value = value_with_unit(words, judged.result)
    if judged.accumulated is None:
        return value
    return words.phrases.fill("targets.accumulated.short", value=value)


def marked_value(words: Words, result: IndicatorResult) -> Sentence:
    """The figure, with a mark where an area or a quarter is not in it."""
    figure = words.figures.of_result(result)
    return (figure,) if result.is_complete else (figure, words.phrases["tables.mark"])


def indicators_table(context: Context, title: str, results: Sequence[IndicatorResult]) -> Table:
    """Indicators of the whole province: counts, rate, previous period; no empty column."""
    words = context.words
    columns = (
        column(words, "order", 5, Align.CENTRE),
        column(words, "indicator", 35),
        column(words, "numerator", 13, Align.RIGHT),
        column(words, "denominator", 13, Align.RIGHT),
        column(words, "result", 13, Align.RIGHT),
        column(words, "previous", 12, Align.RIGHT),
        column(words, "change", 14, Align.RIGHT),
        column(words, "as_of", 13, Align.CENTRE),
    )
    rows: list[Row] = []
    for number, (_, group) in enumerate(groupby(results, lambda r: r.indicator.id), start=1):
        rows.extend(_indicator_rows(words, number, list(group)))
    table = Table(title, columns, tuple(rows), note_of(words, results))
    return without_empty(table, COUNTS_AND_PREVIOUS)


def _indicator_rows(words: Words, number: int, results: Sequence[IndicatorResult]) -> list[Row]:
    """One indicator: its total with the splits below it, or its splits under its name."""
    first = results[0]
    if not first.disaggregation:
        splits = [_indicator_row(words, "", f"- {words.label(r)}", r) for r in results[1:]]
        return [_indicator_row(words, str(number), words.label(first), first), *splits]
    title = Row((cell(f"{number}. {first.indicator.name}"),), spans=True)
    return [title, *(_indicator_row(words, "", words.label(r), r) for r in results)]


def _indicator_row(words: Words, number: str, label: str, result: IndicatorResult) -> Row:
    figures, before = words.figures, result.previous
    return row_of(
        number,
        label,
        figures.of_numerator(result) if result.indicator.denominator else None,
        figures.of_denominator(result),
        value_with_unit(words, result),
        figures.of_previous(result, before) if before else None,
        brief_change(words, result, before) if before else None,
        short_date(result.as_of),
    )


def districts_table(
    context: Context, title: str, measures: Sequence[tuple[Indicator, Disaggregation]]
) -> Table:
    """One row a district, one column an indicator, the province's total last."""
    words, data = context.words, context.data
    columns = (
        column(words, "order", 4, Align.CENTRE),
        column(words, "area", 18),
        *_measure_columns(words, measures),
    )
    rows = [
        Row((cell(str(n)), cell(unit.name), *_measures(context, measures, unit.code)))
        for n, unit in enumerate(data.inputs.districts, start=1)
    ]
    total = upper_first(words.whole)
    values = _measures(context, measures, data.inputs.province.code)
    last = Row((cell(""), cell(total), *values), bold=True)
    areas = [unit.code for unit in (data.inputs.province, *data.inputs.districts)]
    found = [data.find(i.id, split, area) for i, split in measures for area in areas]
    note = note_of(words, [result for result in found if result is not None])
    return Table(title, columns, (*rows, last), note)


def note_of(words: Words, results: Sequence[IndicatorResult]) -> tuple[Inline, ...]:
    """What a reader must know of the figures: rates that came without counts, areas and
    parts of the period that are not in them."""
    phrases = words.phrases
    sentences: list[Sentence] = []
    if any(r.reported for r in results):
        sentences.append((phrases["tables.reported"],))
    partial: dict[Sentence, list[str]] = {}
    for result, lacks in _told_lacking(words, [r for r in results if not r.is_complete]):
        partial.setdefault(lacks, []).append(result.indicator.short_name)
    sentences += [
        phrases.fill(
            "tables.incomplete",
            lacks=capital(lacks),
            indicators=phrases["lists.semicolon"].join(dict.fromkeys(names)),
        )
        for lacks, names in partial.items()
    ]
    return cell(enumerate_sentences([*sentences, *_of_earlier_days(words, results)], " "))


def _of_earlier_days(words: Words, results: Sequence[IndicatorResult]) -> Iterator[Sentence]:
    """The units whose last value is of an earlier part of the period, so that the province's sum
    is not that of all its rows."""
    province = words.data.inputs.province
    wholes = {r.indicator_split: r for r in results if r.area == province}
    earlier: dict[tuple[date, str], dict[str, None]] = {}
    for result in results:
        whole = wholes.get(result.indicator_split)
        if whole and result.area.code in whole.missing_areas and result.as_of < whole.as_of:
            held = earlier.setdefault((result.as_of, result.indicator.short_name), {})
            held[result.area.code] = None
    for (day, indicator), codes in earlier.items():
        yield words.phrases.fill(
            "tables.of_earlier_day",
            whole=words.whole,
            date=short_date(day),
            indicator=indicator,
            areas=area_names(words, [*codes]),
        )


def _told_lacking(
    words: Words, results: Sequence[IndicatorResult]
) -> Iterator[tuple[IndicatorResult, Sentence]]:
    """What each lacks; of units that lack other months than each other, one sentence for all."""
    province = words.data.inputs.province
    told = [(result, lacking(words, result)) for result in results]
    of_months = {lacks for r, lacks in told if r.area != province and r.missing_periods and lacks}
    for result, lacks in told:
        is_one_of_many = len(of_months) > 1 and result.area != province and lacks in of_months
        yield result, (words.phrases["results.own_periods"],) if is_one_of_many else lacks


def _measure_columns(
    words: Words, measures: Sequence[tuple[Indicator, Disaggregation]]
) -> Iterator[Column]:
    """Splits stand under their indicator's name, and so does its whole beside them."""
    split_up = {indicator.id for indicator, split in measures if split}
    for indicator, split in measures:
        group = indicator.short_name if indicator.id in split_up else ""
        title = words.short_name(indicator, split)
        if group and not split:
            title = words.phrases["columns.rate_of_all" if indicator.denominator else "columns.all"]
        yield Column(title, 10, Align.RIGHT, group)


def _measures(
    context: Context, measures: Sequence[tuple[Indicator, Disaggregation]], area: str
) -> list[tuple[Inline, ...]]:
    found = (context.data.find(indicator.id, split, area) for indicator, split in measures)
    return [cell(marked_value(context.words, result)) if result else cell("") for result in found]


def tasks_table(context: Context, judged: Sequence[TaskResult]) -> Table:
    """Tasks with lead agency, due month, status and days overdue."""
    words = context.words
    columns = (
        column(words, "order", 6, Align.CENTRE),
        column(words, "task", 37),
        column(words, "lead", 18),
        column(words, "due", 12, Align.CENTRE),
        column(words, "status", 15, Align.CENTRE),
        column(words, "days_overdue", 12, Align.RIGHT),
    )
    rows = tuple(_task_row(words, t) for t in judged)
    return without_empty(Table(words.phrases["tables.tasks"], columns, rows), (OVERDUE,))


def _task_row(words: Words, judged: TaskResult) -> Row:
    late: Figure | None = of_days_overdue(words.figures, judged) if judged.days_overdue else None
    return row_of(
        judged.task.id,
        judged.task.name,
        judged.task.lead,
        Computed(due_month(judged), "deadline"),
        task_verdict(words, judged),
        late,
    )


def corrections_table(context: Context, corrections: Sequence[Correction]) -> Table:
    """Figures of issued reports beside what the data gives now, with the reason."""
    words = context.words
    columns = (
        column(words, "order", 5, Align.CENTRE),
        column(words, "period", 15),
        column(words, "indicator", 30),
        column(words, "issued", 13, Align.RIGHT),
        column(words, "corrected", 13, Align.RIGHT),
        column(words, "reason", 24),
    )
    rows = (_correction_row(words, number, c) for number, c in enumerate(corrections, start=1))
    return Table(words.phrases["tables.corrections"], columns, tuple(rows))


def _correction_row(words: Words, number: int, correction: Correction) -> Row:
    name = words.name(correction.indicator, correction.disaggregation)
    return row_of(
        str(number),
        words.period_name(correction.period),
        f"{name}, {lower_first(correction.area.name)}",
        words.figures.of_issued(correction),
        words.figures.of_corrected(correction) or words.phrases["report.no_data"],
        correction.reason or words.phrases["data.no_reason"],
    )


def column(words: Words, key: str, width: float, align: Align = Align.LEFT) -> Column:
    """A column with the title that the phrases have for it."""
    return Column(words.phrases[f"columns.{key}"], width, align)
