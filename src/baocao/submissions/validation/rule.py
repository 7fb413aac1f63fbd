"""What a rule on data is: beside its words and limits, the elements that it is about.

Nothing is evaluated here; the rules themselves are in the programme's folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from baocao.core.rules import Check, Needs, Rule
from baocao.core.yaml_source import YamlModel
from baocao.definitions.indicators.model import Disaggregation
from baocao.submissions.validation.evidence import Evidence
from baocao.submissions.validation.model import Value
from baocao.submissions.workbooks.model import SourceCell


@dataclass(frozen=True)
class PartsRelation(YamlModel):
    """A whole and the elements that are its parts; `options` narrow the parts down."""

    whole: str
    parts: tuple[str, ...]
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def split(self) -> Disaggregation:
        return tuple(sorted(self.options.items()))


@dataclass(frozen=True, kw_only=True)
class DataRule(Rule):
    """One rule on what units sent; `name` is how people call it who do not know its id.

    Where its check asks for an order, `order` has the options of `category` that follow each
    other. `department` is how a province is called as one that sends figures, "Sở Y tế {area}".
    """

    name: str = ""
    elements: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()
    relations: tuple[PartsRelation, ...] = ()
    order: tuple[str, ...] = ()
    category: str = ""
    department: str = ""

    @property
    def called(self) -> str:
        """The rule's name, its id where it has none."""
        return self.name or self.id


@dataclass(frozen=True)
class DataBreach:
    """A place where a rule does not hold, with what fills the rule's patterns."""

    source: SourceCell | None
    area: str
    values: Mapping[str, Value]


DataCheck: TypeAlias = Check[Evidence, DataRule, DataBreach]


def check(
    run: Callable[[Evidence, DataRule], Iterator[DataBreach]],
    words: tuple[str, ...],
    limits: tuple[str, ...] = (),
) -> DataCheck:
    """The code of a rule, with the words that it gives and the limits that it needs."""
    return Check(run, Needs(words, limits))
