"""Which provinces and periods there is data for: what a notebook can be asked about."""

from __future__ import annotations

from itertools import groupby

import pandas as pd

from baocao.build.workspace.due import folders_with_data
from baocao.build.workspace.sent import Definitions
from baocao.core.project import find_project


def list_data() -> pd.DataFrame:
    """A row for each province that sent something: its slug, name and periods.

    Nothing is read but the names of folders and files in data/submissions.
    """
    project = find_project()
    areas = Definitions(project).areas
    by_province = groupby(folders_with_data(project), key=lambda folder: folder.parent.name)
    rows = [
        (slug, areas.province(slug).name, ", ".join(folder.name for folder in folders))
        for slug, folders in by_province
    ]
    return pd.DataFrame(rows, columns=["province", "province_name", "reports"])
