"""The table of several counts of one group of people, each with the rate that it gives."""

from __future__ import annotations

from baocao.core.vietnamese.dates import short_date
from baocao.document.blocks import Align, Column, Row, Table
from baocao.document.context import Context, cell
from baocao.results.ledger.denominators import of_count, of_rate
from baocao.results.model import DenominatorSource


def denominators_table(context: Context) -> Table:
    """A row for each provider's count, those of one result together."""
    phrases = context.phrases
    columns = (
        Column(phrases["columns.indicator"], 30),
        Column(phrases["columns.provider"], 30),
        Column(phrases["columns.as_of"], 13, Align.CENTRE),
        Column(phrases["columns.denominator"], 14, Align.RIGHT),
        Column(phrases["columns.result"], 13, Align.RIGHT),
        Column(phrases["columns.used"], 14, Align.CENTRE),
    )
    rows = tuple(_row(context, source) for source in context.data.denominators)
    return Table(phrases["tables.denominators"], columns, rows)


def _row(context: Context, source: DenominatorSource) -> Row:
    words, result = context.words, source.result
    return Row(
        (
            cell(words.short_name(result.indicator, result.disaggregation)),
            cell(_provider(context, source)),
            cell(short_date(source.as_of)),
            cell(of_count(words.figures, source)),
            cell(of_rate(words.figures, source)),
            cell(context.phrases["data.used"] if source.used else None),
        )
    )


def _provider(context: Context, source: DenominatorSource) -> str:
    """Who counted, and whom: "sổ tiêm chủng (người từ 18 tuổi thường trú)"."""
    below = source.result.denominator
    provider = below.provider if below and below.provider else context.phrases["data.no_provider"]
    return f"{provider} ({below.definition})" if below and below.definition else provider
