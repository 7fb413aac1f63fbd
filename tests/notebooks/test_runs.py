"""Every notebook runs as it is committed: for two provinces, and where there is no data."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from html import unescape
from pathlib import Path
from threading import Event
from typing import Any

import nbformat
import papermill
import pytest
from nbformat.v4 import new_code_cell

from baocao.build.run.engine import NAME
from baocao.build.run.execute import execute
from baocao.build.run.isolation import CAN_FORK, ProcessLimits, run_isolated
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from tests.conftest import DEFINITIONS, once

pytestmark = pytest.mark.skipif(not CAN_FORK, reason="needs fork")

SENT = tuple(
    f"data/submissions/covid-19/{province}/{period}"
    for province in ("lang-son", "cao-bang")
    for period in ("2022-Q1", "2022-Q4")
)
NO_DATA = "2019-Q1"
ADDED = """import altair as alt
import pandas as pd

frame = pd.DataFrame({"Huyện": ["Cao Lộc", "<script>alert(1)</script>"], "Tỷ lệ": [83.25, None]})
report.add("Đoạn thêm.")
report.add(frame, "Bảng thêm")
report.add(alt.Chart(frame).mark_bar().encode(x="Tỷ lệ", y="Huyện"), "Biểu đồ thêm")"""

# The parameters of each notebook for one province and period.
Parameters = Callable[[str, str, Path], dict[str, Any]]
NOTEBOOKS: dict[str, Parameters] = {
    "ad_hoc": lambda province, period, out: {
        "province": province,
        "period": period,
        "output_dir": str(out),
    },
    "data_quality": lambda province, period, _: {"provinces": [province], "periods": [period]},
    "province_comparison": lambda province, period, _: {
        "provinces": [province, "dong-thap"],
        "period": period,
    },
    "epidemic_levels": lambda province, period, _: {"province": province, "periods": [period]},
}


@pytest.fixture(scope="session")
def sent(shared: Path) -> Project:
    """A project with the data of two provinces; not to be changed."""
    return once(shared / "two-provinces", (*DEFINITIONS, *SENT))


Run = Callable[[str, dict[str, Any]], str]


@pytest.fixture
def run(sent: Project, tmp_path: Path) -> Run:
    """Run a notebook in a process of its own; what its cells show, as text."""

    def text(name: str, parameters: dict[str, Any]) -> str:
        output = tmp_path / f"{name}.ipynb"
        order = (sent.root, sent.notebooks / f"{name}.ipynb", output, parameters)
        run_isolated(_run, order, ProcessLimits(), lambda _: None, Event())
        return shown(output)

    return text


def _run(order: tuple[Path, Path, Path, dict[str, Any]], _: object) -> None:
    root, notebook, output, parameters = order
    os.environ["BAOCAO_ROOT"] = str(root)
    how = {"engine_name": NAME, "kernel_name": "python3", "progress_bar": False}
    papermill.execute_notebook(str(notebook), str(output), parameters=parameters, **how)


def shown(notebook: Path) -> str:
    """All that the cells show, without markup; no cell may show an error or a script."""
    outputs = [
        output
        for cell in nbformat.read(notebook, as_version=4).cells
        for output in cell.get("outputs", ())
    ]
    assert all(output.output_type != "error" for output in outputs)
    pages = [o.data.get("text/html") or o.data["text/plain"] for o in outputs if "data" in o]
    assert not any("<script" in page or "http" in page for page in pages)
    words = (re.sub(r"<style>.*?</style>|<[^>]+>", " ", page) for page in pages)
    return unescape("\n".join(words))


@pytest.mark.parametrize("province", ["lang-son", "cao-bang"])
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_runs(run: Run, name: str, province: str, tmp_path: Path) -> None:
    """It runs for a province from other parameters than its own, and shows that province."""
    text = run(name, NOTEBOOKS[name](province, "2022-Q4", tmp_path))
    assert {"lang-son": "Tỉnh Lạng Sơn", "cao-bang": "Tỉnh Cao Bằng"}[province] in text
    assert "có số liệu mô phỏng" in text


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_without_data(run: Run, name: str, tmp_path: Path) -> None:
    """For a period that nobody reported on it says so, and ends well."""
    text = run(name, NOTEBOOKS[name]("lang-son", NO_DATA, tmp_path))
    assert f"Tỉnh Lạng Sơn chưa có số liệu kỳ {NO_DATA}" in text
    assert text.count("chưa có số liệu") > 1


def test_ad_hoc_writes_word_and_excel(run: Run, tmp_path: Path) -> None:
    """The export stands in the folder that was asked for."""
    run("ad_hoc", NOTEBOOKS["ad_hoc"]("lang-son", "2022-Q4", tmp_path / "ra"))
    assert sorted(path.suffix for path in (tmp_path / "ra").iterdir()) == [".docx", ".xlsx"]


def test_levels_are_reported_ones(run: Run) -> None:
    """Without a cited rule file the notebook shows reported levels and says why no others."""
    text = run("epidemic_levels", {"province": "lang-son", "periods": []})
    assert "Cấp 1" in text
    assert "Không tính cấp độ: chưa có data/programmes/covid-19/rules/epidemic_levels.yaml" in text


def extended(sent: Project, folder: Path) -> Path:
    """The report's notebook with a cell of an analyst after the section of results."""
    node = nbformat.read(sent.notebooks / "progress_report.ipynb", as_version=4)
    at = next(n for n, cell in enumerate(node.cells) if "report.results()" in cell.source)
    node.cells.insert(at + 1, new_code_cell(ADDED, id="added"))
    path = folder / "lang-son.ipynb"
    nbformat.write(node, path)
    return path


