"""Which notebook makes a report: the analyst's own if there is one.

The nearest wins: notebooks/<programme>/<province>/<period>.ipynb, that of the province,
notebooks/<programme>/<province>.ipynb, and the one that the programme's report type names. Where
the project has one programme its folder may be left out; where it has several nobody could say
whose notebook lies there. Of another type than a period's first, period and province are followed
by the type: <province>/<period>--<type>.ipynb, <province>--<type>.ipynb.
"""

from __future__ import annotations

from pathlib import Path

from baocao.build.workspace.definitions import Definitions
from baocao.core.errors import Problem, raise_all
from baocao.core.project import Project
from baocao.core.report_key import ReportKey, with_type


def notebook_of(definitions: Definitions, key: ReportKey) -> Path:
    """The notebook of a report, which is one of the report's inputs.

    Raises `BaocaoError` for an own notebook that may be of any of several programmes.
    """
    project, whole = definitions.project, with_type(key.province, key.type)
    names = (Path(key.province, f"{key.period}.ipynb"), Path(f"{whole}.ipynb"))
    homes = (project.notebooks / key.programme, project.notebooks)
    own = [home / name for name in names for home in homes if (home / name).is_file()]
    if len(project.programmes) > 1:
        raise_all(_unclear(project, path) for path in own if not path.is_relative_to(homes[0]))
    return own[0] if own else project.notebooks / definitions.report_type(key).notebook


def _unclear(project: Project, notebook: Path) -> Problem:
    what = "notebook này không nằm trong thư mục của chương trình nào"
    homes = ", ".join(f"notebooks/{programme}" for programme in project.programmes)
    return Problem(what, project.name(notebook), f"chuyển vào một trong: {homes}")
