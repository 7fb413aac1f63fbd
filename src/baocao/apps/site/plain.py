"""Pages as whole HTML files in our own frame, for where Quarto is not installed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

from baocao.apps.site.settings import Site
from baocao.output.page.files import STYLES
from baocao.output.page.page import Page
from baocao.output.page.script import Script, script_in_page
from baocao.output.page.templates import Templates
from baocao.output.page.writing import contents_of, items_html


def plain_html(page: Page, site: Site, templates: Templates) -> str:
    """The page with navigation, search and contents around it."""
    return templates.render(
        "frame",
        page=page,
        site=site,
        root=page.root,
        toc=contents_of(page),
        current=_current(page, site),
        body=items_html(page.items),
        style=_style(templates) if page.early else "",
        script=_script(templates, page.early) if page.early else None,
    )


def write_plain(page: Page, folder: Path, site: Site, templates: Templates) -> None:
    """Write the page into the site's folder."""
    path = folder / page.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(plain_html(page, site, templates), encoding="utf-8")


def _style(templates: Templates) -> Markup:
    """The style of a page that is drawn at once: a slow phone waits for each file."""
    return Markup("".join(templates.file(name) for name in STYLES))


def _script(templates: Templates, early: Sequence[str]) -> Script:
    """The frame's script, and the early ones for when the page is read."""
    then = "".join(map(templates.file, early))
    ready = f'document.addEventListener("DOMContentLoaded", () => {{\n{then}}});\n'
    return script_in_page(templates.file("frame.js") + ready)


def _current(page: Page, site: Site) -> str:
    """The navigation's entry that a page belongs to: its own, or the first page of its folder."""
    folder = page.path.partition("/")[0]
    own = [link.path for link in site.links if link.path in (page.path, f"{folder}/index.html")]
    return own[0] if own else site.links[0].path
