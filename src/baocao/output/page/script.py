"""Data that stands in a script: no text within it can end the script."""

from __future__ import annotations

from typing import Any

from pydantic_core import to_json

_SIGNS = "<>&\u2028\u2029"


def script_json(data: Any) -> str:
    """Data as JSON that may stand in a script, also within a page."""
    return safe_in_script(to_json(data).decode())


def safe_in_script(text: str) -> str:
    """JSON with the signs of markup written as escapes, which read back as the same signs."""
    for sign in _SIGNS:
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
