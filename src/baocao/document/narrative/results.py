"""Sentences about indicator results: what stands, how it moved, who leads and who lags."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.core.quantities import Unit
from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.names import lower_first
from baocao.definitions.indicators.model import Direction
from baocao.document.narrative.phrases import Sentence, enumerate_sentences, joined
from baocao.document.narrative.words import Words
from baocao.results.ledger.figures import POINTS
from baocao.results.ledger.relative_figures import is_multiple, of_relative
from baocao.results.model import Comparison, IndicatorResult

_PATTERN = {
    Direction.HIGHER_IS_BETTER: "results.higher",
    Direction.LOWER_IS_BETTER: "results.lower",
    Direction.NEUTRAL: "results.neutral",
}


def result_sentence(words: Words, result: IndicatorResult) -> Sentence:
    """ "Tỷ lệ … đạt 83,15% (…/…) tính đến ngày 15/3/2022, tăng 1,2 điểm phần trăm so với …." """
    parts = [
        _statement(words, result),
        _counts(words, result),
        _as_of(words, result),
        _incomplete(words, result),
        *_movements(words, result),
        words.phrases.fill("results.end"),
    ]
    return joined([piece for part in parts for piece in part])


def leaders_sentence(words: Words, results: Sequence[IndicatorResult], count: int) -> Sentence:
    """The `count` best and worst districts of one indicator; empty where a district named
    best does no better than one named worst."""
    ranked = sorted((r for r in results if r.rank is not None), key=lambda r: r.rank or 0)
    if len(ranked) < 2 * count or ranked[count - 1].rank == ranked[-count].rank:
        return ()
    first = ranked[0]
    return words.phrases.fill(
        "results.best",
        name=words.told_name(first.indicator, first.disaggregation),
        areas=_areas(words, ranked[:count]),
        lowest=_areas(words, ranked[: -count - 1 : -1]),
    )


def unit_word(words: Words, unit: Unit) -> str:
    """The word that follows a value of this unit, with its space; empty for percent."""
    return words.phrases[f"units.{unit.value}"]


def difference_word(words: Words, unit: Unit) -> str:
    """The word that follows a difference: percentages differ by percentage points."""
    return words.phrases[f"units.{POINTS if unit == Unit.PERCENT else unit.value}"]


def area_names(words: Words, codes: Sequence[str]) -> str:
    """Names of units in a row, "Huyện" in lower case as within a sentence."""
    inputs = words.data.inputs
    before = (unit for quarter in inputs.quarters for unit in quarter.completeness.expected)
    units = (*before, *inputs.reporting_units, inputs.province, *inputs.districts)
    names = {unit.code: lower_first(unit.name) for unit in units}
    return words.phrases["lists.comma"].join(names.get(code, code) for code in codes)


def lacking(words: Words, result: IndicatorResult) -> str:
    """What a sum does not hold, "chưa gồm huyện Cao Lộc"; empty for a complete one."""
    parts = []
    if result.missing_areas:
        areas = area_names(words, result.missing_areas)
        parts.append(words.phrases.text("results.lacks_areas", areas=areas))
    if result.missing_periods:
        periods = words.period_names(result.missing_periods)
        parts.append(words.phrases.text("results.lacks_periods", periods=periods))
    return words.phrases["lists.comma"].join(parts)


def _statement(words: Words, result: IndicatorResult) -> Sentence:
    counted = not result.indicator.denominator
    direction = Direction.NEUTRAL if counted else result.indicator.direction
    return words.phrases.fill(
        _PATTERN[direction],
        name=words.told_name(result.indicator, result.disaggregation),
        value=words.figures.of_result(result),
        unit=unit_word(words, result.indicator.unit),
    )


def _counts(words: Words, result: IndicatorResult) -> Sentence:
    top = words.figures.of_numerator(result)
    bottom = words.figures.of_denominator(result)
    if result.reported or top is None or bottom is None:
        return ()
    return words.phrases.fill("results.counts", numerator=top, denominator=bottom)


def _as_of(words: Words, result: IndicatorResult) -> Sentence:
    """The date, where it is not the cut-off that the report's opening names for all."""
    if result.as_of == words.data.inputs.period.cutoff:
        return ()
    return words.phrases.fill("results.as_of", date=short_date(result.as_of))


def _movements(words: Words, result: IndicatorResult) -> list[Sentence]:
    """Against the previous period and, where it is another one, the same period last year."""
    previous, last_year = result.previous, result.last_year
    found = []
    if previous is not None:
        found.append(_movement(words, result, previous, words.period_name(previous.period)))
    if last_year is not None and (previous is None or last_year.period != previous.period):
        name = words.period_name(last_year.period)
        period = words.phrases.text("results.last_year", period=name)
        found.append(_movement(words, result, last_year, period))
    return found


def change_words(words: Words, result: IndicatorResult, before: Comparison) -> Sentence:
    """The movement alone, as a table prints it: "tăng 1,2 điểm phần trăm"; empty without one."""
    change = words.figures.of_change(result, before)
    if before.change is None or change is None:
        return ()
    if before.change == 0:
        return (words.phrases["changes.same"],)
    pattern = "changes.up" if before.change > 0 else "changes.down"
    unit = difference_word(words, result.indicator.unit)
    return words.phrases.fill(pattern, change=change, unit=unit)


def relative_words(words: Words, result: IndicatorResult, before: Comparison) -> Sentence:
    """The movement in proportion: "giảm 51,7%", "gấp 91,5 lần"; empty where there is none to
    tell."""
    if before.change == 0:
        return (words.phrases["changes.same"],)
    figure = of_relative(words.figures, result, before)
    if figure is None or before.change is None:
        return ()
    if is_multiple(result, before):
        return words.phrases.fill("changes.times", multiple=figure)
    pattern = "changes.up" if before.change > 0 else "changes.down"
    return words.phrases.fill(pattern, change=figure, unit="")


def _movement(words: Words, result: IndicatorResult, before: Comparison, period: str) -> Sentence:
    change = words.figures.of_change(result, before)
    if before.change is None or change is None:
        return ()
    if before.change == 0:
        return words.phrases.fill("results.same", period=period)
    return words.phrases.fill(
        "results.up" if before.change > 0 else "results.down",
        change=change,
        unit=difference_word(words, result.indicator.unit),
        period=period,
    )


def _incomplete(words: Words, result: IndicatorResult) -> Sentence:
    lacks = lacking(words, result)
    return words.phrases.fill("results.incomplete", lacks=lacks) if lacks else ()


def _areas(words: Words, results: Sequence[IndicatorResult]) -> Sentence:
    items = [
        words.phrases.fill(
            "results.area_value",
            area=lower_first(result.area.name),
            value=words.figures.of_result(result),
        )
        for result in results
    ]
    return enumerate_sentences(items, words.phrases["lists.comma"])
