"""What stays in memory of a report whose page is made: workers look for no rings, and hundreds of
overviews are kept until the last page."""

from __future__ import annotations

import gc
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import FunctionType, ModuleType

import pytest

from baocao.apps.site.build import Earlier, make_report, workshop
from baocao.apps.site.folders import ShownReport, open_report_folder, report_folders
from baocao.apps.site.issued import IssuedReports
from baocao.apps.site.overview import Overview, overview_of
from baocao.apps.site.plain import plain_html
from baocao.apps.site.progress import read_progress
from baocao.apps.site.settings import load_site
from baocao.apps.site.spread import without_rings
from baocao.core.project import Project
from baocao.output.page.page import Page
from baocao.output.page.templates import Templates
from baocao.results.ledger.model import Figure
from tests.apps.site.conftest import DAY, RICH


@pytest.fixture
def overview(published: Project) -> Overview:
    (folder,) = (one for one in report_folders(published) if one.key == RICH)
    shown = open_report_folder(published, folder)
    assert isinstance(shown, ShownReport)
    assert any(target.gap for target in shown.view.content.targets)
    return overview_of(shown)


def test_an_overview_keeps_the_words_of_figures_and_not_their_cells(overview: Overview) -> None:
    """A figure brings all cells that it is made from; a gap is told in words, or not at all."""
    assert not [one for one in _reached(overview) if isinstance(one, Figure)]
    assert {len(target.gap) for target in overview.targets} == {0, 1}


def test_nothing_stays_of_a_report_whose_page_is_made(
    published: Project, tmp_path: Path, overview: Overview
) -> None:
    """Not one object more after each page, with nobody looking for rings."""
    site, made = load_site(published), list[str]()

    def write(page: Page, templates: Templates) -> None:
        made.append(plain_html(page, site, templates))

    shop = workshop(published, tmp_path, DAY, write)
    progress, issued = read_progress(published, DAY), IssuedReports(published)
    (folder,) = (one for one in report_folders(published) if one.key == RICH)
    before = _of_the_period_before(overview)

    def make() -> int:
        make_report(shop, folder, Earlier(published, {}, before), progress, issued)
        return len(gc.get_objects())

    with without_rings():
        _, *counted = (make() for _ in range(3))
    assert len(set(counted)) == 1
    assert all('id="thay-doi"' in html for html in made)


def _of_the_period_before(overview: Overview) -> Overview:
    """The same report as if of the quarter before, with one target unmet that is met now."""
    met = next(target for target in overview.targets if target.status == "MET")
    period = replace(
        overview.period,
        key="2022-Q2",
        start=date(2022, 4, 1),
        end=overview.period.start - timedelta(1),
    )
    return replace(
        overview,
        key=replace(overview.key, period="2022-Q2"),
        period=period,
        targets=tuple(
            replace(one, status="NOT_MET") if one is met else one for one in overview.targets
        ),
    )


def _reached(root: object) -> list[object]:
    """All objects that one holds, but classes and functions."""
    found, left = dict[int, object](), [root]
    while left:
        one = left.pop()
        if id(one) not in found and not isinstance(one, (type, FunctionType, ModuleType)):
            found[id(one)] = one
            left += gc.get_referents(one)
    return list(found.values())
