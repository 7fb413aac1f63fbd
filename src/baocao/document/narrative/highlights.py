"""The sentence below the opening: what a reader has to know who reads no further."""

from __future__ import annotations

from baocao.document.narrative.movements import value_told
from baocao.document.narrative.phrases import Sentence, enumerate_sentences
from baocao.document.narrative.results import change_words, relative_words
from baocao.document.narrative.tasks import overdue_count
from baocao.document.narrative.words import Words
from baocao.results.measured import in_force
from baocao.results.model import IndicatorResult, TargetStatus
from baocao.results.scorecard import main_measures
from baocao.results.tasks import overdue
from baocao.results.worsened import worsened, worsening

MOST = 3  # figures named
MOST_WORSE = 2  # others named that are twice as bad
STATES = {  # each state with the statuses that are in it
    "met": (TargetStatus.MET,),
    "not_met": (TargetStatus.NOT_MET,),
    "behind": (TargetStatus.BEHIND,),
    "not_due": (TargetStatus.ON_TRACK, TargetStatus.NOT_DUE),
    "not_assessable": (TargetStatus.NOT_ASSESSABLE,),
    "not_reported": (TargetStatus.NOT_REPORTED,),
}


def highlights_sentence(words: Words) -> Sentence:
    """The programme's first figures and what else doubled, how the targets stand, what is
    overdue."""
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
    others = [r for r in worsened(words.data) if _is_twice(r) and r not in shown[:MOST]]
    return [_told(words, result) for result in (*shown[:MOST], *others[:MOST_WORSE])]


def _is_twice(result: IndicatorResult) -> bool:
    return result.is_complete and worsening(result) >= 1


def _told(words: Words, result: IndicatorResult) -> Sentence:
    """A figure; of one twice as bad as in the period before, how much worse it is."""
    told, before = value_told(words, result), result.previous
    if before is None or not _is_twice(result):
        return told
    change = relative_words(words, result, before) or change_words(words, result, before)
    period = words.period_name(before.period)
    return words.phrases.fill("highlights.worse", result=told, change=change, period=period)


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
