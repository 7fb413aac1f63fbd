"""The indicators and verdicts once more, in plain Python.

Nothing of baocao is imported here: the rules are written out again as the plans and the
design state them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from tests.results.by_hand_files import (
    Split,
    Value,
    by_element,
    definitions,
    districts,
    is_synthetic,
    plans_in_force,
    province_code,
    quarter_before,
    reference,
    window,
    workbooks,
)

__all__ = ["is_synthetic", "plans_in_force", "province_code", "recompute", "status"]

Amount = tuple[Fraction, str, date]
"""Number, bound and day."""


@dataclass(frozen=True)
class Result:
    """A recomputed indicator; `whole` says whether every district is in it."""

    number: Fraction
    bound: str
    day: date
    whole: bool
    counts: tuple[Fraction, Fraction] | None = None
    base: str = ""


def amounts(
    slug: str, period: str, area: str, element: str, wanted: Split, on: date | None
) -> dict[Split, Amount]:
    """What one area reported under `wanted`: as it stands, else its finer parts.

    Each day has one value, that of the last hour. Of a state the last day counts, or with `on`
    the last day until then, or the first after; events of all days are added up.
    """
    spec = definitions()[0][element]
    rows = by_element(slug, period).get((element, area), [])
    exact = [v for v in rows if v.split == wanted]
    adds = set(spec.get("sums_over", ()))
    finer = [
        v
        for v in rows
        if v.split > wanted and {category for category, _ in v.split - wanted} <= adds
    ]
    parts: dict[Split, list[Value]] = {}
    for value in exact or finer:
        parts.setdefault(value.split, []).append(value)
    found: dict[Split, Amount] = {}
    for split, stated in parts.items():
        days: dict[date, Value] = {}
        for value in stated:
            if value.day not in days or value.hour > days[value.day].hour:
                days[value.day] = value
        if spec["aggregation"] == "flow":
            number = sum((v.number for v in days.values()), Fraction(0))
            found[split] = number, stated[0].bound, max(days)
            continue
        until = [day for day in days if on is None or day <= on]
        last = days[max(until) if until else min(days)]
        found[split] = last.number, last.bound, last.day
    return found


def recompute(slug: str, period: str, area: str, indicator: str, split: Split) -> Result | None:
    """An indicator for the province or one of its districts; None where nothing was reported."""
    spec = definitions()[1][indicator]
    top = _side(slug, period, area, spec["numerator"], split)
    if not spec["denominator"]:
        return _plain(slug, period, area, top)
    day = max((day for _, _, day in top.values()), default=None) if top else None
    bottom = _side(slug, period, area, spec["denominator"], split, day)
    if indicator == "coverage" and bottom is None:
        group = frozenset(pair for pair in split if pair[0] != "dose")
        bottom = _side(slug, period, area, spec["denominator"], group, day)
    if top and bottom and set(top) == set(bottom) and sum(n for n, _, _ in bottom.values()):
        above, below = (
            sum((n for n, _, _ in side.values()), Fraction(0)) for side in (top, bottom)
        )
        number = above / below * int(spec["multiplier"])
        bounds = {bound for _, bound, _ in top.values()}
        assert bounds == {"="}, "no workbook of the repository has a bounded count"
        day = max(day for _, _, day in top.values())
        whole = _is_whole(slug, period, area, set(top))
        return Result(number, "=", day, whole, (above, below))
    return _reported(slug, period, area, spec, split)


def _is_whole(slug: str, period: str, area: str, found: set[str]) -> bool:
    province = province_code(slug)
    return area != province or found >= {province} or found >= _all_districts(slug, period)


def _all_districts(slug: str, period: str) -> set[str]:
    return set(districts(province_code(slug), window(period)[1]))


def _side(
    slug: str,
    period: str,
    area: str,
    terms: list[dict[str, Any]],
    split: Split,
    on: date | None = None,
) -> dict[str, Amount] | None:
    """Numerator or denominator by area that reported it; None where a term is missing."""
    found: dict[str, Amount] = {}
    for term in terms:
        options = frozenset((c, str(o)) for c, o in term.get("options", {}).items())
        carried = set(definitions()[0][term["element"]].get("categories", ()))
        wanted = frozenset(pair for pair in split if pair[0] in carried) | options
        by_area = _by_area(slug, period, area, term["element"], wanted, on)
        if not by_area:
            return None
        for code, (number, bound, day) in by_area.items():
            known = found.get(code, (Fraction(0), "=", day))
            found[code] = known[0] + number, bound, max(day, known[2])
    return found


def _by_area(
    slug: str, period: str, area: str, element: str, wanted: Split, on: date | None
) -> dict[str, Amount]:
    """The area's own value; the province's own offices beside those of its districts."""
    own = amounts(slug, period, area, element, wanted, on)
    if wanted in own or area != province_code(slug):
        return _summed({area: own})
    parts = {
        code: {
            split: value
            for split, value in amounts(slug, period, code, element, wanted, on).items()
            if split not in own
        }
        for code in sorted(_all_districts(slug, period))
    }
    return _summed({area: own, **parts})


def _summed(
    reported: dict[str, dict[Split, Amount]],
) -> dict[str, Amount]:
    return {
        code: (
            sum((number for number, _, _ in parts.values()), Fraction(0)),
            next(iter(parts.values()))[1],
            max(day for _, _, day in parts.values()),
        )
        for code, parts in reported.items()
        if parts
    }


def _plain(slug: str, period: str, area: str, top: dict[str, Amount] | None) -> Result | None:
    if not top:
        return None
    number = sum((n for n, _, _ in top.values()), Fraction(0))
    bound = next(iter(top.values()))[1]
    day = max(day for _, _, day in top.values())
    return Result(number, bound, day, _is_whole(slug, period, area, set(top)))


def _reported(
    slug: str, period: str, area: str, spec: dict[str, Any], split: Split
) -> Result | None:
    """The rate as the unit itself gave it."""
    rows = by_element(slug, period).get((spec.get("rate_element", ""), area), [])
    rates = [value for value in rows if value.split == split]
    if not rates:
        return None
    last = max(rates, key=lambda v: (v.day, v.hour))
    return Result(last.number, last.bound, last.day, whole=True, base="reported")


def meets(number: Fraction, bound: str, operator: str, wanted: Fraction) -> bool | None:
    """Whether the true value meets the target; None where its bound does not tell."""
    if bound == "=":
        return {">=": number >= wanted, ">": number > wanted, "<": number < wanted}[operator]
    lower = bound in (">=", ">")
    upwards = operator in (">=", ">")
    beyond = number > wanted if lower else number < wanted
    touches = number == wanted and bound in (">", "<", "~")
    if lower == upwards:
        reached = beyond or (number == wanted and (operator == ">=" or bound == ">"))
        return True if reached else None
    return False if beyond or touches else None


def status(slug: str, period: str, plan: dict[str, Any], target: dict[str, Any]) -> str:
    """The verdict on a target with an indicator at the end of the period."""
    province, (_, end) = province_code(slug), window(period)
    split = frozenset((c, str(o)) for c, o in (target.get("disaggregation") or {}).items())
    now = recompute(slug, period, province, target["indicator"], split)
    if now is None:
        return "NOT_REPORTED"
    level = target.get("value")
    wanted = (
        Fraction(str(level)) if level is not None else reference(target.get("reference"), period)
    )
    if wanted is None or not now.whole:
        return "NOT_ASSESSABLE"
    met = meets(now.number, now.bound, target["operator"], wanted)
    if met is not False:
        return "MET" if met else "NOT_ASSESSABLE"
    deadline = target.get("deadline") or plan["valid"]["to"]
    if deadline <= end:
        return "NOT_MET"
    assert not target.get("milestones"), "no plan of the repository has milestones"
    later = _at_pace(slug, period, target["indicator"], split, deadline)
    if later is None:
        return "NOT_DUE"
    return "ON_TRACK" if meets(later, "=", target["operator"], wanted) else "BEHIND"


def _at_pace(
    slug: str, period: str, indicator: str, split: Split, deadline: date
) -> Fraction | None:
    """Where the pace since the quarter before leads by the deadline."""
    province, before_key = province_code(slug), quarter_before(period)
    if not workbooks(slug, before_key) or (
        is_synthetic(slug, period) != is_synthetic(slug, before_key)
    ):
        return None
    now = recompute(slug, period, province, indicator, split)
    before = recompute(slug, before_key, province, indicator, split)
    if now is None or before is None or not (now.bound == before.bound == "="):
        return None
    if (now.base, now.whole, before.whole) != (before.base, True, True) or now.day <= before.day:
        return None
    per_day = (now.number - before.number) / (now.day - before.day).days
    return now.number + per_day * ((deadline - now.day) // timedelta(days=1))
