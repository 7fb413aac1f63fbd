"""Appendices: each on pages of its own, numbered on its own, upright or lying.

Decree 30/2020/NĐ-CP, Appendix I, part I, section III, clause 1.
"""

from __future__ import annotations

from baocao.core.vietnamese.numbering import roman
from baocao.core.word_file import Element
from baocao.document.blocks import AdministrativeDocument, Appendix
from baocao.output.word.body import blocks
from baocao.output.word.header import day, number_and_symbol
from baocao.output.word.output import Output
from baocao.output.word.page_setup import numbered_from_one, text_width, turned
from baocao.output.word.paragraphs import line
from baocao.output.word.styles import Style
from baocao.output.word.titles import break_title
from baocao.output.word.wording import NBSP


def appendix_section(appendix: Appendix, upright: Element) -> Element:
    """Return the section properties of an appendix, from those of the body."""
    return numbered_from_one(turned(upright) if appendix.landscape else upright)


def appendix_content(
    document: AdministrativeDocument, appendix: Appendix, section: Element, output: Output
) -> list[str]:
    """Write an appendix or a working paper of the document: its head and its blocks."""
    width = text_width(section)
    title = "\n".join(break_title(appendix.title.upper(), width, 14))
    head = [line(Style.APPENDIX_TITLE, title)]
    if not appendix.working:
        number = line(Style.APPENDIX_NUMBER, _number(document, appendix))
        head = [number, *head, line(Style.APPENDIX_REFERENCE, reference(document))]
    return [*head, *blocks(appendix.blocks, width, output)]


def _number(document: AdministrativeDocument, appendix: Appendix) -> str:
    """Number appendices where there are two or more."""
    alone = len(document.appendices) == 1
    number = document.appendices.index(appendix) + 1
    return "Phụ lục" if alone else f"Phụ lục{NBSP}{roman(number)}"


def reference(document: AdministrativeDocument) -> str:
    """Write to which document the appendix belongs; a line breaks before "của", not after."""
    issuer = f"của {document.issuer_name}".replace(" ", NBSP)
    return f"(Kèm theo {number_and_day(document)} {issuer})"


def number_and_day(document: AdministrativeDocument) -> str:
    """Name the document itself: "Báo cáo số 05/BC-SYT ngày 05 tháng 01 năm 2023"."""
    number = number_and_symbol("số", document)
    return f"{document.type_name.capitalize()} {number} {day(document)}"
