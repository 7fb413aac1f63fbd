"""The common notebook is run as plain Python, and leaves what it leaves when a shell runs it."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from baocao.build.compose import load
from baocao.build.run.child import Stopped
from baocao.build.run.drawn_before import drawn_before
from baocao.build.run.isolation import CAN_FORK, LostError, ProcessLimits, run_isolated
from baocao.build.run.job import EXECUTED, Job
from baocao.build.run.local import run_in_shell, run_notebook
from baocao.build.run.notebooks import notebook_of
from baocao.build.run.plain_notebook import plain_notebook
from baocao.build.run.preload import takes_shell
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.hashes import package_hash
from baocao.build.workspace.processes import work_alone
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.core.taken_over import Keeper, keep_in
from baocao.document.charts.export import render_by
from tests.build.run.small_project import WRITES_ALL, write_notebook
from tests.conftest import BUILT, NOTEBOOK, ROOT

COMMON = ROOT / "notebooks" / NOTEBOOK
WORDS_BEFORE = "## II. Chỉ đạo\n\nĐã họp.\n\n## VI. Kiến nghị\n\nKhông.\n"
WORDS = """## I. Tình hình

Có **12 ca** nặng.

## II. Chỉ đạo

Đã họp 3 lần:

- lần đầu;
- *lần sau* với 40 người.

## III. Kết quả

Thêm một đoạn.
"""
_CHANGES = re.compile(
    r'"[\w.]*(?:time|idle|busy|input|reply|duration)": [^,\n]*|"id": "[0-9a-f]{8}"'
)


def run(job: Job, say: Callable[[object], None]) -> None:
    """As a report's process does; the charts are those of the built report."""
    project = Project(job.root)
    render_by(drawn_before(project.report(BUILT), package_hash()).__getitem__)
    if job.folder.name in ("alone", "kept", "recalled"):
        work_alone()
    if job.folder.name in ("kept", "recalled"):
        keep_in(Keeper(job.folder.with_name("basis"), "key", lambda: "key"))
    if job.folder.name == "recalled":
        load.load_inputs = None  # type: ignore[assignment]  # not to be called
    if job.folder.name == "shell":
        definitions = Definitions(project, job.key.programme)
        run_in_shell(project, notebook_of(definitions, job.key), job, say)
    else:
        run_notebook(project, job, say)


def made(project: Project, key: ReportKey, folder: Path) -> list[str]:
    """The steps of making a report into a folder."""
    folder.mkdir()
    heard: list[object] = []
    run_isolated(run, Job(project.root, key, folder), ProcessLimits(300), heard.append, Event())
    return list(map(str, heard))


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def unchanging(notebook: bytes, folder: Path) -> list[str]:
    """An executed notebook by line, without moments, random ids and its own place."""
    text = notebook.decode().replace(str(folder), "FOLDER")
    return _CHANGES.sub("", text).splitlines()


@pytest.mark.skipif(not CAN_FORK, reason="needs fork")
def test_all_ways_leave_the_same_report(project: Project, tmp_path: Path) -> None:
    """Every file to the byte, on one core or all, made anew or with what does not depend on words
    taken over from before people changed some; the executed notebook but for its moments."""
    project.narrative(BUILT).parent.mkdir(parents=True, exist_ok=True)
    project.narrative(BUILT).write_text(WORDS_BEFORE, encoding="utf-8")
    made(project, BUILT, tmp_path / "kept")
    project.narrative(BUILT).write_text(WORDS, encoding="utf-8")
    folders = [tmp_path / way for way in ("plain", "shell", "alone", "recalled")]
    told = [made(project, BUILT, folder) for folder in folders]
    assert told == [told[0]] * len(told)
    left = list(map(files, folders))
    shown = [unchanging(each.pop(EXECUTED), at) for each, at in zip(left, folders, strict=True)]
    assert "text/html" in "".join(shown[0])
    assert shown == [shown[0]] * len(shown)
    assert left == [left[0]] * len(left)
    assert "lần sau" in left[0]["bao-cao.html"].decode()
    assert "phu-luc.xlsx" in left[0]


def run_and_tell(job: Job, say: Callable[[object], None]) -> None:
    run(job, lambda _: None)
    say("papermill" in sys.modules)


@pytest.mark.skipif(not CAN_FORK, reason="needs fork")
def test_a_provinces_own_notebook_takes_no_shell_where_it_says_no_more(
    built: Project, tmp_path: Path
) -> None:
    """Such as a copy of the common one with fewer sections."""
    project, folder, heard = Project(tmp_path / "project"), tmp_path / "own", list[object]()
    shutil.copytree(built.root, project.root)
    folder.mkdir()
    node = json.loads(COMMON.read_bytes())
    node["cells"].pop(4)
    own = project.notebooks / BUILT.programme / f"{BUILT.province}.ipynb"
    own.parent.mkdir(exist_ok=True)
    own.write_text(json.dumps(node), encoding="utf-8")
    job = Job(project.root, BUILT, folder)
    run_isolated(run_and_tell, job, ProcessLimits(300), heard.append, Event())
    assert heard == [False]
    left = json.loads((folder / EXECUTED).read_bytes())
    assert left["metadata"]["papermill"]["input_path"] == str(own)


