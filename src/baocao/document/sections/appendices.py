"""Appendices: figures by district, all tasks; sources and findings stand in `sources`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, repeat

from baocao.definitions.indicators.model import Disaggregation, Indicator
from baocao.document.blocks import Appendix
from baocao.document.context import Context
from baocao.document.sections.roadmap import roadmap
from baocao.document.sections.sources import sources
from baocao.document.sections.units import units
from baocao.document.tables import districts_table, tasks_table

COLUMNS_A_PAGE = 10  # indicator columns that stay legible across a landscape page

Measure = tuple[Indicator, Disaggregation]


def appendices(context: Context) -> tuple[Appendix, ...]:
    """All appendices that have something to say, in printing order."""
    candidates = (
        _districts(context),
        roadmap(context),
        _tasks(context),
        sources(context),
        units(context),
    )
    return tuple(appendix for appendix in candidates if appendix.blocks)


def referring_to(context: Context, made: Sequence[Appendix]) -> Context:
    """The context whose sections refer to the appendices `made` from it."""
    return replace(context, appendices=tuple(appendix.id for appendix in made))


def _districts(context: Context) -> Appendix:
    """The map of the units, then a table of each theme."""
    tables = tuple(
        districts_table(
            context, context.phrases.text(key, theme=title, areas=context.words.areas), chunk
        )
        for theme, title in context.data.inputs.catalogue.themes.items()
        for key, chunk in zip(_captions(), _chunks(_measures(context, theme)), strict=False)
    )
    title = context.phrases.text("appendices.districts", areas=context.words.areas)
    shown = (*context.picture("unit-map"), *tables) if tables else ()
    return Appendix("districts", title, shown, landscape=True)


def _captions() -> Iterator[str]:
    """A table that is too wide goes on in further ones, which say so."""
    return chain(["tables.districts"], repeat("tables.districts_continued"))


def _measures(context: Context, theme: str) -> list[Measure]:
    """The theme's indicators and splits that at least one district has a figure for."""
    districts = {unit.code for unit in context.data.inputs.districts}
    seen = {r.indicator_split for r in context.data.results if r.area.code in districts}
    return [
        (indicator, split)
        for indicator in context.data.inputs.catalogue.indicators.values()
        if indicator.theme == theme
        for split in indicator.splits
        if (indicator.id, split) in seen
    ]


def _chunks(measures: Sequence[Measure]) -> list[Sequence[Measure]]:
    """Parts of about equal size that each fit a page's width."""
    if not measures:
        return []
    pages = -(-len(measures) // COLUMNS_A_PAGE)
    size = -(-len(measures) // pages)
    return [measures[start : start + size] for start in range(0, len(measures), size)]


def _tasks(context: Context) -> Appendix:
    dated = [t for t in context.data.tasks if t.task.due is not None]
    title = context.phrases["tables.tasks"]
    blocks = (tasks_table(context, title, dated),) if dated else ()
    return Appendix("tasks", context.phrases["appendices.tasks"], blocks, landscape=True)
