"""The one-page summary for leaders: headline figures, the units in most need, what is late and
whose it is, data that is owed too, and what leaders are asked to decide.

It says nothing that the report does not: each figure is one that the report prints.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from baocao.core.vietnamese.numbers import format_number
from baocao.definitions.indicators.model import Disaggregation
from baocao.document.blocks import (
    Align,
    Block,
    Column,
    Heading,
    Inline,
    ParagraphKind,
    Picture,
    Row,
    Summary,
    Table,
)
from baocao.document.columns import without_empty
from baocao.document.context import Context, cell, paragraphs, row_of
from baocao.document.narrative.by_rates import signs_sentence
from baocao.document.narrative.data_notes import owed_sentence
from baocao.document.narrative.highlights import standing_words
from baocao.document.narrative.measured import documents_sentences, measured_summary
from baocao.document.narrative.nothing import is_nothing
from baocao.document.narrative.phrases import Sentence, capital, enumerate_sentences
from baocao.document.narrative.results import brief_change, relative_words
from baocao.document.narrative.targets import required
from baocao.document.narrative.tasks import due_month, overdue_count
from baocao.document.narrative.unmet import far_sentence
from baocao.document.narrative.verdicts import target_verdict
from baocao.document.requests import efforts, furthest, is_printed, is_request, requests
from baocao.document.sections.scorecard import scorecard_table
from baocao.document.sections.situation import told_before
from baocao.document.tables import note_of, value_with_unit
from baocao.results.ledger.target_figures import of_days_overdue
from baocao.results.measured import URGENCY, unmet
from baocao.results.model import IndicatorResult, TargetResult, TaskResult
from baocao.results.scorecard import main_measures, scorecard
from baocao.results.tasks import overdue
from baocao.results.worsened import worsening

# Overdue tasks that are named; the others are counted. Beside units or a chart fewer have room.
MOST_LATE, MOST_BESIDE_UNITS, MOST_BESIDE_CHART = 3, 2, 1
MOST_FIGURES, MOST_FIGURES_BESIDE_ALL = 5, 3  # the few where units and late tasks stand below
MOST_LEADS = 3  # agencies named of the other overdue tasks
NEEDIEST = 3  # units of the scorecard
PICTURE_MM = 145.0  # so wide that a chart's letters have eight points
OPTIONAL = (2, 3, 4)  # columns of the figures that may hold nothing: asked, verdict, movement
PICTURES = ("targets", "trend", "coverage")

Judged = tuple[IndicatorResult, TargetResult | None]
Key = tuple[str, Disaggregation, str]
"""Indicator, split and what the result was added up over."""


@dataclass(frozen=True)
class MostRows:
    """So many figures, units and overdue tasks are told at most."""

    figures: int = MOST_FIGURES
    units: int = NEEDIEST
    late: int = MOST_LATE


FEWER = (
    MostRows(4, 3, 2),
    MostRows(4, 2, 2),
    MostRows(3, 2, 2),
    MostRows(3, 1, 1),
    MostRows(2, 1, 1),
)


def summaries(context: Context, printed: Collection[str]) -> Iterator[Summary]:
    """The summary of a report, and after it shorter ones, for where it takes more than a page."""
    for rows in (MostRows(), *FEWER):
        yield summary(context, printed, rows)


def summary(context: Context, printed: Collection[str], most: MostRows = MostRows()) -> Summary:
    """The summary of a report; `printed` are the ids of the figures that the report prints."""
    late = _late_tasks(context)
    units = _units(context, most.units)
    chart = () if units or len(late) > MOST_BESIDE_CHART else tuple(_picture(context))
    figures = MOST_FIGURES_BESIDE_ALL if units and late else MOST_FIGURES
    tasks = MOST_BESIDE_UNITS if units else MOST_LATE
    parts = {
        "figures": (*_figures(context, printed, min(figures, most.figures)), *chart),
        "units": units,
        "late": (
            *_late_counts(context, late, printed),
            *_late(context, late, min(tasks, most.late)),
            *(() if late else paragraphs([owed_sentence(context.words)])),
        ),
        "asked": requests(context, late, printed),
    }
    titles = {
        "late": "late" if late else "late_alone",
        "asked": "asked" if late or is_request(context, parts["asked"]) else "told",
    }
    said = [(titles.get(name, name), blocks) for name, blocks in parts.items() if blocks]
    return Summary(
        context.phrases["summary.type_name"],
        tuple(
            block
            for number, (name, blocks) in enumerate(said, start=1)
            for block in (Heading(2, f"{number}.", context.phrases[f"summary.{name}"]), *blocks)
        ),
    )


def _figures(context: Context, printed: Collection[str], most: int) -> tuple[Block, ...]:
    """The table; where it would be empty, how many targets stand how."""
    first = headlines(context)
    shown = (*first, *_told_too(context, printed, [result for result, _ in first]))[:most]
    rows = tuple(_row(context, judged, printed) for judged in shown)
    if rows:
        note = note_of(context.words, [result for result, _ in shown if not result.is_complete])
        return (without_empty(Table("", _columns(context), rows, note), OPTIONAL),)
    sentences = [measured_summary(context.words), *documents_sentences(context.words)[:1]]
    return paragraphs(sentences, ParagraphKind.ITEM)


def _told_too(
    context: Context, printed: Collection[str], first: Sequence[IndicatorResult]
) -> Iterator[Judged]:
    """What else section I tells, unless it is zero; what got worse most comes first."""
    shown = {_key(result) for result in first}
    for result in sorted(told_before(context.data), key=worsening, reverse=True):
        is_printed = context.words.figures.of_result(result).id in printed
        if is_printed and _key(result) not in shown and not is_nothing(result):
            yield result, None


def headlines(context: Context) -> tuple[Judged, ...]:
    """The programme's main indicators, then judged targets, the urgent ones first."""
    data = context.data
    judged: dict[Key, Judged] = {}
    for status in URGENCY:
        for target in data.targets:
            if target.status is status and target.result is not None:
                judged.setdefault(_key(target.result), (target.result, target))
    first = {
        _key(result): judged.get(_key(result), (result, None))
        for _, indicator, split in main_measures(data.inputs)
        if (result := data.find(indicator.id, split))
    }
    return tuple((first | judged).values())


