"""Computed texts: words of a report that stand for its data as figures do.

A verdict, a row's label, a unit, a deadline, the period and area beside a figure say what the
figure means; changed by hand they make a true number lie.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from baocao.results.ledger.model import Verdict

ROW = "row"
SENTENCE = "sentence"
CAPTION = "caption"
DATE = "date"
PART_END = " | "


@dataclass(frozen=True)
class TextPart:
    """Words of one meaning: `kind` is "label", "verdict", "unit", "deadline", "period", "area" …"""

    kind: str
    text: str
    verdict: Verdict | None = None


@dataclass(frozen=True)
class ComputedText:
    """The computed words of one row, caption or sentence, under one mark in the Word file.

    `text` is all that is printed there, with its `figures` (ids) in; a row's cells are parted
    by " | ". In a sentence the `parts` alone are computed and the words between them are
    free; whatever else it may be, each of its words is.
    """

    id: str
    kind: str
    text: str
    place: str = ""
    parts: tuple[TextPart, ...] = ()
    figures: tuple[str, ...] = ()


def text_record(text: ComputedText) -> dict[str, Any]:
    """A computed text as the ledger keeps it; what is empty is left out."""
    record = {**vars(text), "parts": [_part_record(part) for part in text.parts]}
    return {name: value for name, value in record.items() if value}


def _part_record(part: TextPart) -> dict[str, Any]:
    verdict = {"verdict": vars(part.verdict)} if part.verdict else {}
    return {"kind": part.kind, "text": part.text, **verdict}
