"""Sums that a sheet has stored, worked out again from the cells that they name.

A program that fills cells in may leave the results of formulas as they were. Known are the four
rules, powers, percentages and the functions that people count with, of cells of the same sheet; of
all else nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from math import ceil, copysign, floor, isfinite, prod, trunc
from statistics import fmean

from baocao.submissions.workbooks.cell_names import Spot, cell_spot
from baocao.submissions.workbooks.workbook import CellValue, SourceSheet

_CELL = r"\$?[A-Z]{1,3}\$?[0-9]{1,7}"
_TOKEN = re.compile(
    rf"\s*(?P<token>[A-Z]+\(|{_CELL}(?::{_CELL})?|[0-9]+(?:\.[0-9]+)?|[-+*/^%(),])", re.IGNORECASE
)


_OF_ALL: dict[str, Callable[[list[float]], float]] = {
    "SUM": sum,
    "AVERAGE": fmean,
    "MAX": max,
    "MIN": min,
    "COUNT": len,
    "PRODUCT": prod,
}
_OF_ONE: dict[str, Callable[[float], float]] = {
    "ROUND": lambda value: copysign(floor(abs(value) + 0.5), value),
    "ROUNDUP": lambda value: copysign(ceil(abs(value)), value),
    "ROUNDDOWN": trunc,
    "INT": floor,
    "ABS": abs,
}


class UnknownFormulaError(ValueError):
    """A formula that is not worked out here."""


def recomputed(formula: str, sheet: SourceSheet) -> float | None:
    """The result of a formula by the present values of its cells; None where nobody can tell."""
    try:
        result = _Reading([*_tokens(formula)], sheet).result()
    except (UnknownFormulaError, ArithmeticError, RecursionError):
        return None
    return result if isfinite(result) else None


def _tokens(formula: str) -> Iterator[str]:
    place = 0
    while formula[place:].strip():
        match = _TOKEN.match(formula, place)
        if match is None:
            raise UnknownFormulaError
        yield match["token"].upper().replace("$", "")
        place = match.end()


@dataclass
class _Reading:
    """The tokens of a formula, the first of which is to be read next."""

    tokens: list[str]
    sheet: SourceSheet

    def result(self) -> float:
        value = self._sum()
        if self.tokens:
            raise UnknownFormulaError
        return value

    def _next(self, *wanted: str) -> str:
        """The next token where it is one of those that are wanted, else ""."""
        return self.tokens.pop(0) if self.tokens and self.tokens[0] in wanted else ""

    def _sum(self) -> float:
        value = self._product()
        while sign := self._next("+", "-"):
            value += self._product() if sign == "+" else -self._product()
        return value

    def _product(self) -> float:
        value = self._power()
        while sign := self._next("*", "/"):
            value = value * self._power() if sign == "*" else value / self._power()
        return value

    def _power(self) -> float:
        value = self._factor()
        while self._next("^"):
            value = _real(value ** self._factor())
        return value

    def _factor(self) -> float:
        if sign := self._next("-", "+"):
            return -self._factor() if sign == "-" else self._factor()
        value = self._operand()
        while self._next("%"):
            value /= 100
        return value

    def _operand(self) -> float:
        if self._next("("):
            return self._closed(self._sum())
        token = self.tokens.pop(0) if self.tokens else ""
        if token.endswith("(") and token[:-1]:
            return self._called(token[:-1])
        if token[:1].isdigit():
            return float(token)
        if token[:1].isalpha() and ":" not in token:
            return self._cell(token)
        raise UnknownFormulaError

    def _closed(self, value: float) -> float:
        if not self._next(")"):
            raise UnknownFormulaError
        return value

    def _called(self, name: str) -> float:
        """The result of a function of single numbers, or of all numbers of its arguments."""
        if name in _OF_ONE:
            return self._rounded(name)
        if name not in _OF_ALL:
            raise UnknownFormulaError
        values = self._argument()
        while self._next(","):
            values += self._argument()
        if not values and name not in ("SUM", "COUNT"):
            raise UnknownFormulaError
        return self._closed(float(_OF_ALL[name](values)))

    def _rounded(self, name: str) -> float:
        value = self._sum()
        places = round(self._sum()) if self._next(",") else 0
        scale = 10.0**places
        scaled = float(f"{value * scale:.15g}")  # the digits that are shown, so 1.005 has a half
        return self._closed(_OF_ONE[name](scaled) / scale)

    def _argument(self) -> list[float]:
        """The numbers of one argument; what is no number in a range, and a cell that is empty, is
        left out."""
        first, *after = self.tokens or [""]
        if ":" not in first:
            value, is_alone = self._sum(), after[:1] in ([","], [")"])
            is_empty = is_alone and first[:1].isalpha() and not self._held(first)
            return [] if is_empty else [value]
        corners = map(_spot, self.tokens.pop(0).split(":"))
        (top, bottom), (left, right) = map(sorted, zip(*corners, strict=True))
        if any(top <= r <= bottom and left <= c <= right for r, c in self.sheet.uncomputed):
            raise UnknownFormulaError
        within = (row[left : right + 1] for row in self.sheet.rows[top : bottom + 1])
        values = map(_known, chain.from_iterable(within))
        return [float(value) for value in values if not isinstance(value, bool | str)]

    def _held(self, name: str) -> bool:
        return self.sheet.value(*_spot(name)) not in (None, "")

    def _cell(self, name: str) -> float:
        row, column = spot = _spot(name)
        value = _known(self.sheet.value(row, column))
        if spot in self.sheet.uncomputed or (isinstance(value, bool | str) and value != ""):
            raise UnknownFormulaError
        return float(value or 0)


def _real(value: float | complex) -> float:
    """A power that is a number; that of a negative one may be none."""
    if isinstance(value, complex):
        raise UnknownFormulaError
    return value


def _known(value: CellValue) -> int | float | str:
    """A number, a text, or "" for an empty cell; of a day nothing is known."""
    if not isinstance(value, int | float | str):
        raise UnknownFormulaError
    return value


def _spot(name: str) -> Spot:
    found = cell_spot(name)
    if found is None:
        raise UnknownFormulaError
    return found
