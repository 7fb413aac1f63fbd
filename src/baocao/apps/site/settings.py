"""Title, links and labels of the site, from _quarto.yml; pages that people wrote, from reports/.

One file serves both frames: Quarto reads it itself, our own frame takes the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from baocao.core.errors import BaocaoError, Problem
from baocao.core.project import Project
from baocao.core.yaml_source import parse_yaml, read_yaml
from baocao.output.page.page import Markdown, PageHeading, PageItem, heading_id

CONFIG = "_quarto.yml"
_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.S)
_HEADING = re.compile(r"^(#{2,4}) +(.+)$", re.M)


@dataclass(frozen=True)
class Link:
    """An entry of the navigation: where it leads, from the site's root."""

    path: str
    text: str


@dataclass(frozen=True)
class Site:
    """The words around every page; `address` is where the site will stand, "" where unknown."""

    title: str
    links: tuple[Link, ...]
    footer: str
    search: str
    toc: str
    toggle: str
    address: str = ""


@dataclass(frozen=True)
class WrittenPage:
    """A page, or the beginning of one, that somebody wrote: reports/<name>.qmd."""

    title: str
    content: tuple[PageItem, ...]


def load_site(project: Project) -> Site:
    """The words of _quarto.yml; raises `BaocaoError` where one is missing."""
    path = project.root / CONFIG
    source = read_yaml(path, name=CONFIG)
    try:
        website, language = source.data["website"], source.data["language"]
        return Site(
            title=str(website["title"]),
            links=tuple(map(_link, website["navbar"]["left"])),
            footer=str(website["page-footer"]["center"]),
            search=str(language["search-text-placeholder"]),
            toc=str(language["toc-title-website"]),
            toggle=str(language["toggle-dark-mode"]),
            address=str(website.get("site-url", "")).rstrip("/"),
        )
    except (KeyError, TypeError) as error:
        what = f"thiếu hoặc ghi sai {error}"
        raise BaocaoError(Problem(what, CONFIG, "xem mẫu trong lịch sử của tệp")) from None


def _link(entry: dict[str, Any]) -> Link:
    return Link(str(entry["href"]).removesuffix(".qmd") + ".html", str(entry["text"]))


def load_written(project: Project, name: str) -> WrittenPage:
    """The text of reports/<name>.qmd: its title, then headings and Markdown in order."""
    path = project.reports / f"{name}.qmd"
    found = _read(project, path)
    front = _FRONT_MATTER.match(found)
    head = parse_yaml(front[1], project.name(path)).data if front else None
    title = head.get("title") if isinstance(head, dict) else None
    if not title or not front:
        todo = "mở đầu tệp bằng ---, title: …, ---"
        raise BaocaoError(Problem("trang chưa có tiêu đề", project.name(path), todo))
    return WrittenPage(str(title), tuple(_parts(found[front.end() :])))


def _read(project: Project, path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        todo = "lấy lại tệp này từ lịch sử của dự án"
        raise BaocaoError(Problem("không đọc được trang", project.name(path), todo)) from None


def _parts(text: str) -> Iterator[PageItem]:
    place = 0
    for match in _HEADING.finditer(text):
        yield from _markdown(text[place : match.start()])
        yield PageHeading(len(match[1]), match[2].strip(), heading_id(match[2]))
        place = match.end()
    yield from _markdown(text[place:])


def _markdown(text: str) -> Iterator[Markdown]:
    if text.strip():
        yield Markdown(text.strip())
