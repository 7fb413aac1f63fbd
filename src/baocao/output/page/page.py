"""A page before it is written: its place, its title and its items in order.

All writers, the one for Quarto, the plain one and the one of a single file, make their files
from these.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from baocao.core.vietnamese.names import fold


@dataclass(frozen=True)
class PageHeading:
    """A heading within the page; `level` 2 is the highest, the title being level 1."""

    level: int
    text: str
    id: str


@dataclass(frozen=True)
class Html:
    """A fragment of HTML whose texts are already escaped; no heading stands in it."""

    html: str


@dataclass(frozen=True)
class Markdown:
    """A text that people wrote, without headings and without HTML of its own."""

    text: str


PageItem = PageHeading | Html | Markdown


@dataclass(frozen=True)
class Entry:
    """A page as the search lists it."""

    title: str
    path: str
    kind: str


@dataclass(frozen=True)
class Page:
    """One page; `path` is posix, from the site's root, and ends in .html.

    `lead` is the line below the title. `kind` says in the search what the page is. `picture` is
    what a link to it shows in a chat, from the site's root. `early` are scripts that change what is
    seen first: our own frame runs them before anything is drawn, so that it is drawn once.
    """

    path: str
    title: str
    lead: str
    kind: str
    items: tuple[PageItem, ...]
    picture: str = ""
    early: tuple[str, ...] = ()

    @property
    def entry(self) -> Entry:
        return Entry(self.title, self.path, self.kind)

    @property
    def root(self) -> str:
        """The way from this page to the site's root: "../" for each folder."""
        return "../" * self.path.count("/")

    @property
    def headings(self) -> tuple[PageHeading, ...]:
        return tuple(item for item in self.items if isinstance(item, PageHeading))


MakePage = Callable[[], Page]
"""Makes one page when it is asked to: many are made side by side."""


def page_items(items: Iterable[PageItem | None]) -> tuple[PageItem, ...]:
    """What there is to show, in order; headings get ids that are unique on the page."""
    used: dict[str, int] = {}
    found: list[PageItem] = []
    for item in items:
        if isinstance(item, PageHeading):
            used[item.id] = used.get(item.id, 0) + 1
            suffix = f"-{used[item.id]}" if used[item.id] > 1 else ""
            found.append(PageHeading(item.level, item.text, item.id + suffix))
        elif item is not None:
            found.append(item)
    return tuple(found)


def heading_id(text: str) -> str:
    """An ASCII id for a heading: "Ca mắc, tử vong" is "ca-mac-tu-vong"."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:60] or "muc"
