"""Sentences about units that changed: why figures of before are those of others, or are not there.

Silence would let a reader take a missing comparison for a missing figure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.names import lower_first
from baocao.definitions.areas.model import AdminUnit, AreaLevel
from baocao.definitions.periods.regimes import parse_period
from baocao.document.blocks import AppendixReference
from baocao.document.narrative.lists import units_told
from baocao.document.narrative.phrases import Sentence
from baocao.document.narrative.results import area_names
from baocao.document.narrative.words import Words
from baocao.results.countrywide import reasons
from baocao.results.inputs import Inputs
from baocao.results.long_periods import ends_within
from baocao.results.model import IndicatorResult
from baocao.results.used import cells_of

UNITS = "units"  # the id of the appendix with the crosswalk


def forerunners(inputs: Inputs) -> tuple[AdminUnit, ...]:
    """The provinces whose figures stand for this one's in what the report has of before it was
    made; none where there is nothing of before."""
    born = inputs.province.valid_from
    if born is None or inputs.parts is None:
        return ()
    is_before = born.__gt__
    before = [
        *(day for _, day in _compared(inputs, is_before)),
        *filter(is_before, _within(inputs)),
        *_added_up(inputs, is_before),
    ]
    if not before:
        return ()
    return inputs.parts(inputs.province.code, max(before))


def units_sentences(words: Words) -> list[Sentence]:
    """Who counted beside the areas; what the change of units means for this report: its own
    parts, then each comparison."""
    return [
        *_of_left_out(words),
        *_of_institutions(words),
        *_of_the_province(words),
        *_of_the_period(words),
        *_of_sums(words),
        *_of_comparisons(words),
    ]


def _of_left_out(words: Words) -> Iterator[Sentence]:
    """Which provinces are not in the country's figures, of which indicators, and why."""
    semicolon = words.phrases["lists.semicolon"]
    for difference, found in reasons(words.data.left_out):
        units = dict.fromkeys(one.province.code for one in found)
        names = dict.fromkeys(words.name(one.indicator, one.disaggregation) for one in found)
        yield words.phrases.fill(
            "data.left_out",
            whole=words.whole,
            areas=area_names(words, [*units]),
            indicators=semicolon.join(map(lower_first, names)),
            reason=words.phrases[f"data.differences.{difference.value}"],
        )


def _of_institutions(words: Words) -> Iterator[Sentence]:
    """Which figures of the province have in them what institutions counted, and who did."""
    inputs = words.data.inputs
    units = {unit.code: unit for unit in inputs.reporting_units}
    files = {
        sent.file: unit.name
        for sent in inputs.submissions
        if (unit := units.get(sent.unit)) and unit.level is AreaLevel.INSTITUTION
    }
    found: dict[tuple[str, ...], dict[str, None]] = {}
    for result in words.data.results if files else ():
        if result.area == inputs.province:
            told = dict.fromkeys(files[s.file] for s in cells_of(result) if s.file in files)
            found.setdefault(tuple(told), {})[result.indicator.name] = None
    for names, indicators in found.items():
        if names:
            yield words.phrases.fill(
                "data.institutions",
                whole=words.whole,
                areas=units_told(words, names),
                indicators=words.phrases["lists.semicolon"].join(map(lower_first, indicators)),
            )


def _of_the_province(words: Words) -> Iterator[Sentence]:
    inputs = words.data.inputs
    before = forerunners(inputs)
    if before and inputs.province.valid_from:
        yield words.phrases.fill(
            "data.units_merged",
            province=lower_first(inputs.province.name),
            day=short_date(inputs.province.valid_from),
            before=units_told(words, [lower_first(unit.name) for unit in before]),
            appendix=AppendixReference(UNITS),
        )


def _of_the_period(words: Words) -> Iterator[Sentence]:
    inputs = words.data.inputs
    if any(_changed(inputs, day) for day in _within(inputs)):
        yield words.phrases.fill(
            "data.units_within",
            day=_since(inputs),
            areas=words.areas,
            whole=words.whole,
        )


def _of_sums(words: Words) -> Iterator[Sentence]:
    """How what has added up, and milestones, were made over the day on which units changed."""
    inputs = words.data.inputs
    if any(_added_up(inputs, partial(_changed, inputs))):
        yield words.phrases.fill("data.units_added", day=_since(inputs), areas=words.areas)


def _of_comparisons(words: Words) -> Iterator[Sentence]:
    inputs = words.data.inputs
    below = [r for r in words.data.results if r.area != inputs.province]
    for period, _ in _compared(inputs, partial(_changed, inputs)):
        told = {"period": words.period_name(period), "day": _since(inputs)}
        compared = {r.area.code for r in below if _is_compared(r, period)}
        reported = {r.area.code for r in below}  # of the others nothing is there to be compared
        alone = [u for u in inputs.districts if u.code in reported and u.code not in compared]
        if not compared:
            told |= {"areas": words.areas, "whole": words.whole}
            yield words.phrases.fill("data.units_changed", **told)
        elif alone:
            names = units_told(words, [lower_first(unit.name) for unit in alone])
            yield words.phrases.fill("data.units_divided", areas=names, **told)


def _is_compared(result: IndicatorResult, period: str) -> bool:
    beside = (result.previous, result.last_year)
    return any(one is not None and one.period == period for one in beside)


def _compared(inputs: Inputs, matters: Callable[[date], bool]) -> Iterator[tuple[str, date]]:
    """The periods that the report compares with and somebody sent data for, with their ends, of
    the ends that matter: what was sent is read for no other."""
    for key in dict.fromkeys((inputs.previous, inputs.last_year)):
        day = parse_period(key, inputs.period.regime).end
        if matters(day) and inputs.history.get(key):
            yield key, day


def _within(inputs: Inputs) -> list[date]:
    """The ends of the shorter periods that a longer report is made of."""
    ends = ends_within(inputs.period)
    return [ends[part.key] for part in inputs.period_parts if not part.is_missing]


def _added_up(inputs: Inputs, matters: Callable[[date], bool]) -> Iterator[date]:
    """The ends of the earlier periods that sums and milestones of the plans are made from, of
    the days that matter: what was sent is read for no other."""
    for key in inputs.sent_before:
        day = parse_period(key, inputs.period.regime).end
        if matters(day) and inputs.sent_before[key]:
            yield day


def _changed(inputs: Inputs, day: date) -> bool:
    """Whether the areas below the province were others on a day; a commune has none."""
    if inputs.parts is None or not inputs.districts:
        return False
    return _codes(inputs.parts(inputs.province.code, day)) != _codes(inputs.districts)


def _codes(units: tuple[AdminUnit, ...]) -> set[str]:
    return {unit.code for unit in units}


def _since(inputs: Inputs) -> str:
    """The day since which the areas are those of the report."""
    days = [unit.valid_from for unit in inputs.districts if unit.valid_from]
    return short_date(max(days)) if days else ""
