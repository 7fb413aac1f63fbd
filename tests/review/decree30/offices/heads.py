"""The upper part of a document as offices set it: table, tabs, text boxes, plain lines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from baocao.output.word.metrics import bold_width
from tests.review.decree30.offices.paper import CENTRED, Look, Paper

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
WIDTHS = (6.5, 9.5)  # cm of the two columns
_SHAPE = (
    '<w:pict {ns}><v:line style="position:absolute;width:{width:.1f}pt;height:0" '
    'from="0,3pt" to="{width:.1f}pt,3pt" strokeweight=".75pt"/></w:pict>'
)
_BOX = (
    '<w:pict {ns}><v:shape style="position:absolute;width:{width:.0f}pt;height:60pt">'
    "<v:textbox><w:txbxContent/></v:textbox></v:shape></w:pict>"
)
_NS = 'xmlns:w="{w}" xmlns:v="urn:schemas-microsoft-com:vml"'.format(
    w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
)


@dataclass(frozen=True)
class Head:
    """What stands at the top; `rules` is how lines are drawn, "" for none.

    `shares` are the lengths of the rules below body, motto and subject, of their texts.
    """

    body: str
    number: str
    date: str
    parent: str = ""
    layout: str = "table"
    rules: str = "border"
    shares: tuple[float, float, float] = (0.4, 1.0, 0.4)
    state: str = STATE
    motto: str = MOTTO
    about: str = ""  # V/v of a letter
    stamp: str = ""
    parent_bold: bool = False
    body_bold: bool = True
    number_size: float = 13
    date_italic: bool = True
    line: float = 1.0
    about_gap: float = 6


def put(paper: Paper, head: Head) -> None:
    """Type the head in its layout."""
    _LAYOUTS[head.layout](paper, head)
    paper.gap()


def _left(head: Head) -> list[tuple[str, Look, float]]:
    """Lines with their look and the share of the rule below (0 for none)."""
    look = Look(size=13, align="centre", line=head.line)
    bodies = [(each, replace(look, bold=head.parent_bold), 0.0) for each in _lines(head.parent)]
    own = [(each, replace(look, bold=head.body_bold), 0.0) for each in _lines(head.body)]
    if own:
        own[-1] = (*own[-1][:2], head.shares[0])
    return bodies + own


def _right(head: Head) -> list[tuple[str, Look, float]]:
    look = Look(size=13, align="centre", bold=True, line=head.line)
    made = [(head.state, look, 0.0), (head.motto, replace(look, size=14), head.shares[1])]
    return [each for each in made if each[0]]


def _below(head: Head) -> tuple[list[tuple[str, Look, float]], list[tuple[str, Look, float]]]:
    look = Look(size=head.number_size, align="centre")
    left = [(head.number, look, 0.0)] if head.number else []
    if head.about:
        left.append((head.about, Look(size=12, align="centre", before=head.about_gap), 0.0))
    if head.stamp:
        left.append((head.stamp, Look(size=13, align="centre", bold=True, before=6), 0.0))
    date = Look(size=14, align="centre", italic=head.date_italic)
    return left, ([(head.date, date, 0.0)] if head.date else [])


def _lines(words: str) -> list[str]:
    return words.split("|") if words else []


def _table(paper: Paper, head: Head) -> None:
    left, right = _below(head)
    rows = [(_left(head), _right(head)), (left, right)]
    if head.layout == "one-row":
        rows = [(_left(head) + left, _right(head) + right)]
    style = "Table Grid" if head.layout == "grid" else None
    table = paper.file.add_table(len(rows), 2, style=style)
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Cm(width)
    for pair, row in zip(rows, table.rows, strict=True):
        for lines, cell, width in zip(pair, row.cells, WIDTHS, strict=True):
            cell.width = Cm(width)
            first = cell.paragraphs[0]
            for words, look, share in lines:
                typed(paper, cell, words, look)
                ruled(cell, paper, words, look, share * bool(head.rules), head.rules, width)
            if lines:
                first._p.getparent().remove(first._p)


def typed(paper: Paper, into: Any, words: str, look: Look) -> Any:
    if words == words.upper() and any(map(str.isalpha, words)) and "Số" not in words:
        return paper.capitals(words, look, into=into)
    return paper.line(words, look, into=into)


def ruled(  # noqa: PLR0913, PLR0917 - everything that draws a line
    into: Any, paper: Paper, words: str, look: Look, share: float, how: str, width: float
) -> None:
    """Draw a line below `words`: border of an empty line, shape, dashes, underline."""
    if not share:
        return
    length = bold_width(words, round(look.size)) / 20 * share  # points
    if how == "border":
        side = (width / 2.54 * 72 - 10.8 - length) / 2
        below = paper.line("", Look(size=2, align="centre"), into=into)
        border(below, "top")
        below.paragraph_format.left_indent = Pt(side)
        below.paragraph_format.right_indent = Pt(side)
    elif how == "shape":
        below = paper.line("", Look(size=4, align="centre"), into=into)
        _drawn(below.add_run(), parse_xml(_SHAPE.format(ns=_NS, width=length)))
    elif how == "dashes":
        dashes(paper, max(round(length / (0.5 * 13)), 3), into=into)
    elif how == "underline":
        last = into.paragraphs[-1]
        for run in last.runs:
            run.underline = True


def _drawn(run: Any, shape: Any) -> None:
    run._r.append(shape)


def dashes(paper: Paper, count: int, *, into: Any = None) -> None:
    """A line of low dashes, as a typewriter draws it."""
    look = Look(size=13, align="centre")
    paper.run(paper.line("", look, into=into), "_" * count, look)


def border(paragraph: Any, side: str) -> None:
    borders = OxmlElement("w:pBdr")
    edge = OxmlElement(f"w:{side}")
    edge.set(qn("w:val"), "single")
    edge.set(qn("w:sz"), "6")
    borders.append(edge)
    paragraph._p.get_or_add_pPr().append(borders)


def _tabs(paper: Paper, head: Head) -> None:
    """Both halves share lines, with tabs to the centres of the halves."""
    left, right = _below(head)
    columns = [_left(head) + left, _right(head) + right]
    for number in range(max(map(len, columns))):
        paragraph = paper.file.add_paragraph()
        paragraph.paragraph_format.line_spacing = head.line
        stops = paragraph.paragraph_format.tab_stops
        first = next((c[number][1] for c in columns if number < len(c)), Look())
        paragraph.paragraph_format.space_before = Pt(first.before)
        for place in (3.2, 11.2):
            stops.add_tab_stop(Cm(place), 1)
        for column in columns:
            paragraph.add_run("\t")
            if number < len(column):
                paper.run(paragraph, column[number][0], column[number][1])
        share = max((c[number][2] for c in columns if number < len(c)), default=0)
        if share and head.rules:
            lines = paper.file.add_paragraph()
            for each in columns:
                width = each[number][2] if number < len(each) else 0
                length = bold_width(each[number][0], 13) / 20 * width if width else 20
                _drawn(lines.add_run(), parse_xml(_SHAPE.format(ns=_NS, width=length)))


def _boxes(paper: Paper, head: Head) -> None:
    left, right = _below(head)
    for lines, width in ((_left(head) + left, 6.5), (_right(head) + right, 9.5)):
        anchor = paper.file.add_paragraph()
        pict = parse_xml(_BOX.format(ns=_NS, width=width / 2.54 * 72))
        _drawn(anchor.add_run(), pict)
        inner: Any = pict.find(f".//{qn('w:txbxContent')}")
        for words, look, share in lines:
            before = len(paper.file.element.body)
            typed(paper, None, words, look)
            ruled(paper.file, paper, words, look, share * bool(head.rules), head.rules, width)
            made = list(paper.file.element.body)[before - 1 : -1]
            for each in made:
                inner.append(each)


def _plain(paper: Paper, head: Head) -> None:
    """One under the other, all centred, as a typewriter would."""
    left, right = _below(head)
    for words, look, share in _right(head) + _left(head) + left + right:
        typed(paper, None, words, look)
        ruled(paper.file, paper, words, look, share * bool(head.rules), head.rules, 16)


def _breaks(paper: Paper, head: Head) -> None:
    """A table whose cells have one paragraph each, with soft breaks between the lines."""
    left, right = _below(head)
    table = paper.file.add_table(1, 2)
    table.autofit = False
    for lines, cell, width in zip(
        (_left(head) + left, _right(head) + right), table.rows[0].cells, WIDTHS, strict=True
    ):
        cell.width = Cm(width)
        paragraph = cell.paragraphs[0]
        paper.shape(paragraph, lines[0][1])
        for number, (words, look, share) in enumerate(lines):
            if number:
                paragraph.add_run().add_break()
            run = paper.run(paragraph, words, look)
            if share and head.rules:
                length = bold_width(words, 13) / 20 * share
                _drawn(run, parse_xml(_SHAPE.format(ns=_NS, width=length)))


_LAYOUTS = {
    "table": _table,
    "grid": _table,
    "one-row": _table,
    "tabs": _tabs,
    "boxes": _boxes,
    "plain": _plain,
    "breaks": _breaks,
}


def title(
    paper: Paper, kind: str, subject: str, *, rules: str = "border", share: float = 0.4
) -> None:
    """BÁO CÁO, the subject below it, and the rule."""
    look = replace(CENTRED, size=paper.size)
    paper.capitals(kind, look)
    for words in _lines(subject):
        paper.line(words, look)
    if subject:
        ruled(paper.file, paper, _lines(subject)[-1], look, share * bool(rules), rules, 16)


def enact(paper: Paper, authority: str, *bases: str, order: str = "QUYẾT ĐỊNH:") -> None:
    """Who decides, on what grounds, and the word that opens the articles."""
    paper.gap()
    paper.line(authority, replace(CENTRED, size=paper.size))
    paper.gap()
    paper.text(*bases, italic=True)
    paper.line(order, replace(CENTRED, size=paper.size, before=6))


def address(paper: Paper, *names: str, words: str = "Kính gửi:") -> None:
    """Kính gửi: one body on the line, several each on a line of its own."""
    look = Look(size=paper.size, align="centre", before=6)
    paper.line(f"{words} {names[0]}" if len(names) == 1 else words, look)
    for name in names if len(names) > 1 else ():
        paper.line(name, Look(size=paper.size, left=4))
