"""Reads the rules from data/rules/decree30.yaml.

Rules on the look of components are written short there: one row for each component, one
wording for each look. They are multiplied out here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Literal

from baocao.core.errors import Problem, raise_all
from baocao.core.rules import Needs, RuleWords, Text, read_rules, rule_problems, word_problems
from baocao.core.vietnamese.names import fold
from baocao.core.yaml_source import YamlRecord, YamlSource, validate_yaml
from baocao.review.decree30.checks.form import LOOKS
from baocao.review.decree30.checks.registry import CHECKS
from baocao.review.decree30.rule import WORDS, FormatRule, LookRule

RULES_FILE = "decree30.yaml"
LookName = Literal[
    "size", "bold", "not_bold", "italic", "upright", "capitals", "sentence_case", "centred"
]


class ComponentRecord(YamlRecord):
    name: Text
    clause: Text
    size: tuple[Decimal, Decimal]
    look: tuple[LookName, ...] = ()


class DecreeRulesFile(YamlRecord):
    types: dict[str, Text]
    accompanying: tuple[Text, ...] = ()
    looks: dict[LookName, RuleWords]
    components: dict[str, ComponentRecord]
    rules: tuple[FormatRule, ...]


@dataclass(frozen=True)
class LintRules:
    """The rules, and the known types: "baocao" -> "BC", "" for what goes with a document."""

    rules: tuple[FormatRule, ...]
    type_names: Mapping[str, str]


def load_lint_rules(folder: Path) -> LintRules:
    """Read the rules of a folder; a rule or look that the file leaves out is switched off.

    Raises `BaocaoError` with all problems: unknown rules, missing limits, unknown words.
    """
    source = read_rules(folder / RULES_FILE)
    file = validate_yaml(source, DecreeRulesFile)
    raise_all(_problems(source, file))
    names = [*file.types.items(), *(("", name) for name in file.accompanying)]
    types = {fold(name).replace(" ", ""): code for code, name in names}
    return LintRules((*file.rules, *_looks(file)), types)


def _looks(file: DecreeRulesFile) -> Iterator[LookRule]:
    for component, record in file.components.items():
        for look in ("size", *record.look):
            words = file.looks.get(look)
            if words is not None:
                yield LookRule(
                    id=f"{component}_{look}",
                    check=look,
                    clause=record.clause,
                    severity=words.severity,
                    message=words.message,
                    expected=words.expected,
                    todo=words.todo,
                    limits=dict(zip(LOOKS["size"].needs.limits, record.size, strict=True)),
                    component=component,
                    name=record.name,
                )


def _problems(source: YamlSource, file: DecreeRulesFile) -> Iterator[Problem]:
    needs = {id_: check.needs for id_, check in CHECKS.items()}
    yield from rule_problems(source, file.rules, needs)
    for look, words in file.looks.items():
        yield from word_problems(source, ("looks", look), words, Needs(WORDS))
