"""Builds one report: runs the notebook, makes the page, publishes the folder."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from baocao.errors import BaocaoError, Problem
from baocao.project import Project
from baocao.runner.execute import execute
from baocao.runner.fingerprint import (
    RUN_FILE,
    input_hashes,
    is_current,
    output_hashes,
    read_run,
)
from baocao.runner.page import write_page
from baocao.runner.parameters import check_parameters
from baocao.runner.publish import publish, staging_folder

NOTEBOOK = "progress_report.ipynb"
EXECUTED = "notebook.ipynb"
PROMISED = ("bao-cao.docx", "bao-cao.html", EXECUTED, "ledger.json", RUN_FILE)


@dataclass(frozen=True)
class ReportKey:
    """Which report: the province's slug and the period's key."""

    province: str
    period: str

    def __str__(self) -> str:
        return f"{self.province} {self.period}"


@dataclass(frozen=True)
class Built:
    """A report after `make report`: built now or found current."""

    key: ReportKey
    folder: Path
    fresh: bool
    run: dict[str, Any]


def build_report(project: Project, key: ReportKey, *, force: bool = False) -> Built:
    """Build a report unless the published one is current.

    Raises `BaocaoError` where data, plans or a cell fail: nothing published is touched then.
    """
    notebook = project.notebooks / NOTEBOOK
    final = project.reports / key.province / key.period
    inputs = input_hashes(project, key.province, key.period, notebook)
    if not force and is_current(final, inputs):
        return Built(key, final, fresh=False, run=read_run(final) or {})
    staging = staging_folder(final)
    try:
        run = _build(project, key, notebook, staging, inputs)
    except BaseException:
        _keep_for_inspection(project, key, staging)
        raise
    publish(staging, final)
    return Built(key, final, fresh=True, run=run)


def failed_notebook(project: Project, key: ReportKey) -> Path:
    """Where the executed notebook of a failed report is left."""
    return project.reports / ".failed" / key.province / key.period / EXECUTED


def _build(
    project: Project, key: ReportKey, notebook: Path, staging: Path, inputs: dict[str, str]
) -> dict[str, Any]:
    parameters = {
        "province": key.province,
        "period": key.period,
        "output_dir": str(staging),
    }
    check_parameters(notebook, project.name(notebook), parameters)
    execute(project, notebook, staging / EXECUTED, parameters)
    write_page(staging / EXECUTED, staging / "bao-cao.html")
    missing = [name for name in PROMISED if not (staging / name).is_file()]
    if missing:
        todo = "kiểm tra ô cuối của notebook có gọi report.write() không"
        what = f"notebook chạy xong nhưng thiếu: {', '.join(missing)}"
        raise BaocaoError(Problem(what, project.name(notebook), todo))
    run = read_run(staging) or {}
    run |= {"inputs": inputs, "outputs": output_hashes(staging)}
    text = json.dumps(run, ensure_ascii=False, indent=1) + "\n"
    (staging / RUN_FILE).write_text(text, encoding="utf-8")
    return run


def _keep_for_inspection(project: Project, key: ReportKey, staging: Path) -> None:
    """Move the notebook of a failed run aside and drop the rest."""
    kept = failed_notebook(project, key)
    if (staging / EXECUTED).is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        (staging / EXECUTED).replace(kept)
    shutil.rmtree(staging, ignore_errors=True)
