"""Borders of units that somebody put into data/boundaries: a GeoJSON file and its licence.

<province code>.geojson has a feature for each unit, with the unit's code in its property "code";
<province code>.txt beside it holds the licence, whose first line is printed below the map.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from baocao.core.errors import Problem, raise_all, refusal

CODE = "code"
MEGABYTE = 1_000_000
MOST_BYTES = 20 * MEGABYTE
FEWEST = 4  # corners of a ring, the last being the first again
WEST, EAST, SOUTH, NORTH = 102.0, 118.0, 6.0, 24.0  # Vietnam with its islands, in WGS84

Point = tuple[float, float]
"""Degrees of longitude and latitude, in WGS84."""
Ring = tuple[Point, ...]


@dataclass(frozen=True)
class Boundaries:
    """The outer rings and holes of each unit, by its official code; `source` is the first line
    of the licence."""

    rings: Mapping[str, tuple[Ring, ...]]
    source: str

    def missing(self, codes: Iterable[str]) -> list[str]:
        """The units, by their codes, that the file has no border of."""
        return [code for code in codes if code.partition("-")[0] not in self.rings]

    def of(self, code: str) -> tuple[Ring, ...]:
        """The rings of a unit by its code."""
        return self.rings[code.partition("-")[0]]


def joined(parts: Iterable[Boundaries | None]) -> Boundaries | None:
    """The borders of several provinces as one; None where there are none."""
    found = [part for part in parts if part]
    if not found:
        return None
    rings = {code: own for part in found for code, own in part.rings.items()}
    return Boundaries(rings, "; ".join(dict.fromkeys(part.source for part in found)))


def load_boundaries(path: Path, *, name: str) -> Boundaries | None:
    """Read the borders of a province's units; None where nobody put such a file there.

    Raises `BaocaoError` with all that is wrong in it, or where its licence is not beside it.
    """
    if not path.is_file():
        return None
    size = path.stat().st_size
    if size > MOST_BYTES:
        most = f"nhận nhiều nhất {MOST_BYTES // MEGABYTE} MB"
        what = f"tệp ranh giới lớn {-(-size // MEGABYTE)} MB, {most}"
        raise refusal(what, name, "giản lược đường ranh giới (simplify) rồi lưu lại")
    features = _features(path, name)
    source = _source(path.with_suffix(".txt"))
    raise_all(_problems(features, source, name, path.with_suffix(".txt").name))
    return Boundaries({_code(f): tuple(_rings(f)) for f in features}, source)


def _features(path: Path, name: str) -> list[dict[str, Any]]:
    todo = "lưu lại tệp dạng GeoJSON (FeatureCollection), bảng mã UTF-8"
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError):
        raise refusal("tệp ranh giới không đọc được dưới dạng JSON", name, todo) from None
    features = found.get("features") if isinstance(found, dict) else None
    if not isinstance(features, list) or not features:
        raise refusal("tệp ranh giới không phải GeoJSON có các đơn vị", name, todo)
    return [feature if isinstance(feature, dict) else {} for feature in features]


def _source(path: Path) -> str:
    """The first line of the licence; "" without one."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError):
        return ""
    return next((line.strip().rstrip(".") for line in lines if line.strip()), "")


def _problems(
    features: list[dict[str, Any]], source: str, name: str, licence: str
) -> Iterator[Problem]:
    if not source:
        what = f"tệp ranh giới chưa có giấy phép: thiếu {licence} bên cạnh, hoặc tệp ấy trống"
        todo = f"ghi nguồn và giấy phép vào {licence}, UTF-8; dòng đầu được in dưới bản đồ"
        yield Problem(what, name, todo)
    seen: set[str] = set()
    for number, feature in enumerate(features, start=1):
        what, todo = _wrong(feature, seen)
        if what:
            yield Problem(what, f"{name}, đơn vị thứ {number}", todo)
        seen.add(_code(feature))


def _wrong(feature: dict[str, Any], seen: set[str]) -> tuple[str, str]:
    """What is wrong with a feature, and what to do; "" where nothing is."""
    code = _code(feature)
    if not code or code in seen:
        what = f"mã {code} có hai lần" if code else f"thiếu mã đơn vị ở thuộc tính “{CODE}”"
        return what, f"ghi mã đơn vị hành chính của từng đơn vị vào thuộc tính “{CODE}”, dạng chữ"
    rings = list(_rings(feature))
    if not rings:
        what = f"đơn vị {code} không phải vùng khép kín (Polygon, MultiPolygon)"
        return what, "vẽ lại đơn vị này là một hay nhiều vùng"
    if not all(WEST <= x <= EAST and SOUTH <= y <= NORTH for ring in rings for x, y in ring):
        what = f"tọa độ của đơn vị {code} ở ngoài Việt Nam: tệp không theo kinh độ, vĩ độ WGS84"
        return what, "chuyển tệp sang hệ tọa độ EPSG:4326, kinh độ trước, vĩ độ sau"
    return "", ""


def _code(feature: Mapping[str, Any]) -> str:
    properties = feature.get("properties")
    code = properties.get(CODE) if isinstance(properties, dict) else None
    return code if isinstance(code, str) else ""


def _rings(feature: Mapping[str, Any]) -> Iterator[Ring]:
    """The rings of all parts; none where the feature is no area."""
    geometry = feature.get("geometry")
    if not isinstance(geometry, dict):
        return
    whole: Any = geometry.get("coordinates")
    kind = geometry.get("type")
    parts: Any = {"Polygon": [whole], "MultiPolygon": whole}.get(str(kind), [])
    try:
        rings = [
            _turned(tuple((float(x), float(y)) for x, y, *_ in ring), hole=place > 0)
            for part in parts
            for place, ring in enumerate(part)
        ]
    except (TypeError, ValueError, OverflowError):
        return
    yield from (ring for ring in rings if len(ring) >= FEWEST)


def _turned(ring: Ring, *, hole: bool) -> Ring:
    """The ring in the direction of all such: what is drawn knows holes by theirs alone, and files
    write either."""
    return ring[::-1] if (area_of(ring) > 0) is hole else ring


def area_of(ring: Ring) -> float:
    """The area within a ring, below 0 where it turns the other way."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2
