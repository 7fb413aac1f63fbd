"""Section V: what comes next, in lines that the data gives."""

from __future__ import annotations

from baocao.document.blocks import Block, ParagraphKind, Section
from baocao.document.context import Context, numbered, paragraphs
from baocao.document.narrative.data_notes import owed_sentence
from baocao.document.narrative.needs import need_sentence
from baocao.document.narrative.tasks import coming_sentence, overdue_reminder
from baocao.document.narrative.unmet import effort_sentence, is_near, near_effort
from baocao.results.measured import UNMET, Measured, in_force, unmet
from baocao.results.model import TargetStatus, TaskResult, TaskStatus

FINISHED = (TaskStatus.DONE, TaskStatus.DONE_LATE)
SETTLED = (TargetStatus.MET, *UNMET)


def next_period(context: Context) -> Section:
    """Which target takes what, which task is due when and whose it is, who owes data."""
    phrases, words = context.phrases, context.words
    period = words.period_name(words.coming.key)
    groups = numbered(
        (
            (phrases["headings.targets_next"], _targets(context)),
            (phrases["headings.tasks_next"], _tasks(context)),
            (phrases["headings.needs"], _needs(context)),
            (phrases["headings.data_next"], paragraphs([owed_sentence(words)])),
        )
    )
    blocks = (*groups, *context.written("next_period"))
    title = phrases.text("sections.next_period", period=period.upper())
    return Section("next_period", title, blocks)


def _targets(context: Context) -> tuple[Block, ...]:
    """What fails or lags, then what falls due in the coming period and is not met."""
    things = [*unmet(context.data.targets)]
    things += [one for one in in_force(context.data.targets) if _comes_due(context, one)]
    far = [one for one in things if not is_near(one)]
    near = [one for one in things if is_near(one)]
    lines = [effort_sentence(context.words, one) for one in far]
    lines += [near_effort(context.words, near)] if near else []
    return paragraphs(lines, ParagraphKind.ITEM)


def _comes_due(context: Context, one: Measured) -> bool:
    cutoff, end = context.data.inputs.period.cutoff, context.words.coming.end
    return one.status not in SETTLED and cutoff < one.leading.deadline <= end


def _tasks(context: Context) -> tuple[Block, ...]:
    words = context.words
    coming = [coming_sentence(words, t) for t in context.data.tasks if _falls_due(context, t)]
    return paragraphs([overdue_reminder(words), *coming], ParagraphKind.ITEM)


def _falls_due(context: Context, judged: TaskResult) -> bool:
    """A task that is due in the coming period; also one that nobody reported on."""
    due, cutoff = judged.task.due, context.data.inputs.period.cutoff
    is_open = judged.status not in (*FINISHED, TaskStatus.OVERDUE)
    return due is not None and is_open and cutoff < due <= context.words.coming.end


def _needs(context: Context) -> tuple[Block, ...]:
    """What the coming period takes, by the programme's needs."""
    sentences = [need_sentence(context.words, need) for need in context.data.needs]
    return paragraphs(sentences, ParagraphKind.ITEM)
