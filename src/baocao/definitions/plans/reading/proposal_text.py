"""A proposal as the YAML that a person reads, corrects and confirms.

Each item's remark says where it stands in the text, how sure it is, and what else it may be. What
the text does not say carries a "?".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.plans.confirmation import OPEN
from baocao.definitions.plans.reading.model import FoundDuties, FoundTask, PlanProposal
from baocao.definitions.plans.reading.proposed_head import ProposedFor, basis_lines, head_lines
from baocao.definitions.plans.reading.proposed_ids import or_open, quoted
from baocao.definitions.plans.reading.proposed_targets import TargetTexts


def proposal_text(
    proposal: PlanProposal, proposed_for: ProposedFor, catalogue: IndicatorCatalogue
) -> str:
    """The text of the plan's file."""
    lines = [
        *head_lines(proposal, proposed_for),
        "",
        *_section("legal_bases", map(basis_lines, proposal.head.bases)),
        "",
        *_section("targets", TargetTexts(catalogue).texts(proposal.targets)),
        "",
        *_section("tasks", map(task_lines, proposal.tasks)),
        "",
        *_section("duties", map(duties_lines, proposal.duties)),
        *_rest(proposal),
    ]
    return "\n".join(lines) + "\n"


def _rest(proposal: PlanProposal) -> Iterator[str]:
    """What is no part of a plan: sentences with a number left over, words for the profile."""
    if proposal.left:
        yield ""
        yield "# Câu có số mà chưa thành chỉ tiêu nào; xem có phải chỉ tiêu không:"
        yield from (f"#   {one.clause} ({one.place}): “{one.words}”" for one in proposal.left)
    head = proposal.head
    if head.signer_title or head.recipients:
        yield ""
        yield "# Cho data/provinces: người ký và nơi nhận ghi ở văn bản này"
        yield f"#   chức danh người ký: {head.signer_title or OPEN}"
        yield from (f"#   nơi nhận: {one}" for one in head.recipients)


def _section(name: str, items: Iterable[Iterator[str]]) -> Iterator[str]:
    written = [list(item) for item in items]
    yield f"{name}:" if written else f"{name}: []"
    for item in written:
        yield from _indented(item)


def _indented(lines: Sequence[str]) -> Iterator[str]:
    yield f"  - {lines[0]}"
    yield from (f"    {line}" for line in lines[1:])


def task_lines(task: FoundTask) -> Iterator[str]:
    yield f"id: {quoted(task.id)}"
    if task.why:
        yield f"# xem lại: {'; '.join(task.why)}; độ chắc {task.sureness}%"
    yield f"clause: {quoted(task.clause)}"
    if task.group:
        yield f"group: {quoted(task.group)}"
    yield f"name: {quoted(task.name)}"
    yield or_open("lead", task.lead, "cơ quan chủ trì")
    if task.supporting:
        yield f"supporting: [{', '.join(map(quoted, task.supporting))}]"
    for field, day in (("start", task.start), ("due", task.due)):
        if day:
            yield f"{field}: {day.year}-{day.month:02}"


def duties_lines(duties: FoundDuties) -> Iterator[str]:
    yield f"agency: {quoted(duties.agency)}"
    yield f"# {duties.place}"
    yield f"clause: {quoted(duties.clause)}"
    yield "items:"
    yield from (f"  - {quoted(item)}" for item in duties.items)
