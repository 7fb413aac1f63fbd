"""Checks of the signer's block: authority, titles, name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from baocao.review.decree30.components.foot import AUTHORITY
from baocao.review.decree30.components.model import Recognised
from baocao.review.decree30.rule import FormatBreach, FormatRule, check

_WELL_WRITTEN = re.compile(r"(?:TM|KT|TL|TUQ|Q)\. \S", re.IGNORECASE)
_FOR_THE_HEAD = re.compile(r"K/?T\b", re.IGNORECASE)
_ACTING = re.compile(r"Q\b", re.IGNORECASE)
_DEPUTY = ("pho ", "thu truong")
ACADEMIC = re.compile(
    r"(?:(?:PGS|GS|TS|Th\.?\s?S|BS|BSCK|DS|DSCK|CN|KS|CK|NGND|NGƯT|TTND|TTƯT|AHLĐ)(?:\s?I{1,2})?[.\s]"
    r"|(?:Bác sĩ|Dược sĩ|Tiến sĩ|Thạc sĩ|Giáo sư|Phó giáo sư|Cử nhân|Kỹ sư|Thầy thuốc)\b)",
    re.IGNORECASE,
)


def _missing(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    if not document.has("signer_title"):
        yield FormatBreach()


def _authority(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """TM., KT., TL., TUQ., Q.: with one point and a space."""
    for piece in document.all("signer_title"):
        text = " ".join(piece.text.split())
        if AUTHORITY.match(text) and not _WELL_WRITTEN.match(text):
            yield FormatBreach(piece, piece.text)


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


def _academic(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    for piece in document.all("signer_name"):
        if ACADEMIC.match(piece.text):
            yield FormatBreach(piece, piece.text)


CHECKS = {
    "signer_missing": check(_missing),
    "signer_authority": check(_authority),
    "signer_title_below": check(_title_below),
    "signer_deputy": check(_deputy),
    "signer_academic_title": check(_academic),
}
