"""Districts ranked by one indicator, with the targets and the province's own value as lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from baocao.core.quantities import Unit
from baocao.core.vietnamese.names import upper_first
from baocao.definitions.indicators.model import Direction, Disaggregation, Indicator
from baocao.definitions.indicators.naming import full_name
from baocao.document.charts.bars import (
    HUNDRED,
    STEP,
    BarRow,
    Frame,
    bar_table,
    dot_chart,
    value_axis,
)
from baocao.document.charts.notes import (
    as_of_note,
    before_note,
    before_of,
    bound_note,
    incomplete_note,
    target_text,
    targets_of,
)
from baocao.document.charts.theme import BLACK, RUST, SMALL_SIZE, WHITE, titled
from baocao.document.charts.vega_lite import Chart, inline, of
from baocao.document.charts.words import ChartWords
from baocao.results.ledger.figures import Figures, figures_of
from baocao.results.model import IndicatorResult
from baocao.results.report_data import ReportData

NAME_WIDTH = 120
LEGIBLE = 25  # areas whose bars and names can still be read on one page
ENDS = 10  # of more areas so many of the best and of the last are drawn
HEAD = 12  # points between the labels at the heads of two lines


def district_chart(
    data: ReportData, words: ChartWords, indicator: str, split: Disaggregation
) -> Chart | None:
    """Dots by district, best first, those without data last; None without any result.

    Each target is a black line and the province's value a dashed one, named at their heads.
    """
    results = _results(data, indicator, split)
    if not results:
        return None
    lines = _lines(data, words, indicator, split)
    rows = _rows(data, results, words)
    frame = _frame(rows, lines, results[0].indicator)
    marks = [
        mark
        for place, line in enumerate(lines)
        for mark in _draw(line, -HEAD * place - 8, frame, STEP * len(rows))
    ]
    province = data.find(indicator, split)
    shown = [*results, *([province] if province else [])]
    notes = (
        as_of_note(data, shown, words),
        before_note(results, words),
        bound_note([r.quantity for r in results], words),
        incomplete_note(data, shown, words),
    )
    name = full_name(results[0].indicator, split, data.inputs.catalogue)
    chart = dot_chart(rows, frame, marks=marks)
    drawn = titled(chart, words.text("district_title", indicator=name), notes)
    return bar_table(drawn, rows, words.text("area"), (words.text("result"),))


def describe_districts(
    data: ReportData, words: ChartWords, indicator: str, split: Disaggregation
) -> str:
    """The chart in words, from the best district to those without data; "" without a chart."""
    results = _results(data, indicator, split)
    if not results:
        return ""
    rows = _rows(data, results, words)
    items = [words.text("item", name=row.name, value=row.text) for row in rows]
    items += [line.label for line in _lines(data, words, indicator, split)]
    return words.text(
        "district_alt",
        indicator=full_name(results[0].indicator, split, data.inputs.catalogue),
        province=data.inputs.province.name,
        items="; ".join(items),
    )


@dataclass(frozen=True)
class _Line:
    """A value that all districts are held against. Higher values have higher heads, so that
    no line runs through the label of another."""

    value: Decimal
    label: str
    colour: str
    dash: tuple[int, ...]


def _results(data: ReportData, indicator: str, split: Disaggregation) -> list[IndicatorResult]:
    """The districts' results: ranked ones first, then bounds and unranked ones by value."""
    found = [data.find(indicator, split, unit.code) for unit in data.inputs.districts]
    return sorted((result for result in found if result is not None), key=_place)


def _place(result: IndicatorResult) -> tuple[bool, int, Decimal]:
    return result.rank is None, result.rank or 0, -result.quantity.value


def _rows(data: ReportData, results: list[IndicatorResult], words: ChartWords) -> list[BarRow]:
    figures = figures_of(data)
    known = {result.area.code for result in results}
    unknown = [unit for unit in data.inputs.districts if unit.code not in known]
    missing = words.text("missing")
    if len(data.inputs.districts) <= LEGIBLE:
        return [
            *(_bar(r, figures) for r in results),
            *(BarRow(unit.name, text=missing) for unit in unknown),
        ]
    best, between, last = results[:ENDS], results[ENDS:-ENDS], results[ENDS:][-ENDS:]
    return [
        *(_bar(r, figures) for r in best),
        *_band(between, figures, words),
        *(_bar(r, figures) for r in last),
        *([BarRow(words.text("others", count=str(len(unknown))), text=missing)] if unknown else []),
    ]


def _bar(result: IndicatorResult, figures: Figures) -> BarRow:
    text = figures.of_result(result).text
    return BarRow(result.area.name, result.quantity, text, before=before_of(result))


def _band(results: list[IndicatorResult], figures: Figures, words: ChartWords) -> Iterator[BarRow]:
    """One row for all areas between the best and the last: how many, and from what to what."""
    if results:
        ends = sorted(results, key=lambda result: result.quantity.value)
        least, most = (figures.of_result(result).text for result in (ends[0], ends[-1]))
        name = words.text("others", count=str(len(results)))
        yield BarRow(name, text=words.text("band", least=least, most=most))


def _lines(
    data: ReportData, words: ChartWords, indicator: str, split: Disaggregation
) -> list[_Line]:
    figures = figures_of(data)
    lines = []
    for judged in targets_of(data, indicator, split):
        label = words.text("target_value", value=target_text(judged, figures))
        lines.append(_Line(judged.value or Decimal(0), label, BLACK, (1, 0)))
    if province := data.find(indicator, split):
        whole = upper_first(words.whole(province.area))
        value = figures.of_result(province).text
        label = words.text("province_value", value=value, whole=whole)
        lines.append(_Line(province.quantity.value, label, RUST, (5, 3)))
    return sorted(lines, key=lambda line: line.value)


def _frame(rows: list[BarRow], lines: list[_Line], indicator: Indicator) -> Frame:
    """A share that should grow is seen against the whole; a small one is not flattened by it."""
    marks = [line.value for line in lines]
    grows = indicator.direction is Direction.HIGHER_IS_BETTER
    if grows and indicator.unit == Unit.PERCENT:
        marks.append(HUNDRED)
    return Frame.around(rows, indicator.unit, NAME_WIDTH, marks)


def _draw(line: _Line, top: int, frame: Frame, bottom: float) -> list[Chart]:
    """The line with a white edge, from its label down; the label stands left of its head."""
    base = Chart({"data": inline([{"value": float(line.value), "label": line.label}])})
    base = base.encode(x=value_axis(frame))
    return [
        base.mark("rule", color=WHITE, strokeWidth=3.4, y=0, y2=bottom),
        base.mark(
"rule", color=line.colour, strokeDash=list(line.dash), strokeWidth=1.8, y=top, y2=bottom
        ),
        base.mark(
"text", fill=line.colour, fontSize=SMALL_SIZE, fontWeight="bold", align="right",
            y=top + 3, dx=-4,
        ).encode(text=of("label:N")),
    ]  # fmt: skip
