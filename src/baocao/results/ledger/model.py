"""The printed figure: one number as the report prints it, with all it was made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from baocao.core.quantities import Bound
from baocao.definitions.indicators.model import Disaggregation
from baocao.results.model import Component
from baocao.submissions.workbooks.model import SourceCell


@dataclass(frozen=True)
class Verdict:
    """How a figure stands against one target."""

    plan: str
    target: str
    status: str


@dataclass(frozen=True)
class Figure:
    """One printed number.

    `text` is exactly what the Word file prints. `id` is ASCII, at most 64 characters (the
    limit of a content control's tag), unique in the report; the same figure printed twice
    is one entry. `unit` is a value of `Unit` (definitions/indicators) or "days", "points", "count".
    """

    id: str
    text: str
    value: Decimal
    unit: str
    formula: str
    bound: Bound = Bound.EXACT
    indicator: str | None = None
    area: str | None = None
    disaggregation: Disaggregation = ()
    as_of: date | None = None
    numerator: Component | None = None
    denominator: Component | None = None
    sources: tuple[SourceCell, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    previous: str = ""
