"""Reads the validation rules from data/rules/validation*.yaml.

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
from baocao.core.yaml_source import YamlRecord, YamlSource, read_yaml, validate_yaml
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
    severity: Severity
    message: Text
    expected: Text
    todo: Text
    thresholds: dict[str, Decimal] = Field(default_factory=dict)
    elements: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()
    relations: tuple[RelationRecord, ...] = ()
    order: tuple[str, ...] = ()

    def build(self) -> Rule:
        return Rule(
            id=self.id,
            severity=self.severity,
            message=self.message,
            expected=self.expected,
            todo=self.todo,
            thresholds=self.thresholds,
            elements=self.elements,
            exempt=self.exempt,
            relations=tuple(relation.build() for relation in self.relations),
            order=self.order,
        )


class RulesFile(YamlRecord):
    rules: tuple[RuleRecord, ...]


def load_rules(folder: Path) -> tuple[Rule, ...]:
    """Read every rule of a folder's validation*.yaml; a rule that none names is switched off.

    Raises `BaocaoError` with all problems: unknown rules, missing limits, unknown words.
    """
    problems: list[Problem] = []
    rules: list[Rule] = []
    paths = sorted(folder.glob("validation*.yaml"))
    if not paths:
        problems.append(
            Problem(
                "không có tệp quy tắc nào",
                Path(*folder.parts[-2:]).as_posix(),
                "thêm validation.yaml",
            )
        )
    for path in paths:
        try:
            source = read_yaml(path, name=_shown(path))
            file = validate_yaml(source, RulesFile)
        except BaocaoError as error:
            problems.extend(error.problems)
            continue
        known = {rule.id for rule in rules}
        problems.extend(_check(source, file, known))
        rules.extend(record.build() for record in file.rules)
    raise_all(problems)
    return tuple(rules)


def _shown(path: Path) -> str:
    return Path(*path.parts[-3:]).as_posix()


def _check(source: YamlSource, file: RulesFile, known: set[str]) -> Iterator[Problem]:
    for i, record in enumerate(file.rules):
        if record.id in known:
            where = source.where("rules", i, "id")
            yield Problem(f"quy tắc “{record.id}” ghi hai lần", where, "giữ lại một")
        known.add(record.id)
        if record.id in (*CHECKS, UNUSED):
            yield from _limits(source, i, record)
            yield from _words(source, i, record)
        else:
            todo = f"chọn một trong: {', '.join(sorted((*CHECKS, UNUSED)))}"
            where = source.where("rules", i, "id")
            yield Problem(f"không có quy tắc “{record.id}”", where, todo)


def _limits(source: YamlSource, i: int, record: RuleRecord) -> Iterator[Problem]:
    needed = set(CHECKS[record.id].thresholds) if record.id in CHECKS else set()
    if set(record.thresholds) != needed:
        where = source.where("rules", i, "thresholds")
        listed = ", ".join(sorted(needed)) or "không ngưỡng nào"
        yield Problem("ngưỡng không đúng với quy tắc", where, f"ghi đúng: {listed}")


def _words(source: YamlSource, i: int, record: RuleRecord) -> Iterator[Problem]:
    words = CHECKS[record.id].words if record.id in CHECKS else UNUSED_WORDS
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
