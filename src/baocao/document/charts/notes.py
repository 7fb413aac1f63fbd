"""What stands below a chart's title, and the targets that a chart draws."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from baocao.core.quantities import Quantity
from baocao.core.vietnamese.dates import short_date
from baocao.definitions.indicators.model import Disaggregation
from baocao.definitions.periods.naming import period_name
from baocao.definitions.periods.regimes import any_period
from baocao.document.charts.words import ChartWords
from baocao.document.narrative.lists import MOST
from baocao.results.ledger.figures import Figures
from baocao.results.ledger.target_figures import of_target_value
from baocao.results.model import IndicatorResult, TargetResult
from baocao.results.report_data import ReportData


def as_of_note(data: ReportData, results: Sequence[IndicatorResult], words: ChartWords) -> str:
    """Province and date of the figures; the first and last date where they differ."""
    days = sorted({result.as_of for result in results})
    province = data.inputs.province.name
    if len(days) == 1:
        return words.text("as_of", province=province, date=short_date(days[0]))
    first, last = short_date(days[0]), short_date(days[-1])
    return words.text("as_of_range", province=province, first=first, last=last)


def before_of(result: IndicatorResult) -> Quantity | None:
    """The value of the period before, where both are exact and of the same kind."""
    before = result.previous
    return before.quantity if before and before.change is not None else None


def before_note(results: Iterable[IndicatorResult], words: ChartWords) -> str:
    """Which period the hollow dots are of; "" where there are none."""
    periods = {r.previous.period for r in results if r.previous and before_of(r)}
    named = ", ".join(period_name(any_period(period)) for period in sorted(periods))
    return words.text("before_note", period=named) if named else ""


def bound_note(quantities: Iterable[Quantity], words: ChartWords) -> str:
    """How bounds are drawn; "" where all values are exact."""
    return "" if all(q.is_exact for q in quantities) else words.text("bound_note")


def incomplete_note(data: ReportData, results: Iterable[IndicatorResult], words: ChartWords) -> str:
    """Which areas a province's sum lacks, how many where they are many; "" where it lacks none."""
    missing = {code for result in results for code in result.missing_areas}
    names = [unit.name for unit in data.inputs.districts if unit.code in missing]
    whole = words.whole(data.inputs.province)
    if len(names) > MOST:
        return words.text("incomplete_count", count=str(len(names)), whole=whole)
    return words.text("incomplete_note", areas=", ".join(names), whole=whole) if names else ""


def targets_of(data: ReportData, indicator: str, split: Disaggregation) -> tuple[TargetResult, ...]:
    """The targets with a number for one indicator and split; equal ones of two plans once."""
    found = {
        (judged.target.operator, judged.value): judged
        for judged in reversed(data.targets)
        if judged.target.indicator == indicator
        and judged.target.disaggregation == split
        and judged.value is not None
    }
    return tuple(reversed(found.values()))


def target_text(judged: TargetResult, figures: Figures) -> str:
    """The target's figure after its operator: "≥ 95%", and "100%" alone."""
    figure = of_target_value(judged)
    signs = {">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< "}
    is_plain = judged.asks_for_all or judged.asks_for_none
    operator = None if is_plain else judged.target.operator
    sign = signs.get(operator.value, "") if operator else ""
    return sign + figure.text if figure else ""