def parameters(output: Path) -> dict[str, str]:
    return {"province": "lang-son", "period": "2022-Q1", "output_dir": str(output)}


def _execute(order: tuple[Project, Path, Path], _: object) -> None:
    project, notebook, output = order
    executed = output / "notebook.ipynb"
    execute(project, notebook, executed, parameters(output))


def test_additions_in_the_runner_and_by_papermill(sent: Project, tmp_path: Path) -> None:
    """What an analyst's cell adds is the same in the runner and by the papermill command; the
    runner's figures also name the cell. Planted text is text in both."""
    notebook = extended(sent, tmp_path)
    fast, plain = tmp_path / "fast", tmp_path / "plain"
    fast.mkdir()
    plain.mkdir()
    run_isolated(_execute, (sent, notebook, fast), ProcessLimits(), lambda _: None, Event())
    _papermill(sent, notebook, plain)
    files = [(folder / "bao-cao.docx").read_bytes() for folder in (fast, plain)]
    assert files[0] == files[1]
    figure, bare = (_added_figure(folder) for folder in (fast, plain))
    assert (figure["text"], bare["text"]) == ("83,25", "83,25")
    assert figure["sources"][0]["sheet"] == "ô số 7"
    assert bare["sources"] == []
    page = (fast / "bao-cao.html").read_text(encoding="utf-8")
    assert "Bảng 2. Bảng thêm" in page
    assert "Hình 2. Biểu đồ thêm" in page
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


def _papermill(project: Project, notebook: Path, output: Path) -> None:
    given = [part for name, value in parameters(output).items() for part in ("-p", name, value)]
    command = [sys.executable, "-m", "papermill", str(notebook), str(output / "n.ipynb"), *given]
    environment = {**os.environ, "BAOCAO_ROOT": str(project.root)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def _added_figure(folder: Path) -> dict[str, Any]:
    ledger = json.loads((folder / "ledger.json").read_text(encoding="utf-8"))
    (figure,) = [f for f in ledger["figures"] if f["id"].startswith("analyst.")]
    return dict(figure)


def test_a_report_without_data_says_so(sent: Project, tmp_path: Path) -> None:
    """There is no report on nothing: the notebook stops with the reason, not with a traceback."""
    notebook = sent.notebooks / "progress_report.ipynb"
    given = {"province": "lang-son", "period": NO_DATA, "output_dir": str(tmp_path)}
    with pytest.raises(BaocaoError, match=f"chưa có số liệu kỳ {NO_DATA}"):
        run_isolated(
            _execute_given,
            (sent, notebook, tmp_path, given),
            ProcessLimits(),
            lambda _: None,
            Event(),
        )


def _execute_given(order: tuple[Project, Path, Path, dict[str, str]], _: object) -> None:
    project, notebook, output, given = order
    execute(project, notebook, output / "notebook.ipynb", given)
