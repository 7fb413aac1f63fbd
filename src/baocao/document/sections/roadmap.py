"""The appendix with the way to each target: what was planned by day, and what was reached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from baocao.core.vietnamese.dates import short_date
from baocao.document.blocks import Align, Appendix, Column, Row, Table
from baocao.document.context import Context, cell, row_of
from baocao.document.narrative.phrases import Computed
from baocao.document.narrative.results import unit_word, with_unit
from baocao.document.narrative.words import Words
from baocao.document.tables import value_with_unit
from baocao.results.ledger.target_figures import of_milestone
from baocao.results.roadmap import RoadmapStep


def roadmap(context: Context) -> Appendix:
    """Every target that has milestones; without blocks where none has."""
    title = context.phrases["appendices.roadmap"]
    steps = context.data.roadmap
    blocks = (_table(context, steps),) if steps else ()
    return Appendix("roadmap", title, blocks)


def _table(context: Context, steps: Sequence[RoadmapStep]) -> Table:
    phrases = context.phrases
    columns = (
        Column(phrases["columns.milestone"], 22, Align.CENTRE),
        Column(phrases["columns.planned"], 26, Align.RIGHT),
        Column(phrases["columns.reached"], 26, Align.RIGHT),
        Column(phrases["columns.status"], 26, Align.CENTRE),
    )
    return Table(phrases["tables.roadmap"], columns, tuple(_rows(context.words, steps)))


def _rows(words: Words, steps: Sequence[RoadmapStep]) -> Iterator[Row]:
    """Each target's name over its milestones."""
    for _, own in groupby(steps, lambda step: (step.plan.id, step.target.id)):
        found = list(own)
        plan, target = found[0].plan, found[0].target
        name = f"{target.name} ({target.clause}, {plan.short_citation})"
        yield Row((cell(Computed(name, "label")),), bold=True, spans=True)
        yield from (_row(words, step) for step in found)


def _row(words: Words, step: RoadmapStep) -> Row:
    indicator = words.catalogue.indicators[step.target.indicator or ""]
    planned = of_milestone(step, indicator)
    return row_of(
        Computed(short_date(step.milestone.date), "deadline"),
        with_unit(planned, unit_word(words, indicator.unit)),
        value_with_unit(words, step.result) if step.result else None,
        _reached(words, step),
    )


def _reached(words: Words, step: RoadmapStep) -> Computed:
    """Whether the planned value was reached; not yet due, or without data."""
    if not step.is_due:
        key = "roadmap.to_come"
    elif step.result is None:
        key = "roadmap.no_data"
    elif step.reached is None:
        key = "roadmap.undecided"
    else:
        key = "roadmap.reached" if step.reached else "roadmap.missed"
    return Computed(words.phrases[key], "label")
