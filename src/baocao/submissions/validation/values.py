"""Rules on single values: what a count or a rate can be, alone and against its own counts; and
on values that are stated more than once, within a workbook or between workbooks.

Denominators may stand beside each other from several providers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from decimal import Decimal
from operator import attrgetter

from baocao.core.quantities import Operator, Quantity, Unit, satisfies
from baocao.core.vietnamese.dates import hour_text
from baocao.core.vietnamese.numbers import decimals_of
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.submissions.validation.evidence import Evidence, Tally
from baocao.submissions.validation.fractions import denominators, numerators, shares, spot_of
from baocao.submissions.validation.intervals import Interval, interval, surely_above, surely_apart
from baocao.submissions.validation.model import Quoted, Value
from baocao.submissions.validation.rule import DataBreach, DataRule
from baocao.submissions.validation.wording import (
    amount_of,
    beside,
    breach,
    percentage,
    places,
)
from baocao.submissions.workbooks.model import Observation
from baocao.submissions.workbooks.standing import by_day, moment

HUNDRED = Decimal(100)


NO_HOUR = "không ghi giờ"


def negative_count(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """Counts are never below zero."""
    for observation in evidence.observations:
        below = satisfies(observation.quantity, Operator.BELOW, Decimal(0))
        if below and not evidence.element(observation).is_rate:
            yield breach(observation, evidence)


def fractional_count(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """What is counted one by one has no decimals."""
    for observation in evidence.observations:
        whole = evidence.element(observation).decimals is None
        if whole and observation.quantity.is_exact and observation.value % 1:
            yield breach(observation, evidence)


def rate_below_zero(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """Rates are never below zero."""
    for rate in _rates(evidence, Operator.BELOW, Decimal(0)):
        yield breach(rate, evidence)


def rate_above_limit(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """Percentages above the limit need a reason; rates per 100,000 have no such limit."""
    for rate in _rates(evidence, Operator.ABOVE, rule.limits["percent"]):
        if evidence.element(rate).unit == Unit.PERCENT:
            yield breach(rate, evidence)


def _rates(evidence: Evidence, operator: Operator, limit: Decimal) -> Iterator[Observation]:
    for observation in evidence.observations:
        is_beyond = satisfies(observation.quantity, operator, limit)
        if is_beyond and evidence.element(observation).is_rate:
            yield observation


def only_a_bound(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """A bound ("trên 74%", "gần 100%") is no value, and readers are told so."""
    for observation in evidence.observations:
        if not observation.quantity.is_exact:
            yield breach(observation, evidence)


def share_above_limit(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """A part of a group is not larger than the group; exempt are shares that may be."""
    limit = rule.limits["percent"] / HUNDRED
    for share in shares(evidence):
        observation = share.observation
        if share.indicator.id in rule.exempt:
            continue
        for base in share.bases:
            if surely_above(interval(observation.quantity), _times(base.interval, limit)):
                yield breach(
                    observation,
                    evidence,
                    share=_share(observation, base),
                    base=amount_of(base),
                    base_cell=places(base.observations, observation.source),
                )
                break


def _times(base: Interval, factor: Decimal) -> Interval:
    return Interval(
        None if base.low is None else base.low * factor,
        None if base.high is None else base.high * factor,
    )


def _share(observation: Observation, base: Tally) -> Value:
    below = sum((o.value for o in base.observations), Decimal(0))
    return percentage(observation.value / below * HUNDRED) if below else "không xác định"


def rate_against_counts(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """A stated rate is what its counts give, but for rounding in its last decimal."""
    units = rule.limits["rounding_units"]
    for indicator in evidence.catalogue.indicators.values():
        for rate in evidence.of_element(indicator.rate_element or ""):
            spot = spot_of(rate)
            tops = numerators(indicator, spot, evidence)
            same_day = [a for a in tops if all(o.as_of == rate.as_of for o in a.observations)]
            bases = denominators(indicator, spot, evidence)
            unit = indicator.unit
            tolerance = units * Decimal(1).scaleb(-decimals_of(rate.value))
            pairs = [(top, base) for top in same_day for base in bases if _point(base)]
            factor = indicator.multiplier
            wrong = [pair for pair in pairs if _differs(rate, *pair, factor, tolerance)]
            if pairs and len(wrong) == len(pairs):
                top, base = wrong[0]
                cells = (*top.observations, *base.observations)
                yield breach(
                    rate,
                    evidence,
                    computed=Quoted(Quantity(_point(top) / _point(base) * factor), unit, 2),
                    counts=f"{amount_of(top)}/{amount_of(base)}",
                    count_cells=places(cells, rate.source),
                )


def _point(amount: Tally) -> Decimal:
    """The exact value of an amount; 0 where a bound leaves it open."""
    low, high = amount.interval.low, amount.interval.high
    return low if low is not None and low == high else Decimal(0)


def _differs(
    rate: Observation, top: Tally, base: Tally, multiplier: Decimal, tolerance: Decimal
) -> bool:
    factor = multiplier / _point(base)
    return surely_apart(interval(rate.quantity), _times(top.interval, factor), tolerance)


def unknown_combination(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """Only groups that exist: nobody gives a fourth dose to children of five."""
    for observation in evidence.observations:
        if not evidence.exists(observation):
            yield breach(observation, evidence)


def unit_outside_group(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """A group of named units (communes of a border) has values of those alone: the group's sum
    leaves any other's out."""
    for observation in evidence.observations:
        if not evidence.has_group(observation):
            yield breach(observation, evidence)


