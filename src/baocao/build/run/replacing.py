"""Puts a new folder of a report in the place of the old one, and loses nothing of people's.

The old folder is looked at once more before it goes, and what people may still have open of the
last three is kept in reports/.ban-cu.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection
from pathlib import Path

from baocao.build.run.carrying import (
    Carried,
    Precedence,
    bring_late,
    carry_over,
    contents,
    rescue,
)
from baocao.build.run.edited import DOCUMENTS, proofs
from baocao.build.run.publish import REPLACED, beside, recover, staging_folder, swap
from baocao.core.clock import today
from baocao.core.project import Project
from baocao.core.report_key import ReportKey

KEPT = 3  # replaced folders of a report
_NAME = re.compile(r"\d{4,}-\d{4}-\d\d-\d\d")  # of one: its number and the day


def report_staging(project: Project, key: ReportKey) -> Path:
    """An empty folder to build a report in; what a killed run left is put in order first."""
    recover_report(project, key)
    return staging_folder(project.report(key))


def recover_report(project: Project, key: ReportKey) -> None:
    """Finish what a killed run began: the old report comes back, late edits are brought over."""
    final = project.report(key)
    recover(final)
    for old in beside(final, REPLACED):
        rescue(old, final)
        _retire(project, key, old)


def replace_report(
    project: Project,
    key: ReportKey,
    staging: Path,
    precedence: Precedence = "theirs",
    ours: Collection[str] = (),
) -> tuple[Carried, ...]:
    """Publish a finished folder; returns the files of people's that went along.

    `ours` are hashes of files of the old folder that need not be kept.
    """
    final = project.report(key)
    carried, before = carry_over(final, staging, precedence, ours)
    old = swap(staging, final)
    if old is None:
        return carried
    late = bring_late(old, final, before, precedence)
    _retire(project, key, old)
    known = {one.name for one in carried}
    return (*carried, *(one for one in late if one.name not in known))


def replaced_folders(project: Project, key: ReportKey) -> list[Path]:
    """The replaced folders that are kept, the oldest first; what else lies there is people's."""
    found = [path for path in project.replaced(key).glob("*/") if _NAME.fullmatch(path.name)]
    return sorted(found, key=_number)


def _number(kept: Path) -> int:
    return int(kept.name.partition("-")[0])


def _retire(project: Project, key: ReportKey, old: Path) -> None:
    """Keep the documents of a replaced folder, and all that no run wrote; drop the oldest."""
    shelf = project.replaced(key)
    shelf.mkdir(parents=True, exist_ok=True)
    earlier = replaced_folders(project, key)
    taken = [_number(path) for path in shelf.iterdir() if _NAME.fullmatch(path.name)]
    number = max(taken, default=0) + 1  # a file may be called so, too
    kept = shelf / f"{number:04}-{today().isoformat()}"
    shutil.move(old, kept)
    written = proofs(kept)
    for name, digest in contents(kept).items():
        if name not in DOCUMENTS and digest == written.get(name):
            (kept / name).unlink()
    for oldest in [*earlier, kept][:-KEPT]:
        shutil.rmtree(oldest, ignore_errors=True)
