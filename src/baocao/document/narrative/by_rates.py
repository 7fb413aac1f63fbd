"""How counts of events are graded, in words: by their rates, or not at all."""

from __future__ import annotations

from baocao.core.vietnamese.names import lower_first
from baocao.definitions.indicators.model import Indicator
from baocao.document.narrative.words import Words
from baocao.results.scorecard import Scorecard, ScoreColumn


def graded_by(words: Words, card: Scorecard, column: ScoreColumn) -> list[str]:
    """What a scorecard says of a column that no target grades: by which rate it does, which units
    have no step, or that nothing grades a count. Empty where all of that goes without saying."""
    if not column.is_graded:
        return [words.phrases["grades.ungraded"]]
    place = card.columns.index(column)
    cells = [row.cells[place] for row in card.rows if row.cells[place].result]
    told = []
    if column.rate:
        told.append(words.phrases.text("grades.rated", per=_per(words, column.rate)))
        if any(c.grade for c in cells) and any(not c.grade and not c.too_few for c in cells):
            told.append(words.phrases["grades.unrated"])
    if column.close:
        told.append(words.phrases["grades.close"])
    if any(cell.too_few for cell in cells):
        told.append(words.phrases["grades.too_few"])
    return told


def signs_sentence(words: Words, card: Scorecard, shown: int) -> str:
    """Where the signs are explained, by which rates counts are graded, and that some of the units
    `shown` have no sign, in one line."""
    bare = any(c.result and not c.grade for row in card.rows[:shown] for c in row.cells)
    none = words.phrases["summary.signs_none"] if bare else ""
    rates = dict.fromkeys(_per(words, column.rate) for column in card.columns if column.rate)
    if not rates:
        return words.phrases.text("summary.signs", none=none)
    per = words.phrases["lists.comma"].join(rates)
    return words.phrases.text("summary.signs_rated", per=per, none=none)


def _per(words: Words, rate: Indicator) -> str:
    """Of how many a rate is: "trên 100.000 dân"; of another unit its name, or that of the rate."""
    known = words.phrases.words.get(f"grades.per.{rate.unit.value}")
    return known or rate.unit.name or lower_first(rate.short_name)
