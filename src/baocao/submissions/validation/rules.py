"""Reads a programme's validation rules: those of every programme, and its own.

A rule must be one that the registry can evaluate, its patterns may only use the words that its
check gives, and what it names must be in the catalogue: so a finding can always be written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from baocao.core.errors import BaocaoError, Problem, raise_all
from baocao.core.project import ProgrammeFolders, data_name
from baocao.core.rules import Needs, read_rules, rule_problems
from baocao.core.yaml_source import YamlRecord, validate_yaml
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.indicators.named import NamesFile
from baocao.submissions.validation.check import UNUSED, UNUSED_WORDS
from baocao.submissions.validation.kinds import WORDS
from baocao.submissions.validation.registry import CHECKS
from baocao.submissions.validation.rule import DataRule
from baocao.submissions.validation.rule_files import RULES_FILES, common_rules

NEEDS = {
    **{id_: check.needs for id_, check in CHECKS.items()},
    **{id_: Needs(words) for id_, words in WORDS.items()},
    UNUSED: Needs(UNUSED_WORDS),
}


class ValidationRulesFile(YamlRecord):
    rules: tuple[DataRule, ...]


def load_rules(folders: ProgrammeFolders, catalogue: IndicatorCatalogue) -> tuple[DataRule, ...]:
    """Read the programme's rules/validation*.yaml, then the rules that every programme has.

    A rule of the programme stands instead of the common one with its id; a rule that no file
    names is switched off. Raises `BaocaoError` with all problems: unknown rules, missing limits,
    unknown words, and what the catalogue does not have.
    """
    problems: list[Problem] = []
    paths = sorted(folders.rules.glob(RULES_FILES))
    if not paths:
        where, todo = data_name(folders.rules), "thêm validation.yaml"
        problems.append(Problem("không có tệp quy tắc nào", where, todo))
    own = _read(paths, catalogue, problems)
    common = _read([p for p in [common_rules(folders.project)] if p.is_file()], catalogue, problems)
    raise_all(problems)
    replaced = {rule.id for rule in own}
    return (*own, *(rule for rule in common if rule.id not in replaced))


def _read(
    paths: Iterable[Path], catalogue: IndicatorCatalogue, problems: list[Problem]
) -> list[DataRule]:
    """The rules of some files, none of them twice; what is wrong goes to `problems`."""
    rules: list[DataRule] = []
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
    return rules


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
