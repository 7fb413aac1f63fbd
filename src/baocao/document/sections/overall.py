"""Section IV: what went well, what did not and why, and what the figures are made from."""

from __future__ import annotations

from baocao.document.blocks import Block, ParagraphKind, Section
from baocao.document.context import Context, numbered, paragraphs
from baocao.document.narrative.data_notes import data_sentences, denominators_sentence
from baocao.document.narrative.parts import parts_sentences
from baocao.document.narrative.strengths import strength_sentences
from baocao.document.narrative.tasks import done_late_sentence, late_sentence
from baocao.document.narrative.units import units_sentences
from baocao.document.narrative.unmet import (
    is_near,
    lead_sentence,
    near_sentence,
    none_unmet,
    unmet_sentence,
)
from baocao.document.tables import corrections_table
from baocao.results.measured import UNMET, in_force, unmet


def difficulties(context: Context) -> Section:
    """Both sides of the period; causes are what people write, and never made up."""
    phrases = context.phrases
    strengths, weaknesses = _strengths(context), _weaknesses(context)
    causes = "causes" if strengths or weaknesses else "evaluation"
    groups = numbered(
        (
            (phrases["headings.strengths"], strengths),
            (phrases["headings.weaknesses"], weaknesses),
            (phrases[f"headings.{causes}"], context.written("difficulties")),
            (phrases["headings.data"], _data(context)),
            (phrases["headings.corrections"], _corrections(context)),
        )
    )
    return Section("difficulties", phrases["sections.difficulties"], groups)


def _strengths(context: Context) -> tuple[Block, ...]:
    return paragraphs(strength_sentences(context.words), ParagraphKind.ITEM)


def _weaknesses(context: Context) -> tuple[Block, ...]:
    """What fails, what lags, which tasks are late; that nothing does only where anything was
    measured."""
    words = context.words
    missed = unmet(context.data.targets)
    blocks: list[Block] = []
    for status in UNMET:
        own = [one for one in missed if one.status is status]
        blocks += paragraphs([lead_sentence(words, status, own)] if own else [])
        far = [one for one in own if not is_near(one)]
        near = [one for one in own if is_near(one)]
        lines = [unmet_sentence(words, one) for one in far]
        lines += [near_sentence(words, near)] if near else []
        blocks += paragraphs(lines, ParagraphKind.ITEM)
    blocks += paragraphs([late_sentence(words)])
    if not blocks and any(one.result for one in in_force(context.data.targets)):
        blocks += paragraphs(none_unmet(words))
    return (*blocks, *paragraphs([done_late_sentence(words)]))


def _data(context: Context) -> tuple[Block, ...]:
    """One paragraph on where the data is from, how complete it is and what was confirmed; then
    what else a reader of the figures has to know."""
    words = context.words
    others = [*parts_sentences(words), *units_sentences(words)]
    if context.data.denominators:
        others.append(denominators_sentence(words))
    return paragraphs([data_sentences(words), *others])


def _corrections(context: Context) -> tuple[Block, ...]:
    """What issued reports printed and the data now says otherwise."""
    if not context.data.inputs.corrections:
        return ()
    return (corrections_table(context, context.data.inputs.corrections),)
