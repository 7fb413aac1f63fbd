"""Figures of the counts that several providers made of one group, and of the rates they give."""

from __future__ import annotations

from dataclasses import replace

from baocao.results.ledger.figures import Figures, figure_id
from baocao.results.ledger.model import Figure
from baocao.results.model import DenominatorSource

BY_SOURCE = "by-source"  # begins the id of a figure by one of several providers


def of_count(figures: Figures, source: DenominatorSource) -> Figure | None:
    """How many people the provider counted."""
    figure = figures.of_denominator(source.result)
    return _by_source(figure, source) if figure else None


def of_rate(figures: Figures, source: DenominatorSource) -> Figure:
    """What the indicator is by that count."""
    return _by_source(figures.of_result(source.result), source)


def _by_source(figure: Figure, source: DenominatorSource) -> Figure:
    """The figure under an id of its own: the report's result keeps its id and its verdicts."""
    below = source.result.denominator
    provider = below.provider if below else ""
    return replace(figure, id=figure_id(BY_SOURCE, figure.id, provider), verdicts=())
