"""Reads the rules from data/rules/decree30.yaml.

Rules on the look of components are written short there: one row for each component, one
wording for each look. They are multiplied out here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Literal

from baocao.core.errors import Problem, raise_all
from baocao.core.rules import Needs, RuleWords, read_rules, rule_problems, word_problems
from baocao.core.vietnamese.names import fold
from baocao.core.yaml_source import Text, YamlRecord, YamlSource, validate_yaml
from baocao.review.decree30.checks.form import LOOKS
from baocao.review.decree30.checks.registry import CHECKS
from baocao.review.decree30.components.parts import PartKind
from baocao.review.decree30.rule import WORDS, CapitalRule, FormatRule, LookRule, WrongCase

_NO_PARTS = (PartKind.FILE, PartKind.FORM)
RULES_FILE = "decree30.yaml"
LookName = Literal[
    "size", "bold", "not_bold", "italic", "upright", "capitals", "sentence_case", "centred"
]


class ComponentRecord(YamlRecord):
    name: Text
    clause: Text
    size: tuple[Decimal, Decimal]
    look: tuple[LookName, ...] = ()


class CapitalRecord(YamlRecord):
    """A rule on capitals; what all of them say stands once, at `capital_words`."""

    id: Text
    clause: Text
    names: tuple[Text, ...] = ()
    cases: tuple[WrongCase, ...] = ()
    after: str = ""
    may_be_common: bool = False
    within_sentence: bool = False


class DecreeRulesFile(YamlRecord):
    types: dict[str, Text]
    accompanying: tuple[Text, ...] = ()
    looks: dict[LookName, RuleWords]
    components: dict[str, ComponentRecord]
    surnames: tuple[Text, ...] = ()
    capital_words: RuleWords | None = None
    capitals: tuple[CapitalRecord, ...] = ()
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
    return LintRules((*file.rules, *_looks(file), *_capitals(file)), types)


def _capitals(file: DecreeRulesFile) -> Iterator[CapitalRule]:
    words = file.capital_words
    for record in file.capitals if words is not None else ():
        yield CapitalRule(
            **{**vars(words), "surnames": "|".join(file.surnames), "of": (PartKind.FILE,)},
            **dict(record),
        )


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
                    of=tuple(kind for kind in PartKind if kind not in _NO_PARTS),
                )


def _problems(source: YamlSource, file: DecreeRulesFile) -> Iterator[Problem]:
    needs = {id_: check.needs for id_, check in CHECKS.items()}
    yield from rule_problems(source, file.rules, needs)
    for look, words in file.looks.items():
        yield from word_problems(source, ("looks", look), words, Needs(WORDS))
    if file.capital_words is not None:
        yield from word_problems(source, ("capital_words",), file.capital_words, Needs(WORDS))
    yield from _pattern_problems(source, file)


def _pattern_problems(source: YamlSource, file: DecreeRulesFile) -> Iterator[Problem]:
    """Patterns that are none; one bad pattern would stop every check."""
    for number, record in enumerate(file.capitals):
        for place, pattern in enumerate(record.cases):
            try:
                re.compile(pattern.wrong)
            except re.error as error:
                where = source.where("capitals", number, "cases", place, "wrong")
                yield Problem("biểu thức chính quy sai", where, f"sửa ở ký tự {error.pos}")
