"""A document from its bytes to a proposal: text, outline, targets, tasks, duties."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from baocao.core.errors import refusal
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.plans.reading.agencies import Agencies
from baocao.definitions.plans.reading.duties import agency_items, duties_of
from baocao.definitions.plans.reading.head import read_head
from baocao.definitions.plans.reading.model import FoundTarget, FoundTask, PlanProposal
from baocao.definitions.plans.reading.months import last_day
from baocao.definitions.plans.reading.open_text import open_text
from baocao.definitions.plans.reading.outline import passages
from baocao.definitions.plans.reading.targets import TargetReader
from baocao.definitions.plans.reading.task_tables import known_tables, level_rows
from baocao.definitions.plans.reading.tasks import DatedTasks, TaskReader
from baocao.definitions.plans.reading.tidy import rejoined, tidied
from baocao.definitions.plans.reading.wording import PlanWords, lowered


def read_plan(
    content: bytes, name: str, words: PlanWords, catalogue: IndicatorCatalogue
) -> PlanProposal:
    """Read a document that messages call `name`.

    Raises `BaocaoError` as `open_text` does, and where nothing of a plan is found in it.
    """
    agencies = Agencies(words.agencies)
    blocks = tidied(open_text(content, name), words.rules)
    head = read_head(blocks, words.rules)
    rest, tables = known_tables(blocks, words.rules.columns)
    found = [*passages(rejoined(rest)), *level_rows(tables)]
    year = head.issued_on or head.valid_from
    texts = tuple((lowered(one.text), one.clause) for one in found if not one.in_annex)
    reader = TargetReader(words, catalogue, year.year if year else None, texts)
    targets, left = reader.read(found)
    tasks = TaskReader(agencies).tasks(tables)
    targets = _with_annex(targets, tuple(_of_tasks(tasks, reader)))
    items = agency_items(found, words.rules.sections, agencies)
    dated, standing = DatedTasks(words.rules.deadlines, reader.year).parted(items, targets)
    tasks = (*tasks, *dated)
    given = {item.passage.place for item in items}
    if not targets and not tasks:
        what = "không thấy chỉ tiêu, nhiệm vụ nào: có lẽ không phải văn bản kế hoạch"
        raise refusal(what, name, "kiểm tra lại tệp; cần toàn văn kế hoạch, chỉ thị hoặc thông báo")
    return PlanProposal(
        file=name,
        sha256=hashlib.sha256(content).hexdigest(),
        head=head,
        targets=targets,
        tasks=tasks,
        duties=duties_of(standing),
        left=tuple(one for one in left if one.has_number or one.place not in given),
        blocks=tuple(blocks),
    )


def _of_tasks(tasks: Sequence[FoundTask], reader: TargetReader) -> Iterator[FoundTarget]:
    """Targets without a level: groups that a task of an annex names, by its month."""
    for task in tasks:
        due = last_day(task.due.year, task.due.month) if task.due else None
        for target in reader.groups_of(task.name, task.clause, task.place):
            yield replace(target, deadline=due)


def _with_annex(
    targets: Sequence[FoundTarget], annex: Sequence[FoundTarget]
) -> tuple[FoundTarget, ...]:
    """The targets with those of an annex that are new; a statement that only they make definite
    passes its clause on to them."""
    known = {(target.indicator, target.disaggregation) for target in targets}
    new = [one for one in annex if (one.indicator, one.disaggregation) not in known]
    kept: list[FoundTarget] = []
    for target in targets:
        near = target.nearest[0].indicator if target.nearest and not target.indicator else ""
        same = [one for one in new if one.indicator == near]
        if same and not target.has_number:
            new = [_cited_too(one, target) if one in same else one for one in new]
        else:
            kept.append(target)
    return (*kept, *new)


def _cited_too(target: FoundTarget, by: FoundTarget) -> FoundTarget:
    return replace(target, clause=f"{by.clause}; {target.clause}")
