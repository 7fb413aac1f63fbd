"""Coverage against target by age group and dose, for the province as a whole."""

from __future__ import annotations

from itertools import groupby

from baocao.definitions.indicators.model import Disaggregation, Indicator
from baocao.definitions.indicators.naming import full_name, option
from baocao.document.charts.bars import HUNDRED, BarRow, Frame, bar_chart, bar_table
from baocao.document.charts.notes import (
    as_of_note,
    bound_note,
    incomplete_note,
    target_text,
    targets_of,
)
from baocao.document.charts.theme import AnyChart, titled
from baocao.document.charts.words import ChartWords
from baocao.results.ledger.figures import Figures, figures_of
from baocao.results.model import IndicatorResult, ReportData

COVERAGE = "coverage"
NAME_WIDTH = 148


def coverage_chart(data: ReportData, words: ChartWords) -> AnyChart | None:
    """Bars by age group and dose with a tick at each target; None without any result.

    A group that has a target but no data keeps its line and says so.
    """
    results = _results(data)
    if not results:
        return None
    indicator = results[0].indicator
    rows = _rows(data, indicator, words)
    frame = Frame.around(rows, indicator.unit, NAME_WIDTH, [HUNDRED])
    headings = words.text("result"), words.text("target")
    chart = bar_chart(rows, frame, headings)
    notes = (
        as_of_note(data, results, words),
        words.text("target_note") if any(row.targets for row in rows) else "",
        bound_note([r.quantity for r in results], words),
        incomplete_note(data, results, words),
    )
    shown = titled(chart, words.text("coverage_title", indicator=indicator.name), notes)
    return bar_table(shown, rows, words.text("group"), headings)


def describe_coverage(data: ReportData, words: ChartWords) -> str:
    """The chart in words, every line with its value and target; "" without a chart."""
    results = _results(data)
    if not results:
        return ""
    indicator = results[0].indicator
    figures = figures_of(data)
    items = []
    for split in _splits(data, indicator):
        row = _row(data, split, words, figures)
        key = "item_with_target" if row.target_text else "item"
        name = full_name(indicator, split, data.catalogue)
        values = {"name": name, "value": row.text, "target": row.target_text}
        items.append(words.text(key, **values))
    return words.text(
        "coverage_alt",
        indicator=indicator.name,
        province=data.province.name,
        items="; ".join(items),
    )


def _results(data: ReportData) -> list[IndicatorResult]:
    return [
        result
        for result in data.results
        if result.indicator.id == COVERAGE
        and result.area == data.province
        and _is_group(result.disaggregation)
    ]


def _is_group(split: Disaggregation) -> bool:
    return [category for category, _ in split] == ["age_group", "dose"]


def _rows(data: ReportData, indicator: Indicator, words: ChartWords) -> list[BarRow]:
    figures = figures_of(data)
    rows = []
    for age_group, splits in groupby(_splits(data, indicator), key=lambda split: split[0]):
        rows.append(BarRow(option(age_group[0], age_group[1], data.catalogue).name, heading=True))
        rows.extend(_row(data, split, words, figures) for split in splits)
    return rows


def _splits(data: ReportData, indicator: Indicator) -> list[Disaggregation]:
    """The groups with a result or a target, in the indicator's printing order."""
    known = {result.disaggregation for result in _results(data)}
    known |= {t.target.disaggregation for t in data.targets if t.target.indicator == COVERAGE}
    return [split for split in indicator.splits if split in known and _is_group(split)]


def _row(data: ReportData, split: Disaggregation, words: ChartWords, figures: Figures) -> BarRow:
    result = data.find(COVERAGE, split)
    targets = targets_of(data, COVERAGE, split)
    return BarRow(
        name=option(*split[-1], data.catalogue).name,
        quantity=result.quantity if result else None,
        text=figures.of_result(result).text if result else words.text("missing"),
        targets=tuple(t.value for t in targets if t.value is not None),
        target_text=", ".join(target_text(t, figures) for t in targets),
    )
