"""Appendices: targets by document, figures of the province and its areas, tasks; what the data
is made from stands in `sources`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.names import lower_first
from baocao.definitions.indicators.model import Disaggregation, Indicator
from baocao.document.blocks import Align, Appendix, Block, Column, Row, Table
from baocao.document.compared import nothing_compared
from baocao.document.context import Context, paragraphs, row_of
from baocao.document.narrative.data_notes import INDICATORS
from baocao.document.narrative.lists import units_told
from baocao.document.narrative.nothing import is_nothing, nothing_sentence
from baocao.document.narrative.tasks import told_tasks
from baocao.document.sections.given import given
from baocao.document.sections.roadmap import roadmap
from baocao.document.sections.scorecard import scorecard_table
from baocao.document.sections.sources import sources
from baocao.document.sections.units import units
from baocao.document.tables import column, districts_table, indicators_table, tasks_table
from baocao.document.target_tables import targets_tables
from baocao.results.ledger.denominators import of_count, of_rate
from baocao.results.model import DenominatorSource, IndicatorResult
from baocao.results.worsened import compared_results

COLUMNS_A_PAGE = 12  # indicator columns that stay legible across a landscape page
ROWS_A_PAGE = 25  # areas; a table of more runs over pages, and columns of zeros are too much

Measure = tuple[Indicator, Disaggregation]


def appendices(context: Context) -> tuple[Appendix, ...]:
    """All appendices that have something to say, in printing order."""
    told, zero = _in_areas(context)
    candidates = (
        _targets(context),
        _indicators(context),
        _districts(context, told, zero),
        given(context),
        roadmap(context),
        _tasks(context),
        units(context),
        sources(context),
        _zeros(context, zero),
    )
    return tuple(appendix for appendix in candidates if appendix.blocks)


def referring_to(context: Context, made: Sequence[Appendix]) -> Context:
    """The context whose sections refer to the appendices `made` from it."""
    return replace(context, appendices=tuple(a.id for a in made if not a.working))


def _targets(context: Context) -> Appendix:
    """Every target with its clause, plan by plan."""
    title = context.phrases["appendices.targets"]
    return Appendix("targets", title, targets_tables(context), landscape=True)


def _indicators(context: Context) -> Appendix:
    """Every result of the whole province, theme by theme, but those of section I's table; then
    the rates by each count of one group of people."""
    shown = {r.indicator_split for r in compared_results(context.data)}
    every = context.data.of_whole
    nothing = _nothing_reported(context)
    own = [r for r in every if r not in nothing]
    tables: list[Block] = []
    for theme, title in context.data.inputs.catalogue.themes.items():
        found = [r for r in own if r.indicator.theme == theme and r.indicator_split not in shown]
        name = context.phrases.text("tables.indicators", theme=title)
        tables += [indicators_table(context, name, found)] if found else []
    if context.data.denominators:
        tables.append(denominators_table(context))
    title = context.phrases.text("appendices.indicators", whole=context.words.whole)
    said = nothing_sentence(context.words, "tables.nothing_reported", nothing, own)
    return Appendix(INDICATORS, title, (*tables, *paragraphs([said])))


def _nothing_reported(context: Context) -> list[IndicatorResult]:
    """The province's results of indicators with several groups, all of them zero, but those of
    section I's table."""
    shown = {r.indicator_split for r in compared_results(context.data)}
    results = [r for r in context.data.of_whole if r.indicator_split not in shown]
    groups = [list(group) for _, group in groupby(results, lambda r: r.indicator.id)]
    return [r for group in groups if len(group) > 1 and all(map(is_nothing, group)) for r in group]


def _districts(context: Context, told: Sequence[Measure], zero: Sequence[Measure]) -> Appendix:
    """The scorecard and the map of the units, then the tables of all themes."""
    themes = context.data.inputs.catalogue.themes.items()
    parts = [
        p for id_, title in themes for p in _parts(title, [m for m in told if m[0].theme == id_])
    ]
    tables = tuple(
        districts_table(context, _caption(context, together), _of_all(together))
        for together in _together(parts)
    )
    title = context.phrases.text("appendices.districts", areas=context.words.areas)
    seen = (*scorecard_table(context), *context.picture("unit-map")) if tables else ()
    shown = (*seen, *tables, *_nothing_in_areas(context, told, zero))
    return Appendix("districts", title, shown, landscape=True)


