"""Checks of the numbers of sections, items and letters: in order, none missing or twice."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.core.vietnamese.numbering import ALPHABET, from_roman, roman
from baocao.review.decree30.components.marks import (
    ARTICLE,
    DIVISION,
    ITEM,
    LETTER,
    LETTERED,
    SECTION,
)
from baocao.review.decree30.components.model import Recognised
from baocao.review.decree30.content import CheckedParagraph
from baocao.review.decree30.rule import FormatBreach, FormatRule, check


def own_text(document: Recognised) -> Iterator[CheckedParagraph]:
    """The text without what it quotes."""
    return (p for p in document.body if p.index not in document.quoted)


def _sections(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    last = 0
    for paragraph in own_text(document):
        mark = SECTION.match(paragraph.text)
        if _opens_sections(paragraph) and not mark:
            last = 0
        elif mark:
            number = from_roman(mark["number"])
            found, wanted = f"{mark['number']}{mark['mark']}", f"{roman(last + 1)}."
            if found != wanted:
                yield FormatBreach(paragraph, found, wanted)
            last = number or last + 1


def _items(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """Items count on within their section; sub-items ("2.1") within their item."""
    counts: dict[tuple[int, ...], int] = {}
    for paragraph in own_text(document):
        if _opens(paragraph):
            counts = {}
            continue
        number = _item_number(paragraph)
        if number is None or (len(number) > 1 and counts.get(number[:-2]) != number[-2]):
            continue  # no item: "2.1" outside of item 2 is a figure
        above, own = number[:-1], number[-1]
        wanted = counts.get(above, 0) + 1
        begins_again = own == 1 and wanted > 2
        if own != wanted and not begins_again:
            shown = ".".join(map(str, (*above, wanted)))
            yield FormatBreach(paragraph, ".".join(map(str, number)), shown)
        counts = {key: value for key, value in counts.items() if key[: len(number)] != number}
        counts[above] = own


def _letters(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """Letters with ")" follow the Vietnamese alphabet; a new item begins again with a)."""
    last = -1
    for paragraph in own_text(document):
        mark = LETTER.match(paragraph.text)
        if mark is None:
            last = -1 if _opens(paragraph) or _item_number(paragraph) else last
            continue
        place = ALPHABET.find(mark["number"])
        follows = place in (0, last + 1)
        if not follows or mark["mark"] is None:
            wanted = mark["number"] if follows else ALPHABET[(last + 1) % len(ALPHABET)]
            yield FormatBreach(paragraph, paragraph.text[:2], f"{wanted})")
        last = place if place >= 0 else last + 1


def _opens(paragraph: CheckedParagraph) -> bool:
    """Whether a section, article or part begins, so that items count anew."""
    opens = any(mark.match(paragraph.text) for mark in (SECTION, ARTICLE))
    return opens or _opens_sections(paragraph)


def _opens_sections(paragraph: CheckedParagraph) -> bool:
    return bool(DIVISION.match(paragraph.text) or LETTERED.match(paragraph.text))


def _item_number(paragraph: CheckedParagraph) -> tuple[int, ...] | None:
    mark = ITEM.match(paragraph.text)
    if mark is None or (mark["mark"] != "." and "." not in mark["number"]):
        return None
    return tuple(map(int, mark["number"].split(".")))


def _item_form(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """A full stop follows the number of an item: no bracket, no stroke."""
    for paragraph in own_text(document):
        mark = ITEM.match(paragraph.text)
        if mark and mark["mark"] in (")", "/"):
            yield FormatBreach(paragraph, mark[0].strip(), f"{mark['number']}.")


CHECKS = {
    "section_numbering": check(_sections),
    "item_numbering": check(_items),
    "item_form": check(_item_form),
    "letter_numbering": check(_letters),
}
