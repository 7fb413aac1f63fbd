"""Maps of tiles (tiles.csv): one tile a unit, laid out so that neighbours stay neighbours.

The layouts were worked out once from the units' centres, so that a map never jumps from one
report to the next. No border is drawn, so none needs a licence.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from baocao.core.errors import Problem, raise_all, refusal
from baocao.core.vietnamese.names import sort_key
from baocao.definitions.areas.boundaries import Boundaries

COLUMNS = ("map", "code", "column", "row")


@dataclass(frozen=True)
class Tile:
    """Where a unit stands: columns from the west, rows from the north, both from 0 on."""

    column: int
    row: int


@dataclass(frozen=True)
class TileMap:
    """The tiles of units, by their codes; `at_edge` names those without a place of their own,
    which stand in a row below the others."""

    tiles: Mapping[str, Tile]
    at_edge: tuple[str, ...]

    @property
    def columns(self) -> int:
        return 1 + max((tile.column for tile in self.tiles.values()), default=-1)

    @property
    def rows(self) -> int:
        return 1 + max((tile.row for tile in self.tiles.values()), default=-1)


@dataclass(frozen=True)
class TileMaps:
    """The layouts of a project by their names, each by the official codes of its units, and the
    borders to draw instead where somebody put some."""

    maps: Mapping[str, Mapping[str, Tile]]
    boundaries: Boundaries | None = None

    def borders(self, codes: Iterable[str]) -> Boundaries | None:
        """The borders of all these units, by their codes; None where any has none."""
        return None if self.lacking(codes) else self.boundaries

    def lacking(self, codes: Iterable[str]) -> list[str]:
        """The units that have no border, where somebody put some."""
        return self.boundaries.missing(codes) if self.boundaries else []

    def of(self, names: Mapping[str, str]) -> TileMap:
        """The map of the units with these codes and names: the layout that has most of them, the
        smallest of several."""
        official = {code: code.partition("-")[0] for code in names}
        asked = set(official.values())
        best = max(self.maps.values(), key=lambda own: (len(asked & own.keys()), -len(own)))
        placed = _closed_up({c: best[found] for c, found in official.items() if found in best})
        rest = sorted(
            (code for code in names if code not in placed), key=lambda code: sort_key(names[code])
        )
        return TileMap(placed | _in_rows(rest, placed), tuple(names[code] for code in rest))


NO_TILES = TileMaps({"": {}})


def load_tiles(path: Path, *, name: str) -> TileMaps:
    """Read the layouts of a project; one without the file has none.

    Raises `BaocaoError` with all problems of the file, each with its line.
    """
    if not path.is_file():
        return NO_TILES
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.reader(stream))
    except UnicodeDecodeError:
        raise refusal("tệp không phải UTF-8", name, "lưu lại tệp với bảng mã UTF-8") from None
    raise_all(_problems(name, rows))
    maps: dict[str, dict[str, Tile]] = defaultdict(dict)
    for layout, code, column, row in rows[1:]:
        maps[layout][code] = Tile(int(column), int(row))
    return TileMaps(dict(maps)) if maps else NO_TILES


def _closed_up(tiles: Mapping[str, Tile]) -> dict[str, Tile]:
    """Without the rows and columns at the edge that only units left out stood in."""
    if not tiles:
        return {}
    west = min(tile.column for tile in tiles.values())
    north = min(tile.row for tile in tiles.values())
    return {code: Tile(tile.column - west, tile.row - north) for code, tile in tiles.items()}


def _in_rows(codes: Sequence[str], placed: Mapping[str, Tile]) -> dict[str, Tile]:
    """Tiles below those that are placed, row by row; a block where none is."""
    whole = TileMap(placed, ())
    width = whole.columns or _side(len(codes))
    return {
        code: Tile(place % width, whole.rows + place // width) for place, code in enumerate(codes)
    }


def _side(count: int) -> int:
    """The columns of a block of `count` tiles that is about square."""
    return next(side for side in range(1, count + 2) if side * side >= count)


def _problems(name: str, rows: list[list[str]]) -> Iterator[Problem]:
    if not rows or tuple(rows[0]) != COLUMNS:
        todo = f"ghi tiêu đề: {','.join(COLUMNS)}"
        yield Problem("tiêu đề không đúng", f"{name}, dòng 1", todo)
        return
    units: set[tuple[str, str]] = set()
    places: set[tuple[str, str, str]] = set()
    for line, row in enumerate(rows[1:], start=2):
        what = _wrong(row, units, places)
        if what:
            yield Problem(what, f"{name}, dòng {line}", "sửa dòng này, hoặc chạy scripts/tiles.py")


def _wrong(row: list[str], units: set[tuple[str, str]], places: set[tuple[str, str, str]]) -> str:
    """What is wrong with a line; "" where nothing is. The line is added to those seen."""
    if len(row) != len(COLUMNS) or not all(row):
        return "dòng thiếu ô"
    layout, code, column, down = row
    if not (column.isdecimal() and down.isdecimal()):
        return "cột, hàng phải là số nguyên từ 0"
    unit, place = (layout, code), (layout, column, down)
    if unit in units:
        return f"đơn vị {code} đã có ô trong bản đồ {layout}"
    if place in places:
        return f"ô cột {column}, hàng {down} của bản đồ {layout} đã có đơn vị khác"
    units.add(unit)
    places.add(place)
    return ""