def duplicate_different(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """One value of one moment is stated once; two different ones cannot both be used."""
    for first, second in _twice(evidence, rule):
        if first.quantity != second.quantity:
            yield breach(second, evidence, **beside(first, second, evidence))


def duplicate_identical(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """The same value stated twice does no harm but is said."""
    for first, second in _twice(evidence, rule):
        if first.quantity == second.quantity:
            yield breach(second, evidence, **beside(first, second, evidence))


def differs_within_day(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """The value that closes a day is used, so one of an earlier hour that differs is told of."""
    for stated in _by_who_states_it(evidence, rule):
        closing = by_day(stated)
        for observation in stated:
            last = closing[observation.as_of]
            if moment(observation) < moment(last) and observation.quantity != last.quantity:
                hours = {"hour": _hour(observation), "other_hour": _hour(last)}
                yield breach(observation, evidence, **hours, **beside(last, observation, evidence))


def _by_who_states_it(evidence: Evidence, rule: DataRule) -> Iterator[list[Observation]]:
    """The values of each group that has several, those of several providers apart where the rule
    allows them."""
    found: dict[tuple[object, ...], list[Observation]] = defaultdict(list)
    allowed = rule.elements or _below_alone(evidence.catalogue)
    for observation in evidence.repeated:
        provider = observation.provider if observation.element in allowed else ""
        found[observation.group, provider].append(observation)
    yield from found.values()


def _below_alone(catalogue: IndicatorCatalogue) -> Collection[str]:
    """The elements that are denominators and no more: what a rule allows that names none."""
    above, below = (
        {term.element for one in catalogue.indicators.values() for term in part(one)}
        for part in (attrgetter("numerator"), attrgetter("denominator"))
    )
    return below - above


def _twice(evidence: Evidence, rule: DataRule) -> Iterator[tuple[Observation, Observation]]:
    """Each repeated value of one moment with the first of its kind."""
    for stated in _by_who_states_it(evidence, rule):
        seen: dict[object, Observation] = {}
        for observation in stated:
            first = seen.setdefault(moment(observation), observation)
            if first is not observation:
                yield first, observation


def _hour(observation: Observation) -> str:
    return hour_text(observation.as_of_time) if observation.as_of_time else NO_HOUR
