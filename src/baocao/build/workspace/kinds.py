"""Several kinds of period sent for the same days: what counts is held against what does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import groupby, pairwise

from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.sent import parts_sent, sent_itself
from baocao.core.errors import BaocaoError
from baocao.core.quantities import Quantity
from baocao.core.vietnamese.names import lower_first
from baocao.core.vietnamese.numbers import decimals_of
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.indicators.model import Aggregation
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.periods.naming import period_name
from baocao.definitions.programmes.units import units_on
from baocao.results.computed import compute_results
from baocao.results.model import IndicatorResult, ResultKey
from baocao.results.result_base import ResultBase
from baocao.submissions.validation.kinds import SentApart, SentTwice
from baocao.submissions.validation.model import Quoted
from baocao.submissions.workbooks.model import Submission

Periods = Sequence[ReportingPeriod]


def sent_by_kinds(
    definitions: Definitions,
    province: AdminUnit,
    period: ReportingPeriod,
    submissions: Sequence[Submission],
) -> Iterator[SentTwice | SentApart]:
    """What the days of a period were sent for more than once, and how that compares.

    Counts of the whole province are compared where both kinds have the same days: flows added up,
    stocks of one day.
    """
    made_of = parts_sent(definitions, province, period)
    for holder in made_of.used or (period,):
        within = [p for p in made_of.beside if p.start <= holder.end and holder.start <= p.end]
        for _, kind in groupby(within, key=lambda one: one.type):
            others = tuple(kind)
            used = tuple(s for s in submissions if s.period == holder.key)
            if _same_days(holder, others):
                yield from _differences(definitions, province, (holder, used), others)
            else:
                yield SentApart(period_name(holder), _names(others))


def _same_days(holder: ReportingPeriod, others: Periods) -> bool:
    in_a_row = all(a.end + timedelta(days=1) == b.start for a, b in pairwise(others))
    return in_a_row and (others[0].start, others[-1].end) == (holder.start, holder.end)


def _differences(
    definitions: Definitions,
    province: AdminUnit,
    counted: tuple[ReportingPeriod, Sequence[Submission]],
    others: Periods,
) -> Iterator[SentTwice]:
    holder, used = counted
    now = _counts(definitions, province, holder, used)
    beside = _counts(definitions, province, holder, _read(definitions, province, others))
    for key, result in now.items():
        other = beside.get(key)
        if other and _alike(definitions, result, other) and result.quantity != other.quantity:
            yield SentTwice(
                result.indicator.name,
                lower_first(province.name),
                period_name(holder),
                _quoted(result),
                _names(others),
                _quoted(other),
            )


def _read(definitions: Definitions, province: AdminUnit, others: Periods) -> tuple[Submission, ...]:
    """What was sent for the periods beside; what cannot be read is its own report's to tell."""
    found: list[Submission] = []
    for other in others:
        try:
            found += sent_itself(definitions, province, other)
        except BaocaoError:
            continue
    return tuple(found)


def _counts(
    definitions: Definitions,
    province: AdminUnit,
    period: ReportingPeriod,
    submissions: Sequence[Submission],
) -> dict[ResultKey, IndicatorResult]:
    """The province's indicators that count, whole and exact."""
    units = units_on(definitions.programme, definitions.areas, province, period.end)
    areas = definitions.areas
    base = ResultBase(province, units.areas, definitions.catalogue, (), areas.parts, areas.beside)
    return {
        result.key: result
        for result in compute_results(base, period, submissions, ())
        if not result.indicator.denominator and result.is_complete and result.quantity.is_exact
    }


def _alike(definitions: Definitions, one: IndicatorResult, other: IndicatorResult) -> bool:
    elements = (definitions.catalogue.elements[term.element] for term in one.indicator.numerator)
    flows = all(element.aggregation is Aggregation.FLOW for element in elements)
    return flows or one.as_of == other.as_of


def _quoted(result: IndicatorResult) -> Quoted:
    value = result.quantity.value
    return Quoted(Quantity(value), result.indicator.unit, decimals_of(value), tuple(result.sources))


def _names(periods: Periods) -> str:
    names = [period_name(period) for period in periods]
    return names[0] if len(names) == 1 else f"{names[0]} đến {names[-1]}"
