"""A stale number in people's wording is marked where it stands, and nothing else is changed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from baocao.document.blocks import FigureText, Heading, Inline, Paragraph, Section, Text
from baocao.results.ledger.model import stated
from baocao.review.keep.mark import StaleQuote, mark_stale, stale_id
from baocao.review.keep.model import Quote
from tests.output.word.sample import report

HEADING = Heading(1, "I.", "Tình hình: 1.234 mũi")


def stale(section: str, number: str) -> StaleQuote:
    return StaleQuote(Quote(section, "Đã tiêm", number, ("doses",)), now="5")


def marked(*inlines: Inline, quotes: tuple[StaleQuote, ...]) -> list[Section]:
    """The sections a and b of a document, which hold the same words, after the marking."""
    blocks = (HEADING, Paragraph(inlines))
    sections = tuple(Section(id_, "Tình hình", blocks) for id_ in ("a", "b"))
    return list(mark_stale(replace(report(), sections=sections), quotes).sections)


def parts(section: Section) -> list[tuple[str, bool, str]]:
    """Each part of the paragraph: its words, whether bold, the figure that it is."""
    heading, paragraph = section.blocks
    assert heading is HEADING
    assert isinstance(paragraph, Paragraph)
    return [
        (part.text, part.bold, part.figure.id if isinstance(part, FigureText) else "")
        for part in paragraph.inlines
        if isinstance(part, Text | FigureText)
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Đã tiêm 12 mũi.", [("Đã tiêm ", ""), ("12", stale_id(1)), (" mũi.", "")]),
        ("12 mũi", [("12", stale_id(1)), (" mũi", "")]),
        ("Đã tiêm 12", [("Đã tiêm ", ""), ("12", stale_id(1))]),
        ("12", [("12", stale_id(1))]),
        ("Đã tiêm 13 mũi.", [("Đã tiêm 13 mũi.", "")]),
    ],
)
def test_the_number_becomes_a_figure_of_its_own(
    words: str, expected: list[tuple[str, str]]
) -> None:
    """In its own section, by its place in the list, bold where the words are; elsewhere not."""
    quotes = (stale("b", "99"), stale("a", "12"))
    one, other = marked(Text(words, bold=True), quotes=quotes)
    assert parts(one) == [(text, True, figure) for text, figure in expected]
    assert parts(other) == [(words, True, "")]


def test_several_numbers_of_one_paragraph_are_marked() -> None:
    """A number that is a figure already stays what it is; the comment has no value of its own."""
    words = Text("Đã tiêm 12 mũi trong 3 ngày.")
    one, _ = marked(words, quotes=(stale("a", "3"), stale("a", "12")))
    assert [part for part in parts(one) if part[2]] == [
        ("12", False, "stale-quote-1"),
        ("3", False, "stale-quote-0"),
    ]
    again, _ = marked(*one.blocks[1].inlines, quotes=(stale("a", "12"),))  # type: ignore[union-attr]
    assert parts(again) == parts(one)
    (figure, *_) = [p.figure for p in one.blocks[1].inlines if isinstance(p, FigureText)]  # type: ignore[union-attr]
    assert (figure.value, figure.unit) == (Decimal(0), "count")
    assert figure.formula == stated("số nhắc trong lời văn")
