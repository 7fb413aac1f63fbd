"""What is found in a plan's text: paragraphs and tables first, then passages, targets and tasks.

Everything found keeps its place in the text, so that a person can look it up.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from baocao.core.quantities import Operator
from baocao.definitions.indicators.model import Disaggregation
from baocao.definitions.plans.model import PlanType, Relative


@dataclass(frozen=True, order=True)
class TextPlace:
    """Where something stands: the page, 0 in a file without pages, and the paragraph in the whole
    text, counted from 1; the cells of a table count one by one."""

    page: int
    paragraph: int

    def __str__(self) -> str:
        page = f"trang {self.page}, " if self.page else ""
        return f"{page}đoạn {self.paragraph}"


@dataclass(frozen=True)
class TextParagraph:
    """One paragraph in the spelling of `clean`; tabs are kept."""

    text: str
    place: TextPlace


@dataclass(frozen=True)
class TextTable:
    """A table as rows of cells; a row may have fewer cells than the widest."""

    rows: tuple[tuple[str, ...], ...]
    place: TextPlace

    @property
    def cells(self) -> tuple[str, ...]:
        """All cells in reading order."""
        return tuple(cell for row in self.rows for cell in row)


Block = TextParagraph | TextTable


@dataclass(frozen=True)
class PlanPassage:
    """A paragraph, or an item without its mark, where it stands in the outline.

    `clause` is how plans cite it: "Mục II.2.a, gạch đầu dòng thứ nhất". `headings` are the texts
    around it, the outermost first; `is_heading` says that others stand under it.
    """

    text: str
    clause: str
    headings: tuple[str, ...]
    place: TextPlace
    is_heading: bool = False
    in_annex: bool = False


@dataclass(frozen=True)
class PlanHead:
    """What the beginning and the end of a document say of itself; "" or None where they do not."""

    type: PlanType | None = None
    number: str = ""
    issued_on: date | None = None
    issuer: str = ""
    title: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    bases: tuple[CitedDocument, ...] = ()
    signer_title: str = ""
    recipients: tuple[str, ...] = ()
    amends: str = ""  # the number of the document that this one changes, in small letters
    effective_from: date | None = None


@dataclass(frozen=True)
class CitedDocument:
    """A document that the plan is based on (căn cứ); `by` says of whom it is: "của Chính phủ"."""

    kind: str
    number: str
    issued_on: date | None
    by: str


@dataclass(frozen=True)
class NearIndicator:
    """An indicator that a sentence may be about; `score` runs from 0 to 100."""

    indicator: str
    score: int


@dataclass(frozen=True)
class PlannedValue:
    """A value by a day that the text states beside the last one."""

    day: date
    value: Decimal


@dataclass(frozen=True)
class FoundTarget:
    """A target as the text states it; without `operator` it is followed, or judged by a document.

    `statement` is what it was read from, `words` its first words; `why` says what is to be looked
    at and `sureness` how sure it is, from 0 to 100. `reference` is with whom it is compared.
    """

    name: str
    clause: str
    place: TextPlace
    words: str
    statement: str = ""
    operator: Operator | None = None
    value: Decimal | None = None
    unit: str = ""
    deadline: date | None = None
    milestones: tuple[PlannedValue, ...] = ()
    relative: Relative | None = None
    reference: str = ""
    indicator: str = ""
    disaggregation: Disaggregation = ()
    nearest: tuple[NearIndicator, ...] = ()
    evidence: str = ""
    reading: str = ""
    scope: str = ""
    level: str = ""
    share: Decimal | None = None  # per cent of the units of `level` that have to meet it
    why: tuple[str, ...] = ()
    sureness: int = 100

    @property
    def has_number(self) -> bool:
        """Whether a result can be held against it."""
        return self.operator is not None

    @property
    def criterion(self) -> tuple[object, ...]:
        """What two statements of one target have in common."""
        return (self.operator, self.value, self.deadline, self.relative, self.reference)


@dataclass(frozen=True)
class FoundTask:
    """A row of a table of tasks, or a sentence that gives an agency a day; agencies by their full
    names, months as their first days."""

    id: str
    clause: str
    group: str
    name: str
    lead: str
    supporting: tuple[str, ...]
    start: date | None
    due: date | None
    place: TextPlace
    sureness: int = 100
    why: tuple[str, ...] = ()


@dataclass(frozen=True)
class FoundDuties:
    """What the text gives one agency to do."""

    agency: str
    clause: str
    items: tuple[str, ...]
    place: TextPlace


@dataclass(frozen=True)
class LeftSentence:
    """A sentence with a number, or with a day alone, that became nothing."""

    words: str
    clause: str
    place: TextPlace
    has_number: bool = True


@dataclass(frozen=True)
class PlanProposal:
    """A whole document as it may be written in a plan's file; a person has to confirm it."""

    file: str
    sha256: str
    head: PlanHead
    targets: tuple[FoundTarget, ...]
    tasks: tuple[FoundTask, ...]
    duties: tuple[FoundDuties, ...]
    left: tuple[LeftSentence, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class RawParagraph:
    """One paragraph with its tabs."""

    text: str
    page: int = 0


@dataclass(frozen=True)
class RawTable:
    """A ruled table."""

    rows: tuple[tuple[str, ...], ...]
    page: int = 0


RawBlock = RawParagraph | RawTable
