"""Altair, as analysts' cells import it, without a package that it does not need."""

from __future__ import annotations

import sys


def spare_the_grammar() -> None:
    """Have jsonschema do without a package that compiles a grammar for a second when it is
    imported, to check addresses that no file here has."""
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
