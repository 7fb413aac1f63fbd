"""Section V: what comes next, in lines that the data gives."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from baocao.definitions.periods.calendar import named_end
from baocao.document.blocks import AppendixReference, Block, ParagraphKind, Section
from baocao.document.context import Context, numbered, paragraphs
from baocao.document.narrative.data_notes import owed_sentence
from baocao.document.narrative.measured import MOST_NAMED, names_of
from baocao.document.narrative.phrases import Computed, Sentence, enumerate_sentences
from baocao.document.narrative.tasks import coming_sentence, overdue_reminder
from baocao.document.narrative.unmet import (
    collect_sentence,
    effort_sentence,
    hold_sentence,
    is_near,
    near_effort,
    reach_sentence,
    takes_people,
)
from baocao.document.narrative.words import Words
from baocao.results.ledger.need_figures import of_lacking, of_need, of_part, of_rate
from baocao.results.measured import UNMET, Measured, in_force, is_lost, unmet
from baocao.results.model import TargetStatus, TaskResult, TaskStatus
from baocao.results.needs import Need

FINISHED = (TaskStatus.DONE, TaskStatus.DONE_LATE)
TARGETS = "targets"  # the id of the appendix with every target
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
    words, targets = context.words, context.data.targets
    things = [*unmet(targets), *(one for one in in_force(targets) if _comes_due(context, one))]
    asked = [one for one in things if one.leading.target.operator]
    silent = [one for one in asked if one.status is TargetStatus.NOT_REPORTED]
    lost = [one for one in asked if is_lost(one)]
    asked = [one for one in asked if one not in (*silent, *lost)]
    near = [one for one in asked if is_near(one)]
    far = [one for one in asked if one not in near]
    alone = [one for one in far if takes_people(words, one)]
    rest = [one for one in far if one not in alone]
    if len(rest) == 1:
        alone, rest = far, []
    lines = [effort_sentence(words, one) for one in alone]
    lines += [near_effort(words, near)] if near else []
    lines += [reach_sentence(words, rest)] if rest else []
    lines += [hold_sentence(words, lost)]
    lines += [collect_sentence(words, [one for one in silent if one.leading.target.indicator])]
    lines += [_documents(words, [one for one in things if not one.leading.target.indicator])]
    return paragraphs(lines, ParagraphKind.ITEM)


def _documents(words: Words, things: Sequence[Measured]) -> Sentence:
    """Those that a document or a deed meets: named where they are few."""
    if not things:
        return ()
    what = "số chỉ tiêu đánh giá bằng văn bản cần hoàn thành"
    count = words.figures.count("documents-next", len(things), what)
    if len(things) > MOST_NAMED:
        table = AppendixReference(TARGETS)
        return words.phrases.fill("effort.documents", count=count, appendix=table)
    return words.phrases.fill("effort.documents_named", count=count, names=names_of(words, things))


def _comes_due(context: Context, one: Measured) -> bool:
    return one.status not in SETTLED and _is_ahead(context, one.leading.deadline)


def _is_ahead(context: Context, day: date) -> bool:
    """Whether a day lies in what the coming period is named after: 31/12 is of the year, though its
    figures close before."""
    return context.data.inputs.period.cutoff < day <= named_end(context.words.coming)


def _tasks(context: Context) -> tuple[Block, ...]:
    words = context.words
    coming = [coming_sentence(words, t) for t in context.data.tasks if _falls_due(context, t)]
    return paragraphs([overdue_reminder(words), *coming], ParagraphKind.ITEM)


def _falls_due(context: Context, judged: TaskResult) -> bool:
    """A task that is due in the coming period; also one that nobody reported on."""
    due = judged.task.due
    is_open = judged.status not in (*FINISHED, TaskStatus.OVERDUE)
    return due is not None and is_open and _is_ahead(context, due)


def _needs(context: Context) -> tuple[Block, ...]:
    """What the coming period takes, by the programme's needs."""
    sentences = [need_sentence(context.words, need) for need in context.data.needs]
    return paragraphs(sentences, ParagraphKind.ITEM)


def need_sentence(words: Words, need: Need) -> Sentence:
    """ "Vắc xin sởi: cần thêm 460 liều [= (1.000 - 400) x 1 x 110% - 200]"; what is missing
    where there is no such number."""
    amount = of_need(words.figures, need)
    if amount is None:
        parts = [_lack(words, need, name) for name in need.missing]
        lacks = enumerate_sentences(parts, words.phrases["lists.comma"])
        return words.phrases.fill("needs.unknown", name=need.role.name, lacks=lacks)
    nothing = "needs.enough" if need.stock else "needs.none"
    pattern = "needs.needed" if amount.value else nothing
    return words.phrases.fill(
        pattern, name=need.role.name, amount=amount, unit=f" {need.role.unit}",
        formula=_formula(words, need),
    )  # fmt: skip


def _formula(words: Words, need: Need) -> Sentence:
    """The formula with its numbers; what the programme does not name is not in it."""
    figures, fill = words.figures, words.phrases.fill
    due, done, stock = (of_part(figures, need, name) for name in ("due", "done", "stock"))
    assert due is not None
    persons: Sentence = fill("needs.persons", due=due, done=done) if done else (due,)
    made = fill(
        "needs.formula",
        persons=persons,
        per_person=of_rate(figures, need, "per_person"),
        whole=of_rate(figures, need, "whole"),
    )
    return (*made, *fill("needs.less_stock", stock=stock)) if stock else made


def _lack(words: Words, need: Need, part: str) -> Sentence:
    """What was not reported, and by how many units where others did."""
    name = Computed(words.phrases[f"needs.parts.{part}"], "label")
    if part not in need.lacking:
        return (name,)
    count = of_lacking(words.figures, need, part)
    return words.phrases.fill("needs.of_units", name=name, count=count)
