"""Sentences about a theme: what rose, what fell, what is at its mark, which areas stand apart.

Results are grouped as a person groups them; what they are compared with is named once, before.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from baocao.core.quantities import Unit
from baocao.core.vietnamese.names import lower_first
from baocao.definitions.indicators.model import Direction
from baocao.document.narrative.phrases import Sentence, capital, enumerate_sentences
from baocao.document.narrative.results import (
    change_words,
    fraction_words,
    in_sentence,
    lacking,
    lacking_alike,
    unit_word,
)
from baocao.document.narrative.words import Words
from baocao.results.comparison import way
from baocao.results.ledger.model import Figure
from baocao.results.model import IndicatorResult
from baocao.results.rests import without_rests

FEW = 3  # results that are told one by one; of more, the largest movements
MOST = 2  # movements named at either end
AT_MARK = 4  # results at 100% that are named
APART = Decimal(5)  # percentage points between areas that are worth a sentence
ENDS = 2  # areas named at either end of a ranking
LEAST = 30  # of fewer a share's movement is chance

Group = Sequence[IndicatorResult]


def compared_sentence(words: Words) -> Sentence:
    """Which period all movements of the themes are counted from; empty where there are none."""
    previous = words.data.inputs.previous
    if not any(map(moved, words.data.results)):
        return ()
    told = words.phrases.fill("themes.compared", period=words.period_name(previous))
    if not any(moved(result) and counts_few(result) for result in words.data.of_whole):
        return told
    least = words.figures.count("least-compared", LEAST, words.phrases["themes.counted.least"])
    return (*told, " ", *words.phrases.fill("themes.least", least=least))


def theme_sentence(words: Words, results: Group) -> Sentence:
    """What is to be said of a theme, of the whole province, as one paragraph."""
    shares = [r for r in results if r.indicator.unit == Unit.PERCENT and not _is_nothing(r)]
    shares = without_rests(shares, words.data.inputs.catalogue)
    counts = [r for r in results if r.indicator.unit != Unit.PERCENT and not r.disaggregation]
    parts = (
        _counts(words, counts),
        _shares(words, shares),
        _of_few(words, shares),
        _at_mark(words, shares),
        _apart(words, [r for r in shares if is_targeted(words, r)]),
    )
    return enumerate_sentences([part for part in parts if part], " ")


def _is_nothing(result: IndicatorResult) -> bool:
    """A rate that is zero now and was zero before, or has no before: nothing happened."""
    before = result.previous
    was = before is not None and bool(before.quantity.value)
    return result.quantity.is_exact and not result.quantity.value and not was


def is_targeted(words: Words, result: IndicatorResult) -> bool:
    """Whether a target measures it."""
    measured = ((t.target.indicator, t.target.disaggregation) for t in words.data.targets)
    return result.indicator_split in measured


def moved(result: IndicatorResult) -> bool:
    """Whether a change since the period before is known."""
    before = result.previous
    return before is not None and before.change is not None


def counts_few(result: IndicatorResult) -> bool:
    """Whether a share is of so few that its movement says nothing."""
    below = result.denominator
    return result.indicator.unit == Unit.PERCENT and below is not None and below.value < LEAST


def _counts(words: Words, results: Group) -> Sentence:
    """What was counted, one by one."""
    alike = lacking_alike(words, results)
    told = [told_result(words, result, alike) for result in results]
    if alike:
        told[0] = (*words.phrases.fill("themes.alike", lacks=alike), *told[0])
    return _sentence(words, "themes.told", told)


def _shares(words: Words, results: Group) -> Sentence:
    """Few results one by one; of many the largest movements, and where none can be known, how those
    stand that a chart shows."""
    if len(results) <= FEW:
        return _sentence(words, "themes.told", [told_result(words, r) for r in results])
    known = [r for r in results if moved(r) and not counts_few(r)]
    risen, fallen = _turned(known, 1), _turned(known, -1)
    parts = [*_ends(words, "themes.most_up", risen), *_ends(words, "themes.most_down", fallen)]
    if known and not parts:
        nearly = any(map(_change, known))
        parts = [(words.phrases["themes.hardly_moved" if nearly else "themes.none_moved"],)]
    if not any(map(moved, results)):
        parts = _standing(words, [r for r in results if is_coverage(words, r)])
    return _sentence(words, "themes.moved", parts)


def _standing(words: Words, results: Group) -> list[Sentence]:
    """The highest and the lowest; one by one where they are few or a bound leaves open which."""
    if len(results) <= 2 * MOST or not all(r.quantity.is_exact for r in results):
        return [told_result(words, r) for r in results]
    ranked = sorted(results, key=lambda r: -r.quantity.value)
    return [*_ends(words, "themes.highest", ranked), *_ends(words, "themes.lowest", ranked[::-1])]


def is_coverage(words: Words, result: IndicatorResult) -> bool:
    """Whether the programme's charts of the coverage show it."""
    return result.indicator.id == words.data.inputs.programme.roles.coverage


def _of_few(words: Words, results: Group) -> Sentence:
    """Shares of so few that a movement says nothing, with their counts."""
    few = [r for r in results if counts_few(r) and not _is_whole(r)] if len(results) > FEW else []
    told = [told_result(words, r) for r in few]
    return _sentence(words, "themes.few", told)


def _turned(results: Group, wanted: int) -> list[IndicatorResult]:
    """The results that moved one way, the largest movement first."""
    found = [r for r in results if way(r, r.previous) == wanted]
    return sorted(found, key=lambda r: -abs(_change(r)))


