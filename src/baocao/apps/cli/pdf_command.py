"""`baocao pdf`: PDF and page images beside the reports that are built."""

from __future__ import annotations

from pathlib import Path

from baocao.archive.built.folder import published_keys
from baocao.build.run.preview import make_previews
from baocao.build.workspace.sent import Definitions
from baocao.core.errors import Problem, UsageError
from baocao.core.project import Project, find_project


def run_pdf(province: str | None, period: str | None) -> int:
    """Make previews of every built report that matches, and name what was made."""
    project = find_project()
    for preview in make_previews(project, _folders(project, province, period)):
        pages = f" ({len(preview.pages)} trang)" if preview.pages else ""
        print(f"{project.name(preview.pdf)}{pages}")
    return 0


def _folders(project: Project, province: str | None, period: str | None) -> list[Path]:
    slug = Definitions(project).areas.province(province).slug if province else None
    found = [
        project.reports / key[0] / key[1]
        for key in published_keys(project)
        if slug in (None, key[0]) and period in (None, key[1])
    ]
    if not found:
        todo = "dựng báo cáo trước, bằng lệnh: baocao report"
        raise UsageError(Problem("chưa có báo cáo nào đã dựng khớp với yêu cầu", "", todo))
    return found
