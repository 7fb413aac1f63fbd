"""Checks of the text: size, upright letters, alignment, indents, spacing, the closing mark.

Tables, captions, small print below tables and pictures, framed notices and appendices are not
text in this sense: the decree gives no measures for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from baocao.output.word.filling import long_pieces
from baocao.review.decree30.checks.form import points
from baocao.review.decree30.components.divisions import is_heading
from baocao.review.decree30.components.marks import CAPTION, DASH, LETTER, LETTERED, TABLE_NOTE
from baocao.review.decree30.components.model import Recognised
from baocao.review.decree30.content import CheckedParagraph
from baocao.review.decree30.rule import FormatBreach, FormatRule, check

CLOSING = "./."
_TITLES = ("part_word", "part_title", "enacting")
_POINTS_PER_CM = 72 / 2.54
_TOLERANCE_CM = 0.06
_TOLERANCE_POINTS = 0.1
_LINE_HEIGHT = 1.15  # of Times New Roman, in sizes: what Word calls a single line
_LINE_TOLERANCE = 0.06  # lines; 15.5 pt below letters of 14 pt still passes for a single line


def text_paragraphs(document: Recognised) -> tuple[CheckedParagraph, ...]:
    """The paragraphs that are text, headings included."""
    return tuple(paragraph for paragraph in document.body if _is_text(paragraph))


def _is_text(paragraph: CheckedParagraph) -> bool:
    text, look = paragraph.text, paragraph.look
    if look.framed or CAPTION.match(text) or TABLE_NOTE.match(text) or not paragraph.lettered:
        return False
    below = paragraph.follows_exhibit and (_is_italic(paragraph) or _smallest(paragraph) < 13)
    return not below and not text.startswith("./")


def _prose(document: Recognised) -> tuple[CheckedParagraph, ...]:
    """The text without its headings."""
    titles = {piece.index for name in _TITLES for piece in document.all(name)}
    titles |= {each.paragraph.index for each in document.articles if each.titled}
    others = (p for p in text_paragraphs(document) if p.index not in titles)
    return tuple(p for p in others if not is_heading(p) and not LETTERED.match(p.text))


def _size(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    low, high = rule.limit("low"), rule.limit("high")
    for paragraph in _prose(document):
        wrong = [r.look.size for r in paragraph.lettered if not low <= r.look.size <= high]
        if wrong and not LETTER.match(paragraph.text):  # letters have a rule of their own
            yield FormatBreach(paragraph, points(wrong[0]))


def _upright(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """Whole paragraphs in italics; those in brackets are remarks."""
    for paragraph in _prose(document):
        remark = paragraph.text.startswith(("(", "[")) or LETTER.match(paragraph.text)
        if _is_italic(paragraph) and not remark:
            yield FormatBreach(paragraph)


def _justified(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """Aligned left may be what would be torn if justified: a text with a very long piece."""
    names = {"left": "canh trái", "right": "canh phải", "center": "canh giữa"}
    for paragraph in _prose(document):
        needed = paragraph.look.align == "left" and long_pieces(paragraph.raw)
        if paragraph.look.align in names and not needed:
            yield FormatBreach(paragraph, names[paragraph.look.align])


def _indent(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """Where the first line begins; lists may begin further in, a tab counts as an indent."""
    near, far = rule.limit("near"), rule.limit("far")
    for paragraph in _prose(document):
        if paragraph.raw.startswith("\t"):
            continue
        begin = paragraph.look.first / _POINTS_PER_CM
        listed = DASH.match(paragraph.text) or LETTER.match(paragraph.text) or paragraph.label
        fits = any(abs(begin - wanted) <= _TOLERANCE_CM for wanted in (near, far))
        if not fits and not (listed and begin > near):
            yield FormatBreach(paragraph, points(round(begin, 2)))


def _spacing(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """The space between two paragraphs: after the one and before the other together."""
    text = {paragraph.index for paragraph in text_paragraphs(document)}
    for before, paragraph in pairwise(document.file.paragraphs):
        if {before.index, paragraph.index} <= text:
            space = _between(before, paragraph)
            if space < rule.limit("least") - _TOLERANCE_POINTS:
                yield FormatBreach(paragraph, points(space))


def _between(before: CheckedParagraph, paragraph: CheckedParagraph) -> float:
    same = before.style == paragraph.style
    above = 0.0 if same and before.look.contextual else before.look.after
    below = 0.0 if same and paragraph.look.contextual else paragraph.look.before
    return above + below


def _line_spacing(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    low, high = rule.limit("low") - _LINE_TOLERANCE, rule.limit("high") + _LINE_TOLERANCE
    for paragraph in _prose(document):
        lines = _lines(paragraph)
        least = 0.0 if paragraph.look.line_rule == "atLeast" else low
        if not least <= lines <= high:
            yield FormatBreach(paragraph, points(lines))


def _lines(paragraph: CheckedParagraph) -> float:
    """Line spacing in lines; one in points is measured by the size of the letters."""
    if paragraph.look.line_rule == "auto":
        return paragraph.look.line
    return paragraph.look.line / (_LINE_HEIGHT * _smallest(paragraph))


def _closing(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """The last line of the text, be it behind a table, ends with "./."."""
    last = [p for p in document.body if not p.look.framed][-1:]
    for paragraph in last:
        if not paragraph.text.replace(" ", "").endswith(CLOSING):
            yield FormatBreach(paragraph, f"…{paragraph.text[-20:]}")


def _is_italic(paragraph: CheckedParagraph) -> bool:
    return bool(paragraph.lettered) and all(run.look.italic for run in paragraph.lettered)


def _smallest(paragraph: CheckedParagraph) -> float:
    return min((run.look.size for run in paragraph.lettered), default=14.0)


CHECKS = {
    "body_size": check(_size, "low", "high"),
    "body_upright": check(_upright),
    "body_justified": check(_justified),
    "body_indent": check(_indent, "near", "far"),
    "body_spacing": check(_spacing, "least"),
    "body_line_spacing": check(_line_spacing, "low", "high"),
    "closing": check(_closing),
}
