"""The sentence below the opening: what a reader has to know who reads no further."""

from __future__ import annotations

from baocao.document.narrative.movements import value_told
from baocao.document.narrative.phrases import Sentence, enumerate_sentences
from baocao.document.narrative.tasks import overdue_count
from baocao.document.narrative.words import Words
from baocao.results.measured import in_force
from baocao.results.model import TargetStatus
from baocao.results.scorecard import main_measures
from baocao.results.tasks import overdue

MOST = 3  # figures named
STATES = {  # each state with the statuses that are in it
    "met": (TargetStatus.MET,),
    "not_met": (TargetStatus.NOT_MET,),
    "behind": (TargetStatus.BEHIND,),
    "not_due": (TargetStatus.ON_TRACK, TargetStatus.NOT_DUE),
    "not_assessable": (TargetStatus.NOT_ASSESSABLE,),
    "not_reported": (TargetStatus.NOT_REPORTED,),
}


def highlights_sentence(words: Words) -> Sentence:
    """The programme's first figures, how the targets stand, what is overdue."""
    targets = standing_words(words)
    parts = [*_figures(words), *([targets] if targets else []), *_tasks(words)]
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


def standing_words(words: Words) -> Sentence:
    """ "trong 45 chỉ tiêu: 16 đạt, 6 không đạt, 23 chưa đến hạn": where every target stands, each
    thing once; empty where none has a result."""
    things = in_force(words.data.targets)
    if not any(one.result for one in things):
        return ()
    phrases, figures = words.phrases, words.figures
    total = figures.count("targets-counted", len(things), "số chỉ tiêu, mỗi nội dung một lần")
    found = {
        (state := phrases[f"highlights.states.{name}"]): figures.count(
            f"targets-{name}", number, f"số chỉ tiêu {state}"
        )
        for name, statuses in STATES.items()
        if (number := sum(one.status in statuses for one in things))
    }
    if len(found) == 1:
        return phrases.fill("highlights.alike", total=total, state=next(iter(found)))
    told = [phrases.fill("highlights.state", count=n, state=state) for state, n in found.items()]
    parts = enumerate_sentences(told, phrases["lists.comma"])
    return phrases.fill("highlights.targets", total=total, parts=parts)


def _tasks(words: Words) -> list[Sentence]:
    late = overdue(words.data.tasks)
    if not late:
        return []
    return [words.phrases.fill("highlights.tasks", count=overdue_count(words, late))]
