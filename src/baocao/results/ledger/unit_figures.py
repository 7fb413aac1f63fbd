"""Figures of targets that units have to meet one by one: how many there are, how many do, and
what the plan gives each."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from baocao.core.quantities import Quantity, Unit
from baocao.core.vietnamese.numbers import decimals_of, format_value
from baocao.definitions.indicators.model import Indicator
from baocao.definitions.plans.model import Among
from baocao.results.decided import meets
from baocao.results.ledger.figures import (
    Figures,
    difference_unit,
    figure_id,
    larger_first,
    places_of,
    verdict_of,
)
from baocao.results.ledger.model import Figure, Formula, FormulaKind
from baocao.results.model import TargetResult, UnitGiven, UnitsMeeting
from baocao.submissions.workbooks.model import SourceCell


def of_units_met(figures: Figures, judged: TargetResult, units: UnitsMeeting) -> Figure:
    """How many units meet the target, with the cells of every unit's result."""
    figure = figures.count(
        f"{judged.plan.id}.{judged.target.id}.units-met",
        len(units.met),
        "số đơn vị có kết quả đạt mức của chỉ tiêu",
    )
    return replace(figure, sources=units.sources, verdicts=(verdict_of(judged),))


def of_units_total(figures: Figures, judged: TargetResult, units: UnitsMeeting) -> Figure:
    """How many units are asked, with those that have no result."""
    name = f"{judged.plan.id}.{judged.target.id}.units-total"
    return figures.count(name, units.total, "số đơn vị thuộc phạm vi của chỉ tiêu")


def of_share_wanted(judged: TargetResult, among: Among) -> Figure:
    """The share of units that the plan wants to meet the target: "90%"."""
    plan, target = judged.plan, judged.target
    return Figure(
        id=figure_id(plan.id, target.id, "units-wanted"),
        text=format_value(Quantity(among.share), Unit.PERCENT, decimals_of(among.share)),
        value=Decimal(among.share),
        unit=Unit.PERCENT.value,
        formula=Formula(FormulaKind.TARGET),
        indicator=target.indicator,
        sources=(SourceCell(plan.file, plan.sha256, "", f"dòng {target.line}"),),
    )


def of_given(judged: TargetResult, indicator: Indicator, one: UnitGiven) -> Figure:
    """What the plan gives a unit to reach, as its file says."""
    plan, target = judged.plan, judged.target
    decimals = max(indicator.decimals, decimals_of(one.value))
    return Figure(
        id=figure_id(plan.id, target.id, one.unit.code, "given"),
        text=format_value(Quantity(one.value), indicator.unit, decimals),
        value=one.value,
        unit=indicator.unit.value,
        formula=Formula(FormulaKind.TARGET),
        indicator=indicator.id,
        area=one.unit.code,
        disaggregation=target.disaggregation,
        sources=(SourceCell(plan.file, plan.sha256, "", f"dòng {target.line}"),),
    )


def of_given_gap(
    figures: Figures, judged: TargetResult, indicator: Indicator, one: UnitGiven
) -> Figure | None:
    """How far a unit is from what it is given, in points of the indicator's unit; None where it
    has reached it, or where the distance is not known."""
    result, operator = one.result, judged.target.operator
    if result is None or operator is None or meets(result, operator, one.value) is not False:
        return None
    if not (result.quantity.is_exact and result.is_complete):
        return None
    wanted, reached = of_given(judged, indicator, one), figures.of_result(result)
    gap = abs(one.value - result.quantity.value)
    decimals = max(indicator.decimals, decimals_of(one.value))
    text = format_value(Quantity(gap), Unit.UNITS, decimals, (Decimal(0),), places_of(result))
    return replace(
        reached,
        id=figure_id(judged.plan.id, judged.target.id, one.unit.code, FormulaKind.GAP.value),
        text=text,
        value=gap,
        unit=difference_unit(indicator.unit),
        formula=Formula(FormulaKind.GAP, operands=larger_first(wanted, reached)),
        previous="",
        verdicts=(),
    )
