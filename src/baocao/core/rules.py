"""What rules kept as data have in common, whatever they look at: severity, limits, words.

A rule's words are patterns such as "{name} ghi {found}". What fills them comes from the rule's
check and from its limits. Where a rule looks, and what it finds there, differs by kind of rule.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from pathlib import Path
from string import Formatter
from typing import Generic, TypeVar

from baocao.core.errors import Problem
from baocao.core.project import data_name
from baocao.core.vietnamese.numbers import format_number
from baocao.core.yaml_nodes import FieldPath
from baocao.core.yaml_source import Text, YamlModel, YamlSource, read_yaml

Value = TypeVar("Value")


class Severity(Enum):
    """How much a finding weighs: a note only tells, the others ask for something to be done."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def words(self) -> str:
        """As commands and traces call it; the report's own words are among its phrases."""
        return _SEVERITY[self]


EXPLAINED = "Đã giải trình"  # of a finding that its unit gave a reason for: it asks for no more

_SEVERITY = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cần xác nhận", Severity.NOTE: "Lưu ý"}


@dataclass(frozen=True)
class Patterns:
    """What a rule says of what it finds, with places such as `{area}`."""

    message: str
    expected: str = ""
    todo: str = ""


def fill(pattern: str, values: Mapping[str, Value]) -> Iterator[str | Value]:
    """A pattern in reading order: its words, and between them what fills its places."""
    for words, place, *_ in Formatter().parse(pattern):
        yield words
        if place is not None:
            yield values[place]


@dataclass(frozen=True, kw_only=True)
class RuleWords(YamlModel):
    """How a rule says what is wrong, what would be right and what to do; each is a pattern."""

    severity: Severity
    message: Text
    expected: Text
    todo: Text

    @property
    def patterns(self) -> Patterns:
        return Patterns(self.message, self.expected, self.todo)


@dataclass(frozen=True, kw_only=True)
class Rule(RuleWords):
    """A rule as its file has it: its id, its words, the limits that its check needs.

    Rules that share a check name it; the others are called as theirs.
    """

    id: Text
    check: str = ""
    limits: Mapping[str, Decimal] = field(default_factory=dict)

    @property
    def checked_by(self) -> str:
        return self.check or self.id

    @property
    def limit_words(self) -> dict[str, str]:
        """The limits as patterns print them."""
        return {name: format_number(limit) for name, limit in self.limits.items()}


@dataclass(frozen=True)
class Needs:
    """The words that a check gives to its rules' patterns, and the limits that it needs."""

    words: tuple[str, ...]
    limits: tuple[str, ...] = ()


Subject = TypeVar("Subject")
RuleKind = TypeVar("RuleKind", bound=Rule)
Breach = TypeVar("Breach")


@dataclass(frozen=True)
class Check(Generic[Subject, RuleKind, Breach]):
    """The code of a rule: it yields the places where the rule does not hold."""

    run: Callable[[Subject, RuleKind], Iterator[Breach]]
    needs: Needs


def read_rules(path: Path) -> YamlSource:
    """Parse a file of rules. Raises `BaocaoError` as `read_yaml` does."""
    return read_yaml(path, name=data_name(path))


def rule_problems(
    source: YamlSource,
    rules: Collection[Rule],
    needs: Mapping[str, Needs],
    known: Collection[str] = (),
) -> Iterator[Problem]:
    """What is wrong with the list `rules` of a file: rules stated twice (some are `known` from
    other files), rules without a check, limits and words that do not fit the check."""
    seen = set(known)
    for place, rule in enumerate(rules):
        path = ("rules", place)
        if rule.id in seen:
            where = source.where(*path, "id")
            yield Problem(f"quy tắc “{rule.id}” ghi hai lần", where, "giữ lại một")
        seen.add(rule.id)
        if rule.checked_by in needs:
            yield from _limit_problems(source, path, rule, needs[rule.checked_by])
            yield from word_problems(source, path, rule, needs[rule.checked_by])
        else:
            todo = f"chọn một trong: {', '.join(sorted(needs))}"
            where = source.where(*path, "check" if rule.check else "id")
            yield Problem(f"không có quy tắc “{rule.checked_by}”", where, todo)


def word_problems(
    source: YamlSource, path: FieldPath, said: RuleWords, needs: Needs
) -> Iterator[Problem]:
    """Patterns that cannot be filled: their braces are not closed, or nobody gives a word."""
    given = (*needs.words, *needs.limits)
    for name, pattern in vars(said.patterns).items():
        where = source.where(*path, name)
        try:
            parsed = list(Formatter().parse(pattern))
        except ValueError:
            yield Problem("dấu ngoặc nhọn không khép kín", where, "ghi dạng {found}")
            continue
        for word in sorted({word for _, word, _, _ in parsed if word is not None} - {*given}):
            todo = f"chọn một trong: {', '.join(given)}"
            yield Problem(f"quy tắc không cho từ {{{word}}}", where, todo)


def _limit_problems(
    source: YamlSource, path: FieldPath, rule: Rule, needs: Needs
) -> Iterator[Problem]:
    if set(rule.limits) != set(needs.limits):
        todo = f"ghi đúng: {', '.join(needs.limits) or 'không ngưỡng nào'}"
        yield Problem("ngưỡng không đúng với quy tắc", source.where(*path, "limits"), todo)
