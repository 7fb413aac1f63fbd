"""The items of a page as HTML, and its list of contents."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from markdown_it import MarkdownIt
from markupsafe import Markup

from baocao.output.page.page import Html, Page, PageHeading, PageItem

FEWEST_FOR_TOC = 4  # below, the room is worth more to the tables
_MARKDOWN = MarkdownIt("commonmark", {"html": False})


def items_html(items: Iterable[PageItem]) -> Markup:
    """Headings, fragments and what people wrote, one after the other."""
    return Markup("\n".join(map(_html, items)))


def contents_of(page: Page) -> list[PageHeading]:
    """The highest headings, for the list beside the page; none where they are few."""
    toc = [heading for heading in page.headings if heading.level == 2]
    return toc if len(toc) >= FEWEST_FOR_TOC else []


def _html(item: PageItem) -> str:
    if isinstance(item, PageHeading):
        return f'<h{item.level} id="{escape(item.id)}">{escape(item.text)}</h{item.level}>'
    return item.html if isinstance(item, Html) else _MARKDOWN.render(item.text)