def _key(result: IndicatorResult) -> Key:
    return *result.indicator_split, result.span


def _columns(context: Context) -> tuple[Column, ...]:
    words = context.phrases
    return (
        Column(words["columns.indicator"], 37),
        Column(words["columns.result"], 15, Align.RIGHT),
        Column(words["columns.required"], 13, Align.CENTRE),
        Column(words["columns.status"], 20, Align.CENTRE),
        Column(words["columns.moved"], 15, Align.RIGHT),
    )


def _row(context: Context, judged: Judged, printed: Collection[str]) -> Row:
    words = context.words
    result, target = judged
    if target and target.target.operator is None:
        target = None  # it asks for no level, and judges nothing
    return row_of(
        _name(context, result),
        value_with_unit(words, result),
        required(words, target) if target else None,
        target_verdict(words, target) if target else None,
        _change(context, result, printed),
    )


def _name(context: Context, result: IndicatorResult) -> str:
    """A main indicator's label, else the short name of what was measured."""
    for label, indicator, split in main_measures(context.data.inputs):
        if _key(result) == (indicator.id, split, ""):
            return label
    label = context.words.label(result)
    if len(result.disaggregation) > 1:  # options in a row are short as codes
        label = context.words.name(result.indicator, result.disaggregation)
    elif result.disaggregation:
        label = f"{result.indicator.short_name}: {label}"
    if not result.span:
        return label
    return context.phrases.text("targets.accumulated.name", name=label)


