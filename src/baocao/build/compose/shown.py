"""What a call shows in its notebook cell."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
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


Show = Callable[[ShownCell], None]
_show: ContextVar[Show | None] = ContextVar("show", default=None)


@contextmanager
def shown_by(show: Show) -> Iterator[None]:
    """What cells show meanwhile is given to `show`: whoever runs them without IPython."""
    token = _show.set(show)
    try:
        yield
    finally:
        _show.reset(token)


def show_now(shown: ShownCell) -> ShownCell:
    """Show it at once: a page has everything that was added, wherever in its cell the call stands.

    Outside of a notebook nothing is shown; the caller gets it in any case.
    """
    show = _show.get() or _shown_by_ipython()
    if show is None:
        return shown
    show(shown)
    return AlreadyShown(shown.html, shown.text)


def _shown_by_ipython() -> Show | None:
    """What shows in a notebook's kernel; IPython is not imported for this."""
    module = sys.modules.get("IPython")
    if module is None or module.get_ipython() is None:
        return None
    show: Show = module.display.display
    return show
