"""Sentences about amendments: what was raised, lowered, withdrawn, handed over, postponed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from baocao.core.vietnamese.dates import short_date, short_month
from baocao.definitions.plans.amendments import (
    AmendedTarget,
    AmendedTask,
    Amendment,
    AmendmentKind,
)
from baocao.definitions.plans.model import Plan, Target, Task
from baocao.document.narrative.phrases import Computed, Sentence, Told
from baocao.document.narrative.results import unit_word, with_unit
from baocao.document.narrative.words import Words
from baocao.results.ledger.target_figures import of_stated_value

Slots = Mapping[str, Told | Sentence]


def amendments_in_period(words: Words) -> list[Amendment]:
    """The amendments that count from a day of the report's period on."""
    inputs = words.data.inputs
    return [one for one in inputs.amendments if inputs.period.contains(one.effective_from)]


def amendment_intro(words: Words, amendment: Amendment) -> Sentence:
    """Which document was amended by which, and from when; the amended one whole where the
    report's opening, which cites the other, does not have it (Decree 30, a first citation)."""
    day = short_date(amendment.effective_from)
    before, after = amendment.before, amendment.after
    old, new = before.short_citation, after.short_citation
    if old == new:
        return words.phrases.fill("amendments.amended", plan=new, date=day)
    if before.citation not in after.citation:
        old = before.citation
    return words.phrases.fill("amendments.amended_by", before=_label(old), plan=new, date=day)


def amendment_items(words: Words, amendment: Amendment) -> Iterator[Sentence]:
    """One sentence for each thing that was changed, targets before tasks."""
    for target in amendment.targets:
        slots = _TARGET_SLOTS.get(target.kind, _no_slots)(words, amendment, target)
        yield _said(words, "target", target, slots)
    for task in amendment.tasks:
        yield _said(words, "task", task, _task_slots(task))


def _said(words: Words, what: str, amended: AmendedTarget | AmendedTask, slots: Slots) -> Sentence:
    shown = amended.after or amended.before
    assert shown is not None
    pattern = f"amendments.{what}.{amended.kind.value}"
    return words.phrases.fill(pattern, name=shown.name, clause=_label(shown.clause), **slots)


def _values(words: Words, amendment: Amendment, amended: AmendedTarget) -> Slots:
    """The number that had to be reached, and the one that has to be now."""
    slots: dict[str, Sentence] = {}
    for name, plan, target in (
        ("before", amendment.before, amended.before),
        ("after", amendment.after, amended.after),
    ):
        slots[name] = _value(words, plan, target) if target else ()
    return slots


def _value(words: Words, plan: Plan, target: Target) -> Sentence:
    indicator = words.catalogue.indicators[target.indicator or ""]
    figure = of_stated_value(plan, target, indicator)
    return with_unit(figure, unit_word(words, indicator.unit))


def _deadlines(words: Words, amendment: Amendment, amended: AmendedTarget) -> Slots:
    old, new = amended.before, amended.after
    return {
        "before": _day(old.deadline or amendment.before.valid_to) if old else "",
        "after": _day(new.deadline or amendment.after.valid_to) if new else "",
    }


def _no_slots(words: Words, amendment: Amendment, amended: AmendedTarget) -> Slots:
    return {}


_TARGET_SLOTS: dict[AmendmentKind, Callable[[Words, Amendment, AmendedTarget], Slots]] = {
    AmendmentKind.RAISED: _values,
    AmendmentKind.LOWERED: _values,
    AmendmentKind.POSTPONED: _deadlines,
    AmendmentKind.BROUGHT_FORWARD: _deadlines,
}


def _task_slots(amended: AmendedTask) -> Slots:
    old, new = amended.before, amended.after
    if amended.kind is AmendmentKind.HANDED_OVER and old and new:
        return {"before": _label(old.lead), "after": _label(new.lead)}
    if amended.kind in (AmendmentKind.POSTPONED, AmendmentKind.BROUGHT_FORWARD) and old and new:
        return {"before": _month(old), "after": _month(new)}
    shown = new or old
    return {"lead": shown.lead} if shown else {}


def _day(day: date) -> Computed:
    return Computed(short_date(day), "deadline")


def _month(task: Task) -> Computed:
    return Computed(short_month(task.due) if task.due else "", "deadline")


def _label(text: str) -> Computed:
    return Computed(text, "label")