def _change(result: IndicatorResult) -> Decimal:
    before = result.previous
    return before.change if before and before.change is not None else Decimal(0)


def _number(words: Words, theme: str, name: str, group: Group) -> Figure:
    what = words.phrases[f"themes.counted.{name}"]
    return words.figures.count(f"theme-{theme}.{name}", len(group), what)


def _ends(words: Words, pattern: str, group: Group) -> list[Sentence]:
    """The first of a ranked group by name."""
    if not group:
        return []
    told = [told_result(words, result) for result in group[:MOST]]
    named = enumerate_sentences(told, words.phrases["lists.semicolon"])
    return [words.phrases.fill(pattern, results=named)]


def _at_mark(words: Words, results: Group) -> Sentence:
    """The totals that are at 100%, with their counts; those already told one by one are not."""
    if len(results) <= FEW:
        return ()
    full = [r for r in results if _is_whole(r) and not r.disaggregation]
    told = [_whole(words, result) for result in full[:AT_MARK]]
    more = len(full) - AT_MARK
    if more > 0:
        count = _number(words, full[0].indicator.theme, "more_whole", full[AT_MARK:])
        told.append(words.phrases.fill("themes.more_whole", count=count))
    return _sentence(words, "themes.whole", told)


def _is_whole(result: IndicatorResult) -> bool:
    better = result.indicator.direction is Direction.HIGHER_IS_BETTER
    return better and result.quantity.is_exact and result.quantity.value == 100


def _whole(words: Words, result: IndicatorResult) -> Sentence:
    name, fraction = in_sentence(words, result), fraction_words(words, result)
    if not fraction:
        return name
    return (*name, *words.phrases.fill("themes.change", change=fraction))


def value_told(words: Words, result: IndicatorResult) -> Sentence:
    """ "số ca mắc mới trong kỳ 1.900 ca"."""
    return words.phrases.fill(
        "themes.ratio" if result.indicator.unit == Unit.RATIO else "themes.result",
        name=in_sentence(words, result),
        value=words.figures.of_result(result),
        unit=unit_word(words, result.indicator.unit),
    )


def told_result(words: Words, result: IndicatorResult, alike: Sentence = ()) -> Sentence:
    """ "tỷ lệ … 79,31% (tăng 17,74 điểm phần trăm)"; the movement where it is known, of a share of
    few its counts instead. What it lacks stands with it, unless all lack it `alike`: it must not
    be read as the whole period's."""
    told = value_told(words, result)
    beside = fraction_words(words, result) if counts_few(result) else _change_told(words, result)
    parts = [part for part in (() if alike else lacking(words, result), beside) if part]
    inner = enumerate_sentences(parts, words.phrases["lists.semicolon"])
    return (*told, *words.phrases.fill("themes.change", change=inner)) if parts else told


def _change_told(words: Words, result: IndicatorResult) -> Sentence:
    before = result.previous
    return change_words(words, result, before) if before else ()


def _sentence(words: Words, key: str, parts: Sequence[Sentence]) -> Sentence:
    """The parts as one sentence, with a capital at its beginning."""
    if not parts:
        return ()
    joined = enumerate_sentences(parts, words.phrases["lists.semicolon"])
    return capital(words.phrases.fill(key, results=joined))


def _apart(words: Words, results: Group) -> Sentence:
    """The areas at either end of the result that differs most between areas."""
    spread = {r.indicator_split: areas_of(words, r) for r in results}
    widest = max(
        (group for group in spread.values() if len(group) >= 2 * ENDS),
        key=lambda group: group[0].quantity.value - group[-1].quantity.value,
        default=[],
    )
    if not widest or widest[0].quantity.value - widest[-1].quantity.value < APART:
        return ()
    first = widest[0]
    return words.phrases.fill(
        "themes.apart",
        name=words.told_name(first.indicator, first.disaggregation),
        highest=ends_words(words, widest),
        lowest=ends_words(words, widest[::-1]),
    )


def areas_of(words: Words, result: IndicatorResult) -> list[IndicatorResult]:
    """One result of every area below the province, the highest first."""
    province = words.data.inputs.province
    found = [
        r
        for r in words.data.of_split(result.indicator_split)
        if r.area != province and r.is_complete and r.quantity.is_exact
    ]
    return sorted(found, key=lambda r: -r.quantity.value)


def ends_words(words: Words, ranked: Group) -> Sentence:
    """The first areas of a ranking, none at its other end; more of one value are a count."""
    first = ranked[0].quantity.value
    equal = [r for r in ranked if r.quantity.value == first]
    if len(equal) > ENDS:
        name = "-".join(option for _, option in ranked[0].disaggregation)
        side = "top" if ranked[-1].quantity.value < first else "bottom"
        id_ = f"{ranked[0].indicator.id}.{name or 'total'}.{side}"
        count = words.figures.count(id_, len(equal), words.phrases["themes.counted.equal"])
        value = words.figures.of_result(ranked[0])
        return words.phrases.fill("themes.equal", count=count, areas=words.areas, value=value)
    items = [
        words.phrases.fill(
            "results.area_value", area=lower_first(r.area.name), value=words.figures.of_result(r)
        )
        for r in ranked[:ENDS]
        if r.quantity.value != ranked[-1].quantity.value
    ]
    return enumerate_sentences(items, words.phrases["lists.comma"])
