"""Makes a report again from the facts of its run, and compares byte by byte."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from baocao.archive.built.folder import (
    ORIGINAL,
    WORD_FILE,
    PublishedReport,
    file_hash,
    open_folder,
)
from baocao.archive.built.run import RunFacts, read_run
from baocao.archive.issued.issued import built_word, issued_key
from baocao.build.run.fingerprint import PACKAGE, input_hashes
from baocao.build.run.job import Job, unwatched
from baocao.build.run.local import make_here
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.door import report_meant
from baocao.core.errors import Problem, UsageError
from baocao.core.project import Project
from baocao.core.report_key import ReportKey

COMPARED = (".docx", ".xlsx", ".svg", ".png", ".json")
"""Files that the same inputs give byte for byte; a notebook and its page hold the time."""


@dataclass(frozen=True)
class Reproduction:
    """The outcome: files that are the same, differ, or were not made again.

    `inputs` names the inputs that have changed since the run, which may explain a difference.
    """

    key: ReportKey
    inputs: tuple[str, ...]
    same: tuple[str, ...]
    different: tuple[str, ...]

    @property
    def succeeded(self) -> bool:
        """Whether every file came out the same."""
        return not self.different


def reproduce(project: Project, folder: Path) -> Reproduction:
    """Build the report of `folder` (published or issued) again, elsewhere; nothing is changed.

    Raises `BaocaoError` where ledger.json or run.json is missing, broken, of another report,
    or not the file that the run wrote; `UsageError` for a folder that is no report's.
    """
    report = _open(project, folder.resolve())
    run, key = report.run, report.key
    now = input_hashes(Definitions(project, key.programme), key)
    expected = _expected(run.outputs, built_word(project, report.folder))
    with tempfile.TemporaryDirectory() as name:
        made = Path(name)
        make_here(Job(project.root, key, made), unwatched())
        same = tuple(n for n, digest in expected.items() if _hash(made / n) == digest)
    return Reproduction(
        key,
        _changed(run.inputs, now),
        same,
        tuple(name for name in expected if name not in same),
    )


def _expected(outputs: Mapping[str, str], built: str) -> dict[str, str]:
    """The expected hashes; an issued Word file is compared as it was built."""
    found = {name: digest for name, digest in outputs.items() if name.endswith(COMPARED)}
    original = built or found.get(ORIGINAL, "")
    found.pop(ORIGINAL, None)
    return found | {WORD_FILE: original} if original else found


def _changed(before: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    names = sorted(before.keys() | now.keys())
    changed = [name for name in names if before.get(name) != now.get(name)]
    return tuple("phiên bản phần mềm" if name == PACKAGE else name for name in changed)


def _hash(path: Path) -> str:
    return file_hash(path) if path.is_file() else ""


def _open(project: Project, folder: Path) -> PublishedReport:
    """The report of a folder; for a folder elsewhere, the one that its run.json names."""
    homes = {project.reports.resolve(), project.issued.resolve()}
    if homes.intersection(folder.parents[2:3]):
        return open_folder(project, folder, issued_key(folder))
    named = (read_run(folder) or RunFacts()).parameters
    if not named.province:
        what = "thư mục này không có tệp ghi lần dựng (run.json) nêu báo cáo nào"
        todo = "nêu thư mục của một báo cáo đã dựng hoặc đã phát hành"
        raise UsageError(Problem(what, project.name(folder), todo))
    meant = report_meant(project, named.province, named.period, named.programme)
    return open_folder(project, folder, meant.key)
