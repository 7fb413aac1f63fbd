"""The scorecard and the map of a report's page, from the results."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.areas.tiles import TileMap, TileMaps
from baocao.definitions.indicators.naming import split_key
from baocao.document.charts.outlines import outlines_of
from baocao.document.grades import legend_of
from baocao.document.narrative.by_rates import graded_by
from baocao.document.narrative.phrases import as_read
from baocao.document.narrative.targets import required
from baocao.document.narrative.words import Words
from baocao.document.score_content import (
    BorderContent,
    OutlinesContent,
    ScorecardContent,
    ScoreCellContent,
    ScoreColumnContent,
    ScoreRowContent,
)
from baocao.results.model import IndicatorResult
from baocao.results.scorecard import Scorecard, ScoreCell, ScoreColumn, ScoreRow, scorecard

WIDEST = "!!! 100,00%"  # sign and value that a unit with room for words has to hold


def score_content(
    words: Words, maps: TileMaps, printed: Collection[str]
) -> ScorecardContent | None:
    """Units by main indicators; None where no unit has a result. `printed` are the ids of the
    ledger's figures."""
    card = scorecard(words.data)
    if not card.columns:
        return None
    tiles = maps.of({row.unit.code: row.unit.name for row in card.rows})
    borders, outlines = _outlines([row.unit for row in card.rows], maps)
    first = card.columns[0]
    signs = legend_of(first.grader, first.target, words.phrases.words).signs
    return ScorecardContent(
        signs=tuple(signs.values()),
        columns=tuple(_column(words, card, column) for column in card.columns),
        rows=tuple(
            _row(words, card, row, tiles, printed, border)
            for row, border in zip(card.rows, borders, strict=True)
        ),
        at_edge=() if outlines else tiles.at_edge,
        outlines=outlines,
    )


def _outlines(
    units: Sequence[AdminUnit], maps: TileMaps
) -> tuple[Sequence[BorderContent | None], OutlinesContent | None]:
    """The units' borders, where there are those of all."""
    borders = maps.borders(unit.code for unit in units)
    if borders is None:
        return [None] * len(units), None
    drawn, width, height = outlines_of([borders.of(unit.code) for unit in units])
    return [
        BorderContent(one.path, one.room.x, one.room.y, one.holds(unit.short_name, WIDEST))
        for one, unit in zip(drawn, units, strict=True)
    ], OutlinesContent(width, height, borders.source)


def _column(words: Words, card: Scorecard, column: ScoreColumn) -> ScoreColumnContent:
    legend = legend_of(column.grader, column.target, words.phrases.words)
    return ScoreColumnContent(
        column.label,
        column.indicator.id,
        split_key(column.split),
        tuple(legend.words.values()) if column.is_graded else (),
        words.phrases["lists.semicolon"].join(graded_by(words, card, column)),
        as_read(required(words, column.target)) if column.target else "",
    )


def _row(
    words: Words,
    card: Scorecard,
    row: ScoreRow,
    tiles: TileMap,
    printed: Collection[str],
    border: BorderContent | None,
) -> ScoreRowContent:
    tile = tiles.tiles[row.unit.code]
    cells = tuple(
        _cell(words, column, cell, printed)
        for column, cell in zip(card.columns, row.cells, strict=True)
    )
    return ScoreRowContent(row.unit.code, row.unit.short_name, tile.column, tile.row, cells, border)


def _cell(
    words: Words, column: ScoreColumn, cell: ScoreCell, printed: Collection[str]
) -> ScoreCellContent:
    if cell.result is None:
        return ScoreCellContent()
    text, known = _figure(words, cell.result, printed)
    shown = ScoreCellContent(text, known, int(cell.grade or 0))
    of, code = column.rate, cell.result.area.code
    rate = words.data.find(of.id, column.split, code) if of and cell.grade else None
    if rate is None:
        return shown
    text, known = _figure(words, rate, printed)
    per = words.phrases.words.get(f"grades.per_cell.{rate.indicator.unit.value}", "")
    return replace(shown, rate=text, rate_figure=known, rate_per=per)


def _figure(words: Words, result: IndicatorResult, printed: Collection[str]) -> tuple[str, str]:
    """A result as it is printed, and its figure's id where the ledger has it."""
    figure = words.figures.of_result(result)
    return figure.text, figure.id if figure.id in printed else ""
