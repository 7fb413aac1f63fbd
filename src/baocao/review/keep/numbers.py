"""Numbers in people's wording: whose they are, and who said yes to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from baocao.core.vietnamese.labels import Labels
from baocao.document.blocks import Paragraph, Text
from baocao.document.wording import WordingSource
from baocao.results.ledger.model import Figure
from baocao.results.ledger.people import WrittenNumber
from baocao.review.keep.markdown import text_key
from baocao.review.keep.model import Quote, WrittenParagraph
from baocao.review.verify.numbers import quantities, reading


def numbers_in(text: str, labels: Labels) -> Iterator[tuple[str, int]]:
    """The numbers that state a quantity, as people read them, and where each begins."""
    plain = text.replace("\n", " ")
    for span in quantities(plain, labels):
        start, end = reading(plain, *span)
        yield plain[start:end], start


def quotes_in(
    sections: Mapping[str, Sequence[WrittenParagraph]],
    labels: Labels,
    figures: Iterable[Figure],
    earlier: Iterable[Quote],
) -> tuple[Quote, ...]:
    """Every number in people's words, each once a paragraph, with the figures that print so.

    Those that somebody said yes to in the same words keep their yes.
    """
    printed = printed_as(figures)
    found = (
        Quote(name, paragraph.text, number, printed.get(number, ()))
        for name, paragraphs in sections.items()
        for paragraph in paragraphs
        for number in dict.fromkeys(number for number, _ in numbers_in(paragraph.text, labels))
    )
    said = _said(earlier)
    return tuple(replace(quote, by=said.get(_place(quote), "")) for quote in found)


def written_numbers(
    source: WordingSource,
    file: str,
    labels: Labels,
    figures: Iterable[Figure],
    quotes: Iterable[Quote],
) -> tuple[WrittenNumber, ...]:
    """Every number in the file of wording, for the ledger; `quotes` are those kept beside it."""
    printed, said = printed_as(figures), _said(quotes)
    found = []
    for passage in source.passages:
        text = _text(passage.printed) if passage.printed else ""
        words = " ".join(text.split())
        lines = _lines(source.lines[passage.start : passage.end], labels)
        for number, _ in numbers_in(text, labels):
            line = passage.start + 1 + next(lines.get(number, iter(())), 0)
            by = said.get((passage.section, number, text_key(words)), "")
            ids = printed.get(number, ())
            found.append(WrittenNumber(number, passage.section, words, file, line, ids, by))
    return tuple(found)


def _lines(lines: Sequence[str], labels: Labels) -> dict[str, Iterator[int]]:
    """The lines of a passage, from 0, that each of its numbers stands in, one after the other."""
    text = "\n".join(lines)
    found: dict[str, list[int]] = {}
    for number, start in numbers_in(text, labels):
        found.setdefault(number, []).append(text.count("\n", 0, start))
    return {number: iter(places) for number, places in found.items()}


def printed_as(figures: Iterable[Figure]) -> dict[str, tuple[str, ...]]:
    """The ids of the figures by their texts, each once."""
    found: dict[str, dict[str, None]] = {}
    for figure in figures:
        found.setdefault(figure.text, {})[figure.id] = None
    return {text: tuple(ids) for text, ids in found.items()}


def _said(quotes: Iterable[Quote]) -> dict[tuple[str, str, str], str]:
    return {_place(quote): quote.by for quote in quotes}


def _place(quote: Quote) -> tuple[str, str, str]:
    return quote.section, quote.number, text_key(" ".join(quote.text.split()))


def _text(printed: Paragraph) -> str:
    """The words, with the file's line breaks."""
    return "".join(inline.text for inline in printed.inlines if isinstance(inline, Text))
