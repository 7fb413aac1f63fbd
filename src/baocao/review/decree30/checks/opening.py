"""Checks of type, subject, Kính gửi and legal bases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from baocao.review.decree30.components.marks import DASH
from baocao.review.decree30.components.model import Recognised
from baocao.review.decree30.content import LinePiece
from baocao.review.decree30.rule import FormatBreach, FormatRule, check, each

_REPORTS_TO = re.compile(
    r"báo cáo\s+(?:để\s+)?(?:Ủy ban|Uỷ ban|UBND|Hội đồng|HĐND|Chính phủ|Thủ tướng|Bộ|Sở|"
    r"Ban Chỉ đạo|Tỉnh ủy|Thành ủy|Huyện ủy|Thường trực|Chủ tịch)\b"
)
_FOR_INFORMATION = re.compile(r"\((?:để\s+)?(?:b/c|báo cáo)\)", re.IGNORECASE)
_LAST_WORDS = 3  # paragraphs
_COLON = re.compile(r"Kính\s+gửi\s*:", re.IGNORECASE)
PLAIN_DASH = re.compile(r"-\s*\S")
_INNER_BASIS = re.compile(r";\s+Căn cứ\b")


def _type_missing(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """An official letter has no type, but a subject that begins with "V/v"."""
    if not document.has("type_name") and not document.has("letter_subject"):
        yield FormatBreach()


def _subject_missing(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    if document.has("type_name") and not document.has("subject"):
        yield FormatBreach(document.first("type_name"))


def _addressee_missing(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """A tờ trình, a report that goes up, and a letter say whom they are for."""
    is_letter = not document.has("type_name") and document.has("letter_subject")
    if (_goes_up(document) or is_letter) and not document.has("addressee"):
        yield FormatBreach(document.first("type_name"))


def _goes_up(document: Recognised) -> bool:
    """A tờ trình does always; a report where a body stands above, or where it says so itself."""
    if document.type_code == "BC":
        said = any(_REPORTS_TO.search(p.text) for p in document.body[-_LAST_WORDS:])
        named = any(_FOR_INFORMATION.search(p.text) for p in document.all("recipient"))
        return document.has("parent_body") or said or named
    return document.type_code == "TTr"


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


def end_marks(component: str, document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """Each line of a list ends with ";", the last with "."."""
    pieces = document.all(component)
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
    "addressee_colon": each("addressee", lambda piece: _COLON.match(piece.text)),
    "addressee_single": check(_addressee_single),
    "addressees_apart": check(_addressees_apart),
    "addressee_dash": each("addressee_item", lambda piece: PLAIN_DASH.match(piece.text)),
    "addressee_end": check(partial(end_marks, "addressee_item")),
    "legal_basis_end": check(partial(end_marks, "legal_basis")),
    "legal_basis_lines": check(_basis_lines),
}
