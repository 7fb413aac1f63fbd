"""Scripts that stand in a page, and data in them: no text within it can end the script."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup
from pydantic_core import to_json

_SIGNS = "<>&\u2028\u2029"


@dataclass(frozen=True)
class Script:
    """A script in the page, and the digest by which the page allows it to run."""

    text: Markup
    digest: str


def script_in_page(text: str) -> Script:
    """A file of templates/site as it stands in a page."""
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return Script(Markup(text), digest)


def script_json(data: Any) -> str:
    """Data as JSON that may stand in a script, also within a page."""
    return safe_in_script(to_json(data).decode())


def safe_in_script(text: str) -> str:
    """JSON with the signs of markup written as escapes, which read back as the same signs."""
    for sign in _SIGNS:
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
