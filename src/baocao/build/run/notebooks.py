"""Which notebook makes a report: the analyst's own if there is one.

The nearest wins: notebooks/<programme>/<province>/<period>.ipynb, that of the province,
notebooks/<programme>/<province>.ipynb, and the one that the programme's report type names. Where
the project has one programme its folder may be left out.
"""

from __future__ import annotations

from pathlib import Path

from baocao.build.workspace.sent import window
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.definitions.programmes.load import load_programme


def notebook_of(project: Project, key: ReportKey) -> Path:
    """The notebook of a report, which is one of the report's inputs."""
    folders = [project.notebooks / key.programme]
    if len(project.programmes) < 2:
        folders.append(project.notebooks)
    names = (Path(key.province, f"{key.period}.ipynb"), Path(f"{key.province}.ipynb"))
    own = (folder / name for name in names for folder in folders)
    return next((path for path in own if path.is_file()), _shared(project, key))


def _shared(project: Project, key: ReportKey) -> Path:
    """The notebook that the report type names."""
    programme = load_programme(project.of(key.programme).home)
    return project.notebooks / programme.report_type(window(project, key)).notebook
