"""The sentence below the opening: what a reader has to know who reads no further."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.document.narrative.movements import value_told
from baocao.document.narrative.phrases import Sentence, enumerate_sentences
from baocao.document.narrative.tasks import overdue_count
from baocao.document.narrative.words import Words
from baocao.results.measured import UNMET, Measured, in_force
from baocao.results.model import TargetStatus
from baocao.results.scorecard import main_measures
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
    """What was counted of the programme's main indicators; of a topical report all of them that it
    is about."""
    is_topical = bool(words.data.inputs.report_type.themes)
    main = main_measures(words.data.inputs)
    found = (words.data.find(indicator.id, split) for _, indicator, split in main)
    told = (r for r in found if r and r.is_complete)
    shown = [r for r in told if is_topical or not r.indicator.denominator]
    return [value_told(words, result) for result in shown[:MOST]]


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
