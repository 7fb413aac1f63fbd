"""What a report needs of an earlier period, and how it may be kept from one report to the next.

Where and whether it is kept is decided elsewhere (`Recall`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from baocao.results.model import Component, IndicatorResult, TrendPoint
from baocao.submissions.model import Submission


@dataclass(frozen=True)
class Earlier:
    """An earlier period: its results, the dated values of its stocks, and who sent what.

    Results have no source cells and submissions no observations: nothing of an earlier period
    is traced to its cells, and without them it is a tenth of the size.
    """

    sent: tuple[Submission, ...]
    results: tuple[IndicatorResult, ...]
    counts: tuple[TrendPoint, ...]

    @classmethod
    def of(
        cls,
        sent: Iterable[Submission],
        results: Iterable[IndicatorResult],
        counts: Iterable[TrendPoint],
    ) -> Earlier:
        """The period, without what no later report asks for."""
        bare = (replace(submission, observations=(), remarks=()) for submission in sent)
        return cls(tuple(bare), tuple(map(_without_cells, results)), tuple(counts))

    @property
    def synthetic(self) -> bool:
        return any(submission.synthetic for submission in self.sent)


Recall = Callable[[str, Callable[[], Earlier]], Earlier]
"""From a period's key, and what makes it, to the earlier period."""


def made_anew(_period: str, make: Callable[[], Earlier]) -> Earlier:
    """Keep nothing."""
    return make()


def _without_cells(result: IndicatorResult) -> IndicatorResult:
    """The result as later periods are compared with it."""
    top, bottom = _bare(result.numerator), _bare(result.denominator)
    return replace(result, sources=(), numerator=top, denominator=bottom)


def _bare(component: Component | None) -> Component | None:
    return component and replace(component, sources=())
