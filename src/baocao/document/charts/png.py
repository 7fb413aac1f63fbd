"""An SVG drawn as a PNG as wide as the page's text, with the font that the package carries.

`resvg` draws it: unlike `vl_convert` it takes the font from memory and not from a file for each
letter, sees no font of the machine, and makes files a quarter as large. Nothing here knows what
a chart is.
"""

from __future__ import annotations

import re
import struct
import zlib
from functools import cache

from resvg import render, usvg

from baocao.document.charts.theme import FONT, FONTS, WIDTH_MM

PPI = 200

_MM_PER_INCH = 25.4
_PIXELS = WIDTH_MM / _MM_PER_INCH * PPI
_AS_IT_IS = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)  # rows of an affine matrix
_HEAD = re.compile(r'(<svg [^>]*?\bwidth=")([0-9.]+)(" height=")([0-9.]+)(")')
_FAMILY = re.compile(r'font-family="[^"]*"')
_BEFORE_PIXELS = 33  # a PNG's signature and its first chunk; the resolution comes next


def png_of(svg: str) -> bytes:
    """The drawing at 200 pixels per inch, 160 mm wide; the same SVG gives the same bytes.

    Raises ValueError for an SVG that does not say its size or cannot be read.
    """
    match = _HEAD.match(svg)
    if match is None:
        raise ValueError("the SVG does not say its width and height")
    scale = _PIXELS / float(match[2])
    size = f"{match[1]}{_PIXELS:.2f}{match[3]}{float(match[4]) * scale:.2f}{match[5]}"
    drawing = size + _FAMILY.sub(f'font-family="{FONT}"', svg[match.end() :])
    return _with_resolution(_drawn(drawing))


def _drawn(svg: str) -> bytes:
    try:
        return bytes(render(usvg.Tree.from_str(svg, _options()), _AS_IT_IS))
    except BaseException as error:  # what resvg cannot draw comes as a Rust panic, no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise ValueError(f"the SVG cannot be drawn: {error}") from error


@cache
def _options() -> usvg.Options:
    options = usvg.Options.default()
    for file in sorted(FONTS.glob("*.ttf")):
        options.load_font_data(file.read_bytes())
    return options


def _with_resolution(png: bytes) -> bytes:
    """The picture with its pixels per metre (chunk pHYs of the PNG specification)."""
    per_metre = round(PPI / _MM_PER_INCH * 1000)
    content = b"pHYs" + struct.pack(">IIB", per_metre, per_metre, 1)
    chunk = struct.pack(">I", 9) + content + struct.pack(">I", zlib.crc32(content))
    return png[:_BEFORE_PIXELS] + chunk + png[_BEFORE_PIXELS:]
