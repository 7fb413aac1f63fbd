"""How one programme counts its periods: the regime of each type, by its kinds of reports."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from baocao.core.errors import UsageError
from baocao.definitions.periods.calendar import period_of
from baocao.definitions.periods.model import PeriodType, ReportingPeriod, ReportingRegime
from baocao.definitions.periods.parse import parse_period, period_under


@dataclass(frozen=True)
class ReportingCalendar:
    """Names of periods to their days. `made` has the regime of each type that a report is made
    of; other types go by the first of `regimes` that has them."""

    regimes: tuple[ReportingRegime, ...]
    made: Mapping[PeriodType, ReportingRegime]

    def period(self, text: str) -> ReportingPeriod:
        """The period that a text names.

        Raises `UsageError` with what the first regime has where none has it.
        """
        named = period_under(text, self.regimes)
        return parse_period(text, self.made.get(named.type, named.regime))

    def on(self, day: date, type_: PeriodType) -> ReportingPeriod | None:
        """The period of a type that a day lies in; None where there is none."""
        own = [self.made[type_]] if type_ in self.made else []
        for regime in (*own, *self.regimes):
            with suppress(UsageError):
                return period_of(day, type_, regime)
        return None
