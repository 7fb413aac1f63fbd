"""How a unit's own workbook maps to data elements: what data/mappings says, as data.

Each field by itself is judged here; whether elements and areas exist is judged in `load`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import product
from typing import Annotated

from pydantic import Field

from baocao.core.errors import Problem
from baocao.core.yaml_source import Text, Unquoted, Unwritten, YamlModel, written_as
from baocao.definitions.indicators.model import Disaggregation

IGNORE = "ignore"  # what a mapping says of an area that it sets aside
TOTAL = "total"  # and of a label that is that of a total
SEPARATOR = " › "  # between the parts of a header that stands over several rows


class Scale(Enum):
    """What a number in a cell stands for."""

    AS_IS = "as_is"
    PERCENT = "percent"  # as it is, however small: 0.9 is 0,9%
    FRACTION = "fraction"  # 0.8315 is 83,15%
    THOUSAND = "thousand"  # 12.5 is 12.500: the table counts in thousands
    MILLION = "million"  # 1.2 is 1.200.000
    THOUSANDS_DOT = "thousands_dot"  # numeric cells whose thousands dot was read as a decimal


class Rows(Enum):
    """What the rows of a sheet are."""

    AREAS = "areas"  # one area a row; totals are only checked
    TOTAL = "total"  # one part of `area` a row, of which only the total is read
    SUM = "sum"  # one part of `area` a row, which are added up
    ELEMENTS = "elements"  # one data element a row


class LeftOut(Enum):
    """Rows that one setting sets aside: those of no area that the report counts."""

    PROVINCES = "provinces"  # other provinces and what lies in them
    COMMUNES = "communes"  # parts of the districts that the table has too


@dataclass(frozen=True)
class Meaning:
    """What a header says: an element with options, each as far as it is known.

    A category with several options holds for each of them: people due for doses 1 and 2.
    """

    element: str | None = None
    options: Disaggregation = ()

    def each(self) -> tuple[Meaning, ...]:
        """This meaning once for every choice of its options."""
        named: dict[str, list[str]] = {}
        for category, option in self.options:
            named.setdefault(category, []).append(option)
        return tuple(
            Meaning(self.element, tuple(zip(named, chosen, strict=True)))
            for chosen in product(*named.values())
        )


def _pairs(options: dict[str, str | tuple[str, ...]]) -> Disaggregation:
    """Category and option, a category once for each of its options."""
    return tuple(
        sorted(
            (category, option)
            for category, named in options.items()
            for option in ((named,) if isinstance(named, str) else named)
        )
    )


Code = Annotated[str, Unquoted]
Cell = Annotated[str, Field(pattern=r"^[A-Z]{1,3}[1-9][0-9]{0,6}$")]
CellRange = Annotated[
    str, Field(pattern=r"^[A-Z]{1,3}[1-9][0-9]{0,6}(:[A-Z]{1,3}[1-9][0-9]{0,6})?$")
]
Column = Annotated[str, Field(pattern=r"^[A-Z]{1,3}$")]
RowNumber = Annotated[int, Field(ge=1)]
Line = Annotated[int, Unwritten]
Options = Annotated[
    Disaggregation,
    written_as(dict[str, Code | Annotated[tuple[Code, ...], Field(min_length=1)]], _pairs),
]


@dataclass(frozen=True, kw_only=True)
class CellsRule(YamlModel):
    """What a mapping says of some cells: what they mean, or that and why nobody reads them.

    `scale` is None where nothing is said of it; `line` is that of the YAML.
    """

    element: str | None = None
    options: Options = ()
    scale: Scale | None = None
    area: Code = ""
    as_of: date | None = None
    provider: str = ""
    definition: str = ""
    ignore: bool = False
    reason: str = ""
    line: Line = 0

    @property
    def meaning(self) -> Meaning:
        return Meaning(self.element, self.options)


@dataclass(frozen=True)
class HeaderRule(CellsRule):
    """One header of a unit, column or line, and what it stands for.

    `area` is the code of the area whose values a column holds, `column` its letters where
    several columns have the header, `table` which of the sheet's tables is meant, from 1, where
    several have it.
    """

    header: str
    column: Column | None = None
    table: Annotated[int, Field(ge=1)] | None = None


@dataclass(frozen=True)
class SetAside(YamlModel):
    """Cells of a sheet that are not to be read, "G4:H20", and why."""

    cells: CellRange
    reason: Text


@dataclass(frozen=True)
class IgnoredLabel(YamlModel):
    """Why the rows of one label are set aside."""

    ignore: Text


@dataclass(frozen=True)
class SheetRule(CellsRule):
    """The sheets that a pattern names, and how to read them.

    `header` are the first and last row of the header, counted from 1; found where None.
    `label` are the letters of the column that names the rows, found where None.
    `meaning` holds for all columns, `scale` for those that count; `lines` are rows that stand
    for an element; `areas` are the unit's own words for areas, each with a code, "total" or why
    it is ignored; `set_aside` are cells that are read as blank.
    """

    sheet: Text
    rows: Rows = Rows.AREAS
    header: tuple[RowNumber, RowNumber] | None = None
    label: Column | None = None
    leave_out: tuple[LeftOut, ...] = ()
    columns: tuple[HeaderRule, ...] = ()
    lines: tuple[HeaderRule, ...] = ()
    areas: Annotated[
        tuple[tuple[str, str | IgnoredLabel], ...],
        written_as(dict[Code, Code | IgnoredLabel], lambda areas: tuple(areas.items())),
    ] = ()
    set_aside: tuple[SetAside, ...] = ()


@dataclass(frozen=True)
class CellReference(YamlModel):
    """A cell that a mapping names, for instance the one that holds the day."""

    sheet: Text
    cell: Cell


@dataclass(frozen=True)
class Reason(YamlModel):
    """Why a value that a rule warned of stands, in one period."""

    period: Code
    rule: Text
    sheet: Text
    cell: Cell
    reason: Text
    line: Line = 0


@dataclass(frozen=True)
class Mapping(YamlModel):
    """One file of data/mappings: which workbooks it is for, and how to read their sheets.

    `applies_to` is a pattern of file names ("ttyt-cao-loc*"), `unit` the area code of the
    unit, `province` a slug. `as_of` is None where the workbook's own titles name the day;
    `unconfirmed` are the lines that a person still has to decide.
    """

    applies_to: Annotated[tuple[Text, ...], Field(min_length=1)]
    unit: Code
    unit_name: Text
    province: Text
    sheets: Annotated[tuple[SheetRule, ...], Field(min_length=1)]
    programme: Code = ""
    period: Code = ""
    as_of: date | CellReference | None = None
    prepared_by: str = ""
    synthetic: bool = False
    origin: str = ""
    confirmations: tuple[Reason, ...] = ()
    file: Annotated[str, Unwritten] = ""
    sha256: Annotated[str, Unwritten] = ""
    unconfirmed: Annotated[tuple[Problem, ...], Unwritten] = ()


@dataclass(frozen=True)
class TableContext:
    """Where and when a table's figures stand: the province's code, and the day if it is known."""

    province: str
    as_of: date | None = None
