"""Maps of tiles: each unit a tile of its own, neighbours beside one another, nothing left out."""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from baocao.core.errors import BaocaoError
from baocao.definitions.areas.model import AdminUnit, AreaLevel
from baocao.definitions.areas.table import read_units
from baocao.definitions.areas.tiles import NO_TILES, Tile, load_tiles

ROOT = Path(__file__).parents[3]
TILES = ROOT / "data" / "tiles.csv"
UNITS = read_units(ROOT / "data" / "areas.csv")
MAPS = load_tiles(TILES, name="data/tiles.csv")
BEFORE, TODAY = date(2025, 6, 30), date(2026, 1, 1)
WITHOUT_CENTRE = {"582", "859"}  # the source has none of Phan Rang - Tháp Chàm and Vũng Liêm


def units(level: AreaLevel, day: date) -> list[AdminUnit]:
    return [unit for unit in UNITS if unit.level is level and unit.exists_on(day)]


def by_parent(level: AreaLevel, day: date) -> dict[str, list[AdminUnit]]:
    found: dict[str, list[AdminUnit]] = defaultdict(list)
    for unit in units(level, day):
        found[unit.parent or ""].append(unit)
    return found


EVERY_MAP = [
    *by_parent(AreaLevel.DISTRICT, BEFORE).values(),
    *by_parent(AreaLevel.COMMUNE, TODAY).values(),
    units(AreaLevel.PROVINCE, BEFORE),
    units(AreaLevel.PROVINCE, TODAY),
]


def test_every_unit_of_the_country_has_a_tile_of_its_own() -> None:
    assert len(EVERY_MAP) == 63 + 34 + 2
    for found in EVERY_MAP:
        names = {unit.code: unit.name for unit in found}
        placed = MAPS.of(names)
        assert placed.tiles.keys() == names.keys()
        assert len(set(placed.tiles.values())) == len(names)
        assert set(placed.at_edge) == {names[c] for c in WITHOUT_CENTRE & names.keys()}
        assert placed.columns <= 16


def test_north_is_up_and_east_is_right() -> None:
    """Of two units far from one another the tiles stand as the units do, nearly always."""
    right = wrong = 0
    centres: dict[tuple[str, str], dict[str, tuple[float, float]]] = defaultdict(dict)
    with (ROOT / "data/references/unit_centres.csv").open(encoding="utf-8") as file:
        for line in csv.DictReader(file):
            place = float(line["latitude"]), float(line["longitude"])
            centres[line["province"], line["level"]][line["code"]] = place
    for (province, level), own in centres.items():
        tiles = MAPS.maps[f"{province}-{level}"]
        spread = math.dist(*(tuple(f(axis) for axis in zip(*own.values(), strict=True))
                             for f in (min, max)))  # fmt: skip
        for one, (north, east) in own.items():
            for other, (up, side) in own.items():
                if north - up > spread / 3:
                    right += tiles[one].row < tiles[other].row
                    wrong += tiles[one].row > tiles[other].row
                if east - side > spread / 3:
                    right += tiles[one].column > tiles[other].column
                    wrong += tiles[one].column < tiles[other].column
    assert wrong < right / 100


def test_a_unit_without_a_place_stands_below_the_others_and_is_named() -> None:
    names = {"178": "Thành phố Lạng Sơn", "183": "Huyện Cao Lộc", "x1": "Huyện Mới", "x0": "Xã Ấ"}
    placed = MAPS.of(names)
    assert placed.at_edge == ("Huyện Mới", "Xã Ấ")
    lowest = max(placed.tiles["178"].row, placed.tiles["183"].row)
    assert all(placed.tiles[code].row > lowest for code in ("x0", "x1"))


def test_units_without_any_layout_make_a_block() -> None:
    """200 units that no layout knows: a square, none on another."""
    placed = NO_TILES.of({str(number): f"Xã {number}" for number in range(200)})
    assert len(set(placed.tiles.values())) == 200
    assert (placed.columns, placed.rows) == (15, 14)
    assert len(placed.at_edge) == 200
    assert NO_TILES.of({}).tiles == {}


def test_a_code_that_changed_hands_keeps_its_place_on_the_old_map() -> None:
    """82-to-2025 is Tiền Giang, 82 in the layout of the 63 provinces."""
    before = {unit.code: unit.name for unit in units(AreaLevel.PROVINCE, BEFORE)}
    assert "82-to-2025" in before
    assert MAPS.of(before).tiles["82-to-2025"] == MAPS.maps["VN-63"]["82"]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("a,b\n", "dòng 1: tiêu đề không đúng"),
        ("map,code,column,row\n20,178,0\n", "dòng 2: dòng thiếu ô"),
        ("map,code,column,row\n20,178,-1,0\n", "dòng 2: cột, hàng phải là số nguyên từ 0"),
        ("map,code,column,row\n20,178,0,x\n", "dòng 2: cột, hàng phải là số nguyên từ 0"),
        (
            "map,code,column,row\n20,178,0,0\n20,178,1,0\n",
            "dòng 3: đơn vị 178 đã có ô trong bản đồ 20",
        ),
        (
            "map,code,column,row\n20,178,0,0\n20,180,0,0\n",
            "dòng 3: ô cột 0, hàng 0 của bản đồ 20 đã có đơn vị khác",
        ),
        ("", "dòng 1: tiêu đề không đúng"),
    ],
)
def test_a_wrong_line_is_told(lines: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "tiles.csv"
    path.write_text(lines, encoding="utf-8")
    with pytest.raises(BaocaoError) as raised:
        load_tiles(path, name="data/tiles.csv")
    assert f"data/tiles.csv, {told}" in str(raised.value)


def test_a_project_without_layouts_and_one_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "tiles.csv"
    assert load_tiles(path, name="tiles.csv") is NO_TILES
    path.write_text("map,code,column,row\n", encoding="utf-8")
    assert load_tiles(path, name="tiles.csv").of({"1": "A"}).tiles == {"1": Tile(0, 0)}
    path.write_bytes("map,mã\n".encode("utf-16"))
    with pytest.raises(BaocaoError, match="UTF-8"):
        load_tiles(path, name="tiles.csv")