def _nothing_in_areas(
    context: Context, told: Iterable[Measure], zero: Iterable[Measure]
) -> tuple[Block, ...]:
    """What has no columns, as zero in every area."""
    results = {r.indicator_split: r for r in context.data.results}
    shown, found = ([results[i.id, split] for i, split in some] for some in (told, zero))
    return paragraphs([nothing_sentence(context.words, "tables.nothing_in_areas", found, shown)])


def _in_areas(context: Context) -> tuple[list[Measure], list[Measure]]:
    """The measures that an area has a figure of: those with columns, and those that are zero in
    every area that has a figure. Tables of a page show all groups of what is not zero in one."""
    inputs, results = context.data.inputs, context.data.results
    districts = {unit.code for unit in inputs.districts}
    alone = len(districts) > ROWS_A_PAGE
    some = set[tuple[str, Disaggregation]]()
    for result in results:
        thing = result.indicator_split if alone else (result.indicator.id, ())
        if thing not in some and not is_nothing(result):
            some.add(thing)
    seen = {r.indicator_split for r in results if r.area.code in districts}
    measures = [
        (indicator, split)
        for indicator in inputs.catalogue.indicators.values()
        for split in indicator.splits
        if (indicator.id, split) in seen
    ]
    told = [m for m in measures if (m[0].id, m[1] if alone else ()) in some]
    return told, [m for m in measures if m not in told]


def _zeros(context: Context, zero: Sequence[Measure]) -> Appendix:
    """What tables leave out as zero; the report tells it in sentences."""
    whole = (*nothing_compared(context.data), *_nothing_reported(context))
    return zeros(context, whole, zero)


@dataclass(frozen=True)
class _Part:
    """What of a theme fits the width of a page; `continued` is all but its first part."""

    title: str
    measures: tuple[Measure, ...]
    continued: bool


def _parts(title: str, measures: Sequence[Measure]) -> list[_Part]:
    chunks = _chunks(measures)
    return [_Part(title, chunk, continued=number > 0) for number, chunk in enumerate(chunks)]


def _together(parts: Sequence[_Part]) -> list[list[_Part]]:
    """Neighbours that fit the width of one page share a table."""
    made: list[list[_Part]] = []
    for part in parts:
        if made and len(_of_all(made[-1])) + len(part.measures) <= COLUMNS_A_PAGE:
            made[-1].append(part)
        else:
            made.append([part])
    return made


def _of_all(parts: Sequence[_Part]) -> list[Measure]:
    return [measure for part in parts for measure in part.measures]


def _caption(context: Context, parts: Sequence[_Part]) -> str:
    """What the table is about; of a theme that an earlier table began it says so."""
    phrases = context.phrases
    first, *others = (
        phrases.text("tables.districts_continued", theme=part.title)
        if part.continued
        else part.title
        for part in parts
    )
    titles = [first, *map(lower_first, others)]
    apart = len(titles) > 2 or any(phrases["lists.and"] in one or "," in one for one in titles)
    theme = phrases["lists.semicolon" if apart else "lists.and"].join(titles)
    return phrases.text("tables.districts", theme=theme, areas=context.words.areas)


def _chunks(measures: Sequence[Measure]) -> list[tuple[Measure, ...]]:
    """Parts that each fit a page's width; an indicator's splits stay together where they fit."""
    made: list[tuple[Measure, ...]] = []
    for _, splits in groupby(measures, key=lambda measure: measure[0].id):
        for piece in _cut(tuple(splits)):
            if made and len(made[-1]) + len(piece) <= COLUMNS_A_PAGE:
                made[-1] += piece
            else:
                made.append(piece)
    return made


