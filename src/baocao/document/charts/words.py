"""The Vietnamese of the charts: patterns, options and statuses, checked before anything is drawn.

The file is read elsewhere (`templates/charts.yaml`); here its content becomes `ChartWords`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import Formatter
from types import MappingProxyType

from baocao.core.errors import Problem, raise_all
from baocao.core.vietnamese.names import lower_first
from baocao.core.yaml_source import OLDER, YamlRecord, YamlSource, validate_yaml
from baocao.definitions.areas.model import AdminUnit
from baocao.results.model import TargetStatus, TaskStatus

PLACEHOLDERS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        key: frozenset(names.split())
        for key, names in {
            "result": "",
            "target": "",
            "total": "",
            "missing": "",
            "whole": "kind",
            "province_value": "value whole",
            "target_value": "value",
            "as_of": "province date",
            "as_of_range": "province first last",
            "until": "province date",
            "target_note": "",
            "before_note": "period",
            "bound_note": "",
            "bound_point_note": "",
            "last_incomplete": "",
            "incomplete_note": "areas whole",
            "incomplete_count": "count whole",
            "standing_note": "count",
            "coverage_title": "indicator",
            "coverage_alt": "indicator province groups items",
            "others": "count",
            "band": "least most",
            "district_title": "indicator",
            "district_alt": "indicator province items",
            "map_title": "indicator",
            "map_alt": "indicator province ends items",
            "map_ends": "most least",
            "map_graded": "how",
            "map_target": "value",
            "map_given": "",
            "map_quarters": "",
            "map_close": "",
            "map_few": "least",
            "map_edge": "areas",
            "map_source": "source",
            "map_lacking": "areas",
            "outline_title": "indicator",
            "outline_alt": "indicator province ends items",
            "outline_graded": "how",
            "trend_title": "indicator",
            "trend_alt": "indicator province items",
            "curve_title": "indicator beside",
            "curve_alt": "indicator province beside items",
            "curve_beside": "lines",
            "curve_note": "kind",
            "curve_limit_note": "",
            "curve_last_year_note": "",
            "curve_gap_note": "",
            "curve_week": "",
            "curve_month": "",
            "curve_limit": "",
            "curve_last_year": "",
            "task_title": "",
            "task_alt": "province items",
            "target_title": "",
            "target_alt": "province items",
            "item": "name value",
            "item_with_target": "name value target",
            "count": "name value",
            "point": "value date",
            "and": "",
            "area": "",
            "grade": "",
            "status": "",
            "count_heading": "",
            "agency": "",
            "indicator": "",
            "day": "",
        }.items()
    }
)
"""Every pattern the charts need, with the names it may be filled with."""


@dataclass(frozen=True)
class ChartWords:
    """All words a chart prints that are not data; `statuses` are the phrases that charts share
    with tables, by "target_status.MET" and "grades.sign_first"."""

    texts: Mapping[str, str]
    statuses: Mapping[str, str]

    def text(self, key: str, **values: str) -> str:
        """The pattern `key` (one of `PLACEHOLDERS`) with its values filled in."""
        return self.texts[key].format(**values)

    def whole(self, unit: AdminUnit) -> str:
        """What all of a unit is called within a sentence: "toàn tỉnh", "cả nước"."""
        return self.text("whole", kind=unit.kind) if unit.kind else lower_first(unit.name)

    def target_status(self, status: TargetStatus) -> str:
        """The word for how a target stands, as the tables print it."""
        return self.statuses[f"target_status.{status.value}"]

    def task_status(self, status: TaskStatus) -> str:
        """The word for how a task stands, as the tables print it."""
        return self.statuses[f"task_status.{status.value}"]


class _ChartFile(YamlRecord):
    texts: dict[str, str]


def chart_words(source: YamlSource, statuses: Mapping[str, str]) -> ChartWords:
    """Check the parsed file and join it with the status words of the report's phrases.

    Raises `BaocaoError` with every missing, unknown or wrongly filled pattern.
    """
    texts = validate_yaml(source, _ChartFile).texts
    raise_all([*_missing(source, texts), *_wrong_patterns(source, texts)])
    return ChartWords(MappingProxyType(texts), MappingProxyType(dict(statuses)))


def _missing(source: YamlSource, texts: Mapping[str, str]) -> Iterator[Problem]:
    for key in PLACEHOLDERS:
        if key not in texts:
            yield Problem(f"thiếu “{key}”", source.where("texts"), f"thêm dòng này; {OLDER}")


def _wrong_patterns(source: YamlSource, texts: Mapping[str, str]) -> Iterator[Problem]:
    for key, pattern in texts.items():
        where = source.where("texts", key)
        if key not in PLACEHOLDERS:
            yield Problem(f"“{key}” không được dùng", where, f"xóa hoặc sửa tên; {OLDER}")
        elif problem := _wrong_placeholder(pattern, PLACEHOLDERS[key]):
            names = ", ".join(f"{{{name}}}" for name in sorted(PLACEHOLDERS[key])) or "không có"
            yield Problem(problem, where, f"các chỗ điền được phép: {names}")


def _wrong_placeholder(pattern: str, allowed: frozenset[str]) -> str:
    try:
        parts = list(Formatter().parse(pattern))
    except ValueError:
        return "dấu ngoặc nhọn không khớp"
    for _, name, form, conversion in parts:
        if name is not None and (name not in allowed or form or conversion):
            return f"chỗ điền lạ {{{name}}}"
    return ""
