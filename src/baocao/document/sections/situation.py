"""Section I: how things stand, by the indicators of the programme's roles."""

from __future__ import annotations

from baocao.definitions.programmes.model import Roles
from baocao.document.blocks import Block, ParagraphKind, Section
from baocao.document.context import Context, numbered, paragraphs
from baocao.document.narrative.results import result_sentence
from baocao.document.tables import indicators_table


def situation(context: Context) -> Section:
    """What is told first, each with its change and the trend; areas by announced level."""
    phrases = context.phrases
    groups = numbered(
        (
            (phrases["headings.situation"], _told(context)),
            (phrases["headings.levels"], _levels(context)),
        )
    )
    return Section(
        "situation", phrases["sections.situation"], (*groups, *context.written("situation"))
    )


def told_before(roles: Roles) -> frozenset[str]:
    """The indicators that this section tells, so that no other repeats them."""
    return frozenset({*roles.situation, *((roles.levels.indicator,) if roles.levels else ())})


def _told(context: Context) -> tuple[Block, ...]:
    names = context.data.inputs.programme.roles.situation
    results = [result for name in names for result in context.data.of_province(name)]
    if names and not results:
        return paragraphs([(context.phrases["report.no_data"] + ".",)])
    sentences = [result_sentence(context.words, result) for result in results]
    return (*paragraphs(sentences, ParagraphKind.ITEM), *context.picture("trend"))


def _levels(context: Context) -> tuple[Block, ...]:
    levels = context.data.inputs.programme.roles.levels
    results = context.data.of_province(levels.indicator) if levels else ()
    if not results:
        return ()
    return (indicators_table(context, context.phrases["headings.levels"], results),)
