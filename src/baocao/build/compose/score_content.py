"""The scorecard and the map of a report's page, from the results."""

from __future__ import annotations

from collections.abc import Collection

from baocao.definitions.areas.tiles import TileMap, TileMaps
from baocao.definitions.indicators.naming import split_key
from baocao.document.content import (
    ScorecardContent,
    ScoreCellContent,
    ScoreColumnContent,
    ScoreRowContent,
)
from baocao.document.grades import legend_of
from baocao.document.narrative.words import Words
from baocao.results.ledger.figures import figures_of
from baocao.results.scorecard import ScoreCell, ScoreColumn, ScoreRow, scorecard


def score_content(
    words: Words, maps: TileMaps, printed: Collection[str]
) -> ScorecardContent | None:
    """Units by main indicators; None where no unit has a result. `printed` are the ids of the
    ledger's figures."""
    card = scorecard(words.data)
    if not card.columns:
        return None
    tiles = maps.of({row.unit.code: row.unit.name for row in card.rows})
    first = card.columns[0]
    signs = legend_of(first.indicator, first.target, words.phrases.words).signs
    return ScorecardContent(
        signs=tuple(signs.values()),
        columns=tuple(_column(words, column) for column in card.columns),
        rows=tuple(_row(words, row, tiles, printed) for row in card.rows),
        at_edge=tiles.at_edge,
    )


def _column(words: Words, column: ScoreColumn) -> ScoreColumnContent:
    legend = legend_of(column.indicator, column.target, words.phrases.words)
    return ScoreColumnContent(
        column.label,
        column.indicator.id,
        split_key(column.split),
        tuple(legend.words.values()),
    )


def _row(words: Words, row: ScoreRow, tiles: TileMap, printed: Collection[str]) -> ScoreRowContent:
    tile = tiles.tiles[row.unit.code]
    cells = tuple(_cell(words, cell, printed) for cell in row.cells)
    return ScoreRowContent(row.unit.code, row.unit.short_name, tile.column, tile.row, cells)


def _cell(words: Words, cell: ScoreCell, printed: Collection[str]) -> ScoreCellContent:
    if cell.result is None:
        return ScoreCellContent()
    figure = figures_of(words.data).of_result(cell.result)
    known = figure.id if figure.id in printed else ""
    return ScoreCellContent(figure.text, known, int(cell.grade or 0))
