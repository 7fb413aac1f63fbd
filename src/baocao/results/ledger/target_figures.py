"""Figures of targets and tasks: what a plan asks for, what is missing, the days that are left."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_CEILING, Decimal

from baocao.core.quantities import Quantity, Unit
from baocao.core.vietnamese.numbers import decimals_of, format_number, format_value
from baocao.definitions.indicators.model import Indicator
from baocao.definitions.plans.model import Plan, Relative, Target
from baocao.results.ledger.figures import (
    COUNT,
    Figures,
    difference_unit,
    figure_id,
    larger_first,
    operands,
    places_of,
    verdict_of,
)
from baocao.results.ledger.model import Figure, Formula, FormulaKind, Operand, Verdict
from baocao.results.model import IndicatorResult, TargetResult, TaskResult
from baocao.results.roadmap import RoadmapStep
from baocao.results.targets import people_missing
from baocao.submissions.workbooks.model import SourceCell

DAYS = "days"


def of_target_value(judged: TargetResult) -> Figure | None:
    """What the plan asks for: "100%"; None for a target without a number."""
    unit, decimals = _target_format(judged)
    if judged.value is None:
        return None
    if judged.target.relative is not None:
        return _of_relative(judged, judged.target.relative, judged.value)
    decimals = max(decimals, decimals_of(judged.value))
    text = format_value(Quantity(judged.value), unit, decimals)
    return _of_target(judged, Formula(FormulaKind.TARGET), judged.value, text, unit.value)


def _of_relative(judged: TargetResult, relative: Relative, value: Decimal) -> Figure:
    """A value that was worked out from earlier years, with the cells that they stand in."""
    unit, decimals = _target_format(judged)
    text = format_value(Quantity(value), unit, max(decimals, 1))
    made_from = tuple(
        Operand(format_value(Quantity(one.value), Unit.UNITS, decimals_of(one.value)), one.value)
        for one in judged.base_years
    )
    formula = Formula(
        FormulaKind.FROM_YEARS,
        f"{format_number(relative.change, decimals_of(relative.change))}%",
        made_from,
        (100 + relative.change) / 100,
    )
    figure = _of_target(judged, formula, value, text, unit.value)
    sources = tuple(one.cell for one in judged.base_years)
    return replace(figure, sources=sources, numerator=None, denominator=None, as_of=None)


def of_relative_change(judged: TargetResult, relative: Relative) -> Figure:
    """By how much a plan wants earlier years changed, without its sign: "10%"."""
    plan, target = judged.plan, judged.target
    change = abs(relative.change)
    return Figure(
        id=figure_id(plan.id, target.id, "change-wanted"),
        text=format_value(Quantity(change), Unit.PERCENT, decimals_of(change)),
        value=relative.change,
        unit=Unit.PERCENT.value,
        formula=Formula(FormulaKind.TARGET),
        indicator=target.indicator,
        sources=(SourceCell(plan.file, plan.sha256, "", f"dòng {target.line}"),),
    )


def of_stated_value(plan: Plan, target: Target, indicator: Indicator) -> Figure:
    """What one version of a plan asks for, as its file says; the target must have a number."""
    assert target.value is not None
    decimals = max(indicator.decimals, decimals_of(target.value))
    text = format_value(Quantity(target.value), indicator.unit, decimals)
    return Figure(
        id=figure_id(plan.id, f"v{plan.version}", target.id, FormulaKind.TARGET.value),
        text=text,
        value=target.value,
        unit=indicator.unit.value,
        formula=Formula(FormulaKind.TARGET),
        indicator=indicator.id,
        disaggregation=target.disaggregation,
        sources=(SourceCell(plan.file, plan.sha256, "", f"dòng {target.line}"),),
    )


def of_milestone(step: RoadmapStep, indicator: Indicator) -> Figure:
    """A value that a plan has on the way to its target, as its file says."""
    plan, target, value = step.plan, step.target, step.milestone.value
    decimals = max(indicator.decimals, decimals_of(value))
    return Figure(
        id=figure_id(plan.id, target.id, f"milestone-{step.milestone.date}"),
        text=format_value(Quantity(value), indicator.unit, decimals),
        value=value,
        unit=indicator.unit.value,
        formula=Formula(FormulaKind.TARGET),
        indicator=indicator.id,
        disaggregation=target.disaggregation,
        sources=(SourceCell(plan.file, plan.sha256, "", f"dòng {target.line}"),),
    )


def of_gap(figures: Figures, judged: TargetResult) -> Figure | None:
    """The distance to the target, in points of the indicator's unit."""
    wanted, result = of_target_value(judged), judged.result
    if judged.gap is None or wanted is None or result is None:
        return None
    unit, decimals = _target_format(judged)
    gap = Quantity(judged.gap)
    text = format_value(gap, Unit.UNITS, decimals, (Decimal(0),), places_of(result))
    formula = Formula(FormulaKind.GAP, operands=larger_first(wanted, figures.of_result(result)))
    return _of_target(judged, formula, judged.gap, text, difference_unit(unit))


