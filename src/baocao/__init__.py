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
- `built_report(province, period)`: a report that is built, as Markdown for Quarto
- `BaocaoError`: what every call raises where a person has to do something
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from baocao.apps.notebook.available import list_data
    from baocao.apps.notebook.comparison import compare_provinces
    from baocao.apps.notebook.data import open_data
    from baocao.apps.notebook.levels import compute_levels
    from baocao.apps.notebook.note import open_note
    from baocao.apps.notebook.outliers import find_outliers
    from baocao.apps.notebook.printed import built_report
    from baocao.apps.notebook.showing import number, show
    from baocao.build.compose.report import Report, open_report
    from baocao.core.errors import BaocaoError
    from baocao.document import charts

__version__ = "0.2.0"

__all__ = [
    "BaocaoError",
    "Report",
    "built_report",
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
    "BaocaoError": "baocao.core.errors",
    "Report": "baocao.build.compose.report",
    "built_report": "baocao.apps.notebook.printed",
    "compare_provinces": "baocao.apps.notebook.comparison",
    "compute_levels": "baocao.apps.notebook.levels",
    "find_outliers": "baocao.apps.notebook.outliers",
    "list_data": "baocao.apps.notebook.available",
    "number": "baocao.apps.notebook.showing",
    "open_data": "baocao.apps.notebook.data",
    "open_note": "baocao.apps.notebook.note",
    "open_report": "baocao.build.compose.report",
    "show": "baocao.apps.notebook.showing",
}


def __getattr__(name: str) -> Any:
    """Import the public names when they are first used: the command line starts without them."""
    if name == "charts":
        return import_module("baocao.document.charts")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'baocao' has no attribute {name!r}")
