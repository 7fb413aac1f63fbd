"""The one-page table of section III: what targets measure, a row each, by how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from baocao.core.vietnamese.dates import short_date
from baocao.document.blocks import Align, Block, Column, Inline, Row, Table
from baocao.document.columns import without_empty
from baocao.document.context import Context, cell, row_of
from baocao.document.narrative.measured import (
    count_of,
    measured_things,
    plan_marks,
    what_each_asks,
)
from baocao.document.narrative.movements import counts_few, moved
from baocao.document.narrative.phrases import Computed, Sentence, as_read
from baocao.document.narrative.results import brief_change
from baocao.document.narrative.targets import required
from baocao.document.narrative.verdicts import target_verdict
from baocao.document.narrative.words import Words
from baocao.document.tables import note_of, target_value
from baocao.results.measured import URGENCY, Measured
from baocao.results.model import TargetResult, TargetStatus

UNREPORTED = TargetStatus.NOT_REPORTED  # a sentence names these
FORESEEN = (TargetStatus.ON_TRACK, TargetStatus.BEHIND)  # verdicts before the due day
CHANGE = 4  # the column that is left out where nothing is compared


def measured_table(context: Context) -> tuple[Block, ...]:
    """The table; nothing where no target has a result."""
    shown = [one for one in measured_things(context.words) if one.status is not UNREPORTED]
    if not shown:
        return ()
    words = context.words
    rows = [
        row
        for status in URGENCY
        for row in _group(words, status, [one for one in shown if one.status is status])
    ]
    table = Table(_caption(words), _columns(words), _numbered(rows), _note(words))
    return (without_empty(table, (CHANGE,)),)


def _caption(words: Words) -> str:
    """What the table shows, and what its changes are counted from, where it has any."""
    caption = words.phrases["tables.measured"]
    results = [one.result for one in measured_things(words) if one.result]
    if not any(moved(result) and not counts_few(result) for result in results):
        return caption
    before = words.period_name(words.data.inputs.previous)
    return words.phrases.text("tables.measured_since", caption=caption, period=before)


def _columns(words: Words) -> tuple[Column, ...]:
    return (
        Column(words.phrases["columns.order"], 5, Align.CENTRE),
        Column(words.phrases["columns.target"], 35),
        Column(words.phrases["columns.required"], 22, Align.CENTRE),
        Column(words.phrases["columns.result"], 13, Align.RIGHT),
        Column(words.phrases["columns.moved"], 13, Align.RIGHT),
        Column(words.phrases["columns.deadline"], 18, Align.CENTRE),
    )


def _group(words: Words, status: TargetStatus, things: Sequence[Measured]) -> list[Row]:
    """The rows of one status, under its sign, its name and how many there are."""
    if not things:
        return []
    title = words.phrases.fill(
        "tables.measured_group",
        sign=words.phrases[f"target_sign.{status.value}"],
        status=Computed(words.phrases[f"target_status.{status.value}"], "label"),
        count=count_of(words, "measured", status, things),
    )
    return [Row((cell(title),), bold=True, spans=True), *(_row(words, one) for one in things)]


def _row(words: Words, one: Measured) -> Row:
    judged = one.leading
    result = judged.result
    before = result.previous if result and not counts_few(result) else None
    change = brief_change(words, result, before) if result and before else ()
    return row_of(
        None,
        _name(words, one),
        what_each_asks(words, one, lambda target: required(words, target)),
        target_value(words, judged),
        change,
        what_each_asks(words, one, _deadline),
    )


def _name(words: Words, one: Measured) -> Sentence:
    """The target's name with the numbers of the documents that ask for it; of one whose
    documents come to different verdicts, each verdict."""
    told: Sentence = (Computed(one.targets[0].target.name, "label"),)
    if len(words.data.inputs.plans) > 1:
        marks = plan_marks(words, one.targets)
        told = (*told, *words.phrases.fill("tables.asked_by", marks=marks))
    verdicts = {as_read(target_verdict(words, target)) for target in one.targets}
    if len(verdicts) == 1:
        return told
    each = what_each_asks(words, one, lambda target: target_verdict(words, target))
    return (*told, *words.phrases.fill("tables.verdicts", verdicts=each))


def _deadline(judged: TargetResult) -> Sentence:
    return (Computed(short_date(judged.stated_deadline), "deadline"),)


def _numbered(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows numbered through all groups."""
    numbers = count(1)
    return tuple(
        row if row.spans else replace(row, cells=(cell(str(next(numbers))), *row.cells[1:]))
        for row in rows
    )


def _note(words: Words) -> tuple[Inline, ...]:
    """Which document each number is, what the open verdicts go by, and what a reader must know of
    the figures."""
    plans = words.data.inputs.plans
    results = [judged.result for judged in words.data.targets if judged.result]
    named = words.phrases["lists.semicolon"].join(
        f"({number}) {plan.short_citation}" for number, plan in enumerate(plans, start=1)
    )
    told = [f"{named}."] if len(plans) > 1 else []
    statuses = {one.status for one in measured_things(words)}
    told += [words.phrases[f"tables.tests.{one.value}"] for one in FORESEEN if one in statuses]
    of_figures = note_of(words, results)
    return (*cell(" ".join(told) + " " * bool(of_figures)), *of_figures) if told else of_figures
