"""A page for each indicator, over provinces and periods, and the list of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from baocao.apps.site.addresses import indicator_path
from baocao.apps.site.arrange import PeriodColumn, by_programme, columns_of, provinces_of
from baocao.apps.site.choices import Choices
from baocao.apps.site.overview import Overview
from baocao.apps.site.series import latest_first, lines_of
from baocao.apps.site.unit_pages import unit_spark, units_of
from baocao.document.content import IndicatorContent, ProvinceContent
from baocao.output.page.page import MakePage, Page, PageHeading, PageItem, heading_id, page_items
from baocao.output.page.sparks import Spark
from baocao.output.page.templates import Templates
from baocao.output.page.view import PrintedValue, ValueKey

KIND = "chỉ số"
LIST = "chi-so/index.html"
ROOT = "../"
SCRIPTS = ("tables.js",)


@dataclass(frozen=True)
class Cell:
    """A value with the report that prints it."""

    value: PrintedValue
    report: Overview


@dataclass(frozen=True)
class IndicatorLine:
    """An indicator in the list, with the number of provinces that have a value."""

    indicator: IndicatorContent
    provinces: int


@dataclass(frozen=True)
class UnitMultiple:
    """A unit with its newest value and its line."""

    code: str
    name: str
    text: str
    spark: Spark


def indicator_pages(
    reports: Sequence[Overview], choices: Choices, templates: Templates
) -> Iterator[MakePage]:
    """The list of indicators, then a page for each of each programme; definitions are those of
    the last report."""
    programmes = by_programme(reports)
    yield partial(_list, programmes, choices, templates)
    for own in programmes.values():
        for indicator in _indicators(own).values():
            yield partial(_page, indicator, own, templates)


def _indicators(reports: Sequence[Overview]) -> dict[str, IndicatorContent]:
    """Indicators with a printed value, with the splits of all reports together."""
    found: dict[str, IndicatorContent] = {}
    splits: dict[str, dict[str, str]] = {}
    printed = {indicator for report in reports for indicator, _ in report.values}
    for report in sorted(reports, key=lambda report: report.period.end):
        for indicator in report.indicators:
            if indicator.id in printed:
                found[indicator.id] = indicator
                splits.setdefault(indicator.id, {}).update(indicator.splits)
    return {id_: replace(indicator, splits=splits[id_]) for id_, indicator in found.items()}


def _list(
    programmes: Mapping[str, Sequence[Overview]], choices: Choices, templates: Templates
) -> Page:
    content: list[PageItem] = []
    for programme, reports in programmes.items():
        of = f"{choices.name_of(programme)}: " if len(programmes) > 1 else ""
        content += _themes(programme, of, reports, templates)
    content.append(templates.end(ROOT, SCRIPTS))
    lead = "Định nghĩa, công thức và số liệu của từng chỉ số qua các tỉnh, các kỳ."
    return Page(LIST, "Chỉ số", lead, KIND, page_items(content))


def _themes(
    programme: str, of: str, reports: Sequence[Overview], templates: Templates
) -> Iterator[PageItem]:
    """A table of each theme; `of` goes before its heading."""
    indicators = _indicators(reports)
    themes = {id_: name for report in reports for id_, name in report.themes.items()}
    for theme, name in themes.items():
        lines = [_line(i, reports) for i in indicators.values() if i.theme == theme]
        if lines:
            yield PageHeading(2, of + name, heading_id(of + name))
            yield templates.html(
                "indicator_list", theme=name, lines=lines, programme=programme, root=ROOT
            )


def _line(indicator: IndicatorContent, reports: Sequence[Overview]) -> IndicatorLine:
    provinces = {
        report.province.slug
        for report in reports
        if any(found == indicator.id for found, _ in report.values)
    }
    return IndicatorLine(indicator, len(provinces))


def _page(indicator: IndicatorContent, reports: Sequence[Overview], templates: Templates) -> Page:
    columns = columns_of(report.period for report in reports)[::-1]
    content: list[PageItem] = []
    for split, name in indicator.splits.items():
        rows = _rows((indicator.id, split), reports, columns)
        if rows:
            content += [
                PageHeading(2, name, heading_id(split or indicator.id)),
                templates.html(
                    "indicator_values", split=name, columns=columns, rows=rows, root=ROOT
                ),
                *_multiples((indicator.id, split), reports, templates),
            ]
    content += [
        PageHeading(2, "Định nghĩa", "dinh-nghia"),
        templates.html("indicator", indicator=indicator),
        templates.end(ROOT, SCRIPTS),
    ]
    path = indicator_path(reports[0].key.programme, indicator.id)
    return Page(path, indicator.name, "", KIND, page_items(content))


def _rows(
    key: tuple[str, str], reports: Sequence[Overview], columns: Sequence[PeriodColumn]
) -> list[tuple[ProvinceContent, list[Cell | None]]]:
    """The provinces that have the value in any period."""
    cells = {
        (report.province.slug, report.period.key): Cell(report.values[key], report)
        for report in reports
        if key in report.values
    }
    return [
        (province, [cells.get((province.slug, column.period.key)) for column in columns])
        for province in provinces_of(reports)
        if any((province.slug, column.period.key) in cells for column in columns)
    ]


def _multiples(
    key: ValueKey, reports: Sequence[Overview], templates: Templates
) -> Iterator[PageItem]:
    """The units of each province over time, on one scale; none with fewer than three periods."""
    for province in provinces_of(reports):
        own = [report for report in reports if report.province.slug == province.slug]
        lines = lines_of(report for report in own if _has_unit(report, key))
        shown = latest_first(lines[0]) if lines else ()
        scale = [v.number for r in shown for found in r.units.values() if (v := found.get(key))]
        ends = (min(scale), max(scale)) if scale else ()
        units = [u for unit in units_of(shown) if (u := _unit(key, unit, shown, ends)) is not None]
        if units:
            yield templates.html(
                "indicator_units",
                province=province.name,
                units=units,
                programme=shown[0].key.programme,
                root=ROOT,
            )


def _has_unit(report: Overview, key: ValueKey) -> bool:
    return any(key in values for values in report.units.values())


def _unit(
    key: ValueKey, unit: str, reports: Sequence[Overview], ends: Sequence[float]
) -> UnitMultiple | None:
    line = unit_spark(reports, unit, key, ends)
    if line is None:
        return None
    newest = next(report for report in reports if key in report.units.get(unit, {}))
    return UnitMultiple(unit, newest.areas[unit], newest.units[unit][key].text, line)
