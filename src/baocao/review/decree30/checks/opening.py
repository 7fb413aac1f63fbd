"""Checks of type, subject, Kính gửi and legal bases."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.review.decree30.components.marks import DASH
from baocao.review.decree30.components.model import Recognised
from baocao.review.decree30.pieces import LinePiece
from baocao.review.decree30.rule import FormatBreach, FormatRule, check

_SENT_UPWARD = ("BC", "TTr")
_COLON = re.compile(r"Kính\s+gửi\s*:", re.IGNORECASE)
_PLAIN_DASH = re.compile(r"-\s*\S")
_INNER_BASIS = re.compile(r";\s+Căn cứ\b")


def _type_missing(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """An official letter has no type, but a subject that begins with "V/v"."""
    if not document.has("type_name") and not document.has("letter_subject"):
        yield FormatBreach()


def _subject_missing(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    if document.has("type_name") and not document.has("subject"):
        yield FormatBreach(document.first("type_name"))


def _addressee_missing(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """A report of a body that has one above it, and a letter, say whom they are for."""
    upward = document.type_code in _SENT_UPWARD and document.has("parent_body")
    is_letter = not document.has("type_name") and document.has("letter_subject")
    if (upward or is_letter) and not document.has("addressee"):
        yield FormatBreach(document.first("type_name"))


def _addressee_colon(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    for piece in document.all("addressee"):
        if not _COLON.match(piece.text):
            yield FormatBreach(piece, piece.text)


def _addressee_single(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """One addressee stands on the line of the words Kính gửi."""
    piece, items = document.first("addressee"), document.all("addressee_item")
    if piece and len(items) <= 1 and not _named(piece):
        yield FormatBreach(piece, piece.text)


def _addressees_apart(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """Several addressees do not share the line of the words Kính gửi."""
    piece = document.first("addressee")
    if piece and ";" in _named(piece).rstrip(";. "):
        yield FormatBreach(piece, piece.text)


def _addressee_dash(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    for piece in document.all("addressee_item"):
        if not _PLAIN_DASH.match(piece.text):
            yield FormatBreach(piece, piece.text)


def _addressee_end(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    yield from end_marks(document.all("addressee_item"))


def _basis_end(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    yield from end_marks(document.all("legal_basis"))


def end_marks(pieces: tuple[LinePiece, ...]) -> Iterator[FormatBreach]:
    """Each line of a list ends with ";", the last with "."."""
    for number, piece in enumerate(pieces, start=1):
        wanted = "." if number == len(pieces) else ";"
        if not piece.text.endswith(wanted) or piece.text.endswith("/."):
            yield FormatBreach(piece, f"…{piece.text[-15:]}", wanted)


def _basis_lines(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    for piece in document.all("legal_basis"):
        if _INNER_BASIS.search(piece.text) or "\n" in piece.text:
            yield FormatBreach(piece)


def _named(piece: LinePiece) -> str:
    """Whom the line of Kính gửi names, without dash and blanks."""
    names = re.sub(r"^Kính\s+gửi\s*:?\s*", "", piece.text, flags=re.IGNORECASE)
    return DASH.sub("", names, count=1)


CHECKS = {
    "type_name_missing": check(_type_missing),
    "subject_missing": check(_subject_missing),
    "addressee_missing": check(_addressee_missing),
    "addressee_colon": check(_addressee_colon),
    "addressee_single": check(_addressee_single),
    "addressees_apart": check(_addressees_apart),
    "addressee_dash": check(_addressee_dash),
    "addressee_end": check(_addressee_end),
    "legal_basis_end": check(_basis_end),
    "legal_basis_lines": check(_basis_lines),
}
