"""Which files of a report's folder a run wrote, and which people edited or put there.

A file is ours only where a hash proves it: that of run.json, or of the copy of it in .goc where
run.json is missing or broken. What nothing proves is somebody's and is kept (rule 9 of the design).
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path, PurePath

from baocao.archive.built.folder import ORIGINAL, WORD_FILE, file_hash
from baocao.archive.built.names import RUN_FILE
from baocao.archive.built.run import parse_run

DOCUMENTS = (WORD_FILE, "bao-cao-doi-chieu.docx", "tom-tat.docx", "phu-luc.xlsx")
"""The files that people edit; while they are edited the build's own lies beside them."""

ORIGINALS = PurePath(ORIGINAL).parent.name
RUN_COPY = f"{ORIGINALS}/run-goc.json"


def named_beside(name: str, mark: str, number: int = 1) -> str:
    """The name of a file that had to step aside: figures/a.svg, "moi", 2: figures/a-moi-2.svg."""
    path = PurePath(name)
    last = f"-{number}" if number > 1 else ""
    return path.with_name(f"{path.stem}-{mark}{last}{path.suffix}").as_posix()


OURS_BESIDE = "moi"
BESIDE = {name: named_beside(name, OURS_BESIDE) for name in DOCUMENTS}


def proofs(folder: Path) -> Mapping[str, str]:
    """The hash that each file had when a run wrote it; empty where nothing tells."""
    for place in (folder / RUN_FILE, folder / RUN_COPY):
        run = parse_run(place.read_bytes()) if place.is_file() else None
        if run and run.outputs:
            return run.outputs
    original = folder / ORIGINAL
    return {WORD_FILE: file_hash(original)} if original.is_file() else {}


def edited_files(folder: Path) -> tuple[str, ...]:
    """The documents of a published report that are not as its run wrote them."""
    written = proofs(folder)
    return tuple(
        name
        for name in DOCUMENTS
        if (folder / name).is_file() and file_hash(folder / name) != written.get(name)
    )


def keep_original(staging: Path) -> None:
    """Copy the Word file as built aside, so that an edited one can be compared with it."""
    original = staging / ORIGINAL
    original.parent.mkdir(exist_ok=True)
    shutil.copyfile(staging / WORD_FILE, original)


def keep_proofs(staging: Path) -> None:
    """Copy run.json aside: it proves which files are ours."""
    (staging / RUN_COPY).parent.mkdir(exist_ok=True)
    shutil.copyfile(staging / RUN_FILE, staging / RUN_COPY)
