"""Sentences about targets that add up over several periods: how much of them is reached."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.core.quantities import DOWNWARD
from baocao.core.vietnamese.dates import short_date
from baocao.definitions.plans.model import Over
from baocao.document.narrative.phrases import Sentence, joined
from baocao.document.narrative.results import lacking, unit_word
from baocao.document.narrative.words import Words
from baocao.results.ledger.accumulated_figures import of_attained, of_attained_last_year
from baocao.results.ledger.target_figures import of_target_value
from baocao.results.model import Accumulated, IndicatorResult, TargetResult


def accumulated_sentences(words: Words) -> list[Sentence]:
    """One sentence for each target that adds up over several periods, where there is data."""
    return [
        accumulated_sentence(words, judged, judged.accumulated)
        for judged in words.data.targets
        if judged.accumulated is not None
    ]


def accumulated_sentence(words: Words, judged: TargetResult, added: Accumulated) -> Sentence:
    """ "Ca mắc mới: lũy kế từ đầu năm 62 ca, tính đến hết quý II năm 2022, bằng 62% mức trần
    100 ca, cùng kỳ năm trước 48%, chưa đủ số liệu …." """
    result = added.result
    statement = words.phrases.fill(
        "targets.accumulated.until",
        name=judged.target.name,
        value=result_words(words, judged, result),
        unit=unit_word(words, result.indicator.unit),
        period=words.period_name(words.data.inputs.period.key),
    )
    parts = [statement, *_shares(words, judged, added), *_lack(words, result)]
    return joined([*(piece for part in parts for piece in part), words.phrases["results.end"]])


def result_words(words: Words, judged: TargetResult, result: IndicatorResult) -> Sentence:
    """A target's result, of a sum with the time that it is of: "lũy kế từ đầu năm 62"."""
    figure, added = words.figures.of_result(result), judged.accumulated
    if added is None:
        return (figure,)
    if judged.target.over is Over.YEAR_TO_DATE:
        return words.phrases.fill("targets.accumulated.year_to_date", value=figure)
    date = short_date(added.start)
    return words.phrases.fill("targets.accumulated.since_start", value=figure, date=date)


def _shares(words: Words, judged: TargetResult, added: Accumulated) -> Iterator[Sentence]:
    """How much of the target is reached, and how much was at the same time last year."""
    share, asked = of_attained(words.figures, judged), of_target_value(judged)
    if share is None or asked is None or judged.target.operator is None:
        return
    downward = judged.target.operator in DOWNWARD
    pattern = "targets.accumulated.ceiling" if downward else "targets.accumulated.floor"
    unit = unit_word(words, added.result.indicator.unit)
    yield words.phrases.fill(pattern, share=share, asked=asked, unit=unit)
    before = of_attained_last_year(words.figures, judged)
    if before is not None:
        yield words.phrases.fill("targets.accumulated.last_year", share=before)
    elif judged.target.over is Over.YEAR_TO_DATE:
        yield (words.phrases["targets.accumulated.last_year_unknown"],)


def _lack(words: Words, result: IndicatorResult) -> Iterator[Sentence]:
    lacks = lacking(words, result)
    if lacks:
        yield words.phrases.fill("results.incomplete", lacks=lacks)
