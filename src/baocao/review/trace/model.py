"""Where a printed figure is from, as data. How it is found and printed is not here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from baocao.archive.built.run import FindingFacts
from baocao.archive.issued.issued import EarlierFigure
from baocao.results.ledger.model import Figure
from baocao.results.ledger.texts import ComputedText
from baocao.submissions.workbooks.model import SourceCell


class FileState(Enum):
    """Whether a source file is still what the figure was made from."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True)
class TracedCell:
    """A source cell: what it counts for ("tử số"), its file's state, what it holds now.

    `value` is empty where the file changed or holds no cells, `number` None where it is none.
    """

    role: str
    source: SourceCell
    state: FileState
    value: str
    findings: tuple[FindingFacts, ...]
    number: Decimal | None = None


@dataclass(frozen=True)
class TracedVerdict:
    """How the figure stands against a target or task; empty texts where the plan is gone."""

    plan: str
    item: str
    status: str
    clause: str = ""
    name: str = ""
    deadline: date | None = None


@dataclass(frozen=True)
class TextTrace:
    """Where computed words are from: the figures that stand with them, and the targets or tasks
    that a verdict among them is on."""

    text: ComputedText
    figures: tuple[Figure, ...]
    verdicts: tuple[TracedVerdict, ...]


@dataclass(frozen=True)
class Trace:
    """All that is known of a printed figure; `worked` is its formula with the numbers in."""

    figure: Figure
    worked: str
    cells: tuple[TracedCell, ...]
    verdicts: tuple[TracedVerdict, ...]
    earlier: tuple[EarlierFigure, ...]
