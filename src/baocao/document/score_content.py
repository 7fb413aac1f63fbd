"""The scorecard and the map of a report's page, as data: a part of content.json."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ScoreColumnContent:
    """A main indicator of the scorecard; `steps` say what the four steps mean, the first first,
    none where nothing grades it; `graded_by` says by which rate a count is graded, or why not;
    `asked` is what the target asks for that grades it."""

    label: str
    indicator: str
    split: str
    steps: tuple[str, ...]
    graded_by: str = ""
    asked: str = ""


@dataclass(frozen=True)
class ScoreCellContent:
    """A unit's value as it is printed, "" without one; its figure's id where the ledger has it;
    its step from 4, the first, to 1, and 0 where nothing grades it; the rate that grades a count,
    its figure's id and of how many it is."""

    text: str = ""
    figure: str = ""
    grade: int = 0
    rate: str = ""
    rate_figure: str = ""
    rate_per: str = ""


@dataclass(frozen=True)
class BorderContent:
    """A unit's border as the path of an SVG, in the map's units, and where its words stand; they
    have `room` for name and value, or for the sign alone."""

    path: str
    x: float
    y: float
    room: bool


@dataclass(frozen=True)
class ScoreRowContent:
    """A unit's cells, and its short name on the map with the column and row of its tile, or its
    border where the map has borders."""

    area: str
    name: str
    column: int
    row: int
    cells: tuple[ScoreCellContent, ...]
    border: BorderContent | None = None


@dataclass(frozen=True)
class OutlinesContent:
    """How wide and high the map of borders is, and whose borders they are."""

    width: float
    height: float
    source: str


@dataclass(frozen=True)
class ScorecardContent:
    """Units by main indicators, the neediest first; `signs` stand for the steps, `at_edge` names
    units without a place on the map. Without `outlines` the map is one of tiles."""

    signs: tuple[str, ...]
    columns: tuple[ScoreColumnContent, ...]
    rows: tuple[ScoreRowContent, ...]
    at_edge: tuple[str, ...] = ()
    outlines: OutlinesContent | None = None
