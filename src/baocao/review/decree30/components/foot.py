"""Recognises the foot: Nơi nhận and its list, the signers' authority, titles and names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from baocao.review.decree30.components.marks import ARTICLE, DASH, DIVISION, ITEM, SECTION
from baocao.review.decree30.content import (
    CheckedParagraph,
    Found,
    LinePiece,
    ParagraphPlace,
    pieces,
)

AUTHORITY = re.compile(
    r"(?:T/?M|K/?T|T/?L|T\.?U\.?Q|Q)\s*\.\s*\S|(?:T/?M|K/?T|T/?L|TUQ)\s+\S", re.IGNORECASE
)
_TITLE_WORDS = re.compile(
    r"\b(?:giam doc|chu tich|chu nhiem|truong|pho|vien truong|chanh|thu truong|thu tuong|"
    r"tong cuc truong|hieu truong|thu ky|uy vien|dai dien|chu tri|chu toa|ke toan|nguoi)\b"
)
_RECIPIENTS = "noi nhan"
_TYPIST = re.compile(r"[^\W\d_]{2,6}\.\s*\(?\d+\)?$")
_SHORT = 70
_AT_THE_END = 25  # paragraphs within which a foot without Nơi nhận is looked for
_MOST_BLANKS = 12  # lines left for the signature
_NAME_WORDS = range(2, 8)


@dataclass(frozen=True)
class FootPlace:
    """The indexes of the first paragraph of a foot and of the one behind its last."""

    start: int
    end: int


def recognise_foot(main: Sequence[CheckedParagraph]) -> tuple[Found, FootPlace]:
    """Find the foot's components, and where the foot stands."""
    place = _place(main)
    foot = [piece for p in main if place.start <= p.index < place.end for piece in pieces(p)]
    typist = [piece for piece in foot if _TYPIST.fullmatch(piece.text)]
    foot = [piece for piece in foot if not piece.text.startswith("(") and piece not in typist]
    titles = [piece for piece in foot if piece.key == _RECIPIENTS]
    recipients = _recipients(foot, titles[0]) if titles else list(filter(_is_listed, foot))
    taken = {piece.position for piece in (*titles, *recipients)}
    signer = [piece for piece in foot if piece.position not in taken]
    names = set(_names(signer))
    found = {
        "recipients_title": titles[:1],
        "recipient": recipients,
        "signer_title": [piece for piece in signer if piece not in names],
        "signer_name": [piece for piece in signer if piece in names],
        "typist": typist,
    }
    return {key: tuple(group) for key, group in found.items()}, place


def first_recipients_title(paragraphs: Sequence[CheckedParagraph]) -> int:
    """The index of the first "Nơi nhận"; -1 where there is none."""
    found = (p.index for p in paragraphs if _has_recipients(p))
    return next(found, -1)


def _has_recipients(paragraph: CheckedParagraph) -> bool:
    return any(each.key == _RECIPIENTS for each in pieces(paragraph))


def _place(main: Sequence[CheckedParagraph]) -> FootPlace:
    """The table of the foot, else the lines just above and below Nơi nhận."""
    marks = [p for p in main if _has_recipients(p)]
    mark = marks[-1] if marks else _signer_line(main)
    if mark is None:
        end = main[-1].index + 1 if main else 0
        return FootPlace(end, end)
    if mark.place.table is not None:
        inside = [p.index for p in main if p.place.table == mark.place.table]
        return FootPlace(inside[0], inside[-1] + 1)
    return FootPlace(_start(main, mark), _end(main, mark))


def _start(main: Sequence[CheckedParagraph], mark: CheckedParagraph) -> int:
    """Go up from Nơi nhận over what can be a signer's, be it in a table beside another's."""
    start = mark.index
    tables = {table for table in (p.place.table for p in main) if table is not None}
    signers = {
        table for table in tables if _is_signers([p for p in main if p.place.table == table])
    }
    for paragraph in reversed([p for p in main if p.index < mark.index]):
        if paragraph.text and not (_may_be_signer(paragraph) or paragraph.place.table in signers):
            break
        start = paragraph.index if paragraph.text else start
    return start


def _end(main: Sequence[CheckedParagraph], mark: CheckedParagraph) -> int:
    """Go down from the first line while lines are short; text, pages and tables end the foot."""
    end, blanks = mark.index + 1, 0
    for paragraph in (p for p in main if p.index > mark.index):
        turned = paragraph.breaks_page or paragraph.look.page_break_before
        if turned or paragraph.section != mark.section or blanks > _MOST_BLANKS:
            break
        if not paragraph.text:
            blanks += 1
            continue
        if _is_text(paragraph):
            break
        end, blanks = paragraph.index + 1, 0
    return end


def _is_text(paragraph: CheckedParagraph) -> bool:
    """Whether a paragraph is surely none of a foot's: long, numbered, or in another table."""
    if paragraph.place.table is not None:
        return True
    text = paragraph.text
    if any(mark.match(text) for mark in (ARTICLE, DIVISION, SECTION, ITEM)):
        return True
    longest = max(map(len, re.split(r"[\t\n]", text)))
    return longest > 2 * _SHORT


def _is_signers(table: Sequence[CheckedParagraph]) -> bool:
    """Whether a table has nothing but signers: a title in capitals over a name."""
    written = [piece for p in table for piece in pieces(p)]
    titles = [piece for piece in written if piece.text.isupper() and _is_title(piece)]
    return bool(titles) and all(
        piece in titles or _is_name(piece) or _is_listed(piece) or piece.text.startswith("(")
        for piece in written
    )


def _signer_line(main: Sequence[CheckedParagraph]) -> CheckedParagraph | None:
    """The first line of a signer's block at the end of a document without Nơi nhận."""
    for paragraph in main[-_AT_THE_END:]:
        table = paragraph.place.table
        if table is not None and not _is_signers([p for p in main if p.place.table == table]):
            continue
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


def _names(signer: Sequence[LinePiece]) -> Iterator[LinePiece]:
    """The last line of each signer; signers beside one another have a column each."""
    ordered = sorted(signer, key=lambda piece: (*_column(piece), piece.position))
    for _, column in groupby(ordered, key=_column):
        lines = list(column)
        last = lines[-1]
        if _is_name(last, alone=len(lines) == 1 and not _names_above(signer, last)):
            yield last


def _column(piece: LinePiece) -> tuple[int, int, int]:
    place = piece.paragraph.place
    aside = place.table if place.table is not None else -1
    return (aside, place.column or 0, -1 if place.box is None else place.box)


def _names_above(signer: Sequence[LinePiece], last: LinePiece) -> bool:
    """Whether titles stand in other columns, so that a single line may be a name."""
    return any(piece is not last and piece.text.isupper() for piece in signer)


def _is_name(piece: LinePiece, *, alone: bool = False) -> bool:
    """Whether the last line is a name; one in capitals without a title above is none."""
    if piece.text.isupper() and (alone or _is_title(piece)):
        return False
    if AUTHORITY.match(piece.text) or (_TITLE_WORDS.search(piece.key) and not _capitalised(piece)):
        return False
    return len(piece.key.split()) in _NAME_WORDS


def _capitalised(piece: LinePiece) -> bool:
    """Whether each word begins with a capital: "Trương Văn Phó" is a name, "Phó Giám đốc" none."""
    words = piece.text.split()
    return len(words) > 2 and all(word[0].isupper() and word[1:].islower() for word in words)


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
