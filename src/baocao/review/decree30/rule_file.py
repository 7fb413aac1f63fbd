"""Reads the rules from data/rules/decree30.yaml.

Rules on the look of components are written short there: one row for each component, one
wording for each look. They are multiplied out here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from string import Formatter
from typing import Annotated, Literal

from pydantic import Field

from baocao.core.errors import Problem, raise_all
from baocao.core.project import data_name
from baocao.core.vietnamese.names import fold
from baocao.core.yaml_source import YamlRecord, YamlSource, read_yaml, validate_yaml
from baocao.review.decree30.checks.form import LOOKS
from baocao.review.decree30.checks.registry import CHECKS
from baocao.review.decree30.model import Severity
from baocao.review.decree30.rule import Rule

RULES_FILE = "decree30.yaml"
_PATTERNS = ("message", "expected")
_WORDS = ("found", "wanted", "name")
Text = Annotated[str, Field(min_length=1)]
LookName = Literal[
    "size", "bold", "not_bold", "italic", "upright", "capitals", "sentence_case", "centred"
]


class WordingRecord(YamlRecord):
    severity: Severity
    message: Text
    expected: Text
    advice: Text


class RuleRecord(WordingRecord):
    id: Text
    clause: Text
    limits: dict[str, Decimal] = Field(default_factory=dict)
    signed_only: bool = False


class ComponentRecord(YamlRecord):
    name: Text
    clause: Text
    size: tuple[Decimal, Decimal]
    look: tuple[LookName, ...] = ()


class RulesFile(YamlRecord):
    types: dict[str, Text]
    accompanying: tuple[Text, ...] = ()
    looks: dict[LookName, WordingRecord]
    components: dict[str, ComponentRecord]
    rules: tuple[RuleRecord, ...]


@dataclass(frozen=True)
class LintRules:
    """The rules, and the known types: "baocao" -> "BC", "" for what goes with a document."""

    rules: tuple[Rule, ...]
    type_names: Mapping[str, str]


def load_lint_rules(folder: Path) -> LintRules:
    """Read the rules of a folder; a rule or look that the file leaves out is switched off.

    Raises `BaocaoError` with all problems: unknown rules, missing limits, unknown words.
    """
    path = folder / RULES_FILE
    source = read_yaml(path, name=data_name(path))
    file = validate_yaml(source, RulesFile)
    raise_all(_problems(source, file))
    own = (_rule(record) for record in file.rules)
    names = [*file.types.items(), *(("", name) for name in file.accompanying)]
    types = {fold(name).replace(" ", ""): code for code, name in names}
    return LintRules((*own, *_looks(file)), types)


def _rule(record: RuleRecord) -> Rule:
    return Rule(
        id=record.id,
        clause=record.clause,
        severity=record.severity,
        message=record.message,
        expected=record.expected,
        advice=record.advice,
        limits=record.limits,
        signed_only=record.signed_only,
    )


def _looks(file: RulesFile) -> Iterator[Rule]:
    for component, record in file.components.items():
        for look in ("size", *record.look):
            words = file.looks.get(look)
            if words is None:
                continue
            yield Rule(
                id=f"{component}_{look}",
                clause=record.clause,
                severity=words.severity,
                message=words.message,
                expected=words.expected,
                advice=words.advice,
                limits=dict(zip(LOOKS["size"].limits, record.size, strict=True)),
                component=component,
                name=record.name,
            )


def _problems(source: YamlSource, file: RulesFile) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, record in enumerate(file.rules):
        where = source.where("rules", place, "id")
        if record.id in seen:
            yield Problem(f"quy tắc “{record.id}” ghi hai lần", where, "giữ lại một")
        seen.add(record.id)
        if record.id not in CHECKS:
            todo = f"chọn một trong: {', '.join(sorted(CHECKS))}"
            yield Problem(f"không có quy tắc “{record.id}”", where, todo)
            continue
        needed = CHECKS[record.id].limits
        if set(record.limits) != set(needed):
            todo = f"ghi đúng: {', '.join(needed) or 'không ngưỡng nào'}"
            limits = source.where("rules", place, "limits")
            yield Problem("ngưỡng không đúng với quy tắc", limits, todo)
        yield from _words(source, ("rules", place), record, (*_WORDS, *needed))
    for look, words in file.looks.items():
        yield from _words(source, ("looks", look), words, _WORDS)


def _words(
    source: YamlSource, path: tuple[str | int, ...], record: WordingRecord, known: tuple[str, ...]
) -> Iterator[Problem]:
    for pattern in _PATTERNS:
        where = source.where(*path, pattern)
        try:
            parsed = list(Formatter().parse(getattr(record, pattern)))
        except ValueError:
            yield Problem("dấu ngoặc nhọn không khép kín", where, "ghi dạng {found}")
            continue
        for word in sorted({name for _, name, _, _ in parsed if name is not None} - {*known}):
            todo = f"chọn một trong: {', '.join(known)}"
            yield Problem(f"quy tắc không cho từ {{{word}}}", where, todo)
