"""Which notebook makes a report: the analyst's own if there is one.

The nearest wins: notebooks/<programme>/<province>/<period>.ipynb, that of the province,
notebooks/<programme>/<province>.ipynb, and the one that all reports share. Where the project
has one programme its folder may be left out.
"""

from __future__ import annotations

from pathlib import Path

from baocao.build.run.job import NOTEBOOK
from baocao.core.project import Project
from baocao.core.report_key import ReportKey


def notebook_of(project: Project, key: ReportKey) -> Path:
    """The notebook of a report, which is one of the report's inputs."""
    folders = [project.notebooks / key.programme]
    if len(project.programmes) < 2:
        folders.append(project.notebooks)
    names = (Path(key.province, f"{key.period}.ipynb"), Path(f"{key.province}.ipynb"))
    own = (folder / name for name in names for folder in folders)
    return next((path for path in own if path.is_file()), project.notebooks / NOTEBOOK)
