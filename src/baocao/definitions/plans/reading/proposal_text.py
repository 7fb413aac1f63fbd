"""A proposal as the YAML that a person reads, corrects and confirms.

Each item's remark says where it stands in the text, how sure it is, and what else it may be. What
the text does not say carries a "?".
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import PurePosixPath

from baocao.core.vietnamese.dates import long_date
from baocao.core.vietnamese.names import fold, lower_first
from baocao.definitions.indicators.model import Aggregation, IndicatorCatalogue
from baocao.definitions.periods.model import PeriodType
from baocao.definitions.plans.confirmation import OPEN
from baocao.definitions.plans.model import PlanType
from baocao.definitions.plans.reading.matching import names
from baocao.definitions.plans.reading.model import (
    CitedDocument,
    FoundDuties,
    FoundTarget,
    FoundTask,
    PlanHead,
    PlanProposal,
)

_OPEN = json.dumps(OPEN)
_LONGEST_ID = 24
_TYPES = {PlanType.PLAN: "Kế hoạch", PlanType.DIRECTIVE: "Chỉ thị", PlanType.NOTICE: "Thông báo"}
_NOTICE = (
    "# Kế hoạch do baocao plan read đề nghị từ {file}; chưa phải kế hoạch.",
    "# Đối chiếu từng mục với văn bản, sửa hoặc xóa, trả lời chỗ ghi ?, rồi ghi confirmed: true.",
    "# Xác nhận từng mục: ghi confirmed: each, thêm confirmed: true vào từng mục đã đối chiếu.",
)
_SHORT = {
    "Nghị quyết": "nq",
    "Quyết định": "qd",
    "Chỉ thị": "ct",
    "Thông báo": "tb",
    "Kế hoạch": "kh",
}
_SHORT |= {"Công văn": "cv", "Thông tư": "tt", "Nghị định": "nd", "Luật": "luat", "Kết luận": "kl"}
_UNSURE = 75


@dataclass(frozen=True)
class ProposedFor:
    """For whom a proposal is written: the province's slug, the programme's periods and regime."""

    province: str
    cadence: tuple[PeriodType, ...]
    regime: str


def proposal_text(
    proposal: PlanProposal, proposed_for: ProposedFor, catalogue: IndicatorCatalogue
) -> str:
    """The text of the plan's file."""
    lines = [
        *_head(proposal, proposed_for),
        "",
        *_section("legal_bases", (_basis(basis) for basis in proposal.head.bases)),
        "",
        *_section("targets", _Targets(catalogue).texts(proposal.targets)),
        "",
        *_section("tasks", map(_task, proposal.tasks)),
        "",
        *_section("duties", map(_duties, proposal.duties)),
        *_rest(proposal),
    ]
    return "\n".join(lines) + "\n"


def _head(proposal: PlanProposal, proposed_for: ProposedFor) -> Iterator[str]:
    head = proposal.head
    file = PurePosixPath(proposal.file).name
    yield from (line.format(file=file) for line in _NOTICE)
    yield "confirmed: false"
    yield f"read_from: {{file: {_quoted(file)}, sha256: {proposal.sha256}}}"
    yield f"id: {_plan_id(head, proposed_for.province)}"
    yield "version: 1"
    yield "amends: null"
    yield (
        f"type: {head.type.value}" if head.type else f"type: {_OPEN}  # plan, directive hoặc notice"
    )
    yield f"number: {_quoted(head.number)}" + ("" if head.number else "  # văn bản không ghi số")
    yield _or_open("title", head.title, "trích yếu của văn bản")
    yield _or_open("issuer", head.issuer, "cơ quan ban hành")
    issued = head.issued_on.isoformat() if head.issued_on else "null  # văn bản không ghi ngày"
    yield f"issued_on: {issued}"
    yield _valid(head)
    periods = ", ".join(type_.value for type_ in proposed_for.cadence)
    yield f"cadence: [{periods}]  # theo chương trình"
    yield f"regime: {proposed_for.regime}"
    yield f"citation: {_quoted(_citation(head))}"
    yield f"short_citation: {_quoted(_short_citation(head))}"


