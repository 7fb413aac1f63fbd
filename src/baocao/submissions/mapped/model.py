"""How a unit's own workbook maps to data elements: what data/mappings says, as data.

Nothing is read or matched here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from baocao.definitions.indicators.model import Disaggregation

SEPARATOR = " › "  # between the parts of a header that stands over several rows


class Scale(Enum):
    """What a number in a cell stands for."""

    AS_IS = "as_is"
    PERCENT = "percent"  # as it is, however small: 0.9 is 0,9%
    FRACTION = "fraction"  # 0.8315 is 83,15%
    THOUSAND = "thousand"  # 12.5 is 12.500: the table counts in thousands
    THOUSANDS_DOT = "thousands_dot"  # numeric cells whose thousands dot was read as a decimal


class Rows(Enum):
    """What the rows of a sheet are."""

    AREAS = "areas"  # one area a row; totals are only checked
    TOTAL = "total"  # one part of `area` a row, of which only the total is read
    ELEMENTS = "elements"  # one data element a row


@dataclass(frozen=True)
class Meaning:
    """What a header says: an element with options, each as far as it is known."""

    element: str | None = None
    options: Disaggregation = ()


@dataclass(frozen=True)
class HeaderRule:
    """One header of a unit, column or line, and what it stands for.

    `area` is the code of the area whose values a column holds; `line` is that of the YAML.
    """

    header: str
    meaning: Meaning
    line: int
    scale: Scale = Scale.AS_IS
    area: str = ""
    as_of: date | None = None
    provider: str = ""
    definition: str = ""
    ignore: bool = False


@dataclass(frozen=True)
class SheetRule:
    """The sheets that a pattern names, and how to read them.

    `header` are the first and last row of the header, counted from 1; found where None.
    `meaning` holds for all columns; `lines` are rows that stand for an element; `areas` are the
    unit's own words for areas, each with a code, "total" or "ignore".
    """

    sheet: str
    line: int
    rows: Rows = Rows.AREAS
    header: tuple[int, int] | None = None
    area: str = ""
    meaning: Meaning = Meaning()
    columns: tuple[HeaderRule, ...] = ()
    lines: tuple[HeaderRule, ...] = ()
    areas: tuple[tuple[str, str], ...] = ()
    as_of: date | None = None
    provider: str = ""
    definition: str = ""
    ignore: bool = False


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
    unit, `province` a slug. `as_of` is None where the workbook's own titles name the day.
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


@dataclass(frozen=True)
class TableContext:
    """Where and when a table's figures stand: the province's code, and the day if it is known."""

    province: str
    as_of: date | None = None
