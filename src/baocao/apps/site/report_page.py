"""The page of one report on the site: with its files, how far it is, and charts that are drawn."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import quote

from baocao.apps.site.addresses import plan_path, unit_path
from baocao.apps.site.changes import Changes
from baocao.apps.site.choices import Choices
from baocao.apps.site.data_files import CSV_FILE
from baocao.apps.site.files import Download, place_of, published_pictures, taken_name
from baocao.apps.site.folders import ShownReport
from baocao.apps.site.progress import Progress, is_outdated
from baocao.document.blocks import Picture
from baocao.output.page.html import PagePictures, for_page
from baocao.output.page.page import Page
from baocao.output.page.report_page import ReportPages, page_of
from baocao.output.page.templates import Templates

ROOT = "../"
SCRIPTS = ("tables.js", "fold.js", "trace.js")
CHART_SCRIPTS = ("vega.js", "charts.js")


def report_page(
    shown: ShownReport,
    progress: Progress,
    downloads: tuple[Download, ...],
    changes: Changes | None,
    choices: Choices,
    templates: Templates,
) -> Page:
    """The page of a report that can be shown; `changes` is None where no report of the period
    before is known."""
    key, status = shown.report.key, progress.by_report.get(shown.report.key)
    content = shown.view.content
    drawn = any(isinstance(b, Picture) and b.spec for p in content.parts for b in p.blocks)
    addresses = published_pictures(shown.report, ROOT)
    blocks = for_page(PagePictures(lambda picture: addresses.get(picture.name), drawn=True))
    plans = {plan.id: ROOT + plan_path(key.programme, plan.id) for plan in content.plans}
    card = content.scorecard
    units = {
        row.area: ROOT + unit_path(key.programme, row.area)
        for row in (card.rows if card else ())
        if any(cell.figure for cell in row.cells)
    }
    items = ReportPages(templates, choices.main_of(key.programme), blocks, plans, units).items(
        shown.view,
        templates.html("report_changes", changes=changes, root=ROOT) if changes else None,
        status=status,
        outdated=is_outdated(status),
        past=progress.is_past(key),
        changed=shown.changed,
        downloads=downloads,
        figures=f"{ROOT}{quote(place_of(key))}/{CSV_FILE}",
        figures_name=taken_name(key, CSV_FILE),
    )
    page = page_of(shown.view, items)
    scripts = (*SCRIPTS, *(CHART_SCRIPTS if drawn else ()))
    end = templates.end(ROOT, scripts, PurePosixPath(page.path).with_suffix(".trace.js").name)
    shown_first = next(iter(published_pictures(shown.report, "").values()), "")
    picture = f"{shown_first.removesuffix('.svg')}.png" if shown_first else ""
    return replace(page, items=(*page.items, end), picture=picture)
