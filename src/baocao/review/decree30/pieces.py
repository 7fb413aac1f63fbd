"""Parts of paragraphs: one component each, even where tabs set two side by side.

A head without a table is often one paragraph: "SỞ Y TẾ", a tab, "CỘNG HÒA XÃ HỘI …".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from baocao.core.vietnamese.names import fold
from baocao.review.decree30.content import CheckedParagraph, LabelledText, Run

_BREAKS = re.compile(r"([\t\n])")


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
