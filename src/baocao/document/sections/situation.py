"""Section I: how things stand, by the indicators of the programme's roles."""

from __future__ import annotations

from baocao.document.blocks import Block, ParagraphKind, Section
from baocao.document.compared import compared_table
from baocao.document.context import Context, numbered, paragraphs
from baocao.document.narrative.situation import levels_sentence, situation_intro, situation_lines
from baocao.document.thresholds import thresholds_told
from baocao.results.model import IndicatorResult
from baocao.results.report_data import ReportData
from baocao.results.worsened import compared_results


def situation(context: Context) -> Section:
    """What is told first, each with its change and the trend; areas by announced level."""
    phrases = context.phrases
    groups = numbered(
        (
            (phrases["headings.situation"], _told(context)),
            (phrases["headings.compared"], compared_table(context)),
            (phrases["headings.thresholds"], _thresholds(context)),
            (phrases["headings.levels"], _levels(context)),
        )
    )
    return Section(
        "situation", phrases["sections.situation"], (*groups, *context.written("situation"))
    )


def told_before(data: ReportData) -> tuple[IndicatorResult, ...]:
    """The results that this section tells, so that no other repeats them."""
    names = data.inputs.programme.roles.situation
    told = (result for name in names for result in data.first_of(name))
    return (*told, *compared_results(data), *_at_levels(data))


def _at_levels(data: ReportData) -> tuple[IndicatorResult, ...]:
    levels = data.inputs.programme.roles.levels
    return data.of_province(levels.indicator) if levels else ()


def _told(context: Context) -> tuple[Block, ...]:
    names = context.data.inputs.programme.roles.situation
    results = [result for name in names for result in context.data.first_of(name)]
    if names and not results:
        return paragraphs([(context.phrases["report.no_data"] + ".",)])
    words = context.words
    return (
        *paragraphs([situation_intro(words, results)]),
        *paragraphs(situation_lines(words, results), ParagraphKind.ITEM),
        *context.picture("trend"),
    )


def _thresholds(context: Context) -> tuple[Block, ...]:
    return (*thresholds_told(context), *context.picture("curve"))


def _levels(context: Context) -> tuple[Block, ...]:
    return paragraphs([levels_sentence(context.words, _at_levels(context.data))])
