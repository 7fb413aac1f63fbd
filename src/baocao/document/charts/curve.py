"""The epidemic curves of a report: the diseases that matter most, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from baocao.core.quantities import Quantity, Unit
from baocao.core.vietnamese.numbers import format_value
from baocao.definitions.indicators.naming import short_label
from baocao.definitions.periods.model import PeriodType, ReportingPeriod
from baocao.document.charts.curve_panels import CurvePanel, CurveStep, curve_chart
from baocao.document.charts.notes import incomplete_note
from baocao.document.charts.reading import readable
from baocao.document.charts.theme import titled
from baocao.document.charts.vega_lite import Chart
from baocao.document.charts.words import ChartWords
from baocao.results.curves import CurvePoint, EpidemicCurve
from baocao.results.ledger.threshold_figures import DECIMALS
from baocao.results.report_data import ReportData
from baocao.results.thresholds import ThresholdState

MOST = 3  # panels; the table of thresholds has every disease
LINES = ("curve_limit", "curve_last_year")  # beside the counts, where there is any value


def epidemic_chart(data: ReportData, words: ChartWords) -> Chart | None:
    """Panels of the diseases above their threshold, then of those with most cases; None where no
    disease has a curve."""
    shown = _shown(data)
    if not shown:
        return None
    panels, lines = _panels(data, shown, words), _lines(shown)
    kind = data.inputs.period.type.value
    drawn = {curve.disaggregation for curve in shown}
    now = [r for r in data.of_province(shown[0].indicator.id) if r.disaggregation in drawn]
    notes = (
        words.text("curve_note", kind=words.text(f"curve_{kind}").lower()),
        *(words.text(f"{line}_note") for line in lines),
        words.text("curve_gap_note") if _has_gap(panels, lines) else "",
        incomplete_note(data, now, words),
    )
    beside = lines_beside(data, words)
    title = words.text("curve_title", indicator=_name(data, shown), beside=beside)
    chart = titled(curve_chart(panels, words.text(f"curve_{kind}")), title, notes)
    rows = [row for panel in panels for row in _rows(panel, lines)]
    return readable(chart, _headings(words, kind, lines), rows)


def describe_epidemic(data: ReportData, words: ChartWords) -> str:
    """The chart in words, each count with its week; "" without a chart."""
    shown = _shown(data)
    if not shown:
        return ""
    items = "; ".join(
        words.text("item", name=panel.name, value=", ".join(_told(panel, words)))
        for panel in _panels(data, shown, words)
    )
    return words.text(
        "curve_alt",
        indicator=_name(data, shown),
        province=data.inputs.province.name,
        beside=lines_beside(data, words),
        items=items,
    )


def lines_beside(data: ReportData, words: ChartWords) -> str:
    """What the counts are drawn beside, as titles and captions go on: " so với ngưỡng cảnh báo";
    "" where nothing is known to draw."""
    lines = [words.text(line).lower() for line in _lines(_shown(data))]
    return words.text("curve_beside", lines=words.text("and").join(lines)) if lines else ""


def _lines(shown: list[EpidemicCurve]) -> tuple[str, ...]:
    """Those of `LINES` that any of the panels has a value of."""
    points = [(point.limit, point.last_year) for curve in shown for point in curve.points]
    return tuple(
        line
        for line, values in zip(LINES, zip(*points, strict=True), strict=True)
        if any(value is not None for value in values)
    )


def _has_gap(panels: list[CurvePanel], lines: Sequence[str]) -> bool:
    """Whether a bar, or a part of a line that is drawn, is missing."""
    return any("" in told[2:] for panel in panels for told in _rows(panel, lines))


def _name(data: ReportData, shown: list[EpidemicCurve]) -> str:
    if len(shown) > 1:
        return shown[0].indicator.name
    return _label(data, shown[0])


def _label(data: ReportData, curve: EpidemicCurve) -> str:
    return short_label(curve.indicator, curve.disaggregation, data.inputs.catalogue)


def _shown(data: ReportData) -> list[EpidemicCurve]:
    above = {
        threshold.result.disaggregation
        for threshold in data.thresholds
        if threshold.state is ThresholdState.ABOVE
    }

    def urgency(curve: EpidemicCurve) -> tuple[bool, Decimal]:
        last = curve.points[-1].count
        return curve.disaggregation not in above, -(last.value if last else Decimal(0))

    return sorted(data.curves, key=urgency)[:MOST]


def _panels(data: ReportData, shown: list[EpidemicCurve], words: ChartWords) -> list[CurvePanel]:
    """All over the same weeks: from the first that any of the diseases has a count of."""
    longest = max((curve.points for curve in shown), key=len)
    periods = [point.period for point in longest]
    return [
        CurvePanel(
            _label(data, curve),
            tuple(_step(one, curve, words) for one in _filled(curve, periods)),
        )
        for curve in shown
    ]


def _filled(curve: EpidemicCurve, periods: list[ReportingPeriod]) -> Iterator[CurvePoint]:
    known = {point.period.key: point for point in curve.points}
    for period in periods:
        yield known.get(period.key) or CurvePoint(period, None, None, None)


def _step(point: CurvePoint, curve: EpidemicCurve, words: ChartWords) -> CurveStep:
    count, indicator = point.count, curve.indicator
    text = format_value(count, indicator.unit, indicator.decimals) if count else ""
    others = tuple(zip(LINES, (point.limit, point.last_year), strict=True))
    told = [
        words.text("item", name=words.text(key).lower(), value=_beside(value, count))
        for key, value in others
        if value is not None
    ]
    name = f"{words.text(f'curve_{point.period.type.value}').lower()} {period_label(point.period)}"
    first = words.text("item", name=name, value=text or words.text("missing"))
    return CurveStep(
        period_label(point.period),
        None if count is None else float(count.value),
        text,
        count is None or count.is_exact,
        _float(point.limit),
        _float(point.last_year),
        "; ".join((first, *told)),
        tuple(_beside(value, count) for _, value in others),
    )


def period_label(period: ReportingPeriod) -> str:
    """A week's number; a month with its year, so that a curve over New Year can be read."""
    if period.type is PeriodType.MONTH:
        return f"{period.number}/{period.year}"
    return str(period.number)


def _beside(value: Decimal | None, count: Quantity | None) -> str:
    """As the report prints it: rounding never puts a threshold on a count's other side."""
    limits = () if count is None else (count.value,)
    return "" if value is None else format_value(Quantity(value), Unit.UNITS, DECIMALS, limits)


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _headings(words: ChartWords, kind: str, lines: Sequence[str]) -> tuple[str, ...]:
    names = ("indicator", f"curve_{kind}", "result", *lines)
    return tuple(words.text(name) for name in names)


def _rows(panel: CurvePanel, lines: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for step in panel.steps:
        told = zip(LINES, step.others, strict=True)
        yield (panel.name, step.name, step.text, *(text for line, text in told if line in lines))


def _told(panel: CurvePanel, words: ChartWords) -> Iterator[str]:
    for step in panel.steps[:-1]:
        if step.text:
            yield words.text("point", value=step.text, date=step.name)
    yield panel.steps[-1].tip
