"""Wording that people wrote in a Word file, and numbers that it quotes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Span:
    """Words of one look; "\\n" is a line break within the paragraph."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class WrittenParagraph:
    """One paragraph of a section as a person left it.

    `item` is a line of a list, `figure` whether a figure of the ledger stands in it.
    """

    spans: tuple[Span, ...]
    item: bool = False
    figure: bool = False
    placeholder: bool = False

    @property
    def text(self) -> str:
        """The words alone, with single spaces."""
        return " ".join("".join(span.text for span in self.spans).split())


@dataclass(frozen=True)
class SectionText:
    """A section's heading as the file prints it, and its paragraphs outside tables."""

    heading: str
    paragraphs: tuple[WrittenParagraph, ...]


@dataclass(frozen=True)
class Quote:
    """A number in people's wording; `figures` are the ids that print so, none where the number
    is people's own. `by` is who said yes to it, "" while nobody did."""

    section: str
    text: str
    number: str
    figures: tuple[str, ...]
    by: str = ""


@dataclass(frozen=True)
class Kept:
    """What keeping takes from a file: Markdown, quotes, and what cannot be kept.

    `changed` are generated sentences that people rewrote: they are made anew at each build.
    """

    markdown: str
    quotes: tuple[Quote, ...]
    changed: tuple[str, ...]
    sections: Mapping[str, tuple[WrittenParagraph, ...]]
