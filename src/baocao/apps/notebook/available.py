"""Which provinces and periods there is data for: what a notebook can be asked about."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import pandas as pd

from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.due import folders_with_data
from baocao.core.project import find_project

COLUMNS = ("province", "province_name", "reports")


def list_data() -> pd.DataFrame:
    """A row for each province that sent something: its slug, name and periods.

    Where there are several programmes, the first column says of which one. Nothing is read
    but the names of folders and files in data/submissions.
    """
    project = find_project()
    every = [row for id_ in project.programmes for row in _rows(Definitions(project, id_))]
    frame = pd.DataFrame(every, columns=["programme", *COLUMNS])
    return frame if len(project.programmes) > 1 else frame[list(COLUMNS)]


def _rows(definitions: Definitions) -> Iterator[tuple[str, ...]]:
    folders = folders_with_data(definitions)
    for slug, own in groupby(folders, key=lambda folder: folder.parent.name):
        name = definitions.areas.province(slug).name
        yield definitions.id, slug, name, ", ".join(folder.name for folder in own)
