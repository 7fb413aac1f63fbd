"""Checks of appendices: numbers, the line of attachment, references, page numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from baocao.core.vietnamese.numbering import from_roman, roman
from baocao.review.decree30.components.appendices import AppendixHead
from baocao.review.decree30.components.marks import APPENDIX
from baocao.review.decree30.components.model import Recognised
from baocao.review.decree30.components.parts import PartKind
from baocao.review.decree30.content import LinePiece
from baocao.review.decree30.rule import FormatBreach, FormatRule, check

_MENTION = re.compile(
    r"phụ lục(?:\s+số)?(?P<numbers>(?:\s*(?:,|;|và|đến|-|\u2013|phụ lục)?"
    r"\s*\b(?:[IVXL]+|\d{1,2})\b)+)",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"([IVXL]+|\d+)\s*(?:đến|-|\u2013)\s*(?:phụ lục\s*)?([IVXL]+|\d+)", re.IGNORECASE
)
_ALL = re.compile(r"(?:các|những) phụ lục(?!\s*[IVXL]+\b)|phụ lục (?:đính )?kèm", re.IGNORECASE)
_CITED = re.compile(
    r"số\s*:?[\s.…_]*(?P<number>\d*)[\s.…_]*/(?P<symbol>[^\W\d_][\w.&-]*)", re.IGNORECASE
)
_CITED_DATE = re.compile(r"ngày\s+(\d+)\s+tháng\s+(\d+)\s+năm\s+(\d+)")


def _numbered(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """Two or more count in Roman numbers; a single one has no number."""
    heads = document.appendices
    alone = document.kind is PartKind.APPENDIX  # some of a document's: any may be the first
    first = from_roman(_number(heads[0])) or 1 if heads and alone else 1
    for place, head in enumerate(heads, start=first):
        found = _number(head)
        numbered = len(heads) > 1 or (alone and found)
        wanted = roman(place) if numbered else ""
        if found != wanted:
            shown = f"Phụ lục {wanted}".strip()
            yield FormatBreach(head.number, head.number.text[:30], shown)


def _own_line(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """The word and its number stand on a line without the title."""
    for head in document.appendices:
        mark = APPENDIX.match(head.number.text)
        if mark and head.number.text[mark.end() :].strip():
            yield FormatBreach(head.number, head.number.text)


def _attached(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    for head in document.appendices:
        if head.reference is None:
            yield FormatBreach(head.number, head.number.text)


def _same_document(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """The line of attachment names this document: number, symbol and date are the head's."""
    own = _Citation.of(*document.all("number"), *document.all("place_date"))
    for piece in document.all("appendix_reference"):
        if own.symbol and not own.agrees(_Citation.of(piece)):
            yield FormatBreach(piece, piece.text, f"số {own.number or '…'}/{own.symbol}")


@dataclass(frozen=True)
class _Citation:
    """Number, symbol and date as pieces give them; "" and () where they are left open."""

    number: str
    symbol: str
    date: tuple[int, ...]

    @classmethod
    def of(cls, *pieces: LinePiece) -> _Citation:
        text = re.sub(r"\s*[-\u2010-\u2015]\s*", "-", " ".join(piece.text for piece in pieces))
        text = re.sub(r"\s*/\s*", "/", text)
        number, date = _CITED.search(text), _CITED_DATE.search(text)
        return cls(
            number=number["number"].lstrip("0") if number else "",
            symbol=number["symbol"] if number else "",
            date=tuple(map(int, date.groups())) if date else (),
        )

    def agrees(self, other: _Citation) -> bool:
        """The symbols are the same, and what neither leaves open."""
        numbers = {self.number, other.number} - {""}
        dates = {self.date, other.date} - {()}
        return self.symbol == other.symbol and len(numbers) < 2 and len(dates) < 2


def _mentioned(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """Each appendix is referred to in the document."""
    text = "\n".join(paragraph.text for paragraph in document.main)
    numbers = set(_mentions(text))
    some = "phụ lục" in text.lower()
    for place, head in enumerate(document.appendices, start=1):
        named = some if len(document.appendices) == 1 else bool(_ALL.search(text))
        if not named and place not in numbers:
            yield FormatBreach(head.number, head.number.text[:30])


def _mentions(text: str) -> Iterator[int]:
    """The numbers of the appendices that a text refers to: "Phụ lục I, II", "I đến IV"."""
    for mention in _MENTION.finditer(text):
        for first, last in _RANGE.findall(mention["numbers"]):
            yield from range(_value(first), _value(last) + 1)
        for digits in re.findall(r"\b(?:[IVXL]+|\d+)\b", mention["numbers"], re.IGNORECASE):
            yield _value(digits)


def _value(digits: str) -> int:
    return int(digits) if digits.isdigit() else from_roman(digits) or 0


def _pages(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """Each appendix opens a section whose pages count from 1."""
    before = document.main[-1].section if document.main else -1
    for head in document.appendices:
        section = head.number.paragraph.section
        starts_at = document.file.sections[section].starts_at
        if section == before or starts_at != 1:
            yield FormatBreach(head.number, head.number.text[:30])
        before = section


def _number(head: AppendixHead) -> str:
    mark = APPENDIX.match(head.number.text)
    return (mark["number"] or "") if mark else ""


CHECKS = {
    "appendix_numbering": check(_numbered),
    "appendix_own_line": check(_own_line),
    "appendix_attached": check(_attached),
    "appendix_symbol": check(_same_document),
    "appendix_mentioned": check(_mentioned),
    "appendix_pages": check(_pages),
}
