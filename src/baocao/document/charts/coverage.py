"""An indicator against its targets group by group, for the province as a whole."""

from __future__ import annotations

from itertools import groupby

from baocao.core.vietnamese.names import lower_first, upper_first
from baocao.definitions.indicators.model import Disaggregation
from baocao.definitions.indicators.naming import full_name, option
from baocao.document.charts.bars import HUNDRED, BarRow, Frame, bar_table, dot_chart
from baocao.document.charts.notes import (
    as_of_note,
    before_note,
    before_of,
    bound_note,
    incomplete_note,
    target_text,
    targets_of,
)
from baocao.document.charts.theme import titled
from baocao.document.charts.vega_lite import Chart
from baocao.document.charts.words import ChartWords
from baocao.document.narrative.phrases import listed
from baocao.results.ledger.figures import Figures, figures_of
from baocao.results.model import IndicatorResult
from baocao.results.report_data import ReportData

NAME_WIDTH = 148


def coverage_chart(data: ReportData, words: ChartWords, indicator: str) -> Chart | None:
    """Dots by group with a tick at each target; None without any result.

    A group that has a target but no data keeps its line and says so.
    """
    results = _results(data, indicator)
    if not results:
        return None
    rows = _rows(data, indicator, words)
    frame = Frame.around(rows, results[0].indicator.unit, NAME_WIDTH, [HUNDRED])
    headings = words.text("result"), words.text("target")
    chart = dot_chart(rows, frame, headings)
    notes = (
        as_of_note(data, results, words),
        words.text("target_note") if any(row.targets for row in rows) else "",
        before_note(results, words),
        bound_note([r.quantity for r in results], words),
        incomplete_note(data, results, words),
    )
    shown = titled(chart, words.text("coverage_title", indicator=results[0].indicator.name), notes)
    return bar_table(shown, rows, ", ".join(_categories(data, indicator)), headings)


def describe_coverage(data: ReportData, words: ChartWords, indicator: str) -> str:
    """The chart in words, every line with its value and target; "" without a chart."""
    results = _results(data, indicator)
    if not results:
        return ""
    figures = figures_of(data)
    items = []
    for split in _splits(data, indicator):
        row = _row(data, indicator, split, words, figures)
        key = "item_with_target" if row.target_text else "item"
        name = full_name(results[0].indicator, split, data.inputs.catalogue)
        values = {"name": name, "value": row.text, "target": row.target_text}
        items.append(words.text(key, **values))
    return words.text(
        "coverage_alt",
        indicator=results[0].indicator.name,
        province=data.inputs.province.name,
        groups=groups_in_words(data, words, indicator),
        items="; ".join(items),
    )


def groups_in_words(data: ReportData, words: ChartWords, indicator: str) -> str:
    """What the bars are grouped by, as a sentence says it: "nhóm tuổi và mũi tiêm"."""
    names = [lower_first(name) for name in _categories(data, indicator)]
    return listed(names, ", ", words.text("and"))


def _results(data: ReportData, indicator: str) -> list[IndicatorResult]:
    known = _splits(data, indicator)
    return [r for r in data.of_province(indicator) if r.disaggregation in known]


def _rows(data: ReportData, indicator: str, words: ChartWords) -> list[BarRow]:
    figures = figures_of(data)
    rows = []
    for around, splits in groupby(_splits(data, indicator), key=lambda split: split[:-1]):
        if around:
            names = (option(group, id_, data.inputs.catalogue).in_sentence for group, id_ in around)
            rows.append(BarRow(upper_first(", ".join(names)), heading=True))
        rows.extend(_row(data, indicator, split, words, figures) for split in splits)
    return rows


def _splits(data: ReportData, indicator: str) -> list[Disaggregation]:
    """The finest groups with a result or a target, in the indicator's printing order."""
    known = {result.disaggregation for result in data.of_province(indicator)}
    known |= {t.target.disaggregation for t in data.targets if t.target.indicator == indicator}
    return [split for split in _finest(data, indicator) if split in known]


def _finest(data: ReportData, indicator: str) -> list[Disaggregation]:
    splits = data.inputs.catalogue.indicators[indicator].splits
    most = max(map(len, splits))
    return [split for split in splits if len(split) == most]


def _categories(data: ReportData, indicator: str) -> list[str]:
    """The names of the categories that the finest groups are of."""
    names = data.inputs.catalogue.categories
    return [names[category].name for category, _ in _finest(data, indicator)[0]]


def _row(
    data: ReportData, indicator: str, split: Disaggregation, words: ChartWords, figures: Figures
) -> BarRow:
    result = data.find(indicator, split)
    targets = targets_of(data, indicator, split)
    return BarRow(
        name=_name(data, indicator, split),
        quantity=result.quantity if result else None,
        text=figures.of_result(result).text if result else words.text("missing"),
        targets=tuple(t.value for t in targets if t.value is not None),
        target_text=", ".join(target_text(t, figures) for t in targets),
        before=before_of(result) if result else None,
    )


def _name(data: ReportData, indicator: str, split: Disaggregation) -> str:
    if split:
        return option(*split[-1], data.inputs.catalogue).name
    return data.inputs.catalogue.indicators[indicator].short_name
