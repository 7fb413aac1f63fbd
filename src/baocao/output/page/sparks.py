"""Small lines beside figures: what a value was over time, with the level that is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from baocao.core.vietnamese.dates import short_date
from baocao.document.content import TrendContent, TrendPointContent

WIDTH, HEIGHT, EDGE = 100.0, 28.0, 3.0  # of the drawing, in its own units
YEAR, LEAP = 365, 2  # days; the same period of the next year may end some later


@dataclass(frozen=True)
class Spark:
    """A line from the first day to the last; `mark` is the height of the level asked for, None
    where there is none. `year_before` is the pale line of the same values a year on, "" for fewer
    than two. `words` say the same to who does not see it."""

    points: str
    x: float
    y: float
    mark: float | None
    words: str
    year_before: str = ""


def sparks_of(
    trends: Sequence[TrendContent], asked: Mapping[tuple[str, str], float]
) -> dict[tuple[str, str], Spark]:
    """The line of each indicator's split; `asked` are the levels, in the indicators' units."""
    return {
        (trend.indicator, trend.split): spark(
            trend.points, asked.get((trend.indicator, trend.split))
        )
        for trend in trends
    }


def spark(
    points: Sequence[TrendPointContent], asked: float | None = None, others: Sequence[float] = ()
) -> Spark:
    """The line through at least one point; the scale holds all values, the level asked for and
    `others`, which share it."""
    levels = [*(point.value for point in points), *others, *([] if asked is None else [asked])]
    low, high = min(levels), max(levels)

    def up(value: float) -> float:
        part = (value - low) / (high - low) if high > low else 0.5
        return round(HEIGHT - EDGE - part * (HEIGHT - 2 * EDGE), 1)

    first, last = points[0].day.toordinal(), points[-1].day.toordinal()

    def place(day: int, value: float) -> tuple[float, float]:
        across = (day - first) / ((last - first) or 1)
        return round(EDGE + across * (WIDTH - 2 * EDGE), 1), up(value)

    line = [place(point.day.toordinal(), point.value) for point in points]
    later = [(point.day.toordinal() + YEAR, point.value) for point in points]
    known = [(min(day, last), value) for day, value in later if day <= last + LEAP]
    before = [place(*point) for point in known] if len(known) > 1 else []
    mark = None if asked is None else up(asked)
    return Spark(_line(line), *line[-1], mark, _words(points), _line(before))


def _line(places: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x},{y}" for x, y in places)


def _words(points: Sequence[TrendPointContent]) -> str:
    return "; ".join(f"{short_date(point.day)}: {point.text}" for point in points)
