"""Word files that people edited are never overwritten (rule 9 of the design).

The edited file keeps its name; the new build lies beside it under another.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from baocao.archive.built.folder import ORIGINAL, WORD_FILE, file_hash
from baocao.archive.built.run import RunFacts

BESIDE = {WORD_FILE: "bao-cao-moi.docx", "tom-tat.docx": "tom-tat-moi.docx"}
"""The files people edit, and where the new build goes while they are edited."""


def edited_files(folder: Path, run: RunFacts | None) -> tuple[str, ...]:
    """The Word files of a published report that were changed since its run wrote them."""
    outputs = run.outputs if run else {}
    return tuple(
        name
        for name in BESIDE
        if name in outputs
        and (folder / name).is_file()
        and file_hash(folder / name) != outputs[name]
    )


def keep_original(staging: Path) -> None:
    """Copy the Word file as built aside, so that an edited one can be compared with it."""
    original = staging / ORIGINAL
    original.parent.mkdir(exist_ok=True)
    shutil.copyfile(staging / WORD_FILE, original)


def keep_edited(final: Path, staging: Path, names: tuple[str, ...]) -> None:
    """Carry edited files over into the new folder; the new build steps beside them."""
    for name in names:
        if (staging / name).is_file():
            (staging / name).rename(staging / BESIDE[name])
        shutil.copyfile(final / name, staging / name)
