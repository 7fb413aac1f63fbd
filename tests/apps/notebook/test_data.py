"""open_data: documented columns, missing stays missing, bounds stay visible, nothing fails."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pandas as pd
import pytest
from pandas.api.types import is_datetime64_any_dtype

from baocao import list_data, open_data, open_report
from baocao.apps.notebook.data import Data
from baocao.core.errors import UsageError
from baocao.core.project import Project
from baocao.document.frames.words import load_frame_words
from tests.conftest import DEFINITIONS, copy
from tests.planted.canonical import DAY, Canonical

FRAMES = (
    *("areas", "observations", "results", "targets", "tasks", "findings"),
    *("denominators", "completeness", "levels", "missing"),
)


@pytest.fixture
def data(opened: Project) -> Data:
    return open_data(["lang-son", "Cao Bằng"], ["2022-Q1", "2022-Q4"])


@pytest.mark.parametrize("name", FRAMES)
def test_columns_are_documented(data: Data, name: str) -> None:
    """Every column is explained, and there is no other."""
    frame = getattr(data, name)
    assert list(frame.columns) == list(data.columns(name)["column"])
    assert data.columns(name)["meaning"].str.len().min() > 3


@pytest.mark.parametrize("name", FRAMES)
def test_a_period_without_data(opened: Project, name: str) -> None:
    """Its frames are empty and of the same types; `missing` says why."""
    empty = open_data("lang-son", "2019-Q1")
    full = open_data("lang-son", "2022-Q4")
    assert empty.is_empty
    assert getattr(empty, name).dtypes.equals(getattr(full, name).dtypes)
    assert list(empty.missing["reason"]) == ["Tỉnh Lạng Sơn chưa có số liệu kỳ 2019-Q1"]
    assert "chưa có số liệu kỳ 2019-Q1" in empty._repr_html_()


def test_results_are_those_of_the_report(opened: Project) -> None:
    """Each row is a result of the report of that period, printed as the report prints it."""
    results = open_data("lang-son", "2022-Q4").results
    report = open_report("lang-son", "2022-Q4").data
    assert len(results) == len(report.results)
    row = results.query("indicator == 'coverage' and split == '18plus/d3' and area == '20'").iloc[0]
    result = report.find("coverage", (("age_group", "18plus"), ("dose", "d3")))
    assert result is not None
    assert row["value"] == float(result.quantity.value)
    assert result.numerator is not None
    assert row["numerator"] == float(result.numerator.value)
    assert row["text"] == "92,46%"
    assert row["synthetic"]


def test_missing_is_not_zero_and_bounds_are_seen(data: Data) -> None:
    """A rate without counts has no counts; a bound is one in the frame too."""
    rates = data.results[data.results["reported"]]
    assert len(rates)
    assert rates["numerator"].isna().all()
    bounds = data.results[data.results["bound"] != "="]
    assert len(bounds)
    assert bounds["text"].str.contains("trên|từ|dưới|không quá|gần").all()


def test_observations_keep_their_cells(data: Data) -> None:
    """Every observed value names file, sheet and cell."""
    assert data.observations["cell"].str.fullmatch(r"[A-Z]+\d+").all()
    assert data.observations["file"].str.startswith("data/submissions/").all()
    assert is_datetime64_any_dtype(data.observations["as_of"])


def test_one_value_of_a_day_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every value is there, with whether the report goes by it; levels have one value a day."""
    book = Canonical()
    for name, communes, hour in (("early", 8, 9), ("late", 12, 17)):
        book.add(name, "communes_by_level", communes, ("3",))
        book.at(name, hour)
        book.add(f"{name} new", "new_cases", communes)
        book.at(f"{name} new", hour)
    book.add("before", "communes_by_level", 20, ("3",))
    book.add("before new", "new_cases", 20)
    for name in ("before", "before new"):
        book.on(name, DAY - timedelta(days=1))
    project = copy(DEFINITIONS, tmp_path)
    book.write(project.submissions / "covid-19/lang-son/2022-Q1/so-y-te.xlsx")
    monkeypatch.setenv("BAOCAO_ROOT", str(project.root))
    opened = open_data("lang-son", "2022-Q1")
    sent = opened.observations
    standing = sent[sent["stands"]]
    assert sorted(sent.query("element == 'communes_by_level'")["value"]) == [8, 12, 20]
    assert list(standing.query("element == 'communes_by_level'")["value"]) == [12]
    assert sorted(standing.query("element == 'new_cases'")["value"]) == [12, 20]
    assert sorted(opened.levels["areas_at_level"]) == [12, 20]


