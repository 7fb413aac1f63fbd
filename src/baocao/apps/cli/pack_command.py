"""`baocao pack`: one zip file to hand to the clerk."""

from __future__ import annotations

from pathlib import Path

from baocao.apps.cli.options import NamedReport
from baocao.build.issue.pack import pack_report
from baocao.build.workspace.door import report_meant
from baocao.core.errors import Problem, UsageError
from baocao.core.project import find_project
from baocao.core.whole_file import write_asked


def run_pack(named: NamedReport, out: Path | None, *, force: bool) -> int:
    """Write the zip file; one that somebody named and that is there only with `force`."""
    scope = report_meant(find_project(), *named)
    project, key = scope.project, scope.key
    path = _asked(out, force=force) if out else project.packed(key)
    content = pack_report(project, key)
    if out is None:
        path.parent.mkdir(parents=True, exist_ok=True)
    write_asked(path, content)
    print(f"Đã ghi {project.name(path)}: báo cáo, tóm tắt, phụ lục và danh-muc.txt có mã băm.")
    return 0


def _asked(out: Path, *, force: bool) -> Path:
    if out.suffix.lower() != ".zip":
        raise UsageError(
            Problem("gói gửi phải là tệp .zip", out.as_posix(), "đặt tên tệp có đuôi .zip")
        )
    if out.exists() and not force:
        todo = "đặt tên khác, hoặc thêm --force nếu chắc chắn muốn ghi đè"
        raise UsageError(Problem("tệp đã có, không ghi đè", out.as_posix(), todo))
    return out