@pytest.mark.skipif(not CAN_FORK, reason="needs fork")
def test_a_cell_that_fails_is_shown_by_the_shell(built: Project, tmp_path: Path) -> None:
    """The message is the shell's, and the notebook has the error at its cell."""
    with pytest.raises(BaocaoError) as caught:
        made(built, ReportKey(BUILT.programme, BUILT.province, "2021-Q4"), tmp_path / "plain")
    assert caught.value.problems
    node = json.loads((tmp_path / "plain" / EXECUTED).read_bytes())
    errors = [out for cell in node["cells"] for out in cell.get("outputs", []) if "ename" in out]
    assert len(errors) == 1


def run_until_stopped(job: Job, say: Callable[[object], None]) -> None:
    """As a process that is asked to end at its fifth cell."""

    def stop(step: object) -> None:
        if "ô số 5" in str(step):
            raise Stopped

    run(job, stop)


@pytest.mark.skipif(not CAN_FORK, reason="needs fork")
def test_what_was_run_is_there_to_see_where_the_process_is_stopped(
    built: Project, tmp_path: Path
) -> None:
    """The message of a report that took too long sends people to the cell in its notebook."""
    folder = tmp_path / "plain"
    folder.mkdir()
    job = Job(built.root, BUILT, folder)
    with pytest.raises(LostError):
        run_isolated(run_until_stopped, job, ProcessLimits(300), lambda _: None, Event())
    cells = json.loads((folder / EXECUTED).read_bytes())["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert [bool(cell["outputs"]) for cell in code[:4]] == [False, False, True, False]


def test_the_common_notebook_is_plain() -> None:
    """No report of a project that only has notebooks of the package waits for a shell."""
    assert plain_notebook(COMMON)


Change = Callable[[dict[str, Any]], object]
OTHER: dict[str, Change] = {
    "a line of somebody's": lambda n: n["cells"][3].update(source="report.add('Một đoạn.')"),
    "a magic": lambda n: n["cells"][3].update(source="%time report.add(report.situation())"),
    "hidden output": lambda n: n["cells"][2]["source"].append(";  # giấu"),
    "an empty cell": lambda n: n["cells"][3].update(source=""),
    "a tag": lambda n: n["cells"][3]["metadata"].update(tags=["skip-execution"]),
    "a parameter more": lambda n: n["cells"][1]["source"].append('\nten: str = ""'),
    "a parameter that is worked out": lambda n: n["cells"][1].update(source="province = f()"),
    "no parameters": lambda n: n["cells"].pop(1),
    "a kernel of its own": lambda n: n["metadata"]["kernelspec"].update(name="ir"),
    "cells without ids": lambda n: n.update(nbformat_minor=4),
    "another format": lambda n: n.update(nbformat=3),
    "executed before": lambda n: n["metadata"].update(papermill={}),
    "no cells": lambda n: n.pop("cells"),
}


@pytest.mark.parametrize("change", OTHER.values(), ids=OTHER)
def test_an_edited_notebook_is_the_shells(change: Change, tmp_path: Path) -> None:
    """Whatever plain Python might run otherwise is left to Papermill."""
    node = json.loads(COMMON.read_bytes())
    change(node)
    path = tmp_path / NOTEBOOK
    path.write_text(json.dumps(node), encoding="utf-8")
    assert plain_notebook(path) is None


def test_words_in_comments_do_not_matter(tmp_path: Path) -> None:
    """A notebook with other texts and sections in another order is still plain."""
    node = json.loads(COMMON.read_bytes())
    node["cells"][0]["source"] = ["# Tên khác; dòng khác"]
    node["cells"][3:5] = node["cells"][4:2:-1]
    path = tmp_path / NOTEBOOK
    path.write_text(json.dumps(node), encoding="utf-8")
    assert plain_notebook(path)


@pytest.mark.parametrize("content", ["", "[]", "{", '{"cells": [{}]}'])
def test_a_broken_notebook_is_the_shells(content: str, tmp_path: Path) -> None:
    """It is the shell that says what is wrong with it."""
    path = tmp_path / NOTEBOOK
    path.write_text(content, encoding="utf-8")
    assert plain_notebook(path) is None


def test_the_shell_is_imported_for_notebooks_that_need_it(tmp_path: Path) -> None:
    """One of a province's own, or the common one where it was edited."""
    project = Project(tmp_path)
    for name in ("programme.yaml", "levels.csv"):
        source = ROOT / "data/programmes/covid-19" / name
        if source.is_file():
            (tmp_path / "data/programmes/covid-19").mkdir(parents=True, exist_ok=True)
            shutil.copy(source, tmp_path / "data/programmes/covid-19" / name)
    shutil.copytree(ROOT / "notebooks", project.notebooks)
    assert not takes_shell(project)
    shutil.copy(project.notebooks / "ad_hoc.ipynb", project.notebooks / "lang-son.ipynb")
    assert takes_shell(project)
    (project.notebooks / "lang-son.ipynb").unlink()
    write_notebook(project, WRITES_ALL)
    assert takes_shell(project)
