"""Figures from results: the one place where a result becomes a printed text.

Sentences, tables and charts all ask here, so one number has one text everywhere. No words
are made here beyond those of a bound ("trên 74%").
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from baocao.core.quantities import Quantity, Unit
from baocao.core.vietnamese.numbers import (
    decimals_of,
    format_number,
    format_value,
)
from baocao.definitions.indicators.model import Disaggregation
from baocao.results.corrections import Correction
from baocao.results.ledger.model import Figure, Formula, FormulaKind, Operand, Verdict, stated
from baocao.results.model import Amount, Comparison, IndicatorResult, TargetResult
from baocao.results.report_data import ReportData

CORRECTED = "corrected"  # begins the id of a figure that corrects an issued one
MAX_ID = 64  # characters a content control's tag may have
POINTS = "percentage_points"
COUNT = "count"
_KEPT = re.compile(r"[A-Za-z0-9_.-]*")
_ONE_CELL, _ADDED = Formula(FormulaKind.CELL), Formula(FormulaKind.CELLS)
_REPORTED = Formula(FormulaKind.REPORTED)

Span = tuple[str, Disaggregation, str]
"""Indicator, split and what the result was added up over."""


@dataclass(frozen=True)
class Figures:
    """Makes the figures of one report. `targets` are the judged targets of each indicator and
    split: rounding must not cross their values, and the province's figure carries their status.
    Nor must it cross those of `milestones`."""

    province: str
    targets: Mapping[Span, tuple[TargetResult, ...]]
    milestones: Mapping[Span, tuple[Decimal, ...]] = field(default_factory=dict)

    def of_result(self, result: IndicatorResult) -> Figure:
        """The indicator's value: "83,15%", "trên 74%", "118.462"."""
        indicator, previous = result.indicator, result.previous
        limits = self._limits(result)
        text = _text(result, result.quantity, limits)
        before = (
            f"{_text(result, previous.quantity, limits)} ({previous.period})" if previous else ""
        )
        return self._of(
            result, "value", result.quantity, text, indicator.unit.value,
            verdicts=self._verdicts(result), previous=before,
        )  # fmt: skip

    def of_numerator(self, result: IndicatorResult) -> Figure | None:
        """The count above the line, None where only a rate was reported."""
        return self._of_amount(result, result.numerator, "num")

    def of_denominator(self, result: IndicatorResult) -> Figure | None:
        """The count below the line, None where only a rate was reported."""
        return self._of_amount(result, result.denominator, "den")

    def of_previous(self, result: IndicatorResult, comparison: Comparison) -> Figure:
        """The same indicator as an earlier period had it."""
        text = _text(result, comparison.quantity, self._limits(result))
        unit = result.indicator.unit.value
        return self._of(
            result, f"at-{comparison.period}", comparison.quantity, text, unit,
            as_of=comparison.as_of, numerator=None, denominator=None, sources=comparison.sources,
        )  # fmt: skip

    def of_change(self, result: IndicatorResult, comparison: Comparison) -> Figure | None:
        """How far the value moved, without its sign: the verb says which way."""
        if comparison.change is None:
            return None
        change = Quantity(abs(comparison.change))
        text = format_value(
            change, Unit.UNITS, result.indicator.decimals, (Decimal(0),), places_of(result)
        )
        part = f"change-{comparison.period}"
        unit = difference_unit(result.indicator.unit)
        pair = self.of_result(result), self.of_previous(result, comparison)
        periods = (comparison.period,)
        formula = Formula(FormulaKind.CHANGE, operands=larger_first(*pair), periods=periods)
        return self._of(result, part, Quantity(comparison.change), text, unit, formula)

    def of_issued(self, correction: Correction) -> Figure:
        """A figure as an issued report printed it."""
        return _of_correction(correction, "issued", correction.issued_text, correction.issued_value)

    def of_corrected(self, correction: Correction) -> Figure | None:
        """The same figure as the data gives it now; None where there is none any more."""
        if correction.now is None:
            return None
        now = self.of_result(correction.now)
        return replace(
            _of_correction(correction, CORRECTED, now.text, now.value),
            bound=now.bound, as_of=now.as_of, numerator=now.numerator,
            denominator=now.denominator, sources=now.sources, formula=now.formula,
        )  # fmt: skip

    def count(self, name: str, value: int, what: str) -> Figure:
        """A number that the report itself counts: targets met, tasks overdue."""
        return Figure(
            id=figure_id(*name.split("."), self.province, "count"),
            text=format_number(value),
            value=Decimal(value),
            unit=COUNT,
            formula=stated(what),
            area=self.province,
        )

    def _targets(self, result: IndicatorResult) -> tuple[TargetResult, ...]:
        return self.targets.get((*result.indicator_split, result.span), ())

    def _limits(self, result: IndicatorResult) -> tuple[Decimal, ...]:
        """The values that rounding must not cross."""
        span = (*result.indicator_split, result.span)
        targets, steps = self.targets.get(span, ()), self.milestones.get(span, ())
        if not targets:  # as nearly all have it
            return steps
        asked = (one.target.value_for(result.area.code, one.value) for one in targets)
        values = (value for value in asked if value is not None)
        return (*values, *steps)

    def _verdicts(self, result: IndicatorResult) -> tuple[Verdict, ...]:
        """Those of targets that the province's result is judged by, not its units one by one."""
        if result.area.code != self.province:
            return ()
        return tuple(verdict_of(one) for one in self._targets(result) if one.result is not None)

    def _of_amount(
        self, result: IndicatorResult, amount: Amount | None, part: str
    ) -> Figure | None:
        if amount is None:
            return None
        text = format_value(amount.quantity, Unit.UNITS, decimals_of(amount.value))
        formula = _ADDED if len(amount.sources) > 1 else _ONE_CELL
        return self._of(
            result, part, amount.quantity, text, COUNT,
            formula, numerator=amount, denominator=None, sources=amount.sources,
        )  # fmt: skip

    def _of(
        self,
        result: IndicatorResult,
        part: str,
        quantity: Quantity,
        text: str,
        unit: str,
        formula: Formula | None = None,
        **others: Any,
    ) -> Figure:
        """A figure of the result's, but for what is said of it otherwise."""
        options = (option for _, option in result.disaggregation)
        facts = {
            "as_of": result.as_of,
            "numerator": result.numerator,
            "denominator": result.denominator,
            "sources": result.sources,
        } | others
        return Figure(
            id=figure_id(result.indicator.id, *options, result.area.code, _part(result, part)),
            text=text,
            value=quantity.value,
            unit=unit,
            formula=formula or _formula(result),
            bound=quantity.bound,
            indicator=result.indicator.id,
            area=result.area.code,
            disaggregation=result.disaggregation,
            **facts,
        )


