"""Sentences about targets: how many stand how, and each one's gap and pace."""

from __future__ import annotations

from baocao.core.quantities import Operator, Unit
from baocao.core.vietnamese.dates import years_text
from baocao.definitions.plans.model import Among, Relative, Target
from baocao.document.narrative.by_unit import wanted_words
from baocao.document.narrative.phrases import Sentence, joined
from baocao.document.narrative.results import difference_word, unit_word
from baocao.document.narrative.words import Words
from baocao.results.ledger.target_figures import (
    of_gap,
    of_gap_people,
    of_pace,
    of_relative_change,
    of_target_value,
)
from baocao.results.model import IndicatorResult, TargetResult


def gap_words(words: Words, judged: TargetResult) -> Sentence:
    """How far a target is from being met, as a cell prints it: "7,54 điểm phần trăm (41.865
    người), 12 người/ngày", "vượt 120 ca"."""
    parts = missing_words(words, judged)
    if parts and judged.is_above:
        return joined(words.phrases.fill("targets.gap_above", gap=parts))
    pace = of_pace(words.figures, judged)
    if parts and pace is not None and judged.result is not None:
        counted = unit_word(words, counted_unit(words, judged.result))
        parts += words.phrases.fill("targets.gap_pace", pace=pace, unit=counted)
    return joined(parts)


def missing_words(words: Words, judged: TargetResult) -> Sentence:
    """What is missing alone: "7,54 điểm phần trăm (41.865 người)"; empty where nothing is known
    to be."""
    gap, people = of_gap(words.figures, judged), of_gap_people(words.figures, judged)
    if gap is None or judged.result is None:
        return ()
    counted = unit_word(words, counted_unit(words, judged.result))
    told = (gap, difference_word(words, _unit(judged)))
    parts = words.phrases.fill("targets.gap", gap=told)
    if people is not None:
        parts += words.phrases.fill("targets.gap_people", people=people, unit=counted)
    return joined(parts)


def required(words: Words, judged: TargetResult) -> Sentence:
    """What the plan asks for, as tables print it: "từ 100% trở lên", or the evidence."""
    if judged.target.relative is not None:
        return relative_words(words, judged, judged.target.relative)
    if judged.target.among is not None:
        limit = _unit_limit(words, judged, judged.target.among)
        return wanted_words(words, judged, judged.target.among, limit)
    return limit_words(words, judged)


def _unit_limit(words: Words, judged: TargetResult, among: Among) -> Sentence:
    """What each unit has to reach: one value for all, or what the plan gives it."""
    if not among.given:
        return limit_words(words, judged)
    if judged.value is None:
        return words.phrases.fill("targets.units.given")
    return words.phrases.fill("targets.units.given_or", limit=limit_words(words, judged))


def limit_words(words: Words, judged: TargetResult) -> Sentence:
    """The value with its operator: "không quá 100 ca"."""
    value = of_target_value(judged)
    operator = judged.target.operator
    if value is None or operator is None:
        return (words.phrases[f"targets.{_why_no_value(judged.target)}"],)
    unit = unit_word(words, _unit(judged))
    pattern = f"operators.{operator.value}"
    if judged.asks_for_all or judged.asks_for_none:
        pattern = "operators.="
    return words.phrases.fill(pattern, value=(value, unit) if unit else value)


def relative_words(words: Words, judged: TargetResult, relative: Relative) -> Sentence:
    """What is compared with, then the value that it comes to: "giảm 10% so với trung bình các
    năm 2016-2020 (không quá 1.111,5 ca)"; which years are missing where there is none."""
    operator = judged.target.operator
    assert operator is not None
    years = _years(words, relative)
    if relative.change:
        pattern = "targets.relative.less" if relative.change < 0 else "targets.relative.more"
        change = of_relative_change(judged, relative)
        compared = words.phrases.fill(pattern, change=change, years=years)
    else:
        compared = words.phrases.fill(f"targets.relative.{_SAME[operator]}", years=years)
    if judged.missing_years:
        missing = years_text(judged.missing_years)
        lacks = words.phrases.fill("targets.relative.missing", period=missing)
    else:
        lacks = words.phrases.fill("targets.relative.level", value=limit_words(words, judged))
    return joined([*compared, *lacks])


def _years(words: Words, relative: Relative) -> Sentence:
    pattern = "targets.relative.mean" if relative.years else "targets.relative.year"
    years = relative.years_before(words.data.inputs.period.year)
    return words.phrases.fill(pattern, period=years_text(years))


_SAME = {
    Operator.AT_LEAST: "at_least",
    Operator.ABOVE: "above",
    Operator.AT_MOST: "at_most",
    Operator.BELOW: "below",
    Operator.EQUAL: "same",
}


def _why_no_value(target: Target) -> str:
    if target.reference is not None:
        return "no_reference"
    return "no_level" if target.indicator else "by_evidence"


def counted_unit(words: Words, result: IndicatorResult) -> Unit:
    """What the numerator counts: people, facilities, cases."""
    return words.catalogue.elements[result.indicator.numerator[0].element].unit


def _unit(judged: TargetResult) -> Unit:
    return judged.indicator.unit if judged.indicator else Unit.UNITS
