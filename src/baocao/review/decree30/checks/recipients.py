"""Checks of Nơi nhận: its list, the first line and the last."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.review.decree30.checks.opening import end_marks
from baocao.review.decree30.components.marks import DASH
from baocao.review.decree30.components.model import Recognised
from baocao.review.decree30.content import LinePiece
from baocao.review.decree30.rule import FormatBreach, FormatRule, check

_ARCHIVE = re.compile(r"-?\s*Lưu:\s*VT\s*,\s*\S.*")
_PLAIN_DASH = re.compile(r"-\s*\S")


def _missing(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    if not document.has("recipients_title"):
        yield FormatBreach()


def _colon(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    for piece in document.all("recipients_title"):
        if piece.text != "Nơi nhận:":
            yield FormatBreach(piece, piece.text)


def _dash(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    for piece in document.all("recipient"):
        if not _PLAIN_DASH.match(piece.text):
            yield FormatBreach(piece, piece.text)


def _end(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    yield from end_marks(document.all("recipient"))


def _as_above(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """With a Kính gửi the list begins with "- Như trên;"."""
    first = document.first("recipient")
    if document.has("addressee") and first and not _is_as_above(first):
        yield FormatBreach(first, first.text)


def _above_whom(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """ "Như trên" says nothing where no Kính gửi stands above."""
    for piece in document.all("recipient"):
        if _is_as_above(piece) and not (document.has("addressee") or document.has("called")):
            yield FormatBreach(piece, piece.text)


def _is_as_above(piece: LinePiece) -> bool:
    return piece.key.startswith("nhu tren")


def _archive_last(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    for piece in document.all("recipient")[-1:]:
        if not _is_archive(piece):
            yield FormatBreach(piece, piece.text)


def _archive_form(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """ "Lưu: VT, NVY.": colon, clerical office, the unit that wrote the document."""
    for piece in document.all("recipient"):
        if _is_archive(piece) and not _ARCHIVE.match(DASH.sub("- ", piece.text, count=1)):
            yield FormatBreach(piece, piece.text)


def _is_archive(piece: LinePiece) -> bool:
    return piece.key.startswith("luu")


CHECKS = {
    "recipients_missing": check(_missing),
    "recipients_title_wording": check(_colon),
    "recipient_dash": check(_dash),
    "recipient_end": check(_end),
    "recipient_as_above": check(_as_above),
    "recipient_above_whom": check(_above_whom),
    "archive_last": check(_archive_last),
    "archive_form": check(_archive_form),
}
