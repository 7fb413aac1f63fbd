"""The report as data: blocks that know their words and figures, not how they are drawn.

Renderers (Word, HTML, workbook) walk these; nothing here knows python-docx. Kept in content.json
(see `document.content`), a figure is known by its id in the ledger, and pictures lie in figures/.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Annotated, Any

from pydantic import Field, PlainSerializer, PlainValidator, ValidationInfo

from baocao.core.vietnamese.labels import Labels
from baocao.results.ledger.model import Figure, Verdict


def _of_ledger(id_: Any, info: ValidationInfo) -> Figure:
    """The figure of that id among those that whoever reads the blocks has read before."""
    figures: dict[str, Figure] = info.context or {}
    if id_ not in figures:
        raise ValueError("the ledger has no such figure")
    return figures[id_]


LedgerFigure = Annotated[
    Figure, PlainValidator(_of_ledger), PlainSerializer(lambda figure: figure.id)
]
FileBytes = Annotated[bytes, Field(exclude=True, default=b"")]


@dataclass(frozen=True)
class Text:
    """Words in a paragraph or cell.

    Words that come from the data, a plan or the report itself rather than from a sentence's
    pattern or a person have a `kind`: "label", "verdict" (with what it judges), "unit" …
    Where they begin a list that is too long to print, `whole` has every name of it.
    """

    text: str
    bold: bool = False
    italic: bool = False
    kind: str = ""
    verdict: Verdict | None = None
    whole: tuple[str, ...] = ()


@dataclass(frozen=True)
class FigureText:
    """A printed figure; Word puts it into a content control and a bookmark."""

    figure: LedgerFigure
    bold: bool = False

    @property
    def text(self) -> str:
        return self.figure.text


@dataclass(frozen=True)
class AppendixReference:
    """Where the text refers to an appendix, by its id.

    `text` is what the appendix is called: known once the document is assembled, empty before.
    """

    appendix: str
    text: str = ""
    bold: bool = False
    italic: bool = False


Inline = Text | FigureText | AppendixReference


class ParagraphKind(Enum):
    """What a paragraph is; each has its style in the template."""

    BODY = "body"
    ITEM = "item"  # a line that starts with a dash, which the renderer sets
    NOTE = "note"  # small print below a table
    NOTICE = "notice"  # a boxed mark: synthetic data, findings
    PLACEHOLDER = "placeholder"  # wording that a person still has to write; printed in [ ]


@dataclass(frozen=True)
class Paragraph:
    """`mark` is the id of its computed text in the ledger, "" where a person may write anything."""

    inlines: tuple[Inline, ...]
    kind: ParagraphKind = ParagraphKind.BODY
    mark: str = ""


@dataclass(frozen=True)
class Heading:
    """`level` 1 is "I.", 2 "1.", 3 "a)"; `number` comes with its punctuation."""

    level: int
    number: str
    text: str


class Align(Enum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True)
class Column:
    """A column of a table; `width` is its share of the text width, in any unit."""

    title: str
    width: float
    align: Align = Align.LEFT
    group: str = ""  # columns side by side with one group share a header above


@dataclass(frozen=True)
class Row:
    cells: tuple[tuple[Inline, ...], ...]
    bold: bool = False  # a total row
    spans: bool = False  # one cell over all columns: a group's title
    mark: str = ""  # the id of its words in the ledger
    shades: tuple[int, ...] = ()  # of each cell, 4 the lightest to 1 the darkest, 0 none


@dataclass(frozen=True)
class Table:
    """A table with its caption above; the header repeats on each page."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: tuple[Inline, ...] = ()
    mark: str = ""  # begins the ids of caption, header and note in the ledger
    small: bool = False  # in small type, however few its columns


@dataclass(frozen=True)
class Picture:
    """A chart: SVG with a PNG fallback, `alt` for readers who do not see it.

    `spec` is its Vega-Lite specification as JSON, "" for a picture that has none: a page
    draws it anew, so that readers can point at a bar. A picture read from content.json has
    no bytes: they lie in figures/<name>.svg and .png.
    """

    name: str
    svg: FileBytes
    png: FileBytes
    width_mm: float
    alt: str
    caption: str
    spec: str = ""
    mark: str = ""  # the id of its caption in the ledger


Block = Paragraph | Heading | Table | Picture


@dataclass(frozen=True)
class Section:
    """One part of the body; `title` comes without "I.", which the renderer counts."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Appendix:
    """`title` in sentence case; the renderer sets capitals and the number.

    A `working` paper (files, cells, findings) is for whoever checks the report: it stands in the
    reviewer copy, the workbook and the pages, not in the report that is signed. `figures` are those
    that its tables count, where printing each would help nobody.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False
    working: bool = False
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True)
class SignatureBlock:
    """Lines above the space (capitals), then the name or nothing."""

    lines: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True)
class AdministrativeDocument:
    """A whole report in the form of Decree 30/2020/NĐ-CP, Appendix I.

    Addressees, recipients and legal bases come without dashes and end marks, sections and
    appendices without numbers, the text without its closing "./.": renderers set these.

    `type_name` is "" for an official letter (công văn), which has no type: its subject stands
    below its number, and `opening` is its whole text.

    `number` and `issued_on` are None until the clerk issues the report; they are then left open.
    """

    parent_body: tuple[str, ...]
    issuing_body: tuple[str, ...]
    symbol: str
    place: str
    year: int
    type_name: str
    subject: str
    addressees: tuple[str, ...]
    opening: tuple[Block, ...]
    signature: SignatureBlock
    recipients: tuple[str, ...]
    issuer_name: str  # "Sở Y tế tỉnh Lạng Sơn", for the properties and appendix lines
    legal_bases: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    number: str | None = None
    issued_on: date | None = None
    notices: tuple[Paragraph, ...] = ()  # printed on the first page: synthetic data
    urgency: str | None = None
    labels: Labels = frozenset()  # words that numbers stand behind in names: "mũi" of "mũi 3"
    subject_mark: str = ""  # the id of the subject in the ledger
    working: tuple[Appendix, ...] = ()  # papers that the signed report does not print
    identifier: str = ""  # "lang-son/2022-Q1": the file's properties say which report it is


@dataclass(frozen=True)
class Summary:
    """One page for leaders that goes with a report, under the report's own head."""

    type_name: str
    blocks: tuple[Block, ...]
