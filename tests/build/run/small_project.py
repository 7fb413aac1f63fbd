"""A project with one province and notebooks that do what a test wants, and little else.

The notebooks write the files of a report themselves: what is tested is how they are run.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from baocao.build.run.job import Failed, Outcome
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from tests.conftest import NOTEBOOK

REPOSITORY = Path(__file__).parents[3]
PROVINCE = "lang-son"
PARAMETERS = 'province = None\nperiod = None\noutput_dir = ""'
WRITES_ALL = """
from pathlib import Path
folder = Path(output_dir)
words = ("bao-cao.docx", "bao-cao-doi-chieu.docx", "tom-tat.docx", "phu-luc.xlsx")
for name in (*words, "bao-cao.html", "ledger.json"):
    (folder / name).write_text(f"{name} {period}")
(folder / "run.json").write_text('{"figures": 1, "findings": {}, "placeholders": 0}')
"""


def key(period: str) -> ReportKey:
    return ReportKey("covid-19", PROVINCE, period)


def small_project(root: Path, *periods: str) -> Project:
    """A project whose province sent a file (no real workbook) in each of these periods."""
    project = Project(root)
    (root / "data").mkdir(parents=True)
    shutil.copy(REPOSITORY / "data/areas.csv", project.areas_file)
    shutil.copy(REPOSITORY / "data/regimes.yaml", project.regimes_file)
    home = "data/programmes/covid-19"
    definitions = (f"{home}/{name}" for name in (f"plans/{PROVINCE}", "indicators", "rules"))
    for folder in (*definitions, f"{home}/provinces", "data/provinces", "data/rules"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    shutil.copy(REPOSITORY / home / "programme.yaml", root / home)
    for empty in (project.references, project.templates, project.notebooks):
        empty.mkdir()
    (project.references / "comparison_values.csv").write_text("id,value,as_of,source\n")
    for period in periods:
        send(project, period)
    return project


def send(project: Project, period: str, content: str = "1") -> Path:
    """What a unit sent: enough to make a report due."""
    path = project.sent(key(period)) / "don-vi.xlsx"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    return path


def write_notebook(project: Project, *cells: str, kernel: str = "python3") -> Path:
    """The project's notebook: its parameters, then these cells."""
    node = new_notebook(
        cells=[
            new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]}, id="parameters"),
            *(new_code_cell(cell, id=f"cell-{n}") for n, cell in enumerate(cells)),
        ],
        metadata={"kernelspec": {"name": kernel, "display_name": kernel, "language": "python"}},
    )
    path = project.notebooks / NOTEBOOK
    nbformat.write(node, path)
    return path


def only_in(period: str, code: str) -> str:
    """A cell that runs `code` in the report of one period."""
    lines = "\n".join(f"    {line}" for line in code.splitlines())
    return f"if period == {period!r}:\n{lines}"


def published(project: Project) -> set[str]:
    """The periods whose report is published, each checked to be whole."""
    return {folder.name for folder in _reports(project) if _is_whole(folder)}


def left_behind(project: Project) -> set[str]:
    """Folders of unfinished builds beside the published ones."""
    folder = project.reports / "covid-19" / PROVINCE
    return {p.name for p in folder.glob("*.*")} if folder.is_dir() else set()


def problems_of(outcome: Outcome) -> str:
    """What a failed report says."""
    assert isinstance(outcome, Failed), outcome
    return "\n".join(str(problem) for problem in outcome.problems)


def _reports(project: Project) -> Iterator[Path]:
    folder = project.reports / "covid-19" / PROVINCE
    return (p for p in folder.iterdir() if "." not in p.name) if folder.is_dir() else iter(())


def _is_whole(folder: Path) -> bool:
    run = json.loads((folder / "run.json").read_text())
    assert run["inputs"], f"{folder} was published without what it was made from"
    missing = [name for name in run["outputs"] if not (folder / name).is_file()]
    assert not missing, f"{folder} was published without {missing}"
    return True
