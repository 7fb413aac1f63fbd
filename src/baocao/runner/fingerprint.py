"""What a report was made from, by hash: a report is built again only when this changes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import baocao
from baocao.project import Project

RUN_FILE = "run.json"
PACKAGE = "package"  # stands among the inputs for the code


def input_hashes(project: Project, province: str, period: str, notebook: Path) -> dict[str, str]:
    """SHA-256 of every file the report may use, by name; `package` stands for the code."""
    hashes = {project.name(path): file_hash(path) for path in _inputs(project, province, period)}
    hashes[project.name(notebook)] = file_hash(notebook)
    hashes[PACKAGE] = package_hash()
    return dict(sorted(hashes.items()))


def output_hashes(folder: Path) -> dict[str, str]:
    """SHA-256 of every file of a finished report but run.json itself."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        path.relative_to(folder).as_posix(): file_hash(path)
        for path in files
        if path.name != RUN_FILE
    }


def read_run(folder: Path) -> dict[str, Any] | None:
    """The facts of a published report, None where there is none or it cannot be read."""
    try:
        run = json.loads((folder / RUN_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return run if isinstance(run, dict) else None


def why_build(folder: Path, inputs: dict[str, str]) -> tuple[str, ...]:
    """Why the published report is not what these inputs give; nothing where it is, and whole."""
    run = read_run(folder)
    if run is None or not run.get("outputs"):
        return ("chưa có báo cáo hoàn chỉnh",)
    before = run.get("inputs", {})
    changed = [name for name in inputs if name in before and before[name] != inputs[name]]
    added = [name for name in inputs if name not in before]
    gone = [name for name in before if name not in inputs]
    lost = [name for name in run["outputs"] if not (folder / name).is_file()]
    return (
        *(f"đã thay đổi: {_in_words(name)}" for name in changed),
        *(f"mới có: {_in_words(name)}" for name in added),
        *(f"không còn: {_in_words(name)}" for name in gone),
        *(f"thiếu tệp kết quả: {name}" for name in lost),
    )


def is_current(folder: Path, inputs: dict[str, str]) -> bool:
    """Whether the published report was made from exactly these inputs and is whole."""
    return not why_build(folder, inputs)


def _in_words(name: str) -> str:
    return "phiên bản phần mềm" if name == PACKAGE else name


def file_hash(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@cache
def package_hash() -> str:
    """One hash over the package's own files and the versions that shape its output."""
    root = Path(baocao.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(p for p in root.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    for package in ("altair", "python-docx", "vl-convert-python"):
        digest.update(version(package).encode())
    return digest.hexdigest()


def _inputs(project: Project, province: str, period: str) -> Iterator[Path]:
    yield project.areas_file
    yield from _files(project.indicators)
    yield from _files(project.plans / province)
    yield from _files(project.rules)
    yield from _files(project.templates)
    yield project.references / "comparison_values.csv"
    # Earlier periods are inputs too: comparisons and trends are made from them.
    yield from _files(project.submissions / province)
    narrative = project.narratives / province / f"{period}.md"
    yield from [narrative] if narrative.is_file() else []


def _files(folder: Path) -> Iterable[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())
