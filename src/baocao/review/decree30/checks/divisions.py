"""Checks of Phần, Chương, Mục, Tiểu mục and Điều: numbers, titles, lines of their own."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.core.vietnamese.numbering import from_roman, roman
from baocao.review.decree30.components.divisions import LEVELS, Article, Division
from baocao.review.decree30.components.model import Recognised
from baocao.review.decree30.components.parts import PartKind
from baocao.review.decree30.rule import FormatBreach, FormatRule, check

_ROMAN_LEVELS = (0, 1)  # Phần and Chương; Mục and Tiểu mục have Arabic numbers


def _numbering(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """Each level counts on; below a new higher one it may begin again."""
    last = dict.fromkeys(range(len(LEVELS)), 0)
    for each in document.divisions:
        value = _value(each.number)
        wanted = value if value == 1 and last[each.level] == 0 else last[each.level] + 1
        if value == 1 and _begins_again(document, each):
            wanted = 1
        shown = roman(wanted) if each.level in _ROMAN_LEVELS else str(wanted)
        if each.number != shown:
            word = LEVELS[each.level].capitalize()
            yield FormatBreach(each.piece, f"{word} {each.number}", f"{word} {shown}")
        last[each.level] = wanted
        last |= dict.fromkeys(range(max(each.level + 1, 2), len(LEVELS)), 0)


def _begins_again(document: Recognised, each: Division) -> bool:
    """Whether a higher level begins just above, so that this one may count from 1."""
    before = document.divisions[: document.divisions.index(each)]
    return bool(before) and before[-1].level < each.level


def _value(number: str) -> int | None:
    if number.isdigit():
        return int(number)
    return from_roman(number)


def _own_line(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    for each in document.divisions:
        if each.inline:
            yield FormatBreach(each.piece, each.piece.text)


def _title_missing(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    for each in document.divisions:
        if each.title is None and not each.inline:
            yield FormatBreach(each.piece, each.piece.text)


def _article_numbering(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    last = 0
    for each in document.articles:
        if int(each.number) != last + 1:
            yield FormatBreach(each.piece, f"Điều {each.number}", f"Điều {last + 1}")
        last = int(each.number)


def _article_form(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    for each in document.articles:
        if each.mark != ".":
            yield FormatBreach(each.piece, _opening(each), f"Điều {each.number}.")


def _article_title_missing(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """Where a text has chapters, or is issued with a decision, its articles have titles."""
    if not document.divisions and document.kind is not PartKind.ANNEX:
        return
    for each in document.articles:
        if not each.titled:
            yield FormatBreach(each.piece, _opening(each))


def _opening(article: Article) -> str:
    return f"Điều {article.number}{article.mark}"


CHECKS = {
    "part_numbering": check(_numbering),
    "part_own_line": check(_own_line),
    "part_title_missing": check(_title_missing),
    "article_numbering": check(_article_numbering),
    "article_form": check(_article_form),
    "article_title_missing": check(_article_title_missing),
}
