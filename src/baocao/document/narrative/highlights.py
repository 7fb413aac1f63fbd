"""The sentence below the opening: what a reader has to know who reads no further."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.definitions.indicators.model import Disaggregation
from baocao.definitions.indicators.naming import split_key
from baocao.document.narrative.movements import value_told
from baocao.document.narrative.phrases import Sentence, enumerate_sentences
from baocao.document.narrative.tasks import overdue_count
from baocao.document.narrative.words import Words
from baocao.results.measured import UNMET, Measured, in_force
from baocao.results.model import TargetStatus
from baocao.results.tasks import overdue

MOST = 3  # figures named
MET = (TargetStatus.MET,)
UNMET_WHAT = "số chỉ tiêu không đạt, chậm tiến độ"


def highlights_sentence(words: Words) -> Sentence:
    """The programme's first figures, how many targets are met and missed, what is overdue."""
    parts = [*_figures(words), *_targets(words), *_tasks(words)]
    if not parts:
        return ()
    told = enumerate_sentences(parts, words.phrases["lists.semicolon"])
    return words.phrases.fill("highlights.sentence", parts=told)


def _figures(words: Words) -> list[Sentence]:
    """What was counted of the programme's main indicators."""
    found = (words.data.find(*named) for named in _main(words))
    counts = [r for r in found if r and r.is_complete and not r.indicator.denominator]
    return [value_told(words, result) for result in counts[:MOST]]


def _main(words: Words) -> list[tuple[str, Disaggregation]]:
    """The main indicators with their groups, as results know them."""
    main = words.data.inputs.programme.main_indicators
    indicators = words.catalogue.indicators
    return [
        (one.indicator, split)
        for one in main
        for split in indicators[one.indicator].splits
        if split_key(split) == one.split
    ]


def _targets(words: Words) -> list[Sentence]:
    """How many of the targets are met, and how many fail or lag, each thing once."""
    things = in_force(words.data.targets)
    if not any(one.result for one in things):
        return []
    total = words.figures.count("targets-counted", len(things), "số chỉ tiêu, mỗi nội dung một lần")
    parts = [
        words.phrases.fill(f"highlights.{name}", count=words.figures.count(id_, len(group), what))
        for name, id_, group, what in (
            ("met", "targets-met", _in(things, MET), "số chỉ tiêu đạt"),
            ("missed", "targets-unmet", _in(things, UNMET), UNMET_WHAT),
        )
        if group
    ]
    comma = words.phrases["lists.comma"]
    told = enumerate_sentences(parts, comma)
    return [words.phrases.fill("highlights.targets", total=total, parts=told)] if parts else []


def _in(things: Sequence[Measured], statuses: Sequence[TargetStatus]) -> list[Measured]:
    return [one for one in things if one.status in statuses]


def _tasks(words: Words) -> list[Sentence]:
    late = overdue(words.data.tasks)
    if not late:
        return []
    return [words.phrases.fill("highlights.tasks", count=overdue_count(words, late))]
