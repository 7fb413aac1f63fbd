"""Figures from results: the one place where a result becomes a printed text.

Sentences, tables and charts all ask here, so one number has one text everywhere. No words
are made here beyond those of a bound ("trên 74%").
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal

from baocao.core.quantities import Quantity, Unit
from baocao.core.vietnamese.numbers import format_number, format_value
from baocao.definitions.indicators.model import Disaggregation
from baocao.results.ledger.model import Figure, Verdict
from baocao.results.model import (
    Comparison,
    Component,
    Correction,
    IndicatorResult,
    ReportData,
    TargetResult,
    TaskResult,
)

CORRECTED = "corrected"  # begins the id of a figure that corrects an issued one
MAX_ID = 64  # characters a content control's tag may have
POINTS = "points"
DAYS = "days"
COUNT = "count"

TargetsByResult = Mapping[tuple[str, Disaggregation], tuple[TargetResult, ...]]


@dataclass(frozen=True)
class Figures:
    """Makes the figures of one report. `targets` are the judged targets of each indicator and
    split: rounding must not cross their values, and the province's figure carries their status."""

    province: str
    targets: TargetsByResult

    def of_result(self, result: IndicatorResult) -> Figure:
        """The indicator's value: "83,15%", "trên 74%", "118.462"."""
        indicator = result.indicator
        limits = self._limits(result)
        text = format_value(result.quantity, indicator.unit, indicator.decimals, limits)
        figure = self._of(result, "value", result.quantity, text, indicator.unit.value)
        figure = replace(figure, verdicts=self._verdicts(result))
        previous = result.previous
        if previous is None:
            return figure
        earlier = format_value(previous.quantity, indicator.unit, indicator.decimals, limits)
        return replace(figure, previous=f"{earlier} ({previous.period})")

    def of_numerator(self, result: IndicatorResult) -> Figure | None:
        """The count above the line, None where only a rate was reported."""
        return self._of_component(result, result.numerator, "num")

    def of_denominator(self, result: IndicatorResult) -> Figure | None:
        """The count below the line, None where only a rate was reported."""
        return self._of_component(result, result.denominator, "den")

    def of_previous(self, result: IndicatorResult, comparison: Comparison) -> Figure:
        """The same indicator as an earlier period had it."""
        indicator = result.indicator
        limits = self._limits(result)
        text = format_value(comparison.quantity, indicator.unit, indicator.decimals, limits)
        figure = self._of(
            result, f"at-{comparison.period}", comparison.quantity, text, indicator.unit.value
        )
        return replace(figure, as_of=comparison.as_of, numerator=None, denominator=None, sources=())

    def of_change(self, result: IndicatorResult, comparison: Comparison) -> Figure | None:
        """How far the value moved, without its sign: the verb says which way."""
        if comparison.change is None:
            return None
        change, decimals = Quantity(abs(comparison.change)), result.indicator.decimals
        text = format_value(change, Unit.UNITS, decimals, (Decimal(0),))
        part = f"change-{comparison.period}"
        unit = _difference_unit(result.indicator.unit)
        figure = self._of(result, part, Quantity(comparison.change), text, unit)
        return replace(figure, formula=f"kỳ này trừ kỳ {comparison.period}")

    def of_rank(self, result: IndicatorResult) -> Figure | None:
        """The district's place, best first."""
        if result.rank is None:
            return None
        rank = Quantity(Decimal(result.rank))
        figure = self._of(result, "rank", rank, str(result.rank), COUNT)
        return replace(figure, formula="thứ hạng trong các huyện, thành phố có số liệu")

    def of_target_value(self, judged: TargetResult) -> Figure | None:
        """What the plan asks for: "100%"; None for a target without a number."""
        unit, decimals = _target_format(judged)
        if judged.value is None:
            return None
        decimals = max(decimals, _places(judged.value))
        text = format_value(Quantity(judged.value), unit, decimals)
        return _of_target(judged, "target", judged.value, text, unit.value)

    def of_gap(self, judged: TargetResult) -> Figure | None:
        """The distance to the target, in points of the indicator's unit."""
        if judged.gap is None:
            return None
        unit, decimals = _target_format(judged)
        text = format_value(Quantity(judged.gap), Unit.UNITS, decimals, (Decimal(0),))
        return _of_target(judged, "gap", judged.gap, text, _difference_unit(unit))

    def of_gap_people(self, judged: TargetResult) -> Figure | None:
        """How many people or units are still missing."""
        if judged.gap_people is None:
            return None
        text = format_number(judged.gap_people)
        return _of_target(judged, "gap-people", Decimal(judged.gap_people), text, COUNT)

    def of_pace(self, judged: TargetResult) -> Figure | None:
        """People per day until the deadline, rounded up: fewer would not do."""
        if judged.pace_per_day is None:
            return None
        pace = judged.pace_per_day.to_integral_value(ROUND_CEILING)
        return _of_target(judged, "pace", pace, format_number(pace, 0), COUNT)

    def of_days_left(self, judged: TargetResult) -> Figure | None:
        """Days from the cut-off to the deadline, None once it has passed."""
        if not judged.days_left:
            return None
        text = format_number(judged.days_left)
        return _of_target(judged, "days-left", Decimal(judged.days_left), text, DAYS)

    def of_days_overdue(self, judged: TaskResult) -> Figure:
        """Days from a task's due date to the cut-off (or to the day it was done)."""
        days = judged.days_overdue
        return Figure(
            id=figure_id(judged.plan.id, judged.task.id, "days-overdue"),
            text=format_number(days),
            value=Decimal(days),
            unit=DAYS,
            formula="ngày chốt số liệu (hoặc ngày hoàn thành) trừ hạn hoàn thành",
            area=self.province,
            verdicts=(Verdict(judged.plan.id, judged.task.id, judged.status.value),),
            sources=(judged.progress.source,) if judged.progress else (),
        )

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

    def count(self, name: str, value: int, formula: str) -> Figure:
        """A number that the report itself counts: targets met, tasks overdue."""
        return Figure(
            id=figure_id(*name.split("."), self.province, "count"),
            text=format_number(value),
            value=Decimal(value),
            unit=COUNT,
            formula=formula,
            area=self.province,
        )

    def _targets(self, result: IndicatorResult) -> tuple[TargetResult, ...]:
        return self.targets.get((result.indicator.id, result.disaggregation), ())

    def _limits(self, result: IndicatorResult) -> tuple[Decimal, ...]:
        return tuple(t.value for t in self._targets(result) if t.value is not None)

    def _verdicts(self, result: IndicatorResult) -> tuple[Verdict, ...]:
        if result.area.code != self.province:
            return ()
        return tuple(_verdict(judged) for judged in self._targets(result))

    def _of_component(
        self, result: IndicatorResult, component: Component | None, part: str
    ) -> Figure | None:
        if component is None:
            return None
        quantity = Quantity(component.value, component.bound)
        text = format_value(quantity, Unit.UNITS, _places(component.value))
        figure = self._of(result, part, quantity, text, COUNT)
        formula = "cộng các ô nguồn" if len(component.sources) > 1 else "ô nguồn"
        return replace(
            figure, formula=formula, numerator=component, denominator=None,
            sources=component.sources,
        )  # fmt: skip

    def _of(
        self, result: IndicatorResult, part: str, quantity: Quantity, text: str, unit: str
    ) -> Figure:
        options = (option for _, option in result.disaggregation)
        return Figure(
            id=figure_id(result.indicator.id, *options, result.area.code, part),
            text=text,
            value=quantity.value,
            unit=unit,
            formula="tỷ lệ do đơn vị báo cáo" if result.reported else result.formula,
            bound=quantity.bound,
            indicator=result.indicator.id,
            area=result.area.code,
            disaggregation=result.disaggregation,
            as_of=result.as_of,
            numerator=result.numerator,
            denominator=result.denominator,
            sources=result.sources,
        )


