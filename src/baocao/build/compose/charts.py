"""Which charts a report may show: their names, captions and specifications."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from baocao.build.compose.pictures import ReportChart
from baocao.core.project import Project
from baocao.core.yaml_source import read_yaml
from baocao.definitions.areas.tiles import TileMaps
from baocao.definitions.indicators.model import Disaggregation
from baocao.document.charts.captioned import without_title
from baocao.document.charts.coverage import coverage_chart, describe_coverage, groups_in_words
from baocao.document.charts.curve import describe_epidemic, epidemic_chart, lines_beside
from baocao.document.charts.districts import describe_districts, district_chart
from baocao.document.charts.export import spec_text
from baocao.document.charts.targets import describe_targets, target_chart
from baocao.document.charts.tasks import describe_tasks, task_chart
from baocao.document.charts.tile_map import borders_of, describe_map, unit_map
from baocao.document.charts.trends import describe_trend, trend_chart
from baocao.document.charts.vega_lite import Chart
from baocao.document.charts.words import ChartWords, chart_words
from baocao.document.narrative.phrases import Phrases
from baocao.document.narrative.words import Words
from baocao.results.report_data import ReportData

FEW_TASKS = 5  # fewer are better told in a sentence than in a chart
SHOWN = ("unit-map", "trend", "curve", "coverage", "districts")  # sections take each there is
STATUS_KEYS = ("target_status.", "task_status.", "grades.")

Made: TypeAlias = "tuple[str, Chart | None, str, str]"
"""Name, chart, alternative text, caption."""


def load_chart_words(project: Project, phrases: Phrases) -> ChartWords:
    """The words of templates/charts.yaml, with the status words of the phrases."""
    path = project.templates / "charts.yaml"
    statuses = {key: word for key, word in phrases.words.items() if key.startswith(STATUS_KEYS)}
    return chart_words(read_yaml(path, name=project.name(path)), statuses)


def report_charts(words: Words, texts: ChartWords, maps: TileMaps) -> tuple[ReportChart, ...]:
    """Every chart that has data, in the order in which a report takes them."""
    return tuple(
        ReportChart(name, spec_text(without_title(chart.to_dict())), alt, caption)
        for name, chart, alt, caption in _charts(words, texts, maps)
        if chart is not None
    )


def _charts(words: Words, texts: ChartWords, maps: TileMaps) -> Iterator[Made]:
    yield from _maps(words, texts, maps)
    yield from _trend(words, texts)
    yield from _curve(words, texts)
    yield from _coverage(words, texts)
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


def _coverage(words: Words, texts: ChartWords) -> Iterator[Made]:
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


def _maps(words: Words, texts: ChartWords, maps: TileMaps) -> Iterator[Made]:
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


def _trend(words: Words, texts: ChartWords) -> Iterator[Made]:
    data = words.data
    indicator = data.inputs.catalogue.indicators.get(data.inputs.programme.roles.trend)
    if indicator is not None:
        yield (
            "trend",
            trend_chart(data, texts, indicator.id),
            describe_trend(data, texts, indicator.id),
            words.phrases.text("charts.trend", name=indicator.name),
        )


def _curve(words: Words, texts: ChartWords) -> Iterator[Made]:
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
