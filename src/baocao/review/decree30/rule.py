"""What a rule on Word files is: beside its words and limits, its clause."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from baocao.core.rules import Check, Needs, Rule, Text
from baocao.review.decree30.components.model import Recognised
from baocao.review.decree30.content import CheckedParagraph
from baocao.review.decree30.pieces import LinePiece

WORDS = ("found", "wanted", "name")
"""What patterns may use: what was found, what is wanted, the name of a rule's component."""


@dataclass(frozen=True, kw_only=True)
class FormatRule(Rule):
    """One rule as data/rules/decree30.yaml has it.

    `signed_only` rules leave alone what goes with a signed document.
    """

    clause: Text
    signed_only: bool = False

    def limit(self, name: str) -> float:
        return float(self.limits[name])


@dataclass(frozen=True, kw_only=True)
class LookRule(FormatRule):
    """A rule on how a component looks; `name` is the component's in sentences."""

    component: str
    name: str


@dataclass(frozen=True)
class FormatBreach:
    """A place where a rule is not kept; without a place it is about the whole file."""

    at: LinePiece | CheckedParagraph | None = None
    found: str = ""
    wanted: str = ""


Kind = TypeVar("Kind", bound=FormatRule)
FormatCheck: TypeAlias = Check[Recognised, FormatRule, FormatBreach]
LookCheck: TypeAlias = Check[Recognised, LookRule, FormatBreach]


def check(
    run: Callable[[Recognised, Kind], Iterator[FormatBreach]], *limits: str
) -> Check[Recognised, Kind, FormatBreach]:
    """The code of a rule, with the names of the limits that it needs."""
    return Check(run, Needs(WORDS, limits))
