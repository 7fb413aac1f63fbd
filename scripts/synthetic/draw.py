"""Seeded draws and the arithmetic of shares: the same words always give the same numbers."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence


def draw(low: float, high: float, *words: object) -> float:
    """A number between `low` and `high` that depends on `words` alone."""
    return random.Random("|".join(str(word) for word in words)).uniform(low, high)


def share_out(total: int, weights: Sequence[float]) -> list[int]:
    """Whole parts of `total` in proportion to `weights` that sum to it (largest remainder)."""
    whole = sum(weights)
    exact = [total * weight / whole for weight in weights]
    parts = [math.floor(value) for value in exact]
    by_remainder = sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))
    for index in by_remainder[: total - sum(parts)]:
        parts[index] += 1
    return parts


def part_of(total: int, percent: float) -> int:
    """`percent` per cent of `total`, rounded to a whole number within 0 and `total`."""
    return min(max(round(total * percent / 100), 0), total)


def shifted(percent: float, shift: float) -> float:
    """A percentage moved by `shift` on the logit scale: it stays within 0 and 100."""
    odds = math.log(percent / (100 - percent)) + shift
    return 100 / (1 + math.exp(-odds))
