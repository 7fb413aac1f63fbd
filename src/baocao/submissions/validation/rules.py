"""Reads a programme's validation rules from its rules/validation*.yaml.

A rule must be one that the registry can evaluate, and its patterns may only use the words
that its check gives, so that a finding can always be written.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from string import Formatter
from typing import Annotated

from pydantic import Field

from baocao.core.errors import BaocaoError, Problem, raise_all
from baocao.core.project import data_name
from baocao.core.yaml_source import YamlRecord, YamlSource, read_yaml, validate_yaml
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.indicators.named import Named
from baocao.submissions.validation.confirmations import UNUSED, UNUSED_WORDS
from baocao.submissions.validation.model import Severity
from baocao.submissions.validation.registry import CHECKS
from baocao.submissions.validation.rule import Relation, Rule

RULES_FILES = "validation*.yaml"  # rules of other kinds lie beside them
PATTERNS = ("message", "expected", "todo")
Text = Annotated[str, Field(min_length=1)]


class RelationRecord(YamlRecord):
    whole: str
    parts: tuple[str, ...]
    options: dict[str, str] = Field(default_factory=dict)

    def build(self) -> Relation:
        return Relation(self.whole, self.parts, tuple(sorted(self.options.items())))


class RuleRecord(YamlRecord):
    id: str
    check: str = ""
    severity: Severity
    message: Text
    expected: Text
    todo: Text
    thresholds: dict[str, Decimal] = Field(default_factory=dict)
    elements: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()
    relations: tuple[RelationRecord, ...] = ()
    order: tuple[str, ...] = ()
    category: str = ""

    @property
    def checked_by(self) -> str:
        """The check that it names; most rules are called as their check."""
        return self.check or self.id

    def build(self) -> Rule:
        return Rule(
            id=self.id,
            check=self.checked_by,
            severity=self.severity,
            message=self.message,
            expected=self.expected,
            todo=self.todo,
            thresholds=self.thresholds,
            elements=self.elements,
            exempt=self.exempt,
            relations=tuple(relation.build() for relation in self.relations),
            order=self.order,
            category=self.category,
        )


class RulesFile(YamlRecord):
    rules: tuple[RuleRecord, ...]


def load_rules(folder: Path, catalogue: IndicatorCatalogue) -> tuple[Rule, ...]:
    """Read every rule of a folder's validation*.yaml; a rule that none names is switched off.

    Raises `BaocaoError` with all problems: unknown rules, missing limits, unknown words, and
    what the catalogue does not have.
    """
    problems: list[Problem] = []
    rules: list[Rule] = []
    paths = sorted(folder.glob(RULES_FILES))
    if not paths:
        where, todo = data_name(folder), "thêm validation.yaml"
        problems.append(Problem("không có tệp quy tắc nào", where, todo))
    for path in paths:
        try:
            source = read_yaml(path, name=data_name(path))
            file = validate_yaml(source, RulesFile)
        except BaocaoError as error:
            problems.extend(error.problems)
            continue
        known = {rule.id for rule in rules}
        problems.extend(_check(source, file, known))
        problems.extend(_unknown(Named(source, catalogue), file))
        rules.extend(record.build() for record in file.rules)
    raise_all(problems)
    return tuple(rules)


def _check(source: YamlSource, file: RulesFile, known: set[str]) -> Iterator[Problem]:
    for i, record in enumerate(file.rules):
        if record.id in known:
            where = source.where("rules", i, "id")
            yield Problem(f"quy tắc “{record.id}” ghi hai lần", where, "giữ lại một")
        known.add(record.id)
        if record.checked_by in (*CHECKS, UNUSED):
            yield from _limits(source, i, record)
            yield from _words(source, i, record)
        else:
            todo = f"chọn một trong: {', '.join(sorted((*CHECKS, UNUSED)))}"
            where = source.where("rules", i, "check" if record.check else "id")
            yield Problem(f"không có quy tắc “{record.checked_by}”", where, todo)


def _unknown(named: Named, file: RulesFile) -> Iterator[Problem]:
    """What the rules name and the catalogue does not have: such a rule would never fire."""
    for i, record in enumerate(file.rules):
        known = named.catalogue.elements.keys() | named.catalogue.indicators.keys()
        yield from named.elements(record.elements, "rules", i, "elements")
        for place, id_ in enumerate(record.exempt):
            if id_ not in known:
                yield from named.element(id_, "rules", i, "exempt", place)
        for place, relation in enumerate(record.relations):
            path = ("rules", i, "relations", place)
            yield from named.element(relation.whole, *path, "whole")
            yield from named.elements(relation.parts, *path, "parts")
            yield from named.splits(relation.options, *path, "options")
        if record.order:
            yield from named.category(record.category, "rules", i, "category")
            yield from named.options(record.category, record.order, "rules", i, "order")


def _limits(source: YamlSource, i: int, record: RuleRecord) -> Iterator[Problem]:
    check = CHECKS.get(record.checked_by)
    needed = set(check.thresholds) if check else set()
    if set(record.thresholds) != needed:
        where = source.where("rules", i, "thresholds")
        listed = ", ".join(sorted(needed)) or "không ngưỡng nào"
        yield Problem("ngưỡng không đúng với quy tắc", where, f"ghi đúng: {listed}")


def _words(source: YamlSource, i: int, record: RuleRecord) -> Iterator[Problem]:
    check = CHECKS.get(record.checked_by)
    words = check.words if check else UNUSED_WORDS
    given = (*words, *record.thresholds)
    for pattern in PATTERNS:
        where = source.where("rules", i, pattern)
        try:
            parsed = list(Formatter().parse(getattr(record, pattern)))
        except ValueError:
            yield Problem("dấu ngoặc nhọn không khép kín", where, "ghi dạng {area}")
            continue
        for word in sorted({name for _, name, _, _ in parsed if name is not None} - set(given)):
            todo = f"chọn một trong: {', '.join(given)}"
            yield Problem(f"quy tắc không cho từ {{{word}}}", where, todo)
