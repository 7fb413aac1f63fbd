"""Sentences about indicator results: what stands, how it moved, who leads and who lags."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.core.quantities import Unit
from baocao.core.vietnamese.dates import short_date
from baocao.document.narrative.lists import MOST, units_told
from baocao.document.narrative.phrases import Computed, Sentence, enumerate_sentences, joined, small
from baocao.document.narrative.words import Words
from baocao.results.comparison import way
from baocao.results.ledger.figures import POINTS
from baocao.results.ledger.model import Figure
from baocao.results.ledger.relative_figures import is_multiple, of_relative
from baocao.results.model import Comparison, IndicatorResult


def in_sentence(words: Words, result: IndicatorResult) -> Sentence:
    """A result's full name within a sentence: "tỷ lệ tiêm mũi 3 cho người từ 18 tuổi"."""
    return small(words.told_name(result.indicator, result.disaggregation))


def unit_word(words: Words, unit: Unit) -> str:
    """The word that follows a value of this unit, with its space; empty for percent."""
    return words.phrases[f"units.{unit.value}"]


def difference_word(words: Words, unit: Unit) -> str:
    """The word that follows a difference: percentages differ by percentage points."""
    return words.phrases[f"units.{POINTS if unit == Unit.PERCENT else unit.value}"]


def with_unit(figure: Figure, unit: str) -> Sentence:
    """A figure as a cell prints it: with the word of its unit, where there is one."""
    return joined([figure, Computed(unit, "unit")])


def area_names(words: Words, codes: Sequence[str]) -> Sentence:
    """The units in a row as a sentence lists them, a long list by its first."""
    return units_told(words, names_of(words, codes))


def names_of(words: Words, codes: Sequence[str]) -> list[str]:
    """The names of units, "Huyện" in lower case as within a sentence."""
    inputs = words.data.inputs
    before = (unit for part in inputs.period_parts for unit in part.completeness.expected)
    units = (*before, *inputs.reporting_units, inputs.province, *inputs.districts)
    names = {unit.code: unit.in_sentence for unit in units}
    return [names.get(code, code) for code in codes]


def lacking(words: Words, result: IndicatorResult) -> Sentence:
    """What a sum does not hold, "chưa gồm huyện Cao Lộc"; empty for a complete one."""
    parts: list[Sentence] = []
    if result.missing_areas:
        parts.append(_lacks_areas(words, names_of(words, result.missing_areas)))
    counted = result.summed_periods
    if not {*result.missing_periods} <= {*counted}:
        pattern = "results.only_periods" if counted else "results.lacks_periods"
        periods = words.period_names(counted or result.missing_periods)
        parts.append(words.phrases.fill(pattern, periods=periods))
    elif result.missing_periods:  # all are in the sum, these without some units
        periods = words.period_names(result.missing_periods)
        parts.append(words.phrases.fill("results.lacks_periods", periods=periods))
    return enumerate_sentences(parts, words.phrases["lists.comma"])


def _lacks_areas(words: Words, names: Sequence[str]) -> Sentence:
    """The units by name; of many how many, as what a sum lacks stands within brackets."""
    if len(names) <= MOST:
        return words.phrases.fill("results.lacks_areas", areas=units_told(words, names))
    number, what = len(names), words.phrases["results.lacking_units"]
    return words.phrases.fill(
        "results.lacks_many",
        count=words.figures.count(f"units-lacking.{number}", number, what),
        units=Computed(words.phrases["results.units_of_workbook"], "area", whole=tuple(names)),
    )


def lacking_alike(words: Words, results: Sequence[IndicatorResult]) -> Sentence:
    """What all of several sums lack, so that it is said once; empty where they differ."""
    first, *others = [lacking(words, result) for result in results] or [()]
    return first if others and all(other == first for other in others) else ()


def fraction_words(words: Words, result: IndicatorResult) -> Sentence:
    """ "90/159.100"; empty where only a rate was reported."""
    top = words.figures.of_numerator(result)
    bottom = words.figures.of_denominator(result)
    if result.reported or top is None or bottom is None:
        return ()
    return words.phrases.fill("results.fraction", numerator=top, denominator=bottom)


def as_of_words(words: Words, result: IndicatorResult) -> Sentence:
    """The date, where it is not the cut-off that the report's opening names for all."""
    if result.as_of == words.data.inputs.period.cutoff:
        return ()
    return words.phrases.fill("results.as_of", date=short_date(result.as_of))


def change_words(words: Words, result: IndicatorResult, before: Comparison) -> Sentence:
    """The movement alone, as a table prints it: "tăng 1,2 điểm phần trăm"; empty without one."""
    return _moved(words, result, before, difference_word(words, result.indicator.unit))


def brief_change(words: Words, result: IndicatorResult, before: Comparison) -> Sentence:
    """The movement without its unit, for a narrow column that says it: "tăng 1,2"."""
    if before.change and not way(result, before):
        return (words.phrases["changes.negligible"],)
    return _moved(words, result, before, "")


def _moved(words: Words, result: IndicatorResult, before: Comparison, unit: str) -> Sentence:
    turned = way(result, before)
    if not turned:
        return _stood(words, before)
    change = words.figures.of_change(result, before)
    return _turned(words, turned, change, unit) if change else ()


def _turned(words: Words, turned: int, change: Figure, unit: str) -> Sentence:
    return words.phrases.fill(
        "changes.up" if turned > 0 else "changes.down", change=change, unit=unit
    )


def _stood(words: Words, before: Comparison) -> Sentence:
    """That nothing moved, or too little to be told as a rise or fall; empty where nobody knows."""
    if before.change is None:
        return ()
    return (words.phrases["changes.nearly_same" if before.change else "changes.same"],)


def relative_words(words: Words, result: IndicatorResult, before: Comparison) -> Sentence:
    """The movement in proportion: "giảm 51,7%", "gấp 91,5 lần"; empty where there is none to
    tell."""
    turned = way(result, before)
    if not turned:
        return _stood(words, before)
    figure = of_relative(words.figures, result, before)
    if figure is None:
        return ()
    if is_multiple(result, before):
        return words.phrases.fill("changes.times", multiple=figure)
    return _turned(words, turned, figure, "")
