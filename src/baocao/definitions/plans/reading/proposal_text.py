"""A proposal as the YAML that a person reads, corrects and confirms.

Each item's remark says where it stands in the text, how sure it is, and what else it may be. What
the text does not say carries a "?". The head says what the document says of itself, and what it is
based on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from baocao.core.vietnamese.dates import long_date
from baocao.core.vietnamese.names import lower_first
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.periods.model import PeriodType
from baocao.definitions.plans.model import Plan, PlanType
from baocao.definitions.plans.reading.model import (
    CitedDocument,
    FoundDuties,
    FoundTask,
    PlanHead,
    PlanProposal,
)
from baocao.definitions.plans.reading.proposed_ids import (
    OPEN_FIELD,
    or_open,
    quoted,
    short_id,
    slug,
)
from baocao.definitions.plans.reading.proposed_targets import TargetTexts
from baocao.definitions.plans.records import OPEN

_TYPES = {PlanType.PLAN: "Kế hoạch", PlanType.DIRECTIVE: "Chỉ thị", PlanType.NOTICE: "Thông báo"}
_NOTICE = (
    "# Kế hoạch do baocao plan read đề nghị từ {file}; chưa phải kế hoạch.",
    "# Đối chiếu từng mục với văn bản, sửa hoặc xóa, trả lời chỗ ghi ?, rồi ghi confirmed: true.",
    "# Xác nhận từng mục: ghi confirmed: each, thêm confirmed: true vào từng mục đã đối chiếu.",
)
_SHORT = {
    **{"Nghị quyết": "nq", "Quyết định": "qd", "Chỉ thị": "ct", "Thông báo": "tb"},
    **{"Kế hoạch": "kh", "Công văn": "cv", "Thông tư": "tt", "Nghị định": "nd"},
    **{"Luật": "luat", "Kết luận": "kl"},
}
_DOINGS = (
    "về ",
    "v/v ",
    "triển khai",
    "thực hiện",
    "sửa đổi",
    "điều chỉnh",
    "bổ sung",
    "ban hành",
    "tăng cường",
)
_AMENDING = (
    "# Văn bản sửa đổi {before}: tệp này phải có mọi chỉ tiêu, nhiệm vụ còn hiệu lực.",
    "# Mục nào không ghi ở đây là bị bãi bỏ; mục giữ nguyên thì chép từ tệp trước, giữ nguyên id.",
)
_LONGEST_ID = 40  # characters of a plan's id without the province


def proposal_text(
    proposal: PlanProposal, proposed_for: ProposedFor, catalogue: IndicatorCatalogue
) -> str:
    """The text of the plan's file."""
    targets = list(_section("targets", TargetTexts(catalogue).texts(proposal.targets)))
    before = proposed_for.amended
    lines = [
        *head_lines(proposal, proposed_for),
        *(_left_of(before, proposal, "\n".join(targets)) if before else ()),
        "",
        *_section("legal_bases", map(basis_lines, proposal.head.bases)),
        "",
        *targets,
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


@dataclass(frozen=True)
class ProposedFor:
    """For whom a proposal is written: the province's slug, the programme's periods and regime."""

    province: str
    cadence: tuple[PeriodType, ...]
    regime: str
    amended: Plan | None = None


def amended_by(head: PlanHead, written: Iterable[Plan]) -> Plan | None:
    """The latest version of the document that a head says is changed, among those written."""
    others = [one for one in written if one.number != head.number]
    ids = {one.id for one in others if head.amends and one.number.casefold() == head.amends}
    return max((one for one in others if one.id in ids), key=lambda one: one.version, default=None)


def head_lines(proposal: PlanProposal, proposed_for: ProposedFor) -> Iterator[str]:
    head = proposal.head
    file = PurePosixPath(proposal.file).name
    yield from (line.format(file=file) for line in _NOTICE)
    yield "confirmed: false"
    yield f"read_from: {{file: {quoted(file)}, sha256: {proposal.sha256}}}"
    yield from _version(head, proposed_for)
    yield (
        f"type: {head.type.value}"
        if head.type
        else f"type: {OPEN_FIELD}  # plan, directive hoặc notice"
    )
    yield f"number: {quoted(head.number)}" + ("" if head.number else "  # văn bản không ghi số")
    yield or_open("title", head.title, "trích yếu của văn bản")
    yield or_open("issuer", head.issuer, "cơ quan ban hành")
    issued = head.issued_on.isoformat() if head.issued_on else "null  # văn bản không ghi ngày"
    yield f"issued_on: {issued}"
    if head.amends and head.effective_from:
        yield f"effective_from: {head.effective_from.isoformat()}"
    yield _valid(head)
    periods = ", ".join(type_.value for type_ in proposed_for.cadence)
    yield f"cadence: [{periods}]  # theo chương trình"
    yield f"regime: {proposed_for.regime}"
    yield f"citation: {quoted(_citation(head))}"
    yield f"short_citation: {quoted(_short_citation(head))}"


def _version(head: PlanHead, proposed_for: ProposedFor) -> Iterator[str]:
    """A document's first version, or the next one of the document that it changes."""
    before = proposed_for.amended
    if before:
        yield f"id: {before.id}"
        yield f"version: {before.version + 1}"
        yield f"amends: {before.id}@{before.version}"
        return
    yield f"id: {_plan_id(head, proposed_for.province)}"
    yield "version: 1"
    if head.amends:
        todo = f"văn bản này sửa đổi văn bản số {head.amends.upper()}: ghi id của văn bản ấy ở trên"
        yield f"amends: {OPEN_FIELD}  # {todo}, version tiếp theo, và id@version của nó ở đây"
    else:
        yield "amends: null"


def _left_of(before: Plan, proposal: PlanProposal, targets: str) -> Iterator[str]:
    """What of the changed document no line of the proposal names; left out, it is withdrawn."""
    written = set(re.findall(r"^ *-? *id: (\S+)$", targets, re.MULTILINE))
    kept = [one.id for one in before.targets if one.id not in written]
    done = {task.id for task in proposal.tasks}
    tasks = [task.id for task in before.tasks if task.id not in done]
    yield ""
    yield from (line.format(before=before.short_citation) for line in _AMENDING)
    if kept:
        yield f"#   chỉ tiêu chưa có ở đây: {', '.join(kept)}"
    if tasks:
        yield f"#   nhiệm vụ chưa có ở đây: {', '.join(tasks)}"


def _plan_id(head: PlanHead, province: str) -> str:
    number = slug(head.number) or short_id(head.title, _LONGEST_ID) or "ke-hoach"
    return f"{province}-{number}" if province else number


def _valid(head: PlanHead) -> str:
    start = head.valid_from.isoformat() if head.valid_from else OPEN_FIELD
    end = head.valid_to.isoformat() if head.valid_to else OPEN_FIELD
    remark = "" if head.valid_from else "  # văn bản không nêu thời gian thực hiện"
    return f"valid: {{from: {start}, to: {end}}}{remark}"


def _citation(head: PlanHead) -> str:
    number = f" số {head.number}" if head.number else ""
    day = f" {long_date(head.issued_on)}" if head.issued_on else ""
    of = f" của {head.issuer}" if head.issuer else ""
    about = f" {_about(head.title)}" if head.title else ""
    return f"{_kind(head)}{number}{day}{of}{about}"


def _about(title: str) -> str:
    """A title after the name of its document: a noun follows "về", what was done does not."""
    low = lower_first(title)
    return low if low.startswith(_DOINGS) else f"về {low}"


def _short_citation(head: PlanHead) -> str:
    if head.number:
        return f"{_kind(head)} số {head.number}"
    return f"{_kind(head)} của {head.issuer}" if head.issuer else _kind(head)


def _kind(head: PlanHead) -> str:
    return _TYPES[head.type or PlanType.PLAN]


def basis_lines(basis: CitedDocument) -> Iterator[str]:
    number = re.split(r"[/-]", basis.number)[0]
    year = f"-{basis.issued_on.year}" if basis.issued_on else ""
    yield f"id: {_SHORT.get(basis.kind, 'vb')}-{number.lower()}{year}"
    day = f" {long_date(basis.issued_on)}" if basis.issued_on else ""
    by = f" {basis.by}" if basis.by else ""
    yield f"citation: {quoted(f'{basis.kind} số {basis.number}{day}{by}')}  # thêm trích yếu"
    yield f"short_citation: {quoted(f'{basis.kind} số {basis.number}')}"
    if basis.issued_on:
        yield f"issued_on: {basis.issued_on.isoformat()}"
