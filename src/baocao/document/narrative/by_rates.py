"""How counts of events are graded, in words: by their rates, or not at all."""

from __future__ import annotations

from baocao.core.vietnamese.names import lower_first
from baocao.definitions.indicators.model import Indicator
from baocao.document.narrative.words import Words
from baocao.results.scorecard import Scorecard, ScoreColumn


def graded_by(words: Words, card: Scorecard, column: ScoreColumn) -> list[str]:
    """What a scorecard says of a column that no target grades: by which rate it does, that units
    without one have no step, or that nothing grades a count. Empty of any other indicator."""
    if not column.is_graded:
        return [words.phrases["grades.ungraded"]]
    if column.rate is None:
        return []
    told = words.phrases.text("grades.rated", per=_per(words, column.rate))
    place = card.columns.index(column)
    cells = [row.cells[place] for row in card.rows]
    unrated = any(c.grade for c in cells) and any(c.result and not c.grade for c in cells)
    return [told, words.phrases["grades.unrated"]] if unrated else [told]


def signs_sentence(words: Words, card: Scorecard) -> str:
    """Where the signs are explained, and by which rates counts are graded, in one line."""
    rates = dict.fromkeys(_per(words, column.rate) for column in card.columns if column.rate)
    if not rates:
        return words.phrases["summary.signs"]
    return words.phrases.text("summary.signs_rated", per=words.phrases["lists.comma"].join(rates))


def _per(words: Words, rate: Indicator) -> str:
    """Of how many a rate is: "trên 100.000 dân"; of another unit its name, or that of the rate."""
    known = words.phrases.words.get(f"grades.per.{rate.unit.value}")
    return known or rate.unit.name or lower_first(rate.short_name)
