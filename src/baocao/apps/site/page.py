"""A page before it is written: its place, its title and its content in order.

Both writers, the one for Quarto and the plain one, make their files from these.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
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


Content = Heading | Html | Markdown


@dataclass(frozen=True)
class Entry:
    """A page as the search lists it."""

    title: str
    path: str
    kind: str


@dataclass(frozen=True)
class Page:
    """One page; `path` is posix, from the site's root, and ends in .html.

    `lead` is the line below the title. `kind` says in the search what the page is.
    """

    path: str
    title: str
    lead: str
    kind: str
    content: tuple[Content, ...]

    @property
    def entry(self) -> Entry:
        return Entry(self.title, self.path, self.kind)

    @property
    def root(self) -> str:
        """The way from this page to the site's root: "../" for each folder."""
        return "../" * self.path.count("/")

    @property
    def headings(self) -> tuple[Heading, ...]:
        return tuple(item for item in self.content if isinstance(item, Heading))


def page_content(items: Iterable[Content | None]) -> tuple[Content, ...]:
    """What there is to show, in order; headings get ids that are unique on the page."""
    used: dict[str, int] = {}
    content: list[Content] = []
    for item in items:
        if isinstance(item, Heading):
            used[item.id] = used.get(item.id, 0) + 1
            suffix = f"-{used[item.id]}" if used[item.id] > 1 else ""
            content.append(Heading(item.level, item.text, item.id + suffix))
        elif item is not None:
            content.append(item)
    return tuple(content)
