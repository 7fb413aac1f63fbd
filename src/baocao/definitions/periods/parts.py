"""Which shorter periods a longer one is made of.

A shorter period counts in the longer one that its last day lies in, and is never cut: a month
made of weeks may begin before the first and stop before the last. Nothing is read here; who asks
says what was sent.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from baocao.core.errors import UsageError
from baocao.definitions.periods.calendar import following, period_of
from baocao.definitions.periods.model import PeriodType, ReportingPeriod, ReportingRegime

# The longest first. 9 months are no part: they overlap the second half of their year.
_PARTS = (PeriodType.HALF_YEAR, PeriodType.QUARTER, PeriodType.MONTH, PeriodType.WEEK)


@dataclass(frozen=True)
class PeriodParts:
    """What a longer period is made of, each in the order of its days.

    `used` were sent and share no day; of `missing` nothing was sent; `beside` were sent as well,
    for days that are in `used`, and count nowhere.
    """

    used: tuple[ReportingPeriod, ...] = ()
    missing: tuple[ReportingPeriod, ...] = ()
    beside: tuple[ReportingPeriod, ...] = ()

    @property
    def every(self) -> tuple[ReportingPeriod, ...]:
        """Those used and those missing."""
        return _in_order((*self.used, *self.missing))


NO_PARTS = PeriodParts()


def shorter_periods(period: ReportingPeriod) -> tuple[ReportingPeriod, ...]:
    """Every shorter period that ends within `period`, the longest first."""
    return tuple(part for type_ in _parts_of(period.type) for part in _ending_within(period, type_))


def parts_of(period: ReportingPeriod, sent: Collection[str]) -> PeriodParts:
    """What `period` is made of where `sent` are the keys that something was sent for."""
    return parts_among(shorter_periods(period), period, sent)


def parts_among(
    shorter: Sequence[ReportingPeriod], period: ReportingPeriod, sent: Collection[str]
) -> PeriodParts:
    """As `parts_of`, of a period whose `shorter_periods` are known.

    What was sent for the whole period goes first; then the longest parts, as far as no day is
    counted twice.
    """
    used: list[ReportingPeriod] = []
    beside: list[ReportingPeriod] = []
    for part in (part for part in shorter if part.key in sent):
        free = period.key not in sent and not any(_overlap(part, other) for other in used)
        (used if free else beside).append(part)
    missing = _missing(shorter, used) if used else ()
    return PeriodParts(_in_order(used), _in_order(missing), _in_order(beside))


def _parts_of(type_: PeriodType) -> Sequence[PeriodType]:
    if type_ is PeriodType.NINE_MONTHS:
        return _PARTS[1:]
    return _PARTS[_PARTS.index(type_) + 1 :] if type_ in _PARTS else _PARTS


def _missing(
    shorter: Sequence[ReportingPeriod], used: Sequence[ReportingPeriod]
) -> Iterator[ReportingPeriod]:
    """The longest periods of the kinds used of which nothing was sent; one of which some part
    was sent lacks those parts."""
    kinds = [type_ for type_ in _PARTS if any(part.type is type_ for part in used)]
    slots = [part for part in shorter if part.type is kinds[0]]
    for slot in (slot for slot in slots if slot not in used):
        within = [part for part in used if slot.contains(part.end)]
        if within:
            smaller = [p for p in shorter if p.type in kinds[1:] and slot.contains(p.end)]
            yield from _missing(smaller, within)
        else:
            yield slot


def _ending_within(period: ReportingPeriod, type_: PeriodType) -> Iterator[ReportingPeriod]:
    regime = _regime_of(period.regime, type_)
    if regime is None or type_ not in regime.types:
        return
    try:
        part = period_of(period.start, type_, regime)
        while part.end <= period.end and regime.has_on(type_, part.end):
            yield part
            part = following(part)
    except UsageError:  # the act of some of these days has no such periods
        return


def _regime_of(regime: ReportingRegime, type_: PeriodType) -> ReportingRegime | None:
    return regime.counted.get(type_, regime if type_ in regime.types else None)


def _overlap(one: ReportingPeriod, other: ReportingPeriod) -> bool:
    return one.start <= other.end and other.start <= one.end


def _in_order(
    parts: Collection[ReportingPeriod] | Iterator[ReportingPeriod],
) -> tuple[ReportingPeriod, ...]:
    return tuple(sorted(parts, key=lambda part: (part.end, part.start)))
