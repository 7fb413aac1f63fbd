"""Sentences about what is zero all over: tables leave it out, one sentence names it."""

from __future__ import annotations

from collections.abc import Sequence
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
    named where others of it are `told`, once for all indicators that have the same. Empty without
    any."""
    elsewhere = {r.indicator.id for r in told if r not in nothing}
    comma = words.phrases["lists.comma"]
    named: dict[str, list[str]] = {}
    for id_, group in groupby(nothing, lambda r: r.indicator.id):
        results = list(group)
        options = comma.join(map(words.label, results)) if id_ in elsewhere else ""
        named.setdefault(options, []).append(lower_first(results[0].indicator.name))
    if not named:
        return ()
    items = [_item(words, comma.join(names), options) for options, names in named.items()]
    return words.phrases.fill(key, items=words.phrases["lists.semicolon"].join(items))


def _item(words: Words, names: str, options: str) -> str:
    """ "số ca mắc trong kỳ (Sởi, Rubella)"."""
    if not options:
        return names
    return words.phrases.text("tables.nothing_item", indicator=names, names=options)
