"""A report's folder of plain texts, with the proofs that a run leaves: quick to make."""

from __future__ import annotations

import json
from pathlib import Path

from baocao.archive.built.run import RunFacts, dump_run
from baocao.build.run.edited import DOCUMENTS, keep_original, keep_proofs
from baocao.build.run.fingerprint import output_hashes
from baocao.build.run.replacing import replace_report, report_staging
from baocao.core.project import Project
from baocao.core.report_key import ReportKey

KEY = ReportKey("covid-19", "lang-son", "2022-Q1")
FILES = (*DOCUMENTS, "bao-cao.html", "ledger.json", "figures/a.svg")


def fill(folder: Path, text: str) -> Path:
    """What a run writes: each file says its name and `text`."""
    for name in FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{name} {text}", encoding="utf-8")
    keep_original(folder)
    (folder / "run.json").write_bytes(dump_run(RunFacts(outputs=output_hashes(folder))))
    keep_proofs(folder)
    return folder


def build(project: Project, text: str) -> Path:
    """Build the report and publish it."""
    replace_report(project, KEY, fill(report_staging(project, KEY), text))
    return project.report(KEY)


def texts(folder: Path) -> dict[str, str]:
    """What each file says; hidden ones and run.json are left out."""
    return {
        name: path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and not (name := path.relative_to(folder).as_posix()).startswith((".goc/", "run.json"))
    }


def as_built(text: str) -> dict[str, str]:
    return {name: f"{name} {text}" for name in FILES}


def break_run(folder: Path) -> None:
    (folder / "run.json").write_text(json.dumps("x")[:2], encoding="utf-8")
