"""Pages as whole HTML files in our own frame, for where Quarto is not installed."""

from __future__ import annotations

from html import escape
from pathlib import Path

from markdown_it import MarkdownIt
from markupsafe import Markup

from baocao.apps.site.page import Content, Heading, Html, Page
from baocao.apps.site.settings import Site
from baocao.apps.site.templates import Templates

FEWEST_FOR_TOC = 4  # below, the room is worth more to the tables
_MARKDOWN = MarkdownIt("commonmark", {"html": False})


def plain_html(page: Page, site: Site, templates: Templates) -> str:
    """The page with navigation, search and contents around it."""
    toc = [heading for heading in page.headings if heading.level == 2]
    return templates.text(
        "frame",
        page=page,
        site=site,
        root=page.root,
        toc=toc if len(toc) >= FEWEST_FOR_TOC else [],
        current=_current(page, site),
        body=Markup("\n".join(map(_html, page.content))),
    )


def write_plain(page: Page, folder: Path, site: Site, templates: Templates) -> None:
    """Write the page into the site's folder."""
    path = folder / page.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(plain_html(page, site, templates), encoding="utf-8")


def _html(item: Content) -> str:
    if isinstance(item, Heading):
        return f'<h{item.level} id="{escape(item.id)}">{escape(item.text)}</h{item.level}>'
    return item.html if isinstance(item, Html) else _MARKDOWN.render(item.text)


def _current(page: Page, site: Site) -> str:
    """The navigation's entry that a page belongs to: its own, or the first page of its folder."""
    folder = page.path.partition("/")[0]
    own = [link.path for link in site.links if link.path in (page.path, f"{folder}/index.html")]
    return own[0] if own else site.links[0].path
