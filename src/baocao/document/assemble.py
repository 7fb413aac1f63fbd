"""From sections to the whole administrative document: head, numbering, signature."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from baocao.core.vietnamese.dates import short_date
from baocao.definitions.indicators.naming import option_labels
from baocao.definitions.plans.model import Plan
from baocao.document.blocks import (
    AdministrativeDocument,
    Appendix,
    Block,
    Paragraph,
    ParagraphKind,
    Picture,
    Section,
    Table,
)
from baocao.document.context import Context, in_a_row, in_bold, paragraphs
from baocao.document.narrative.highlights import highlights_sentence
from baocao.document.narrative.phrases import Phrases, Sentence
from baocao.document.references import labels_of, referring
from baocao.document.sections.direction import closing, subject, subject_on_its_own
from baocao.document.signing import signature


def assemble(
    context: Context,
    sections: Sequence[Section],
    appendices: Sequence[Appendix],
) -> AdministrativeDocument:
    """The whole document; tables and pictures are numbered through body and appendices."""
    data, phrases = context.data, context.phrases
    profile = data.inputs.profile
    printed = [appendix for appendix in appendices if not appendix.working]
    finish = finisher(printed, phrases)
    return AdministrativeDocument(
        parent_body=profile.parent_body,
        issuing_body=profile.issuing_body,
        symbol=profile.symbol,
        place=profile.place,
        year=data.inputs.deadline.year,
        type_name=phrases["report.type_name"],
        subject=subject_on_its_own(context),
        addressees=profile.addressees,
        legal_bases=_legal_bases(context),
        opening=_opening(context),
        sections=tuple(replace(s, blocks=finish(s.blocks)) for s in _closed(context, sections)),
        signature=signature(profile.signatory),
        recipients=tuple(r.replace("{areas}", context.words.areas) for r in profile.recipients),
        appendices=tuple(replace(a, blocks=finish(a.blocks)) for a in printed),
        issuer_name=context.words.issuer,
        notices=_notices(context),
        urgency=profile.urgency,
        labels=option_labels(data.inputs.catalogue),
        working=tuple(replace(a, blocks=finish(a.blocks)) for a in appendices if a.working),
    )


def _closed(context: Context, sections: Sequence[Section]) -> Sequence[Section]:
    """The sections with the closing sentence at the end of the last, whichever that is."""
    if not sections:
        return ()
    *others, last = sections
    return (*others, replace(last, blocks=(*last.blocks, closing(context))))


def finisher(
    appendices: Sequence[Appendix], phrases: Phrases
) -> Callable[[Sequence[Block]], tuple[Block, ...]]:
    """Gives blocks what only the whole document knows: the numbers of tables and pictures, in
    the order in which they are met, and the names of the appendices that the text refers to."""
    caption = _captioner(phrases)
    labels = labels_of([appendix.id for appendix in appendices], phrases)

    def finish(blocks: Sequence[Block]) -> tuple[Block, ...]:
        return referring(tuple(map(caption, blocks)), labels, phrases)

    return finish


def _captioner(phrases: Phrases) -> Callable[[Block], Block]:
    """Numbers captions in the order in which blocks are met."""
    seen = {Table: 0, Picture: 0}

    def caption(block: Block) -> Block:
        if isinstance(block, Table):
            seen[Table] += 1
            key, number = "tables.caption", seen[Table]
        elif isinstance(block, Picture):
            seen[Picture] += 1
            key, number = "charts.caption", seen[Picture]
        else:
            return block
        return replace(block, caption=phrases.text(key, number=str(number), title=block.caption))

    return caption


def _legal_bases(context: Context) -> tuple[str, ...]:
    """The documents that the plans in force rest on, then the plans; each cited once. Nothing
    unless the profile asks for the list: a report begins with "Thực hiện …"."""
    if not context.data.inputs.profile.legal_bases:
        return ()
    plans = context.data.inputs.plans
    cited = [(basis.short_citation, basis.citation) for plan in plans for basis in plan.legal_bases]
    cited += [(plan.short_citation, plan.citation) for plan in plans]
    first = dict(reversed(cited))
    names = dict.fromkeys(name for name, _ in cited)
    return tuple(context.phrases.text("report.legal_basis", citation=first[n]) for n in names)


def _opening(context: Context) -> tuple[Paragraph, ...]:
    """By what the report is made, on what, for which days; then what stands out in it."""
    data, phrases = context.data, context.phrases
    slots = {
        "body": context.words.issuer,
        "subject": subject(context),
        "start": short_date(data.inputs.period.start),
        "end": short_date(data.inputs.period.end),
        "cutoff": short_date(data.inputs.period.cutoff),
    }
    highlights = [highlights_sentence(context.words)]
    if not data.inputs.plans:
        return paragraphs([phrases.fill("report.opening_without_plans", **slots), *highlights])
    cite = short_citation if data.inputs.profile.legal_bases else first_citation
    plans = in_a_row(context, [cite(context, plan) for plan in data.inputs.plans])
    return paragraphs([phrases.fill("report.opening", plans=plans, **slots), *highlights])


def short_citation(_context: Context, plan: Plan) -> str:
    """A plan at a later mention."""
    return plan.short_citation


def first_citation(context: Context, plan: Plan) -> str:
    """A plan at its first mention: type, number, date, issuer and subject (Decree
    30/2020/NĐ-CP, Appendix I, part II, clause 6.b), and how it is called from then on where
    that is not how the citation begins."""
    if plan.short_citation in plan.citation:
        return plan.citation
    return context.phrases.text("report.called", citation=plan.citation, name=plan.short_citation)


def _notices(context: Context) -> tuple[Paragraph, ...]:
    """What the first page has to say of the data: synthetic figures, missing parts."""
    sentences = (_synthetic(context), _missing_parts(context))
    return tuple(
        Paragraph(in_bold(sentence), ParagraphKind.NOTICE) for sentence in sentences if sentence
    )


def _synthetic(context: Context) -> Sentence:
    """Whether all or some of the workbooks are synthetic; of a longer period, in which parts."""
    data, words = context.data, context.words
    if not data.inputs.synthetic:
        return ()
    synthetic = sum(sent.synthetic for sent in data.inputs.submissions)
    if synthetic == len(data.inputs.submissions):
        return context.phrases.fill("report.synthetic", kind=words.kind)
    total = words.figures.count("files", len(data.inputs.submissions), "số tệp số liệu")
    count = words.figures.count("files-synthetic", synthetic, "số tệp số liệu mô phỏng")
    parts = [part.key for part in data.inputs.period_parts if part.synthetic]
    named = (
        context.phrases.text("report.of_parts", parts=words.period_names(parts)) if parts else ""
    )
    return context.phrases.fill(
        "report.partly_synthetic", count=count, total=total, named=named, kind=words.kind
    )


def _missing_parts(context: Context) -> Sentence:
    missing = context.data.inputs.missing_parts
    if not missing:
        return ()
    parts = context.words.period_names(missing)
    return context.phrases.fill("report.missing_parts", parts=parts)
