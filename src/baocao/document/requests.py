"""What the summary asks leaders to decide: what people wrote, until then the target furthest from
what is asked and the units that sent nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from baocao.document.blocks import Block, Paragraph, ParagraphKind
from baocao.document.context import Context, paragraphs
from baocao.document.narrative.highlights import owing_count
from baocao.document.narrative.phrases import Sentence, joined, small
from baocao.document.narrative.unmet import effort_sentence, is_near
from baocao.results.ledger.model import Figure
from baocao.results.measured import Measured, distance, is_lost, unmet
from baocao.results.model import TaskResult

MOST_UNMET = 2  # unmet targets that are named, where no tasks are late
MOST_ASKED = 3  # proposals; the report has them all


def furthest(context: Context) -> tuple[Measured, ...]:
    """The unmet targets of which much is missing, those furthest from what is asked first: a few
    that nothing brings back, and a few others."""
    far = [one for one in unmet(context.data.targets) if not is_near(one)]
    ordered = sorted(far, key=lambda one: -distance(one))
    lost = [one for one in ordered if is_lost(one)]
    others = [one for one in ordered if one not in lost]
    return *lost[:MOST_UNMET], *others[:MOST_UNMET]


def requests(
    context: Context, late: Sequence[TaskResult], printed: Collection[str]
) -> tuple[Block, ...]:
    """What people wrote; until they do, what the first of the unmet targets takes, by units, unless
    late tasks leave no room for that, and to press the units that sent nothing."""
    takes = [] if late else [sentence for _, sentence in efforts(context, printed)]
    told = [joined([context.phrases["summary.direct"], *small(one)]) for one in takes]
    if not context.wording.get("proposals") and (owing := owing_count(context.words)):
        told.append(context.phrases.fill("summary.press", count=owing))
    return paragraphs(told, ParagraphKind.ITEM) or context.written("proposals")[:MOST_ASKED]


def is_request(context: Context, asked: Sequence[Block]) -> bool:
    """Whether there is something to decide: no mere place for people's words."""
    kinds = (block.kind for block in asked if isinstance(block, Paragraph))
    return bool(context.wording.get("proposals")) or ParagraphKind.ITEM in kinds


def efforts(context: Context, printed: Collection[str]) -> list[tuple[Measured, Sentence]]:
    """The first of the unmet targets that can still be met with what it takes, where nobody wrote
    what to ask for."""
    open_ = [one for one in furthest(context) if not is_lost(one)]
    first = [] if context.wording.get("proposals") else open_[:1]
    takes = [(one, effort_sentence(context.words, one)) for one in first]
    return [(one, sentence) for one, sentence in takes if is_printed(sentence, printed)]


def is_printed(sentence: Sentence, printed: Collection[str]) -> bool:
    """Whether the report prints every figure of a sentence."""
    return all(piece.id in printed for piece in sentence if isinstance(piece, Figure))
