"""The account of what was read: which values the results of a period were made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.indicators.disaggregations import carried
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.plans.model import Plan
from baocao.results.computed import Parts, compute_results
from baocao.results.model import IndicatorResult
from baocao.submissions.validation.evidence import UsedValues
from baocao.submissions.workbooks.model import Group, SourceCell, Submission


@dataclass(frozen=True)
class ResultBase:
    """What results are computed by, before anything else of a report is known."""

    province: AdminUnit
    districts: tuple[AdminUnit, ...]
    catalogue: IndicatorCatalogue
    plans: tuple[Plan, ...]
    parts: Parts | None = None


def used_values(
    base: ResultBase, period: ReportingPeriod, submissions: Sequence[Submission]
) -> UsedValues:
    """The groups that any result of the province or of a district was made from.

    A rate beside its counts is one of them: it is held against what they give.
    """
    groups = {o.source: o.group for sent in submissions for o in sent.observations}
    results = compute_results(base, period, submissions)
    found = {groups[cell] for result in results for cell in _cells(result)}
    before = base.parts(base.province.code, period.end) if base.parts else ()
    areas = (base.province, *base.districts, *before)
    return UsedValues(
        frozenset(found.union(_rates(base, results))), frozenset(area.code for area in areas)
    )


def _cells(result: IndicatorResult) -> Iterator[SourceCell]:
    yield from result.sources
    for amount in (result.numerator, result.denominator):
        yield from amount.sources if amount else ()


def _rates(base: ResultBase, results: Iterable[IndicatorResult]) -> Iterator[Group]:
    for result in results:
        if rate := result.indicator.rate_element:
            split = carried(result.disaggregation, base.catalogue.elements[rate])
            yield rate, result.area.code, split
