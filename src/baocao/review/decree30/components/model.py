"""A part of a Word file with its components named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from baocao.review.decree30.components.appendices import AppendixHead
from baocao.review.decree30.components.divisions import Article, Division
from baocao.review.decree30.components.parts import PartKind
from baocao.review.decree30.content import CheckedParagraph, Found, LinePiece
from baocao.review.decree30.reading import CheckedFile


@dataclass(frozen=True)
class Recognised:
    """`main` is the part's paragraphs, `body` its text between opening and foot without tables,
    `early` what stands before the first section, `quoted` the indexes of what it quotes.
    `appendices` are the file's, with its first part.
    """

    file: CheckedFile
    kind: PartKind
    found: Found
    main: tuple[CheckedParagraph, ...]
    body: tuple[CheckedParagraph, ...]
    early: tuple[CheckedParagraph, ...]
    quoted: frozenset[int]
    divisions: tuple[Division, ...]
    articles: tuple[Article, ...]
    appendices: tuple[AppendixHead, ...]
    type_names: Mapping[str, str]

    def all(self, component: str) -> tuple[LinePiece, ...]:
        return self.found.get(component, ())

    def first(self, component: str) -> LinePiece | None:
        found = self.all(component)
        return found[0] if found else None

    def has(self, component: str) -> bool:
        return bool(self.all(component))

    @property
    def type_code(self) -> str | None:
        """The abbreviation of the document's type: "BC"; None for an official letter.

        "" for a paper that goes with a document, such as its summary.
        """
        piece = self.first("type_name")
        return self.type_names.get(piece.key.replace(" ", "")) if piece else None

    @property
    def is_accompanying(self) -> bool:
        """Whether it goes with a signed document and has neither signer nor recipients."""
        return self.type_code == ""

    @property
    def is_party_document(self) -> bool:
        """Party documents follow rules of their own, not Decree 30."""
        return self.has("party") and not self.has("state_name")
