"""What validation finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from baocao.core.quantities import Quantity, Unit
from baocao.core.rules import Patterns, Severity, fill
from baocao.core.vietnamese.numbers import format_value
from baocao.submissions.workbooks.model import SourceCell


@dataclass(frozen=True)
class Quoted:
    """A value that a finding quotes, with the decimals that it is stated with and its cells."""

    quantity: Quantity
    unit: Unit = Unit.UNITS
    decimals: int = 0
    sources: tuple[SourceCell, ...] = ()

    def __str__(self) -> str:
        return format_value(self.quantity, self.unit, self.decimals)

    @property
    def number(self) -> str:
        """The number without the words of its bound: "74%" of "trên 74%"."""
        return format_value(Quantity(self.quantity.value), self.unit, self.decimals)


Value = str | Quoted
"""What fills a place of a pattern: words, or a value that becomes a figure where it is printed."""


@dataclass(frozen=True)
class Finding:
    """One thing found in the data, at its cell: the rule's patterns and what fills them.

    It is put into words where it is printed (`called`: the rule's name).
    """

    rule: str
    severity: Severity
    source: SourceCell | None
    patterns: Patterns
    values: Mapping[str, Value] = field(default_factory=dict)
    area: str = ""
    confirmed: str = ""
    called: str = ""

    @property
    def rule_name(self) -> str:
        """What the rule is called where people read."""
        return self.called or self.rule

    @property
    def stops(self) -> bool:
        """Whether the report cannot be made while this stands."""
        return self.severity is Severity.ERROR

    @property
    def found(self) -> str:
        """What stands in the cell."""
        return str(self.values.get("found", ""))

    @property
    def expected(self) -> str:
        """What should stand there."""
        return "".join(map(str, fill(self.patterns.expected, self.values)))

    @property
    def todo(self) -> str:
        """What has to be done about it."""
        return "".join(map(str, fill(self.patterns.todo, self.values)))

    @property
    def message(self) -> str:
        """What is wrong, in one sentence without its full stop."""
        return "".join(map(str, self.pieces))

    @property
    def pieces(self) -> tuple[Value, ...]:
        """The message in reading order: words, and the values that stand between them."""
        return tuple(fill(self.patterns.message, self.values))
