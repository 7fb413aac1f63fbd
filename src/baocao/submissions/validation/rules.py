"""Reads a programme's validation rules from its rules/validation*.yaml.

A rule must be one that the registry can evaluate, its patterns may only use the words that its
check gives, and what it names must be in the catalogue: so a finding can always be written.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from baocao.core.errors import BaocaoError, Problem, raise_all
from baocao.core.project import data_name
from baocao.core.rules import Needs, read_rules, rule_problems
from baocao.core.yaml_source import YamlRecord, validate_yaml
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.indicators.named import NamesFile
from baocao.submissions.validation.confirmations import UNUSED, UNUSED_WORDS
from baocao.submissions.validation.registry import CHECKS
from baocao.submissions.validation.rule import DataRule

RULES_FILES = "validation*.yaml"  # rules of other kinds lie beside them
NEEDS = {**{id_: check.needs for id_, check in CHECKS.items()}, UNUSED: Needs(UNUSED_WORDS)}


class ValidationRulesFile(YamlRecord):
    rules: tuple[DataRule, ...]


def load_rules(folder: Path, catalogue: IndicatorCatalogue) -> tuple[DataRule, ...]:
    """Read every rule of a folder's validation*.yaml; a rule that none names is switched off.

    Raises `BaocaoError` with all problems: unknown rules, missing limits, unknown words, and
    what the catalogue does not have.
    """
    problems: list[Problem] = []
    rules: list[DataRule] = []
    paths = sorted(folder.glob(RULES_FILES))
    if not paths:
        where, todo = data_name(folder), "thêm validation.yaml"
        problems.append(Problem("không có tệp quy tắc nào", where, todo))
    for path in paths:
        try:
            source = read_rules(path)
            file = validate_yaml(source, ValidationRulesFile)
        except BaocaoError as error:
            problems.extend(error.problems)
            continue
        problems.extend(rule_problems(source, file.rules, NEEDS, [rule.id for rule in rules]))
        problems.extend(_unknown(NamesFile(source, catalogue), file))
        rules.extend(file.rules)
    raise_all(problems)
    return tuple(rules)


def _unknown(named: NamesFile, file: ValidationRulesFile) -> Iterator[Problem]:
    """What the rules name and the catalogue does not have: such a rule would never fire."""
    for i, rule in enumerate(file.rules):
        known = named.catalogue.elements.keys() | named.catalogue.indicators.keys()
        yield from named.elements(rule.elements, "rules", i, "elements")
        for place, id_ in enumerate(rule.exempt):
            if id_ not in known:
                yield from named.element(id_, "rules", i, "exempt", place)
        for place, relation in enumerate(rule.relations):
            path = ("rules", i, "relations", place)
            yield from named.element(relation.whole, *path, "whole")
            yield from named.elements(relation.parts, *path, "parts")
            yield from named.splits(relation.options, *path, "options")
        if rule.order:
            yield from named.category(rule.category, "rules", i, "category")
            yield from named.options(rule.category, rule.order, "rules", i, "order")
