"""Rules on dates and on the course of time: the window, falling totals, jumps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from baocao.core.vietnamese.dates import short_date
from baocao.submissions.validation.evidence import Evidence, add
from baocao.submissions.validation.intervals import interval, surely_above
from baocao.submissions.validation.rule import DataBreach, DataRule
from baocao.submissions.validation.wording import amount_of, before, breach, places
from baocao.submissions.workbooks.model import Group, Observation
from baocao.submissions.workbooks.standing import StandingValues, latest, of_period


def as_of_after_cutoff(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """Figures stand at the cut-off at the latest."""
    for observation in evidence.observations:
        if observation.as_of > evidence.period.cutoff:
            yield breach(observation, evidence, cutoff=short_date(evidence.period.cutoff))


def as_of_before_window(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """Figures stand within the period; exempt are bases that are set once for longer."""
    for observation in evidence.observations:
        early = observation.as_of < evidence.period.start
        if early and observation.element not in rule.exempt:
            yield breach(observation, evidence, start=short_date(evidence.period.start))


def cumulative_falls(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """A cumulative count never falls, within this period's workbooks or since the last's."""
    for group, values in evidence.now.groups.items():
        if group[0] not in rule.elements:
            continue
        for observation in values:
            earlier = _preceding(observation, evidence, group)
            if earlier and surely_above(interval(earlier.quantity), interval(observation.quantity)):
                told = before(earlier, observation.source, evidence)
                yield breach(observation, evidence, **told)


def _preceding(observation: Observation, evidence: Evidence, group: Group) -> Observation | None:
    """The last value of an earlier day, of this period or the one before."""
    known = (*evidence.before.groups.get(group, ()), *evidence.now.groups[group])
    return latest(o for o in known if o.as_of < observation.as_of)


def change_beyond(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """A count that is many times the last period's, or a small fraction of it."""
    times, minimum = rule.limits["times"], rule.limits["minimum"]
    for group, values in evidence.now.groups.items():
        if group[0] in rule.exempt or evidence.element(values[-1]).is_rate:
            continue
        earlier = _of_period(evidence.before, group, evidence)
        now = _of_period(evidence.now, group, evidence) if earlier else ()
        if now and _jumped(_exact(earlier), _exact(now), times, minimum):
            last = now[-1]
            yield breach(
                last,
                evidence,
                now=amount_of(add(now)),
                before=amount_of(add(earlier)),
                before_cell=places(earlier, last.source),
            )


def _of_period(sent: StandingValues, group: Group, evidence: Evidence) -> tuple[Observation, ...]:
    """A group's values for a whole period: the latest of a stock, each day's of a flow."""
    aggregation = evidence.catalogue.elements[group[0]].aggregation
    return of_period(sent.groups.get(group, ()), aggregation)


def _exact(values: Sequence[Observation]) -> Decimal | None:
    """The sum of values; None where one is a bound."""
    quantities = [observation.quantity for observation in values]
    if not all(quantity.is_exact for quantity in quantities):
        return None
    return sum((quantity.value for quantity in quantities), Decimal(0))


def _jumped(before: Decimal | None, now: Decimal | None, times: Decimal, minimum: Decimal) -> bool:
    if before is None or now is None or before <= 0 or max(before, now) < minimum:
        return False
    return now > before * times or now * times < before
