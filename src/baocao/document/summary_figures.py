"""The table of main figures in a summary: main indicators first, then targets, the urgent ones
first, then what else section I tells."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from baocao.definitions.indicators.model import Disaggregation
from baocao.document.blocks import Align, Block, Column, ParagraphKind, Row, Table
from baocao.document.columns import without_empty
from baocao.document.context import Context, paragraphs, row_of
from baocao.document.narrative.measured import documents_sentences, measured_summary
from baocao.document.narrative.nothing import is_nothing
from baocao.document.narrative.phrases import Sentence
from baocao.document.narrative.results import brief_change, relative_words
from baocao.document.narrative.targets import required
from baocao.document.narrative.verdicts import target_verdict
from baocao.document.requests import is_printed
from baocao.document.sections.situation import told_before
from baocao.document.tables import note_of, value_with_unit
from baocao.results.measured import URGENCY
from baocao.results.model import IndicatorResult, TargetResult
from baocao.results.scorecard import main_measures
from baocao.results.worsened import worsening

OPTIONAL = (2, 3, 4)  # columns that may hold nothing: asked, verdict, movement

Judged = tuple[IndicatorResult, TargetResult | None]
Key = tuple[str, Disaggregation, str]
"""Indicator, split and what the result was added up over."""


def main_figures(context: Context, printed: Collection[str], most: int) -> tuple[Block, ...]:
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
