"""Epidemic levels computed by a rule file that cites its document; never by numbers in code.

Without the programme's rules/epidemic_levels.yaml nothing is computed, and the reason is said:
reported levels are all there is then.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Annotated

import pandas as pd
from pydantic import Field

from baocao.apps.notebook.columns import Row
from baocao.apps.notebook.data import Data
from baocao.apps.notebook.showing import notice, show
from baocao.core.errors import Problem, raise_all
from baocao.core.project import ProgrammeFolders
from baocao.core.vietnamese.dates import short_date
from baocao.core.yaml_source import YamlRecord, YamlSource, read_yaml, validate_yaml

FILE = "epidemic_levels.yaml"
KEYS = ["province", "period", "area", "area_name"]
Level = Annotated[int, Field(ge=1, le=4)]
Text = Annotated[str, Field(min_length=1)]


class Criterion(YamlRecord):
    """An indicator with the values at which its bands begin, in the indicator's unit."""

    indicator: Text
    split: str = ""
    bounds: Annotated[tuple[float, ...], Field(min_length=1)]

    def band(self, value: float) -> int:
        """0 below the first bound; a value at a bound is in the band that begins there."""
        return sum(value >= bound for bound in self.bounds)


class Case(YamlRecord):
    """The level for these bands, one set of bands for each criterion."""

    bands: tuple[tuple[int, ...], ...]
    level: Level


class LevelRule(YamlRecord):
    """A document's table: criteria, and the level for each combination of their bands."""

    citation: Text
    clause: Text
    valid_from: date
    valid_to: date | None = None
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


@dataclass(frozen=True)
class ComputedLevels:
    """Levels by area, or, with an empty `frame`, why there are none."""

    frame: pd.DataFrame
    note: str

    def _repr_html_(self) -> str:
        if self.frame.empty:
            return notice(self.note)
        return show(self.frame[["period", "area_name", "epidemic_level", "reason"]], self.note).html

    def __repr__(self) -> str:
        return self.note


def compute_levels(data: Data) -> ComputedLevels:
    """The level of each area by the cited rule; an area that lacks a criterion has none.

    Refused, with the reason in `note`, without a rule file. Raises `BaocaoError` where the
    file is wrong.
    """
    rule = _load(data.folders)
    if rule is None:
        name = data.project.name(data.folders.rules / FILE)
        return ComputedLevels(
            data.frame("computed_levels", iter(())),
            f"Không tính cấp độ dịch: chưa có {name} chép đủ tiêu chí và ngưỡng của văn "
            "bản quy định, kèm số, ngày và điều khoản. Chỉ nêu cấp độ do địa phương công bố.",
        )
    frame = data.frame("computed_levels", _rows(data, rule))
    note = f"Cấp độ dịch tính theo {rule.citation}, {rule.clause}"
    return ComputedLevels(frame, note if len(frame) else f"{note}: chưa có số liệu.")


def _load(programme: ProgrammeFolders) -> LevelRule | None:
    path = programme.rules / FILE
    if not path.is_file():
        return None
    source = read_yaml(path, name=programme.project.name(path))
    rule = validate_yaml(source, LevelRule)
    raise_all(_problems(source, rule))
    return rule


def _problems(source: YamlSource, rule: LevelRule) -> Iterator[Problem]:
    for number, criterion in enumerate(rule.criteria):
        if any(low >= high for low, high in pairwise(criterion.bounds)):
            where = source.where("criteria", number, "bounds")
            yield Problem("các ngưỡng không tăng dần", where, "ghi từ thấp đến cao")
    for number, case in enumerate(rule.cases):
        if len(case.bands) != len(rule.criteria):
            where = source.where("cases", number, "bands")
            todo = f"ghi {len(rule.criteria)} danh sách mức, mỗi tiêu chí một danh sách"
            yield Problem("số danh sách mức khác số tiêu chí", where, todo)


def _rows(data: Data, rule: LevelRule) -> Iterator[Row]:
    for names, group in data.results.groupby(KEYS, sort=False):
        key = dict(zip(KEYS, map(str, names), strict=True))
        day = group["period_end"].iloc[0].date()
        if not rule.in_force(day):
            reason = f"văn bản không có hiệu lực ngày {short_date(day)}"
            yield {**key, "epidemic_level": None, "reason": reason}
            continue
        yield {**key, **_judged(_exact_values(group), rule)}


def _exact_values(group: pd.DataFrame) -> dict[tuple[str, str], float]:
    exact = group[group["bound"] == "="]
    pairs = zip(exact["indicator"], exact["split"], strict=True)
    return dict(zip(pairs, exact["value"], strict=True))


def _judged(values: Mapping[tuple[str, str], float], rule: LevelRule) -> Row:
    lacking = [c.indicator for c in rule.criteria if (c.indicator, c.split) not in values]
    if lacking:
        return {"epidemic_level": None, "reason": f"thiếu số đúng của: {', '.join(lacking)}"}
    level = rule.level(tuple(c.band(values[c.indicator, c.split]) for c in rule.criteria))
    reason = "" if level else "văn bản không nêu cấp độ cho các mức này"
    return {"epidemic_level": level, "reason": reason}
