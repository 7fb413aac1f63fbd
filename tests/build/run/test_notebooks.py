"""A report is made by the nearest notebook: the report's own, the province's, the shared one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from baocao.build.run.build import build_report
from baocao.build.run.notebooks import notebook_of
from baocao.build.workspace.definitions import Definitions
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from tests.build.run.small_project import PROVINCE, WRITES_ALL, key, small_project, write_notebook
from tests.two_programmes import SECOND, add_programme

OWN = (
    *(f"{PROVINCE}.ipynb", f"covid-19/{PROVINCE}.ipynb"),
    *(f"{PROVINCE}/2022-Q2.ipynb", f"covid-19/{PROVINCE}/2022-Q2.ipynb"),
)


def _notebook(project: Project, of: ReportKey) -> Path:
    return notebook_of(Definitions(project, of.programme), of)


def test_the_nearest_notebook(tmp_path: Path) -> None:
    """A period's notebook goes before the province's, that before the shared one; of two places
    the programme's folder."""
    project = small_project(tmp_path, "2022-Q2")
    shared = write_notebook(project, WRITES_ALL)
    assert _notebook(project, key("2022-Q2")) == shared
    for name in OWN:
        path = project.notebooks / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(shared.read_bytes())
        assert _notebook(project, key("2022-Q2")) == path
    assert _notebook(project, key("2022-Q1")).name == f"{PROVINCE}.ipynb"


def test_with_several_programmes_it_has_to_be_clear_whose_it_is(tmp_path: Path) -> None:
    """A notebook that was there before the second programme is neither used nor passed over."""
    project = small_project(tmp_path, "2022-Q2")
    shared = write_notebook(project, WRITES_ALL)
    add_programme(project)
    own = project.notebooks / f"{PROVINCE}.ipynb"
    own.write_bytes(shared.read_bytes())
    with pytest.raises(BaocaoError, match=f"notebooks/{PROVINCE}.ipynb: notebook này không nằm"):
        _notebook(project, key("2022-Q2"))
    (project.notebooks / SECOND).mkdir()
    moved = own.rename(project.notebooks / SECOND / own.name)
    assert _notebook(project, replace(key("2022-Q2"), programme=SECOND)) == moved
    assert _notebook(project, key("2022-Q2")) == shared


def test_each_report_type_names_its_notebook(tmp_path: Path) -> None:
    """A year's report may be composed otherwise than a quarter's."""
    project = small_project(tmp_path, "2022-Q2")
    path = project.of("covid-19").home / "programme.yaml"
    text = path.read_text(encoding="utf-8")
    start, end = text.index("  - id: tien-do"), text.index("  # Loại sau")
    yearly = text[start:end].replace("tien-do", "tong-ket").replace("progress", "yearly")
    yearly = yearly.replace("[quarter, half_year, nine_months, year]", "[year]")
    text = text.replace("nine_months, year]", "nine_months]")
    path.write_text(text.replace("  # Loại sau", f"{yearly}  # Loại sau"), encoding="utf-8")
    names = {period: _notebook(project, key(period)).name for period in ("2022-Q2", "2022")}
    assert names == {"2022-Q2": "progress_report.ipynb", "2022": "yearly_report.ipynb"}


def test_own_notebook_is_seen_and_run(tmp_path: Path) -> None:
    """Laying a notebook of one's own beside the shared one builds the report again, by it."""
    project = small_project(tmp_path, "2022-Q2")
    shared = write_notebook(project, WRITES_ALL)
    before = shared.read_bytes()
    build_report(project, key("2022-Q2"))
    assert not build_report(project, key("2022-Q2")).fresh
    write_notebook(project, WRITES_ALL, '(folder / "them.txt").write_text("có")')
    own = shared.rename(project.notebooks / f"{PROVINCE}.ipynb")
    shared.write_bytes(before)
    again = build_report(project, key("2022-Q2"))
    assert f"mới có: notebooks/{own.name}" in again.reasons
    assert (again.folder / "them.txt").read_text(encoding="utf-8") == "có"
    own.unlink()
    back = build_report(project, key("2022-Q2"))
    assert f"không còn: notebooks/{own.name}" in back.reasons
    assert not (back.folder / "them.txt").exists()


@pytest.mark.parametrize("name", OWN)
def test_run_says_which_notebook(tmp_path: Path, name: str) -> None:
    """run.json names the notebook that made the report."""
    project = small_project(tmp_path, "2022-Q2")
    own = project.notebooks / name
    own.parent.mkdir(parents=True, exist_ok=True)
    write_notebook(project, WRITES_ALL).rename(own)
    run = build_report(project, key("2022-Q2")).run
    assert [n for n in run.inputs if n.startswith("notebooks/")] == [f"notebooks/{name}"]
