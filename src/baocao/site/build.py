"""Composes all pages and has them written: reports one by one, then what needs all of them."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path

from baocao.project import Project
from baocao.reporting.words_files import load_phrases
from baocao.site.choices import Choices, load_choices
from baocao.site.files import copy_files, downloads_of
from baocao.site.folders import ReportFolder, Unusable, open_report_folder, report_folders
from baocao.site.indicator_pages import indicator_pages
from baocao.site.overview import Overview, overview_of
from baocao.site.page import Entry, Page, page_content
from baocao.site.plan_pages import plan_pages
from baocao.site.quality_page import quality_page
from baocao.site.report_page import report_page
from baocao.site.settings import load_written
from baocao.site.start_page import start_page
from baocao.site.task_pages import task_pages
from baocao.site.templates import Templates, load_templates
from baocao.site.trace import trace_script

FEW = 8  # reports that one process makes as fast as several
GUIDE = "cach-doc"
TASK_STATUS = "task_status."

Write = Callable[[Page], None]


@dataclass(frozen=True)
class Workshop:
    """What pages are made with; `folder` takes the files beside them."""

    project: Project
    folder: Path
    templates: Templates
    choices: Choices
    write: Write


@dataclass(frozen=True)
class Composed:
    """All that was composed; `entries` are the pages."""

    reports: tuple[Overview, ...]
    unusable: tuple[Unusable, ...]
    entries: tuple[Entry, ...]


def workshop(project: Project, folder: Path, write: Callable[[Page, Templates], None]) -> Workshop:
    """The workshop that writes each page by `write`."""
    templates = load_templates(project)
    choices = load_choices(project)
    return Workshop(project, folder, templates, choices, lambda page: write(page, templates))


def compose(shop: Workshop) -> Composed:
    """Compose and write every page; a folder that cannot be used is told of, and passed over."""
    made = list(_made(shop, report_folders(shop.project)))
    reports = tuple(overview for overview in made if isinstance(overview, Overview))
    unusable = tuple(found for found in made if isinstance(found, Unusable))
    entries = [Entry(f"{r.province.name}, {r.period.name}", r.page, "báo cáo") for r in reports]
    for page in _pages_over_reports(shop, reports, unusable):
        shop.write(page)
        entries.append(page.entry)
    return Composed(reports, unusable, tuple(entries))


def _pages_over_reports(
    shop: Workshop, reports: Sequence[Overview], unusable: Sequence[Unusable]
) -> Iterator[Page]:
    templates, project = shop.templates, shop.project
    yield start_page(reports, unusable, load_written(project, "index"), shop.choices, templates)
    yield from indicator_pages(reports, templates)
    yield from plan_pages(reports, templates)
    words = load_phrases(project).words
    statuses = {
        key.removeprefix(TASK_STATUS): word
        for key, word in words.items()
        if key.startswith(TASK_STATUS)
    }
    yield from task_pages(reports, statuses, templates)
    yield quality_page(reports, templates)
    guide = load_written(project, GUIDE)
    yield Page(f"{GUIDE}.html", guide.title, "", "hướng dẫn", page_content(guide.content))


def _made(shop: Workshop, folders: Sequence[ReportFolder]) -> Iterable[Overview | Unusable]:
    """The reports' pages, on all processors where there are many."""
    if len(folders) <= FEW or "fork" not in get_all_start_methods():
        return [_make(shop, folder) for folder in folders]
    with ProcessPoolExecutor(
        os.cpu_count(), get_context("fork"), initializer=_start, initargs=(shop,)
    ) as pool:
        return list(pool.map(_make_here, folders, chunksize=4))


def _start(shop: Workshop) -> None:
    """Keep the workshop in a forked process; it came with the fork, not in a message.

    What a report is read into is dropped with it: looking for rings in it costs a quarter of
    the time and finds none.
    """
    gc.disable()
    global _shop  # noqa: PLW0603 - the one thing a worker knows
    _shop = shop


_shop: Workshop | None = None


def _make_here(folder: ReportFolder) -> Overview | Unusable:
    assert _shop is not None
    return _make(_shop, folder)


def _make(shop: Workshop, folder: ReportFolder) -> Overview | Unusable:
    """Write the page of one report with its traces and files."""
    shown = open_report_folder(shop.project, folder)
    if isinstance(shown, Unusable):
        return shown
    overview = overview_of(shown)
    downloads = downloads_of(shown, shop.choices, "../")
    shop.write(report_page(shown, overview, downloads, shop.choices, shop.templates))
    script = (shop.folder / overview.page).with_suffix(".trace.js")
    script.parent.mkdir(parents=True, exist_ok=True)
    script.write_text(trace_script(shown), encoding="utf-8")
    copy_files(shown, shop.choices, shop.folder)
    return overview
