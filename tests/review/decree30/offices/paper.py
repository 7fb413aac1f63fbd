"""A sheet that documents are typed on, with python-docx: paragraphs, parts, tables, pages.

Everything is by the decree unless the caller says otherwise; a fault is an argument.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor

ALIGNMENTS = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
BLANK = "…"


@dataclass(frozen=True)
class Look:
    """How words and their paragraph look; lengths in points, indents in cm."""

    size: float = 14
    bold: bool = False
    italic: bool = False
    font: str = ""
    colour: str = ""
    caps: bool = False
    underlined: bool = False
    align: str = "left"
    indent: float = 0
    left: float = 0
    before: float = 0
    after: float = 0
    line: float = 1.0


PLAIN = Look()
BODY = Look(align="both", indent=1.27, before=6, line=1.15)
CENTRED = Look(align="centre", bold=True)


class Paper:
    """One Word file in the making."""

    def __init__(
        self,
        *,
        size: float = 14,
        margins: tuple[float, float, float, float] = (20, 20, 30, 20),
        page_number: str = "top",
        bold_font: str = "",
        caps_style: bool = False,
    ) -> None:
        self.file = docx.Document()
        self.size = size
        self.bold_font = bold_font  # a font that is bold by its name, as old machines have
        self.caps_style = caps_style
        normal = self.file.styles["Normal"]
        normal.font.name, normal.font.size = "Times New Roman", Pt(size)
        normal.paragraph_format.space_after = Pt(0)
        self.body = replace(BODY, size=size)
        self._section(self.file.sections[0], margins)
        if page_number:
            self._page_number(page_number)

    def _section(self, section: Any, margins: tuple[float, float, float, float]) -> None:
        section.page_width, section.page_height = Mm(210), Mm(297)
        sides = ("top_margin", "bottom_margin", "left_margin", "right_margin")
        for side, length in zip(sides, margins, strict=True):
            setattr(section, side, Mm(length))

    def _page_number(self, place: str) -> None:
        section = self.file.sections[0]
        section.different_first_page_header_footer = place != "every"
        part = section.footer if place == "bottom" else section.header
        paragraph = part.paragraphs[0]
        paragraph.alignment = ALIGNMENTS["right" if place == "right" else "centre"]
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        run = paragraph.add_run("2")
        run.font.size = Pt(self.size)
        field.append(run._r)
        paragraph._p.append(field)

    # Words

    def line(self, words: str, look: Look = PLAIN, *, into: Any = None) -> Any:
        """One paragraph; `**words**` in it are bold, `__words__` slanted."""
        paragraph = (into or self.file).add_paragraph()
        self.shape(paragraph, look)
        for number, part in enumerate(words.split("**")):
            for order, piece in enumerate(part.split("__")):
                if piece:
                    marked = replace(look, bold=look.bold or number % 2 == 1)
                    self.run(
                        paragraph, piece, replace(marked, italic=look.italic or order % 2 == 1)
                    )
        return paragraph

    def shape(self, paragraph: Any, look: Look) -> None:
        form = paragraph.paragraph_format
        paragraph.alignment = ALIGNMENTS[look.align]
        form.space_before, form.space_after = Pt(look.before), Pt(look.after)
        form.line_spacing = look.line
        if look.indent:
            form.first_line_indent = Cm(look.indent)
        if look.left:
            form.left_indent = Cm(look.left)

    def run(self, paragraph: Any, words: str, look: Look) -> Any:
        run = paragraph.add_run(words)
        run.font.size = Pt(look.size)
        run.italic, run.underline = look.italic or None, look.underlined or None
        run.font.all_caps = look.caps or None
        font = look.font or (self.bold_font if look.bold else "")
        run.bold = (look.bold and not (self.bold_font and not look.font)) or None
        if font:
            run.font.name = font
        if look.colour:
            run.font.color.rgb = RGBColor.from_string(look.colour)
        return run

    def capitals(self, words: str, look: Look, *, into: Any = None) -> Any:
        """A line in capitals: typed so, or small letters with a style that shows capitals."""
        if self.caps_style:
            return self.line(words.capitalize(), replace(look, caps=True), into=into)
        return self.line(words.upper(), look, into=into)

    # The text

    def text(self, *paragraphs: str, **changes: Any) -> None:
        for words in paragraphs:
            self.line(words, replace(self.body, **changes))

    def section(self, words: str, **changes: Any) -> None:
        """I. TÌNH HÌNH"""
        self.line(words, replace(self.body, bold=True, **changes))

    item = section

    def part(self, word: str, title: str, **changes: Any) -> None:
        """Chương I, and its title on the line below."""
        look = replace(CENTRED, size=self.size, before=6, **changes)
        self.line(word, look)
        if title:
            self.line(title, look)

    def article(self, words: str, *texts: str) -> None:
        """Điều 1. and its title in bold, then the clauses."""
        self.line(f"**{words}**" if "**" not in words else words, self.body)
        self.text(*texts)

    def table(self, rows: list[list[str]], *, size: float = 12) -> None:
        made = self.file.add_table(len(rows), len(rows[0]), style="Table Grid")
        for cells, row in zip(rows, made.rows, strict=True):
            for words, cell in zip(cells, row.cells, strict=True):
                self.run(cell.paragraphs[0], words, Look(size=size))

    def gap(self, count: int = 1) -> None:
        for _ in range(count):
            self.line("")

    # Pages

    def page_break(self) -> None:
        self.file.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def new_section(self, *, landscape: bool = False, restart: bool = True) -> None:
        section = self.file.add_section(WD_SECTION.NEW_PAGE)
        if landscape:
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = Mm(297), Mm(210)
            section.top_margin, section.bottom_margin = Mm(20), Mm(20)
            section.left_margin, section.right_margin = Mm(30), Mm(20)
        if restart:
            numbers = OxmlElement("w:pgNumType")
            numbers.set(qn("w:start"), "1")
            section._sectPr.append(numbers)

    def appendix(self, number: str, title: str, reference: str, **changes: Any) -> None:
        look = replace(CENTRED, size=self.size, **changes)
        self.line(number, replace(CENTRED, size=14))
        self.line(title, look)
        if reference:
            self.line(reference, replace(look, bold=False, italic=True))

    def content(self) -> bytes:
        """The file; it is all there is to give away."""
        packed = BytesIO()
        self.file.save(packed)
        return packed.getvalue()
