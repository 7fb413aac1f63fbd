"""The appendix with what a plan gives units to reach one by one, and what each has reached."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.core.quantities import DOWNWARD
from baocao.document.blocks import Align, Appendix, Column, Row, Table
from baocao.document.context import Context, row_of
from baocao.document.narrative.phrases import Computed, Sentence
from baocao.document.narrative.results import difference_word, unit_word, with_unit
from baocao.document.narrative.words import Words
from baocao.document.tables import value_with_unit
from baocao.results.ledger.unit_figures import of_given, of_given_gap
from baocao.results.model import TargetResult, UnitGiven, UnitsMeeting


def given(context: Context) -> Appendix:
    """A table for each target that gives units values of their own; without blocks where none
    does."""
    tables = (
        _table(context, judged, judged.units)
        for judged in context.data.targets
        if judged.units is not None and judged.units.given
    )
    return Appendix("given", context.phrases["appendices.given"], tuple(tables))


def _table(context: Context, judged: TargetResult, units: UnitsMeeting) -> Table:
    phrases, target = context.phrases, judged.target
    above = any(_is_above(judged, one) and one.unit in units.unmet for one in units.given)
    columns = (
        Column(phrases["columns.order"], 7, Align.CENTRE),
        Column(phrases["columns.area"], 33),
        Column(phrases["columns.given"], 14, Align.RIGHT),
        Column(phrases["columns.reached"], 14, Align.RIGHT),
        Column(phrases["columns.gap_or_above" if above else "columns.gap"], 14, Align.RIGHT),
        Column(phrases["columns.status"], 18, Align.CENTRE),
    )
    plan = judged.plan.short_citation
    title = phrases.text("tables.given", name=target.name, clause=target.clause, plan=plan)
    return Table(title, columns, tuple(_rows(context.words, judged, units)))


def _rows(words: Words, judged: TargetResult, units: UnitsMeeting) -> Iterator[Row]:
    for number, one in enumerate(units.given, start=1):
        result = one.result
        yield row_of(
            Computed(str(number), "label"),
            one.unit.name,
            _value(words, judged, one),
            value_with_unit(words, result) if result else None,
            _gap(words, judged, one),
            Computed(words.phrases[_state(one, units)], "label"),
        )


def _value(words: Words, judged: TargetResult, one: UnitGiven) -> Sentence:
    assert judged.indicator is not None
    figure = of_given(judged, judged.indicator, one)
    return with_unit(figure, unit_word(words, judged.indicator.unit))


def _gap(words: Words, judged: TargetResult, one: UnitGiven) -> Sentence:
    """How far a unit is from its value, where it does not reach it."""
    assert judged.indicator is not None
    gap = of_given_gap(words.figures, judged, judged.indicator, one)
    if gap is None:
        return ()
    told = with_unit(gap, difference_word(words, judged.indicator.unit))
    above = _is_above(judged, one)
    return words.phrases.fill("targets.gap_above", gap=told) if above else told


def _is_above(judged: TargetResult, one: UnitGiven) -> bool:
    """Whether a unit that does not reach its value has more, rather than less."""
    more = one.result is not None and one.result.quantity.value > one.value
    return more or judged.target.operator in DOWNWARD


def _state(one: UnitGiven, units: UnitsMeeting) -> str:
    """The phrase that says whether a unit has reached its value."""
    states = {
        "given.met": units.met,
        "given.unmet": units.unmet,
        "given.undecided": units.undecided,
    }
    return next((phrase for phrase, found in states.items() if one.unit in found), "given.missing")
