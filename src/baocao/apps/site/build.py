"""Composes all pages and has them written: reports one by one, then what needs all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from baocao.apps.site.addresses import indicator_path, period_path, plan_path, unit_path
from baocao.apps.site.arrange import AllReports
from baocao.apps.site.changes import changes_of
from baocao.apps.site.choices import Choices, load_choices
from baocao.apps.site.data_files import (
    CSV_FILE,
    DATA_FILE,
    SCHEMA_FILE,
    figures_csv,
    site_data,
)
from baocao.apps.site.files import copy_files, downloads_of, place_of, published_pictures
from baocao.apps.site.folders import (
    ReportFolder,
    ShownReport,
    Unusable,
    open_report_folder,
    report_folders,
)
from baocao.apps.site.indicator_pages import indicator_pages
from baocao.apps.site.issued import IssuedReports
from baocao.apps.site.overview import Overview, overview_of
from baocao.apps.site.plan_pages import plan_pages
from baocao.apps.site.progress import Progress, read_progress
from baocao.apps.site.quality_page import quality_page
from baocao.apps.site.report_page import report_page
from baocao.apps.site.search import content_entries
from baocao.apps.site.search_values import search_values
from baocao.apps.site.series import latest_first
from baocao.apps.site.settings import load_written
from baocao.apps.site.spread import spread, without_rings
from baocao.apps.site.start_page import StartPages
from baocao.apps.site.status_page import status_page
from baocao.apps.site.task_pages import task_pages
from baocao.apps.site.unit_pages import unit_pages
from baocao.build.workspace.words_files import load_phrases
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.definitions.periods.calendar import previous
from baocao.definitions.periods.regimes import any_period
from baocao.document.blocks import Picture
from baocao.output.page.page import Entry, MakePage, Page, page_items
from baocao.output.page.script import script_json
from baocao.output.page.templates import Templates, load_templates
from baocao.output.page.traces import traces_of

GUIDE = "cach-doc"
TASK_STATUS = "task_status."
PAGES_LIKE_A_REPORT = 10

Write = Callable[[Page], None]


@dataclass(frozen=True)
class Workshop:
    """What pages are made with, on which day; `folder` takes the files beside them."""

    project: Project
    folder: Path
    day: date
    templates: Templates
    choices: Choices
    write: Write


@dataclass
class Earlier:
    """The reports of the periods before, for what changed since. A process makes reports one after
    another, so that the last one is kept, and often need not be read again."""

    project: Project
    folders: Mapping[ReportKey, ReportFolder]
    last: Overview | None = None

    def of(self, overview: Overview) -> list[Overview]:
        """That before a report, of its kind; none where there is none that can be shown."""
        key = replace(overview.key, period=previous(any_period(overview.key.days)).key)
        last, self.last = self.last, overview
        if last and last.key == key:
            return [last]
        opened = (
            open_report_folder(self.project, self.folders[key]) if key in self.folders else None
        )
        return [overview_of(opened)] if isinstance(opened, ShownReport) else []


@dataclass(frozen=True)
class Composed:
    """All that was composed; `entries` are the pages, `things` what else the search finds, `values`
    what units have of each figure."""

    reports: tuple[Overview, ...]
    unusable: tuple[Unusable, ...]
    entries: tuple[Entry, ...]
    things: tuple[Entry, ...]
    values: Mapping[str, Any]

    @property
    def searched(self) -> tuple[Entry, ...]:
        return (*self.entries, *self.things)


def workshop(
    project: Project, folder: Path, day: date, write: Callable[[Page, Templates], None]
) -> Workshop:
    """The workshop that writes each page by `write`."""
    templates = load_templates(
        project,
        plan_path=lambda plan, programme: plan_path(programme, plan.id),
        period_path=period_path,
        unit_path=lambda unit, programme: unit_path(programme, unit),
        indicator_path=lambda indicator, programme: indicator_path(programme, indicator),
    )
    choices = load_choices(project)
    return Workshop(project, folder, day, templates, choices, lambda page: write(page, templates))


@without_rings()
def compose(shop: Workshop) -> Composed:
    """Compose and write every page; a folder that cannot be used is told of, and passed over."""
    progress = read_progress(shop.project, shop.day)
    issued = IssuedReports(shop.project)
    folders = report_folders(shop.project)
    by_key = {folder.key: folder for folder in folders}
    earlier = Earlier(shop.project, by_key)
    made = spread(lambda folder: make_report(shop, folder, earlier, progress, issued), folders)
    reports = tuple(_named(shop, found) for found in made if isinstance(found, Overview))
    unusable = tuple(found for found in made if isinstance(found, Unusable))
    entries = [
        Entry(f"{r.province.name}, {r.period.name}", r.page, "báo cáo")
        for r in latest_first(reports)
    ]
    over = _pages_over_reports(shop, reports, unusable, progress)
    jobs: list[Callable[[], Entry | None]] = [partial(_write_data, shop, reports)]
    jobs += [partial(_written, shop, make) for make in over]
    entries += filter(None, spread(lambda job: job(), jobs, like_one=PAGES_LIKE_A_REPORT))
    (shop.folder / SCHEMA_FILE).write_text(shop.templates.file(SCHEMA_FILE), encoding="utf-8")
    things = tuple(content_entries(reports, progress, shop.choices))
    first = [report for report in reports if not report.key.type]
    return Composed(reports, unusable, tuple(entries), things, search_values(first))


def _write_data(shop: Workshop, reports: Sequence[Overview]) -> None:
    with (shop.folder / DATA_FILE).open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(site_data(reports))


def _written(shop: Workshop, make: MakePage) -> Entry:
    page = make()
    shop.write(page)
    return page.entry


def _named(shop: Workshop, overview: Overview) -> Overview:
    """With the programme beside the province's name, where the project has several."""
    province = overview.province
    name = shop.choices.row_name(province.name, overview.key.programme)
    return replace(overview, province=replace(province, name=name))


