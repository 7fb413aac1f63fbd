"""Conditional formats of an xlsx file under which a number is not seen as it is: letters that
cannot be read, a format that shows another number, a bar or a sign in its place. Excel keeps those
that are newer than 2007 behind the others, with their formats.

A condition that compares a cell with numbers is known, and one that always holds; of others
nothing is said.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from baocao.submissions.workbooks.cell_names import Spot, cell_spot
from baocao.submissions.workbooks.ink import UNSEEN, palette_of
from baocao.submissions.workbooks.looks import (
    coloured_styles,
    format_codes,
    look_of,
    parsed,
    styled_cells,
)

REPLACED = "được thay bằng thanh màu hoặc ký hiệu (định dạng có điều kiện)"

_TESTS = {
    "equal": operator.eq, "notEqual": operator.ne, "greaterThan": operator.gt,
    "greaterThanOrEqual": operator.ge, "lessThan": operator.lt, "lessThanOrEqual": operator.le,
}  # fmt: skip
_WRITTEN = {"=": "equal", "<>": "notEqual", ">": "greaterThan", ">=": "greaterThanOrEqual"}
_WRITTEN |= {"<": "lessThan", "<=": "lessThanOrEqual"}
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_COMPARED = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})\s*(>=|<=|<>|>|<|=)\s*(-?\d+(?:\.\d+)?)")
_ALWAYS = ("TRUE", "TRUE()", "1")


@dataclass(frozen=True)
class Condition:
    """What cells look like, from the first to the last of each range, whose value passes a test:
    all where `test` is ""; `but` are cells that it is not true of."""

    ranges: tuple[tuple[Spot, Spot], ...]
    look: str
    test: str = ""
    limits: tuple[float, ...] = ()
    but: frozenset[Spot] = frozenset()

    def holds(self, spot: Spot, value: object) -> bool:
        """Whether a cell with that value looks so; that a nought is not seen is the usual wish of
        who made the table, as in number formats."""
        row, column = spot
        is_within = any(
            top <= row <= bottom and left <= column <= right
            for (top, left), (bottom, right) in self.ranges
        )
        if not is_within or spot in self.but or (self.look == UNSEEN and value == 0):
            return False
        return not self.test or (isinstance(value, int | float) and self._passes(value))

    def _passes(self, value: float) -> bool:
        if self.test in ("between", "notBetween"):
            low, high = sorted(self.limits)
            return (low <= value <= high) is (self.test == "between")
        return bool(_TESTS[self.test](value, self.limits[0]))


def conditions(xml: bytes, styles: bytes, theme: bytes) -> tuple[Condition, ...]:
    """The conditional formats of a sheet under which numbers are not seen as they are."""
    if b"conditionalFormatting" not in xml:
        return ()
    looks = _looks(styles, theme)
    signs = (b"showValue", b"dxf>")
    if not any(look for look, _ in looks) and not any(sign in xml for sign in signs):
        return ()
    coloured = frozenset(s for s, _ in styled_cells(xml, coloured_styles(styles, theme)))
    blocks = [*parsed(xml).iter("{*}conditionalFormatting")]
    places = (_ranges(b.get("sqref") or b.findtext("{*}sqref") or "") for b in blocks)
    return tuple(
        condition
        for block, ranges in zip(blocks, places, strict=True)
        for rule in block.iterfind("{*}cfRule")
        if (condition := _condition(rule, ranges, _look_in(rule, looks, theme), coloured))
    )


Look = tuple[str, bool]
"""What a format for conditions makes of a number, and whether the paper does."""


@lru_cache(maxsize=64)
def _looks(styles: bytes, theme: bytes) -> tuple[Look, ...]:
    """The formats for conditions that a workbook's sheets share."""
    return tuple(_look(dxf, theme) for dxf in parsed(styles).iterfind("{*}dxfs/{*}dxf"))


def _look(dxf: etree._Element, theme: bytes) -> Look:
    fill, codes = dxf.find("{*}fill"), [*format_codes(dxf).values()]
    ink = palette_of(theme).conditional(dxf.find("{*}font"), fill).look
    return ink or next(map(look_of, codes), ""), bool(ink) and fill is None


def _look_in(rule: etree._Element, looks: Sequence[Look], theme: bytes) -> Look:
    """The look of a rule's own format, or of the shared one that it names."""
    own, number = rule.find("{*}dxf"), rule.get("dxfId", "")
    if own is not None:
        return _look(own, theme)
    return looks[int(number)] if number.isdecimal() and int(number) < len(looks) else ("", False)


def _condition(
    rule: etree._Element,
    ranges: tuple[tuple[Spot, Spot], ...],
    look: Look,
    coloured: Collection[Spot],
) -> Condition | None:
    if any(each.get("showValue") in ("0", "false") for each in rule):
        return Condition(ranges, REPLACED)
    seen, is_of_paper = look
    test = _test(rule, ranges) if seen and ranges else None
    if test is None:
        return None
    return Condition(ranges, seen, *test, frozenset(coloured if is_of_paper else ()))


def _test(
    rule: etree._Element, ranges: Sequence[tuple[Spot, Spot]]
) -> tuple[str, tuple[float, ...]] | None:
    """The comparison of a rule and its numbers; None where it is none that is known."""
    written = (*rule.iterfind("{*}formula"), *rule.iterfind("{*}f"))
    formulas = [(f.text or "").strip() for f in written]
    if rule.get("type") == "cellIs":
        kind = rule.get("operator", "")
        wanted = 2 if kind in ("between", "notBetween") else int(kind in _TESTS)
        numbers = [float(f) for f in formulas if _NUMBER.fullmatch(f)]
        return (kind, tuple(numbers)) if wanted and len(numbers) == wanted else None
    if rule.get("type") != "expression" or len(formulas) != 1:
        return None
    if formulas[0].upper() in _ALWAYS:
        return "", ()
    match = _COMPARED.fullmatch(formulas[0])
    if match is None or cell_spot(match[1] + match[2]) != ranges[0][0]:
        return None
    return _WRITTEN[match[3]], (float(match[4]),)


def _ranges(text: str) -> tuple[tuple[Spot, Spot], ...]:
    return tuple(_corners(text))


def _corners(text: str) -> Iterator[tuple[Spot, Spot]]:
    for name in text.split():
        first, _, last = name.partition(":")
        start, end = cell_spot(first), cell_spot(last or first)
        if start and end:
            yield start, end
