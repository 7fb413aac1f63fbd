"""`baocao site`: build the web pages and say what could not be shown."""

from __future__ import annotations

from datetime import date

from baocao.apps.cli.messages import print_json
from baocao.apps.site.publish import BuiltSite, build_site
from baocao.core.project import Project, find_project


def run_site(today: date, *, as_json: bool) -> int:
    """Build the pages; folders that cannot be used are reported and skipped."""
    project = find_project()
    built = build_site(project, today)
    if as_json:
        print_json(_record(project, built))
    else:
        _print(project, built)
    return 0


def _print(project: Project, built: BuiltSite) -> None:
    by = "Quarto" if built.by_quarto else "baocao, không cần Quarto"
    start = project.name(built.folder / "index.html")
    print(f"Đã dựng {built.pages} trang từ {built.reports} báo cáo ({by}). Mở {start} để xem.")
    for folder in built.unusable:
        for problem in folder.problems:
            print(f"Không dùng được: {problem}")


def _record(project: Project, built: BuiltSite) -> dict[str, object]:
    return {
        "path": project.name(built.folder),
        "pages": built.pages,
        "reports": built.reports,
        "by_quarto": built.by_quarto,
        "unusable": [
            {"folder": folder.name, "problems": folder.problems} for folder in built.unusable
        ],
    }
