"""Verifies one Word file against the report that it was made from. Nothing is written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from baocao.archive.built.folder import WORD_FILE, PublishedReport, open_folder, open_published
from baocao.archive.issued.chain_check import check_entry
from baocao.archive.issued.issued import latest_issue
from baocao.archive.issued.model import ISSUE_FILE
from baocao.core.errors import BaocaoError, Problem
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.output.word.styles import Style
from baocao.results.ledger.people import WrittenNumber
from baocao.review.verify.compare import compare
from baocao.review.verify.draft import Passage
from baocao.review.verify.identify import identify, keys_named
from baocao.review.verify.inlines import RevisionView
from baocao.review.verify.model import Change, Verification
from baocao.review.verify.passages import read_text
from baocao.review.verify.slots import SlotFinder
from baocao.review.verify.text import FileText, placeholders_left, text_of
from baocao.review.verify.tracked import tracked_changes
from baocao.review.verify.word_file import WordFile, open_word_file

_DAY = r"ngày \d+ tháng \d+ năm \d{4}"
_GIVEN = re.compile(rf"Số: ?\d+/\S+|[^(|]+, {_DAY}$|\(Kèm theo .*số \d+/\S+ {_DAY}")
_SIGNATURE = (Style.RECIPIENTS_TITLE, Style.SIGNER_TITLE, Style.SIGNER_NAME)
_STYLES = frozenset(style.style_name for style in _SIGNATURE)


def sealed_in(passages: Sequence[Passage]) -> frozenset[int]:
    """Where number and date, references to them, and the signature stand."""
    return frozenset(
        place
        for place, passage in enumerate(passages)
        if passage.style in _STYLES or any(map(_GIVEN.match, passage.text.split(" | ")))
    )


def verify_file(project: Project, path: Path, key: ReportKey | None = None) -> Verification:
    """Compare the Word file at `path` with the published report that it is a version of.

    Without a `key` the file says which it is. Raises `UsageError` where that cannot be told,
    and `BaocaoError` where the file or the published report cannot be read, or the file is
    another report's.
    """
    file = open_word_file(path, project.name(path))
    if key is None:
        return verify_against(_report(project, identify(project, file)), file)
    if file.identifier and key not in keys_named(project, file.identifier):
        what = f"tệp này là của báo cáo {file.identifier}, không phải {key.identifier}"
        raise BaocaoError(Problem(what, file.name, "chọn đúng tệp, hoặc nêu đúng tỉnh và kỳ"))
    return verify_against(_report(project, key), file)


def _report(project: Project, key: ReportKey) -> PublishedReport:
    """The published report; where it was issued, or its folder was cleared away, the register's
    copy of it, which must be as it was issued."""
    folder = project.report(key)
    if not folder.is_dir() or (folder / ISSUE_FILE).is_file():
        issued = latest_issue(project, key)
        if issued is not None:
            check_entry(project, issued.folder)
            return open_folder(project, issued.folder, key)
    return open_published(project, key)


def verify_against(report: PublishedReport, file: WordFile) -> Verification:
    """Compare an opened Word file with a published report."""
    finder = SlotFinder(report.ledger)
    built = built_text(report, finder)
    edited = text_of(read_text(file, RevisionView.ACCEPTED), finder)
    tracked = tracked_changes(file)
    changes = compare(built, edited)
    if tracked:
        undone = text_of(read_text(file, RevisionView.REJECTED), finder)
        changes = _with_pending(changes, compare(built, undone))
    return Verification(
        file=file.name,
        key=report.key,
        figures=len(built.slots),
        tracked=tracked,
        changes=changes,
        placeholders=placeholders_left(built, edited),
        written=_still_there(report.ledger.written, edited),
    )


def _still_there(written: Iterable[WrittenNumber], edited: FileText) -> tuple[WrittenNumber, ...]:
    """The numbers of people's own that the file still has."""
    texts = [passage.text for passage in edited.passages]
    return tuple(own for own in written if any(own.number in text for text in texts))


def built_text(report: PublishedReport, finder: SlotFinder) -> FileText:
    """The text of the report as it was built.

    Raises `BaocaoError` where no copy of the Word file as built is left.
    """
    name = f"{report.name}/{WORD_FILE}"
    original = report.original
    if original is None:
        what = "tệp Word đã dựng bị mất hoặc đã bị sửa, không còn bản gốc để so sánh"
        todo = "chép tệp đã sửa ra nơi khác, dựng lại báo cáo, rồi kiểm tra bản đã chép"
        raise BaocaoError(Problem(what, name, todo))
    text = text_of(read_text(open_word_file(original, name), RevisionView.ACCEPTED), finder)
    if (report.folder / ISSUE_FILE).is_file():
        return replace(text, sealed=sealed_in(text.passages))
    return text


def _with_pending(changes: Iterable[Change], undone: Iterable[Change]) -> tuple[Change, ...]:
    """Mark the changes that are not there once the tracked changes are rejected."""
    left = Counter(map(_what, undone))
    marked = []
    for change in changes:
        stays = left[_what(change)] > 0
        left[_what(change)] -= stays
        marked.append(replace(change, pending=not stays))
    return tuple(marked)


def _what(change: Change) -> tuple[object, ...]:
    return change.kind, change.figure, change.old, change.new
