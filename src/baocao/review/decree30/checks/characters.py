"""Checks of all letters of the file, tables and page headers included: font, colour, Unicode."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import is_normalized

from baocao.review.decree30.components.model import Recognised
from baocao.review.decree30.content import CheckedParagraph
from baocao.review.decree30.rule import FormatBreach, FormatRule, check

FONT = "Times New Roman"
_LOOKALIKES = re.compile("[\u00d0\u0189\u00f0\u0256]")  # eth and African D for Đ, đ


def _font(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    for paragraph in _everywhere(document):
        fonts = [run.look.font for run in paragraph.lettered if run.look.font != FONT]
        if fonts:
            yield FormatBreach(paragraph, fonts[0])


def _colour(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """The urgency stamp alone may be red: its ink is."""
    stamps = {piece.index for piece in document.all("urgency")}
    for paragraph in _everywhere(document):
        colours = [run.look.colour for run in paragraph.lettered if not run.look.is_black]
        if colours and not (paragraph.number is not None and paragraph.index in stamps):
            yield FormatBreach(paragraph, colours[0])


def _composed(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    for paragraph in _everywhere(document):
        if not is_normalized("NFC", paragraph.raw):
            yield FormatBreach(paragraph, "tổ hợp")


def _lookalikes(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    for paragraph in _everywhere(document):
        found = _LOOKALIKES.search(paragraph.raw)
        if found:
            yield FormatBreach(paragraph, f"U+{ord(found[0]):04X}")


def _everywhere(document: Recognised) -> Iterator[CheckedParagraph]:
    """Every paragraph, then those of headers and footers, each once."""
    yield from document.file.paragraphs
    furniture = {
        paragraph: None
        for section in document.file.sections
        for part in (*section.headers.values(), *section.footers.values())
        for paragraph in part.paragraphs
    }
    yield from furniture


CHECKS = {
    "font": check(_font),
    "colour": check(_colour),
    "unicode_composed": check(_composed),
    "unicode_lookalikes": check(_lookalikes),
}
