"""Comparisons, outliers and levels: by the same definition, by a cited rule, or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

import pandas as pd
import pytest
import yaml

from baocao import compare_provinces, compute_levels, find_outliers, open_data
from baocao.apps.notebook.comparison import Side, why_not
from baocao.apps.notebook.outliers import outlier_rule
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.definitions.programmes.level_rule import Criterion

RULE = """citation: Quyết định thử số 1/QĐ ngày 01/01/2022
clause: Điều 1
valid_from: 2022-10-01
period: quarter
criteria:
  - {indicator: case_fatality, bounds: [0.05, 10]}
  - {indicator: coverage, split: 18plus/d3, bounds: [70]}
cases:
  - {bands: [[0], [0, 1]], level: 1}
  - {bands: [[1], [1]], level: 2}
  - {bands: [[1, 2], [0, 1]], level: 3}
"""


def test_provinces_side_by_side(opened: Project) -> None:
    """What is compared stands at one day in one period, in two provinces or more."""
    same = compare_provinces(open_data(None, ["2022-Q1", "2022-Q4"])).same
    groups = same.groupby(["period", "indicator", "split"])
    assert len(groups)
    assert (groups["as_of"].nunique() == 1).all()
    assert (groups["province"].nunique() >= 2).all()


def test_what_differs_is_left_out_with_its_reason(opened: Project) -> None:
    """An indicator that one province alone has, or at another day, is not compared."""
    comparison = compare_provinces(open_data(["lang-son", "cao-bang"], "2022-Q1"))
    assert comparison.left_out["reason"].str.contains("chỉ Lạng Sơn có số liệu").any()
    keys = ["period", "indicator", "split"]
    both = comparison.same[keys].merge(comparison.left_out[keys])
    assert both.empty
    assert "Không so sánh" in comparison._repr_html_()


DIFFERENT: dict[str, tuple[Callable[[Side], Side], str]] = {
    "alone": (lambda side: side, "chỉ Lạng Sơn có số liệu"),
    "period": (
        lambda side: replace(side, row={**side.row, "period_end": date(2022, 12, 31)}),
        "kỳ báo cáo tính khác nhau (Lạng Sơn: 14/12/2022; Lạng Sơn: 31/12/2022)",
    ),
    "day": (
        lambda side: changed(side, as_of=date(2022, 12, 1)),
        "ngày số liệu khác nhau (Lạng Sơn: 14/12/2022; Lạng Sơn: 01/12/2022)",
    ),
    "people": (lambda side: counted(side, "người trong sổ", "Sổ"), "mẫu số xác định khác nhau"),
    "provider": (lambda side: counted(side, None, "Sổ"), "mẫu số xác định khác nhau"),
    "rate": (lambda side: changed(side, reported=True), "tỷ lệ do đơn vị tự tính"),
    "synthetic": (lambda side: replace(side, synthetic=False), "số liệu mô phỏng"),
    "incomplete": (lambda side: changed(side, missing_areas=("183",)), "chưa đủ số liệu"),
}


def changed(side: Side, **fields: Any) -> Side:
    return replace(side, result=replace(side.result, **fields))


def counted(side: Side, definition: str | None, provider: str) -> Side:
    below = side.result.denominator
    assert below is not None
    words = below.definition if definition is None else definition
    return changed(side, denominator=replace(below, definition=words, provider=provider))


@pytest.mark.parametrize("case", DIFFERENT)
def test_only_the_same_is_compared(opened: Project, case: str) -> None:
    """Another window, day, denominator, kind of data or completeness forbids a comparison, and
    the reason names both sides."""
    data = open_data("lang-son", "2022-Q4").gathering.found[0].data
    assert data is not None
    result = data.find("coverage", (("age_group", "18plus"), ("dose", "d3")))
    assert result is not None
    side = Side(result, {"period_end": data.inputs.period.end}, synthetic=True)
    assert why_not([side, side]) == ""
    change, reason = DIFFERENT[case]
    other = change(side)
    assert reason in why_not([side] if other is side else [side, other])


def test_outliers_by_hand(opened: Project) -> None:
    """Each outlier is beyond the limit of the cited rule, and no other district is."""
    data = open_data("lang-son", "2022-Q4")
    rule = outlier_rule(opened.of("covid-19"))
    assert "Iglewicz" in rule.citation
    found = find_outliers(data)
    districts = data.results.query("level == 'district' and bound == '=' and unit == 'percent'")
    for _, group in districts.groupby(["indicator", "split"]):
        indicator, split = group["indicator"].iloc[0], group["split"].iloc[0]
        values = list(group["value"])
        middle = median(values)
        spread = median(abs(value - middle) for value in values)
        far = [
            str(area)
            for area, value in zip(group["area"], values, strict=True)
            if len(values) >= rule.fewest
            and spread
            and abs(rule.scale * (value - middle) / spread) > rule.limit
        ]
        listed = found[(found["indicator"] == indicator) & (found["split"] == split)]
        assert sorted(listed["area"]) == sorted(far)


@pytest.fixture
def ruled(opened: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The rule file of a project that has one."""
    root = tmp_path / "project"
    shutil.copytree(opened.root, root, ignore=shutil.ignore_patterns(".cache"))
    monkeypatch.setenv("BAOCAO_ROOT", str(root))
    path = root / "data/programmes/covid-19/rules/epidemic_levels.yaml"
    path.write_text(RULE, encoding="utf-8")
    return path


