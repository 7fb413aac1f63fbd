"""What the sections of a report are composed from, and small steps they share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from baocao.core.vietnamese.names import lower_first
from baocao.document.blocks import (
    AppendixReference,
    Block,
    FigureText,
    Heading,
    Inline,
    Paragraph,
    ParagraphKind,
    Picture,
    Row,
    Text,
)
from baocao.document.narrative.phrases import Computed, Phrases, Sentence, Told, listed
from baocao.document.narrative.words import Words
from baocao.document.wording import open_parts
from baocao.results.ledger.model import Figure
from baocao.results.report_data import ReportData


@dataclass(frozen=True)
class Context:
    """Results and words of one report, its pictures by name, and what people wrote by section."""

    words: Words
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    wording: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    appendices: tuple[str, ...] = ()  # the ids of those that the body refers to

    @property
    def data(self) -> ReportData:
        return self.words.data

    @property
    def phrases(self) -> Phrases:
        return self.words.phrases

    def picture(self, name: str) -> tuple[Block, ...]:
        """The chart of that name as a block, nothing where it had no data."""
        return (self.pictures[name],) if name in self.pictures else ()

    def written(self, section: str) -> tuple[Block, ...]:
        """What people wrote for a section, or a marked placeholder; so for each part asked for."""
        about = self.phrases[f"sections.wording.{section}"]
        blocks = self.wording.get(section, ()) or (self._placeholder(about),)
        return (*blocks, *self.parts_open(section))

    def parts_open(self, section: str) -> tuple[Block, ...]:
        """A placeholder for each part that the programme or the province asks for in a section and
        that no paragraph of the wording begins with."""
        inputs = self.data.inputs
        return tuple(
            self._placeholder(lower_first(part.title))
            for part in open_parts((inputs.report_type, inputs.profile), self.wording)
            if part.section == section
        )

    def _placeholder(self, about: str) -> Paragraph:
        text = self.phrases.text("report.placeholder", section=about)
        return Paragraph((Text(text),), ParagraphKind.PLACEHOLDER)


def inlines(sentence: Sentence) -> tuple[Inline, ...]:
    """A sentence's words, figures and references as inline content."""
    return tuple(map(_inline, sentence))


def _inline(piece: Told) -> Inline:
    match piece:
        case Computed():
            return Text(str(piece), kind=piece.kind, verdict=piece.verdict, whole=piece.whole)
        case str():
            return Text(piece)
        case Figure():
            return FigureText(piece)
        case AppendixReference():
            return piece


def in_bold(sentence: Sentence) -> tuple[Inline, ...]:
    """A sentence set in bold."""
    return tuple(replace(inline, bold=True) for inline in inlines(sentence))


def in_a_row(context: Context, items: Sequence[str]) -> str:
    """Names as a sentence lists them: "A, B và C"."""
    phrases = context.phrases
    return listed(items, phrases["lists.comma"], phrases["lists.and"])


def cell(content: Sentence | str | Figure | None) -> tuple[Inline, ...]:
    """The content of one table cell; None stays empty."""
    if content is None:
        return ()
    return inlines(content if isinstance(content, tuple) else (content,))


def row_of(*contents: Sentence | str | Figure | None) -> Row:
    """A table's row of such cells."""
    return Row(tuple(map(cell, contents)))


def paragraphs(
    sentences: Iterable[Sentence], kind: ParagraphKind = ParagraphKind.BODY
) -> tuple[Paragraph, ...]:
    """One paragraph for each sentence that says something."""
    return tuple(Paragraph(inlines(sentence), kind) for sentence in sentences if sentence)


def numbered(groups: Iterable[tuple[str, tuple[Block, ...]]]) -> tuple[Block, ...]:
    """Titled groups of blocks as "1.", "2.", …; empty groups are left out."""
    filled = [(title, blocks) for title, blocks in groups if blocks]
    return tuple(
        block
        for number, (title, blocks) in enumerate(filled, start=1)
        for block in (Heading(2, f"{number}.", title), *blocks)
    )
