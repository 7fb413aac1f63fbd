"""Lay the units out as tiles, one each, so that neighbours stay neighbours: data/tiles.csv.

    pip install --group tiles && python scripts/tiles.py

Run it again only where units came or went: a map that jumps between reports cannot be learnt.
Centres are those of data/references/unit_centres.csv; a province's is the mean of its units'.
"""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.spatial import Delaunay

DATA = Path(__file__).parents[1] / "data"
SPARE = (1.1, 1.25, 1.45)  # cells to choose from, for each unit
SPREAD = (0.0, 0.25, 0.5, 0.75)  # how much of a crowd is pulled apart before it is laid out
SQUEEZE = (1.0, 0.8, 0.6, 0.45)  # of the way from west to east, or from north to south
PAGE = (14, 20)  # columns and rows whose names can be read on a page
FEW = 4  # points that make no triangles

Points = np.ndarray
Centre = tuple[float, float]  # degrees north, degrees east


def main() -> None:
    """Write a line for each unit: map, code, column from the west, row from the north."""
    with (DATA / "tiles.csv").open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(("map", "code", "column", "row"))
        for name, centres in maps():
            codes = sorted(centres)
            for code, (column, row) in zip(
                codes, laid_out([centres[c] for c in codes]), strict=True
            ):
                lines.writerow((name, code, column, row))


def maps() -> Iterator[tuple[str, Mapping[str, Centre]]]:
    """Each province's districts and communes, and the provinces before and since 1/7/2025."""
    units: dict[tuple[str, str], dict[str, Centre]] = defaultdict(dict)
    with (DATA / "references" / "unit_centres.csv").open(encoding="utf-8") as file:
        for line in csv.DictReader(file):
            place = float(line["latitude"]), float(line["longitude"])
            units[line["level"], line["province"]][line["code"]] = place
    for level in ("district", "commune"):
        own = {code: found for (each, code), found in units.items() if each == level}
        yield f"VN-{len(own)}", {code: mean(found.values()) for code, found in own.items()}
        for code, found in sorted(own.items()):
            yield f"{code}-{level}", found


def mean(places: object) -> Centre:
    north, east = np.array(list(places)).mean(axis=0)  # type: ignore[call-overload]
    return float(north), float(east)


def laid_out(centres: list[Centre]) -> list[tuple[int, int]]:
    """Columns and rows from 0 on; of several ways the one that keeps most neighbours together."""
    if len(centres) < FEW:
        return [(place, 0) for place in np.argsort(np.argsort([east for _, east in centres]))]
    flat = on_paper(centres)
    pairs = neighbours(flat)
    true = flat[pairs[:, 1]] - flat[pairs[:, 0]]
    ways = (
        closed_up(assigned(pulled_apart(flat, spread) * squeeze, spare))
        for spread, spare, *squeeze in product(SPREAD, SPARE, SQUEEZE, SQUEEZE)
    )
    best = min(ways, key=lambda tiles: (too_large(tiles), cost(tiles, true, pairs)))
    return [(int(column), int(row)) for column, row in best]


def on_paper(centres: list[Centre]) -> Points:
    """East and south, in units of the way between neighbours, which a far island changes little."""
    north, east = np.array(centres).T
    flat = np.column_stack((east * math.cos(math.radians(north.mean())), -north))
    pairs = neighbours(flat)
    return flat / np.median(np.linalg.norm(flat[pairs[:, 0]] - flat[pairs[:, 1]], axis=1))


def pulled_apart(flat: Points, spread: float) -> Points:
    """The points between where they are and where their order alone would put them."""
    order = np.argsort(np.argsort(flat, axis=0), axis=0) / (len(flat) - 1)
    even = flat.min(axis=0) + order * np.ptp(flat, axis=0)
    return (1 - spread) * flat + spread * even


def assigned(flat: Points, spare: float) -> Points:
    """A cell of its own for each point, so that the squares of all distances are least."""
    low, high = np.floor(flat.min(axis=0)) - 2, np.ceil(flat.max(axis=0)) + 2
    axes = [np.arange(start, end + 1) for start, end in zip(low, high, strict=True)]
    cells = np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, 2)
    costs = ((flat[:, None, :] - cells[None, :, :]) ** 2).sum(axis=2)
    near = np.argsort(costs.min(axis=0), kind="stable")[: math.ceil(spare * len(flat)) + 1]
    _, chosen = linear_sum_assignment(costs[:, near])
    return cells[near][chosen]


def closed_up(tiles: Points) -> Points:
    """Counted from 0, with one empty column or row where several lie between two units."""
    return np.column_stack([steps(tiles[:, axis]) for axis in (0, 1)])


def steps(places: Points) -> Points:
    used = np.unique(places)
    apart_by = np.minimum(np.diff(used), 2)
    return np.concatenate(([0], np.cumsum(apart_by)))[np.searchsorted(used, places)]


def neighbours(flat: Points) -> Points:
    """The pairs of points that lie beside one another, without the long ones at the edge."""
    triangles = Delaunay(flat).simplices
    pairs = {tuple(sorted((t[i], t[j]))) for t in triangles for i, j in ((0, 1), (1, 2), (0, 2))}
    found = np.array(sorted(pairs))
    lengths = np.linalg.norm(flat[found[:, 0]] - flat[found[:, 1]], axis=1)
    return found[lengths <= 3 * np.median(lengths)]


def too_large(tiles: Points) -> int:
    """Columns and rows beyond those that a page has room for."""
    return int(np.maximum(0, tiles.max(axis=0) + 1 - PAGE).sum())


def cost(tiles: Points, true: Points, pairs: Points) -> float:
    """How far neighbours are from one another, how far they are turned about one another, and a
    tenth of the room that the map takes for each tile."""
    ways = tiles[pairs[:, 1]] - tiles[pairs[:, 0]]
    lengths = np.linalg.norm(ways, axis=1) * np.linalg.norm(true, axis=1)
    turned = 1 - (ways * true).sum(axis=1) / lengths
    room = np.prod(tiles.max(axis=0) + 1) / len(tiles)
    return float(np.abs(ways).max(axis=1).mean() + turned.mean() + room / 10)


if __name__ == "__main__":
    main()
