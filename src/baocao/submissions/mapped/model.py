"""How a unit's own workbook maps to data elements: what data/mappings says, as data.

Nothing is read or matched here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import product

from baocao.core.errors import Problem
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


@dataclass(frozen=True)
class HeaderRule:
    """One header of a unit, column or line, and what it stands for.

    `area` is the code of the area whose values a column holds, `column` its letters where
    several columns have the header, `table` which of the sheet's tables is meant, from 1, where
    several have it; `scale` is None where nothing is said of it; `line` is that
    of the YAML.
    """

    header: str
    meaning: Meaning
    line: int
    column: str = ""
    table: int = 0
    scale: Scale | None = None
    area: str = ""
    as_of: date | None = None
    provider: str = ""
    definition: str = ""
    ignore: bool = False
    reason: str = ""


@dataclass(frozen=True)
class SetAside:
    """Cells of a sheet that are not to be read, "G4:H20", and why."""

    cells: str
    reason: str


@dataclass(frozen=True)
class SheetRule:
    """The sheets that a pattern names, and how to read them.

    `header` are the first and last row of the header, counted from 1; found where None.
    `label` are the letters of the column that names the rows, found where "".
    `meaning` holds for all columns, `scale` for those that count; `lines` are rows that stand
    for an element; `areas` are the unit's own words for areas, each with a code, "total" or
    "ignore"; `set_aside` are cells that are read as blank.
    """

    sheet: str
    line: int
    rows: Rows = Rows.AREAS
    header: tuple[int, int] | None = None
    label: str = ""
    area: str = ""
    meaning: Meaning = Meaning()
    scale: Scale | None = None
    leave_out: frozenset[LeftOut] = frozenset()
    columns: tuple[HeaderRule, ...] = ()
    lines: tuple[HeaderRule, ...] = ()
    areas: tuple[tuple[str, str], ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    as_of: date | None = None
    provider: str = ""
    definition: str = ""
    ignore: bool = False
    reason: str = ""


@dataclass(frozen=True)
class CellReference:
    """A cell that a mapping names, for instance the one that holds the day."""

    sheet: str
    cell: str


@dataclass(frozen=True)
class Reason:
    """Why a value that a rule warned of stands, in one period."""

    period: str
    rule: str
    sheet: str
    cell: str
    reason: str
    line: int


@dataclass(frozen=True)
class Mapping:
    """One file of data/mappings: which workbooks it is for, and how to read their sheets.

    `applies_to` is a pattern of file names ("ttyt-cao-loc*"), `unit` the area code of the
    unit, `province` a slug. `as_of` is None where the workbook's own titles name the day;
    `unconfirmed` are the lines that a person still has to decide.
    """

    file: str
    sha256: str
    applies_to: tuple[str, ...]
    unit: str
    unit_name: str
    province: str
    period: str = ""
    as_of: date | CellReference | None = None
    prepared_by: str = ""
    synthetic: bool = False
    origin: str = ""
    sheets: tuple[SheetRule, ...] = ()
    reasons: tuple[Reason, ...] = ()
    unconfirmed: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class TableContext:
    """Where and when a table's figures stand: the province's code, and the day if it is known."""

    province: str
    as_of: date | None = None