def _plan_id(head: PlanHead, province: str) -> str:
    number = slug(head.number) or slug(head.title)[:30].strip("-") or "ke-hoach"
    return f"{province}-{number}" if province else number


def _valid(head: PlanHead) -> str:
    start = head.valid_from.isoformat() if head.valid_from else _OPEN
    end = head.valid_to.isoformat() if head.valid_to else _OPEN
    remark = "" if head.valid_from else "  # văn bản không nêu thời gian thực hiện"
    return f"valid: {{from: {start}, to: {end}}}{remark}"


def _citation(head: PlanHead) -> str:
    number = f" số {head.number}" if head.number else ""
    day = f" {long_date(head.issued_on)}" if head.issued_on else ""
    of = f" của {head.issuer}" if head.issuer else ""
    about = f" {lower_first(head.title)}" if head.title else ""
    return f"{_kind(head)}{number}{day}{of}{about}"


def _short_citation(head: PlanHead) -> str:
    if head.number:
        return f"{_kind(head)} số {head.number}"
    return f"{_kind(head)} của {head.issuer}" if head.issuer else _kind(head)


def _kind(head: PlanHead) -> str:
    return _TYPES[head.type or PlanType.PLAN]


def _basis(basis: CitedDocument) -> Iterator[str]:
    number = re.split(r"[/-]", basis.number)[0]
    year = f"-{basis.issued_on.year}" if basis.issued_on else ""
    yield f"id: {_SHORT.get(basis.kind, 'vb')}-{number.lower()}{year}"
    day = f" {long_date(basis.issued_on)}" if basis.issued_on else ""
    by = f" {basis.by}" if basis.by else ""
    yield f"citation: {_quoted(f'{basis.kind} số {basis.number}{day}{by}')}  # thêm trích yếu"
    yield f"short_citation: {_quoted(f'{basis.kind} số {basis.number}')}"
    if basis.issued_on:
        yield f"issued_on: {basis.issued_on.isoformat()}"


class _Targets:
    """Writes targets; each gets an id of its own."""

    def __init__(self, catalogue: IndicatorCatalogue) -> None:
        self._catalogue = catalogue
        self._used: set[str] = set()

    def texts(self, targets: Iterable[FoundTarget]) -> Iterator[Iterator[str]]:
        return (self._target(target) for target in targets)

    def _target(self, target: FoundTarget) -> Iterator[str]:
        yield f"id: {self._id(target)}"
        yield from _remarks(target)
        yield f"clause: {_quoted(target.clause)}"
        yield f"name: {_quoted(target.name)}"
        yield from self._criterion(target)
        if target.deadline:
            yield f"deadline: {target.deadline.isoformat()}"
        if target.milestones:
            steps = (
                f"{{date: {m.day.isoformat()}, value: {_number(m.value)}}}"
                for m in target.milestones
            )
            yield f"milestones: [{', '.join(steps)}]"
        if target.reading:
            yield f"reading: {_quoted(target.reading)}"

    def _criterion(self, target: FoundTarget) -> Iterator[str]:
        if target.evidence and not target.indicator and not target.has_number:
            yield f"evidence: {_quoted(target.evidence)}  # sửa cho đúng văn bản dùng để xét"
            return
        yield from self._indicator(target)
        if target.operator is None:
            return
        yield f'operator: "{target.operator.value}"'
        if target.value is not None:
            yield f"value: {_number(target.value)}" + (f"  # {target.unit}" if target.unit else "")
        if target.reference:
            yield f"reference: {target.indicator or OPEN}.{target.reference}"
        yield from self._relative(target)
        if target.level and target.value is not None:
            yield f"among: {{level: {target.level}}}"

    def _indicator(self, target: FoundTarget) -> Iterator[str]:
        if target.indicator:
            yield f"indicator: {target.indicator}"
            if target.disaggregation:
                parts = (
                    f"{category}: {_quoted(option)}" for category, option in target.disaggregation
                )
                yield f"disaggregation: {{{', '.join(parts)}}}"
            return
        yield f"indicator: {_OPEN}  # chọn chỉ số gần nhất, hoặc thêm chỉ số theo khung dưới đây"
        yield from _skeleton(target)

    def _relative(self, target: FoundTarget) -> Iterator[str]:
        if target.relative is None:
            return
        change = _number(target.relative.change)
        if target.relative.years:
            first, last = target.relative.years
            yield f"relative: {{to: mean, years: [{first}, {last}], change: {change}}}"
        else:
            yield f"relative: {{to: previous_year, change: {change}}}"
        if self._flows(target.indicator):
            yield "over: year_to_date"

    def _flows(self, indicator: str) -> bool:
        found = self._catalogue.indicators.get(indicator)
        elements = [self._catalogue.elements[t.element] for t in found.numerator] if found else []
        return bool(elements) and all(e.aggregation is Aggregation.FLOW for e in elements)

    def _id(self, target: FoundTarget) -> str:
        options = "-".join(option for _, option in target.disaggregation)
        text = f"{target.indicator}-{options}" if options else target.indicator or target.name
        base = slug(text)[:_LONGEST_ID].strip("-") or "chi-tieu"
        id_, number = base, 1
        while id_ in self._used:
            number += 1
            end = f"-{number}"
            id_ = base[: _LONGEST_ID - len(end)].strip("-") + end
        self._used.add(id_)
        return id_


