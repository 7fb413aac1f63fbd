"""The report's charts as pictures: which ones are drawn, their names and captions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from altair.utils.schemapi import debug_mode

from baocao.core.project import Project
from baocao.core.yaml_source import read_yaml
from baocao.definitions.areas.boundaries import load_boundaries
from baocao.definitions.areas.tiles import TileMaps, load_tiles
from baocao.definitions.indicators.model import Disaggregation
from baocao.document.blocks import Picture
from baocao.document.charts.captioned import without_title
from baocao.document.charts.coverage import coverage_chart, describe_coverage, groups_in_words
from baocao.document.charts.curve import describe_epidemic, epidemic_chart, lines_beside
from baocao.document.charts.districts import describe_districts, district_chart
from baocao.document.charts.export import export_spec
from baocao.document.charts.targets import describe_targets, target_chart
from baocao.document.charts.tasks import describe_tasks, task_chart
from baocao.document.charts.theme import WIDTH_MM, AnyChart
from baocao.document.charts.tile_map import borders_of, describe_map, unit_map
from baocao.document.charts.trends import describe_trend, trend_chart
from baocao.document.charts.words import ChartWords, chart_words
from baocao.document.narrative.phrases import Phrases
from baocao.document.narrative.words import Words
from baocao.results.report_data import ReportData

FEW_TASKS = 5  # fewer are better told in a sentence than in a chart
STATUS_KEYS = ("target_status.", "task_status.", "grades.")

Drawn = tuple[str, AnyChart | None, str, str]
"""Name, chart, alternative text, caption."""


def load_chart_words(project: Project, phrases: Phrases) -> ChartWords:
    """The words of templates/charts.yaml, with the status words of the phrases."""
    path = project.templates / "charts.yaml"
    statuses = {key: word for key, word in phrases.words.items() if key.startswith(STATUS_KEYS)}
    return chart_words(read_yaml(path, name=project.name(path)), statuses)


def load_maps(project: Project, province: str = "") -> TileMaps:
    """Where units stand on the maps of tiles; with the borders of the units of a `province`, by
    its official code, where somebody put them into the project."""
    tiles = load_tiles(project.tiles_file, name=project.name(project.tiles_file))
    path = project.boundaries_file(province)
    return replace(tiles, boundaries=load_boundaries(path, name=project.name(path)))


class Pictures(Mapping[str, Picture]):
    """Every chart that has data, by the name the sections know it by.

    A chart is drawn when a section takes it: some sections do without. Altair checks nothing
    meanwhile: the charts' own tests do, and it takes half the time.
    """

    def __init__(self, words: Words, chart_words: ChartWords, maps: TileMaps) -> None:
        with debug_mode(False):  # noqa: FBT003 - its only argument
            charts = list(_charts(words, chart_words, maps))
        self._charts = {
            name: (chart, alternative, caption)
            for name, chart, alternative, caption in charts
            if chart is not None
        }
        self._drawn: dict[str, Picture] = {}

    def __getitem__(self, name: str) -> Picture:
        if name not in self._drawn:
            with debug_mode(False):  # noqa: FBT003 - its only argument
                self._drawn[name] = _picture(name, *self._charts[name])
        return self._drawn[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._charts)

    def __len__(self) -> int:
        return len(self._charts)


def _charts(words: Words, texts: ChartWords, maps: TileMaps) -> Iterator[Drawn]:
    yield from _coverage(words, texts)
    yield from _maps(words, texts, maps)
    yield from _trend(words, texts)
    yield from _curve(words, texts)
    data, captions = words.data, words.phrases
    yield (
        "targets",
        target_chart(data, texts),
        describe_targets(data, texts),
        captions["charts.targets"],
    )
    if sum(task.task.due is not None for task in data.tasks) < FEW_TASKS:
        return
    yield "tasks", task_chart(data, texts), describe_tasks(data, texts), captions["charts.tasks"]


def _coverage(words: Words, texts: ChartWords) -> Iterator[Drawn]:
    """The indicator in the role of coverage by group, and its districts ranked."""
    data, captions = words.data, words.phrases
    indicator = data.inputs.catalogue.indicators.get(data.inputs.programme.roles.coverage)
    if indicator is None:
        return
    asked = any(judged.target.indicator == indicator.id for judged in data.targets)
    if groups := groups_in_words(data, texts, indicator.id):
        yield (
            "coverage",
            coverage_chart(data, texts, indicator.id),
            describe_coverage(data, texts, indicator.id),
            captions.text(
                "charts.coverage" if asked else "charts.coverage_alone",
                name=indicator.name,
                groups=groups,
            ),
        )
    for split in ranked_splits(data, indicator.id):
        yield (
            "districts",
            district_chart(data, texts, indicator.id, split),
            describe_districts(data, texts, indicator.id, split),
            captions.text("charts.districts", name=words.name(indicator, split)),
        )


def _maps(words: Words, texts: ChartWords, maps: TileMaps) -> Iterator[Drawn]:
    """The units on a map, in the same indicator and group as they are ranked in."""
    data = words.data
    indicator = data.inputs.catalogue.indicators.get(data.inputs.programme.roles.coverage)
    if indicator is None:
        return
    caption = "charts.unit_outlines" if borders_of(data, maps) else "charts.unit_map"
    for split in ranked_splits(data, indicator.id):
        yield (
            "unit-map",
            unit_map(data, texts, indicator.id, split, maps),
            describe_map(data, texts, indicator.id, split, maps),
            words.phrases.text(caption, name=words.name(indicator, split)),
        )


def _trend(words: Words, texts: ChartWords) -> Iterator[Drawn]:
    data = words.data
    indicator = data.inputs.catalogue.indicators.get(data.inputs.programme.roles.trend)
    if indicator is not None:
        yield (
            "trend",
            trend_chart(data, texts, indicator.id),
            describe_trend(data, texts, indicator.id),
            words.phrases.text("charts.trend", name=indicator.name),
        )


def _curve(words: Words, texts: ChartWords) -> Iterator[Drawn]:
    for curve in words.data.curves[:1]:
        yield (
            "curve",
            epidemic_chart(words.data, texts),
            describe_epidemic(words.data, texts),
            words.phrases.text(
                "charts.curve", name=curve.indicator.name, beside=lines_beside(words.data, texts)
            ),
        )


def ranked_splits(data: ReportData, indicator: str) -> tuple[Disaggregation, ...]:
    """The one split whose districts are ranked in a chart: of those that a target judges and
    districts report, the lowest; none where no district reports."""
    districts = {unit.code for unit in data.inputs.districts}
    reported = {
        r.disaggregation
        for r in data.results
        if r.indicator.id == indicator and r.area.code in districts
    }
    judged = [
        t.result
        for t in data.targets
        if t.target.indicator == indicator and t.result and t.target.disaggregation in reported
    ]
    lowest = min(judged, key=lambda result: result.quantity.value, default=None)
    return (lowest.disaggregation,) if lowest else ()


def _picture(name: str, chart: AnyChart, alt: str, caption: str) -> Picture:
    exported = export_spec(without_title(chart.to_dict(validate=False)))
    return Picture(name, exported.svg, exported.png, WIDTH_MM, alt, caption, exported.spec)
