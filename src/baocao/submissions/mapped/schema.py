"""How data/mappings/*.yaml is written: the fields of a mapping and their turning into models.

One field at a time is judged here; whether elements and areas exist is the matter of `load`.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from baocao.core.errors import Problem
from baocao.core.yaml_source import Unquoted, YamlRecord, YamlSource
from baocao.definitions.indicators.model import Disaggregation
from baocao.submissions.mapped.model import (
    IGNORE,
    CellReference,
    HeaderRule,
    LeftOut,
    Mapping,
    Meaning,
    Reason,
    Rows,
    Scale,
    SetAside,
    SheetRule,
)

Code = Annotated[str, Unquoted]
Text = Annotated[str, Field(min_length=1)]
Cell = Annotated[str, Field(pattern=r"^[A-Z]{1,3}[1-9][0-9]{0,6}$")]
CellRange = Annotated[
    str, Field(pattern=r"^[A-Z]{1,3}[1-9][0-9]{0,6}(:[A-Z]{1,3}[1-9][0-9]{0,6})?$")
]
Column = Annotated[str, Field(pattern=r"^[A-Z]{1,3}$")]
Options = dict[str, Code | Annotated[tuple[Code, ...], Field(min_length=1)]]


class IgnoredRecord(YamlRecord):
    """Why the rows of one label are set aside."""

    ignore: Text


class SetAsideRecord(YamlRecord):
    """Cells that are not to be read, and why."""

    cells: CellRange
    reason: Text

    def build(self) -> SetAside:
        return SetAside(self.cells, self.reason)


class HeaderRecord(YamlRecord):
    header: str
    column: Column | None = None
    table: Annotated[int, Field(ge=1)] | None = None
    element: str | None = None
    options: Options = Field(default_factory=dict)
    scale: Scale | None = None
    area: Code = ""
    as_of: date | None = None
    provider: str = ""
    definition: str = ""
    ignore: bool = False
    reason: str = ""

    def build(self, line: int) -> HeaderRule:
        return HeaderRule(
            header=self.header,
            meaning=Meaning(self.element, _pairs(self.options)),
            line=line,
            column=self.column or "",
            table=self.table or 0,
            scale=self.scale,
            area=self.area,
            as_of=self.as_of,
            provider=self.provider,
            definition=self.definition,
            ignore=self.ignore,
            reason=self.reason,
        )


class SheetRecord(YamlRecord):
    sheet: Text
    rows: Rows = Rows.AREAS
    header: (
        Annotated[list[Annotated[int, Field(ge=1)]], Field(min_length=2, max_length=2)] | None
    ) = None
    label: Column | None = None
    area: Code = ""
    element: str | None = None
    options: Options = Field(default_factory=dict)
    scale: Scale | None = None
    leave_out: tuple[LeftOut, ...] = ()
    columns: tuple[HeaderRecord, ...] = ()
    lines: tuple[HeaderRecord, ...] = ()
    areas: dict[Code, Code | IgnoredRecord] = Field(default_factory=dict)
    set_aside: tuple[SetAsideRecord, ...] = ()
    as_of: date | None = None
    provider: str = ""
    definition: str = ""
    ignore: bool = False
    reason: str = ""

    def build(self, source: YamlSource, place: int, unit: str) -> SheetRule:
        path = ("sheets", place)
        return SheetRule(
            sheet=self.sheet,
            line=source.line(*path),
            rows=self.rows,
            header=(self.header[0], self.header[1]) if self.header else None,
            label=self.label or "",
            area=self.area or unit,
            meaning=Meaning(self.element, _pairs(self.options)),
            scale=self.scale,
            leave_out=frozenset(self.leave_out),
            columns=self._headers(source, place, "columns"),
            lines=self._headers(source, place, "lines"),
            areas=tuple(
                (name, IGNORE if isinstance(code, IgnoredRecord) else code)
                for name, code in self.areas.items()
            ),
            set_aside=tuple(record.build() for record in self.set_aside),
            as_of=self.as_of,
            provider=self.provider,
            definition=self.definition,
            ignore=self.ignore,
            reason=self.reason,
        )

    def _headers(self, source: YamlSource, place: int, field: str) -> tuple[HeaderRule, ...]:
        records: tuple[HeaderRecord, ...] = getattr(self, field)
        return tuple(
            record.build(source.line("sheets", place, field, i)) for i, record in enumerate(records)
        )


class CellReferenceRecord(YamlRecord):
    sheet: Text
    cell: Cell


class ReasonRecord(YamlRecord):
    period: Code
    rule: Text
    sheet: Text
    cell: Cell
    reason: Text


class MappingFile(YamlRecord):
    programme: Code = ""
    applies_to: Annotated[tuple[Text, ...], Field(min_length=1)]
    unit: Code
    unit_name: Text
    province: Text
    period: Code = ""
    as_of: date | CellReferenceRecord | None = None
    prepared_by: str = ""
    synthetic: bool = False
    origin: str = ""
    sheets: Annotated[tuple[SheetRecord, ...], Field(min_length=1)]
    confirmations: tuple[ReasonRecord, ...] = ()

    def build(
        self, source: YamlSource, sha256: str, unconfirmed: tuple[Problem, ...] = ()
    ) -> Mapping:
        as_of = self.as_of
        if isinstance(as_of, CellReferenceRecord):
            as_of_model: date | CellReference | None = CellReference(as_of.sheet, as_of.cell)
        else:
            as_of_model = as_of
        return Mapping(
            file=source.file,
            sha256=sha256,
            applies_to=self.applies_to,
            unit=self.unit,
            unit_name=self.unit_name,
            province=self.province,
            period=self.period,
            as_of=as_of_model,
            prepared_by=self.prepared_by,
            synthetic=self.synthetic,
            origin=self.origin,
            sheets=tuple(s.build(source, i, self.unit) for i, s in enumerate(self.sheets)),
            reasons=tuple(
                Reason(r.period, r.rule, r.sheet, r.cell, r.reason, source.line("confirmations", i))
                for i, r in enumerate(self.confirmations)
            ),
            unconfirmed=unconfirmed,
        )


def _pairs(options: Options) -> Disaggregation:
    """Category and option, a category once for each of its options."""
    return tuple(
        sorted(
            (category, option)
            for category, named in options.items()
            for option in ((named,) if isinstance(named, str) else named)
        )
    )
