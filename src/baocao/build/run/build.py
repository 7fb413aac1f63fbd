"""Builds one report if its inputs changed: has it made, checks it and publishes the folder."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from baocao.archive.built.run import RUN_FILE, RunFacts, dump_run, read_run
from baocao.archive.issued.locks import standing_issue
from baocao.archive.issued.model import IssuedReport
from baocao.build.run.edited import edited_files, keep_edited, keep_original
from baocao.build.run.fingerprint import input_hashes, output_hashes, why_build
from baocao.build.run.isolation import Interrupted
from baocao.build.run.job import (
    EXECUTED,
    Built,
    Job,
    Make,
    Watch,
    unwatched,
)
from baocao.build.run.local import make_here
from baocao.build.run.notebooks import notebook_of
from baocao.build.run.publish import publish, staging_folder
from baocao.core.errors import BaocaoError, Problem
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.core.turn import Hear, Waiting, report_turn
from baocao.output.page.files import PAGE_FILE

__all__ = ["EXECUTED", "Built", "build_report", "failed_notebook"]

PROMISED = (
    *("bao-cao.docx", "bao-cao-doi-chieu.docx", "tom-tat.docx", "phu-luc.xlsx"),
    *(PAGE_FILE, EXECUTED, "ledger.json", RUN_FILE),
)


def build_report(
    project: Project,
    key: ReportKey,
    *,
    force: bool = False,
    make: Make = make_here,
    watch: Watch | None = None,
) -> Built:
    """Build a report unless the published one is current.

    Raises `BaocaoError` where data, plans or a cell fail: nothing published is touched then.
    Where another run builds the same report, this one waits for it.
    """
    watch = watch or unwatched()
    final = project.report(key)
    with report_turn(project, key, _heard_by(watch)):
        issued = standing_issue(project, key)
        if issued is not None:
            return _as_issued(key, final, issued)
        notebook = notebook_of(project, key)
        inputs = input_hashes(project, key, notebook)
        reasons = ("được yêu cầu dựng lại",) if force else why_build(final, inputs)
        if not reasons:
            return Built(key, final, fresh=False, run=read_run(final) or RunFacts())
        staging = staging_folder(final)
        try:
            make(Job(project.root, key, staging), watch)
            run = _complete(project.name(notebook), staging, inputs)
            edited = edited_files(final, read_run(final))
            keep_edited(final, staging, edited)
            publish(staging, final)
            failed_notebook(project, key).unlink(missing_ok=True)
        except BaseException:
            _keep_for_inspection(project, key, staging)
            raise
    return Built(key, final, fresh=True, run=run, reasons=reasons, edited=edited)


def _as_issued(key: ReportKey, final: Path, issued: IssuedReport) -> Built:
    """An issued report as it was issued; its folder is restored from the register."""
    if not final.is_dir():
        staging = staging_folder(final)
        shutil.copytree(issued.folder, staging, dirs_exist_ok=True)
        publish(staging, final)
    return Built(key, final, fresh=False, run=read_run(final) or RunFacts(), issued=True)


def failed_notebook(project: Project, key: ReportKey) -> Path:
    """The place for the executed notebook of a failed report."""
    return project.failed(key) / EXECUTED


def _heard_by(watch: Watch) -> Hear:
    def hear(waiting: Waiting) -> None:
        watch.hear(waiting)
        if watch.stop.is_set():
            raise Interrupted

    return hear


def _complete(notebook: str, staging: Path, inputs: dict[str, str]) -> RunFacts:
    """Check that nothing is missing, and record what the report was made from."""
    missing = [name for name in PROMISED if not (staging / name).is_file()]
    if missing:
        todo = "kiểm tra ô cuối của notebook có gọi report.write() không"
        what = f"notebook chạy xong nhưng thiếu: {', '.join(missing)}"
        raise BaocaoError(Problem(what, notebook, todo))
    keep_original(staging)
    found = read_run(staging) or RunFacts()
    run = replace(found, inputs=inputs, outputs=output_hashes(staging))
    (staging / RUN_FILE).write_bytes(dump_run(run))
    return run


def _keep_for_inspection(project: Project, key: ReportKey, staging: Path) -> None:
    """Keep the notebook of a failed run and delete the rest."""
    kept = failed_notebook(project, key)
    if (staging / EXECUTED).is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        (staging / EXECUTED).replace(kept)
    shutil.rmtree(staging, ignore_errors=True)
