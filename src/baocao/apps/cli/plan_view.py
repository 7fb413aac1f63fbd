"""A plan that was read, as a page shows it: the text with marks, and what was found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from baocao.build.workspace.plan_text import ReadPlan
from baocao.core.vietnamese.dates import short_date, short_month
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.indicators.naming import options_label
from baocao.definitions.plans.reading.compare import found_criterion
from baocao.definitions.plans.reading.model import (
    Block,
    FoundTarget,
    FoundTask,
    PlanProposal,
    TextTable,
)

UNSURE = 80  # of 100: below, an item asks to be looked at
_TYPES = {"plan": "Kế hoạch", "directive": "Chỉ thị", "notice": "Thông báo"}


@dataclass(frozen=True)
class PlanCounts:
    """How much was found."""

    targets: int
    numbered: int
    tasks: int
    agencies: int
    unsure: int
    left: int


@dataclass(frozen=True)
class TextPiece:
    """A stretch of text; `mark` names what was found there: "target", "unsure", "left" or ""."""

    text: str
    mark: str = ""


@dataclass(frozen=True)
class ViewBlock:
    """A paragraph in pieces, or a table's rows."""

    id: str
    pieces: tuple[TextPiece, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class ViewTarget:
    """A target in words, with the block that it was read from."""

    block: str
    clause: str
    place: str
    name: str
    criterion: str
    indicator: str
    nearest: str
    reading: str
    why: str
    sureness: int
    is_unsure: bool


@dataclass(frozen=True)
class PlanView:
    """The whole page."""

    title: str
    file: str
    head: tuple[tuple[str, str], ...]
    counts: PlanCounts
    blocks: tuple[ViewBlock, ...]
    targets: tuple[ViewTarget, ...]
    tasks: tuple[tuple[str, ...], ...]
    duties: tuple[tuple[str, str, tuple[str, ...]], ...]
    left: tuple[tuple[str, str, str], ...]


def view_of(read: ReadPlan) -> PlanView:
    """What was read, in words."""
    proposal, found = read.proposal, _MarkedText(read.proposal)
    targets = tuple(_target(one, found, read.catalogue) for one in proposal.targets)
    return PlanView(
        title=_title(proposal),
        file=proposal.file,
        head=tuple(_head(proposal)),
        counts=_counts(proposal),
        blocks=tuple(found.blocks()),
        targets=targets,
        tasks=tuple(_task(one) for one in proposal.tasks),
        duties=tuple((one.agency, one.clause, one.items) for one in proposal.duties),
        left=tuple((found.block_of(x.words), x.clause, x.words) for x in proposal.left),
    )


def _counts(proposal: PlanProposal) -> PlanCounts:
    sure = [*(x.sureness for x in proposal.targets), *(x.sureness for x in proposal.tasks)]
    return PlanCounts(
        targets=len(proposal.targets),
        numbered=sum(one.has_number for one in proposal.targets),
        tasks=len(proposal.tasks),
        agencies=len(proposal.duties),
        unsure=sum(sureness < UNSURE for sureness in sure),
        left=len(proposal.left),
    )


def _title(proposal: PlanProposal) -> str:
    head = proposal.head
    kind = _TYPES[head.type.value] if head.type else "Văn bản"
    number = f" số {head.number}" if head.number else ""
    return f"{kind}{number}: {head.title or 'không thấy trích yếu'}"


def _head(proposal: PlanProposal) -> Iterator[tuple[str, str]]:
    head, none = proposal.head, "không thấy trong văn bản"
    yield "Cơ quan ban hành", head.issuer or none
    yield "Ngày ban hành", short_date(head.issued_on) if head.issued_on else none
    start, end = head.valid_from, head.valid_to
    yield (
        "Thời gian thực hiện",
        f"{short_date(start)} - {short_date(end)}" if start and end else none,
    )
    yield "Căn cứ", "; ".join(f"{one.kind} số {one.number}" for one in head.bases) or none
    yield "Người ký", head.signer_title or none


def _target(one: FoundTarget, found: _MarkedText, catalogue: IndicatorCatalogue) -> ViewTarget:
    return ViewTarget(
        block=found.block_of(one.statement or one.name),
        clause=one.clause,
        place=str(one.place),
        name=one.name,
        criterion=f"xét theo: {one.evidence}" if one.evidence else found_criterion(one),
        indicator=_indicator(one, catalogue),
        nearest="; ".join(_near(n.indicator, n.score, catalogue) for n in one.nearest),
        reading=one.reading,
        why="; ".join(one.why),
        sureness=one.sureness,
        is_unsure=one.sureness < UNSURE,
    )


def _indicator(one: FoundTarget, catalogue: IndicatorCatalogue) -> str:
    if one.indicator:
        group = options_label(one.disaggregation, catalogue)
        name = catalogue.indicators[one.indicator].name
        return f"{name} ({group})" if group else name
    return "chưa rõ chỉ số" if one.has_number else ""


def _near(id_: str, score: int, catalogue: IndicatorCatalogue) -> str:
    return f"{catalogue.indicators[id_].name} ({id_}) {score}%"


def _task(task: FoundTask) -> tuple[str, ...]:
    start = short_month(task.start) if task.start else ""
    due = short_month(task.due) if task.due else ""
    return (task.id, task.name, task.lead, "; ".join(task.supporting), start, due)


class _MarkedText:
    """Finds in which block of the text something stands, and marks it there."""

    def __init__(self, proposal: PlanProposal) -> None:
        self._blocks: Sequence[Block] = proposal.blocks
        marks = [(one.statement, _mark(one)) for one in proposal.targets]
        self._marks = [*marks, *((_plain(one.words), "left") for one in proposal.left)]

    def block_of(self, text: str) -> str:
        """The anchor of the block with a text; "" where none has it."""
        start = _plain(text)[:60]
        for number, block in enumerate(self._blocks):
            texts = block.cells if isinstance(block, TextTable) else (block.text,)
            if any(start in each for each in texts):
                return f"b{number}"
        return ""

    def blocks(self) -> Iterator[ViewBlock]:
        for number, block in enumerate(self._blocks):
            if isinstance(block, TextTable):
                yield ViewBlock(f"b{number}", rows=block.rows)
            else:
                yield ViewBlock(f"b{number}", pieces=tuple(self._pieces(block.text)))

    def _pieces(self, text: str) -> Iterator[TextPiece]:
        known = {
            statement: mark for statement, mark in self._marks if statement and statement in text
        }
        if not known:
            yield TextPiece(text)
            return
        longest = sorted(known, key=len, reverse=True)
        for part in re.split(f"({'|'.join(map(re.escape, longest))})", text):
            if part:
                yield TextPiece(part, known.get(part, ""))


def _mark(target: FoundTarget) -> str:
    return "unsure" if target.sureness < UNSURE else "target"


def _plain(text: str) -> str:
    return text.removesuffix(" …")
