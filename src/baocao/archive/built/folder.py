"""A published report as others read it: its ledger, the facts of its run, its files.

Nothing here writes. A file counts as published when its hash is the one in run.json.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from baocao.core.errors import BaocaoError, Problem
from baocao.core.project import Project
from baocao.results.ledger.read import Ledger, read_ledger

LEDGER_FILE = "ledger.json"
RUN_FILE = "run.json"
WORD_FILE = "bao-cao.docx"
ORIGINAL = ".goc/bao-cao.docx"  # the Word file as it was built: people edit the other one


@dataclass(frozen=True)
class PublishedReport:
    """A report in its folder; `run` is run.json, `name` how messages call the folder."""

    folder: Path
    name: str
    ledger: Ledger
    run: Mapping[str, Any]

    @property
    def original(self) -> Path | None:
        """The Word file as it was built, None where no copy of it is left."""
        built = self.run.get("outputs", {}).get(WORD_FILE)
        copies = (self.folder / ORIGINAL, self.folder / WORD_FILE)
        return next((c for c in copies if c.is_file() and file_hash(c) == built), None)

    def is_as_published(self, file: str) -> bool:
        """Whether a file of the report is still what the run wrote."""
        path = self.folder / file
        return path.is_file() and file_hash(path) == self.run.get("outputs", {}).get(file)


def open_published(project: Project, province: str, period: str) -> PublishedReport:
    """Open the report of a province (slug) and period (key).

    Raises `BaocaoError` where it was not built, or where ledger.json or run.json is missing,
    broken, of another report, or not the file that the run wrote.
    """
    return open_folder(project, project.reports / province / period, province, period)


def open_folder(project: Project, folder: Path, province: str, period: str) -> PublishedReport:
    """As `open_published`, for a report that lies in `folder`."""
    name = project.name(folder)
    run = _run(folder, name)
    content = _read(folder / LEDGER_FILE, name)
    ledger = read_ledger(content, f"{name}/{LEDGER_FILE}")
    _check_report(run.get("parameters", {}), f"{name}/{RUN_FILE}", province, period)
    found = {"province": ledger.province, "period": ledger.period}
    _check_report(found, f"{name}/{LEDGER_FILE}", province, period)
    if hashlib.sha256(content).hexdigest() != run["outputs"].get(LEDGER_FILE):
        what = "sổ số liệu không còn là tệp đã dựng: nội dung đã bị sửa sau khi báo cáo hoàn thành"
        raise BaocaoError(Problem(what, f"{name}/{LEDGER_FILE}", _rebuild(province, period)))
    return PublishedReport(folder, name, ledger, run)


def published_keys(project: Project) -> tuple[tuple[str, str], ...]:
    """Province and period of every report that was built, sorted.

    Folders with a dot in their names are none: hidden ones, and reports that are being built.
    """
    found = sorted(project.reports.glob(f"*/*/{RUN_FILE}"))
    keys = ((path.parts[-3], path.parts[-2]) for path in found)
    return tuple((province, period) for province, period in keys if "." not in province + period)


def file_hash(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _run(folder: Path, name: str) -> dict[str, Any]:
    try:
        run = json.loads(_read(folder / RUN_FILE, name))
    except ValueError:
        run = None
    if not isinstance(run, dict) or not isinstance(run.get("outputs"), dict):
        what = "tệp ghi lần dựng hỏng hoặc thiếu mã băm của kết quả"
        todo = _rebuild(folder.parent.name, folder.name)
        raise BaocaoError(Problem(what, f"{name}/{RUN_FILE}", todo))
    return run


def _read(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        what = "không đọc được tệp của báo cáo; báo cáo chưa được dựng hoặc tệp đã bị xóa"
        todo = _rebuild(path.parent.parent.name, path.parent.name)
        raise BaocaoError(Problem(what, f"{name}/{path.name}", todo)) from None


def _check_report(found: Mapping[str, Any], name: str, province: str, period: str) -> None:
    if (found.get("province"), found.get("period")) != (province, period):
        whose = f"{found.get('province')} {found.get('period')}"
        what = f"tệp này là của báo cáo {whose}, không phải {province} {period}"
        raise BaocaoError(Problem(what, name, _rebuild(province, period)))


def _rebuild(province: str, period: str) -> str:
    command = f"baocao report --province {province} --period {period} --force"
    return f"dựng lại báo cáo: {command}"
