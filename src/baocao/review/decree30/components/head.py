"""Recognises the head: Quốc hiệu, Tiêu ngữ, bodies, number and symbol, place and date."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from baocao.review.decree30.components.marks import ADDRESSEE, LEGAL_BASIS
from baocao.review.decree30.components.model import Found
from baocao.review.decree30.content import CheckedParagraph
from baocao.review.decree30.pieces import LinePiece, pieces

STATE_NAME = "cong hoa xa hoi chu nghia viet nam"
MOTTO = "doc lap tu do hanh phuc"
PARTY_NAME = "dang cong san viet nam"
URGENCY = ("hoa toc", "thuong khan", "khan")
_ALIKE = 85  # per cent of likeness that a misspelt Quốc hiệu still has
_NUMBER = re.compile(r"S[ốỐ]\s*(?::|\d|\.{2}|…|_|/)[^\n]{0,40}$", re.IGNORECASE)
_DATE = re.compile(r"[^;:]{0,45}\bngày\b[^;:]{0,45}$", re.IGNORECASE)
_DRAFT = ("du thao", "mau so")
_LETTER_SUBJECT = re.compile(r"V/v\b|Về việc\b", re.IGNORECASE)
# A line that begins so starts the name of a body; any other goes on with the line above.
_BODY = re.compile(
    r"(?:SỞ|BỘ|BAN|CỤC|CHI CỤC|TỔNG CỤC|VỤ|VIỆN|PHÒNG(?!,| CHỐNG)|TRUNG TÂM|BỆNH VIỆN|TRẠM|"
    r"VĂN PHÒNG|THANH TRA|TRƯỜNG|ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|HĐND|CHÍNH PHỦ|CÔNG TY|ĐOÀN|TỔ)\b",
    re.IGNORECASE,
)


def recognise_head(early: Sequence[CheckedParagraph], type_names: Mapping[str, str]) -> Found:
    """Find the head's components in what stands before the first section."""
    everything = [piece for paragraph in early for piece in pieces(paragraph)]
    found = {
        "state_name": _alike(everything, STATE_NAME),
        "motto": _alike(everything, MOTTO),
        "party_name": [piece for piece in everything if piece.key == PARTY_NAME],
        "urgency": [piece for piece in everything if piece.key in URGENCY],
        "type_name": [piece for piece in everything if piece.key.replace(" ", "") in type_names],
        "number": [piece for piece in everything if _NUMBER.match(piece.text)],
        "place_date": [piece for piece in everything if _is_date(piece)],
        "letter_subject": [piece for piece in everything if _LETTER_SUBJECT.match(piece.text)],
    }
    if found["type_name"]:
        found["letter_subject"] = []  # "Về việc …" is then the subject under the type
    single = {name: tuple(group[:1]) for name, group in found.items()}
    taken = {piece.position for group in single.values() for piece in group}
    lines = [piece for piece in _zone(everything, single) if piece.position not in taken]
    return single | _bodies(lines, single["number"])


def _alike(everything: Sequence[LinePiece], words: str) -> list[LinePiece]:
    """The first piece that is most like `words`, misspelt or not; [] where none is."""
    scores = [fuzz.ratio(piece.key, words) for piece in everything]
    best = max(scores, default=0)
    return [everything[scores.index(best)]] if best >= _ALIKE else []


def _is_date(piece: LinePiece) -> bool:
    return bool(_DATE.match(piece.text)) and not LEGAL_BASIS.match(piece.text)


def _zone(everything: Sequence[LinePiece], single: Found) -> list[LinePiece]:
    """What stands in the head: all before the type's name, Kính gửi or the first basis."""
    ends = [piece.position for piece in single["type_name"]]
    ends += [
        piece.position
        for piece in everything
        if ADDRESSEE.match(piece.text) or LEGAL_BASIS.match(piece.text)
    ]
    return [piece for piece in everything if not ends or piece.position < min(ends)]


def _bodies(
    lines: Sequence[LinePiece], number: Sequence[LinePiece]
) -> dict[str, tuple[LinePiece, ...]]:
    """Part the names of bodies: the last one issues the document, those above it are parents.

    They stand before the number; without one, only lines in capitals are names.
    """
    names = [
        piece
        for piece in lines
        if not piece.paragraph.look.framed
        and not piece.key.startswith(_DRAFT)
        and (piece.position < number[0].position if number else piece.text.isupper())
    ]
    starts = [place for place, piece in enumerate(names) if place and _BODY.match(piece.text)]
    cut = starts[-1] if starts else 0
    return {"parent_body": tuple(names[:cut]), "issuing_body": tuple(names[cut:])}
