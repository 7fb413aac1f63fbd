"""Sentences about what is zero all over: tables leave it out, one sentence names it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby

from baocao.core.vietnamese.names import lower_first
from baocao.document.narrative.phrases import Sentence
from baocao.document.narrative.words import Words
from baocao.results.model import IndicatorResult

Results = Sequence[IndicatorResult]


def is_nothing(result: IndicatorResult) -> bool:
    """Whether nothing was counted, now or in the periods that it is compared with. A bound and a
    sum that lacks a part leave that open."""
    before = [b.quantity for b in (result.previous, result.last_year) if b]
    values = (result.quantity, *before)
    return result.is_complete and not any(v.value or not v.is_exact for v in values)


def nothing_sentence(words: Words, key: str, nothing: Results, told: Results) -> Sentence:
    """The results of `nothing` by indicator, in the pattern `key`; the options of an indicator are
    named where others of it are `told`. Empty without any."""
    elsewhere = {r.indicator.id for r in told if r not in nothing}
    items = [
        _item(words, list(group), elsewhere)
        for _, group in groupby(nothing, lambda r: r.indicator.id)
    ]
    if not items:
        return ()
    return words.phrases.fill(key, items=words.phrases["lists.semicolon"].join(items))


def _item(words: Words, results: Results, elsewhere: Collection[str]) -> str:
    """ "số ca mắc trong kỳ (Sởi, Rubella)"."""
    indicator = results[0].indicator
    name = lower_first(indicator.name)
    if indicator.id not in elsewhere:
        return name
    options = words.phrases["lists.comma"].join(words.label(r) for r in results)
    return words.phrases.text("tables.nothing_item", indicator=name, names=options)
