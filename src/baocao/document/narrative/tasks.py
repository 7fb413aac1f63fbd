"""Sentences about tasks: how many stand how, whose are overdue, which come next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from baocao.core.vietnamese.dates import short_month
from baocao.core.vietnamese.names import lower_first
from baocao.definitions.plans.model import Plan
from baocao.document.narrative.phrases import Sentence, enumerate_sentences, joined
from baocao.document.narrative.words import Words
from baocao.results.ledger.model import Figure
from baocao.results.ledger.target_figures import of_days_overdue
from baocao.results.model import TaskResult, TaskStatus
from baocao.results.tasks import overdue

OPEN = (TaskStatus.NOT_REPORTED, TaskStatus.NOT_DUE)
FEW = 3  # tasks that are named; more are counted


def tasks_sentences(words: Words) -> list[Sentence]:
    """How the dated tasks of the plans stand, few of them by name; a plan on which nobody reported
    in a sentence of its own."""
    dated = [t for t in words.data.tasks if t.task.due is not None]
    silent = [plan for plan in words.data.inputs.plans if _is_silent(dated, plan)]
    told = [t for t in dated if t.plan not in silent]
    sentences = [_named(words, t) for t in told] if len(told) <= FEW else [_summary(words, told)]
    sentences += [_nothing_reported(words, plan, dated) for plan in silent]
    return [sentence for sentence in sentences if sentence]


def told_tasks(words: Words) -> list[TaskResult]:
    """The dated tasks of the plans that somebody reported on: what a table is worth."""
    dated = [t for t in words.data.tasks if t.task.due is not None]
    return [t for t in dated if not _is_silent(dated, t.plan)]


def _is_silent(dated: Sequence[TaskResult], plan: Plan) -> bool:
    own = [t for t in dated if t.plan is plan]
    return bool(own) and all(t.progress is None and t.status in OPEN for t in own)


def _nothing_reported(words: Words, plan: Plan, dated: Sequence[TaskResult]) -> Sentence:
    own = [t for t in dated if t.plan is plan]
    count = words.figures.count(f"{plan.id}.tasks", len(own), "số nhiệm vụ có thời hạn")
    due = _silent_due(words, plan, own)
    return words.phrases.fill("tasks.silent", count=count, plan=plan.short_citation, due=due)


def _silent_due(words: Words, plan: Plan, own: Sequence[TaskResult]) -> Sentence:
    """How many of them should be done by now, and whose they are; empty for none."""
    cutoff = words.data.inputs.period.cutoff
    late = [t for t in own if t.task.due is not None and t.task.due < cutoff]
    if not late:
        return ()
    what = "số nhiệm vụ đã đến hạn, chưa có báo cáo"
    return words.phrases.fill(
        "tasks.silent_due",
        count=words.figures.count(f"{plan.id}.tasks-untold", len(late), what),
        leads=words.phrases["lists.comma"].join(dict.fromkeys(t.task.lead for t in late)),
    )


def _summary(words: Words, dated: Sequence[TaskResult]) -> Sentence:
    """ "Trong 55 nhiệm vụ có thời hạn: 20 nhiệm vụ đã hoàn thành; …."."""
    parts = [
        _part(words, status, dated)
        for status in TaskStatus
        if any(t.status is status for t in dated)
    ]
    total = words.figures.count("tasks", len(dated), "số nhiệm vụ có thời hạn")
    comma = words.phrases["lists.comma"]
    return words.phrases.fill("tasks.summary", total=total, parts=enumerate_sentences(parts, comma))


def _named(words: Words, judged: TaskResult) -> Sentence:
    """ "Nhiệm vụ có thời hạn “Rà soát phương án”: hoàn thành chậm 8 ngày."."""
    fill = words.phrases.fill
    status: Sentence = (words.phrases[f"task_status_lower.{judged.status.value}"],)
    if judged.days_overdue:
        days = of_days_overdue(words.figures, judged)
        status = fill("tasks.by_days", status=status, days=days)
    if judged.status is TaskStatus.OVERDUE and judged.progress is None:
        status = (*status, *fill("tasks.all_unreported"))
    return fill("tasks.single", name=judged.task.name, status=status)


def _part(words: Words, status: TaskStatus, dated: Sequence[TaskResult]) -> Sentence:
    """How many stand in a status; of the overdue ones also how many nobody reported on."""
    own = [t for t in dated if t.status is status]
    count = _count(words, status, own)
    told = words.phrases[f"task_status_lower.{status.value}"]
    part = words.phrases.fill("tasks.part", count=count, status=told)
    silent = sum(t.progress is None for t in own) if status is TaskStatus.OVERDUE else 0
    if not silent:
        return part
    if silent == len(own):
        return (*part, *words.phrases.fill("tasks.all_unreported"))
    what = "số nhiệm vụ đã qua hạn mà chưa có báo cáo"
    unreported = words.figures.count("tasks-unreported", silent, what)
    return (*part, *words.phrases.fill("tasks.unreported", count=unreported))


def _count(words: Words, status: TaskStatus, own: Sequence[TaskResult]) -> Figure:
    name = words.phrases[f"task_status.{status.value}"]
    what = f"số nhiệm vụ có trạng thái “{name}”"
    return words.figures.count(f"tasks-{status.value.lower()}", len(own), what)


def agencies_words(words: Words, late: Sequence[TaskResult]) -> Sentence:
    """ "Sở Y tế (15 nhiệm vụ), Công an tỉnh (1 nhiệm vụ)"."""
    parts = list(_agencies(words, late))
    return enumerate_sentences(parts, words.phrases["lists.comma"])


def _agencies(words: Words, late: Sequence[TaskResult]) -> Iterator[Sentence]:
    for lead, number in Counter(t.task.lead for t in late).most_common():
        what = f"số nhiệm vụ quá hạn do {lead} chủ trì"
        count = words.figures.count(f"tasks-overdue.{lead}", number, what)
        yield words.phrases.fill("tasks.of_agency", lead=lead, count=count)


def late_sentence(words: Words) -> Sentence:
    """How many tasks are overdue and whose they are; empty for none."""
    late = overdue(words.data.tasks)
    if not late:
        return ()
    return words.phrases.fill(
        "tasks.late", count=overdue_count(words, late), agencies=agencies_words(words, late)
    )


def done_late_sentence(words: Words) -> Sentence:
    """The tasks that were done after their day, by name where they are few; empty for none."""
    done = [t for t in told_tasks(words) if t.status is TaskStatus.DONE_LATE]
    if not done:
        return ()
    if len(done) > FEW:
        count = _count(words, TaskStatus.DONE_LATE, done)
        return words.phrases.fill("tasks.done_late_many", count=count)
    told = [
        words.phrases.fill(
            "tasks.done_late_one",
            name=lower_first(judged.task.name),
            days=of_days_overdue(words.figures, judged),
            lead=judged.task.lead,
        )
        for judged in done
    ]
    semicolon = words.phrases["lists.semicolon"]
    return words.phrases.fill("tasks.done_late", tasks=enumerate_sentences(told, semicolon))


def overdue_reminder(words: Words) -> Sentence:
    """That the overdue tasks are to be finished; empty for none."""
    late = overdue(words.data.tasks)
    if not late:
        return ()
    return words.phrases.fill("tasks.overdue_reminder", count=overdue_count(words, late))


def overdue_count(words: Words, late: Sequence[TaskResult]) -> Figure:
    """How many tasks are overdue."""
    what = "số nhiệm vụ đã quá hạn, chưa hoàn thành"
    return words.figures.count("tasks-overdue", len(late), what)


def coming_sentence(words: Words, judged: TaskResult) -> Sentence:
    """One task that is due in the coming period."""
    sentence = words.phrases.fill(
        "tasks.coming", name=judged.task.name, lead=judged.task.lead, due=due_month(judged)
    )
    return joined([*sentence, words.phrases["results.end"]])


def due_month(judged: TaskResult) -> str:
    """The month a plan names as due, "12/2022"; empty for a standing duty."""
    due = judged.task.due
    return short_month(due) if due else ""
