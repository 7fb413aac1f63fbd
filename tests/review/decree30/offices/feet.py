"""The lower part of a document: Nơi nhận and the signer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from docx.shared import Cm

from tests.review.decree30.offices.paper import Look, Paper

_LIST = Look(size=11)
_TITLE = Look(size=12, bold=True, italic=True)


@dataclass(frozen=True)
class Foot:
    """Recipients one a line, the signer's lines, the name; `layout` as in heads."""

    to: str
    signer: str
    name: str = ""
    layout: str = "table"
    title: str = "Nơi nhận:"
    title_look: Look = _TITLE
    list_size: float = 11
    name_bold: bool = True
    gap: int = 4


def sign(paper: Paper, foot: Foot) -> None:
    """Type the foot in its layout."""
    paper.gap()
    _LAYOUTS[foot.layout](paper, foot)


def _recipients(paper: Paper, foot: Foot, into: Any) -> None:
    paper.line(foot.title, foot.title_look, into=into)
    for words in foot.to.split("|"):
        paper.line(words, replace(_LIST, size=foot.list_size), into=into)


def _signer(paper: Paper, foot: Foot, into: Any) -> None:
    look = Look(size=paper.size, bold=True, align="centre")
    for words in foot.signer.split("|"):
        paper.line(words, look, into=into)
    for _ in range(foot.gap):
        paper.line("", look, into=into)
    if foot.name:
        paper.line(foot.name, replace(look, bold=foot.name_bold), into=into)


def _cells(paper: Paper, rows: int) -> Any:
    table = paper.file.add_table(rows, 2)
    table.autofit = False
    for row in table.rows:
        for cell in row.cells:
            cell.width = Cm(8)
    return table


def _table(paper: Paper, foot: Foot) -> None:
    left, right = _cells(paper, 1).rows[0].cells
    _recipients(paper, foot, left)
    _signer(paper, foot, right)
    for cell in (left, right):
        cell._tc.remove(cell.paragraphs[0]._p)


def _two_rows(paper: Paper, foot: Foot) -> None:
    """Title lines in the first row, the list and the name in the second."""
    (a, b), (c, d) = (row.cells for row in _cells(paper, 2).rows)
    look = Look(size=paper.size, bold=True, align="centre")
    paper.line(foot.title, foot.title_look, into=a)
    for words in foot.signer.split("|"):
        paper.line(words, look, into=b)
    for words in foot.to.split("|"):
        paper.line(words, _LIST, into=c)
    paper.line("", into=d)
    if foot.name:
        paper.line(foot.name, look, into=d)


def _tabs(paper: Paper, foot: Foot) -> None:
    """Nơi nhận and the title on one line, the list and the name on lines below."""
    bold = Look(size=paper.size, bold=True)
    left: list[tuple[str, Look]] = [(foot.title, foot.title_look)]
    left += [(words, _LIST) for words in foot.to.split("|")]
    right = [(words, bold) for words in foot.signer.split("|")] + [("", bold)] * 3
    right += [(foot.name, bold)] if foot.name else []
    for number in range(max(len(left), len(right))):
        paragraph = paper.file.add_paragraph()
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(12), 1)
        if number < len(left):
            paper.run(paragraph, *left[number])
        if number < len(right) and right[number][0]:
            paragraph.add_run("\t")
            paper.run(paragraph, *right[number])


def _plain(paper: Paper, foot: Foot) -> None:
    """The signer on the right half, Nơi nhận below it on the left."""
    look = Look(size=paper.size, bold=True, align="centre", left=8)
    for words in foot.signer.split("|"):
        paper.line(words, look)
    paper.gap(foot.gap)
    if foot.name:
        paper.line(foot.name, replace(look, bold=foot.name_bold))
    _recipients(paper, foot, None)


_LAYOUTS = {"table": _table, "tabs": _tabs, "plain": _plain, "two-rows": _two_rows}


def two_signers(paper: Paper, left: tuple[str, str], right: tuple[str, str]) -> None:
    """Two signers side by side, each with title and name."""
    table = paper.file.add_table(1, 2)
    look = Look(size=paper.size, bold=True, align="centre")
    for (role, name), cell in zip((left, right), table.rows[0].cells, strict=True):
        cell.width = Cm(8)
        paper.line(role, look, into=cell)
        for _ in range(3):
            paper.line("", look, into=cell)
        paper.line(name, look, into=cell)
        cell._tc.remove(cell.paragraphs[0]._p)
