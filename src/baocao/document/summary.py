"""The one-page summary for leaders: headline figures, the units in most need, what is late and
whose it is, data that is owed too, and what leaders are asked to decide.

It says nothing that the report does not: each figure is one that the report prints.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from baocao.core.vietnamese.numbers import format_number
from baocao.document.blocks import (
    Align,
    Block,
    Column,
    Heading,
    Inline,
    Picture,
    Row,
    Summary,
    Table,
)
from baocao.document.context import Context, cell, paragraphs, row_of
from baocao.document.narrative.by_rates import signs_sentence
from baocao.document.narrative.data_notes import owed_sentence
from baocao.document.narrative.highlights import standing_words
from baocao.document.narrative.phrases import Sentence, capital, enumerate_sentences
from baocao.document.narrative.tasks import due_month, overdue_count
from baocao.document.narrative.unmet import far_sentence
from baocao.document.requests import efforts, furthest, is_printed, is_request, requests
from baocao.document.sections.scorecard import scorecard_table
from baocao.document.summary_figures import main_figures
from baocao.results.ledger.target_figures import of_days_overdue
from baocao.results.measured import unmet
from baocao.results.model import TaskResult
from baocao.results.scorecard import scorecard
from baocao.results.tasks import overdue

# Overdue tasks that are named; the others are counted. Beside units or a chart fewer have room.
MOST_LATE, MOST_BESIDE_UNITS, MOST_BESIDE_CHART = 3, 2, 1
MOST_FIGURES, MOST_FIGURES_BESIDE_ALL = 5, 3  # the few where units and late tasks stand below
MOST_LEADS = 3  # agencies named of the other overdue tasks
NEEDIEST = 3  # units of the scorecard
PICTURE_MM = 145.0  # so wide that a chart's letters have eight points
PICTURES = ("targets", "trend", "coverage")


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
        "figures": (*main_figures(context, printed, min(figures, most.figures)), *chart),
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
