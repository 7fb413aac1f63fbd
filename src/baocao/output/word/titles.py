"""Where a centred title breaks: lines of like length, never within a date or a name."""

from __future__ import annotations

import re
from itertools import combinations

from baocao.output.word.metrics import bold_width
from baocao.output.word.wording import bind

# Words that lean on the next one: nobody ends a line of a title with them.
_LEANING = frozenset(
    [
        *("tỉnh", "huyện", "xã", "và", "của", "về", "trên"),
        *("theo", "tại", "các", "công", "phòng,", "chống"),
        *("phương", "hướng,", "nhiệm", "vụ", "(từ", "đến"),
    ]
)
# "quý IV năm", "tuần 35 năm", "6 tháng đầu năm": a period and its year stay together.
_MONTHS = re.compile(r"\d+\stháng")  # a line may begin with "6 tháng"
_PERIOD = re.compile(r"(?:\d|\b[IVX]+|tháng) (?:năm|đầu|cuối)|(?:đầu|cuối) năm")
_MARGIN = 0.9  # of the text width: a title that fills the line looks like body text
_MOST_LINES = 4


def break_title(words: str, width: int, points: int) -> list[str]:
    """Break `words`, bold at `points`, into the fewest lines that fit `width` twips.

    Breaks that a person put in (line feeds) are kept as they are.
    """
    if "\n" in words:
        return [part.strip() for part in words.split("\n")]
    limit = int(width * _MARGIN)
    for lines in range(1, _MOST_LINES + 1):
        fitting = [way for way in _ways(bind(words), lines) if max(_widths(way, points)) <= limit]
        if fitting:
            return min(fitting, key=lambda way: _raggedness(way, points))
    return [words]


def _ways(words: str, lines: int) -> list[list[str]]:
    """List every way to set `words` in so many lines."""
    parts = words.split(" ")
    cuts = [place for place in range(1, len(parts)) if _may_part(parts[place - 1], parts[place])]
    return [
        [" ".join(parts[a:b]) for a, b in zip((0, *chosen), (*chosen, len(parts)), strict=True)]
        for chosen in combinations(cuts, lines - 1)
    ]


def _may_part(before: str, after: str) -> bool:
    within_name = (before[:1].isupper() or before == "dịch") and after[:1].isupper()
    within_period = _PERIOD.search(f"{before} {after}")
    within_number = after[:1].isdigit() and not _MONTHS.match(after)
    within = within_name or within_period or within_number
    return before not in _LEANING and not within


def _widths(lines: list[str], points: int) -> list[int]:
    return [bold_width(text, points) for text in lines]


def _raggedness(lines: list[str], points: int) -> int:
    widths = _widths(lines, points)
    return max(widths) - min(widths)
