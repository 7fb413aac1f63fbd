"""The sentence below the opening: what a reader has to know who reads no further."""

from __future__ import annotations

from baocao.document.narrative.movements import counts_few, value_told
from baocao.document.narrative.nothing import is_nothing
from baocao.document.narrative.phrases import Sentence, enumerate_sentences, joined
from baocao.document.narrative.results import change_words, relative_words
from baocao.document.narrative.situation import last_year_words
from baocao.document.narrative.tasks import overdue_count
from baocao.document.narrative.unmet import short_words
from baocao.document.narrative.words import Words
from baocao.results.comparison import way
from baocao.results.ledger.model import Figure
from baocao.results.measured import distance, in_force, unmet
from baocao.results.model import IndicatorResult, TargetStatus
from baocao.results.scorecard import main_measures
from baocao.results.tasks import overdue
from baocao.results.worsened import worsened, worsening

MOST = 3  # figures named
MOST_TOLD = 4  # figures named with the others that are twice as bad
STATES = {  # each state with the statuses that are in it
    "met": (TargetStatus.MET,),
    "not_met": (TargetStatus.NOT_MET,),
    "behind": (TargetStatus.BEHIND,),
    "not_due": (TargetStatus.ON_TRACK, TargetStatus.NOT_DUE),
    "not_assessable": (TargetStatus.NOT_ASSESSABLE,),
    "not_reported": (TargetStatus.NOT_REPORTED,),
}


def highlights_sentence(words: Words) -> Sentence:
    """The programme's first figures and what else doubled, how the targets stand and which is
    furthest off, what is overdue, whose data are missing."""
    targets, owed = standing_words(words), _owed(words)
    known = [*_figures(words), *([targets] if targets else []), *_furthest(words), *_tasks(words)]
    if not known:
        return ()
    told = enumerate_sentences([*known, *owed], words.phrases["lists.semicolon"])
    return words.phrases.fill("highlights.sentence", parts=told)


def _figures(words: Words) -> list[Sentence]:
    """What was counted of the programme's main indicators; of a topical report all of them that it
    is about. What was and is zero is left out."""
    is_topical = bool(words.data.inputs.report_type.themes)
    main = main_measures(words.data.inputs)
    found = (words.data.find(indicator.id, split) for _, indicator, split in main)
    told = (r for r in found if r and r.is_complete and not is_nothing(r))
    shown = [r for r in told if is_topical or not r.indicator.denominator]
    others = [r for r in worsened(words.data) if _is_twice(r) and r not in shown[:MOST]]
    named: set[str] = set()
    return [_told(words, result, named) for result in (*shown[:MOST], *others)[:MOST_TOLD]]


def _is_twice(result: IndicatorResult) -> bool:
    return result.is_complete and worsening(result) >= 1


def _told(words: Words, result: IndicatorResult, named: set[str]) -> Sentence:
    """A figure with its change; what it is compared with is said once, then it is `named`. Of last
    year only what moved since, and not beside what is twice as bad."""
    yearly = result.last_year is not None and way(result, result.last_year)
    since_year = last_year_words(words, result) if yearly and not _is_twice(result) else ()
    changes = (_change(words, result, named), *since_year)
    told = enumerate_sentences([c for c in changes if c], words.phrases["lists.semicolon"])
    bracket = words.phrases.fill("themes.change", change=told) if told else ()
    return joined([*value_told(words, result), *bracket])


def _change(words: Words, result: IndicatorResult, named: set[str]) -> Sentence:
    """By how much it moved; of one twice as bad as in the period before, how much worse it is."""
    before = result.previous
    if before is None or counts_few(result):
        return ()
    twice = relative_words(words, result, before) if _is_twice(result) else ()
    change = twice or change_words(words, result, before)
    if not change or before.period in named:
        return change
    named.add(before.period)
    period = words.period_name(before.period)
    return words.phrases.fill("situation.since", change=change, period=period)


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


def _furthest(words: Words) -> list[Sentence]:
    """The unmet target that most is missing of, in proportion to what it asks for."""
    missed = [one for one in unmet(words.data.targets) if distance(one)]
    if not missed:
        return []
    pattern = "highlights.furthest" if len(missed) > 1 else "highlights.unmet"
    target = short_words(words, max(missed, key=distance).leading)
    return [words.phrases.fill(pattern, target=target)]


def _tasks(words: Words) -> list[Sentence]:
    late = overdue(words.data.tasks)
    if not late:
        return []
    return [words.phrases.fill("highlights.tasks", count=overdue_count(words, late))]


def _owed(words: Words) -> list[Sentence]:
    """Which parts of a longer period have no data; else how many units sent none."""
    inputs, phrases = words.data.inputs, words.phrases
    if inputs.period_parts:
        missing = [part.key for part in inputs.period_parts if part.is_missing]
        told = phrases.fill("results.lacks_periods", periods=words.period_names(missing))
        return [told] if missing else []
    owing = owing_count(words)
    return [phrases.fill("highlights.owed", count=owing)] if owing else []


def owing_count(words: Words) -> Figure | None:
    """How many units sent nothing of the period; None where all did, and of a longer period."""
    inputs = words.data.inputs
    owing = len(inputs.completeness.missing)
    if not owing or inputs.period_parts:
        return None
    return words.figures.count("units-owing", owing, words.phrases["highlights.owing"])
