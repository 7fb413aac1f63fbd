"""The one-page summary for leaders: headline figures, one chart, what is late and whose it is.

It says nothing that the report does not: each figure is one that the report prints.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from textwrap import shorten

from baocao.definitions.indicators.model import Disaggregation
from baocao.document.blocks import (
    Align,
    Block,
    Column,
    Heading,
    ParagraphKind,
    Picture,
    Row,
    Summary,
    Table,
)
from baocao.document.columns import without_empty
from baocao.document.context import Context, cell, paragraphs
from baocao.document.narrative.measured import documents_sentences, measured_summary
from baocao.document.narrative.phrases import Sentence, enumerate_sentences
from baocao.document.narrative.results import change_words
from baocao.document.narrative.targets import required
from baocao.document.narrative.tasks import due_month
from baocao.document.narrative.verdicts import target_verdict
from baocao.document.tables import value_with_unit
from baocao.results.ledger.model import Figure
from baocao.results.ledger.target_figures import of_days_overdue
from baocao.results.measured import URGENCY, unmet
from baocao.results.model import IndicatorResult, TargetResult, TaskResult
from baocao.results.tasks import overdue

MOST_LATE = 3  # overdue tasks named; the others are counted
# What else the page holds beside no, one, two or three late tasks: rows of figures, and the
# width of the chart in millimetres.
MOST_FIGURES = (8, 7, 6, 6)
PICTURE_MM = (100.0, 85.0, 85.0, 57.0)
CHANGE = 4  # the last column of the figures, left out where nothing is known to have moved
LONGEST_NAME = 75  # characters of a task's name
PICTURES = ("targets", "trend", "coverage")

Judged = tuple[IndicatorResult, TargetResult | None]
Key = tuple[str, Disaggregation, str]
"""Indicator, split and what the result was added up over."""


def summary(context: Context, printed: Collection[str]) -> Summary:
    """The summary of a report; `printed` are the ids of the figures that the report prints."""
    late = _late_tasks(context)
    beside = min(len(late), MOST_LATE)
    return Summary(
        context.phrases["summary.type_name"],
        (
            *_section(context, "figures", _figures(context, printed, MOST_FIGURES[beside])),
            *_picture(context, PICTURE_MM[beside]),
            *_section(context, "late", _late(context, late)),
        ),
    )


def _section(context: Context, name: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    number = {"figures": "1.", "late": "2."}[name]
    return (Heading(2, number, context.phrases[f"summary.{name}"]), *blocks)


def _figures(context: Context, printed: Collection[str], most: int) -> tuple[Block, ...]:
    """The table; where it would be empty, how many targets stand how."""
    rows = tuple(_row(context, judged, printed) for judged in headlines(context)[:most])
    if rows:
        return (without_empty(Table("", _columns(context), rows), (CHANGE,)),)
    sentences = [measured_summary(context.words), *documents_sentences(context.words)[:1]]
    return paragraphs(sentences, ParagraphKind.ITEM)


def headlines(context: Context) -> tuple[Judged, ...]:
    """The programme's headlines, then judged targets, the urgent ones first."""
    data = context.data
    judged: dict[Key, Judged] = {}
    for status in URGENCY:
        for target in data.targets:
            if target.status is status and target.result is not None:
                judged.setdefault(_key(target.result), (target.result, target))
    first = {
        _key(result): judged.get(_key(result), (result, None))
        for name in data.inputs.programme.roles.headlines
        for result in data.first_of(name)
    }
    return tuple((first | judged).values())


def _key(result: IndicatorResult) -> Key:
    return *result.indicator_split, result.span


def _columns(context: Context) -> tuple[Column, ...]:
    words = context.phrases
    return (
        Column(words["columns.indicator"], 33),
        Column(words["columns.result"], 13, Align.RIGHT),
        Column(words["columns.required"], 11, Align.CENTRE),
        Column(words["columns.status"], 17, Align.CENTRE),
        Column(words["columns.change"], 26, Align.RIGHT),
    )


def _row(context: Context, judged: Judged, printed: Collection[str]) -> Row:
    words = context.words
    result, target = judged
    return Row(
        (
            cell(_name(context, result)),
            cell(value_with_unit(words, result)),
            cell(required(words, target) if target else None),
            cell(target_verdict(words, target) if target else None),
            cell(_change(context, result, printed)),
        )
    )


def _name(context: Context, result: IndicatorResult) -> str:
    label = context.words.label(result)
    name = f"{result.indicator.short_name}: {label}" if result.disaggregation else label
    if not result.span:
        return name
    return context.phrases.text("targets.accumulated.name", name=name)


def _change(context: Context, result: IndicatorResult, printed: Collection[str]) -> Sentence:
    """How far it moved since the previous period, where the report says so too."""
    if result.previous is None:
        return ()
    sentence = change_words(context.words, result, result.previous)
    figures = [piece for piece in sentence if isinstance(piece, Figure)]
    return sentence if all(figure.id in printed for figure in figures) else ()


def _picture(context: Context, width_mm: float) -> Iterator[Picture]:
    """The first chart there is of those that fit."""
    for name in PICTURES:
        for block in context.picture(name):
            if isinstance(block, Picture):
                yield replace(block, width_mm=width_mm)
                return


def _late_tasks(context: Context) -> list[TaskResult]:
    """The tasks that are overdue and not done, the longest first."""
    late = overdue(context.data.tasks)
    return sorted(late, key=lambda judged: -judged.days_overdue)


def _late(context: Context, late: Sequence[TaskResult]) -> tuple[Block, ...]:
    """How many targets and tasks are late; the most overdue tasks with their lead agencies."""
    missed = len(unmet(context.data.targets))
    counts = paragraphs([_counts(context, missed, len(late))])
    rows = tuple(_late_row(context, judged) for judged in late[:MOST_LATE])
    return (*counts, Table("", _late_columns(context), rows)) if rows else counts


def _counts(context: Context, missed: int, late: int) -> Sentence:
    figures, phrases = context.words.figures, context.phrases
    parts = []
    if missed:
        count = figures.count("targets-unmet", missed, "số chỉ tiêu không đạt, chậm tiến độ")
        parts.append(phrases.fill("summary.unmet", count=count))
    if late:
        count = figures.count("tasks-overdue", late, "số nhiệm vụ đã quá hạn, chưa hoàn thành")
        parts.append(phrases.fill("summary.overdue", count=count))
    if not parts:
        return (phrases["summary.none_late"],)
    return (*enumerate_sentences(parts, phrases["lists.semicolon"]), phrases["results.end"])


def _late_columns(context: Context) -> tuple[Column, ...]:
    words = context.phrases
    return (
        Column(words["columns.lead"], 22),
        Column(words["columns.task"], 52),
        Column(words["summary.due"], 9, Align.CENTRE),
        Column(words["summary.days"], 17, Align.RIGHT),
    )


def _late_row(context: Context, judged: TaskResult) -> Row:
    return Row(
        (
            cell(judged.task.lead),
            cell(shorten(judged.task.name, LONGEST_NAME, placeholder="…")),
            cell(due_month(judged)),
            cell(of_days_overdue(context.words.figures, judged)),
        )
    )
