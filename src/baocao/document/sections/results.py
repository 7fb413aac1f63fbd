"""Section III: the targets on one page, what moved in each theme, the tasks."""

from __future__ import annotations

from dataclasses import replace

from baocao.core.vietnamese.numbering import letter
from baocao.document.blocks import AppendixReference, Block, Heading, ParagraphKind, Section
from baocao.document.context import Context, numbered, paragraphs
from baocao.document.measured_table import measured_table
from baocao.document.narrative.accumulated import accumulated_sentences
from baocao.document.narrative.by_unit import units_sentences
from baocao.document.narrative.measured import (
    documents_sentences,
    measured_summary,
    repeated_sentence,
    unreported_sentence,
)
from baocao.document.narrative.movements import compared_sentence, theme_sentence
from baocao.document.narrative.phrases import Sentence, in_a_row
from baocao.document.narrative.tasks import tasks_sentences
from baocao.document.sections.situation import told_before
from baocao.results.model import IndicatorResult


def results(context: Context) -> Section:
    """The targets, each theme in a few sentences, the tasks."""
    phrases, targets = context.phrases, _targets(context)
    reference = () if targets else paragraphs([_appendix_reference(context)])
    groups = numbered(
        [
            (phrases["headings.targets"], targets),
            (phrases["headings.themes"], _themes(context)),
            (phrases["headings.tasks"], paragraphs(tasks_sentences(context.words))),
        ]
    )
    written = (*context.wording.get("results", ()), *context.parts_open("results"))
    return Section("results", phrases["sections.results"], (*reference, *groups, *written))


def with_reference(context: Context, section: Section) -> Section:
    """The section as it is, or, where it is the first of a report that has no section of results,
    with the reference to the appendices."""
    sections = context.data.inputs.report_type.sections
    if "results" in sections or section.id != sections[0]:
        return section
    reference = paragraphs([_appendix_reference(context)])
    return replace(section, blocks=(*section.blocks, *reference))


def _targets(context: Context) -> tuple[Block, ...]:
    """How many stand how, the table of what is measured, the list of those by document; nothing
    where no document asks for anything."""
    words = context.words
    if not (measured_summary(words) or documents_sentences(words)):
        return ()
    summary = [measured_summary(words), repeated_sentence(words), _appendix_reference(context)]
    documents = documents_sentences(words)
    return (
        *paragraphs(summary),
        *measured_table(context),
        *paragraphs([unreported_sentence(words)]),
        *paragraphs(accumulated_sentences(words), ParagraphKind.ITEM),
        *paragraphs(units_sentences(words), ParagraphKind.ITEM),
        *paragraphs(documents[:1]),
        *paragraphs(documents[1:], ParagraphKind.ITEM),
    )


def _appendix_reference(context: Context) -> Sentence:
    """Every appendix is referred to in the body (Decree 30, Appendix I, part I, section III)."""
    if not context.appendices:
        return ()
    phrases = context.phrases
    references = [(AppendixReference(appendix),) for appendix in context.appendices]
    row = in_a_row(references, phrases["lists.comma"], phrases["lists.and"])
    return phrases.fill("appendices.reference", appendices=row)


def _themes(context: Context) -> tuple[Block, ...]:
    """Each theme under its letter; what all is compared with is named once, before them."""
    words = context.words
    told = {
        title: _theme(context, theme)
        for theme, title in context.data.inputs.catalogue.themes.items()
    }
    found = {title: blocks for title, blocks in told.items() if blocks}
    blocks: list[Block] = []
    for number, (title, own) in enumerate(found.items(), start=1):
        blocks += [Heading(3, f"{letter(number)})", title), *own]
    return (*paragraphs([compared_sentence(words)]), *blocks) if blocks else ()


def _theme(context: Context, theme: str) -> tuple[Block, ...]:
    found = _of_province(context, theme)
    return (
        *paragraphs([theme_sentence(context.words, found)]),
        *_pictures(context, theme),
    )


def _pictures(context: Context, theme: str) -> tuple[Block, ...]:
    """The charts of the coverage, in the theme that it is of."""
    data = context.data
    coverage = data.inputs.catalogue.indicators.get(data.inputs.programme.roles.coverage)
    if coverage is None or coverage.theme != theme:
        return ()
    return (*context.picture("coverage"), *context.picture("districts"))


def _of_province(context: Context, theme: str) -> list[IndicatorResult]:
    """What a theme tells: nothing that section I does, nor rates that only set units side by
    side."""
    main = context.data.inputs.programme.main_indicators
    of_units = {one.by_units.indicator for one in main if one.by_units}
    shown_before = {r.indicator_split for r in told_before(context.data)}
    return [
        result
        for result in context.data.results
        if result.indicator.theme == theme
        and result.area == context.data.inputs.province
        and result.indicator.id not in of_units
        and result.indicator_split not in shown_before
    ]