def of_gap_people(figures: Figures, judged: TargetResult) -> Figure | None:
    """How many people or units are still missing."""
    wanted, result = of_target_value(judged), judged.result
    if judged.gap_people is None or result is None:
        return None
    parts = wanted, figures.of_denominator(result), figures.of_numerator(result)
    formula = Formula(FormulaKind.MISSING, operands=operands(*parts))
    text = format_number(judged.gap_people)
    return _of_target(judged, formula, Decimal(judged.gap_people), text, COUNT)


def of_pace(figures: Figures, judged: TargetResult) -> Figure | None:
    """People per day until the deadline, rounded up: fewer would not do.

    None where it is less than one: a reader would take it for one each day.
    """
    if judged.pace_per_day is None or judged.pace_per_day < 1:
        return None
    parts = of_gap_people(figures, judged), of_days_left(judged)
    formula = Formula(FormulaKind.PACE, operands=operands(*parts))
    pace = judged.pace_per_day.to_integral_value(ROUND_CEILING)
    return _of_target(judged, formula, pace, format_number(pace, 0), COUNT)


def of_area_gap(figures: Figures, judged: TargetResult, area: IndicatorResult) -> Figure | None:
    """How many people or units an area lacks to what is asked of the whole province."""
    number = _missing_in(judged, area)
    if number is None:
        return None
    parts = of_target_value(judged), figures.of_denominator(area), figures.of_numerator(area)
    formula = Formula(FormulaKind.MISSING, operands=operands(*parts))
    named = area.area.code, FormulaKind.MISSING.value
    return replace(
        _of_target(judged, formula, Decimal(number), format_number(number), COUNT),
        id=figure_id(judged.plan.id, judged.target.id, *named),
        area=area.area.code, as_of=area.as_of, verdicts=(),
        numerator=area.numerator, denominator=area.denominator, sources=area.sources,
    )  # fmt: skip


def _missing_in(judged: TargetResult, area: IndicatorResult) -> int | None:
    operator, value = judged.target.operator, judged.value
    if operator is None or value is None:
        return None
    return people_missing(area, operator, value)


def of_pace_until(figures: Figures, judged: TargetResult, days: int) -> Figure | None:
    """People per day to make up within so many days for a target whose day has passed; None
    where it is less than one, as of the pace until a deadline."""
    people = of_gap_people(figures, judged)
    if people is None or judged.days_left or judged.of_events or people.value < days:
        return None
    pace = (people.value / days).to_integral_value(ROUND_CEILING)
    formula = Formula(
        FormulaKind.PACE, operands=(*operands(people), Operand(format_number(days), Decimal(days)))
    )
    figure = _of_target(judged, formula, pace, format_number(pace, 0), COUNT)
    return replace(figure, id=figure_id(judged.plan.id, judged.target.id, "pace-next"))


def of_days_left(judged: TargetResult) -> Figure | None:
    """Days from the cut-off to the deadline, None once it has passed."""
    if not judged.days_left:
        return None
    text = format_number(judged.days_left)
    formula = Formula(FormulaKind.DAYS_LEFT)
    return _of_target(judged, formula, Decimal(judged.days_left), text, DAYS)


def of_days_overdue(figures: Figures, judged: TaskResult) -> Figure:
    """Days from a task's due date to the cut-off (or to the day it was done)."""
    days = judged.days_overdue
    return Figure(
        id=figure_id(judged.plan.id, judged.task.id, FormulaKind.DAYS_OVERDUE.value),
        text=format_number(days),
        value=Decimal(days),
        unit=DAYS,
        formula=Formula(FormulaKind.DAYS_OVERDUE),
        area=figures.province,
        verdicts=(Verdict(judged.plan.id, judged.task.id, judged.status.value),),
        sources=(judged.progress.source,) if judged.progress else (),
    )


def _target_format(judged: TargetResult) -> tuple[Unit, int]:
    """Unit and decimals of a target's numbers; those of its indicator."""
    if judged.indicator is None:
        return Unit.UNITS, 0
    return judged.indicator.unit, judged.indicator.decimals


def _of_target(
    judged: TargetResult, formula: Formula, value: Decimal, text: str, unit: str
) -> Figure:
    target, result = judged.target, judged.result
    return Figure(
        id=figure_id(judged.plan.id, target.id, formula.kind.value),
        text=text,
        value=value,
        unit=unit,
        formula=formula,
        indicator=target.indicator,
        area=result.area.code if result else None,
        disaggregation=target.disaggregation,
        as_of=result.as_of if result else None,
        numerator=result.numerator if result else None,
        denominator=result.denominator if result else None,
        sources=(judged.reference.cell,) if judged.reference else result.sources if result else (),
        verdicts=(verdict_of(judged),),
    )
