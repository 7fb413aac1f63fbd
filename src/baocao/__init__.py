"""Quarterly reports of a Vietnamese province's health units, every number traceable.

What a notebook calls is here; each name is imported when it is first used:

- `open_report(province, period)`: a report to compose, `report.add(...)` puts content into it
- `open_data(province, period)`: what units sent and what came of it, as pandas frames
- `list_data()`: the provinces and periods that there is data for
- `charts`: `by_area`, `over_time` and `stacked` draw frames in the report's look
- `show(frame)`, `number(value)`: frames and numbers as Vietnamese documents print them
- `compare_provinces(data)`, `find_outliers(data)`, `compute_levels(data)`: the same questions
  that the notebooks ask
- `open_note(data, title)`: a short official Word file and workbook on a question of the day
- `BaocaoError`: what every call raises where a person has to do something
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from baocao import charts
    from baocao.analysis.available import list_data
    from baocao.analysis.comparison import compare_provinces
    from baocao.analysis.data import open_data
    from baocao.analysis.levels import compute_levels
    from baocao.analysis.note import open_note
    from baocao.analysis.outliers import find_outliers
    from baocao.analysis.showing import number, show
    from baocao.errors import BaocaoError
    from baocao.reporting.report import Report, open_report

__all__ = [
    "BaocaoError",
    "Report",
    "charts",
    "compare_provinces",
    "compute_levels",
    "find_outliers",
    "list_data",
    "number",
    "open_data",
    "open_note",
    "open_report",
    "show",
]

_HOMES = {
    "BaocaoError": "baocao.errors",
    "Report": "baocao.reporting.report",
    "compare_provinces": "baocao.analysis.comparison",
    "compute_levels": "baocao.analysis.levels",
    "find_outliers": "baocao.analysis.outliers",
    "list_data": "baocao.analysis.available",
    "number": "baocao.analysis.showing",
    "open_data": "baocao.analysis.data",
    "open_note": "baocao.analysis.note",
    "open_report": "baocao.reporting.report",
    "show": "baocao.analysis.showing",
}


def __getattr__(name: str) -> Any:
    """Import the public names when they are first used: the command line starts without them."""
    if name == "charts":
        return import_module("baocao.charts")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'baocao' has no attribute {name!r}")
