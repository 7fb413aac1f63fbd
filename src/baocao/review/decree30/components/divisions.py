"""Recognises Phần, Chương, Mục, Tiểu mục with their titles, Điều, and the numbered
parts of the text: "I.", "1.", "a)"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from baocao.review.decree30.components.marks import (
    ARTICLE,
    DIVISION,
    ITEM,
    LETTER,
    LETTERED,
    SECTION,
)
from baocao.review.decree30.content import CheckedParagraph, Found, LinePiece, Run, whole

_LONGEST_TITLE = 150
_SENTENCE_ENDS = (".", ";", ":", ",", "”", "/.")
LEVELS = ("phần", "chương", "mục", "tiểu mục")
_HEADING_ENDS = (".", ";", ":", ",", "]", "”")


@dataclass(frozen=True)
class Division:
    """A Phần, Chương, Mục or Tiểu mục; `inline` is a title on the line of the number."""

    level: int
    number: str
    piece: LinePiece
    title: LinePiece | None
    inline: str


@dataclass(frozen=True)
class Article:
    """A Điều; `piece` is the word with its number, or the whole line where that is its title."""

    number: str
    mark: str
    paragraph: CheckedParagraph
    piece: LinePiece
    titled: bool


def divisions(body: Sequence[CheckedParagraph]) -> tuple[Division, ...]:
    """The divisions of a text, each with the title on the line below."""
    found = []
    for place, paragraph in enumerate(body):
        mark = DIVISION.fullmatch(paragraph.text)
        if mark is None or not _set_apart(paragraph, mark["rest"]):
            continue
        below = body[place + 1] if place + 1 < len(body) else None
        title = whole(below) if below is not None and _is_title(below) else None
        level = LEVELS.index(" ".join(mark["word"].lower().split()))
        found.append(Division(level, mark["number"], whole(paragraph), title, mark["rest"].strip()))
    return tuple(found)


def _set_apart(paragraph: CheckedParagraph, rest: str) -> bool:
    """Alone on its line, or set like a title: "Mục 2 của Kế hoạch nêu …" is a sentence."""
    if not rest.strip():
        return True
    is_title = paragraph.look.align == "center" or whole(paragraph).is_bold
    return is_title and len(paragraph.text) <= _LONGEST_TITLE


def _is_title(paragraph: CheckedParagraph) -> bool:
    numbered = (DIVISION, ARTICLE, SECTION, ITEM, LETTERED)
    if any(mark.match(paragraph.text) for mark in numbered):
        return False
    looks = paragraph.look.align == "center" or whole(paragraph).is_bold
    return looks or paragraph.text.isupper()


def articles(body: Sequence[CheckedParagraph]) -> tuple[Article, ...]:
    """The articles of a text; a mark has to follow the number."""
    return tuple(_articles(body))


def _articles(body: Sequence[CheckedParagraph]) -> Iterator[Article]:
    for paragraph in body:
        mark = ARTICLE.match(paragraph.text)
        if mark is None:
            continue
        titled = _titled(paragraph, paragraph.text[mark.end() :].strip())
        piece = whole(paragraph) if titled else _beginning(paragraph, mark.end())
        yield Article(mark["number"], mark["mark"], paragraph, piece, titled)


def _titled(paragraph: CheckedParagraph, rest: str) -> bool:
    """Whether a title follows the number: bold, or short and no sentence."""
    if not rest or len(rest) > _LONGEST_TITLE:
        return False
    return whole(paragraph).is_bold or not rest.endswith(_SENTENCE_ENDS)


def _beginning(paragraph: CheckedParagraph, length: int) -> LinePiece:
    """The first `length` characters of a paragraph."""
    runs: list[Run] = []
    left = length + len(paragraph.raw) - len(paragraph.raw.lstrip())
    for run in paragraph.runs:
        if left <= 0:
            break
        runs.append(replace(run, text=run.text[:left]))
        left -= len(run.text)
    return LinePiece(paragraph.label, tuple(runs), paragraph)


def recognise_headings(
    body: Sequence[CheckedParagraph],
    quoted: Collection[int],
    divisions: Sequence[Division],
    articles: Sequence[Article],
) -> Found:
    """Find sections, items that have a title of their own, letters, divisions, articles."""
    own = [paragraph for paragraph in body if paragraph.index not in quoted]
    return {
        "section_heading": tuple(whole(p) for p in own if SECTION.match(p.text)),
        "item_heading": tuple(whole(p) for p in own if ITEM.match(p.text) and is_titled(p)),
        "letter": tuple(whole(p) for p in own if LETTER.match(p.text)),
        "part_word": tuple(each.piece for each in divisions),
        "part_title": tuple(each.title for each in divisions if each.title is not None),
        "article_heading": tuple(each.piece for each in articles),
    }


def is_titled(paragraph: CheckedParagraph) -> bool:
    """Whether a numbered line is a title: short, and no sentence or member of a list."""
    return len(paragraph.text) <= _LONGEST_TITLE and not paragraph.text.endswith(_HEADING_ENDS)


def is_heading(paragraph: CheckedParagraph) -> bool:
    """Whether the paragraph has the look of a title rather than of text."""
    if SECTION.match(paragraph.text):
        return True
    numbered = ITEM.match(paragraph.text) or LETTER.match(paragraph.text)
    return bool(numbered) and is_titled(paragraph)
