"""The report's charts as pictures, each drawn from its specification; and where the maps are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from baocao.core.project import Project
from baocao.definitions.areas.boundaries import joined, load_boundaries
from baocao.definitions.areas.tiles import TileMaps, load_tiles
from baocao.document.blocks import Picture
from baocao.document.charts.export import export_text
from baocao.document.charts.theme import WIDTH_MM


@dataclass(frozen=True)
class ReportChart:
    """A chart that a report may show: the specification that it is drawn from, and its words."""

    name: str
    spec: str
    alternative: str
    caption: str


def load_maps(project: Project, *provinces: str) -> TileMaps:
    """Where units stand on the maps of tiles; with the borders of the units of `provinces`, by
    their official codes, where somebody put them into the project."""
    tiles = load_tiles(project.tiles_file, name=project.name(project.tiles_file))
    paths = [project.boundaries_file(province) for province in provinces]
    found = [load_boundaries(path, name=project.name(path)) for path in paths]
    return replace(tiles, boundaries=joined(found))


class Pictures(Mapping[str, Picture]):
    """Charts as pictures, by the name the sections know them by. One is drawn when a section takes
    it: some sections do without."""

    def __init__(self, charts: Iterable[ReportChart]) -> None:
        self._charts = {chart.name: chart for chart in charts}
        self._drawn: dict[str, Picture] = {}

    def __getitem__(self, name: str) -> Picture:
        if name not in self._drawn:
            self._drawn[name] = _picture(self._charts[name])
        return self._drawn[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._charts)

    def __len__(self) -> int:
        return len(self._charts)


def _picture(chart: ReportChart) -> Picture:
    drawn = export_text(chart.spec)
    svg, png = drawn.svg, drawn.png
    return Picture(chart.name, svg, png, WIDTH_MM, chart.alternative, chart.caption, chart.spec)
