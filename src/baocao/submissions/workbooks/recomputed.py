"""Sums that a sheet has stored, worked out again from the cells that they name.

A program that fills cells in may leave the results of formulas as they were. Only sums,
differences, products and quotients of cells of the same sheet are known; else nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from math import isfinite

from baocao.submissions.workbooks.cell_names import Spot, cell_spot
from baocao.submissions.workbooks.workbook import CellValue, SourceSheet

_CELL = r"\$?[A-Z]{1,3}\$?[0-9]{1,7}"
_TOKEN = re.compile(
    rf"\s*(?P<token>SUM\(|{_CELL}(?::{_CELL})?|[0-9]+(?:\.[0-9]+)?|[-+*/(),])", re.IGNORECASE
)


class UnknownFormulaError(ValueError):
    """A formula that is not worked out here."""


def recomputed(formula: str, sheet: SourceSheet) -> float | None:
    """The result of a formula by the present values of its cells; None where nobody can tell."""
    try:
        result = _Reading([*_tokens(formula)], sheet).result()
    except (UnknownFormulaError, ZeroDivisionError, RecursionError):
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
        value = self._factor()
        while sign := self._next("*", "/"):
            value = value * self._factor() if sign == "*" else value / self._factor()
        return value

    def _factor(self) -> float:
        if self._next("-"):
            return -self._factor()
        if self._next("("):
            return self._closed(self._sum())
        if self._next("SUM("):
            return self._closed(self._all())
        token = self.tokens.pop(0) if self.tokens else ""
        if token[:1].isdigit():
            return float(token)
        if token[:1].isalpha() and ":" not in token:
            return self._cell(token)
        raise UnknownFormulaError

    def _closed(self, value: float) -> float:
        if not self._next(")"):
            raise UnknownFormulaError
        return value

    def _all(self) -> float:
        """The arguments of SUM, which leaves out what is no number in a range."""
        value = self._argument()
        while self._next(","):
            value += self._argument()
        return value

    def _argument(self) -> float:
        if not self.tokens or ":" not in self.tokens[0]:
            return self._sum()
        corners = map(_spot, self.tokens.pop(0).split(":"))
        (top, bottom), (left, right) = map(sorted, zip(*corners, strict=True))
        if any(top <= r <= bottom and left <= c <= right for r, c in self.sheet.uncomputed):
            raise UnknownFormulaError
        within = (row[left : right + 1] for row in self.sheet.rows[top : bottom + 1])
        values = map(_known, chain.from_iterable(within))
        return sum(float(value) for value in values if not isinstance(value, bool | str))

    def _cell(self, name: str) -> float:
        row, column = spot = _spot(name)
        value = _known(self.sheet.value(row, column))
        if spot in self.sheet.uncomputed or (isinstance(value, bool | str) and value != ""):
            raise UnknownFormulaError
        return float(value or 0)


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
