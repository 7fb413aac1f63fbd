"""Pages of a project of two programmes: each has its own, and nothing stands over another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from baocao.apps.site.publish import build_plain
from baocao.build.run.build import build_report
from baocao.core.project import Project
from tests.apps.site.conftest import DAY, SITE_FILES, parsed
from tests.apps.site.sample import found, text
from tests.conftest import BUILT, DEFINITIONS, SUBMISSIONS, copy
from tests.two_programmes import SECOND, add_programme, send_to

OTHER = replace(BUILT, programme=SECOND)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of one report of each programme."""
    root = tmp_path_factory.mktemp("two-sites") / "project"
    project = copy((*DEFINITIONS, *SITE_FILES, SUBMISSIONS), root)
    add_programme(project)
    send_to(project, OTHER)
    for key in (BUILT, OTHER):
        build_report(project, key)
    built = build_plain(project, DAY)
    assert (built.reports, built.unusable) == (2, ())
    return built.folder


def test_each_programme_has_its_pages(two: Path) -> None:
    """Of reports, indicators, plans and tasks; and the files of its reports."""
    for folder in ("bao-cao", "chi-so", "ke-hoach", "nhiem-vu"):
        names = {path.name for path in (two / folder).glob("*.html") if path.name != "index.html"}
        first = {name.removeprefix("covid-19-") for name in names if name.startswith("covid-19-")}
        second = {name.removeprefix(f"{SECOND}-") for name in names if name.startswith(SECOND)}
        assert first == second != set()
        assert len(names) == 2 * len(first)
    for key in (BUILT, OTHER):
        assert (two / "tep" / key.identifier / f"bao-cao-{key.slug}.docx").is_file()


def test_every_link_leads_to_a_page(two: Path) -> None:
    """From each page of each programme."""
    for page in two.rglob("*.html"):
        links = (link.get("href") or "" for link in found(parsed(page), "//a[@href]"))
        names = {name for link in links if (name := urlsplit(link).path)}
        assert {name for name in names if not (page.parent / name).exists()} == set()


def test_rows_name_the_programme(two: Path) -> None:
    """By its short name: on the start page, the page of statuses and the lists."""
    for name in ("index.html", "tinh-trang.html", "ke-hoach/index.html", "nhiem-vu/index.html"):
        shown = text(parsed(two / name))
        for programme in ("COVID-19", "sốt xuất huyết"):
            assert f"Tỉnh Lạng Sơn ({programme})" in shown
        assert "(covid-19)" not in shown
        assert f"({SECOND})" not in shown
    ids = [line.get("id") for line in found(parsed(two / "tinh-trang.html"), "//tr[@id]")]
    assert {BUILT.slug, OTHER.slug} <= set(ids)
    assert len(ids) == len(set(ids))


def test_pages_of_one_programme_do_not_name_it(site: Path) -> None:
    """There is nothing to be told apart."""
    for name in ("index.html", "tinh-trang.html", "nhiem-vu/index.html"):
        assert "Tỉnh Lạng Sơn (" not in text(parsed(site / name))


def test_the_other_programme_does_not_make_a_report_stale(two: Path) -> None:
    """What lies in its folders is no input."""
    page = parsed(two / "tinh-trang.html")
    for key in (BUILT, OTHER):
        assert "Dự thảo" in text(found(page, f"//tr[@id='{key.slug}']")[0])


def test_a_project_of_its_own_reads_as_one(two: Path) -> None:
    """The project around the pages has both."""
    assert Project(two.parent).programmes == ("covid-19", SECOND)
