"""What a call shows in its notebook cell."""

from __future__ import annotations

import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class ShownCell:
    """What a cell shows: HTML in a notebook, plain text elsewhere."""

    html: str
    text: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.text


class AlreadyShown(ShownCell):
    """Already shown by the call itself, so not again when the call is the cell's last line."""

    def _ipython_display_(self) -> None:
        pass


def show_now(shown: ShownCell) -> ShownCell:
    """Show it at once: a page has everything that was added, wherever in its cell the call stands.

    Outside of a notebook nothing is shown; the caller gets it in any case.
    """
    module = sys.modules.get("IPython")
    if module is None or module.get_ipython() is None:
        return shown
    module.display.display(shown)
    return AlreadyShown(shown.html, shown.text)
