"""Targets over more than one period: a flow added up from the year's, or the plan's, start.

Nothing is read here: what was sent for the periods before comes with the inputs. How periods
are joined is decided in `long_periods`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.indicators.model import Indicator
from baocao.definitions.periods.calendar import previous, quarters_within, same_period_last_year
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.periods.parts import parts_of
from baocao.definitions.plans.model import Over, Plan, Target
from baocao.results.asked_of_parts import asked_of_parts
from baocao.results.compute import Request
from baocao.results.computed import addends, computed, observed_in
from baocao.results.earlier_terms import EarlierTerms
from baocao.results.long_periods import (
    OverParts,
    by_key,
    is_flow,
    lacks_stocks,
    latest_observations,
)
from baocao.results.model import Accumulated, IndicatorResult, ResultKey
from baocao.submissions.workbooks.model import Submission

if TYPE_CHECKING:
    from baocao.results.inputs import Inputs

TargetKey = tuple[str, str]
"""A plan's id and a target's."""
Parts = Sequence[ReportingPeriod]
"""The periods that are added up, oldest first."""


def added_up_before(
    plans: Iterable[Plan], period: ReportingPeriod, parts: Sequence[ReportingPeriod] = ()
) -> tuple[ReportingPeriod, ...]:
    """The earlier periods that the plans' targets are added up over or compared with.

    A longer period may be made of quarters, or of the `parts` that it is made of: then it is
    added up over those before.
    """
    found: dict[str, ReportingPeriod] = {}
    for plan, over in _spans(plans):
        for last in (period, *quarters_within(period)[-1:], *parts):
            until = periods_until(last, plan, over)
            lasts = map(same_period_last_year, until) if over is Over.YEAR_TO_DATE else ()
            found |= {one.key: one for one in (*until, *lasts)}
    found.pop(period.key, None)
    return tuple(sorted(found.values(), key=lambda one: (one.start, one.end)))


def periods_until(last: ReportingPeriod, plan: Plan, over: Over) -> tuple[ReportingPeriod, ...]:
    """The periods of one type up to `last`, oldest first, without a gap.

    Over a year they are those of its year; from a plan's start on, the first is the one that
    has the plan's first day, and counts whole.
    """
    found = [last]
    while _belongs(before := previous(found[0]), found[0], plan, over):
        found.insert(0, before)
    return tuple(found)


def _belongs(before: ReportingPeriod, after: ReportingPeriod, plan: Plan, over: Over) -> bool:
    if before.end + timedelta(days=1) != after.start:
        return False
    if over is Over.PERIOD:
        return False
    if over is Over.YEAR_TO_DATE:
        return before.year == after.year
    return before.end >= plan.valid_from


def _spans(plans: Iterable[Plan]) -> Iterator[tuple[Plan, Over]]:
    for plan in plans:
        for over in sorted({t.over for t in plan.targets} - {Over.PERIOD}, key=lambda o: o.value):
            yield plan, over


def accumulated(inputs: Inputs) -> dict[TargetKey, Accumulated]:
    """What each target over more than a period is judged by, where there is data."""
    found = (
        (plan, target, _of(inputs, plan, target))
        for plan in inputs.plans
        for target in plan.targets
        if target.over is not Over.PERIOD and target.indicator is not None and not target.among
    )
    return {(plan.id, target.id): added for plan, target, added in found if added is not None}


def _of(inputs: Inputs, plan: Plan, target: Target) -> Accumulated | None:
    parts = parts_over(inputs, plan, target.over)
    result = _added_up(inputs, target, parts)
    if result is None:
        return None
    first = parts[0].start
    name = target.over.value if target.over is Over.YEAR_TO_DATE else f"since-{first}"
    return Accumulated(
        replace(result, span=name),
        first,
        only_grows(inputs, result.indicator),
        _last_year(inputs, target, parts, result),
    )


def parts_over(
    inputs: Inputs, plan: Plan, over: Over, last: ReportingPeriod | None = None
) -> Parts:
    """The periods that a target is over, up to the report's own period, or up to `last`; of a
    longer period made of parts, these and those before."""
    if last:
        return periods_until(last, plan, over)
    period = inputs.period
    sent = {submission.period for submission in inputs.submissions}
    own = () if period.key in sent else parts_of(period, sent).every
    own = own or (period,)
    return own if over is Over.PERIOD else (*periods_until(own[0], plan, over)[:-1], *own)


def _added_up(inputs: Inputs, target: Target, parts: Parts) -> IndicatorResult | None:
    """The target's indicator for the whole province, added up over the periods."""
    return next(iter(added_up(inputs, target, parts, [inputs.province])), None)


