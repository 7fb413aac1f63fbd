"""From rows to data frames with the columns that templates/frames.yaml names, each of its type.

An empty frame has the same columns and types as a full one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from baocao.document.frames.words import FrameWords

FLOATS = frozenset(
    {"value", "asked", "numerator", "denominator", "previous", "change", "gap", "median", "score"}
)
WHOLE = frozenset(
    {"rank", "gap_people", "days_left", "days_overdue", "areas_at_level", "assessed_level"}
)
DAYS = frozenset({"as_of", "period_end", "deadline", "due"})
FLAGS = frozenset({"synthetic", "reported", "complete", "received", "through", "stands", "used"})

Row = Mapping[str, Any]


def build_frame(name: str, rows: Iterable[Row], words: FrameWords, index: str = "") -> pd.DataFrame:
    """The frame `name` of these rows. A missing value is NaN, NA, NaT or "", never 0.

    `index` is what of each row becomes its index, a counter without it.
    """
    columns = list(words.frames[name])
    wanted = [*columns, *([index] if index else [])]
    frame = pd.DataFrame([{c: row[c] for c in wanted} for row in rows], columns=wanted)
    typed = frame.astype({column: _type(column) for column in wanted})
    return typed.set_index(index) if index else typed


def _type(column: str) -> str:
    if column in FLOATS:
        return "float64"
    if column in WHOLE:
        return "Int64"
    if column in DAYS:
        return "datetime64[ns]"
    return "bool" if column in FLAGS else "object"
