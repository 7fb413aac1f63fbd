"""Section III: results against the plans' targets, theme by theme, and the tasks."""

from __future__ import annotations

from dataclasses import replace

from baocao.document.blocks import AppendixReference, Block, ParagraphKind, Section
from baocao.document.context import Context, numbered, paragraphs
from baocao.document.narrative.accumulated import accumulated_sentences
from baocao.document.narrative.by_unit import units_sentences
from baocao.document.narrative.phrases import Computed, Sentence, in_a_row
from baocao.document.narrative.results import leaders_sentence, result_sentence
from baocao.document.narrative.targets import summary_sentence
from baocao.document.narrative.tasks import task_summary
from baocao.document.sections.situation import told_before
from baocao.document.sections.sources import SOURCES
from baocao.document.tables import indicators_table, targets_table, tasks_table
from baocao.results.model import IndicatorResult
from baocao.results.tasks import overdue

LEADERS = 2  # districts named at either end of a ranking


def results(context: Context) -> Section:
    """The overall verdict, each theme's indicators, the tasks."""
    phrases = context.phrases
    themes = [
        (title, _theme(context, theme, title))
        for theme, title in context.data.inputs.catalogue.themes.items()
    ]
    groups = numbered(
        [
            (phrases["headings.overall"], _overall(context)),
            *themes,
            (phrases["headings.tasks"], _tasks(context)),
        ]
    )
    return Section("results", phrases["sections.results"], (*groups, *context.written("results")))


def with_reference(context: Context, section: Section) -> Section:
    """The section as it is, or, where it is the first of a report that has no section of results,
    with the reference to the appendices."""
    sections = context.data.inputs.report_type.sections
    if "results" in sections or section.id != sections[0]:
        return section
    reference = paragraphs([_appendix_reference(context)])
    return replace(section, blocks=(*section.blocks, *reference))


def _overall(context: Context) -> tuple[Block, ...]:
    sentences = [summary_sentence(context.words, plan) for plan in context.data.inputs.plans]
    return (
        *paragraphs([*sentences, _appendix_reference(context)]),
        *context.picture("targets"),
        *([targets_table(context, context.data.targets)] if context.data.targets else []),
        *paragraphs(accumulated_sentences(context.words), ParagraphKind.ITEM),
        *paragraphs(units_sentences(context.words), ParagraphKind.ITEM),
    )


def _appendix_reference(context: Context) -> Sentence:
    """Every appendix is referred to in the body (Decree 30, Appendix I, part I, section III)."""
    if not context.appendices:
        return ()
    phrases = context.phrases
    references = [(AppendixReference(appendix),) for appendix in context.appendices]
    row = in_a_row(references, phrases["lists.comma"], phrases["lists.and"])
    only_sources = context.appendices == (SOURCES,)
    pattern = "appendices.only_sources" if only_sources else "appendices.reference"
    return phrases.fill(pattern, appendices=row)


def _theme(context: Context, theme: str, title: str) -> tuple[Block, ...]:
    found = _of_province(context, theme)
    if not found:
        return ()
    targeted = {(t.target.indicator, t.target.disaggregation) for t in context.data.targets}
    told = [r for r in found if r.indicator_split in targeted]
    return (
        *paragraphs([result_sentence(context.words, r) for r in told], ParagraphKind.ITEM),
        *paragraphs([_leaders(context, r) for r in told[:1]]),
        *_pictures(context, theme),
        indicators_table(context, context.phrases.text("tables.indicators", theme=title), found),
    )


def _pictures(context: Context, theme: str) -> tuple[Block, ...]:
    """The charts of the coverage, in the theme that it is of."""
    data = context.data
    coverage = data.inputs.catalogue.indicators.get(data.inputs.programme.roles.coverage)
    if coverage is None or coverage.theme != theme:
        return ()
    return (*context.picture("coverage"), *context.picture("districts"))


def _of_province(context: Context, theme: str) -> list[IndicatorResult]:
    shown_before = {(r.indicator.id, r.disaggregation) for r in told_before(context.data)}
    return [
        result
        for result in context.data.results
        if result.indicator.theme == theme
        and result.area == context.data.inputs.province
        and (result.indicator.id, result.disaggregation) not in shown_before
    ]


def _leaders(context: Context, result: IndicatorResult) -> Sentence:
    same = [
        r
        for r in context.data.results
        if r.indicator.id == result.indicator.id and r.disaggregation == result.disaggregation
    ]
    return leaders_sentence(context.words, same, LEADERS)


def _tasks(context: Context) -> tuple[Block, ...]:
    dated = [t for t in context.data.tasks if t.task.due is not None]
    if not dated:
        return paragraphs([(Computed(context.phrases["tasks.none"], "statement"),)])
    late = overdue(dated)
    title = context.phrases["tables.tasks_overdue"]
    return (
        *paragraphs([task_summary(context.words, plan) for plan in context.data.inputs.plans]),
        *context.picture("tasks"),
        *([tasks_table(context, title, late)] if late else []),
    )
