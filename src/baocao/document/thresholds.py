"""What section I says of epidemic thresholds: a table beside the counts, or that none is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.core.vietnamese.dates import years_text
from baocao.core.vietnamese.names import lower_first
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.programmes.threshold_rule import ThresholdRule
from baocao.document.blocks import Align, Block, Column, Row, Table
from baocao.document.columns import without_empty
from baocao.document.context import Context, cell, paragraphs, row_of
from baocao.document.narrative.phrases import Computed, Phrases, Sentence, as_read
from baocao.document.narrative.words import Words
from baocao.document.tables import marked_value
from baocao.results.ledger.threshold_figures import of_deviation, of_limit, of_mean
from baocao.results.thresholds import Threshold

MADE = (3, 4, 5)  # columns of what no row may have: mean, deviation and limit


def thresholds_told(context: Context) -> tuple[Block, ...]:
    """A table with one row a disease, or a sentence where no threshold is known; nothing where the
    programme computes none."""
    thresholds = context.data.thresholds
    if any(threshold.limit is not None for threshold in thresholds):
        return (_table(context, thresholds),)
    return paragraphs([_none_known(context.words, thresholds)]) if thresholds else ()


def _none_known(words: Words, thresholds: Sequence[Threshold]) -> Sentence:
    """ "Chưa tính được ngưỡng cảnh báo: chưa đủ số liệu (thiếu năm 2017) đối với sởi, cúm A."."""
    named: dict[str, list[str]] = {}
    for one in thresholds:
        name = words.short_name(one.result.indicator, one.result.disaggregation)
        named.setdefault(as_read(state_of(words, one)), []).append(lower_first(name))
    comma = words.phrases["lists.comma"]
    items = (
        words.phrases.text("thresholds.none_of", state=lower_first(state), names=comma.join(names))
        for state, names in named.items()
    )
    told = words.phrases.text("thresholds.none", items=words.phrases["lists.semicolon"].join(items))
    return (Computed(told, "verdict"),)


def _table(context: Context, thresholds: Sequence[Threshold]) -> Table:
    phrases = context.phrases
    category = context.data.inputs.catalogue.categories[thresholds[0].rule.category]
    columns = (
        Column(phrases["columns.order"], 5, Align.CENTRE),
        Column(category.name, 25),
        Column(phrases["columns.current"], 12, Align.RIGHT),
        Column(phrases["columns.mean"], 14, Align.RIGHT),
        Column(phrases["columns.deviation"], 14, Align.RIGHT),
        Column(phrases["columns.limit"], 12, Align.RIGHT),
        Column(phrases["columns.status"], 18, Align.CENTRE),
    )
    rows = (_row(context.words, n, t) for n, t in enumerate(thresholds, start=1))
    note = cell(" ".join(_notes(context, thresholds)))
    return without_empty(Table(phrases["tables.thresholds"], columns, tuple(rows), note), MADE)


def _row(words: Words, number: int, threshold: Threshold) -> Row:
    result = threshold.result
    return row_of(
        str(number),
        words.short_name(result.indicator, result.disaggregation),
        marked_value(words, result),
        of_mean(threshold),
        of_deviation(threshold),
        of_limit(threshold),
        state_of(words, threshold),
    )


def state_of(words: Words, threshold: Threshold) -> Sentence:
    """Above, not above, or what is lacking to say so."""
    if threshold.missing:
        text = words.phrases.text("thresholds.missing", years=years_text(threshold.missing))
    elif threshold.limit is None:
        text = words.phrases["thresholds.too_few"]
    else:
        text = words.phrases[f"thresholds.{threshold.state.value}"]
    return (Computed(text, "verdict"),)


def is_in_force(rule: ThresholdRule, period: ReportingPeriod) -> bool:
    """Whether the rule held at a period's end; before, its limit is for comparison only."""
    return rule.valid_from <= period.end


def _rule(phrases: Phrases, rule: ThresholdRule, period: ReportingPeriod) -> Iterator[str]:
    """How the limit is made; a report of days before the rule's validity does not cite it."""
    years, deviations = str(rule.years), f"{rule.deviations}".replace(".", ",")
    if not is_in_force(rule, period):
        yield phrases.text("thresholds.not_yet", years=years, deviations=deviations)
        return
    yield phrases.text(
        "thresholds.rule", years=years, deviations=deviations, citation=rule.citation
    )
    if rule.known_from:
        yield phrases.text("thresholds.known_from", source=rule.known_from)


def _notes(context: Context, thresholds: Sequence[Threshold]) -> Iterator[str]:
    """The rule with its clause, how it is known, and the years that it leaves out."""
    phrases, rule = context.phrases, thresholds[0].rule
    yield from _rule(phrases, rule, context.data.inputs.period)
    if any(count.synthetic for threshold in thresholds for count in threshold.counts):
        yield phrases["thresholds.synthetic"]
    for threshold in thresholds:
        result = threshold.result
        name = context.words.short_name(result.indicator, result.disaggregation)
        for year in threshold.left_out:
            yield phrases.text(
                "thresholds.left_out", name=name, year=str(year.year), reason=year.reason
            )
