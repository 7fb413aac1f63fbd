"""Figures of epidemic thresholds: mean, standard deviation and limit, with every earlier count."""

from __future__ import annotations

from decimal import Decimal

from baocao.core.quantities import Quantity, Unit
from baocao.core.vietnamese.dates import years_text
from baocao.core.vietnamese.numbers import decimals_of, format_number, format_value
from baocao.results.ledger.figures import figure_id
from baocao.results.ledger.model import Figure, Formula, FormulaKind, Operand
from baocao.results.thresholds import Threshold

DECIMALS = 2  # so that the limit is seen to be made of mean and deviation


def of_mean(threshold: Threshold) -> Figure | None:
    """The mean of the earlier years; None where it could not be computed."""
    return _of_years(threshold, FormulaKind.MEAN, threshold.mean)


def of_deviation(threshold: Threshold) -> Figure | None:
    """The standard deviation of the earlier years."""
    return _of_years(threshold, FormulaKind.DEVIATION, threshold.deviation)


def of_limit(threshold: Threshold) -> Figure | None:
    """The threshold itself; rounding never puts the count on its other side."""
    mean, deviation = of_mean(threshold), of_deviation(threshold)
    if threshold.limit is None or mean is None or deviation is None:
        return None
    parts = tuple(Operand(f.text, f.value, f.id) for f in (mean, deviation))
    times = format_number(threshold.rule.deviations)
    return _figure(threshold, Formula(FormulaKind.LIMIT, times, parts), threshold.limit)


def _of_years(threshold: Threshold, kind: FormulaKind, value: Decimal | None) -> Figure | None:
    if value is None:
        return None
    counts = threshold.counts
    years = years_text(count.year for count in counts)
    parts = tuple(Operand(_count(c.value), c.value) for c in counts)
    return _figure(threshold, Formula(kind, years, parts), value)


def _count(value: Decimal) -> str:
    return format_value(Quantity(value), Unit.UNITS, decimals_of(value))


def _figure(threshold: Threshold, formula: Formula, value: Decimal) -> Figure:
    result = threshold.result
    options = (option for _, option in result.disaggregation)
    limits = (result.quantity.value,)
    return Figure(
        id=figure_id(result.indicator.id, *options, result.area.code, formula.kind.value),
        text=format_value(Quantity(value), Unit.UNITS, DECIMALS, limits),
        value=value,
        unit=result.indicator.unit.value,
        formula=formula,
        indicator=result.indicator.id,
        area=result.area.code,
        disaggregation=result.disaggregation,
        as_of=result.as_of,
        sources=tuple(cell for count in threshold.counts for cell in count.sources),
    )
