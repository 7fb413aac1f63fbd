"""`baocao renew`: one Word file again, after the wording of the edited one was kept."""

from __future__ import annotations

from baocao.apps.cli.options import NamedReport
from baocao.archive.built.folder import WORD_FILE
from baocao.build.run.renew import renew
from baocao.build.workspace.door import report_meant
from baocao.core.project import find_project


def run_renew(named: NamedReport) -> int:
    """Build, exchange the files, and say where the edited one lies."""
    scope = report_meant(find_project(), *named)
    project, key = scope.project, scope.key
    done = renew(project, key)
    name = project.name(project.report(key) / WORD_FILE)
    if not done.aside:
        print(f"{name} là bản dựng mới, không có bản sửa tay nào phải thay.")
        return 0
    print(f"{name} nay là bản dựng mới, có lời văn đã giữ. Bản sửa tay: {done.aside}")
    if done.changed:
        print("\nCâu do chương trình viết mà bản sửa tay đã đổi, nay lại như chương trình viết:")
    for text in done.changed:
        print(f"- {text}")
    return 0
