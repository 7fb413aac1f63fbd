"""Rules on single values: what a count or a rate can be, alone and against its own counts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from baocao.core.quantities import Operator, Unit, satisfies
from baocao.core.vietnamese.numbers import decimals_of
from baocao.submissions.validation.evidence import Evidence, Tally
from baocao.submissions.validation.fractions import denominators, numerators, shares, spot_of
from baocao.submissions.validation.intervals import Interval, interval, surely_above, surely_apart
from baocao.submissions.validation.model import Value
from baocao.submissions.validation.rule import DataBreach, DataRule
from baocao.submissions.validation.wording import (
    amount_of,
    breach,
    percentage,
    places,
)
from baocao.submissions.workbooks.model import Observation

HUNDRED = Decimal(100)


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
            tolerance = units * Decimal(1).scaleb(-decimals_of(rate.value))
            pairs = [(top, base) for top in same_day for base in bases if _point(base)]
            wrong = [pair for pair in pairs if _differs(rate, *pair, tolerance)]
            if pairs and len(wrong) == len(pairs):
                top, base = wrong[0]
                cells = (*top.observations, *base.observations)
                yield breach(
                    rate,
                    evidence,
                    computed=percentage(_point(top) / _point(base) * HUNDRED),
                    counts=f"{amount_of(top)}/{amount_of(base)}",
                    count_cells=places(cells, rate.source),
                )


def _point(amount: Tally) -> Decimal:
    """The exact value of an amount; 0 where a bound leaves it open."""
    low, high = amount.interval.low, amount.interval.high
    return low if low is not None and low == high else Decimal(0)


def _differs(rate: Observation, top: Tally, base: Tally, tolerance: Decimal) -> bool:
    factor = HUNDRED / _point(base)
    return surely_apart(interval(rate.quantity), _times(top.interval, factor), tolerance)


def unknown_combination(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """Only groups that exist: nobody gives a fourth dose to children of five."""
    for observation in evidence.observations:
        if not evidence.exists(observation):
            yield breach(observation, evidence)
