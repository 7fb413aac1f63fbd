"""What speaks against handing a report on: data that moved on, files that somebody changed, a Word
file that does not say what the ledger says or is not finished. Nothing here writes.
"""

from __future__ import annotations

from collections.abc import Iterator

from baocao.archive.built.folder import WORD_FILE, PublishedReport, rebuild
from baocao.build.run.edited import DOCUMENTS
from baocao.build.run.fingerprint import PACKAGE, input_hashes, why_build
from baocao.build.workspace.definitions import Definitions
from baocao.core.errors import Problem
from baocao.core.project import Project
from baocao.review.verify.verify import verify_file


def objections(project: Project, report: PublishedReport) -> Iterator[Problem]:
    """Everything that a report's own folder says against issuing or handing it on."""
    if _is_stale(project, report):
        todo = f"dựng lại rồi xem lại: baocao report {report.key.options}"
        yield Problem("số liệu hoặc kế hoạch đã đổi từ khi dựng báo cáo", report.name, todo)
    yield from files_changed(project, report)
    yield from _of_word_file(project, report)


def _is_stale(project: Project, report: PublishedReport) -> bool:
    """Whether data, plan or wording changed since the build; a newer program does not count."""
    inputs = input_hashes(Definitions(project, report.key.programme), report.key)
    built_with = report.run.inputs.get(PACKAGE, "")
    return bool(why_build(report.folder, inputs | {PACKAGE: built_with}))


def files_changed(project: Project, report: PublishedReport) -> Iterator[Problem]:
    """What people do not edit is issued as it was built."""
    for name in report.run.outputs:
        path = report.folder / name
        if name not in DOCUMENTS and path.is_file() and not report.is_as_published(name):
            yield Problem("tệp bị sửa sau khi dựng", project.name(path), rebuild(report.key))


def _of_word_file(project: Project, report: PublishedReport) -> Iterator[Problem]:
    path = report.folder / WORD_FILE
    verified = verify_file(project, path, report.key)
    name = project.name(path)
    if not verified.agrees:
        todo = f"xem từng chỗ: baocao verify {name}"
        yield Problem("tệp Word có số liệu không khớp với sổ số liệu", name, todo)
    if verified.open_numbers:
        count = len(verified.open_numbers)
        what = f"còn {count} số trong lời văn, do người viết tự nêu, chưa ai xác nhận"
        yield Problem(what, name, f"xem và xác nhận từng số: baocao keep {name}")
    if verified.tracked:
        todo = "chấp nhận hoặc từ chối các thay đổi trong Word rồi lưu lại"
        yield Problem("tệp Word còn thay đổi được theo dõi chưa duyệt", name, todo)
    if verified.placeholders:
        what = f"còn {len(verified.placeholders)} chỗ chưa soạn nội dung"
        yield Problem(what, name, "soạn hoặc xóa các chỗ in trong ngoặc vuông")
