"""Which notebook makes a report: the analyst's own one where there is one.

The nearest wins: notebooks/<province>/<period>.ipynb, notebooks/<province>.ipynb, and the
one that all reports share.
"""

from __future__ import annotations

from pathlib import Path

from baocao.build.run.job import NOTEBOOK, ReportKey
from baocao.core.project import Project


def notebook_of(project: Project, key: ReportKey) -> Path:
    """The notebook of a report; it is among the inputs that a report is known by."""
    folder = project.notebooks
    own = folder / key.province / f"{key.period}.ipynb", folder / f"{key.province}.ipynb"
    return next((path for path in own if path.is_file()), folder / NOTEBOOK)
