"""Sentences about targets: how many stand how, and each one's gap and pace."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.core.quantities import Operator, Unit
from baocao.core.vietnamese.dates import short_date, years_text
from baocao.definitions.plans.model import Plan, Relative, Target
from baocao.document.narrative.accumulated import result_words
from baocao.document.narrative.by_unit import met_words, wanted_words
from baocao.document.narrative.phrases import Sentence, enumerate_sentences, joined
from baocao.document.narrative.results import difference_word, unit_word
from baocao.document.narrative.verdicts import told_verdict
from baocao.document.narrative.words import Words
from baocao.results.ledger.model import Figure
from baocao.results.ledger.target_figures import (
    of_gap,
    of_gap_people,
    of_pace,
    of_relative_change,
    of_target_value,
)
from baocao.results.model import IndicatorResult, TargetResult, TargetStatus


def summary_sentence(words: Words, plan: Plan) -> Sentence:
    """ "Trong 12 chỉ tiêu của Kế hoạch …: 5 chỉ tiêu đạt; …."; empty for a plan without targets."""
    judged = [t for t in words.data.targets if t.plan is plan]
    if not judged:
        return ()
    parts = [
        words.phrases.fill(
            "targets.part",
            count=_count(words, plan, status, judged),
            status=words.phrases[f"target_status_lower.{status.value}"],
        )
        for status in TargetStatus
        if any(t.status is status for t in judged)
    ]
    total = words.figures.count(f"{plan.id}.targets", len(judged), "số chỉ tiêu của văn bản")
    return words.phrases.fill(
        "targets.summary",
        total=total,
        plans=plan.short_citation,
        parts=enumerate_sentences(parts, words.phrases["lists.semicolon"]),
    )


def target_sentence(words: Words, judged: TargetResult) -> Sentence:
    """One target with its result, verdict, gap and the pace it takes."""
    parts = [_verdict(words, judged), _gap(words, judged), _pace(words, judged)]
    return joined([piece for part in parts for piece in part] + [words.phrases["results.end"]])


def unmet_reminder(words: Words, number: int) -> Sentence:
    """How many targets that the section on difficulties lists stay to be worked on; empty for
    none, and where there is no such section."""
    section = words.section_number("difficulties")
    if not number or not section:
        return ()
    count = words.figures.count("targets-unmet", number, "số chỉ tiêu không đạt, chậm tiến độ")
    return words.phrases.fill("targets.unmet_reminder", count=count, section=section)


def required(words: Words, judged: TargetResult) -> Sentence:
    """What the plan asks for, as tables print it: "từ 100% trở lên", or the evidence."""
    if judged.target.relative is not None:
        return relative_words(words, judged, judged.target.relative)
    if judged.target.among is not None:
        limit = limit_words(words, judged)
        return wanted_words(words, judged, judged.target.among, limit)
    return limit_words(words, judged)


def limit_words(words: Words, judged: TargetResult) -> Sentence:
    """The value with its operator: "không quá 100 ca"."""
    value = of_target_value(judged)
    operator = judged.target.operator
    if value is None or operator is None:
        return (words.phrases[f"targets.{_why_no_value(judged.target)}"],)
    unit = unit_word(words, _unit(judged))
    pattern = f"operators.{operator.value}"
    if judged.asks_for_all:
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


def _verdict(words: Words, judged: TargetResult) -> Sentence:
    status = told_verdict(words, judged)
    name = judged.target.name
    if judged.units is not None and judged.units.total:
        met = met_words(words, judged, judged.units)
        asked = required(words, judged)
        return words.phrases.fill(
            "targets.line", name=name, value=met, unit="", required=asked, status=status
        )
    if judged.result is None:
        return words.phrases.fill("targets.line_no_data", name=name, status=status)
    value = result_words(words, judged, judged.result)
    unit = unit_word(words, judged.result.indicator.unit)
    if judged.value is None:
        return words.phrases.fill(
            "targets.line_no_target", name=name, value=value, unit=unit, status=status
        )
    return words.phrases.fill(
        "targets.line",
        name=name,
        value=value,
        unit=unit,
        required=required(words, judged),
        status=status,
    )


def _gap(words: Words, judged: TargetResult) -> Sentence:
    """How far the result is on the wrong side of the target; in people alone where it stands
    on the very limit that has to be exceeded."""
    gap, people = of_gap(words.figures, judged), of_gap_people(words.figures, judged)
    if gap is None or judged.result is None:
        return ()
    counted = unit_word(words, _counted_unit(words, judged.result))
    if not judged.gap:
        return _short_in_people(words, people, counted)
    lower = judged.target.operator in (Operator.AT_MOST, Operator.BELOW)
    pattern = "targets.above_by" if lower else "targets.short_by"
    sentence = words.phrases.fill(pattern, gap=gap, unit=difference_word(words, _unit(judged)))
    if people is None:
        return sentence
    return (*sentence, *words.phrases.fill("targets.people", people=people, unit=counted))


def _short_in_people(words: Words, people: Figure | None, unit: str) -> Sentence:
    if people is None:
        return ()
    return words.phrases.fill("targets.short_in_people", people=people, unit=unit)


def _counted_unit(words: Words, result: IndicatorResult) -> Unit:
    """What the numerator counts: people, facilities, cases."""
    return words.catalogue.elements[result.indicator.numerator[0].element].unit


def _pace(words: Words, judged: TargetResult) -> Sentence:
    pace = of_pace(words.figures, judged)
    if pace is None:
        return ()
    deadline = judged.deadline
    unit = unit_word(words, _counted_unit(words, judged.result)) if judged.result else ""
    return words.phrases.fill("targets.pace", pace=pace, unit=unit, deadline=short_date(deadline))


def _unit(judged: TargetResult) -> Unit:
    return judged.indicator.unit if judged.indicator else Unit.UNITS


def _count(
    words: Words, plan: Plan, status: TargetStatus, judged: Sequence[TargetResult]
) -> Figure:
    number = sum(t.status is status for t in judged)
    formula = f"số chỉ tiêu có đánh giá “{words.phrases[f'target_status.{status.value}']}”"
    return words.figures.count(f"{plan.id}.{status.value.lower()}", number, formula)
