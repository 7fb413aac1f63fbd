"""A published report as others read it: its ledger, the facts of its run, its files.

Nothing here writes. A file counts as published when its hash is the one in run.json.
"""

from __future__ import annotations

import hashlib
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from baocao.archive.built.names import RUN_FILE
from baocao.core.errors import BaocaoError, Problem
from baocao.core.project import Project
from baocao.core.report_key import ReportKey

if TYPE_CHECKING:
    from baocao.archive.built.run import RunFacts
    from baocao.results.ledger.read import Ledger

_PART = 2**17  # bytes that are read at once
LEDGER_FILE = "ledger.json"
WORD_FILE = "bao-cao.docx"
ORIGINAL = ".goc/bao-cao.docx"  # the Word file as it was built: people edit the other one


@dataclass(frozen=True)
class PublishedReport:
    """A report in its folder; `run` its run.json, `name` how messages call the folder."""

    key: ReportKey
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


def open_published(project: Project, key: ReportKey) -> PublishedReport:
    """Open a published report.

    Raises `BaocaoError` where it was not built, or where ledger.json or run.json is missing,
    broken, of another report, or not the file that the run wrote.
    """
    return open_folder(project, project.report(key), key)


def open_folder(project: Project, folder: Path, key: ReportKey) -> PublishedReport:
    """As `open_published`, for a report that lies in `folder`."""
    # Who only asks where a report lies, or whether it is current, reads no ledger.
    from baocao.archive.built.version_0_1 import ledger_today, run_today
    from baocao.results.ledger.read import read_ledger

    name = project.name(folder)
    run = _run(folder, name, key)
    content = _read(folder / LEDGER_FILE, name, key)
    ledger = read_ledger(content, f"{name}/{LEDGER_FILE}")
    _check_report(run.parameters, f"{name}/{RUN_FILE}", key)
    _check_report(ledger.key, f"{name}/{LEDGER_FILE}", key)
    if hashlib.sha256(content).hexdigest() != run.outputs.get(LEDGER_FILE):
        what = "sổ số liệu không còn là tệp đã dựng: nội dung đã bị sửa sau khi báo cáo hoàn thành"
        raise BaocaoError(Problem(what, f"{name}/{LEDGER_FILE}", rebuild(key)))
    if not ledger.key.programme:
        ledger, run = ledger_today(ledger, key), run_today(run, key)
    return PublishedReport(key, folder, name, ledger, run)


def published_keys(project: Project) -> tuple[ReportKey, ...]:
    """Every report that was built, sorted.

    Folders with a dot in their names are none: hidden ones, and reports that are being built.
    """
    found = project.reports.glob(f"*/*/*/{RUN_FILE}")
    keys = (ReportKey(*path.parts[-4:-1]) for path in found)
    return tuple(sorted(key for key in keys if "." not in key.identifier))


def rebuild(key: ReportKey) -> str:
    """What to do about a report that is not as it was built."""
    return f"dựng lại báo cáo: baocao report {key.options} --force"


def file_hash(path: str | Path) -> str:
    """SHA-256 of a file's bytes; `hashlib.file_digest` takes twice as long for a small file."""
    digest = hashlib.sha256()
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - thousands of names, no Path each
        while part := file.read(_PART):
            digest.update(part)
    return digest.hexdigest()


def _run(folder: Path, name: str, key: ReportKey) -> RunFacts:
    from baocao.archive.built.run import parse_run  # who only asks for hashes reads no run

    run = parse_run(_read(folder / RUN_FILE, name, key))
    if run is None or not run.outputs:
        what = "tệp ghi lần dựng hỏng hoặc thiếu mã băm của kết quả"
        raise BaocaoError(Problem(what, f"{name}/{RUN_FILE}", rebuild(key)))
    return run


def _read(path: Path, name: str, key: ReportKey) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        what = "không đọc được tệp của báo cáo; báo cáo chưa được dựng hoặc tệp đã bị xóa"
        raise BaocaoError(Problem(what, f"{name}/{path.name}", rebuild(key))) from None


def _check_report(found: ReportKey, name: str, wanted: ReportKey) -> None:
    """A file of version 0.1 names no programme: the folder that it lies in does."""
    whose = found if found.programme else replace(found, programme=wanted.programme)
    if whose != wanted:
        stated = "/".join(part or "?" for part in astuple(whose))
        what = f"tệp này là của báo cáo {stated}, không phải {wanted.identifier}"
        raise BaocaoError(Problem(what, name, rebuild(wanted)))