def added_up(
    inputs: Inputs, target: Target, parts: Parts, areas: Iterable[AdminUnit]
) -> tuple[IndicatorResult, ...]:
    """The target's indicator for each area that has data, over the periods."""
    joiner, wanted = joined(inputs, target, parts, areas)
    return joiner.results(wanted)


def joined(
    inputs: Inputs, target: Target, parts: Parts, areas: Iterable[AdminUnit]
) -> tuple[OverParts, tuple[ResultKey, ...]]:
    """What joins the periods' results of a target's indicator, and what is asked of it."""
    indicator = inputs.catalogue.indicators[target.indicator or ""]
    requests = [Request(indicator, area, target.disaggregation) for area in areas]
    of_parts = {part.key: by_key(_of_part(inputs, part, requests)) for part in parts}
    found = (result for results in of_parts.values() for result in results.values())
    is_pooled = not is_flow(inputs.catalogue, indicator.numerator) or lacks_stocks(
        inputs.catalogue, indicator, found
    )
    joiner = OverParts(
        inputs.catalogue,
        of_parts,
        by_key(_pooled(inputs, parts, requests)) if is_pooled else {},
    )
    return joiner, tuple((indicator.id, one.area.code, one.split) for one in requests)


def _of_part(
    inputs: Inputs, part: ReportingPeriod, requests: Sequence[Request]
) -> tuple[IndicatorResult, ...]:
    """The results of one of the periods; synthetic data is never added to real data."""
    own = _own(inputs, part)
    if own:
        return _computed(inputs, own, requests, part)
    terms = earlier_terms(inputs, part)
    return () if True in terms.kinds and not inputs.synthetic else terms.results(requests)


def _own(inputs: Inputs, part: ReportingPeriod) -> tuple[Submission, ...]:
    """What the report itself has of a period."""
    return tuple(s for s in inputs.submissions if s.period == part.key)


def earlier_terms(inputs: Inputs, part: ReportingPeriod) -> EarlierTerms:
    """What an earlier period adds to whatever the plans add up."""
    return inputs.recall_terms(part.key, partial(_terms, inputs, part))


def own_terms(inputs: Inputs) -> EarlierTerms:
    """What the report's own period adds to the sums of later ones."""
    return _terms_of(inputs, inputs.period, _own(inputs, inputs.period))


def _terms(inputs: Inputs, part: ReportingPeriod) -> EarlierTerms:
    return _terms_of(inputs, part, inputs.sent_before.get(part.key, ()))


def _terms_of(inputs: Inputs, part: ReportingPeriod, sent: Iterable[Submission]) -> EarlierTerms:
    return EarlierTerms.of(sent, _computed(inputs, sent, asked_of_parts(inputs), part))


def _computed(
    inputs: Inputs,
    sent: Iterable[Submission],
    requests: Sequence[Request],
    part: ReportingPeriod,
) -> tuple[IndicatorResult, ...]:
    """The results of what was sent for a period, from the elements that are asked for alone."""
    asked = {name for request in requests for name in _elements(request.indicator)}
    observed = (o for o in observed_in(sent) if o.element in asked)
    return addends(inputs, observed, requests, part.end)


def _elements(indicator: Indicator) -> Iterator[str | None]:
    yield from (term.element for term in (*indicator.numerator, *indicator.denominator))
    yield indicator.rate_element


def _pooled(
    inputs: Inputs, parts: Parts, requests: Sequence[Request]
) -> tuple[IndicatorResult, ...]:
    """The results of the latest observations of all periods together."""
    latest = latest_observations({part.key: _sent(inputs, part) for part in parts})
    end = max((part.end for part in parts), default=inputs.period.end)
    return computed(inputs, latest, requests, end)


def _sent(inputs: Inputs, part: ReportingPeriod) -> tuple[Submission, ...]:
    """What was sent for one of the periods; synthetic data is never added to real data."""
    sent = _own(inputs, part) or inputs.sent_before.get(part.key, ())
    return () if any(s.synthetic for s in sent) and not inputs.synthetic else sent


def _last_year(
    inputs: Inputs, target: Target, parts: Parts, now: IndicatorResult
) -> IndicatorResult | None:
    """The same periods of the year before, where both years are whole and of one kind."""
    if target.over is not Over.YEAR_TO_DATE or not now.is_complete:
        return None
    periods = [same_period_last_year(part) for part in parts]
    kinds = {kind for one in periods for kind in earlier_terms(inputs, one).kinds}
    if kinds - {inputs.synthetic}:
        return None
    result = _added_up(inputs, target, periods)
    if result is None or not result.is_complete:
        return None
    return replace(result, span=f"until-{periods[-1].key}")


def only_grows(inputs: Inputs, indicator: Indicator) -> bool:
    """Whether what adds up can only become more: nothing flows in below the line."""
    return not is_flow(inputs.catalogue, indicator.denominator)
