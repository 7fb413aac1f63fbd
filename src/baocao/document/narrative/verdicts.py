"""Verdicts in words: how a target or task stands, and what a verdict still lacks."""

from __future__ import annotations

from collections import Counter

from baocao.core.vietnamese.dates import short_date
from baocao.definitions.periods.keys import TYPE_NAMES
from baocao.definitions.periods.regimes import any_period
from baocao.document.narrative.phrases import Computed, Sentence, enumerate_sentences
from baocao.document.narrative.words import Words
from baocao.results.ledger.model import Figure, Verdict
from baocao.results.model import IndicatorResult, TargetResult, TargetStatus, TaskResult, TaskStatus

_COUNTED = {
    "areas": "số đơn vị chưa có số liệu của chỉ tiêu",
    "periods": "số kỳ chưa có đủ số liệu của chỉ tiêu",
}


def target_verdict(words: Words, judged: TargetResult) -> Sentence:
    """The verdict as tables print it: "Đạt", "Chưa đủ cơ sở đánh giá do thiếu số liệu của 3
    đơn vị"."""
    status = _status(words, judged, "target_status", judged.target.id)
    verdict = _with_lack(words, judged, status)
    if judged.target.ended_on is None:
        return verdict
    day = short_date(judged.target.ended_on)
    return words.phrases.fill("amendments.target_ended", status=verdict, date=day)


def task_verdict(words: Words, judged: TaskResult) -> Sentence:
    """The verdict as tables print it; of an overdue task, whether anybody reported on it."""
    verdict = _status(words, judged, "task_status", judged.task.id)
    if judged.status is TaskStatus.OVERDUE and judged.progress is None:
        return words.phrases.fill("tasks.overdue_unreported", status=verdict)
    return (verdict,)


def _with_lack(words: Words, judged: TargetResult, verdict: Computed) -> Sentence:
    """A verdict that is not given for want of data, with how much is missing."""
    if judged.status is not TargetStatus.NOT_ASSESSABLE:
        return (verdict,)
    if judged.units is not None and judged.units.missing:
        count = _count(words, judged, "areas", len(judged.units.missing))
        lacks = words.phrases.fill("targets.lacks_units", count=count)
        return words.phrases.fill("targets.undecided", status=verdict, lacks=lacks)
    if judged.result is None:
        return (verdict,)
    lacks = _lacks(words, judged, judged.result)
    if not lacks or judged.value is None:
        return (verdict,)
    return words.phrases.fill("targets.undecided", status=verdict, lacks=lacks)


def _status(words: Words, judged: TargetResult | TaskResult, key: str, item: str) -> Computed:
    """The word of a status, with the target or task that it is on."""
    status = judged.status.value
    verdict = Verdict(judged.plan.id, item, status)
    return Computed(words.phrases[f"{key}.{status}"], "verdict", verdict)


def _lacks(words: Words, judged: TargetResult, result: IndicatorResult) -> Sentence:
    """How many units and periods are not in a result; empty where all are."""
    parts = []
    if result.missing_areas:
        count = _count(words, judged, "areas", len(result.missing_areas))
        parts.append(words.phrases.fill("targets.lacks_units", count=count))
    for kind, number in _kinds(words, result).items():
        count = _count(words, judged, "periods", number)
        parts.append(words.phrases.fill("targets.lacks_periods", count=count, kind=kind))
    return enumerate_sentences(parts, words.phrases["lists.comma"])


def _kinds(words: Words, result: IndicatorResult) -> Counter[str]:
    """How many periods of each kind are missing: two quarters."""
    return Counter(TYPE_NAMES[any_period(key).type] for key in result.missing_periods)


def _count(words: Words, judged: TargetResult, what: str, number: int) -> Figure:
    name = f"{judged.plan.id}.{judged.target.id}.missing-{what}"
    return words.figures.count(name, number, _COUNTED[what])
