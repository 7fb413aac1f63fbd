"""`baocao pdf`: PDF and page images beside the reports that are built."""

from __future__ import annotations

from baocao.apps.cli.options import NamedReport
from baocao.archive.built.folder import published_keys
from baocao.build.run.preview import make_previews
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.door import programmes_meant
from baocao.core.errors import Problem, UsageError
from baocao.core.project import Project, find_project
from baocao.core.report_key import ReportKey


def run_pdf(named: NamedReport) -> int:
    """Make previews of every matching report and list them."""
    project = find_project()
    for preview in make_previews(project, _keys(project, named)):
        pages = f" ({len(preview.pages)} trang)" if preview.pages else ""
        print(f"{project.name(preview.pdf)}{pages}")
    return 0


def _keys(project: Project, named: NamedReport) -> list[ReportKey]:
    programmes = programmes_meant(project, named.programme)
    areas = Definitions(project, programmes[0]).areas
    slug = areas.province(named.province).slug if named.province else ""
    found = [
        key
        for key in published_keys(project)
        if key.programme in programmes
        and slug in ("", key.province)
        and named.period in ("", key.period)
    ]
    if not found:
        todo = "dựng báo cáo trước, bằng lệnh: baocao report"
        raise UsageError(Problem("chưa có báo cáo nào đã dựng khớp với yêu cầu", "", todo))
    return found
