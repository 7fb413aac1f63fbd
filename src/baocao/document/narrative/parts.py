"""Sentences about the shorter periods that a longer report is made of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from baocao.core.vietnamese.dates import short_date
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.periods.naming import period_name
from baocao.document.narrative.phrases import Sentence, listed
from baocao.document.narrative.words import Words

FEW = 2  # periods in a row that are named one by one


def parts_sentences(words: Words) -> list[Sentence]:
    """Which shorter periods a report is made of where those have other days, and what was sent
    for its days beside them."""
    made_of, period = words.data.inputs.made_of, words.data.inputs.period
    phrases, found = words.phrases, []
    parts = made_of.every
    if parts and (parts[0].start, parts[-1].end) != (period.start, period.end):
        found.append(
            phrases.fill(
                "data.made_of",
                periods=named_in_runs(words, made_of.used),
                start=short_date(made_of.used[0].start),
                end=short_date(made_of.used[-1].end),
            )
        )
        found.append(phrases.fill("data.never_cut"))
    if made_of.beside:
        periods = named_in_runs(words, made_of.beside)
        found.append(phrases.fill("data.beside", periods=periods))
    return found


def named_in_runs(words: Words, periods: Sequence[ReportingPeriod]) -> str:
    """Names of periods, of several in a row the first and the last: "từ tuần 31 … đến …"."""
    runs: list[list[ReportingPeriod]] = []
    for period in sorted(periods, key=lambda one: (one.type.value, one.start)):
        if runs and _follows(runs[-1][-1], period):
            runs[-1].append(period)
        else:
            runs.append([period])
    return _listed(words, [_named(words, run) for run in runs])


def _follows(before: ReportingPeriod, after: ReportingPeriod) -> bool:
    return before.type is after.type and before.end + timedelta(days=1) == after.start


def _named(words: Words, run: Sequence[ReportingPeriod]) -> str:
    names = [period_name(period) for period in run]
    if len(names) <= FEW:
        return _listed(words, names)
    return words.phrases.text("data.run_of_periods", first=names[0], last=names[-1])


def _listed(words: Words, names: Sequence[str]) -> str:
    return listed(names, words.phrases["lists.comma"], words.phrases["lists.and"])
