"""Recognises the foot: Nơi nhận and its list, the signer's authority, title and name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from baocao.review.decree30.components.marks import DASH
from baocao.review.decree30.components.model import Found
from baocao.review.decree30.content import CheckedParagraph, ParagraphPlace
from baocao.review.decree30.pieces import LinePiece, pieces

AUTHORITY = re.compile(
    r"(?:T/?M|K/?T|T/?L|T\.?U\.?Q|Q)\s*\.\s*\S|(?:T/?M|K/?T|T/?L|TUQ)\s+\S", re.IGNORECASE
)
_TITLE_WORDS = re.compile(
    r"\b(?:giam doc|chu tich|chu nhiem|truong|pho|vien truong|chanh|thu truong|thu tuong|"
    r"tong cuc truong|hieu truong|thu ky|uy vien)\b"
)
_RECIPIENTS = "noi nhan"
_SHORT = 70
_AT_THE_END = 25  # paragraphs within which a foot without Nơi nhận is looked for
_NAME_WORDS = range(2, 8)


def recognise_foot(main: Sequence[CheckedParagraph]) -> tuple[Found, int]:
    """Find the foot's components, and the index at which the foot begins."""
    start = _start(main)
    foot = [piece for p in main if p.index >= start for piece in pieces(p)]
    foot = [piece for piece in foot if not piece.text.startswith("(")]
    titles = [piece for piece in foot if piece.key == _RECIPIENTS]
    recipients = _recipients(foot, titles[0]) if titles else list(filter(_is_listed, foot))
    taken = {piece.position for piece in (*titles, *recipients)}
    signer = [piece for piece in foot if piece.position not in taken]
    name = [piece for piece in signer[-1:] if _is_name(piece, alone=len(signer) == 1)]
    found = {
        "recipients_title": titles[:1],
        "recipient": recipients,
        "signer_title": signer[: len(signer) - len(name)],
        "signer_name": name,
    }
    return {key: tuple(group) for key, group in found.items()}, start


def last_recipients_title(paragraphs: Sequence[CheckedParagraph]) -> int:
    """The index of the last "Nơi nhận"; -1 where there is none."""
    found = [p.index for p in paragraphs if any(each.key == _RECIPIENTS for each in pieces(p))]
    return max(found, default=-1)


def _start(main: Sequence[CheckedParagraph]) -> int:
    """Where the foot begins: with its table, else with the lines just above Nơi nhận."""
    marks = [p for p in main if any(piece.key == _RECIPIENTS for piece in pieces(p))]
    mark = marks[-1] if marks else _signer_line(main)
    if mark is None:
        return main[-1].index + 1 if main else 0
    if mark.place.table is not None:
        return next(p.index for p in main if p.place.table == mark.place.table)
    start = mark.index
    for paragraph in reversed([p for p in main if p.index < mark.index]):
        if paragraph.text and not _may_be_signer(paragraph):
            break
        start = paragraph.index if paragraph.text else start
    return start


def _signer_line(main: Sequence[CheckedParagraph]) -> CheckedParagraph | None:
    """The first line of a signer's block at the end of a document without Nơi nhận."""
    for paragraph in main[-_AT_THE_END:]:
        for piece in pieces(paragraph):
            if AUTHORITY.match(piece.text) or (_is_title(piece) and piece.text.isupper()):
                return paragraph
    return None


def _may_be_signer(paragraph: CheckedParagraph) -> bool:
    text = paragraph.text
    short = len(text) <= _SHORT and not text.endswith((".", ";", ":", ","))
    return paragraph.place.in_text and short and (text.isupper() or text.istitle())


def _is_title(piece: LinePiece) -> bool:
    return bool(AUTHORITY.match(piece.text) or _TITLE_WORDS.search(piece.key))


def _is_name(piece: LinePiece, *, alone: bool) -> bool:
    """Whether the last line is a name; one in capitals without a title above is none."""
    if _is_title(piece) or (alone and piece.text.isupper()):
        return False
    return len(piece.key.split()) in _NAME_WORDS


def _recipients(foot: Sequence[LinePiece], title: LinePiece) -> list[LinePiece]:
    """The list under Nơi nhận: the rest of its cell or box, else what looks like a list."""
    after = [piece for piece in foot if piece.position > title.position]
    place = title.paragraph.place
    if not place.in_text:
        return [piece for piece in after if _same_cell(piece.paragraph.place, place)]
    return [p for p in after if p.column == title.column and _is_listed(p)]


def _same_cell(one: ParagraphPlace, other: ParagraphPlace) -> bool:
    """In one cell; the list may also stand in the row below, under its title."""
    if one.box is not None or other.box is not None:
        return one.box == other.box
    return (one.table, one.column) == (other.table, other.column)


def _is_listed(piece: LinePiece) -> bool:
    return bool(DASH.match(piece.text)) or piece.text.endswith(";") or piece.key.startswith("luu")
