"""Edits by fields, shapes, text boxes, lists and cells."""

from __future__ import annotations

from copy import deepcopy

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from baocao.core.word_file import Element, qualified
from tests.review.verify import edits as e
from tests.review.verify import unseen as u
from tests.review.verify.making import w
from tests.review.verify.test_edited_files import CASES_LINE, D1, DEATHS, RATE_LINE

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LISTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_WPS = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def holds(figure: str, *content: str) -> e.Edit:
    """What stands in a figure's control: a text, or an element as markup."""

    def change(document: Document) -> None:
        found = e.control(document, figure).find(qualified("w:sdtContent"))
        assert found is not None
        for child in list(found):
            found.remove(child)
        found.extend(u.xml(part) if part.startswith("<") else e.run(part) for part in content)

    return change


def field(instruction: str, result: str = "") -> str:
    return f'<w:fldSimple w:instr="{instruction}"><w:r><w:t>{result}</w:t></w:r></w:fldSimple>'


def either(choice: str, fallback: str) -> str:
    return (
        f'<w:r><mc:AlternateContent {_MC}><mc:Choice Requires="w99" xmlns:w99="urn:x">'
        f"<w:t>{choice}</w:t></mc:Choice><mc:Fallback><w:t>{fallback}</w:t></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def shape(inside: str) -> str:
    """A shape before the text."""
    made = u.graphic(f"<wps:wsp {_WPS}>{inside}</wps:wsp>")
    return made.replace("<wp:inline>", "<wp:anchor>").replace("</wp:inline>", "</wp:anchor>")


def vml(style: str, more: str = "", inside: str = "") -> str:
    return f'<w:r><w:pict><v:rect style="{style}" {more}>{inside}</v:rect></w:pict></w:r>'


_BOX = "<w:txbxContent><w:p/></w:txbxContent>"
DRAWN_BOX = shape(f"<wps:txbx>{_BOX}</wps:txbx>")


def old_box(style: str) -> str:
    return vml(style, inside=f"<v:textbox>{_BOX}</v:textbox>")


def boxed(box: str) -> e.Edit:
    """Put the deaths into a text box."""

    def change(document: Document) -> None:
        found, made = e.control(document, DEATHS), u.xml(box)
        found.addprevious(made)
        next(made.iter(qualified("w:p"))).append(found)

    return change


def table_setting(mark: str) -> e.Edit:
    """Of the table with the first dose."""

    def change(document: Document) -> None:
        (table, *_) = e.control(document, D1).iterancestors(qualified("w:tbl"))
        properties = table.find(qualified("w:tblPr"))
        assert properties is not None
        properties.append(u.xml(mark))

    return change


def cell(document: Document) -> Element:
    return next(e.control(document, D1).iterancestors(qualified("w:tc")))


def cell_setting(mark: str) -> e.Edit:
    def change(document: Document) -> None:
        properties = cell(document).find(qualified("w:tcPr"))
        assert properties is not None
        properties.append(u.xml(mark))

    return change


def listed(level: str) -> e.Edit:
    """Put the sentence of cases into a list of its own."""

    def change(document: Document) -> None:
        lists = u.xml(
            f'<w:numbering><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">{level}</w:lvl>'
            '</w:abstractNum><w:num w:numId="9"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
        )
        name = PackURI("/word/numbering.xml")
        part = Part(name, _LISTS, etree.tostring(lists), document.part.package)
        document.part.relate_to(part, f"{_OFFICE}/numbering")
        number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="9"/></w:numPr>'
        u.paragraph_setting(CASES_LINE, number)(document)

    return change


def level(kind: str, label: str) -> e.Edit:
    return listed(f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{label}"/>')


def carried(*, tracked: bool) -> e.Edit:
    """Cut the deaths out of their sentence and put them at the end of another."""

    def change(document: Document) -> None:
        found = e.control(document, DEATHS)
        there = e.paragraph(document, RATE_LINE)
        if not tracked:
            there.append(found)
            return
        there.append(w("moveTo", deepcopy(found), id=941, **e.WHO))
        gone = w("moveFrom", id=940, **e.WHO)
        found.addprevious(gone)
        gone.append(found)

    return change
