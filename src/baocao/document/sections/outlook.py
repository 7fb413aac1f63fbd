"""Sections IV and V: what holds the province back, and what comes next."""

from __future__ import annotations

from datetime import date

from baocao.definitions.periods.calendar import following, period_of
from baocao.definitions.periods.model import PeriodType, ReportingPeriod
from baocao.document.blocks import Block, Heading, ParagraphKind, Section
from baocao.document.context import Context, numbered, paragraphs
from baocao.document.denominators import denominators_table
from baocao.document.narrative.data_notes import (
    completeness_sentence,
    denominators_sentence,
    findings_sentence,
    quarter_sentences,
)
from baocao.document.narrative.needs import need_sentence
from baocao.document.narrative.parts import parts_sentences
from baocao.document.narrative.phrases import Computed
from baocao.document.narrative.targets import target_sentence, unmet_reminder
from baocao.document.narrative.tasks import coming_sentence, overdue_reminder
from baocao.document.narrative.units import units_sentences
from baocao.document.numbering import letter
from baocao.document.sections.sources import SOURCES
from baocao.document.tables import corrections_table
from baocao.results.model import TargetStatus, TaskResult, TaskStatus
from baocao.results.targets import UNMET, unmet
from baocao.results.tasks import overdue

FINISHED = (TaskStatus.DONE, TaskStatus.DONE_LATE)


def difficulties(context: Context) -> Section:
    """Section IV: targets that fail or lag, and how good the data is."""
    phrases, words = context.phrases, context.words
    received = quarter_sentences(words) or [completeness_sentence(words)]
    about = (*parts_sentences(words), *units_sentences(words))
    quality = [*received, *about, findings_sentence(words, SOURCES)]
    groups = numbered(
        (
            (phrases["headings.unmet"], _unmet(context)),
            (phrases["headings.data"], (*paragraphs(quality), *_denominators(context))),
            (phrases["headings.corrections"], _corrections(context)),
        )
    )
    blocks = (*groups, *context.written("difficulties"))
    return Section("difficulties", phrases["sections.difficulties"], blocks)


def _unmet(context: Context) -> tuple[Block, ...]:
    """The targets that fail or lag; of several plans, each under its plan."""
    by_plan = {
        plan.short_citation: [
            target_sentence(context.words, t) for t in unmet(context.data.targets) if t.plan is plan
        ]
        for plan in context.data.inputs.plans
    }
    found: dict[str, tuple[Block, ...]] = {
        name: paragraphs(lines, ParagraphKind.ITEM) for name, lines in by_plan.items() if lines
    }
    if len(found) > 1:
        blocks: list[Block] = []
        for number, (name, lines) in enumerate(found.items(), start=1):
            blocks += [Heading(3, f"{letter(number)})", name), *lines]
        return tuple(blocks)
    (lines,) = found.values() or (_line(context, "targets.none_unmet"),)
    return lines


def _denominators(context: Context) -> tuple[Block, ...]:
    """Who counted the same people differently, and what that means for the rates."""
    if not context.data.denominators:
        return ()
    return (*paragraphs([denominators_sentence(context.words)]), denominators_table(context))


def _corrections(context: Context) -> tuple[Block, ...]:
    """What issued reports printed and the data now says otherwise."""
    if not context.data.inputs.corrections:
        return ()
    return (corrections_table(context, context.data.inputs.corrections),)


def next_period(context: Context) -> Section:
    """Section V: targets and tasks that are overdue or fall due in the coming period."""
    phrases = context.phrases
    groups = numbered(
        (
            (phrases["headings.targets_next"], _targets(context)),
            (phrases["headings.tasks_next"], _tasks(context)),
            (phrases["headings.needs"], _needs(context)),
        )
    )
    blocks = (*groups, *context.written("next_period"))
    return Section("next_period", phrases["sections.next_period"], blocks)


def _targets(context: Context) -> tuple[Block, ...]:
    words, period = context.words, context.data.inputs.period
    end = _next_end(period)
    missed = len(unmet(context.data.targets))
    due = [
        target
        for target in context.data.targets
        if target.status not in (TargetStatus.MET, *UNMET)
        and target.target.ended_on is None
        and period.cutoff < target.deadline <= end
    ]
    lines = (
        *paragraphs([unmet_reminder(words, missed)], ParagraphKind.ITEM),
        *paragraphs([target_sentence(words, t) for t in due], ParagraphKind.ITEM),
    )
    return lines or _line(context, "targets.none_next")


def _tasks(context: Context) -> tuple[Block, ...]:
    words, end = context.words, _next_end(context.data.inputs.period)
    late = len(overdue(context.data.tasks))
    coming = [coming_sentence(words, t) for t in context.data.tasks if _falls_due(t, end)]
    lines = (
        *paragraphs([overdue_reminder(words, late)], ParagraphKind.ITEM),
        *paragraphs(coming, ParagraphKind.ITEM),
    )
    return lines or _line(context, "tasks.none_next")


def _needs(context: Context) -> tuple[Block, ...]:
    """What the coming period takes, by the programme's needs."""
    sentences = [need_sentence(context.words, need) for need in context.data.needs]
    return paragraphs(sentences, ParagraphKind.ITEM)


def _next_end(period: ReportingPeriod) -> date:
    """Until when the coming period runs; after 9 months that is the rest of the year."""
    if period.type is PeriodType.NINE_MONTHS:
        return period_of(period.end, PeriodType.YEAR, period.regime).end
    return following(period).end


def _falls_due(judged: TaskResult, end: date) -> bool:
    due = judged.task.due
    is_open = judged.status not in (*FINISHED, TaskStatus.OVERDUE)
    return due is not None and is_open and due <= end


def _line(context: Context, key: str) -> tuple[Block, ...]:
    """A statement that the data makes without a number."""
    return paragraphs([(Computed(context.phrases[key], "statement"),)])
