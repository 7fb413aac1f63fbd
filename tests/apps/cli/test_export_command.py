"""`baocao export`: the same rows in every format, with documented columns."""

from __future__ import annotations

import io
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from baocao.apps.notebook.data import Data
from baocao.apps.notebook.gather import gather
from baocao.core.project import Project
from tests.apps.cli.transcript import run
from tests.conftest import BUILT

OPTIONS = f"--province {BUILT.province} --period {BUILT.period}"


@pytest.fixture
def opened(built: Project) -> Data:
    return Data(gather(built, BUILT.province, BUILT.period))


def test_every_format_has_the_rows_of_open_data(
    built: Project, opened: Data, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Values, bounds and what is missing are those of the notebooks, never a zero instead."""
    for format_, out in (("csv", "csv"), ("parquet", "parquet"), ("xlsx", "a.xlsx")):
        done = run(
            built, f"export {OPTIONS} --format {format_} --out {tmp_path}/{out}", monkeypatch
        )
        assert (done.code, "Đã ghi" in done.out) == (0, True)
    frames = {
        "csv": pd.read_csv(tmp_path / "csv/results.csv"),
        "parquet": duckdb.read_parquet(f"{tmp_path}/parquet/results.parquet").df(),
        "xlsx": pd.read_excel(tmp_path / "a.xlsx", sheet_name="results", engine="calamine"),
    }
    wanted = opened.results
    for frame in frames.values():
        assert [*frame.columns] == ["programme", *wanted.columns]
        assert set(frame["programme"]) == {BUILT.programme}
        for column in ("value", "previous"):
            pd.testing.assert_series_equal(
                frame[column].astype(float),
                wanted[column].reset_index(drop=True),
                check_names=False,
            )
        assert [*frame["bound"]] == [*wanted["bound"]]


def test_each_column_and_element_is_explained(
    built: Project, opened: Data, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The dictionary has every column of the tables, and everything of the catalogue."""
    assert run(built, f"export {OPTIONS} --out {tmp_path}", monkeypatch).code == 0
    columns = pd.read_csv(tmp_path / "columns.csv")
    for name in ("results", "observations", "targets", "findings"):
        told = set(columns[columns["table"] == name]["column"])
        assert told == set(getattr(opened, name).columns)
    catalogue = opened.gathering.definitions.catalogue
    listed = pd.read_csv(tmp_path / "catalogue.csv")
    assert len(listed) == len(catalogue.elements) + len(catalogue.indicators)
    assert listed["definition"].notna().all()
    assert (tmp_path / "results.csv").read_bytes().startswith("\ufeff".encode())


def test_data_is_of_every_report_type(
    built: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was sent for a period is the same whichever of its reports is named."""
    for name, options in (("one", OPTIONS), ("other", f"{OPTIONS} --type chuyen-de")):
        assert run(built, f"export {options} --out {tmp_path}/{name}", monkeypatch).code == 0
    one, other = (tmp_path / name / "observations.csv" for name in ("one", "other"))
    assert one.read_bytes() == other.read_bytes()


REFUSED = {
    "format_unknown": (f"{OPTIONS} --format doc --out {{}}/a", "không có dạng “doc”"),
    "file_for_csv": (f"{OPTIONS} --format csv --out {{}}/a.xlsx", "không hợp với dạng tệp"),
    "folder_for_xlsx": (f"{OPTIONS} --format xlsx --out {{}}/a", "không hợp với dạng tệp"),
    "files_there": (f"{OPTIONS} --out {{}}/full", "tệp đã có, không ghi đè"),
    "no_such_period": ("--period 2019-Q1 --out {}/a", "chưa có số liệu nào của kỳ 2019-Q1"),
    "no_period": ("--period quy --out {}/a", "quy"),
    "no_such_province": ("--province lang-xon --out {}/a", "lang-xon"),
    "no_such_programme": ("--programme lao --out {}/a", "không có chương trình"),
    "no_place": (OPTIONS, "thiếu --out"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused(
    case: str, built: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One message with exit code 2, and no file is written or replaced."""
    options, told = REFUSED[case]
    (tmp_path / "full").mkdir()
    (tmp_path / "full/results.csv").write_bytes(b"x")
    done = run(built, f"export {options.format(tmp_path)}", monkeypatch)
    assert (done.code, told in done.err) == (2, True)
    assert [path.name for path in tmp_path.rglob("*.*")] == ["results.csv"]
    assert (tmp_path / "full/results.csv").read_bytes() == b"x"


def test_texts_are_never_formulas(
    built: Project, opened: Data, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A unit that calls itself "=1+1" is not computed by Excel."""
    from baocao.apps.cli.export_command import _workbook

    content = _workbook({"results": pd.DataFrame({"area_name": ["=1+1"]})})
    assert pd.read_excel(io.BytesIO(content), engine="calamine")["area_name"][0] == "=1+1"
