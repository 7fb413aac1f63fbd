"""`baocao form`: the Excel form that a unit fills in."""

from __future__ import annotations

from pathlib import Path

from baocao.apps.cli.options import NamedReport
from baocao.build.workspace.door import work_meant
from baocao.build.workspace.form import make_form
from baocao.core.errors import Problem, UsageError
from baocao.core.project import find_project
from baocao.core.whole_file import write_asked


def run_form(named: NamedReport, unit: str | None, out: Path, *, force: bool) -> int:
    """Write one form; an existing file is replaced only with `force`."""
    if out.suffix.lower() != ".xlsx":
        todo = "đặt tên tệp có đuôi .xlsx"
        raise UsageError(Problem("biểu mẫu phải là tệp .xlsx", out.as_posix(), todo))
    if out.exists() and not force:
        todo = "đặt tên khác, hoặc thêm --force nếu chắc chắn muốn ghi đè"
        raise UsageError(Problem("tệp đã có, không ghi đè", out.as_posix(), todo))
    write_asked(out, make_form(work_meant(find_project(), *named), unit))
    print(f"Đã ghi biểu mẫu: {out.as_posix()}")
    return 0
