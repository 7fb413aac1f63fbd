"""Levels of areas computed by a rule file that cites its document; never by numbers in code.

Without the programme's rules/epidemic_levels.yaml nothing is computed, and the reason is said:
reported levels are all there is then.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from baocao.apps.notebook.columns import Row
from baocao.apps.notebook.data import Data
from baocao.apps.notebook.showing import notice, show
from baocao.core.vietnamese.dates import short_date
from baocao.definitions.periods.keys import TYPE_NAMES
from baocao.definitions.periods.regimes import any_period
from baocao.definitions.programmes.level_rule import FILE, LevelRule, load_level_rule

KEYS = ["province", "period", "area", "area_name"]


@dataclass(frozen=True)
class ComputedLevels:
    """Levels by area, or, with an empty `frame`, why there are none."""

    frame: pd.DataFrame
    note: str

    def _repr_html_(self) -> str:
        if self.frame.empty:
            return notice(self.note)
        return show(self.frame[["period", "area_name", "assessed_level", "reason"]], self.note).html

    def __repr__(self) -> str:
        return self.note


def compute_levels(data: Data) -> ComputedLevels:
    """The level of each area by the cited rule; an area that lacks a criterion has none.

    Refused, with the reason in `note`, without a rule file. Raises `BaocaoError` where the
    file is wrong.
    """
    definitions = data.gathering.definitions
    levels = definitions.programme.roles.levels
    rule = load_level_rule(data.folders, levels, definitions.catalogue)
    if rule is None:
        name = data.project.name(data.folders.rules / FILE)
        return ComputedLevels(
            data.frame("computed_levels", iter(())),
            f"Không tính cấp độ: chưa có {name} chép đủ tiêu chí và ngưỡng của văn "
            "bản quy định, kèm số, ngày và điều khoản. Chỉ nêu cấp độ do địa phương công bố.",
        )
    frame = data.frame("computed_levels", _rows(data, rule))
    note = f"Cấp độ tính theo {rule.citation}, {rule.clause}"
    return ComputedLevels(frame, note if len(frame) else f"{note}: chưa có số liệu.")


def _rows(data: Data, rule: LevelRule) -> Iterator[Row]:
    for names, group in data.results.groupby(KEYS, sort=False):
        key = dict(zip(KEYS, map(str, names), strict=True))
        day = group["period_end"].iloc[0].date()
        if not rule.in_force(day):
            reason = f"văn bản không có hiệu lực ngày {short_date(day)}"
            yield {**key, "assessed_level": None, "reason": reason}
            continue
        type_ = any_period(key["period"]).type
        if type_ is not rule.period:
            asked, had = TYPE_NAMES[rule.period], TYPE_NAMES[type_]
            reason = f"văn bản tính cấp độ theo {asked}, không theo {had}"
            yield {**key, "assessed_level": None, "reason": reason}
            continue
        yield {**key, **_judged(_exact_values(group), rule)}


def _exact_values(group: pd.DataFrame) -> dict[tuple[str, str], float]:
    exact = group[group["bound"] == "="]
    pairs = zip(exact["indicator"], exact["split"], strict=True)
    return dict(zip(pairs, exact["value"], strict=True))


def _judged(values: Mapping[tuple[str, str], float], rule: LevelRule) -> Row:
    lacking = [c.indicator for c in rule.criteria if (c.indicator, c.split) not in values]
    if lacking:
        return {"assessed_level": None, "reason": f"thiếu số đúng của: {', '.join(lacking)}"}
    level = rule.level(tuple(c.band(values[c.indicator, c.split]) for c in rule.criteria))
    reason = "" if level else "văn bản không nêu cấp độ cho các mức này"
    return {"assessed_level": level, "reason": reason}
