"""The account of what was read: which values the results of a period were made from, those of
units that a target asks one by one, and the needs of the next period.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from baocao.definitions.indicators.disaggregations import carried
from baocao.definitions.periods.model import ReportingPeriod
from baocao.results.asked_of_parts import units_asked
from baocao.results.compute import Request
from baocao.results.computed import computed, observed_in
from baocao.results.model import IndicatorResult
from baocao.results.needs import cells_of_needs
from baocao.results.open_targets import open_targets
from baocao.results.result_base import ResultBase
from baocao.submissions.validation.evidence import UsedValues
from baocao.submissions.workbooks.model import Group, SourceCell, Submission


def used_values(
    base: ResultBase,
    period: ReportingPeriod,
    submissions: Sequence[Submission],
    results: Sequence[IndicatorResult],
) -> UsedValues:
    """The groups that anything in a report was made from, the period's `results` first.

    A rate beside its counts is one of them: it is held against what they give.
    """
    groups = {o.source: o.group for sent in submissions for o in sent.observations}
    results = (
        *results,
        *computed(base, observed_in(submissions), _of_units(base), period.end),
    )
    needed = cells_of_needs(base.needs, base, period, submissions)
    cells = {cell for result in results for cell in cells_of(result)}
    found = {groups[cell] for cell in cells.union(needed)}
    before = base.parts(base.province.code, period.end) if base.parts else ()
    areas = (base.province, *base.districts, *before)
    return UsedValues(
        frozenset(found.union(_rates(base, results))),
        frozenset(area.code for area in areas),
        tuple(open_targets(base, period, results, submissions)),
    )


def _of_units(base: ResultBase) -> Iterator[Request]:
    """What targets ask of units one by one, of which there need be no other result."""
    for target in (target for plan in base.plans for target in plan.targets):
        if target.among is not None and target.indicator is not None:
            indicator = base.catalogue.indicators[target.indicator]
            for unit in units_asked(base.districts, base.reporting, target):
                yield Request(indicator, unit, target.disaggregation)


def cells_of(result: IndicatorResult) -> Iterator[SourceCell]:
    """Every cell that a result was made from."""
    yield from result.sources
    for amount in (result.numerator, result.denominator):
        yield from amount.sources if amount else ()


def _rates(base: ResultBase, results: Iterable[IndicatorResult]) -> Iterator[Group]:
    for result in results:
        if rate := result.indicator.rate_element:
            split = carried(result.disaggregation, base.catalogue.elements[rate])
            yield rate, result.area.code, split
