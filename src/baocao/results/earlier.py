"""What a report needs of an earlier period, and how it may be kept from one report to the next.

Where and whether it is kept is decided elsewhere (`Recall`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from baocao.core.quantities import Quantity
from baocao.definitions.indicators.model import Disaggregation
from baocao.results.model import IndicatorResult, ResultKey, TrendPoint
from baocao.submissions.workbooks.model import Submission


@dataclass(frozen=True)
class Basis:
    """What two results must share for one to be subtracted from the other: where the value is
    from, who counted the denominator and how, and what is not in it."""

    reported: bool
    provider: str
    definition: str
    missing_areas: tuple[str, ...]
    missing_periods: tuple[str, ...]

    @staticmethod
    def of(result: IndicatorResult) -> Basis:
        below = None if result.reported else result.denominator
        return _basis(
            result.reported,
            below.provider if below else "",
            below.definition if below else "",
            result.missing_areas,
            result.missing_periods,
        )


# Thousands of results are of the same few bases.
_basis = lru_cache(maxsize=1024)(Basis)


@dataclass(frozen=True)
class EarlierResult:
    """A result as later periods are compared with it: the indicator's id, the area's code, and
    no source cells, as nothing of an earlier period is traced to its cells."""

    indicator: str
    area: str
    disaggregation: Disaggregation
    quantity: Quantity
    as_of: date
    basis: Basis

    @property
    def key(self) -> ResultKey:
        return self.indicator, self.area, self.disaggregation

    @classmethod
    def of(cls, result: IndicatorResult) -> EarlierResult:
        return cls(
            result.indicator.id,
            result.area.code,
            result.disaggregation,
            result.quantity,
            result.as_of,
            Basis.of(result),
        )


@dataclass(frozen=True)
class EarlierPeriod:
    """An earlier period: its results, the dated values of its stocks, whether what was sent for it
    is synthetic (`kinds`, empty where nothing was sent), and who told how far tasks are.

    These submissions have no observations: nothing asks for them.
    """

    kinds: tuple[bool, ...]
    told: tuple[Submission, ...]
    results: tuple[EarlierResult, ...]
    counts: tuple[TrendPoint, ...]

    @classmethod
    def of(
        cls,
        sent: Sequence[Submission],
        results: Iterable[IndicatorResult],
        counts: Iterable[TrendPoint],
    ) -> EarlierPeriod:
        """The period, without what no later report asks for."""
        return cls(
            tuple(sorted({submission.synthetic for submission in sent})),
            tuple(replace(one, observations=(), remarks=()) for one in sent if one.progress),
            tuple(map(EarlierResult.of, results)),
            tuple(counts),
        )

    @property
    def synthetic(self) -> bool:
        return True in self.kinds

    def of_area(self, code: str) -> EarlierPeriod:
        """The period with the results of one area alone."""
        return replace(self, results=tuple(one for one in self.results if one.area == code))


Recall = Callable[[str, Callable[[], EarlierPeriod]], EarlierPeriod]
"""From a period's key, and what makes it, to the earlier period."""


def made_anew(_period: str, make: Callable[[], EarlierPeriod]) -> EarlierPeriod:
    """Keep nothing."""
    return make()
