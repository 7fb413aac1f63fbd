"""What is written over the cells of a sheet of an xlsx file, in parts that only some files have:
typed texts of charts, captions of buttons; the prompts that show beside a cell, and what is kept
under a name in no cell."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import unescape

from lxml import etree

from baocao.core.zipped import ZipParts
from baocao.submissions.workbooks.cell_names import Spot, cell_spot
from baocao.submissions.workbooks.looks import parsed

_SHAPE = re.compile(rb"<v:shape\b.*?</v:shape>", re.DOTALL)
_OF_COMMENT = b'ObjectType="Note"'
_CAPTION = re.compile(rb"<v:textbox\b[^>]*>(.*?)</v:textbox>", re.DOTALL)
_PLACE = re.compile(rb"<x:Anchor>\s*(\d+),\s*\d+,\s*(\d+)")
_TAG = re.compile(r"<[^>]*>")
_LIMIT = re.compile(rb'<(?:\w+:)?dataValidation\s(?:[^>"]|"[^"]*")*>')
_NAME = re.compile(rb'<(?:\w+:)?definedName\s((?:[^>"]|"[^"]*")*)>([^<]*)<')
_CONSTANT = re.compile(r'=?(?:(-?\d+(?:\.\d+)?%?)|"([^"]*)")')
_SAID = re.compile(rb'\b(promptTitle|prompt|sqref)="([^"]*)"')


def related(parts: ZipParts, part: str) -> Mapping[str, str]:
    """The parts that a part of a file names, by the names of the relations."""
    folder, name = posixpath.split(part)
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in parts.names:
        return {}
    found = ((r.get("Id", ""), r.get("Target", "")) for r in parsed(parts.read(relations)))
    return {i: posixpath.normpath(posixpath.join("/", folder, t)).lstrip("/") for i, t in found}


def start(anchor: etree._Element) -> Spot:
    """The cell that an object of a drawing begins on."""
    row, column = (anchor.findtext(f".//{{*}}from/{{*}}{side}") or "0" for side in ("row", "col"))
    return int(row), int(column)


def chart_texts(parts: ZipParts, part: str, drawing: etree._Element) -> Iterator[tuple[Spot, str]]:
    """The titles and labels of a drawing's charts that people typed, at the chart's first cell."""
    for anchor in drawing.iterfind("{*}*"):
        for chart in anchor.iter("{*}chart"):
            name = next((v for k, v in chart.items() if str(k).endswith("}id")), "")
            path = related(parts, part).get(str(name), "")
            for rich in parsed(parts.read(path)).iter("{*}rich") if path in parts.names else ():
                yield start(anchor), " ".join(map(str, rich.itertext("{*}t")))


def captions(vml: bytes) -> Iterator[tuple[Spot, str]]:
    """What is written on buttons and boxes of the older kind; comments stand elsewhere."""
    for shape in _SHAPE.findall(vml):
        written, place = _CAPTION.search(shape), _PLACE.search(shape)
        if written and _OF_COMMENT not in shape:
            text = _TAG.sub(" ", written[1].decode("utf-8", errors="ignore"))
            yield (int(place[2]), int(place[1])) if place else (0, 0), unescape(text)


def prompts(sheet: bytes) -> Iterator[tuple[Spot, str]]:
    """What a sheet says beside a cell that somebody types into, at the first of such cells."""
    behind = max(0, sheet.rfind(b"</sheetData>"))
    for limit in _LIMIT.findall(sheet, behind) if sheet.find(b"prompt", behind) >= 0 else ():
        said = {k: unescape(v.decode("utf-8", errors="ignore")) for k, v in _SAID.findall(limit)}
        first = said.get(b"sqref", "").split(" ")[0].split(":")[0]
        yield (
            cell_spot(first) or (0, 0),
            f"{said.get(b'promptTitle', '')} {said.get(b'prompt', '')}",
        )


@lru_cache(maxsize=64)  # units fill in one and the same workbook
def constants(workbook: bytes) -> tuple[tuple[Spot, str], ...]:
    """Numbers and texts that people gave a name and no cell, told at A1; programs hide theirs."""
    shown = (
        _CONSTANT.fullmatch(unescape(written.decode("utf-8", errors="ignore")).strip())
        for attributes, written in _NAME.findall(workbook)
        if b'hidden="1"' not in attributes
    )
    return tuple(
        ((0, 0), (found[1] or "").replace(".", ",") or found[2] or "") for found in shown if found
    )
