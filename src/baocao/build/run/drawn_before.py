"""The charts of the published report, for the next build of it: a changed word draws none anew."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from baocao.archive.built.folder import file_hash
from baocao.archive.built.run import read_run
from baocao.build.run.fingerprint import PACKAGE
from baocao.document.charts.export import ExportedChart
from baocao.document.content import CONTENT_FILE


def drawn_before(folder: Path, package: str) -> Mapping[str, ExportedChart]:
    """The charts in a published report's folder by the specification they were drawn from.

    Only of a report that this package has made, with its renderer and fonts, and only files
    that are still as they were written. `package` is the package's hash.
    """
    run = read_run(folder)
    if run is None or run.inputs.get(PACKAGE) != package:
        return {}
    with suppress(OSError, ValueError):  # somebody else may be building the report, or broke it
        if _is_as_written(folder, CONTENT_FILE, run.outputs):
            content = json.loads((folder / CONTENT_FILE).read_bytes())
            return dict(_charts(content, folder, run.outputs))
    return {}


def _charts(
    content: object, folder: Path, outputs: Mapping[str, str]
) -> Iterator[tuple[str, ExportedChart]]:
    for picture in _pictures(content):
        names = [f"figures/{picture['name']}.{kind}" for kind in ("svg", "png")]
        if all(_is_as_written(folder, name, outputs) for name in names):
            svg, png = ((folder / name).read_bytes() for name in names)
            yield picture["spec"], ExportedChart(svg, png)


def _pictures(content: object) -> Iterator[dict[str, Any]]:
    """The blocks that have a specification, wherever they stand."""
    if isinstance(content, dict):
        if content.get("spec"):
            yield content
        for part in content.values():
            yield from _pictures(part)
    elif isinstance(content, list):
        for part in content:
            yield from _pictures(part)


def _is_as_written(folder: Path, name: str, outputs: Mapping[str, str]) -> bool:
    return name in outputs and file_hash(folder / name) == outputs[name]
