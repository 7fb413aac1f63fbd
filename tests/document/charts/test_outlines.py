"""The map within borders says what the ledger says of each unit, in its shade and with its sign."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from baocao.core.errors import BaocaoError
from baocao.definitions.areas.boundaries import MOST_BYTES, area_of, load_boundaries
from baocao.definitions.areas.tiles import TileMaps, load_tiles
from baocao.document.charts.export import export
from baocao.document.charts.tile_map import describe_map, unit_map
from baocao.document.charts.tiles import FILLS
from baocao.results.grades import grading
from baocao.results.ledger.figures import figures_of
from tests.document.charts import sample
from tests.document.charts.sample import ADULTS_3, DISTRICTS
from tests.document.charts.spec import notes, spec

ROOT = Path(__file__).parents[3]
TILES = load_tiles(ROOT / "data" / "tiles.csv", name="data/tiles.csv")
SOURCE = "Ranh giới bịa để thử, CC0"
WIDE = 0.2  # degrees of an invented unit


def feature(code: Any, west: float = 106.0, south: float = 21.0) -> dict[str, Any]:
    """A unit that is a square with a hole in its upper part."""

    def square(x: float, y: float, side: float) -> list[list[float]]:
        return [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]

    rings = [square(west, south, WIDE), square(west + 0.02, south + 0.15, 0.02)]
    geometry = {"type": "Polygon", "coordinates": rings}
    return {"type": "Feature", "properties": {"code": code}, "geometry": geometry}


def places() -> list[dict[str, Any]]:
    """Every unit of the sample on its own square of a chess board, four a row from the north."""
    return [
        feature(unit.code, 106 + n % 4 * WIDE, 22 - n // 4 * WIDE)
        for n, unit in enumerate(DISTRICTS)
    ]


def write(folder: Path, features: Any, licence: str = SOURCE) -> Path:
    path = folder / "20.geojson"
    text = json.dumps({"type": "FeatureCollection", "features": features})
    path.write_text(text, encoding="utf-8")
    if licence:
        path.with_suffix(".txt").write_text(licence + "\nCả giấy phép.\n", encoding="utf-8")
    return path


def maps(folder: Path, features: Any) -> TileMaps:
    return replace(TILES, boundaries=load_boundaries(write(folder, features), name="20.geojson"))


def test_each_unit_is_drawn_within_its_border(tmp_path: Path) -> None:
    """In its shade, with what the ledger prints of it, its words within it; the licence below."""
    data = sample.full_report()
    chart = unit_map(data, sample.words(), "coverage", ADULTS_3, maps(tmp_path, places()))
    assert chart is not None
    drawn = spec(chart)
    rows = [row for rows in drawn["datasets"].values() for row in rows]
    shapes = [row for row in rows if "geometry" in row]
    words = [row for row in rows if "middle" in row]
    grades = grading(data, "coverage", ADULTS_3).grades
    for place, (unit, shape, word) in enumerate(zip(DISTRICTS, shapes, words, strict=True)):
        result = data.find("coverage", ADULTS_3, unit.code)
        text = figures_of(data).of_result(result).text if result else "chưa có số liệu"
        fill, ink = FILLS[grades.get(unit.code)]
        assert shape["properties"] == {"fill": fill, "tip": f"{unit.short_name}: {text}"}
        assert str(word["text"]).replace("\n", " ").startswith(unit.short_name)
        assert str(word["text"]).replace("\n", " ").endswith(text)
        assert word["ink"] == ink
        (outer, _) = shape["geometry"]["coordinates"]
        across, down = zip(*outer, strict=True)
        assert min(across) < word["middle"] < max(across)
        assert min(down) < word["centre"] < max(down)
        assert round(min(across) / (max(across) - min(across))) == place % 4  # where the file says
    assert f"Ranh giới: {SOURCE}." in notes(chart)
    assert "ô" not in str(drawn["title"]["text"])


def test_the_words_of_the_picture_name_the_ends_and_no_tiles(tmp_path: Path) -> None:
    told = describe_map(
        sample.full_report(), sample.words(), "coverage", ADULTS_3, maps(tmp_path, places())
    )
    assert "Bản đồ ranh giới các địa bàn" in told
    assert "Cao nhất" in told
    assert "thấp nhất" in told


def test_it_is_drawn_by_vega(tmp_path: Path) -> None:
    """One path for each unit in its own colour, and no projection moves it."""
    data = sample.full_report()
    chart = unit_map(data, sample.words(), "coverage", ADULTS_3, maps(tmp_path, places()))
    assert chart is not None
    svg = export(chart).svg.decode()
    grades = grading(data, "coverage", ADULTS_3).grades
    for fill in {FILLS[grades.get(unit.code)][0] for unit in DISTRICTS}:
        own = sum(FILLS[grades.get(unit.code)][0] == fill for unit in DISTRICTS)
        assert svg.count(f'fill="{fill}" stroke="#8A8A8A"') >= own
    assert 'd="M0,' in svg  # the first unit begins at the left edge


def test_a_unit_within_another_is_not_painted_over(tmp_path: Path) -> None:
    """Holes turn the other way than what they are in, whichever way the file wrote them."""
    ways = [feature("178"), feature("179")]
    ways[1]["geometry"]["coordinates"] = [r[::-1] for r in ways[1]["geometry"]["coordinates"]]
    mixed = feature("180")
    mixed["geometry"]["coordinates"][1].reverse()
    found = load_boundaries(write(tmp_path, [*ways, mixed]), name="20.geojson")
    assert found is not None
    for code in ("178", "179", "180"):
        outer, hole = found.of(code)
        assert area_of(outer) > 0 > area_of(hole)


def test_a_unit_without_border_leaves_the_map_of_tiles(tmp_path: Path) -> None:
    """The tiles stay, and the note names the unit."""
    chart = unit_map(
        sample.full_report(), sample.words(), "coverage", ADULTS_3, maps(tmp_path, places()[1:])
    )
    assert f"Tệp ranh giới chưa có {DISTRICTS[0].name}, nên vẽ bản đồ ô." in notes(chart)
    assert not any("geometry" in row for rows in spec(chart)["datasets"].values() for row in rows)


def test_a_small_unit_has_no_words_over_its_edge(tmp_path: Path) -> None:
    """What is too small for its words has its sign or nothing; the table has all."""
    far = [feature(DISTRICTS[0].code), *(feature(u.code, 112, 10) for u in DISTRICTS[1:])]
    chart = unit_map(
        sample.full_report(), sample.words(), "coverage", ADULTS_3, maps(tmp_path, far)
    )
    words = [r for rows in spec(chart)["datasets"].values() for r in rows if "middle" in r]
    assert {len(str(row["text"])) <= 2 for row in words} == {True}
    table = spec(chart)["usermeta"]["table"]["rows"]
    assert [row[0] for row in table] == [unit.short_name for unit in DISTRICTS]


WRONG = {
    "not JSON": ("{", SOURCE, "không đọc được dưới dạng JSON"),
    "too deep": ("[" * 100_000, SOURCE, "không đọc được dưới dạng JSON"),
    "not GeoJSON": ("[1]", SOURCE, "không phải GeoJSON có các đơn vị"),
    "no licence": ([feature("178")], "", "thiếu 20.txt bên cạnh"),
    "no code": ([feature(None)], SOURCE, "thiếu mã đơn vị ở thuộc tính “code”"),
    "twice": ([feature("178"), feature("178")], SOURCE, "mã 178 có hai lần"),
    "a line": (
        [feature("178") | {"geometry": {"type": "LineString", "coordinates": [[106, 21]]}}],
        SOURCE,
        "không phải vùng khép kín",
    ),
    "other coordinates": ([feature("178", 600_000, 2_400_000)], SOURCE, "ở ngoài Việt Nam"),
    "no degrees": (
        [feature("178") | {"geometry": {"type": "Polygon", "coordinates": [[[10**400, 21]] * 4]}}],
        SOURCE,
        "không phải vùng khép kín",
    ),
    "swapped coordinates": ([feature("178", 21, 106)], SOURCE, "ở ngoài Việt Nam"),
}


@pytest.mark.parametrize(("content", "licence", "said"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_with_a_file_is_told(
    content: Any, licence: str, said: str, tmp_path: Path
) -> None:
    path = write(tmp_path, content, licence)
    if isinstance(content, str):
        path.write_text(content, encoding="utf-8")
    with pytest.raises(BaocaoError) as raised:
        load_boundaries(path, name="data/boundaries/20.geojson")
    (problem,) = raised.value.problems
    assert said in problem.what
    assert problem.where.startswith("data/boundaries/20.geojson")
    assert problem.todo


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, places())
    with path.open("ab") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(BaocaoError, match="lớn 21 MB, nhận nhiều nhất 20 MB"):
        load_boundaries(path, name="20.geojson")


def test_a_project_without_borders_has_none(tmp_path: Path) -> None:
    assert load_boundaries(tmp_path / "20.geojson", name="20.geojson") is None