def _remarks(target: FoundTarget) -> Iterator[str]:
    yield f"# {target.place}: “{target.words}”; độ chắc {target.sureness}%"
    if target.nearest:
        yield f"# chỉ số gần nhất: {names(target.nearest)}"
    if target.why:
        yield f"# xem lại: {'; '.join(target.why)}"


def _skeleton(target: FoundTarget) -> Iterator[str]:
    """An indicator that would serve the target, to be put into the catalogue by a person."""
    yield "# khung chỉ số đề nghị, thêm vào thư mục indicators của chương trình nếu đúng:"
    unit = "percent" if target.unit in ("%", "phần trăm") else OPEN
    yield f"#   - id: {slug(target.name)[:40].strip('-').replace('-', '_')}"
    yield f"#     name: {_quoted(target.name)}"
    yield "#     numerator: [{element: ?}]    # số đạt yêu cầu"
    yield (
        "#     denominator: [{element: ?}]  # tổng số"
        if unit == "percent"
        else "#     denominator: []"
    )
    yield f"#     unit: {unit}"


def _task(task: FoundTask) -> Iterator[str]:
    yield f"id: {_quoted(task.id)}"
    if task.why:
        yield f"# xem lại: {'; '.join(task.why)}; độ chắc {task.sureness}%"
    yield f"clause: {_quoted(task.clause)}"
    if task.group:
        yield f"group: {_quoted(task.group)}"
    yield f"name: {_quoted(task.name)}"
    yield _or_open("lead", task.lead, "cơ quan chủ trì")
    if task.supporting:
        yield f"supporting: [{', '.join(map(_quoted, task.supporting))}]"
    for field, day in (("start", task.start), ("due", task.due)):
        if day:
            yield f"{field}: {day.year}-{day.month:02}"


def _duties(duties: FoundDuties) -> Iterator[str]:
    yield f"agency: {_quoted(duties.agency)}"
    yield f"# {duties.place}"
    yield f"clause: {_quoted(duties.clause)}"
    yield "items:"
    yield from (f"  - {_quoted(item)}" for item in duties.items)


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


def _or_open(field: str, text: str, remark: str) -> str:
    return f"{field}: {_quoted(text)}" if text else f"{field}: {_OPEN}  # {remark}"


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}"


def slug(text: str) -> str:
    """A text as an id: small letters without accents, joined by dashes."""
    return fold(text).replace(" ", "-")


def _quoted(text: str | date) -> str:
    return json.dumps(str(text), ensure_ascii=False)
