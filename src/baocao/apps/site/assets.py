"""Scripts and styles that all pages share, the drawing library among them."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

from baocao.core.project import Project
from baocao.core.sealed import read_sealed, write_sealed
from baocao.output.page.files import FOLDER, STYLES
from baocao.output.page.page import Entry
from baocao.output.page.script import script_json

SHARED = (
    "pages.css",
    *("frame.js", "tables.js", "fold.js", "trace.js", "charts.js", "start.js"),
)
EARLY = ("start.js", "tables.js")
"""What start pages run before they are drawn."""
VEGA = "vega.js"
_GLOBALS = "window.vegaEmbed = vegaEmbed;"


def write_assets(
    project: Project, folder: Path, entries: Iterable[Entry], values: Mapping[str, Any]
) -> None:
    """Write everything that pages load from assets/, what the search reads too: pages and other
    `entries`, and `values` of units."""
    folder.mkdir(parents=True)
    for name in SHARED:
        shutil.copyfile(project.templates / FOLDER / name, folder / name)
    _write_frame(project.templates / FOLDER, folder)
    listed = [[entry.title, entry.path, entry.kind] for entry in entries]
    found = f"bcPages({script_json(listed)}, {script_json(values)});\n"
    (folder / "pages.js").write_text(found, encoding="utf-8")
    (folder / VEGA).write_bytes(_vega(project))


def _write_frame(templates: Path, folder: Path) -> None:
    """The style of our own frame: one file, as a phone waits for each."""
    style = "".join((templates / name).read_text(encoding="utf-8") for name in STYLES)
    (folder / "frame.css").write_text(style, encoding="utf-8")


def _vega(project: Project) -> bytes:
    """Vega, Vega-Lite and Vega-Embed as one script, made once for each version.

    `vl_convert` must not be used before a process forks (see `baocao.document.charts.export`): the
    pages of the reports are made by other processes before this is called.
    """
    made_by = f"vega-{version('vl-convert-python')}"
    path = project.cache / "site" / f"{made_by}.js"
    script = read_sealed(path, made_by)
    if script is None:
        script = _bundle()
        with suppress(OSError):  # then it is made each time
            write_sealed(path, made_by, script)
    return script


def _bundle() -> bytes:
    import vl_convert

    # The bundle has names of its own at the top, which must not become the page's.
    return f"(function(){{{vl_convert.javascript_bundle(_GLOBALS)}\n}})();\n".encode()
