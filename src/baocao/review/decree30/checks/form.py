"""Checks of how each component looks: size, bold, italic, letter case, alignment.

What is wanted of which component is data (`components` in the rule file).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import partial

from baocao.core.vietnamese.numbers import format_number
from baocao.review.decree30.components.model import Recognised
from baocao.review.decree30.content import LinePiece, Run
from baocao.review.decree30.rule import FormatBreach, LookCheck, LookRule, check


def points(size: float) -> str:
    """Write a size or spacing as Vietnamese documents do, with at most two decimals."""
    return format_number(Decimal(str(round(size, 2))).normalize() + 0)


def _size(document: Recognised, rule: LookRule) -> Iterator[FormatBreach]:
    low, high = rule.limit("low"), rule.limit("high")
    wanted = points(low) if low == high else f"{points(low)} đến {points(high)}"
    for piece in document.all(rule.component):
        wrong = [r.look.size for r in piece.lettered if not low <= r.look.size <= high]
        if wrong:
            yield FormatBreach(piece, points(wrong[0]), wanted)


def _look(
    is_wrong: Callable[[LinePiece], bool], document: Recognised, rule: LookRule
) -> Iterator[FormatBreach]:
    for piece in document.all(rule.component):
        if is_wrong(piece):
            yield FormatBreach(piece, piece.text)


def _lacks(has: Callable[[Run], bool], piece: LinePiece) -> bool:
    """A style that is wanted has to be everywhere."""
    return not all(map(has, piece.lettered))


def _is_mostly(has: Callable[[Run], bool], piece: LinePiece) -> bool:
    """A style that is not wanted may still stress a few words."""
    lengths = [(has(run), len(run.text.strip())) for run in piece.lettered]
    return 2 * sum(n for on, n in lengths if on) > sum(n for _, n in lengths)


def _is_bold(run: Run) -> bool:
    return run.look.bold


def _is_italic(run: Run) -> bool:
    return run.look.italic


def _in_capitals(piece: LinePiece) -> bool:
    return piece.text.upper() == piece.text


LOOKS: Mapping[str, LookCheck] = {
    "size": check(_size, "low", "high"),
    "bold": check(partial(_look, partial(_lacks, _is_bold))),
    "not_bold": check(partial(_look, partial(_is_mostly, _is_bold))),
    "italic": check(partial(_look, partial(_lacks, _is_italic))),
    "upright": check(partial(_look, partial(_is_mostly, _is_italic))),
    "capitals": check(partial(_look, lambda piece: not _in_capitals(piece))),
    "sentence_case": check(partial(_look, _in_capitals)),
    "centred": check(partial(_look, lambda piece: not piece.is_centred)),
}
