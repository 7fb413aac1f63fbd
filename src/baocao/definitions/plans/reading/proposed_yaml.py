"""Values as the proposal's YAML has them; a field that the text does not answer is open."""

from __future__ import annotations

import json
from decimal import Decimal

from baocao.definitions.plans.confirmation import OPEN

OPEN_FIELD = json.dumps(OPEN)


def quoted(text: str) -> str:
    """A text in quotes, so that YAML takes nothing in it for a sign of its own."""
    return json.dumps(text, ensure_ascii=False)


def or_open(field: str, text: str, remark: str) -> str:
    """A field with its text; without one it waits for an answer, and `remark` says what it is."""
    return f"{field}: {quoted(text)}" if text else f"{field}: {OPEN_FIELD}  # {remark}"


def number(value: Decimal) -> str:
    """A number without zeros at its end and without an exponent."""
    return f"{value.normalize():f}"
