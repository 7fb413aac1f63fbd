"""Figures of targets that units have to meet one by one: how many there are, how many do."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from baocao.core.quantities import Quantity, Unit
from baocao.core.vietnamese.numbers import decimals_of, format_value
from baocao.definitions.plans.model import Among
from baocao.results.ledger.figures import Figures, figure_id, verdict_of
from baocao.results.ledger.model import Figure, Formula, FormulaKind
from baocao.results.model import TargetResult, UnitsMeeting
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
