"""Ledgers, runs and registers of version 0.1, which name no programme and files by old places.

Their files are never rewritten: what is read from them says what it would say today.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from baocao.archive.built.run import RunFacts
from baocao.core.earlier_layout import current_name, named_today
from baocao.core.report_key import ReportKey
from baocao.results.ledger.model import Figure
from baocao.results.ledger.read import Ledger
from baocao.results.model import Amount
from baocao.submissions.workbooks.model import SourceCell

_BEFORE_SHEET = " › "  # between the file and the sheet of a cell, as findings name it


def ledger_today(ledger: Ledger, key: ReportKey) -> Ledger:
    """The ledger of the report that its folder says it is."""
    figures = tuple(_figure(figure, key.programme) for figure in ledger.figures)
    return replace(ledger, key=key, figures=figures)


def run_today(run: RunFacts, key: ReportKey) -> RunFacts:
    """The facts of the run of that report."""
    programme = key.programme
    return replace(
        run,
        parameters=key,
        plans=tuple(replace(p, file=current_name(p.file, programme)) for p in run.plans),
        submissions=tuple(
            replace(sent, file=current_name(sent.file, programme)) for sent in run.submissions
        ),
        finding_list=run.finding_list
        and tuple(replace(f, where=_place(f.where, programme)) for f in run.finding_list),
        inputs=named_today(run.inputs, programme),
    )


def _place(where: str, programme: str) -> str:
    file, *rest = where.split(_BEFORE_SHEET)
    return _BEFORE_SHEET.join((current_name(file, programme), *rest))


def _figure(figure: Figure, programme: str) -> Figure:
    return replace(
        figure,
        numerator=_amount(figure.numerator, programme),
        denominator=_amount(figure.denominator, programme),
        sources=_sources(figure.sources, programme),
    )


def _amount(amount: Amount | None, programme: str) -> Amount | None:
    if amount is None:
        return None
    return replace(amount, sources=_sources(amount.sources, programme))


def _sources(sources: Iterable[SourceCell], programme: str) -> tuple[SourceCell, ...]:
    return tuple(s._replace(file=current_name(s.file, programme)) for s in sources)
