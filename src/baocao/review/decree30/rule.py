"""What a rule is: its words, clause and limits as data, and the code that looks for breaches."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from baocao.review.decree30.components.model import Recognised
from baocao.review.decree30.content import Paragraph
from baocao.review.decree30.model import Severity
from baocao.review.decree30.pieces import Piece


@dataclass(frozen=True)
class Rule:
    """One rule as data/rules/decree30.yaml has it.

    `message` and `expected` are patterns: "{found}" and "{wanted}" come from the check, other
    words from `limits`. `component` is set in rules on a component's look, "{name}" is its name.
    `signed_only` rules leave alone what goes with a signed document.
    """

    id: str
    clause: str
    severity: Severity
    message: str
    expected: str
    advice: str
    limits: Mapping[str, Decimal] = field(default_factory=dict)
    component: str = ""
    name: str = ""
    signed_only: bool = False

    def limit(self, name: str) -> float:
        return float(self.limits[name])


@dataclass(frozen=True)
class Breach:
    """A place where a rule is not kept; without a place it is about the whole file."""

    at: Piece | Paragraph | None = None
    found: str = ""
    wanted: str = ""


@dataclass(frozen=True)
class Check:
    """The code of a rule, and the names of the limits that it needs."""

    run: Callable[[Recognised, Rule], Iterator[Breach]]
    limits: tuple[str, ...] = ()


Checks = Mapping[str, Check]
