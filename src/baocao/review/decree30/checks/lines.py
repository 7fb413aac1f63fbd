"""Checks of the three rules below Tiêu ngữ, the issuing body and the subject, and of spacing.

A rule is a border, an underline, dashes or a drawing on or just below the text. Its length is
held to the text's where the file says how long it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from baocao.output.word.metrics import bold_width
from baocao.review.decree30.checks.form import points
from baocao.review.decree30.components.model import Recognised
from baocao.review.decree30.content import CheckedParagraph, LinePiece
from baocao.review.decree30.rule import FormatBreach, FormatRule, check

_POINTS_PER_MM = 72 / 25.4
_DASH_WIDTHS = {"-": 0.333, "_": 0.5, "–": 0.5, "—": 1.0, "─": 0.6}  # of the size
_SINGLE = 1.1  # lines
_BELOW = 3  # paragraphs from the text on within which its rule stands


def _missing(component: str, document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    for piece in document.all(component)[-1:]:
        near = document.file.paragraphs[piece.index : piece.index + _BELOW]
        lined = any(p.look.ruled or p.lines or _dashes(p.text) for p in near)
        drawn = any(p.has_drawing for p in (*near, *_around(document, component)))
        if not (drawn or lined or any(run.look.underlined for run in piece.lettered)):
            yield FormatBreach(piece)


def _near(document: Recognised, piece: LinePiece) -> tuple[CheckedParagraph, ...]:
    """The text and the lines below that belong to nothing else."""
    below = document.file.paragraphs[piece.index + 1 : piece.index + _BELOW]
    blank = []
    for paragraph in below:
        if paragraph.lettered:
            break
        blank.append(paragraph)
    return (piece.paragraph, *blank)


def _around(document: Recognised, component: str) -> tuple[CheckedParagraph, ...]:
    """Where else its line may be anchored: the head, or about the subject; a line just below
    another text is that one's."""
    kind, subject = document.first("type_name"), document.all("subject")
    title = kind.index if kind else len(document.file.paragraphs)
    if component != "subject":
        other = document.all("motto" if component == "issuing_body" else "issuing_body")
        taken = [p.index for piece in other[-1:] for p in _near(document, piece)]
        return tuple(p for p in document.early if p.index < title and p.index not in taken)
    end = subject[-1].index + _BELOW if subject else title
    return tuple(p for p in document.early if title <= p.index <= end)


def _length(component: str, document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """The rule as a share of its text; none of those that may be it fits."""
    for piece in document.all(component)[-1:]:
        if component != "issuing_body" and piece.text.isupper():
            continue  # its case is wrong, and so is its length
        text = bold_width(_shown(piece), round(_size(piece))) / 20
        shares = [length / text for length in _lengths(document, piece) if text]
        low, high = rule.limit("low"), rule.limit("high")
        if shares and not any(low <= share <= high for share in shares):
            yield FormatBreach(piece, points(round(shares[0], 2)))


def _shown(piece: LinePiece) -> str:
    return piece.text.split("\n")[-1]


def _size(piece: LinePiece) -> float:
    return max((run.look.size for run in piece.lettered), default=13.0)


def _lengths(document: Recognised, piece: LinePiece) -> Iterator[float]:
    """The lengths in points of the lines on and below a text."""
    underlined = "".join(run.text for run in piece.runs if run.look.underlined)
    if underlined.strip():
        yield bold_width(underlined, round(_size(piece))) / 20
    for paragraph in _near(document, piece):
        yield from paragraph.lines
        yield from _dashes(paragraph.text, _points(paragraph))
        room = _room(document, paragraph)
        if paragraph.look.ruled and room is not None:
            yield max(room - paragraph.look.left - paragraph.look.right, 0)


def _dashes(text: str, size: float = 13) -> list[float]:
    """The lengths of lines made of dashes, those between tabs apart."""
    lines = [line.strip() for line in re.split(r"[\n\t]", text)]
    return [
        len(line) * _DASH_WIDTHS[line[0]] * size
        for line in lines
        if len(line) > 2 and set(line) <= set(_DASH_WIDTHS)
    ]


def _points(paragraph: CheckedParagraph) -> float:
    return paragraph.runs[0].look.size if paragraph.runs else 13


def _room(document: Recognised, paragraph: CheckedParagraph) -> float | None:
    """The width that a border can take: the cell's, or the page's between its margins."""
    if not paragraph.place.in_text:
        return paragraph.room if paragraph.place.box is None else None
    if paragraph.section >= len(document.file.sections):
        return None
    page = document.file.sections[paragraph.section]
    return (page.width - page.margins["left"] - page.margins["right"]) * _POINTS_PER_MM


def _single(
    components: tuple[str, ...], document: Recognised, rule: FormatRule
) -> Iterator[FormatBreach]:
    """Lines that belong together stand a single line apart."""
    lines = [piece for name in components for piece in document.all(name)]
    for above, below in pairwise(lines):
        look = below.paragraph.look
        wide = look.line_rule == "auto" and look.line > _SINGLE
        if wide and above.index != below.index:
            yield FormatBreach(below, points(round(look.line, 2)))


def _subject_apart(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """The subject of a letter stands 6 pt below its number."""
    subject, number = document.first("letter_subject"), document.first("number")
    if subject is None or number is None or subject.index - number.index != 1:
        return
    space = number.paragraph.look.after + subject.paragraph.look.before
    if space < rule.limit("least") - 0.1:
        yield FormatBreach(subject, points(space))


CHECKS = {
    **{
        f"{name}_rule": check(partial(_missing, name))
        for name in ("motto", "issuing_body", "subject")
    },
    **{
        f"{name}_rule_length": check(partial(_length, name), "low", "high")
        for name in ("motto", "issuing_body", "subject")
    },
    "state_name_spacing": check(partial(_single, ("state_name", "motto"))),
    "bodies_spacing": check(partial(_single, ("parent_body", "issuing_body"))),
    "letter_subject_spacing": check(_subject_apart, "least"),
}
