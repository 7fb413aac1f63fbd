"""Whether a workbook has charts, which hold no values that could be read."""

from __future__ import annotations

import zipfile
from pathlib import Path

_PLACES = ("xl/charts/", "xl/chartsheets/")


def has_charts(path: Path) -> bool:
    """Whether an Office Open XML workbook has a chart, on a sheet or as one."""
    try:
        with zipfile.ZipFile(path) as archive:
            return any(name.startswith(_PLACES) for name in archive.namelist())
    except (OSError, zipfile.BadZipFile):
        return False
