"""What today's data says otherwise than a report that was issued."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.indicators.model import Disaggregation, Indicator
from baocao.results.model import IndicatorResult


@dataclass(frozen=True)
class Correction:
    """A figure of an issued report that today's data contradicts.

    `figure` is its id in the issued ledger, `issued_text` what that report printed; `now` is
    None where there is no figure any more. `reason` is why the data was opened when
    the figure changed.
    """

    period: str
    figure: str
    indicator: Indicator
    area: AdminUnit
    disaggregation: Disaggregation
    issued_value: Decimal
    issued_text: str
    now: IndicatorResult | None
    reason: str
