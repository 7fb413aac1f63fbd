"""Several counts of one group of people: which one the report uses, what the others would give.

Rule 5 of the design: every count stays, with who made it and when; none is averaged away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from baocao.definitions.indicators.model import Indicator
from baocao.definitions.plans.model import Plan
from baocao.results.model import DenominatorSource, IndicatorResult, IndicatorSplit
from baocao.submissions.workbooks.model import Group, Observation, SourceCell


def used_provider(plans: Iterable[Plan]) -> str:
    """Whose counts the plans in force go by; "" where none says so."""
    return next((p.denominator_provider for p in plans if p.denominator_provider), "")


@dataclass(frozen=True)
class Rivals:
    """Providers that counted a group of people which another one counted too, as they come,
    and the indicators that such a group stands below."""

    providers: tuple[str, ...]
    indicators: tuple[Indicator, ...]

    @cached_property
    def elements(self) -> frozenset[str]:
        """All that these indicators are made from."""
        return frozenset(element for i in self.indicators for element in _elements(i))


def find_rivals(observations: Iterable[Observation], indicators: Iterable[Indicator]) -> Rivals:
    """Who counted the same groups, of those that stand below one of `indicators`."""
    shares = tuple(indicators)
    below = {term.element for share in shares for term in share.denominator}
    groups: dict[Group, dict[str, None]] = defaultdict(dict)
    for observation in observations:
        if observation.element in below:
            groups[observation.group].setdefault(observation.provider)
    rivals = {group: providers for group, providers in groups.items() if len(providers) > 1}
    counted = {element for element, _, _ in rivals}
    return Rivals(
        tuple(dict.fromkeys(provider for providers in rivals.values() for provider in providers)),
        tuple(s for s in shares if counted & {term.element for term in s.denominator}),
    )


def _elements(indicator: Indicator) -> Iterator[str]:
    yield from (term.element for term in (*indicator.numerator, *indicator.denominator))
    if indicator.rate_element:
        yield indicator.rate_element


def denominator_sources(
    used: Iterable[IndicatorResult],
    by_provider: Mapping[str, Sequence[IndicatorResult]],
    observations: Iterable[Observation],
) -> tuple[DenominatorSource, ...]:
    """The results that each provider's counts give, for those with more than one provider.

    `used` are the report's own results, `by_provider` the same ones by each provider's counts.
    """
    days = {o.source: o.as_of for o in observations}
    cells = {r.indicator_split: r.denominator.sources for r in used if r.denominator}
    found: dict[IndicatorSplit, list[DenominatorSource]] = defaultdict(list)
    for provider, results in by_provider.items():
        for result in results:
            below = result.denominator
            if below is not None and not result.reported and below.provider == provider:
                is_used = below.sources == cells.get(result.indicator_split)
                day = _latest(below.sources, days)
                found[result.indicator_split].append(DenominatorSource(result, day, is_used))
    return tuple(source for sources in found.values() if len(sources) > 1 for source in sources)


def _latest(sources: Iterable[SourceCell], days: Mapping[SourceCell, date]) -> date:
    return max(days[source] for source in sources)
