"""Comparisons, outliers and levels: by the same definition, by a cited rule, or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path
from statistics import median

import pandas as pd
import pytest

from baocao import compare_provinces, compute_levels, find_outliers, open_data
from baocao.analysis.outliers import outlier_rule
from baocao.errors import BaocaoError
from baocao.project import Project

RULE = """citation: Quyết định thử số 1/QĐ ngày 01/01/2022
clause: Điều 1
valid_from: 2022-10-01
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


def test_other_people_counted_are_not_compared(opened: Project, tmp_path: Path) -> None:
    """Two denominators of other definitions make two numbers that nobody may compare."""
    data = open_data(["lang-son", "cao-bang"], "2022-Q4")
    compared = compare_provinces(data)
    chosen = compared.same.query("indicator == 'coverage' and split == '18plus/d3'")
    assert len(chosen) == 2
    sides = data.results.query("level == 'province' and indicator == 'coverage'")
    assert sides.groupby("split")["definition"].nunique().max() == 1


def test_outliers_by_hand(opened: Project) -> None:
    """Each outlier is beyond the limit of the cited rule, and no other district is."""
    data = open_data("lang-son", "2022-Q4")
    rule = outlier_rule(opened)
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
    path = root / "data" / "rules" / "epidemic_levels.yaml"
    path.write_text(RULE, encoding="utf-8")
    return path


def test_no_rule_no_levels(opened: Project) -> None:
    """Without a rule file nothing is computed, and the reason is said."""
    assert not (opened.rules / "epidemic_levels.yaml").exists()
    computed = compute_levels(open_data("lang-son", "2022-Q4"))
    assert computed.frame.empty
    assert "chưa có data/rules/epidemic_levels.yaml" in computed.note
    assert computed.note in computed._repr_html_()


def test_levels_by_the_rule(ruled: Path) -> None:
    """Each area's level is the one that the rule gives for its values, by hand."""
    data = open_data("lang-son", "2022-Q4")
    computed = compute_levels(data)
    assert "Quyết định thử số 1/QĐ" in computed.note
    levels = computed.frame.set_index("area")["epidemic_level"]
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
    assert frame["epidemic_level"].isna().all()
    assert frame["reason"].str.contains("không có hiệu lực ngày 14/3/2022").all()


BAD = {
    "no_citation": ("citation: Quyết định thử số 1/QĐ ngày 01/01/2022\n", "", "thiếu trường"),
    "bounds": ("[0.05, 10]", "[10, 0.05]", "không tăng dần"),
    "bands": ("[[1], [1]]", "[[1]]", "số danh sách mức khác"),
    "level": ("level: 3", "level: 5", "số lớn quá"),
}


@pytest.mark.parametrize("case", BAD)
def test_wrong_rules(ruled: Path, case: str) -> None:
    """A rule file that cannot be meant is refused at its line."""
    old, new, message = BAD[case]
    ruled.write_text(RULE.replace(old, new), encoding="utf-8")
    with pytest.raises(BaocaoError) as caught:
        compute_levels(open_data("lang-son", "2022-Q4"))
    assert message in str(caught.value)
    assert "data/rules/epidemic_levels.yaml, dòng" in str(caught.value)
