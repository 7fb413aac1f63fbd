"""How high the letters of the charts in a Word file stand on paper."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as Xml

EMU_PER_POINT = 12_700
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_TEXT = "{http://www.w3.org/2000/svg}text"


@dataclass(frozen=True)
class ChartOnPaper:
    """A chart's name and the heights of its texts in points, each once."""

    name: str
    letters: frozenset[float]


def pictures_of(file: Path) -> Iterator[ChartOnPaper]:
    """Every chart of a Word file; its letters grow and shrink with the picture."""
    with zipfile.ZipFile(file) as parts:
        targets = {
            link.get("Id"): link.get("Target")
            for link in Xml.fromstring(parts.read("word/_rels/document.xml.rels"))
        }
        for inline in Xml.fromstring(parts.read("word/document.xml")).iter(f"{_WP}inline"):
            (blip,) = inline.iter(_SVG)
            svg = parts.read(f"word/{targets[blip.get(_EMBED)]}").decode()
            extent = inline.find(f"{_WP}extent")
            named = inline.find(f"{_WP}docPr")
            assert extent is not None
            assert named is not None
            points = int(extent.get("cx", "")) / EMU_PER_POINT
            yield ChartOnPaper(named.get("name", ""), frozenset(_heights(svg, points)))


def _heights(svg: str, points: float) -> Iterator[float]:
    """The sizes of the texts in an SVG that is printed so many points wide."""
    root = Xml.fromstring(svg)
    drawn = float(root.get("viewBox", "").split()[2])
    for text in root.iter(_TEXT):
        size = re.fullmatch(r"([\d.]+)px", text.get("font-size", ""))
        assert size, Xml.tostring(text)
        yield round(float(size[1]) * points / drawn, 2)
