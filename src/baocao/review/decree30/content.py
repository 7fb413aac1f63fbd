"""The text of a Word file as rules see it: runs with their look, paragraphs with their place,
their lines as pieces.

Text boxes stand before the paragraph that they are anchored to. What nobody sees (deleted
or hidden text, the older copy of a drawing kept for older programs) is not here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from unicodedata import normalize

from baocao.core.vietnamese.names import fold
from baocao.review.word.formatting import ParagraphFormat, RunFormat

_BREAKS = re.compile(r"([\t\n])")


@dataclass(frozen=True)
class Run:
    text: str
    look: RunFormat

    @property
    def has_letters(self) -> bool:
        """Whether a reader sees a look: spaces and punctuation show none."""
        return any(char.isalnum() for char in self.text)


@dataclass(frozen=True)
class ParagraphPlace:
    """Where a paragraph stands: in a cell, in a text box, or (all None) in the text itself."""

    table: int | None = None
    row: int | None = None
    column: int | None = None
    box: int | None = None

    @property
    def in_text(self) -> bool:
        return self.table is None and self.box is None


@dataclass(frozen=True)
class LabelledText:
    """Runs with the label of an automatic list, if one stands before them."""

    label: str
    runs: tuple[Run, ...]

    @cached_property
    def text(self) -> str:
        """All the words in NFC, tabs and line breaks kept, blanks at both ends dropped."""
        return normalize("NFC", f"{self.label} {self.raw.strip()}".strip())

    @cached_property
    def raw(self) -> str:
        """The words as they stand in the file, blanks included."""
        return "".join(run.text for run in self.runs)

    @property
    def lettered(self) -> tuple[Run, ...]:
        return tuple(run for run in self.runs if run.has_letters)


@dataclass(frozen=True)
class CheckedParagraph(LabelledText):
    """One paragraph: `number` counts from 1 as `Finding` does, `index` counts text boxes too.

    `label` is what an automatic list puts before the text; `text` has it at its start.
    `room` is the width in points of the cell that it stands in, `lines` the lengths of the lines
    drawn in it, `page` the page on which Word last showed it; None where the file does not say.
    """

    index: int
    number: int | None
    section: int
    place: ParagraphPlace
    look: ParagraphFormat
    style: str = ""
    has_drawing: bool = False
    follows_exhibit: bool = False  # a table, or a picture on lines of its own
    room: float | None = None
    lines: tuple[float, ...] = ()
    page: int | None = None
    breaks_page: bool = False  # a new page begins in it


@dataclass(frozen=True)
class LinePiece(LabelledText):
    """What stands between tabs or line breaks; `column` counts the tabs before it.

    `order` counts the pieces of its paragraph.
    """

    paragraph: CheckedParagraph
    column: int = 0
    order: int = 0

    @cached_property
    def key(self) -> str:
        """The text for comparing: a-z and 0-9 alone."""
        return fold(self.text)

    @property
    def index(self) -> int:
        return self.paragraph.index

    @property
    def position(self) -> tuple[int, int]:
        """Where it stands among all pieces of the file."""
        return self.paragraph.index, self.order

    @property
    def is_centred(self) -> bool:
        return self.paragraph.look.align == "center"

    @property
    def is_bold(self) -> bool:
        return bool(self.lettered) and all(run.look.bold for run in self.lettered)

    @property
    def is_slanted(self) -> bool:
        return bool(self.lettered) and all(run.look.italic for run in self.lettered)


Found = Mapping[str, tuple[LinePiece, ...]]
"""The pieces of each component by its id in the rule file."""


def whole(paragraph: CheckedParagraph) -> LinePiece:
    """A paragraph as one piece."""
    return LinePiece(paragraph.label, paragraph.runs, paragraph)


def pieces(paragraph: CheckedParagraph) -> tuple[LinePiece, ...]:
    """The pieces of a paragraph that have a letter or digit in them."""
    found = (piece for piece in _split(paragraph) if any(map(str.isalnum, piece.text)))
    return tuple(replace(piece, order=order) for order, piece in enumerate(found))


def _split(paragraph: CheckedParagraph) -> Iterator[LinePiece]:
    runs: list[Run] = []
    column, label = 0, paragraph.label
    for run in paragraph.runs:
        for part in _BREAKS.split(run.text):
            if part in ("\t", "\n"):
                yield LinePiece(label, tuple(runs), paragraph, column)
                runs, label = [], ""
                column = column + 1 if part == "\t" else 0
            elif part:
                runs.append(replace(run, text=part))
    yield LinePiece(label, tuple(runs), paragraph, column)
