"""Which provinces and periods there is data for: what a notebook can be asked about."""

from __future__ import annotations

import pandas as pd

from baocao.project import find_project
from baocao.reporting.sent import Definitions


def list_data() -> pd.DataFrame:
    """A row for each province that sent something: its slug, name and periods.

    Nothing is read but the names of folders in data/submissions.
    """
    project = find_project()
    areas = Definitions(project).areas
    rows = []
    for folder in sorted(p for p in project.submissions.glob("*/") if p.is_dir()):
        periods = sorted(p.name for p in folder.glob("*/") if p.is_dir())
        rows.append((folder.name, areas.province(folder.name).name, ", ".join(periods)))
    return pd.DataFrame(rows, columns=["province", "province_name", "reports"])
