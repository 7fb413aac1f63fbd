"""A page for each district or commune: its indicators over the periods, main ones first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from baocao.apps.site.addresses import unit_path
from baocao.apps.site.arrange import by_programme
from baocao.apps.site.choices import Choices
from baocao.apps.site.overview import Overview, UnitValue
from baocao.apps.site.series import latest_first, lines_of
from baocao.core.quantities import Bound
from baocao.core.vietnamese.names import lower_first
from baocao.document.content import TrendPointContent
from baocao.output.page.page import MakePage, Page, PageHeading, PageItem, heading_id, page_items
from baocao.output.page.sparks import Spark, spark
from baocao.output.page.templates import Templates
from baocao.output.page.view import ValueKey

KIND = "địa bàn"
ROOT = "../"
SCRIPTS = ("tables.js",)
MAIN = "Chỉ số chính"


@dataclass(frozen=True)
class UnitLine:
    """An indicator's split of a unit: a value for each period, None where there is none, and the
    line through three or more that can be compared. `id` is that of its row, `place` is where the
    indicator's page tells of the split; `difference` and `counted` are words behind what the newest
    lacks."""

    id: str
    name: str
    indicator: str
    place: str
    values: tuple[UnitValue | None, ...]
    spark: Spark | None
    difference: str = ""
    counted: str = ""


def unit_pages(
    reports: Sequence[Overview], choices: Choices, templates: Templates, signs: Sequence[str]
) -> Iterator[MakePage]:
    """The pages of every unit that a report has a figure of, programme by programme; `signs` stand
    for the four steps."""
    for programme, own in by_programme(reports).items():
        for unit, name in units_of(own).items():
            shown = latest_first(report for report in own if unit in report.units)
            yield partial(_page, programme, (unit, name), shown, choices, templates, signs)


def units_of(reports: Sequence[Overview]) -> dict[str, str]:
    """The units with figures, by their codes; names are those of the last report."""
    return {
        unit: report.areas[unit]
        for report in reversed(latest_first(reports))
        for unit in report.units
    }


def _page(
    programme: str,
    named: tuple[str, str],
    reports: Sequence[Overview],
    choices: Choices,
    templates: Templates,
    signs: Sequence[str],
) -> Page:
    (unit, name), last = named, reports[0]
    main = {(one.indicator, one.split): one.label for one in choices.main_of(programme)}
    items: list[PageItem] = []
    for title, names in [(MAIN, main), *_themes(reports)]:
        lines = [
            _line(reports, unit, key, label, again=title != MAIN and key in main)
            for key, label in names.items()
        ]
        shown = [line for line in lines if any(line.values)]
        if shown:
            items += [
                PageHeading(2, title, heading_id(title)),
                templates.html(
                    "unit_values",
                    title=title,
                    lines=shown,
                    reports=reports,
                    signs=signs,
                    programme=programme,
                    root=ROOT,
                ),
            ]
    lead = f"{last.province.name}, {lower_first(choices.name_of(programme))}"
    items.append(templates.end(ROOT, SCRIPTS))
    return Page(unit_path(programme, unit), name, lead, KIND, page_items(items))


def _themes(reports: Sequence[Overview]) -> Iterator[tuple[str, dict[ValueKey, str]]]:
    """The splits of each theme with their names; main ones too, which a reader of the theme would
    miss."""
    themes = {id_: name for report in reversed(reports) for id_, name in report.themes.items()}
    for theme, title in themes.items():
        names = {
            (indicator.id, split): name
            for report in reversed(reports)
            for indicator in report.indicators
            if indicator.theme == theme
            for split, name in indicator.splits.items()
        }
        yield title, names


def _line(
    reports: Sequence[Overview], unit: str, key: ValueKey, name: str, *, again: bool
) -> UnitLine:
    """A row; the place that links lead to is where an indicator stands first."""
    values = tuple(report.units[unit].get(key) for report in reports)
    indicator, split = key
    place = f"#{heading_id(split)}" if split else ""
    own = "" if again else row_id(*key)
    line = UnitLine(own, name, indicator, place, values, unit_spark(reports, unit, key))
    shown = next((i for report in reports for i in report.indicators if i.id == indicator), None)
    return replace(line, difference=shown.difference, counted=shown.counted) if shown else line


def row_id(indicator: str, split: str) -> str:
    """The place of a figure's row on the page of a unit."""
    return heading_id(f"dong {indicator} {split}")


def unit_spark(
    reports: Sequence[Overview], unit: str, key: ValueKey, others: Sequence[float] = ()
) -> Spark | None:
    """A unit's line over its longest row of comparable periods; None with fewer than three
    exact values."""
    values = ((report, report.units.get(unit, {}).get(key)) for report in reports)
    known = [report for report, value in values if value and value.bound is Bound.EXACT]
    lines = lines_of(known)
    return spark([_point(r, r.units[unit][key]) for r in lines[0]], None, others) if lines else None


def _point(report: Overview, value: UnitValue) -> TrendPointContent:
    return TrendPointContent(report.period.end, value.number, value.text)
