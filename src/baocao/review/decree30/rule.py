"""What a rule on Word files is: beside its words and limits, its clause."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from baocao.core.rules import Check, Needs, Rule
from baocao.core.yaml_source import Text, YamlModel
from baocao.review.decree30.components.model import Recognised
from baocao.review.decree30.components.parts import PartKind
from baocao.review.decree30.content import CheckedParagraph, LinePiece

WORDS = ("found", "wanted", "name")
"""What patterns may use: what was found, what is wanted, the name of a rule's component."""


@dataclass(frozen=True, kw_only=True)
class FormatRule(Rule):
    """One rule as data/rules/decree30.yaml has it.

    `signed_only` rules leave alone what goes with a signed document. `of` are the kinds of parts
    that are asked, `not_for` the abbreviations of types that are not.
    """

    clause: Text
    signed_only: bool = False
    of: tuple[PartKind, ...] = (PartKind.DOCUMENT,)
    not_for: tuple[str, ...] = ()

    def asks(self, part: Recognised, *, first: bool) -> bool:
        """Whether the rule asks a part of a file; the first part stands for the whole file."""
        if PartKind.FILE in self.of:
            return first
        exempt = part.type_code is not None and part.type_code in self.not_for
        unsigned = self.signed_only and part.is_accompanying
        return part.kind in self.of and not exempt and not unsigned

    def limit(self, name: str) -> float:
        return float(self.limits[name])


@dataclass(frozen=True, kw_only=True)
class LookRule(FormatRule):
    """A rule on how a component looks; `name` is the component's in sentences."""

    component: str
    name: str


@dataclass(frozen=True)
class WrongCase(YamlModel):
    """A pattern of what is wrong, and what is right: "\\u1" is its first group with a capital."""

    wrong: Text
    right: Text


@dataclass(frozen=True, kw_only=True)
class CapitalRule(FormatRule):
    """A rule on capitals: names in their right form, and patterns of wrong ones.

    `after` has to stand before a name; one that `may_be_common` is also a common noun, and
    `within_sentence` leaves out where a sentence begins. `surnames` is one pattern of all.
    """

    names: tuple[str, ...] = ()
    cases: tuple[WrongCase, ...] = ()
    after: str = ""
    may_be_common: bool = False
    within_sentence: bool = False
    surnames: str = ""


@dataclass(frozen=True)
class FormatBreach:
    """A place where a rule is not kept; without a place it is about the whole file."""

    at: LinePiece | CheckedParagraph | None = None
    found: str = ""
    wanted: str = ""


Asked = TypeVar("Asked", bound=FormatRule)
FormatCheck: TypeAlias = Check[Recognised, FormatRule, FormatBreach]
LookCheck: TypeAlias = Check[Recognised, LookRule, FormatBreach]


def check(
    run: Callable[[Recognised, Asked], Iterator[FormatBreach]], *limits: str
) -> Check[Recognised, Asked, FormatBreach]:
    """The code of a rule, with the names of the limits that it needs."""
    return Check(run, Needs(WORDS, limits))


def there(component: str, told_at: str = "") -> FormatCheck:
    """Whether a document has a component; that it has none is told at another one."""

    def run(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
        if not document.has(component):
            yield FormatBreach(document.first(told_at))

    return check(run)


def each(component: str, is_right: Callable[[LinePiece], object]) -> FormatCheck:
    """Whether every piece of a component is right."""

    def run(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
        for piece in document.all(component):
            if not is_right(piece):
                yield FormatBreach(piece, piece.text)

    return check(run)
