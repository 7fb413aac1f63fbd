"""Sentences about how things stand: what came in the period, what stands at its end, the rates.

What is compared with is named once, before them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.core.vietnamese.dates import short_date
from baocao.definitions.indicators.model import Aggregation
from baocao.document.narrative.movements import counts_few
from baocao.document.narrative.phrases import (
    Sentence,
    as_read,
    capital,
    enumerate_sentences,
    joined,
    without_end,
)
from baocao.document.narrative.results import (
    as_of_words,
    change_words,
    fraction_words,
    in_sentence,
    lacking,
    lacking_alike,
    unit_word,
)
from baocao.document.narrative.targets import counted_unit
from baocao.document.narrative.words import Words
from baocao.results.model import Comparison, IndicatorResult

A_YEAR = 365
SAME_DAYS = 15  # two days of different years that are still "the same time last year"

Results = Sequence[IndicatorResult]


def situation_intro(words: Words, results: Results) -> Sentence:
    """With which period the results are compared; empty where none is."""
    if not any(_change(words, r) for r in results):
        return ()
    period = words.period_name(words.data.inputs.previous)
    return words.phrases.fill("situation.compared", period=period)


def situation_lines(words: Words, results: Results) -> list[Sentence]:
    """One line for what came in the period, one for what stands at its end, one for rates."""
    kept = _once(words, results)
    flows = [r for r in kept if _is_flow(words, r)]
    rates = [r for r in kept if r.indicator.denominator]
    stocks = [r for r in kept if r not in flows and r not in rates]
    lines = [
        _line(words, flows, words.phrases.fill("situation.flows")),
        _line(words, stocks, _stocks_lead(words, stocks)),
        _line(words, rates, ()),
    ]
    return [line for line in lines if line]


def _stocks_lead(words: Words, stocks: Results) -> Sentence:
    """The day of what stands at the end; where some figures are older, each says its own."""
    cutoff = words.data.inputs.period.cutoff
    if all(r.as_of == cutoff for r in stocks):
        return words.phrases.fill("situation.stocks", date=short_date(cutoff))
    return words.phrases.fill("situation.newest")


def _once(words: Words, results: Results) -> list[IndicatorResult]:
    """Each rate once: of two that differ by their multiplier alone, the one that a target asks
    for, else the first."""
    asked = {t.target.indicator for t in words.data.targets}
    kept: dict[object, IndicatorResult] = {}
    for result in results:
        key = _parts(result)
        if key not in kept or (
            result.indicator.id in asked and kept[key].indicator.id not in asked
        ):
            kept[key] = result
    return list(kept.values())


def _parts(result: IndicatorResult) -> object:
    indicator = result.indicator
    if not indicator.denominator:
        return result.indicator_split
    return indicator.numerator, indicator.denominator, result.disaggregation


def _is_flow(words: Words, result: IndicatorResult) -> bool:
    elements = words.catalogue.elements
    terms = result.indicator.numerator
    return not result.indicator.denominator and all(
        elements[term.element].aggregation is Aggregation.FLOW for term in terms
    )


def _line(words: Words, results: Results, lead: Sentence) -> Sentence:
    if not results:
        return ()
    alike = lacking_alike(words, results) if lead else ()
    items = enumerate_sentences(
        [_item(words, r, lead, alike) for r in results], words.phrases["lists.semicolon"]
    )
    end = words.phrases.fill("results.end")
    if not lead:
        return capital(joined([*items, *end]))
    periods = results[0].summed_periods if alike else ()
    if periods and _lacks_periods_alone(results[0]):
        lead = words.phrases.fill("situation.flows_of", parts=words.period_names(periods))
        return joined([*lead, *items, *end, *_short_of(words, results[0])])
    return joined([*_limited(words, lead, alike), *items, *end])


def _lacks_periods_alone(result: IndicatorResult) -> bool:
    """Whether a sum is of some of its periods and else whole."""
    return not (result.missing_areas or {*result.missing_periods} & {*result.summed_periods})


def _short_of(words: Words, result: IndicatorResult) -> Sentence:
    """ " Chưa đủ số liệu quý I và quý II năm 2022 để tính cả năm 2022."."""
    return words.phrases.fill(
        "situation.short_of",
        part=words.period_names(result.missing_periods),
        period=words.period_name(words.data.inputs.period.key),
    )


def _limited(words: Words, lead: Sentence, alike: Sentence) -> Sentence:
    """ "Trong kỳ (chỉ gồm số liệu quý III và quý IV năm 2022): "."""
    if not alike:
        return lead
    *before, last = lead
    colon = ": "
    return (*before, str(last).removesuffix(colon), *_bracket(words, [alike]), colon)


def _item(words: Words, result: IndicatorResult, lead: Sentence, alike: Sentence) -> Sentence:
    """ "số ca mắc mới là 1.900 ca (giảm 1.300 ca)": what is said before all is not said again."""
    told = words.phrases.fill(
        "situation.item",
        name=without_end(in_sentence(words, result), as_read(lead).strip(" :").lower()),
        value=words.figures.of_result(result),
        unit=unit_word(words, result.indicator.unit),
    )
    about = (
        fraction_words(words, result),
        () if alike else lacking(words, result),
        as_of_words(words, result),
        *_changes(words, result),
    )
    return joined([*told, *_bracket(words, about)])


def _bracket(words: Words, parts: Sequence[Sentence]) -> Sentence:
    """ " (90/159.100; tăng 0,01 điểm phần trăm)"; empty where there is nothing to say."""
    told = [part for part in parts if part]
    if not told:
        return ()
    inner = enumerate_sentences(told, words.phrases["lists.semicolon"])
    return words.phrases.fill("themes.change", change=inner)


def _changes(words: Words, result: IndicatorResult) -> list[Sentence]:
    """How it moved; nothing of a share of few."""
    if counts_few(result):
        return []
    return [_change(words, result), *last_year_words(words, result)]


def _change(words: Words, result: IndicatorResult) -> Sentence:
    return change_words(words, result, result.previous) if result.previous else ()


def last_year_words(words: Words, result: IndicatorResult) -> Iterator[Sentence]:
    """Against the same period last year, where that is another one than the period before."""
    before, previous = result.last_year, result.previous
    if before is None or (previous is not None and previous.period == before.period):
        return
    change = change_words(words, result, before)
    if change:
        yield words.phrases.fill(
            "situation.since", change=change, period=since(words, result, before)
        )


def since(words: Words, result: IndicatorResult, before: Comparison) -> str:
    """What a value of last year is called: the same period, or its day where that is another."""
    apart = (result.as_of - before.as_of).days
    if _is_flow(words, result) or abs(apart - A_YEAR) <= SAME_DAYS:
        return words.phrases["results.last_year"]
    return words.phrases.text("results.since_day", date=short_date(before.as_of))


def levels_sentence(words: Words, results: Results) -> Sentence:
    """How many areas are at each announced level; levels without any are named together."""
    if not results:
        return ()
    unit = unit_word(words, counted_unit(words, results[0]))
    some = [r for r in results if not r.quantity.is_exact or r.quantity.value]
    none = [words.label(r) for r in results if r not in some]
    parts = [_at_level(words, result) for result in some]
    if none:
        names = words.phrases["lists.comma"].join(none)
        parts.append(words.phrases.fill("situation.no_level", names=names, unit=unit))
    told = enumerate_sentences(parts, words.phrases["lists.semicolon"])
    return words.phrases.fill("situation.levels", results=told)


def _at_level(words: Words, result: IndicatorResult) -> Sentence:
    """ "cấp độ 1: 191/200 xã, phường (95,50%; tăng 14,50 điểm phần trăm)"."""
    value: Sentence = (words.figures.of_result(result),)
    fraction = fraction_words(words, result)
    about = [value, *_changes(words, result)] if fraction else _changes(words, result)
    unit = unit_word(words, counted_unit(words, result))
    shown = (*fraction, unit) if fraction else value
    told = words.phrases.fill("situation.level", name=words.label(result), value=shown)
    return (*told, *_bracket(words, about))
