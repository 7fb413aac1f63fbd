"""The one-page summary for leaders: headline figures, one chart, what is late and whose it is.

It says nothing that the report does not: each figure is one that the report prints.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from textwrap import shorten

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
from baocao.document.context import Context, cell, paragraphs
from baocao.document.tables import value_with_unit
from baocao.indicators.model import Disaggregation
from baocao.ledger.model import Figure
from baocao.narrative.phrases import Sentence
from baocao.narrative.results import change_words
from baocao.narrative.targets import required, summary_sentence
from baocao.narrative.tasks import due_month
from baocao.results.model import IndicatorResult, TargetResult, TargetStatus, TaskResult, TaskStatus

MOST_FIGURES = 7  # rows of the table
CASES = ("cases_cumulative", "new_cases", "deaths_cumulative")
MOST_LATE = 3  # overdue tasks named; the others are counted
LONGEST_NAME = 90  # characters of a task's name
PICTURE_MM = 100.0
PICTURES = ("targets", "trend_cases", "vaccination")
# What leaders have to see first.
URGENCY = (
    TargetStatus.NOT_MET,
    TargetStatus.BEHIND,
    TargetStatus.ON_TRACK,
    TargetStatus.NOT_DUE,
    TargetStatus.MET,
    TargetStatus.NOT_ASSESSABLE,
)
UNMET = (TargetStatus.NOT_MET, TargetStatus.BEHIND)
DONE = (TaskStatus.DONE, TaskStatus.DONE_LATE)

Judged = tuple[IndicatorResult, TargetResult | None]


def summary(context: Context, printed: Collection[str]) -> Summary:
    """The summary of a report; `printed` are the ids of the figures that the report prints."""
    phrases = context.phrases
    return Summary(
        phrases["summary.type_name"],
        (
            *_section(context, "figures", _figures(context, printed)),
            *_picture(context),
            *_section(context, "late", _late(context)),
        ),
    )


def _section(context: Context, name: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    number = {"figures": "1.", "late": "2."}[name]
    return (Heading(2, number, context.phrases[f"summary.{name}"]), *blocks)


def _figures(context: Context, printed: Collection[str]) -> tuple[Block, ...]:
    """The table; where it would be empty, how many targets stand how."""
    rows = tuple(_row(context, judged, printed) for judged in headlines(context))
    if rows:
        return (Table("", _columns(context), rows),)
    sentences = [summary_sentence(context.words, plan) for plan in context.data.plans]
    return paragraphs(sentences, ParagraphKind.ITEM)


def headlines(context: Context) -> tuple[Judged, ...]:
    """Cases and deaths, then judged targets, the urgent ones first; seven at most."""
    data = context.data
    cases: list[Judged] = [
        (result, None) for result in (data.find(name) for name in CASES) if result is not None
    ]
    by_result: dict[tuple[str, Disaggregation], Judged] = {}
    for status in URGENCY:
        for target in data.targets:
            if target.status is status and target.result is not None:
                key = target.result.indicator.id, target.result.disaggregation
                by_result.setdefault(key, (target.result, target))
    return (*cases, *by_result.values())[:MOST_FIGURES]


def _columns(context: Context) -> tuple[Column, ...]:
    words = context.phrases
    return (
        Column(words["columns.indicator"], 30),
        Column(words["columns.result"], 14, Align.RIGHT),
        Column(words["columns.required"], 12, Align.CENTRE),
        Column(words["columns.status"], 16, Align.CENTRE),
        Column(words["columns.change"], 28, Align.RIGHT),
    )


def _row(context: Context, judged: Judged, printed: Collection[str]) -> Row:
    words = context.words
    result, target = judged
    status = words.phrases[f"target_status.{target.status.value}"] if target else ""
    return Row(
        (
            cell(_name(context, result)),
            cell(value_with_unit(words, result)),
            cell(required(words, target) if target else None),
            cell(status),
            cell(_change(context, result, printed)),
        )
    )


def _name(context: Context, result: IndicatorResult) -> str:
    label = context.words.label(result)
    return f"{result.indicator.short_name}: {label}" if result.disaggregation else label


def _change(context: Context, result: IndicatorResult, printed: Collection[str]) -> Sentence:
    """How far it moved since the previous period, where the report says so too."""
    if result.previous is None:
        return ()
    sentence = change_words(context.words, result, result.previous)
    figures = [piece for piece in sentence if isinstance(piece, Figure)]
    return sentence if all(figure.id in printed for figure in figures) else ()


def _picture(context: Context) -> Iterator[Picture]:
    """The first chart there is of those that fit."""
    for name in PICTURES:
        for block in context.picture(name):
            if isinstance(block, Picture):
                yield replace(block, width_mm=PICTURE_MM, caption="")
                return


def _late(context: Context) -> tuple[Block, ...]:
    """How many targets fail or lag; the most overdue tasks with their lead agencies."""
    unmet = sum(t.status in UNMET for t in context.data.targets)
    late = [t for t in context.data.tasks if t.days_overdue and t.status not in DONE]
    late.sort(key=lambda judged: -judged.days_overdue)
    sentences = [_unmet(context, unmet)] if unmet else []
    sentences += [_late_sentence(context, judged) for judged in late[:MOST_LATE]]
    if not late:
        sentences.append((context.phrases["summary.none_late"],))
    if len(late) > MOST_LATE:
        total = context.words.figures.count(
            "tasks-overdue", len(late), "số nhiệm vụ đã quá hạn, chưa hoàn thành"
        )
        sentences.append(context.phrases.fill("summary.all_late", count=total))
    return paragraphs(sentences, ParagraphKind.ITEM)


def _unmet(context: Context, number: int) -> Sentence:
    count = context.words.figures.count(
        "targets-unmet", number, "số chỉ tiêu không đạt, chậm tiến độ"
    )
    return context.phrases.fill("summary.unmet", count=count)


def _late_sentence(context: Context, judged: TaskResult) -> Sentence:
    return context.phrases.fill(
        "summary.late_task",
        lead=judged.task.lead,
        name=shorten(judged.task.name, LONGEST_NAME, placeholder="…"),
        due=due_month(judged),
        days=context.words.figures.of_days_overdue(judged),
    )
