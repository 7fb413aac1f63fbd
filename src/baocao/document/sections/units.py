"""The appendix with the units of before: what a province that merged was made of."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.core.vietnamese.names import lower_first
from baocao.definitions.areas.model import AdminUnit
from baocao.document.blocks import Align, Appendix, Column, Row, Table
from baocao.document.context import Context, cell, row_of
from baocao.document.narrative.units import UNITS, forerunners


def units(context: Context) -> Appendix:
    """The province beside its predecessors, each area beside the old communes it was made of."""
    before = forerunners(context.data.inputs)
    blocks = (_table(context, before),) if before else ()
    return Appendix(UNITS, context.phrases["appendices.units"], blocks)


def _table(context: Context, before: tuple[AdminUnit, ...]) -> Table:
    words, inputs = context.phrases, context.data.inputs
    columns = (
        Column(words["columns.order"], 7, Align.CENTRE),
        Column(words["columns.area"], 33),
        Column(words["columns.made_of"], 60),
    )
    whole = ", ".join(lower_first(unit.name) for unit in before)
    rows = [Row((cell(""), cell(inputs.province.name), cell(whole)), bold=True)]
    areas = (unit for unit in inputs.districts if inputs.crosswalk.made_of(unit.code))
    for number, unit in enumerate(areas, start=1):
        rows.append(row_of(str(number), unit.name, ", ".join(_of(context, unit))))
    return Table(words["tables.units"], columns, tuple(rows))


def _of(context: Context, unit: AdminUnit) -> Iterator[str]:
    """The names of the old communes of a commune; of a divided one it says so."""
    for old in context.data.inputs.crosswalk.made_of(unit.code):
        name = lower_first(old.name)
        yield context.phrases.text("data.part_of", unit=name) if old.divided else name
