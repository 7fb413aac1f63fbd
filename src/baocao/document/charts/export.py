"""A chart as SVG and PNG, without a browser and without the fonts of the machine.

Vega lays the chart out with Arimo, which the package carries: it has every Vietnamese letter
and the widths of Arial. It measures with Liberation Sans, which `vl_convert` holds in memory and
whose letters are as wide: a font in a file it opens anew for each letter, ten times as slow. The
SVG keeps its text as text and asks for Arial first, which every Word has; letters stand where they
should because the widths are the same. The PNG (`png.py`) is made with Arimo alone, so it is the
same on every machine.

`vl_convert` starts threads when it is first imported and called: a process that forks
afterwards leaves a child that hangs. So it is imported only when a chart is rendered, and a
parent of workers must not render. Its first use costs a second: a process that draws few
charts may have them rendered by another one (`render_by`).
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import cache
from types import ModuleType
from typing import Any

from baocao.document.charts.png import png_of
from baocao.document.charts.theme import FONT, FONTS
from baocao.document.charts.vega_lite import Chart

MEASURED = "Liberation Sans"  # as wide as FONT, and in memory
SVG_FONTS = f"Arial, {FONT}, {MEASURED}, sans-serif"

_FONT, _MEASURED = (f'"font": "{name}"' for name in (FONT, MEASURED))  # as `spec_text` writes it


@dataclass(frozen=True)
class ExportedChart:
    """A chart as files: `svg` in UTF-8, `png` at 200 pixels per inch, both 160 mm wide, and
    `spec`, the Vega-Lite specification as JSON that they were drawn from."""

    svg: bytes
    png: bytes
    spec: str = ""


Render = Callable[[str], ExportedChart]
"""From a Vega-Lite specification as JSON to the chart's files."""


DrawAhead = Callable[[Sequence[str]], None]
"""From the specifications of charts that may be asked for; returns at once."""


def _not_ahead(_: Sequence[str]) -> None:
    pass


def export(chart: Chart) -> ExportedChart:
    """The chart's files; the same chart gives the same bytes."""
    return export_spec(chart.to_dict())


def export_spec(spec: Mapping[str, Any]) -> ExportedChart:
    """The files of a Vega-Lite specification of any origin.

    Raises what the renderer raises where it cannot draw it: ValueError, RuntimeError.
    """
    return export_text(spec_text(spec))


def spec_text(spec: Mapping[str, Any]) -> str:
    """A Vega-Lite specification as the JSON that charts are known by."""
    return json.dumps(spec, ensure_ascii=False)


def export_text(text: str) -> ExportedChart:
    """As `export_spec`, of a specification as `spec_text` gives it."""
    return replace(_render.get()(text), spec=text)


def render_by(render: Render, ahead: DrawAhead = _not_ahead) -> None:
    """Have the charts of this process rendered by `render` from now on; `ahead` is told early
    which ones may come."""
    _render.set(render)
    _ahead.set(ahead)


def draw_ahead(specs: Sequence[str]) -> None:
    """Say which charts may be exported soon, the likeliest first: where another process renders
    them, it may begin."""
    _ahead.get()(specs)


def render_here(spec: str) -> ExportedChart:
    """Render once to SVG, and that SVG to PNG, in this process."""
    svg = _renderer().vegalite_to_svg(spec.replace(_FONT, _MEASURED))
    if "<text" not in svg:  # the renderer only logs what goes wrong, and returns an empty picture
        raise RuntimeError("vl_convert drew nothing; its message is on standard error")
    return ExportedChart(_for_readers(svg).encode(), png_of(svg))


_render: ContextVar[Render] = ContextVar("render", default=render_here)
_ahead: ContextVar[DrawAhead] = ContextVar("ahead", default=_not_ahead)


@cache
def _renderer() -> ModuleType:
    import vl_convert

    with _only_our_fonts():
        vl_convert.register_font_directory(str(FONTS))
    return vl_convert


@contextmanager
def _only_our_fonts() -> Iterator[None]:
    """Whoever looks for the machine's fonts meanwhile finds those of the package (Linux)."""
    name = "FONTCONFIG_FILE"
    before = os.environ.get(name)
    os.environ[name] = str(FONTS / "fonts.conf")
    try:
        yield
    finally:
        del os.environ[name]
        if before is not None:
            os.environ[name] = before


def _for_readers(svg: str) -> str:
    for name in (FONT, MEASURED):
        svg = svg.replace(f'font-family="{name}"', f'font-family="{SVG_FONTS}"')
    return svg
