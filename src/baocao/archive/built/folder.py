"""A published report as others read it: its ledger, the facts of its run, its files.

Nothing here writes. A file counts as published when its hash is the one in run.json.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from baocao.archive.built.run import RUN_FILE, RunFacts, parse_run
from baocao.core.errors import BaocaoError, Problem
from baocao.core.project import Project
from baocao.results.ledger.read import Ledger, read_ledger

LEDGER_FILE = "ledger.json"
WORD_FILE = "bao-cao.docx"
ORIGINAL = ".goc/bao-cao.docx"  # the Word file as it was built: people edit the other one


@dataclass(frozen=True)
class PublishedReport:
    """A report in its folder; `run` its run.json, `name` how messages call the folder."""

    folder: Path
    name: str
    ledger: Ledger
    run: RunFacts

    @property
    def original(self) -> Path | None:
        """The Word file as it was built, None where no copy of it is left."""
        built = self.run.outputs.get(WORD_FILE)
        copies = (self.folder / ORIGINAL, self.folder / WORD_FILE)
        return next((c for c in copies if c.is_file() and file_hash(c) == built), None)

    def is_as_published(self, file: str) -> bool:
        """Whether a file of the report is still what the run wrote."""
        path = self.folder / file
        return path.is_file() and file_hash(path) == self.run.outputs.get(file)


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
    wanted = (province, period)
    built = run.parameters
    _check_report((built.province, built.period), f"{name}/{RUN_FILE}", wanted)
    _check_report((ledger.province, ledger.period), f"{name}/{LEDGER_FILE}", wanted)
    if hashlib.sha256(content).hexdigest() != run.outputs.get(LEDGER_FILE):
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


def _run(folder: Path, name: str) -> RunFacts:
    run = parse_run(_read(folder / RUN_FILE, name))
    if run is None or not run.outputs:
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


def _check_report(found: tuple[str, str], name: str, wanted: tuple[str, str]) -> None:
    """Whether a file is of the report that is wanted, both by province and period."""
    if found != wanted:
        whose = " ".join(part or "?" for part in found)
        what = f"tệp này là của báo cáo {whose}, không phải {' '.join(wanted)}"
        raise BaocaoError(Problem(what, name, _rebuild(*wanted)))


def _rebuild(province: str, period: str) -> str:
    command = f"baocao report --province {province} --period {period} --force"
    return f"dựng lại báo cáo: {command}"
