"""Recognises the head: Quốc hiệu, Tiêu ngữ, bodies, number and symbol, place and date; and
the block of a copy: SAO Y, SAO LỤC, TRÍCH SAO, its number, place and date."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from baocao.review.decree30.components.marks import ADDRESSEE, ATTACHED, LEGAL_BASIS, SIGNED_AT
from baocao.review.decree30.content import CheckedParagraph, Found, LinePiece, pieces

STATE_NAME = "cong hoa xa hoi chu nghia viet nam"
MOTTO = "doc lap tu do hanh phuc"
PARTY_NAMES = ("dang cong san viet nam", "doan tncs ho chi minh")
# The Party's numbers have the hyphen before the type: "Số 11-CT/HU".
_PARTY_NUMBER = re.compile(r"Số\s*:?\s*[\d….]*\s*-\s*[^\W\d_]+\s*/\s*[^\W_]+")
URGENCY = ("hoa toc", "thuong khan", "khan")
CIRCULATION = ("xem xong tra lai", "luu hanh noi bo")
SECRECY = ("mat", "toi mat", "tuyet mat")
COPY_FORMS = ("sao y", "sao luc", "trich sao")
_ALIKE = 85  # per cent of likeness that a misspelt Quốc hiệu still has
_NUMBER = re.compile(r"S[ốỐ]\s*(?::|\d|\.{2}|…|_|/)[^\n]{0,40}$", re.IGNORECASE)
_DATE = re.compile(r"[^;:]{0,45}\bngày\s*(?:\d|[….]|_|tháng)[^;:]{0,45}$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[^\W_]\.$")
_DRAFT = ("du thao", "mau so")
_LETTER_SUBJECT = re.compile(r"V/v\b|Về việc\b", re.IGNORECASE)
# A line that begins so starts the name of a body; any other goes on with the line above.
_BODY = re.compile(
    r"(?:SỞ|BỘ|BAN|CỤC|CHI CỤC|TỔNG CỤC|VỤ|VIỆN|PHÒNG(?!,| CHỐNG)|TRUNG TÂM|BỆNH VIỆN|TRẠM|"
    r"VĂN PHÒNG|THANH TRA|TRƯỜNG|ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|HĐND|CHÍNH PHỦ|CÔNG TY|ĐOÀN|TỔ|"
    r"BẢO HIỂM|TỔNG CÔNG TY|KHO BẠC|NGÂN HÀNG|CÔNG AN|TÒA ÁN|TOÀ ÁN|HỘI|ĐẠI HỌC|HỌC VIỆN|"
    r"CHỦ TỊCH|LIÊN ĐOÀN|KHOA)\b",
    re.IGNORECASE,
)
# A line that begins so goes on with the name above.
_AREA = re.compile(
    r"(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|XÃ|PHƯỜNG|KHU VỰC)\b", re.IGNORECASE
)
_COPY_NUMBER = re.compile(r"Số\s*(?::|\d)", re.IGNORECASE)
_COPY_DATE = re.compile(r"[^;:]{0,45}\bngày\b", re.IGNORECASE)


def recognise_head(early: Sequence[CheckedParagraph], type_names: Mapping[str, str]) -> Found:
    """Find the head's components in what stands before the first section."""
    everything = [piece for paragraph in early for piece in pieces(paragraph)]
    signed = _signing_data(everything)
    everything = [piece for piece in everything if piece not in signed]
    found = {
        "state_name": _alike(everything, STATE_NAME),
        "motto": _alike(everything, MOTTO),
        "party": [piece for piece in everything if _is_party(piece)],
        "urgency": [piece for piece in everything if piece.key in URGENCY],
        "circulation": [piece for piece in everything if piece.key in CIRCULATION],
        "secrecy": [p for p in everything if p.key in SECRECY and p.text.isupper()],
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
    copied = bool(signed) and signed[0].key in COPY_FORMS
    data = {"copy_data" if copied else "signature_data": tuple(signed)}
    return single | _bodies(lines, single["number"]) | data


def _signing_data(everything: Sequence[LinePiece]) -> list[LinePiece]:
    """The lines above all else that end with the time at which a file was signed."""
    for place, piece in enumerate(everything[:4]):
        if SIGNED_AT.search(piece.text):
            return list(everything[: place + 1])
    return []


def _alike(everything: Sequence[LinePiece], words: str) -> list[LinePiece]:
    """The first piece that is most like `words`, misspelt or not; [] where none is."""
    scores = [fuzz.ratio(piece.key, words) for piece in everything]
    best = max(scores, default=0)
    return [everything[scores.index(best)]] if best >= _ALIKE else []


def _is_party(piece: LinePiece) -> bool:
    return piece.key in PARTY_NAMES or bool(_PARTY_NUMBER.fullmatch(piece.text))


def _is_date(piece: LinePiece) -> bool:
    others = (LEGAL_BASIS, ATTACHED)
    if _SENTENCE_END.search(piece.text) or any(mark.match(piece.text) for mark in others):
        return False
    return bool(_DATE.match(piece.text))


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
    cut = _own_name(names)
    return {"parent_body": tuple(names[:cut]), "issuing_body": tuple(names[cut:])}


def _own_name(names: Sequence[LinePiece]) -> int:
    """Where the issuing body's name begins: where bold lines follow pale ones, or by its words."""
    bold = [place for place, piece in enumerate(names) if piece.is_bold]
    first = bold[0] if bold and bold == list(range(bold[0], len(names))) else 0
    if first and not _AREA.match(names[first].text):
        return first
    starts = [place for place, piece in enumerate(names) if place and _BODY.match(piece.text)]
    starts = [place for place in starts if names[place - 1].key != "chu tich"]
    return starts[-1] if starts else 0


def recognise_copy(early: Sequence[CheckedParagraph]) -> Found:
    """Find the components above the foot of a copy; its body stands before its number."""
    lines = [piece for paragraph in early for piece in pieces(paragraph)]
    forms = [piece for piece in lines if piece.key.startswith(COPY_FORMS)]
    numbers = [piece for piece in lines if _COPY_NUMBER.match(piece.text)]
    dates = [piece for piece in lines if _COPY_DATE.match(piece.text) and piece not in numbers]
    taken = (*forms, *numbers, *dates)
    return {
        "copy_form": tuple(forms[:1]),
        "copy_number": tuple(numbers[:1]),
        "copy_place_date": tuple(dates[:1]),
        "copy_body": tuple(piece for piece in lines if piece not in taken and piece.text.isupper()),
    }
