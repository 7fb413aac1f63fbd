"""Checks of copies on paper, and of what signing software writes on files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from baocao.review.decree30.components.model import Recognised
from baocao.review.decree30.rule import FormatBreach, FormatRule, check

_FORMS = {"SAO Y": "SY", "SAO LỤC": "SL", "TRÍCH SAO": "TrS"}
_NUMBER = re.compile(r"Số\s*:\s*(?P<number>\d*)[\s.…_]*/(?P<code>[^\W\d_]+)-\S+")
_TIME = r"\d{2}/\d{2}/\d{4} \d{2}:\d{2}:\d{2} [+-]\d{2}:?\d{2}"
_SYMBOL = r"(?:Số:? ?)?\d+/[^\W\d_][\w.&-]*"
_DATA = re.compile(rf"{_SYMBOL}[;,]? {_TIME}")


def _form(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    for piece in document.all("copy_form"):
        if piece.text.upper() not in _FORMS:
            yield FormatBreach(piece, piece.text)


def _number(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """A number, then SY, SL or TrS, as the form of the copy is."""
    form = document.first("copy_form")
    wanted = _FORMS.get(form.text.upper(), "SY") if form else "SY"
    for piece in document.all("copy_number"):
        parts = _NUMBER.fullmatch(piece.text)
        if parts is None or parts["code"] != wanted:
            yield FormatBreach(piece, piece.text, f"Số: 05/{wanted}-SYT")


def _missing(component: str, document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    if not document.has(component):
        yield FormatBreach(document.first("copy_form"))


def _signature_data(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """Number and symbol of the document, then the time with its zone as ISO 8601 has it."""
    words = " ".join(piece.text for piece in document.all("signature_data"))
    if words and not _DATA.fullmatch(words):
        yield FormatBreach(document.first("signature_data"), words)


def _copy_data(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """The form of the copy, the body that copied, the time with its zone."""
    words = " ".join(piece.text for piece in document.all("copy_data"))
    if words and not re.fullmatch(rf"(?:{'|'.join(_FORMS)})\W+\w.* {_TIME}", words):
        yield FormatBreach(document.first("copy_data"), words)


CHECKS = {
    "copy_form": check(_form),
    "copy_number": check(_number),
    **{
        f"{name}_missing": check(partial(_missing, name))
        for name in ("copy_number", "copy_place_date", "copy_body")
    },
    "signature_data_form": check(_signature_data),
    "copy_data_form": check(_copy_data),
}
