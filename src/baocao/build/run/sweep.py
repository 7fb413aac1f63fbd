"""Removes what killed commands left half built, whichever report it was of."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from baocao.build.run.publish import BUILDING, REPLACED, beside
from baocao.build.run.replacing import recover_report
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.core.turn import Waiting, register_turn, report_turn


class _Busy(Exception):  # noqa: N818 - it is no error
    """Another command is at it and cleans up itself."""


def sweep(project: Project) -> None:
    """Remove folders that are half built, and put back what was about to be replaced.

    What another command is working on is left alone.
    """
    for final in _finals(project.reports):
        try:
            with report_turn(project, ReportKey(*final.parts[-3:]), _not_now):
                recover_report(project, ReportKey(*final.parts[-3:]))
                _remove(beside(final, BUILDING))
        except (_Busy, OSError, BaocaoError):
            continue
    left = _finals(project.issued)
    if left:
        try:
            with register_turn(project, _not_now):
                _remove(folder for final in left for folder in beside(final, BUILDING))
        except (_Busy, OSError):
            return


def _finals(root: Path) -> list[Path]:
    """The folders of reports beside which something was left."""
    left = (p for mark in (BUILDING, REPLACED) for p in root.glob(f"[!.]*/[!.]*/[!.]*{mark}*/"))
    return sorted({path.with_name(path.name.partition(".")[0]) for path in left})


def _remove(folders: Iterable[Path]) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _not_now(_: Waiting) -> None:
    raise _Busy
