"""Back to one Word file: the new build takes the place of the edited one, whose wording was kept.

The edited file goes where replaced reports go, reports/.ban-cu; nothing of it is deleted here.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass

from baocao.archive.built.folder import ORIGINAL, WORD_FILE, file_hash, open_published
from baocao.build.run.build import build_report
from baocao.build.run.carrying import contents, copy_files
from baocao.build.run.edited import edited_files, proofs
from baocao.build.run.publish import removed_on_failure
from baocao.build.run.replacing import (
    recover_report,
    replace_report,
    replaced_folders,
    report_staging,
)
from baocao.build.workspace.definitions import window
from baocao.core.errors import BaocaoError, Problem
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.core.turn import report_turn
from baocao.definitions.programmes.load import load_programme
from baocao.review.keep.files import read_quotes
from baocao.review.keep.keep import kept_wording
from baocao.review.verify.word_file import open_word_file


@dataclass(frozen=True)
class Renewed:
    """What became of an edited Word file: where it lies now, "" where there was none, and the
    sentences in it that the program wrote, somebody rewrote, and the new build words as ever."""

    aside: str = ""
    changed: tuple[str, ...] = ()


def renew(project: Project, key: ReportKey) -> Renewed:
    """Build the report if needed and let its Word file take the place of the edited one.

    Raises `BaocaoError` where wording of the edited file is not kept yet, and for a report that
    was issued.
    """
    if build_report(project, key).issued:
        what = "báo cáo đã phát hành: tệp Word là bản đã phát hành"
        raise BaocaoError(Problem(what, project.name(project.report(key)), ""))
    with report_turn(project, key):
        recover_report(project, key)
        if WORD_FILE not in edited_files(project.report(key)):
            return Renewed()
        edited = file_hash(project.report(key) / WORD_FILE)  # whatever is saved later is noticed
        changed = _checked(project, key)
        return Renewed(_exchange(project, key, edited), changed)


def _checked(project: Project, key: ReportKey) -> tuple[str, ...]:
    """The rewritten sentences of the edited file; raises where it has wording that was not kept."""
    path, narrative = project.report(key) / WORD_FILE, project.narrative(key)
    name = project.name(path)
    before = narrative.read_text(encoding="utf-8") if narrative.is_file() else ""
    sections = load_programme(project.of(key.programme).home).report_type(
        window(project, key), key.type
    )
    file, report = open_word_file(path, name), open_published(project, key)
    kept = kept_wording(report, file, before, sections.sections, read_quotes(narrative))
    if kept.markdown != before or any(not quote.by for quote in kept.quotes):
        todo = f"giữ lời văn trước: baocao keep {name}"
        raise BaocaoError(Problem("tệp Word còn lời văn hoặc số chưa được giữ", name, todo))
    return kept.changed


def _exchange(project: Project, key: ReportKey, edited: str) -> str:
    """Put the file as built into the place of the edited one; returns where that lies now."""
    final = project.report(key)
    if file_hash(final / WORD_FILE) != edited:
        name = project.name(final / WORD_FILE)
        what = "tệp này thay đổi trong lúc dựng lại"
        raise BaocaoError(Problem(what, name, "chạy lại lệnh này"))
    built = proofs(final)[WORD_FILE]
    staging = report_staging(project, key)
    found = contents(final)
    kept = [n for n in found if n == ORIGINAL or found[n] not in (edited, built)]
    with removed_on_failure(staging):
        copy_files(final, staging, kept)
        shutil.copyfile(final / ORIGINAL, staging / WORD_FILE)
        replace_report(project, key, staging, "ours", {edited, built})
    return project.name(replaced_folders(project, key)[-1] / WORD_FILE)