def _text(result: IndicatorResult, quantity: Quantity, limits: Sequence[Decimal]) -> str:
    """A value of the result's indicator, now or earlier, as it is printed."""
    indicator = result.indicator
    return format_value(quantity, indicator.unit, indicator.decimals, limits, places_of(result))


def _of_correction(correction: Correction, kind: str, text: str, value: Decimal) -> Figure:
    return Figure(
        id=figure_id(kind, correction.period, correction.figure),
        text=text,
        value=value,
        unit=correction.indicator.unit.value,
        formula=Formula(FormulaKind.ISSUED, periods=(correction.period,)),
        indicator=correction.indicator.id,
        area=correction.area.code,
        disaggregation=correction.disaggregation,
    )


def figures_of(data: ReportData) -> Figures:
    """The maker of a report's figures, knowing its judged targets and its milestones."""
    targets: dict[Span, tuple[TargetResult, ...]] = {}
    for judged in data.targets:
        if judged.target.indicator is not None:
            span = judged.result.span if judged.result else ""
            key = judged.target.indicator, judged.target.disaggregation, span
            targets[key] = (*targets.get(key, ()), judged)
    milestones: dict[Span, tuple[Decimal, ...]] = {}
    for step in data.roadmap:
        if step.result is not None:
            reached = (*step.result.indicator_split, step.result.span)
            milestones[reached] = (*milestones.get(reached, ()), step.milestone.value)
    return Figures(data.inputs.province.code, targets, milestones)


def places_of(result: IndicatorResult) -> int:
    """The decimals that a rate has at least: all where it was computed; a published rate keeps
    its own."""
    return 0 if result.reported else result.indicator.decimals


def figure_id(*parts: str) -> str:
    """An ASCII id of at most 64 characters; where it lost something it ends in a hash."""
    whole = ".".join(parts)
    if len(whole) <= MAX_ID and whole.count(".") == len(parts) - 1 and _KEPT.fullmatch(whole):
        return whole
    kept = ".".join(re.sub(r"[^A-Za-z0-9_-]+", "-", part) for part in parts)
    digest = hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{kept[: MAX_ID - 9]}-{digest}"


def verdict_of(judged: TargetResult) -> Verdict:
    """How the target stands, as its figures say it."""
    return Verdict(judged.plan.id, judged.target.id, judged.status.value)


def difference_unit(unit: Unit) -> str:
    """The unit of a difference: percentages differ by points."""
    return POINTS if unit == Unit.PERCENT else unit.value


def larger_first(*figures: Figure) -> tuple[Operand, ...]:
    """The operands of a difference, which is printed without its sign."""
    return operands(*sorted(figures, key=lambda figure: figure.value, reverse=True))


def operands(*figures: Figure | None) -> tuple[Operand, ...]:
    """Figures as what another one was made from; None for one that there is not."""
    return tuple(Operand(f.text, f.value, f.id) for f in figures if f is not None)


def _part(result: IndicatorResult, part: str) -> str:
    """The end of an id: a target's sum over several periods is not the report's own result."""
    return f"{result.span}-{part}" if result.span else part


def _formula(result: IndicatorResult) -> Formula:
    indicator = result.indicator
    if result.reported:
        return _REPORTED
    kind = FormulaKind.RATIO if indicator.denominator else FormulaKind.COUNT
    return _computed(kind, indicator.formula, (), indicator.multiplier, result.summed_periods)


_computed = lru_cache(maxsize=1024)(Formula)  # one for all units: its words are made once too
