"""The printed figure: one number as the report prints it, with all it was made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from baocao.core.quantities import Bound
from baocao.definitions.indicators.model import Disaggregation
from baocao.results.model import Amount
from baocao.results.source_cells import Cells


@dataclass(frozen=True)
class Verdict:
    """How a figure stands against one target."""

    plan: str
    target: str
    status: str


class FormulaKind(Enum):
    """What was done with the operands of a formula; the ids of a target's figures end in it."""

    STATED = "stated"  # told in words alone
    RATIO = "ratio"  # an indicator: numerator / denominator x multiplier
    COUNT = "count"  # an indicator without a denominator: its cells added up
    REPORTED = "reported"  # a rate as the unit gave it
    CELL = "cell"
    CELLS = "cells"  # added up
    CHANGE = "change"  # this period and an earlier one, the larger value first
    RELATIVE = "relative"  # the change in percent of the earlier period's value
    MEAN = "mean"  # of earlier years
    DEVIATION = "deviation"  # standard deviation of a sample
    LIMIT = "limit"  # mean + so many standard deviations
    MULTIPLE = "multiple"  # this period over an earlier one
    TARGET = "target"
    GAP = "gap"  # target and result, the larger value first
    MISSING = "gap-people"  # target x denominator - numerator
    PACE = "pace"  # what is missing / days left
    NEED = "need"  # (due - done) x per person x whole% - stock
    FROM_YEARS = "from-years"  # the mean of earlier years, changed by per cent
    ATTAINED = "attained"  # what has added up / target
    ATTAINED_LAST_YEAR = "attained-last-year"
    DAYS_LEFT = "days-left"
    DAYS_OVERDUE = "days-overdue"
    ISSUED = "issued"
    QUOTED = "quoted"  # from the message of a validation rule
    ANALYST = "analyst"


@dataclass(frozen=True)
class Operand:
    """A number that a figure was made from: its text as printed, its value, and the id of the
    figure that it is, "" where it is none."""

    text: str
    value: Decimal
    figure: str = ""


@dataclass(frozen=True)
class Formula:
    """How a figure was made; `results.ledger.formula` prints it.

    `words` are those of the indicator, or of what the kind leaves open: the rule that is
    quoted. `periods` are the keys of the periods that were added up or compared with. A
    ratio's operands are the figure's own numerator and denominator, and not repeated here.
    """

    kind: FormulaKind
    words: str = ""
    operands: tuple[Operand, ...] = ()
    multiplier: Decimal = Decimal(1)
    periods: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return hash((self.words, self.periods))  # enough, and asked for tens of thousands of times


def stated(words: str) -> Formula:
    """A formula that is told in words alone."""
    return Formula(FormulaKind.STATED, words)


@dataclass(frozen=True)
class Figure:
    """One printed number.

    `text` is exactly what the Word file prints. `id` is ASCII, at most 64 characters (the
    limit of a content control's tag), unique in the report; the same figure printed twice
    is one entry. `unit` is a value of `Unit` (definitions/indicators) or "days",
    "percentage_points" ("points" in earlier ledgers), "count".
    """

    id: str
    text: str
    value: Decimal
    unit: str
    formula: Formula
    bound: Bound = Bound.EXACT
    indicator: str | None = None
    area: str | None = None
    disaggregation: Disaggregation = ()
    as_of: date | None = None
    numerator: Amount | None = None
    denominator: Amount | None = None
    sources: Cells = ()
    verdicts: tuple[Verdict, ...] = ()
    previous: str = ""
