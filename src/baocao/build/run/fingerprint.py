"""What a report was made from, by hash: a report is built again only when this changes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from threading import Lock

from baocao.archive.built.folder import file_hash
from baocao.archive.built.names import RUN_FILE
from baocao.archive.built.run import read_run
from baocao.build.run.notebooks import notebook_of
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.files_read import files_read
from baocao.build.workspace.hashes import known_hash, names_below, package_hash
from baocao.build.workspace.hashes_kept import hashes_kept
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.review.keep.files import quotes_file

PACKAGE = "package"  # stands among the inputs for the code

# Reading thousands of small files in several threads at once takes twice as long as one by one:
# the threads wait for each other at each file.
_ONE_BY_ONE = Lock()


def input_hashes(definitions: Definitions, key: ReportKey) -> dict[str, str]:
    """SHA-256 of every file a report reads, by name; `package` stands for the code. Files that
    reports share are read once for all reports of a command."""
    project = definitions.project
    with _ONE_BY_ONE:
        files = (*files_read(definitions, key), os.fspath(notebook_of(definitions, key)))
        place = project.cache / "hashes" / key.programme / f"{key.home}.json"
        with hashes_kept(place, files):
            hashes = {project.name(file): known_hash(file) for file in files}
    hashes[PACKAGE] = package_hash()
    return dict(sorted(hashes.items()))


def basis_hash(project: Project, key: ReportKey, inputs: Mapping[str, str]) -> str:
    """One hash of the inputs but what people write for the report: no figure and no chart is made
    from that."""
    written = {project.name(path) for path in _written(project, key)}
    told = (f"{name}\0{digest}" for name, digest in inputs.items() if name not in written)
    return hashlib.sha256("\0".join(told).encode()).hexdigest()


def basis_of(project: Project, key: ReportKey) -> str:
    """The same of the inputs as they are now."""
    return basis_hash(project, key, input_hashes(Definitions(project, key.programme), key))


def words_changed(project: Project, key: ReportKey) -> bool:
    """Whether people's words are others than those that the published report was made from: then
    it is built, whatever else there is."""
    run = read_run(project.report(key))
    if run is None:
        return False
    names = map(project.name, _written(project, key))
    before = {name: run.inputs[name] for name in names if name in run.inputs}
    try:
        now = {project.name(p): file_hash(p) for p in _written(project, key) if p.is_file()}
    except OSError:  # whoever builds the report says what cannot be read
        return False
    return now != before


def _written(project: Project, key: ReportKey) -> tuple[Path, Path]:
    """The files with what people write for a report."""
    narrative = project.narrative(key)
    return narrative, quotes_file(narrative)


def output_hashes(folder: Path) -> dict[str, str]:
    """SHA-256 of every file of a finished report but run.json itself."""
    root = f"{folder}{os.sep}"
    return {
        name.removeprefix(root).replace(os.sep, "/"): file_hash(name)
        for name in sorted(names_below(os.fspath(folder)))
        if not name.endswith(f"{os.sep}{RUN_FILE}")
    }


def why_build(folder: Path, inputs: dict[str, str]) -> tuple[str, ...]:
    """Why the published report is not what these inputs give; empty if it is, and is complete."""
    run = read_run(folder)
    if run is None or not run.outputs:
        return ("chưa có báo cáo hoàn chỉnh",)
    before = run.inputs
    changed = [name for name in inputs if name in before and before[name] != inputs[name]]
    added = [name for name in inputs if name not in before]
    gone = [name for name in before if name not in inputs]
    lost = [name for name in run.outputs if not (folder / name).is_file()]
    return (
        *(f"đã thay đổi: {_in_words(name)}" for name in changed),
        *(f"mới có: {_in_words(name)}" for name in added),
        *(f"không còn: {_in_words(name)}" for name in gone),
        *(f"thiếu tệp kết quả: {name}" for name in lost),
    )


def _in_words(name: str) -> str:
    return "phiên bản phần mềm" if name == PACKAGE else name
