"""Checks of the foot: Nơi nhận, the signer's block, copies on paper, and what signing software
writes on files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from baocao.review.decree30.checks.opening import PLAIN_DASH, end_marks
from baocao.review.decree30.components.foot import AUTHORITY
from baocao.review.decree30.components.marks import DASH
from baocao.review.decree30.components.model import Recognised
from baocao.review.decree30.content import LinePiece
from baocao.review.decree30.rule import FormatBreach, FormatRule, check, each, there

_ARCHIVE = re.compile(r"-?\s*Lưu:\s*VT\s*,\s*\S.*")
_WELL_WRITTEN = re.compile(r"(?:TM|KT|TL|TUQ|Q)\. \S", re.IGNORECASE)
_FOR_THE_HEAD = re.compile(r"K/?T\b", re.IGNORECASE)
_ACTING = re.compile(r"Q\b", re.IGNORECASE)
_DEPUTY = ("pho ", "thu truong")
ACADEMIC = re.compile(
    r"(?:(?:PGS|GS|TS|Th\.?\s?S|BS|BSCK|DS|DSCK|CN|KS|CK|NGND|NGƯT|TTND|TTƯT|AHLĐ)(?:\s?I{1,2})?[.\s]"
    r"|(?:Bác sĩ|Dược sĩ|Tiến sĩ|Thạc sĩ|Giáo sư|Phó giáo sư|Cử nhân|Kỹ sư|Thầy thuốc)\b)",
    re.IGNORECASE,
)
_FORMS = {"SAO Y": "SY", "SAO LỤC": "SL", "TRÍCH SAO": "TrS"}
_COPY_NUMBER = re.compile(r"Số\s*:\s*(?P<number>\d*)[\s.…_]*/(?P<code>[^\W\d_]+)-\S+")
_TIME = r"\d{2}/\d{2}/\d{4} \d{2}:\d{2}:\d{2} [+-]\d{2}:?\d{2}"
_SYMBOL = r"(?:Số:? ?)?\d+/[^\W\d_][\w.&-]*"
_DATA = re.compile(rf"{_SYMBOL}[;,]? {_TIME}")


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


def _is_archive(piece: LinePiece) -> bool:
    return piece.key.startswith("luu")


def _files_itself(piece: LinePiece) -> bool:
    """ "Lưu: VT, NVY.": colon, clerical office, the unit that wrote the document."""
    return not _is_archive(piece) or bool(_ARCHIVE.match(DASH.sub("- ", piece.text, count=1)))


def _has_point(piece: LinePiece) -> bool:
    """TM., KT., TL., TUQ., Q.: with one point and a space."""
    text = " ".join(piece.text.split())
    return not AUTHORITY.match(text) or bool(_WELL_WRITTEN.match(text))


def _title_below(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """Who signs for another writes the own title below; only an acting head has one line."""
    for piece in document.all("signer_title")[-1:]:
        if AUTHORITY.match(piece.text) and not _ACTING.match(piece.text):
            yield FormatBreach(piece, piece.text)


def _deputy(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """A deputy signs for the head, and nobody else does: "KT." stands in the line above."""
    lines = document.all("signer_title")
    for piece in lines[:1]:
        if piece.key.startswith(_DEPUTY):
            yield FormatBreach(piece, piece.text)
    for above, below in pairwise(lines):
        if _FOR_THE_HEAD.match(above.text) and not below.key.startswith(_DEPUTY):
            yield FormatBreach(below, below.text)


def _copy_number(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """A number, then SY, SL or TrS, as the form of the copy is."""
    form = document.first("copy_form")
    wanted = _FORMS.get(form.text.upper(), "SY") if form else "SY"
    for piece in document.all("copy_number"):
        parts = _COPY_NUMBER.fullmatch(piece.text)
        if parts is None or parts["code"] != wanted:
            yield FormatBreach(piece, piece.text, f"Số: 05/{wanted}-SYT")


def _signature_data(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """Number and symbol of the document, then the time with its zone as ISO 8601 has it."""
    words = " ".join(piece.text for piece in document.all("signature_data"))
    if words and not _DATA.fullmatch(words):
        yield FormatBreach(document.first("signature_data"), words)


def _copy_data(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """The form of the copy, the body that copied, the time with its zone."""
    words = " ".join(piece.text for piece in document.all("copy_data"))
    if words and not re.fullmatch(rf"(?:{'|'.join(_FORMS)})\W+\w.* {_TIME}", words):
        yield FormatBreach(document.first("copy_data"), words)


CHECKS = {
    "recipients_missing": there("recipients_title"),
    "recipients_title_wording": each("recipients_title", lambda p: p.text == "Nơi nhận:"),
    "recipient_dash": each("recipient", lambda piece: PLAIN_DASH.match(piece.text)),
    "recipient_end": check(partial(end_marks, "recipient")),
    "recipient_as_above": check(_as_above),
    "recipient_above_whom": check(_above_whom),
    "archive_last": check(_archive_last),
    "archive_form": each("recipient", _files_itself),
    "signer_missing": there("signer_title"),
    "signer_authority": each("signer_title", _has_point),
    "signer_title_below": check(_title_below),
    "signer_deputy": check(_deputy),
    "signer_academic_title": each("signer_name", lambda p: not ACADEMIC.match(p.text)),
    "copy_form": each("copy_form", lambda piece: piece.text.upper() in _FORMS),
    "copy_number": check(_copy_number),
    **{
        f"{name}_missing": there(name, "copy_form")
        for name in ("copy_number", "copy_place_date", "copy_body")
    },
    "signature_data_form": check(_signature_data),
    "copy_data_form": check(_copy_data),
}
