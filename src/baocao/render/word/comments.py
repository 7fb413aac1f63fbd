"""Comments of the reviewer copy: beside each figure, where it is from.

What a comment says comes from other layers; here it is anchored and put in a part of the file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from baocao.render.word.markup import NAMESPACES, Element, text, w

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart

_HALF_POINTS = 20  # of the words in a comment


@dataclass
class Comments:
    """The comments of one file: `notes` has the lines of each figure's by its id."""

    notes: Mapping[str, Sequence[str]]
    author: str
    initials: str
    created: datetime
    _made: list[Element] = field(default_factory=list)

    def attached(self, figure_id: str, printed: Sequence[Element]) -> list[Element]:
        """Anchor the figure's comment around the elements that print it."""
        lines = self.notes.get(figure_id, ())
        if not lines:
            return list(printed)
        number = len(self._made)
        self._made.append(self._comment(number, lines))
        return [
            w("commentRangeStart", id=number),
            *printed,
            w("commentRangeEnd", id=number),
            w("r", w("commentReference", id=number)),
        ]

    def store(self, document: DocumentPart) -> None:
        """Put the comments into the file that `document` is the main part of."""
        root = w("comments", *self._made)
        etree.cleanup_namespaces(root, top_nsmap={"w": NAMESPACES["w"]})
        content = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
        name = PackURI("/word/comments.xml")
        part = Part(name, CONTENT_TYPE.WML_COMMENTS, content, document.package)
        document.relate_to(part, RELATIONSHIP_TYPE.COMMENTS)

    def _comment(self, number: int, lines: Sequence[str]) -> Element:
        paragraphs = [w("p", _run(text(line))) for line in lines]
        paragraphs[0].insert(0, _run(w("annotationRef")))
        return w(
            "comment",
            *paragraphs,
            id=number,
            author=self.author,
            initials=self.initials,
            date=self.created.strftime("%Y-%m-%dT%H:%M:%SZ"),
        )


def _run(content: Element) -> Element:
    return w("r", w("rPr", w("sz", val=_HALF_POINTS)), content)