def test_no_rule_no_levels(opened: Project) -> None:
    """Without a rule file nothing is computed, and the reason is said."""
    assert not (opened.of("covid-19").rules / "epidemic_levels.yaml").exists()
    computed = compute_levels(open_data("lang-son", "2022-Q4"))
    assert computed.frame.empty
    assert "chưa có data/programmes/covid-19/rules/epidemic_levels.yaml" in computed.note
    assert computed.note in computed._repr_html_()


def test_levels_by_the_rule(ruled: Path) -> None:
    """Each area's level is the one that the rule gives for its values, by hand."""
    data = open_data("lang-son", "2022-Q4")
    computed = compute_levels(data)
    assert "Quyết định thử số 1/QĐ" in computed.note
    levels = computed.frame.set_index("area")["assessed_level"]
    assert levels.notna().sum() > 5
    for area, level in levels.dropna().items():
        fatality = _value(data.results, str(area), "case_fatality", "")
        coverage = _value(data.results, str(area), "coverage", "18plus/d3")
        expected = 1 if fatality < 0.05 else 2 if fatality < 10 and coverage >= 70 else 3
        assert level == expected


def _value(results: pd.DataFrame, area: str, indicator: str, split: str) -> float:
    row = results.query("area == @area and indicator == @indicator and split == @split")
    return float(row["value"].iloc[0])


def test_a_rule_that_was_not_in_force(ruled: Path) -> None:
    """A document says nothing of the time before it, nor of areas that lack a criterion."""
    frame = compute_levels(open_data("lang-son", "2022-Q1")).frame
    assert frame["assessed_level"].isna().all()
    assert frame["reason"].str.contains("không có hiệu lực ngày 14/3/2022").all()


def test_a_rule_for_another_length_of_period(ruled: Path) -> None:
    """Counts of a quarter are not held against what a document says of a week's."""
    ruled.write_text(RULE.replace("period: quarter", "period: week"), encoding="utf-8")
    frame = compute_levels(open_data("lang-son", "2022-Q4")).frame
    assert frame["assessed_level"].isna().all()
    assert set(frame["reason"]) == {"văn bản tính cấp độ theo tuần, không theo quý"}


BANDS = [
    ("[20, 50]", (0, 1, 1, 2)),
    ('[">20", ">= 50"]', (0, 0, 1, 2)),
    ('["> 20", "> 50"]', (0, 0, 1, 1)),
]


@pytest.mark.parametrize(("bounds", "expected"), BANDS)
def test_a_bound_is_reached_at_its_value_or_above_it(
    bounds: str, expected: tuple[int, ...]
) -> None:
    """As the document writes it, "từ 20" or "trên 20"."""
    criterion = Criterion.model_validate({"indicator": "a", "bounds": yaml.safe_load(bounds)})
    assert tuple(map(criterion.band, (19.9, 20, 20.1, 50))) == expected


BAD = {
    "no_period": ("period: quarter\n", "", "thiếu trường"),
    "wrong_period": ("period: quarter", "period: fortnight", "giá trị không hợp lệ"),
    "wrong_bound": ("[0.05, 10]", '[0.05, "< 10"]', "không phải ngưỡng"),
    "no_citation": ("citation: Quyết định thử số 1/QĐ ngày 01/01/2022\n", "", "thiếu trường"),
    "bounds": ("[0.05, 10]", "[10, 0.05]", "không tăng dần"),
    "bands": ("[[1], [1]]", "[[1]]", "số danh sách mức khác"),
    "indicator": ("indicator: case_fatality", "indicator: stunting", "chỉ số “stunting”"),
    "split": ("split: 18plus/d3", "split: 18plus/d9", "không có nhóm “18plus/d9”"),
    "level": ("level: 3", "level: 5", "không có cấp 5"),
}


@pytest.mark.parametrize("case", BAD)
def test_wrong_rules(ruled: Path, case: str) -> None:
    """A rule file that cannot be meant is refused at its line."""
    old, new, message = BAD[case]
    ruled.write_text(RULE.replace(old, new), encoding="utf-8")
    with pytest.raises(BaocaoError) as caught:
        compute_levels(open_data("lang-son", "2022-Q4"))
    assert message in str(caught.value)
    assert "data/programmes/covid-19/rules/epidemic_levels.yaml, dòng" in str(caught.value)
