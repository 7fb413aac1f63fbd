"""Small letters set above or below the line within a cell: the 1 of a footnote beside a number;
and letters that are crossed out.

Read as plain text they join the number: 3456¹ becomes 34561. Each format says in its own way
which letters are raised; here a cell's runs of letters are told apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

_RAISED = ("superscript", "subscript")


@dataclass(frozen=True)
class Raised:
    """A cell's text without its raised letters, and those letters."""

    text: str
    mark: str


def parted(runs: Iterable[tuple[str, bool]]) -> Raised | None:
    """The runs of a cell, each with whether it is raised; None where none is."""
    every = list(runs)
    mark = "".join(text for text, is_raised in every if is_raised).strip()
    text = "".join(text for text, is_raised in every if not is_raised).strip()
    return Raised(text, mark) if mark else None


def raised_in(element: etree._Element) -> Raised | None:
    """The raised letters of a rich text of OOXML: an `is` of a cell, an `si` of shared texts."""
    return parted(
        ("".join(part.text or "" for part in run.iterfind("{*}t")), _is_raised(run))
        for run in element.iterfind("{*}r")
    )


def raised_texts(xml: bytes) -> Mapping[int, Raised]:
    """The texts that cells share by number (sharedStrings.xml), those with raised letters."""
    if b"vertAlign" not in xml and b"strike" not in xml:
        return {}
    events = etree.iterparse(BytesIO(xml), tag="{*}si", huge_tree=True, resolve_entities=False)
    found = ((number, raised_in(element)) for number, (_, element) in enumerate(events))
    return {number: raised for number, raised in found if raised is not None}


def _is_raised(run: etree._Element) -> bool:
    struck = (each.get("val", "1") for each in run.iterfind("{*}rPr/{*}strike"))
    aligned = (each.get("val") for each in run.iterfind("{*}rPr/{*}vertAlign"))
    return any(align in _RAISED for align in aligned) or any(v in ("1", "true") for v in struck)