def _pages_over_reports(
    shop: Workshop,
    reports: Sequence[Overview],
    unusable: Sequence[Unusable],
    progress: Progress,
) -> Iterator[MakePage]:
    templates, project = shop.templates, shop.project
    first = [report for report in reports if not report.key.type]  # others say the same again
    every = AllReports(first, unusable, progress)
    words = load_phrases(project).words
    signs = [words[f"grades.sign_{name}"] for name in ("first", "second", "third", "last")]
    start = StartPages(every, shop.choices, templates, signs)
    yield from start.pages(load_written(project, "index"))
    yield partial(status_page, replace(every, reports=reports), shop.choices, templates)
    yield from indicator_pages(first, shop.choices, templates)
    yield from unit_pages(first, shop.choices, templates, signs)
    yield from plan_pages(reports, templates)
    statuses = {
        key.removeprefix(TASK_STATUS): word
        for key, word in words.items()
        if key.startswith(TASK_STATUS)
    }
    yield from task_pages(reports, statuses, templates)
    yield partial(quality_page, reports, templates)
    guide = load_written(project, GUIDE)
    yield partial(Page, f"{GUIDE}.html", guide.title, "", "hướng dẫn", page_items(guide.content))


def make_report(
    shop: Workshop,
    folder: ReportFolder,
    earlier: Earlier,
    progress: Progress,
    issued: IssuedReports,
) -> Overview | Unusable:
    """Write the page of one report with its traces and files."""
    shown = open_report_folder(shop.project, folder)
    if isinstance(shown, Unusable):
        return shown
    overview = overview_of(shown)
    downloads = downloads_of(shown, shop.choices, "../")
    changes = changes_of([overview], earlier.of(overview), shop.choices)
    shop.write(
        report_page(
            shown, progress, downloads, next(iter(changes), None), shop.choices, shop.templates
        )
    )
    traces = traces_of(shown.view, issued.before(shown.report))
    script = (shop.folder / overview.page).with_suffix(".trace.js")
    script.parent.mkdir(parents=True, exist_ok=True)
    script.write_text(f"bcTraces({script_json(traces)});\n", encoding="utf-8")
    copy_files(shown, shop.choices, shop.folder)
    (shop.folder / place_of(shown.report.key) / CSV_FILE).write_bytes(figures_csv(shown.view))
    _write_charts(shop, shown, overview.page)
    return overview


def _write_charts(shop: Workshop, shown: ShownReport, page: str) -> None:
    """A page for each chart beside its picture, for others to show in a frame of theirs."""
    content, shown_on = shown.view.content, "../" * 5 + page
    blocks = [block for part in content.parts for block in part.blocks]
    published = published_pictures(shown.report, "")
    for picture in (block for block in blocks if isinstance(block, Picture)):
        if picture.name in published:
            html = shop.templates.render("chart", picture=picture, content=content, page=shown_on)
            path = shop.folder / place_of(shown.report.key) / "figures" / f"{picture.name}.html"
            path.write_text(html + "\n", encoding="utf-8")
