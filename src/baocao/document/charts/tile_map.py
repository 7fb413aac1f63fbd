"""The units of a province on a map, of tiles or within their borders, in the steps that they
reached in one indicator."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from baocao.definitions.areas.boundaries import Boundaries
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.areas.tiles import NO_TILES, TileMap, TileMaps
from baocao.definitions.indicators.model import Disaggregation
from baocao.definitions.indicators.naming import full_name
from baocao.document.charts.notes import as_of_note, target_text
from baocao.document.charts.outlines import outline_chart
from baocao.document.charts.theme import titled
from baocao.document.charts.tiles import MapUnit, tile_chart
from baocao.document.charts.vega_lite import Chart
from baocao.document.charts.words import ChartWords
from baocao.document.grades import Legend, legend_of
from baocao.results.few_events import LEAST_EVENTS
from baocao.results.grades import Grading, grading, target_of_units
from baocao.results.ledger.figures import Figures, figures_of
from baocao.results.model import IndicatorResult, TargetResult
from baocao.results.report_data import ReportData

FEWEST = 3  # units that make a map


def unit_map(
    data: ReportData,
    words: ChartWords,
    indicator: str,
    split: Disaggregation,
    maps: TileMaps,
) -> Chart | None:
    """A tile, or what its border encloses, for each unit with its value, shaded by its step; None
    for fewer than three units or without any result."""
    results = _results(data, indicator, split)
    units = data.inputs.districts
    if not results or len(units) < FEWEST:
        return None
    tiles = maps.of({unit.code: unit.name for unit in units})
    target = target_of_units(data, indicator, split)
    legend = legend_of(results[0].indicator, target, words.statuses)
    headings = (words.text("area"), words.text("result"), words.text("grade"))
    own = grading(data, indicator, split)
    drawn = _drawn(data, words, results, tiles, own)
    chart, borders = drawn_map(drawn, [unit.code for unit in units], maps, legend, headings)
    if borders:
        places = [words.text("map_source", source=borders.source)]
    else:
        places = [_lacking(words, units, maps), _edge(words, tiles)]
    notes = (
        as_of_note(data, results, words),
        _how(data, words, target, own, borders),
        _ungraded(words, results, own),
        *places,
    )
    name = full_name(results[0].indicator, split, data.inputs.catalogue)
    title = "outline_title" if borders else "map_title"
    return titled(chart, words.text(title, indicator=name), notes)


def drawn_map(
    units: Sequence[MapUnit],
    codes: Sequence[str],
    maps: TileMaps,
    legend: Legend,
    headings: tuple[str, ...],
) -> tuple[Chart, Boundaries | None]:
    """The units within their borders where there are those of all, else on tiles; the borders."""
    borders = maps.borders(codes)
    if borders:
        rings = [borders.of(code) for code in codes]
        return outline_chart(units, rings, legend, headings), borders
    return tile_chart(units, legend, headings), None


def borders_of(data: ReportData, maps: TileMaps) -> Boundaries | None:
    """The borders that the units are drawn in; None where they stand on tiles."""
    return maps.borders(unit.code for unit in data.inputs.districts)


def describe_map(
    data: ReportData,
    words: ChartWords,
    indicator: str,
    split: Disaggregation,
    maps: TileMaps = NO_TILES,
) -> str:
    """The map in words: the highest and the lowest unit first; "" without a map."""
    results = _results(data, indicator, split)
    if not results or len(data.inputs.districts) < FEWEST:
        return ""
    ordered = sorted(results, key=lambda result: -result.quantity.value)
    figures = figures_of(data)
    items = [_item(figures, words, result) for result in ordered]
    known = {result.area.code for result in results}
    missing = words.text("missing")
    items += [
        words.text("item", name=unit.name, value=missing)
        for unit in data.inputs.districts
        if unit.code not in known
    ]
    return words.text(
        "outline_alt" if borders_of(data, maps) else "map_alt",
        indicator=full_name(results[0].indicator, split, data.inputs.catalogue),
        province=data.inputs.province.name,
        ends=words.text("map_ends", most=items[0], least=_item(figures, words, ordered[-1])),
        items="; ".join(items),
    )


def _results(data: ReportData, indicator: str, split: Disaggregation) -> list[IndicatorResult]:
    found = (data.find(indicator, split, unit.code) for unit in data.inputs.districts)
    return [result for result in found if result is not None]


def _item(figures: Figures, words: ChartWords, result: IndicatorResult) -> str:
    text = figures.of_result(result).text
    return words.text("item", name=result.area.name, value=text)


def _drawn(
    data: ReportData,
    words: ChartWords,
    results: Iterable[IndicatorResult],
    tiles: TileMap,
    own: Grading,
) -> Sequence[MapUnit]:
    """All units with what the ledger prints of them."""
    figures = figures_of(data)
    found = {result.area.code: result for result in results}

    def text(unit: AdminUnit) -> str:
        result = found.get(unit.code)
        return figures.of_result(result).text if result else words.text("missing")

    return [
        MapUnit(unit.short_name, text(unit), own.grades.get(unit.code), tiles.tiles[unit.code])
        for unit in data.inputs.districts
    ]


def _how(
    data: ReportData,
    words: ChartWords,
    target: TargetResult | None,
    own: Grading,
    borders: Boundaries | None,
) -> str:
    """What the shades are graded by; "" where nothing grades them."""
    if not own.grades:
        return ""
    if target is None:
        how = words.text("map_quarters")
    elif target.units and target.units.given:
        how = words.text("map_given")
    else:
        how = words.text("map_target", value=target_text(target, figures_of(data)))
    return words.text("outline_graded" if borders else "map_graded", how=how)


def _ungraded(words: ChartWords, results: Iterable[IndicatorResult], own: Grading) -> str:
    """Why units have no step: all are close together, some have too few events."""
    few = any(result.area.code in own.too_few for result in results)
    told = [words.text("map_close")] if own.close else []
    told += [words.text("map_few", least=str(LEAST_EVENTS))] if few else []
    return " ".join(told)


def _lacking(words: ChartWords, units: Sequence[AdminUnit], maps: TileMaps) -> str:
    """The units that a file of borders has none of; "" where it has all."""
    codes = maps.lacking(unit.code for unit in units)
    names = ", ".join(unit.name for unit in units if unit.code in codes)
    return words.text("map_lacking", areas=names) if names else ""


def _edge(words: ChartWords, tiles: TileMap) -> str:
    names = ", ".join(tiles.at_edge)
    return words.text("map_edge", areas=names) if names else ""
