"""The rule by which levels of areas may be computed: a document's table, cited, as data.

Nothing is computed here; without the file nothing is computed at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Annotated, NamedTuple

from pydantic import BeforeValidator, Field

from baocao.core.errors import Problem, raise_all
from baocao.core.project import ProgrammeFolders
from baocao.core.yaml_source import (
    Text,
    YamlRecord,
    YamlSource,
    field_error,
    read_yaml,
    validate_yaml,
)
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.indicators.named import NamesFile
from baocao.definitions.periods.model import PeriodType
from baocao.definitions.programmes.model import LevelsRole

FILE = "epidemic_levels.yaml"


class LevelBound(NamedTuple):
    """Where a band begins: at a value, or `above` it."""

    value: float
    above: bool = False

    def reached(self, value: float) -> bool:
        return value > self.value if self.above else value >= self.value


_BOUND = re.compile(r"(>=?) *([0-9]+(?:\.[0-9]+)?)")


def _bound(value: object) -> object:
    """20 and ">= 20" begin at 20, "> 20" above it."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return LevelBound(float(value))
    match = _BOUND.fullmatch(str(value).strip())
    if match is None:
        raise field_error("không phải ngưỡng", 'ghi 20, ">= 20" hoặc "> 20"')
    return LevelBound(float(match[2]), match[1] == ">")


class Criterion(YamlRecord):
    """An indicator with the values at which its bands begin, in the indicator's unit."""

    indicator: Text
    split: str = ""
    bounds: Annotated[
        tuple[Annotated[LevelBound, BeforeValidator(_bound)], ...], Field(min_length=1)
    ]

    def band(self, value: float) -> int:
        """0 below the first bound; otherwise the number of bounds that are reached."""
        return sum(bound.reached(value) for bound in self.bounds)


class Case(YamlRecord):
    """The level for these bands, one set of bands for each criterion."""

    bands: tuple[tuple[int, ...], ...]
    level: Annotated[int, Field(ge=1)]


class LevelRule(YamlRecord):
    """A document's table: criteria, and the level for each combination of their bands; it is for
    the values of one `period`, a week for instance."""

    citation: Text
    clause: Text
    valid_from: date
    valid_to: date | None = None
    period: PeriodType
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]
    cases: Annotated[tuple[Case, ...], Field(min_length=1)]

    def level(self, bands: tuple[int, ...]) -> int | None:
        """The level of the first case that fits, None where the document names none."""
        for case in self.cases:
            if all(band in known for band, known in zip(bands, case.bands, strict=True)):
                return case.level
        return None

    def in_force(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def load_level_rule(
    folders: ProgrammeFolders, levels: LevelsRole | None, catalogue: IndicatorCatalogue
) -> LevelRule | None:
    """The rule of a programme, None where it has none.

    `levels` says how many there are. Raises `BaocaoError` with everything that is wrong.
    """
    path = folders.rules / FILE
    if not path.is_file():
        return None
    source = read_yaml(path, name=folders.project.name(path))
    rule = validate_yaml(source, LevelRule)
    raise_all([*_problems(source, rule, catalogue), *_levels(source, rule, levels, catalogue)])
    return rule


def _problems(
    source: YamlSource, rule: LevelRule, catalogue: IndicatorCatalogue
) -> Iterator[Problem]:
    named = NamesFile(source, catalogue)
    for number, criterion in enumerate(rule.criteria):
        yield from named.split(criterion.indicator, criterion.split, "criteria", number)
        if any(low >= high for low, high in pairwise(criterion.bounds)):
            where = source.where("criteria", number, "bounds")
            yield Problem("các ngưỡng không tăng dần", where, "ghi từ thấp đến cao")
    for number, case in enumerate(rule.cases):
        if len(case.bands) != len(rule.criteria):
            where = source.where("cases", number, "bands")
            todo = f"ghi {len(rule.criteria)} danh sách mức, mỗi tiêu chí một danh sách"
            yield Problem("số danh sách mức khác số tiêu chí", where, todo)


def _levels(
    source: YamlSource, rule: LevelRule, levels: LevelsRole | None, catalogue: IndicatorCatalogue
) -> Iterator[Problem]:
    category = catalogue.categories.get(levels.category) if levels else None
    if category is None:
        return
    most = len(category.options)
    for number, case in enumerate(rule.cases):
        if case.level > most:
            where = source.where("cases", number, "level")
            what = f"“{category.name}” không có cấp {case.level}"
            yield Problem(what, where, f"ghi từ 1 đến {most}")
