"""Figures of needs: the amount with its formula, and each number that it is made from."""

from __future__ import annotations

from decimal import Decimal

from baocao.core.quantities import Unit
from baocao.core.vietnamese.numbers import decimals_of, format_number
from baocao.results.ledger.figures import COUNT, Figures, figure_id, operands
from baocao.results.ledger.model import Figure, Formula, FormulaKind, Operand, stated
from baocao.results.model import Amount
from baocao.results.needs import Need
from baocao.results.source_cells import join_cells

NOTHING = Operand("0", Decimal(0))  # what a role does not name


def of_need(figures: Figures, need: Need) -> Figure | None:
    """How much more is needed; None where a number is missing."""
    if need.amount is None:
        return None
    parts = (
        *(operands(of_part(figures, need, "due")) or (NOTHING,)),
        *(operands(of_part(figures, need, "done")) or (NOTHING,)),
        *operands(of_rate(figures, need, "per_person"), of_rate(figures, need, "whole")),
        *(operands(of_part(figures, need, "stock")) or (NOTHING,)),
    )
    amounts = [one for one in (need.due, need.done, need.stock) if one]
    return Figure(
        id=figure_id("need", need.role.id, figures.province, "value"),
        text=format_number(need.amount),
        value=need.amount,
        unit=COUNT,
        formula=Formula(FormulaKind.NEED, operands=parts),
        area=figures.province,
        sources=join_cells(amount.sources for amount in amounts),
    )


def of_part(figures: Figures, need: Need, name: str) -> Figure | None:
    """The persons due, those done or the stock, with the cells that it was added up from."""
    amount = {"due": need.due, "done": need.done, "stock": need.stock}[name]
    if amount is None:
        return None
    return Figure(
        id=figure_id("need", need.role.id, figures.province, name),
        text=format_number(amount.value, decimals_of(amount.value)),
        value=amount.value,
        unit=COUNT,
        formula=_of_cells(amount),
        area=figures.province,
        numerator=amount,
        sources=amount.sources,
    )


def of_lacking(figures: Figures, need: Need, part: str) -> Figure:
    """How many units did not report a part."""
    name = f"need.{need.role.id}.lacking-{part}"
    return figures.count(name, need.lacking[part], "số đơn vị chưa có số liệu")


def _of_cells(amount: Amount) -> Formula:
    return Formula(FormulaKind.CELLS if len(amount.sources) > 1 else FormulaKind.CELL)


def of_rate(figures: Figures, need: Need, name: str) -> Figure:
    """How many units a person takes, or what is taken in per cent with what is wasted."""
    value = need.role.per_person if name == "per_person" else 100 + need.role.wastage
    sign, unit = ("", COUNT) if name == "per_person" else ("%", Unit.PERCENT.value)
    return Figure(
        id=figure_id("need", need.role.id, figures.province, name),
        text=format_number(value, decimals_of(value)) + sign,
        value=value,
        unit=unit,
        formula=stated("ghi ở roles.needs của programme.yaml"),
        area=figures.province,
    )
