"""What earlier periods add to the sums of plans' targets, and how it may be kept.

Each result stands with every cell of its terms: a sum over a year is traced to them. Where and
whether it is kept is decided elsewhere (`RecallTerms`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from baocao.core.quantities import Quantity
from baocao.definitions.indicators.model import Disaggregation
from baocao.results.compute import Request
from baocao.results.model import Amount, IndicatorResult, ResultKey
from baocao.results.source_cells import Cells, PeriodCells
from baocao.submissions.workbooks.model import Submission


@dataclass(frozen=True)
class PlacedAmount:
    """An amount whose cells are named by their places (see `PeriodCells`)."""

    quantity: Quantity
    cells: str
    provider: str
    definition: str


@dataclass(frozen=True)
class PlacedResult:
    """A result before anything is compared or added up, its cells named by their places."""

    indicator: str
    area: str
    disaggregation: Disaggregation
    quantity: Quantity
    as_of: date
    reported: bool
    numerator: PlacedAmount | None
    denominator: PlacedAmount | None
    cells: str
    missing_areas: tuple[str, ...]
    of_all: PlacedAmount | None


@dataclass(frozen=True)
class EarlierTerms:
    """The results of one earlier period that later sums are made from.

    `kinds` says of what was sent whether it is synthetic, () where nothing was. `files` are those
    of all cells, as `PeriodCells` has them: many cells stand in one file.
    """

    kinds: tuple[bool, ...]
    files: str
    found: tuple[PlacedResult, ...]

    @classmethod
    def of(cls, sent: Iterable[Submission], results: Iterable[IndicatorResult]) -> EarlierTerms:
        places = _Placing()
        found = tuple(places.result(result) for result in results)
        kinds = sorted({submission.synthetic for submission in sent})
        return cls(tuple(kinds), places.files(), found)

    def results(self, requests: Iterable[Request]) -> tuple[IndicatorResult, ...]:
        """What was found of that which is asked for."""
        wanted = ((r, self._by_key.get((r.indicator.id, r.area.code, r.split))) for r in requests)
        return tuple(self._result(request, found) for request, found in wanted if found)

    @cached_property
    def _by_key(self) -> Mapping[ResultKey, PlacedResult]:
        return {(one.indicator, one.area, one.disaggregation): one for one in self.found}

    @cached_property
    def _known(self) -> dict[str, Cells]:
        return {}

    def _result(self, request: Request, found: PlacedResult) -> IndicatorResult:
        return IndicatorResult(
            indicator=request.indicator,
            area=request.area,
            disaggregation=request.split,
            quantity=found.quantity,
            as_of=found.as_of,
            reported=found.reported,
            numerator=self._amount(found.numerator),
            denominator=self._amount(found.denominator),
            sources=self._at(found.cells),
            missing_areas=found.missing_areas,
            of_all=self._amount(found.of_all),
        )

    def _amount(self, found: PlacedAmount | None) -> Amount | None:
        if found is None:
            return None
        return Amount(found.quantity, self._at(found.cells), found.provider, found.definition)

    def _at(self, places: str) -> Cells:
        """The cells, the same ones of a count and of its numerator."""
        found = self._known.get(places)
        if found is None:
            found = self._known[places] = PeriodCells(self.files, places)
        return found


class _Placing:
    """Gives each file its place, in the order in which they come."""

    def __init__(self) -> None:
        self._files: dict[tuple[str, str], int] = {}

    def files(self) -> str:
        return _json(list(self._files))

    def result(self, result: IndicatorResult) -> PlacedResult:
        return PlacedResult(
            result.indicator.id,
            result.area.code,
            result.disaggregation,
            result.quantity,
            result.as_of,
            result.reported,
            self._amount(result.numerator),
            self._amount(result.denominator),
            self._of(result.sources),
            result.missing_areas,
            self._amount(result.of_all),
        )

    def _amount(self, amount: Amount | None) -> PlacedAmount | None:
        if amount is None:
            return None
        cells = self._of(amount.sources)
        return PlacedAmount(amount.quantity, cells, amount.provider, amount.definition)

    def _of(self, cells: Cells) -> str:
        files = self._files
        return _json(
            [
                (files.setdefault((cell.file, cell.sha256), len(files)), cell.sheet, cell.cell)
                for cell in cells
            ]
        )


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


RecallTerms = Callable[[str, Callable[[], EarlierTerms]], EarlierTerms]
"""From a period's key, and what makes it, to what the period adds."""


def terms_made_anew(_period: str, make: Callable[[], EarlierTerms]) -> EarlierTerms:
    """Keep nothing."""
    return make()
