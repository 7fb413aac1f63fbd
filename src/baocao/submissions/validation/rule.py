"""What a rule is: its words and limits as data, and the check that evaluates it.

Nothing is evaluated here; the rules themselves are in data/rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from baocao.definitions.indicators.model import Disaggregation
from baocao.submissions.validation.evidence import Evidence
from baocao.submissions.validation.model import Severity, Value
from baocao.submissions.workbooks.model import SourceCell


@dataclass(frozen=True)
class Relation:
    """A whole and the elements that are its parts; `options` narrow the parts down."""

    whole: str
    parts: tuple[str, ...]
    options: Disaggregation = ()


@dataclass(frozen=True)
class Rule:
    """One rule as its file has it; patterns have places such as `{area}`.

    `check` names the code that evaluates it. Where that asks for an order, `order` has the
    options of `category` that follow each other.
    """

    id: str
    check: str
    severity: Severity
    message: str
    expected: str
    todo: str
    thresholds: Mapping[str, Decimal] = field(default_factory=dict)
    elements: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    order: tuple[str, ...] = ()
    category: str = ""


@dataclass(frozen=True)
class Breach:
    """A place where a rule does not hold, with what fills the rule's patterns."""

    source: SourceCell | None
    area: str
    values: Mapping[str, Value]


@dataclass(frozen=True)
class Check:
    """The code of a rule: the words that it gives and the limits that it needs."""

    run: Callable[[Evidence, Rule], Iterator[Breach]]
    words: tuple[str, ...] = ()
    thresholds: tuple[str, ...] = ()
