"""Section I: the course of the epidemic."""

from __future__ import annotations

from baocao.document.blocks import Block, ParagraphKind, Section
from baocao.document.context import Context, numbered, paragraphs
from baocao.document.narrative.results import result_sentence
from baocao.document.tables import indicators_table

CASES = (
    "cases_cumulative",
    "new_cases",
    "recovered_cumulative",
    "under_treatment",
    "severe_critical_cases",
    "deaths_cumulative",
    "new_deaths",
    "case_fatality",
    "deaths_per_100k",
    "deaths_per_million",
)
LEVELS = "communes_at_level_share"


def situation(context: Context) -> Section:
    """Cases, deaths, severity with their change; communes by reported level; the trend."""
    phrases = context.phrases
    groups = numbered(
        (
            (phrases["headings.cases"], _cases(context)),
            (phrases["headings.levels"], _levels(context)),
        )
    )
    return Section(
        "situation", phrases["sections.situation"], (*groups, *context.written("situation"))
    )


def _cases(context: Context) -> tuple[Block, ...]:
    results = [r for r in (context.data.find(name) for name in CASES) if r is not None]
    if not results:
        return paragraphs([(context.phrases["report.no_data"] + ".",)])
    sentences = [result_sentence(context.words, result) for result in results]
    return (*paragraphs(sentences, ParagraphKind.ITEM), *context.picture("trend_cases"))


def _levels(context: Context) -> tuple[Block, ...]:
    splits = context.data.catalogue.indicators[LEVELS].splits
    results = [r for r in (context.data.find(LEVELS, split) for split in splits) if r is not None]
    if not results:
        return ()
    return (indicators_table(context, context.phrases["headings.levels"], results),)
