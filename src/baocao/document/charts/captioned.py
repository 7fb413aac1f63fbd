"""A chart as a document shows it: its caption says what it is, so the drawing does not again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from baocao.document.charts.theme import SMALL_SIZE


def without_title(spec: Mapping[str, Any]) -> dict[str, Any]:
    """The Vega-Lite specification with the notes of its title alone, as small print above."""
    notes = spec.get("title", {}).get("subtitle", [])
    title = {"text": notes, "fontSize": SMALL_SIZE, "fontWeight": "normal"}
    rest = {key: value for key, value in spec.items() if key != "title"}
    return {**rest, "title": title} if notes else rest