def test_all_that_was_sent(opened: Project) -> None:
    """Nothing named means everything there is data for."""
    found = open_data()
    pairs = set(zip(found.completeness["province"], found.completeness["period"], strict=True))
    assert len(pairs) == 6
    listed = list_data()
    assert list(listed["province"]) == ["cao-bang", "dong-thap", "lang-son"]
    assert listed["reports"].iloc[0] == "2022-Q1, 2022-Q2, 2022-Q4"


def test_a_folder_that_nobody_sent_into_is_no_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """People make folders for the coming period before anybody sends."""
    folder = "data/submissions/covid-19/lang-son/2022-Q1"
    project = copy((*DEFINITIONS, folder), tmp_path)
    monkeypatch.setenv("BAOCAO_ROOT", str(project.root))
    (project.submissions / "covid-19" / "lang-son/2023-Q1").mkdir()
    (project.submissions / "covid-19" / "cao-bang").mkdir()
    assert list(list_data()["reports"]) == ["2022-Q1"]
    assert open_data().missing.empty


@pytest.mark.parametrize(
    ("province", "period", "message"),
    [("xyz", "2022-Q4", "xyz"), ("lang-son", "2022-Q9", "2022-Q9"), ("lang-son", "hôm qua", "qua")],
)
def test_what_does_not_exist(opened: Project, province: str, period: str, message: str) -> None:
    """A province or period that there is none of is a mistake of the call."""
    with pytest.raises(UsageError, match=message):
        open_data(province, period)


def test_an_unknown_frame(data: Data) -> None:
    """Asking for the columns of a frame that there is none of names those there are."""
    with pytest.raises(UsageError, match="không có bảng “xyz”"):
        data.columns("xyz")


def test_errors_leave_findings_and_no_results(opened: Project, tmp_path: Path) -> None:
    """A period whose data stops the report has its findings here, no results, and the reason."""
    root = tmp_path / "project"
    shutil.copytree(opened.root, root, ignore=shutil.ignore_patterns(".cache"))
    broken = root / "data/submissions/covid-19/lang-son/2022-Q4"
    for file in sorted(broken.iterdir())[:1]:
        file.write_bytes(b"PK")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BAOCAO_ROOT", str(root))
        data = open_data("lang-son", ["2022-Q4", "2022-Q1"])
        assert data.missing["period"].tolist() == ["2022-Q4"]
        assert set(data.results["period"]) == {"2022-Q1"}


def test_types_of_words(opened: Project) -> None:
    """Every heading that frames.yaml explains is used by a frame or by a call."""
    words = load_frame_words(opened)
    used = {column for columns in words.frames.values() for column in columns}
    assert set(words.columns) - used == {"column", "title", "meaning", "reports"}
    assert isinstance(words.titles["area_name"], str)
    assert isinstance(open_data("lang-son", "2022-Q1").areas, pd.DataFrame)


def test_an_indicators_rows(opened: Project) -> None:
    """One split of one indicator, the province and its districts."""
    rows = open_data("lang-son", "2022-Q4").indicator("coverage", "18plus/d3")
    assert set(rows["indicator"] + " " + rows["split"]) == {"coverage 18plus/d3"}
    assert set(rows["level"]) == {"province", "district"}


MISTYPED = {
    "indicator": (("coverge", ""), "không có chỉ số “coverge”", "'coverage'"),
    "split": (("coverage", "18plus/d33"), "phân tách của chỉ số coverage", "'18plus/d3'"),
}


@pytest.mark.parametrize(("given", "what", "near"), MISTYPED.values(), ids=MISTYPED)
def test_what_is_mistyped_is_refused_with_the_nearest(
    opened: Project, given: tuple[str, str], what: str, near: str
) -> None:
    """No empty chart of an indicator that nobody has."""
    with pytest.raises(UsageError) as refused:
        open_data("lang-son", "2022-Q4").indicator(*given)
    assert what in refused.value.problems[0].what
    assert near in refused.value.problems[0].todo