def _change(context: Context, result: IndicatorResult, printed: Collection[str]) -> Sentence:
    """How far it moved since the previous period, where the report says so too."""
    if result.previous is None:
        return ()
    ways = (
        brief_change(context.words, result, result.previous),
        relative_words(context.words, result, result.previous),
    )
    return next((told for told in ways if told and is_printed(told, printed)), ())


def _units(context: Context, most: int) -> tuple[Block, ...]:
    """The head of the scorecard and its last row, the province; nothing without one. What each of
    its signs says is told in the report's."""
    note = cell(signs_sentence(context.words, scorecard(context.data), most))
    for table in scorecard_table(context):
        rows = (*table.rows[:-1][:most], table.rows[-1])
        return (replace(table, caption="", rows=rows, note=note),)
    return ()


def _picture(context: Context) -> Iterator[Picture]:
    """The first chart there is."""
    for name in PICTURES:
        for block in context.picture(name):
            if isinstance(block, Picture):
                yield replace(block, width_mm=PICTURE_MM)
                return


def _late_tasks(context: Context) -> list[TaskResult]:
    """The tasks that are overdue and not done, the longest first."""
    late = overdue(context.data.tasks)
    return sorted(late, key=lambda judged: -judged.days_overdue)


def _late_counts(
    context: Context, late: Sequence[TaskResult], printed: Collection[str]
) -> tuple[Block, ...]:
    """How many targets and tasks are late; where no tasks are, also which targets lack most but
    the one that leaders are asked about. Nothing where no plan asks for anything."""
    if not context.data.targets and not context.data.tasks:
        return ()
    counts = _counts(context, len(unmet(context.data.targets)), late)
    asked = [one for one, _ in efforts(context, printed)]
    others = [one for one in furthest(context) if one not in asked]
    missing = () if late else far_sentence(context.words, others)
    return paragraphs([(*counts, *(missing if is_printed(missing, printed) else ()))])


def _late(context: Context, late: Sequence[TaskResult], most: int) -> tuple[Block, ...]:
    """The most overdue tasks with their lead agencies."""
    rows = tuple(_late_row(context, judged) for judged in late[:most])
    if not rows:
        return ()
    return (Table("", _late_columns(context), rows, _others(context, late[most:])),)


def _others(context: Context, others: Sequence[TaskResult]) -> tuple[Inline, ...]:
    """How many more tasks are overdue, and whose most of them are."""
    if not others:
        return ()
    counted = Counter(judged.task.lead for judged in others).most_common(MOST_LEADS)
    leads = [lead for lead, _ in counted]
    return cell(
        context.phrases.text(
            "summary.others",
            count=format_number(len(others)),
            leads=context.phrases["lists.semicolon"].join(leads),
        )
    )


def _counts(context: Context, missed: int, late: Sequence[TaskResult]) -> Sentence:
    """Where every target stands and how many tasks are overdue."""
    phrases, end = context.phrases, context.phrases["results.end"]
    parts = [standing_words(context.words)]
    if late:
        parts.append(phrases.fill("summary.overdue", count=overdue_count(context.words, late)))
    told = enumerate_sentences([part for part in parts if part], phrases["lists.semicolon"])
    counted = (*capital(told), end) if told else ()
    none = () if missed or late else (phrases["summary.none_late"],)
    return (*none, " ", *counted) if none and counted else (*none, *counted)


def _late_columns(context: Context) -> tuple[Column, ...]:
    words = context.phrases
    return (
        Column(words["columns.lead"], 22),
        Column(words["columns.task"], 52),
        Column(words["summary.due"], 9, Align.CENTRE),
        Column(words["summary.days"], 17, Align.RIGHT),
    )


def _late_row(context: Context, judged: TaskResult) -> Row:
    return row_of(
        judged.task.lead,
        judged.task.name,
        due_month(judged),
        of_days_overdue(context.words.figures, judged),
    )
