"""The pictures of a file beside those of the report as built: by their files and their captions.

A picture is what its bytes are; where it belongs is told by the caption below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from baocao.review.verify.draft import DrawnPicture
from baocao.review.verify.model import Change, ChangeKind
from baocao.review.verify.objects import ADDED
from baocao.review.verify.text import FileText

_CAPTION = re.compile(r"Hình \d+")
_NEAR = 2  # passages within which the caption follows


@dataclass(frozen=True)
class _Shown:
    """A picture with its caption, whose number alone counts: words may be edited."""

    picture: DrawnPicture
    place: int
    caption: str

    @property
    def number(self) -> str:
        found = _CAPTION.match(self.caption)
        return found[0] if found else ""


def picture_changes(built: FileText, edited: FileText) -> Iterator[Change]:
    """Pictures that were replaced, altered, moved, deleted or added."""
    old, new = _shown(built), _shown(edited)
    pairs = _paired(old, new)
    lost = [shown for shown in old if shown not in pairs.values()]
    for shown in new:
        place = edited.place(shown.place)
        before = pairs.get(shown) or _at(shown.number, lost)
        if before is None:
            yield Change(ChangeKind.UNREAD, place, new=ADDED)
        elif shown not in pairs:
            lost.remove(before)
            yield Change(ChangeKind.PICTURE_REPLACED, place, old=before.caption, new="hình khác")
        elif shown.picture.altered:
            yield Change(ChangeKind.PICTURE_REPLACED, place, old=before.caption, new="bị che, cắt")
        elif shown.number != before.number:
            where = shown.caption or "chỗ khác"
            yield Change(ChangeKind.PICTURE_MOVED, place, old=before.caption, new=where)
    for gone in lost:
        yield Change(ChangeKind.PICTURE_DELETED, built.place(gone.place), old=gone.caption)


def _shown(text: FileText) -> list[_Shown]:
    found = []
    for picture, place in text.pictures:
        below = [passage.text for passage in text.passages[place : place + _NEAR]]
        caption = next((words for words in below if _CAPTION.match(words)), "")
        found.append(_Shown(picture, place, caption))
    return found


def _paired(old: list[_Shown], new: list[_Shown]) -> dict[_Shown, _Shown]:
    """Each picture with the one as built whose files it has; that of its own caption first."""
    pairs: dict[_Shown, _Shown] = {}
    for shown in new:
        same = [
            before
            for before in old
            if before not in pairs.values() and _is_same(before.picture, shown.picture)
        ]
        same.sort(key=lambda before: before.number != shown.number)
        if same:
            pairs[shown] = same[0]
    return pairs


def _is_same(built: DrawnPicture, edited: DrawnPicture) -> bool:
    """LibreOffice keeps the PNG alone; whatever else is drawn has to be the report's."""
    return built.png == edited.png and edited.svg in ("", built.svg)


def _at(number: str, lost: list[_Shown]) -> _Shown | None:
    """The lost picture of a caption."""
    return next((shown for shown in lost if shown.number == number), None)
