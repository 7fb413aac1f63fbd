"""Sentences about what targets measure: how many things stand how, each counted once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from baocao.core.vietnamese.names import lower_first
from baocao.definitions.plans.model import Plan
from baocao.document.narrative.phrases import (
    Computed,
    Sentence,
    as_read,
    enumerate_sentences,
    joined,
)
from baocao.document.narrative.words import Words
from baocao.results.ledger.model import Figure
from baocao.results.measured import URGENCY, Measured, in_force
from baocao.results.model import TargetResult, TargetStatus

MOST_NAMED = 6  # more things than these are counted, and the appendix names them


def measured_summary(words: Words) -> Sentence:
    """ "Có 21 chỉ tiêu định lượng, trong đó: 6 chỉ tiêu không đạt; …."; empty without any, but
    that a unit that reports itself has none is told."""
    things = measured_things(words)
    if not things:
        return _none_for_units(words)
    return words.phrases.fill(
        "measured.summary",
        total=total_of(words, things),
        parts=parts_of(words, things, URGENCY),
    )


def total_of(words: Words, things: Sequence[Measured]) -> Figure:
    """How many things are measured."""
    return words.figures.count("measured", len(things), "số chỉ tiêu định lượng, tính một lần")


def parts_of(
    words: Words, things: Sequence[Measured], statuses: Sequence[TargetStatus]
) -> Sentence:
    """How many of the things stand in each of the statuses that one of them stands in."""
    parts = [
        words.phrases.fill(
            "measured.part",
            count=count_of(words, "measured", status, things),
            status=words.phrases[f"target_status_lower.{status.value}"],
        )
        for status in statuses
        if any(one.status is status for one in things)
    ]
    return enumerate_sentences(parts, words.phrases["lists.semicolon"])


def _none_for_units(words: Words) -> Sentence:
    """That the plans ask nothing of each unit; empty of a province."""
    inputs = words.data.inputs
    if not (inputs.province.is_within and inputs.plans) or words.data.targets:
        return ()
    return words.phrases.fill("measured.none_for_units", kind=words.kind)


def repeated_sentence(words: Words) -> Sentence:
    """That what several documents ask for is counted once; empty where nothing is."""
    things = [one for one in measured_things(words) if len(one.standing) > 1]
    if not things:
        return ()
    count = words.figures.count("measured-repeated", len(things), "số chỉ tiêu có ở nhiều văn bản")
    return words.phrases.fill("measured.repeated", count=count)


def unreported_sentence(words: Words) -> Sentence:
    """Which things nobody reported on: named where they are few."""
    things = [one for one in measured_things(words) if one.status is TargetStatus.NOT_REPORTED]
    if not things:
        return ()
    count = count_of(words, "measured", TargetStatus.NOT_REPORTED, things)
    status = words.phrases[f"target_status.{TargetStatus.NOT_REPORTED.value}"]
    if len(things) > MOST_NAMED:
        return words.phrases.fill("measured.unreported", status=status, count=count)
    return words.phrases.fill(
        "measured.unreported_named", status=status, count=count, names=names_of(words, things)
    )


def documents_sentences(words: Words) -> list[Sentence]:
    """The targets judged by a document, as a short list by state."""
    things = _by_document(words)
    if not things:
        return []
    total = words.figures.count("documents", len(things), "số chỉ tiêu đánh giá bằng văn bản")
    if len({one.status for one in things}) == 1:
        state = words.phrases[f"document_status.{things[0].status.value}"]
        return [words.phrases.fill("documents.single", count=total, status=state)]
    return [
        words.phrases.fill("documents.summary", total=total),
        *(
            _state(words, status, [one for one in things if one.status is status])
            for status in (TargetStatus.MET, *URGENCY[:4], *URGENCY[5:])
            if any(one.status is status for one in things)
        ),
    ]


def _state(words: Words, status: TargetStatus, things: Sequence[Measured]) -> Sentence:
    """One state with the names of its targets where they are few; done ones are counted."""
    state = words.phrases[f"document_status.{status.value}"]
    count = count_of(words, "documents", status, things)
    if status is TargetStatus.MET or len(things) > MOST_NAMED:
        return words.phrases.fill("documents.counted", count=count, status=state)
    return words.phrases.fill(
        "documents.named", count=count, status=state, names=names_of(words, things)
    )


def plan_marks(words: Words, targets: Sequence[TargetResult]) -> str:
    """The numbers of the documents that targets are of: "1, 2"."""
    plans: dict[str, None] = dict.fromkeys(mark_of(words, target.plan) for target in targets)
    return words.phrases["lists.comma"].join(plans)


def mark_of(words: Words, plan: Plan) -> str:
    """A document's number in the note below the table."""
    return str(words.data.inputs.plans.index(plan) + 1)


def what_each_asks(
    words: Words, one: Measured, asked: Callable[[TargetResult], Sentence]
) -> Sentence:
    """What the documents ask for: once where they agree, else each with its number."""
    found: dict[str, tuple[Sentence, list[TargetResult]]] = {}
    for target in one.targets:
        sentence = asked(target)
        found.setdefault(as_read(sentence), (sentence, []))[1].append(target)
    if len(found) == 1:
        return next(iter(found.values()))[0]
    parts = [
        joined([*sentence, f" ({plan_marks(words, targets)})"])
        for sentence, targets in found.values()
    ]
    return enumerate_sentences(parts, words.phrases["lists.semicolon"])


def measured_things(words: Words) -> list[Measured]:
    """The things in force that an indicator measures."""
    return [one for one in in_force(words.data.targets) if one.leading.target.indicator]


def _by_document(words: Words) -> list[Measured]:
    return [one for one in in_force(words.data.targets) if not one.leading.target.indicator]


def count_of(words: Words, kind: str, status: TargetStatus, things: Sequence[Measured]) -> Figure:
    """How many of `things` stand in a status."""
    number = sum(one.status is status for one in things)
    what = f"số chỉ tiêu có đánh giá “{words.phrases[f'target_status.{status.value}']}”"
    return words.figures.count(f"{kind}.{status.value.lower()}", number, what)


def names_of(words: Words, things: Sequence[Measured]) -> Computed:
    """The names of things in a row."""
    names = (lower_first(one.leading.target.name) for one in things)
    return Computed(words.phrases["lists.semicolon"].join(names), "label")
