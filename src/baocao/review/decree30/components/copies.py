"""Recognises the block of a copy: SAO Y, SAO LỤC, TRÍCH SAO, its number, place and date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from baocao.review.decree30.components.head import COPY_FORMS
from baocao.review.decree30.components.model import Found
from baocao.review.decree30.content import CheckedParagraph
from baocao.review.decree30.pieces import pieces

_NUMBER = re.compile(r"Số\s*(?::|\d)", re.IGNORECASE)
_DATE = re.compile(r"[^;:]{0,45}\bngày\b", re.IGNORECASE)


def recognise_copy(early: Sequence[CheckedParagraph]) -> Found:
    """Find the components above the foot of a copy; its body stands before its number."""
    lines = [piece for paragraph in early for piece in pieces(paragraph)]
    forms = [piece for piece in lines if piece.key.startswith(COPY_FORMS)]
    numbers = [piece for piece in lines if _NUMBER.match(piece.text)]
    dates = [piece for piece in lines if _DATE.match(piece.text) and piece not in numbers]
    taken = (*forms, *numbers, *dates)
    return {
        "copy_form": tuple(forms[:1]),
        "copy_number": tuple(numbers[:1]),
        "copy_place_date": tuple(dates[:1]),
        "copy_body": tuple(piece for piece in lines if piece not in taken and piece.text.isupper()),
    }