def _of_correction(correction: Correction, kind: str, text: str, value: Decimal) -> Figure:
    return Figure(
        id=figure_id(kind, correction.period, correction.figure),
        text=text,
        value=value,
        unit=correction.indicator.unit.value,
        formula=f"số liệu đã báo cáo kỳ {correction.period}",
        indicator=correction.indicator.id,
        area=correction.area.code,
        disaggregation=correction.disaggregation,
    )


def figures_of(data: ReportData) -> Figures:
    """The maker of a report's figures, knowing its judged targets."""
    targets: dict[tuple[str, Disaggregation], tuple[TargetResult, ...]] = {}
    for judged in data.targets:
        if judged.target.indicator is not None:
            key = judged.target.indicator, judged.target.disaggregation
            targets[key] = (*targets.get(key, ()), judged)
    return Figures(data.province.code, targets)


def figure_id(*parts: str) -> str:
    """An ASCII id of at most 64 characters; where it lost something it ends in a hash."""
    whole = ".".join(parts)
    kept = ".".join(re.sub(r"[^A-Za-z0-9_-]+", "-", part) for part in parts)
    if kept == whole and len(kept) <= MAX_ID:
        return kept
    digest = hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{kept[: MAX_ID - 9]}-{digest}"


def _verdict(judged: TargetResult) -> Verdict:
    return Verdict(judged.plan.id, judged.target.id, judged.status.value)


def _target_format(judged: TargetResult) -> tuple[Unit, int]:
    """Unit and decimals of a target's numbers; those of its indicator."""
    if judged.indicator is None:
        return Unit.UNITS, 0
    return judged.indicator.unit, judged.indicator.decimals


def _places(value: Decimal) -> int:
    """How many decimals a value has, trailing zeros left out."""
    return max(-int(value.normalize().as_tuple().exponent), 0)


def _difference_unit(unit: Unit) -> str:
    return POINTS if unit is Unit.PERCENT else unit.value


def _of_target(judged: TargetResult, part: str, value: Decimal, text: str, unit: str) -> Figure:
    target, result = judged.target, judged.result
    return Figure(
        id=figure_id(judged.plan.id, target.id, part),
        text=text,
        value=value,
        unit=unit,
        formula=TARGET_FORMULAS[part],
        indicator=target.indicator,
        area=result.area.code if result else None,
        disaggregation=target.disaggregation,
        as_of=result.as_of if result else None,
        numerator=result.numerator if result else None,
        denominator=result.denominator if result else None,
        sources=(judged.reference.cell,) if judged.reference else result.sources if result else (),
        verdicts=(_verdict(judged),),
    )


TARGET_FORMULAS = {
    "target": "giá trị ghi trong văn bản hoặc giá trị so sánh đã công bố",
    "gap": "chỉ tiêu trừ kết quả (chỉ số càng thấp càng tốt: kết quả trừ chỉ tiêu)",
    "gap-people": "chỉ tiêu nhân mẫu số trừ tử số, làm tròn lên",
    "pace": "số còn thiếu chia số ngày còn lại, làm tròn lên",
    "days-left": "thời hạn trừ ngày chốt số liệu",
}
