"""Sentences about what went well: what is met, and what before its day, what rose most, who
leads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from baocao.core.quantities import DOWNWARD, Unit
from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.names import lower_first
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.indicators.model import Direction
from baocao.definitions.periods.calendar import named_end
from baocao.document.narrative.measured import MOST_NAMED, measured_things, names_of
from baocao.document.narrative.movements import counts_few, told_result
from baocao.document.narrative.phrases import Sentence, enumerate_sentences
from baocao.document.narrative.words import Words
from baocao.results.comparison import way
from baocao.results.measured import Measured, unmet
from baocao.results.model import IndicatorResult, TargetStatus

GAINS = 3  # movements named
LEAST = 3  # rankings that an area must lead to be named


def strength_sentences(words: Words) -> list[Sentence]:
    """Each only where the data says it."""
    early, due = _met(words)
    held = [one for one in early if _is_ceiling(one)]
    day = {"date": short_date(words.data.inputs.period.cutoff)}
    found = (
        _named(words, "early", [one for one in early if one not in held], **day),
        _named(words, "held", held, **day),
        _named(words, "due", due),
        _gains(words),
        _leader(words),
    )
    return [sentence for sentence in found if sentence]


def _met(words: Words) -> tuple[list[Measured], list[Measured]]:
    """What is met: first what has a day after the time that the period is named after, for every
    document that asks for it, then what is due by its end."""
    end = named_end(words.data.inputs.period)
    met = [one for one in measured_things(words) if one.status is TargetStatus.MET]
    early = [one for one in met if all(t.stated_deadline > end for t in one.standing)]
    return early, [one for one in met if one not in early]


def _is_ceiling(one: Measured) -> bool:
    """Whether it can still be exceeded until its day: so it is not met before it."""
    judged = one.leading
    return judged.asks_for_none or judged.target.operator in DOWNWARD


def _named(words: Words, kind: str, things: Sequence[Measured], **slots: str) -> Sentence:
    """How many things are met, and which where they are few."""
    if not things:
        return ()
    what = words.phrases[f"strengths.counted.{kind}"]
    count = words.figures.count(f"measured-{kind}", len(things), what)
    if len(things) > MOST_NAMED:
        return words.phrases.fill(f"strengths.{kind}", count=count, **slots)
    names = names_of(words, things)
    return words.phrases.fill(f"strengths.{kind}_named", count=count, names=names, **slots)


def _gains(words: Words) -> Sentence:
    """The targeted rates that rose most since the period before, but those that fail or lag."""
    found = sorted(_risen(measured_things(words), words), key=_rise, reverse=True)
    if not found:
        return ()
    told = [told_result(words, result) for result in found[:GAINS]]
    behind = unmet(words.data.targets)
    return words.phrases.fill(
        "strengths.other_gains" if behind else "strengths.gains",
        period=words.period_name(words.data.inputs.previous),
        results=enumerate_sentences(told, words.phrases["lists.semicolon"]),
    )


def _risen(things: Sequence[Measured], words: Words) -> list[IndicatorResult]:
    results = [one.result for one in things if one.result is not None]
    missed = {one.result.indicator_split for one in unmet(words.data.targets) if one.result}
    return [
        r
        for r in results
        if r.indicator.unit == Unit.PERCENT
        and r.indicator.direction is Direction.HIGHER_IS_BETTER
        and not counts_few(r)
        and r.indicator_split not in missed
        and way(r, r.previous) > 0
    ]


def _rise(result: IndicatorResult) -> float:
    before = result.previous
    return float(before.change) if before and before.change is not None else 0.0


def _leader(words: Words) -> Sentence:
    """The area that leads most of the rankings of what targets measure, where one does alone."""
    rankings = _rankings(words)
    led = Counter(unit for leaders in rankings for unit in leaders)
    first = led.most_common(2)
    if not first or first[0][1] < LEAST or (len(first) > 1 and first[1][1] == first[0][1]):
        return ()
    unit, number = first[0]
    return words.phrases.fill(
        "strengths.leader",
        area=lower_first(unit.name),
        count=words.figures.count("led", number, "số chỉ tiêu mà địa bàn đứng đầu"),
        total=words.figures.count("ranked", len(rankings), "số chỉ tiêu xếp hạng theo địa bàn"),
    )


def _rankings(words: Words) -> list[list[AdminUnit]]:
    """Who leads each ranking; one that several areas lead together, or that has no second, says
    little."""
    splits = [one.result.indicator_split for one in measured_things(words) if one.result]
    ranked = [[r for r in words.data.of_split(split) if r.rank] for split in dict.fromkeys(splits)]
    leaders = [[r.area for r in found if r.rank == 1] for found in ranked if len(found) > 1]
    return [found for found in leaders if len(found) == 1]
