"""Sentences about targets that fail or lag: what is missing, where, and what it takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from baocao.core.quantities import Unit
from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.names import lower_first
from baocao.document.narrative.accumulated import result_words
from baocao.document.narrative.by_unit import met_words
from baocao.document.narrative.measured import (
    measured_things,
    names_of,
    parts_of,
    total_of,
    what_each_asks,
)
from baocao.document.narrative.movements import APART, ENDS, areas_of, ends_words
from baocao.document.narrative.phrases import Computed, Sentence, enumerate_sentences, joined
from baocao.document.narrative.results import difference_word, unit_word
from baocao.document.narrative.targets import counted_unit, required
from baocao.document.narrative.words import Words
from baocao.results.ledger.model import Figure
from baocao.results.ledger.target_figures import (
    of_area_gap,
    of_gap,
    of_gap_people,
    of_pace,
    of_pace_until,
)
from baocao.results.measured import Measured
from baocao.results.model import IndicatorResult, TargetResult, TargetStatus

NEAR = Decimal(2)  # percentage points
UNJUDGED = (TargetStatus.NOT_REPORTED, TargetStatus.NOT_ASSESSABLE)
MOST_AREAS = 3  # areas named where most is missing


def lead_sentence(words: Words, status: TargetStatus, things: Sequence[Measured]) -> Sentence:
    """How many things fail, or lag, before each is told."""
    what = "số chỉ tiêu không đạt hoặc chậm tiến độ"
    count = words.figures.count(f"unmet.{status.value.lower()}", len(things), what)
    early = any(one.status is TargetStatus.NOT_MET and one.leading.days_left for one in things)
    return words.phrases.fill("unmet.early" if early else f"unmet.lead.{status.value}", count=count)


def none_unmet(words: Words) -> list[Sentence]:
    """That nothing fails or lags of what is judged, after how many things cannot be judged."""
    things = measured_things(words)
    number = sum(one.status in UNJUDGED for one in things)
    none: Sentence = (Computed(words.phrases["unmet.none"], "statement"),)
    if not number:
        return [none]
    what = "số chỉ tiêu định lượng chưa đánh giá được"
    unjudged = words.phrases.fill(
        "unmet.unjudged",
        count=words.figures.count("measured-unjudged", number, what),
        total=total_of(words, things),
        parts=parts_of(words, things, UNJUDGED),
    )
    return [unjudged, none] if number < len(things) else [unjudged]


def is_near(one: Measured) -> bool:
    """Whether its day has passed and so little is missing that it is told with others like it."""
    judged = one.leading
    share = judged.indicator is not None and judged.indicator.unit == Unit.PERCENT
    passed = one.status is TargetStatus.NOT_MET and not judged.is_above
    return share and passed and judged.gap is not None and judged.gap <= NEAR


def near_sentence(words: Words, things: Sequence[Measured]) -> Sentence:
    """Those of which little is missing, in one sentence."""
    return _in_one(words, "unmet.near", things)


def far_sentence(words: Words, things: Sequence[Measured]) -> Sentence:
    """Those of which most is missing, in one sentence, and those that went too far, in another;
    empty where there are none."""
    over = [one for one in things if one.leading.is_above]
    short = [one for one in things if one not in over]
    told = [_in_one(words, "unmet.far", short) if short else ()]
    told += [_in_one(words, "unmet.over", over) if over else ()]
    return joined([piece for part in told for piece in part])


def _in_one(words: Words, pattern: str, things: Sequence[Measured]) -> Sentence:
    told = [short_words(words, one.leading) for one in things]
    semicolon = words.phrases["lists.semicolon"]
    return words.phrases.fill(pattern, results=enumerate_sentences(told, semicolon))


def short_words(words: Words, judged: TargetResult) -> Sentence:
    """ "tiêm mũi 3 … (64,63%, còn thiếu 22.491 người)"."""
    told = words.phrases.fill(
        "unmet.short", name=lower_first(judged.target.name), value=value_words(words, judged)
    )
    return joined([*told, *_gap(words, judged), ")"])


def near_effort(words: Words, things: Sequence[Measured]) -> Sentence:
    """What it takes to meet those of which little is missing, in one sentence."""
    told = [_with_pace(words, one.leading) for one in things]
    semicolon = words.phrases["lists.semicolon"]
    return words.phrases.fill(
        "effort.near",
        date=short_date(words.coming.end),
        results=enumerate_sentences(told, semicolon),
    )


def _with_pace(words: Words, judged: TargetResult) -> Sentence:
    """ "tiêm vét mũi 1 … (7 người/ngày)"; the name alone where no people are counted."""
    name: Sentence = (Computed(lower_first(judged.target.name), "label"),)
    pace = of_pace_until(words.figures, judged, _days_to_come(words))
    if pace is None or judged.result is None:
        return name
    unit = unit_word(words, counted_unit(words, judged.result))
    return (*name, *words.phrases.fill("effort.near_pace", pace=pace, unit=unit))


def _days_to_come(words: Words) -> int:
    return (words.coming.end - words.data.inputs.period.cutoff).days


def unmet_sentence(words: Words, one: Measured) -> Sentence:
    """ "Tiêm mũi 3 …: 64,63% (yêu cầu 100%), còn thiếu 22.491 người; thấp nhất là …."; of several
    things asked for those alone that are not met."""
    judged = one.leading
    missed = replace(one, targets=tuple(t for t in one.standing if t.status is one.status))
    told = words.phrases.fill(
        "unmet.line",
        name=judged.target.name,
        value=value_words(words, judged),
        required=what_each_asks(words, missed, lambda target: required(words, target)),
    )
    parts = (told, _gap(words, judged), _lowest(words, judged), words.phrases.fill("results.end"))
    return joined([piece for part in parts for piece in part])


def value_words(words: Words, judged: TargetResult) -> Sentence:
    """What a target is judged by, within a sentence: "64,63%", "70/76 đơn vị cấp xã đạt"."""
    if judged.units is not None and judged.units.total:
        return met_words(words, judged, judged.units)
    if judged.result is None:
        return (words.phrases["targets.units.none"],)
    unit = unit_word(words, judged.result.indicator.unit)
    return joined([*result_words(words, judged, judged.result), unit])


def _gap(words: Words, judged: TargetResult) -> Sentence:
    """How much is missing, in people where they are known; above a ceiling, by how much."""
    gap, people = of_gap(words.figures, judged), of_gap_people(words.figures, judged)
    if gap is None or judged.result is None or judged.indicator is None:
        return ()
    unit = difference_word(words, judged.indicator.unit)
    if judged.is_above:
        return words.phrases.fill("unmet.above_by", gap=gap, unit=unit)
    if people is None:
        return words.phrases.fill("unmet.short_by", gap=gap, unit=unit)
    counted = unit_word(words, counted_unit(words, judged.result))
    return words.phrases.fill("unmet.short_in_people", people=people, unit=counted)


def _lowest(words: Words, judged: TargetResult) -> Sentence:
    """The areas that are furthest behind, where areas stand apart."""
    if judged.result is None:
        return ()
    ranked = areas_of(words, judged.result)
    if len(ranked) < 2 * ENDS or ranked[0].quantity.value - ranked[-1].quantity.value < APART:
        return ()
    if judged.is_above:
        return words.phrases.fill("unmet.highest", areas=ends_words(words, ranked))
    return words.phrases.fill("unmet.lowest", areas=ends_words(words, ranked[::-1]))


def effort_sentence(words: Words, one: Measured) -> Sentence:
    """What it takes to meet a target: people a day, and in which areas most are missing."""
    judged = one.leading
    told = words.phrases.fill("effort.line", name=judged.target.name)
    parts = (told, *_effort(words, judged), words.phrases.fill("results.end"))
    return joined([piece for part in parts for piece in part])


def takes_people(words: Words, one: Measured) -> bool:
    """Whether so many people, or units, are known that are missing."""
    people = of_gap_people(words.figures, one.leading)
    return people is not None and one.result is not None and bool(people.value)


def collect_sentence(words: Words, things: Sequence[Measured]) -> Sentence:
    """Those that nobody reported on, in one sentence; empty where there are none."""
    if not things:
        return ()
    return words.phrases.fill("effort.collect", names=names_of(words, things))


def reach_sentence(words: Words, things: Sequence[Measured]) -> Sentence:
    """Those whose value alone is known, in one sentence."""
    return _with_values(words, "effort.reach_all", things)


def hold_sentence(words: Words, things: Sequence[Measured]) -> Sentence:
    """Those of which there is already more than is allowed, in one sentence."""
    return _with_values(words, "effort.hold_all", things) if things else ()


def _with_values(words: Words, pattern: str, things: Sequence[Measured]) -> Sentence:
    told = [
        joined([lower_first(one.leading.target.name), " (", *_reach(words, one.leading), ")"])
        for one in things
    ]
    semicolon = words.phrases["lists.semicolon"]
    return words.phrases.fill(pattern, results=enumerate_sentences(told, semicolon))


def _reach(words: Words, judged: TargetResult) -> Sentence:
    value, asked = value_words(words, judged), required(words, judged)
    return words.phrases.fill("effort.reach", value=value, required=asked)


def _effort(words: Words, judged: TargetResult) -> list[Sentence]:
    fill = words.phrases.fill
    people = of_gap_people(words.figures, judged)
    if people is None or judged.result is None or not people.value:
        return [_reach(words, judged)]
    unit = unit_word(words, counted_unit(words, judged.result))
    parts = [fill("effort.more", people=people, unit=unit), _pace(words, judged, unit)]
    areas = _most_missing(words, judged, judged.result)
    if areas:
        comma = words.phrases["lists.comma"]
        parts.append(fill("effort.where", areas=enumerate_sentences(areas, comma)))
    return parts


def _pace(words: Words, judged: TargetResult, unit: str) -> Sentence:
    """People a day until the deadline, once that has passed until the coming period ends; the day
    alone where it takes less than one a day."""
    if judged.of_events:
        return ()
    until = short_date(judged.deadline if judged.days_left else words.coming.end)
    pace: Figure | None = of_pace(words.figures, judged)
    if pace is None:
        pace = of_pace_until(words.figures, judged, _days_to_come(words))
    if pace is None:
        return words.phrases.fill("effort.until", date=until)
    return words.phrases.fill("effort.pace", pace=pace, unit=unit, date=until)


def _most_missing(
    words: Words, judged: TargetResult, result: IndicatorResult
) -> Sequence[Sentence]:
    found = [
        (gap, area)
        for area in areas_of(words, result)
        if (gap := of_area_gap(words.figures, judged, area)) is not None and gap.value > 0
    ]
    found.sort(key=lambda pair: -pair[0].value)
    unit = unit_word(words, counted_unit(words, result))
    return [
        words.phrases.fill("effort.area", area=lower_first(area.area.name), people=gap, unit=unit)
        for gap, area in found[:MOST_AREAS]
    ]
