"""Pages as a Quarto project: .qmd files with the same headings and fragments, then rendered.

Fragments go into raw HTML blocks as they are; titles and headings are escaped for Pandoc's
Markdown, so that no text of a report is taken for markup.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from baocao.apps.site.data_files import DATA_FILE, SCHEMA_FILE
from baocao.apps.site.rendered import (
    Rendered,
    frame_of,
    read_rendered,
    sources_of,
    write_rendered,
)
from baocao.apps.site.settings import CONFIG
from baocao.archive.built.folder import file_hash
from baocao.core.errors import BaocaoError, Problem
from baocao.core.project import Project
from baocao.output.page.markdown import escaped
from baocao.output.page.page import Entry, Html, Page, PageHeading, PageItem

PROGRAM = "quarto"
OUTPUT = "_site"  # output-dir in _quarto.yml
STYLE = "reports/offline.scss"  # named in _quarto.yml
BESIDE = ("assets", "tep")  # folders that Quarto has nothing to do with
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_ERROR = "ERROR:"
REASON_LINES = 8  # of what Quarto says; a stack of calls follows
_BACKTICKS = re.compile(r"`+")


def qmd_text(page: Page) -> str:
    """The page as Quarto reads it."""
    front = [f"title: {_metadata(page.title)}"]
    if page.lead:
        front.append(f"subtitle: {_metadata(page.lead)}")
    if page.picture:
        front.append(f"image: {json.dumps(page.root + page.picture)}")
    head = "\n".join(["---", *front, "---"])
    scripts = [Html(f'<script src="{page.root}assets/{s}" defer></script>') for s in page.early]
    return "\n\n".join([head, *map(_markdown, (*page.items, *scripts))]) + "\n"


def write_qmd(page: Page, folder: Path) -> None:
    """Write the page into the Quarto project in `folder`."""
    path = (folder / page.path).with_suffix(".qmd")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(qmd_text(page), encoding="utf-8")


def write_project(project: Project, folder: Path) -> None:
    """Put _quarto.yml and what it names into the Quarto project in `folder`."""
    for name in (CONFIG, STYLE):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(project.root / name, folder / name)


def render(project: Project, folder: Path, entries: Sequence[Entry]) -> Path:
    """Have Quarto render what changed of the project in `folder` since the last time, and return
    the folder of the finished site.

    Raises `BaocaoError` where Quarto fails or leaves out a page.
    """
    site, before = folder / OUTPUT, project.root / OUTPUT
    frame = frame_of((project.root / CONFIG, project.root / STYLE), shutil.which(PROGRAM) or "")
    known, sources = read_rendered(project, frame), sources_of(folder, entries)
    changed = known.changed(sources, before) if known else None
    if known and changed is not None:
        known.lay_out(before, changed, site)
    if changed != ():
        _run(folder, changed)
    missing = [entry.path for entry in entries if not (site / entry.path).is_file()]
    if missing:
        raise _failed("", missing)
    write_rendered(project, frame, Rendered(sources, dict(_made(site))))
    _copy_beside(folder, site)
    return site


def _run(folder: Path, changed: Sequence[str] | None) -> None:
    """Render these pages, or all."""
    names = [str(PurePosixPath(path).with_suffix(".qmd")) for path in changed or ()]
    # Quarto takes names after the first for pages only where an option follows them.
    command = [PROGRAM, "render", *names, *(["--no-clean"] if names else [])]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise _failed(done.stderr, [])


def _made(site: Path) -> Iterator[tuple[str, str]]:
    """Every file that Quarto made itself, with its hash; the others are copied each time."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site)
        copied = name.parts[0] in BESIDE or name.match("bao-cao/*.js")
        if path.is_file() and not copied:
            yield name.as_posix(), file_hash(path)


def _copy_beside(folder: Path, site: Path) -> None:
    """Put beside the pages what Quarto has nothing to do with."""
    for name in BESIDE:
        if (folder / name).is_dir():
            shutil.copytree(folder / name, site / name, dirs_exist_ok=True)
    for data in (DATA_FILE, SCHEMA_FILE):
        shutil.copyfile(folder / data, site / data)
    for script in folder.glob("bao-cao/*.js"):
        shutil.copyfile(script, site / "bao-cao" / script.name)


def _failed(said: str, missing: list[str]) -> BaocaoError:
    reasons = [f"thiếu {len(missing)} trang, như {missing[0]}"] if missing else []
    what = _reason(said) or (reasons or ["không rõ lý do"])[0]
    todo = "chạy quarto check; muốn dựng không cần Quarto thì đưa quarto ra khỏi PATH"
    return BaocaoError(Problem(f"Quarto không dựng được các trang: {what}", CONFIG, todo))


def _reason(said: str) -> str:
    """What Quarto says from its "ERROR:" on, without colours; else its last line."""
    lines = [line.strip() for line in _COLOURS.sub("", said).splitlines() if line.strip()]
    first = next((n for n, line in enumerate(lines) if line.startswith(_ERROR)), len(lines) - 1)
    return " ".join(lines[max(first, 0) :][:REASON_LINES])


def _markdown(item: PageItem) -> str:
    if isinstance(item, PageHeading):
        return f"{'#' * item.level} {escaped(item.text)} {{#{item.id}}}"
    if isinstance(item, Html):
        fence = "`" * (2 + max(map(len, ["`", *_BACKTICKS.findall(item.html)])))
        return f"{fence}{{=html}}\n{item.html}\n{fence}"
    return item.text


def _metadata(text: str) -> str:
    """A text as a value of YAML that Pandoc reads as Markdown."""
    return json.dumps(escaped(text), ensure_ascii=False)
