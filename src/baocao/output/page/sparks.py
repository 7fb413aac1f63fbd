"""Small lines beside figures: what a value was over time, with the level that is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from baocao.core.vietnamese.dates import short_date
from baocao.document.content import TrendContent, TrendPointContent

WIDTH, HEIGHT, EDGE = 100.0, 28.0, 3.0  # of the drawing, in its own units


@dataclass(frozen=True)
class Spark:
    """A line from the first day to the last; `mark` is the height of the level asked for, None
    where there is none. `words` say the same to who does not see it."""

    points: str
    x: float
    y: float
    mark: float | None
    words: str


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

    first = points[0].day.toordinal()
    days = (points[-1].day.toordinal() - first) or 1
    across = [
        round(EDGE + (p.day.toordinal() - first) / days * (WIDTH - 2 * EDGE), 1) for p in points
    ]
    line = " ".join(f"{x},{up(point.value)}" for x, point in zip(across, points, strict=True))
    mark = None if asked is None else up(asked)
    return Spark(line, across[-1], up(points[-1].value), mark, _words(points))


def _words(points: Sequence[TrendPointContent]) -> str:
    return "; ".join(f"{short_date(point.day)}: {point.text}" for point in points)