def _cut(splits: tuple[Measure, ...]) -> Iterator[tuple[Measure, ...]]:
    """Parts of about equal size of an indicator that is wider than a page."""
    pages = -(-len(splits) // COLUMNS_A_PAGE)
    size = -(-len(splits) // pages)
    return (splits[start : start + size] for start in range(0, len(splits), size))


def _tasks(context: Context) -> Appendix:
    """The dated tasks of the plans that somebody reported on."""
    told = told_tasks(context.words)
    blocks = (tasks_table(context, told),) if told else ()
    return Appendix("tasks", context.phrases["appendices.tasks"], blocks, landscape=True)


def zeros(
    context: Context, whole: Sequence[IndicatorResult], measures: Sequence[Measure]
) -> Appendix:
    """The zeros of the province one by one; of those of its areas how many there are, each a
    figure of the ledger."""
    title = context.phrases["appendices.zeros"]
    tables = [indicators_table(context, title, whole)] if whole else []
    tables += [_zeros_of_areas(context, title, measures)] if measures else []
    of_result, found = context.words.figures.of_result, _found_in_areas(context, measures)
    figures = tuple(of_result(result) for results in found for result in results if result)
    return Appendix("zeros", title, tuple(tables), landscape=True, working=True, figures=figures)


def _found_in_areas(
    context: Context, measures: Sequence[Measure]
) -> Iterator[list[IndicatorResult | None]]:
    """The results of the areas, in their order, of each measure."""
    find, areas = context.data.find, context.data.inputs.districts
    for indicator, split in measures:
        yield [find(indicator.id, split, area.code) for area in areas]


def _zeros_of_areas(context: Context, theme: str, measures: Sequence[Measure]) -> Table:
    """A row a measure: how many areas say that there was nothing, and which say nothing."""
    words, phrases = context.words, context.phrases
    columns = (
        column(words, "order", 5, Align.CENTRE),
        column(words, "indicator", 45),
        column(words, "zero_areas", 15, Align.RIGHT),
        column(words, "areas_without", 35),
    )
    rows = []
    for number, ((indicator, split), found) in enumerate(
        zip(measures, _found_in_areas(context, measures), strict=True), start=1
    ):
        areas = zip(context.data.inputs.districts, found, strict=True)
        without = [area.name for area, result in areas if result is None]
        name = ".".join(("zeros", indicator.id, *(option for _, option in split)))
        told = len(found) - len(without)
        count = words.figures.count(name, told, lower_first(phrases["columns.zero_areas"]))
        known = words.name(indicator, split)
        rows.append(row_of(str(number), known, count, units_told(words, without)))
    caption = phrases.text("tables.districts", theme=theme, areas=words.areas)
    return Table(caption, columns, tuple(rows))


def denominators_table(context: Context) -> Table:
    """A row for each provider's count, those of one result together."""
    phrases = context.phrases
    columns = (
        Column(phrases["columns.indicator"], 30),
        Column(phrases["columns.provider"], 30),
        Column(phrases["columns.as_of"], 13, Align.CENTRE),
        Column(phrases["columns.denominator"], 14, Align.RIGHT),
        Column(phrases["columns.result"], 13, Align.RIGHT),
        Column(phrases["columns.used"], 14, Align.CENTRE),
    )
    rows = tuple(_row(context, source) for source in context.data.denominators)
    return Table(phrases["tables.denominators"], columns, rows)


def _row(context: Context, source: DenominatorSource) -> Row:
    words, result = context.words, source.result
    return row_of(
        words.short_name(result.indicator, result.disaggregation),
        _provider(context, source),
        short_date(source.as_of),
        of_count(words.figures, source),
        of_rate(words.figures, source),
        context.phrases["data.used"] if source.used else None,
    )


def _provider(context: Context, source: DenominatorSource) -> str:
    """Who counted, and whom: "sổ tiêm chủng (người từ 18 tuổi thường trú)"."""
    below = source.result.denominator
    provider = below.provider if below and below.provider else context.phrases["data.no_provider"]
    return f"{provider} ({below.definition})" if below and below.definition else provider
