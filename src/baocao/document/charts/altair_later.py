"""Altair, imported when a chart is made: a report whose charts are all known makes none."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

__all__ = ["alt", "spare_the_grammar", "unchecked"]

if TYPE_CHECKING:
    import altair as alt
else:

    class _Later:
        def __getattr__(self, name: str) -> Any:
            spare_the_grammar()
            found = getattr(import_module("altair"), name)
            setattr(self, name, found)
            return found

    alt = _Later()


def spare_the_grammar() -> None:
    """Have jsonschema do without a package that compiles a grammar for a second when it is
    imported, to check addresses that no file here has."""
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]


@contextmanager
def unchecked() -> Iterator[None]:
    """Altair checks nothing meanwhile, which takes half the time; the charts' own tests do."""
    spare_the_grammar()
    with import_module("altair.utils.schemapi").debug_mode(False):  # noqa: FBT003 - its only argument
        yield
