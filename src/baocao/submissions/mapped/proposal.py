"""What a mapping for a workbook could be, sheet by sheet, as data: nothing is found here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from baocao.submissions.mapped.grid import Header
from baocao.submissions.mapped.likeness import Candidate
from baocao.submissions.mapped.looks import Held
from baocao.submissions.mapped.model import LeftOut, Meaning, Rows, Scale
from baocao.submissions.workbooks.model import SourceCell

NOTHING = Meaning()


class How(Enum):
    """How a header was understood."""

    MAPPING = "mapping"  # the workbook's own mapping says it
    NEIGHBOUR = "neighbour"  # another mapping of the unit, or of the province
    DICTIONARY = "dictionary"  # by its words alone
    BESIDE = "beside"  # with the columns beside it and the titles above
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class HeaderProposal:
    """One header with what it means, or else with the names nearest to it, the closest first;
    a line of a table of elements too.

    `column` are the letters of the column and `table` the number of the table, from 1, where they
    are needed to tell the header from others ("" and 0 where not). `scale` is None where a person
    has to say what its numbers stand for. `origin` names the mapping that the meaning is from,
    `examples` some of the values as they stand in the cells.
    """

    source: SourceCell
    header: str
    how: How
    meaning: Meaning | None = None
    candidates: tuple[Candidate, ...] = ()
    column: str = ""
    table: int = 0
    scale: Scale | None = Scale.AS_IS
    ignored: bool = False
    reason: str = ""
    origin: str = ""
    examples: tuple[str, ...] = ()

    @property
    def is_confirmed(self) -> bool:
        """Whether nothing of it is left for a person to decide."""
        return self.ignored or (self.meaning is not None and self.scale is not None)


@dataclass(frozen=True)
class UnknownArea:
    """A row's label that names no area, with what is nearest."""

    source: SourceCell
    label: str
    near: str


@dataclass(frozen=True)
class LeftRows:
    """Rows that one setting leaves out: how many, which, and whether nobody has to be asked."""

    rows: int
    named: str
    is_certain: bool = True


@dataclass(frozen=True)
class SheetProposal:
    """One sheet: how its rows are read, its headers, and labels that are no known area.

    `rows` is None where a person has to say how the parts of `area` are read; `asks_area` where
    the titles name it, or several. A sheet without tables has what it holds, if anything.
    `columns` are those of a table of elements of which nobody knows whose they are. `left_out`
    says which rows each setting sets aside, `missing` are districts without a row.
    """

    name: str
    hidden: bool
    rows: Rows | None = Rows.AREAS
    tables: tuple[Header, ...] = ()
    area: str = ""
    asks_area: bool = False
    given: Meaning = NOTHING
    scale: Scale | None = None
    headers: tuple[HeaderProposal, ...] = ()
    columns: tuple[HeaderProposal, ...] = ()
    unknown_areas: tuple[UnknownArea, ...] = ()
    left_out: tuple[tuple[LeftOut, LeftRows], ...] = ()
    missing: tuple[str, ...] = ()
    held: Held | None = None
    ignored: bool = False
    reason: str = ""

    @property
    def is_confirmed(self) -> bool:
        """Whether nothing of the sheet is left for a person to decide."""
        if self.ignored or (not self.tables and self.held is None):
            return True
        is_read = bool(self.tables) and not self.hidden and self.rows is not None
        is_read = is_read and not self.asks_area
        is_known = all(h.is_confirmed for h in (*self.headers, *self.columns))
        is_known = is_known and all(rows.is_certain for _, rows in self.left_out)
        return is_read and is_known and not self.unknown_areas
