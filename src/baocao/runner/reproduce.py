"""Makes a report again from the facts of its run, and compares byte by byte."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from baocao.errors import BaocaoError, Problem
from baocao.project import Project
from baocao.published.folder import ORIGINAL, WORD_FILE, file_hash
from baocao.runner.fingerprint import PACKAGE, input_hashes, read_run
from baocao.runner.job import Job, ReportKey, unwatched
from baocao.runner.local import make_here
from baocao.runner.notebooks import notebook_of

COMPARED = (".docx", ".xlsx", ".svg", ".png", ".json")
"""Files that the same inputs give byte for byte; a notebook and its page hold the time."""


@dataclass(frozen=True)
class Reproduction:
    """What came out: files that are the same, differ or were not made again.

    `inputs` names what is not as it was at the run; a difference may come from there.
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

    Raises `BaocaoError` where run.json is missing, broken or of an older version.
    """
    run = _run(project, folder)
    key = ReportKey(run["parameters"]["province"], run["parameters"]["period"])
    now = input_hashes(project, key.province, key.period, notebook_of(project, key))
    expected = _expected(run["outputs"])
    with tempfile.TemporaryDirectory() as name:
        made = Path(name)
        make_here(Job(project.root, key, made), unwatched())
        same = tuple(n for n, digest in expected.items() if _hash(made / n) == digest)
    return Reproduction(
        key,
        _changed(run.get("inputs", {}), now),
        same,
        tuple(name for name in expected if name not in same),
    )


def _expected(outputs: dict[str, str]) -> dict[str, str]:
    """The hashes to come out; an issued Word file is compared as it was built."""
    found = {name: digest for name, digest in outputs.items() if name.endswith(COMPARED)}
    original = found.pop(ORIGINAL, None)
    if original is not None:
        found[WORD_FILE] = original
    return found


def _changed(before: dict[str, str], now: dict[str, str]) -> tuple[str, ...]:
    names = sorted(before.keys() | now.keys())
    changed = [name for name in names if before.get(name) != now.get(name)]
    return tuple("phiên bản phần mềm" if name == PACKAGE else name for name in changed)


def _hash(path: Path) -> str:
    return file_hash(path) if path.is_file() else ""


def _run(project: Project, folder: Path) -> dict[str, Any]:
    run = read_run(folder)
    parameters = (run or {}).get("parameters")
    if run is None or not isinstance(parameters, dict) or not run.get("outputs"):
        what = "không đọc được tệp ghi lần dựng (run.json), hoặc tệp không đủ"
        todo = "nêu thư mục của một báo cáo đã dựng, ví dụ reports/lang-son/2022-Q1"
        raise BaocaoError(Problem(what, project.name(folder), todo))
    return run
