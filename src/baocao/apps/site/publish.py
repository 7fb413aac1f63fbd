"""The finished site: composed beside the old one and put in its place in one step."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from baocao.apps.site.assets import write_assets
from baocao.apps.site.build import Composed, compose, workshop
from baocao.apps.site.folders import Unusable
from baocao.apps.site.plain import write_plain
from baocao.apps.site.quarto import PROGRAM, render, write_project, write_qmd
from baocao.apps.site.settings import load_site
from baocao.build.run.publish import publish, removed_on_failure, staging_folder
from baocao.core.project import Project
from baocao.core.turn import site_turn
from baocao.output.page.page import Page
from baocao.output.page.templates import Templates

SITE = "_site"


@dataclass(frozen=True)
class BuiltSite:
    """What was built, where, and which report folders could not be used."""

    folder: Path
    pages: int
    reports: int
    unusable: tuple[Unusable, ...]
    by_quarto: bool


def build_site(project: Project, day: date) -> BuiltSite:
    """Build the pages into _site, by Quarto where it is on the PATH.

    `day` is the one that deadlines are counted from; equal inputs and days give equal bytes.
    """
    with site_turn(project):
        return build_by_quarto(project, day) if shutil.which(PROGRAM) else build_plain(project, day)


def build_plain(project: Project, day: date) -> BuiltSite:
    """Build the pages in our own frame into _site."""
    final = project.root / SITE
    folder = staging_folder(final)
    site = load_site(project)

    def write(page: Page, templates: Templates) -> None:
        write_plain(page, folder, site, templates)

    with removed_on_failure(folder):
        composed = compose(workshop(project, folder, day, write))
        write_assets(project, folder / "assets", composed.searched, composed.values)
    publish(folder, final)
    return _built(final, composed)


def build_by_quarto(project: Project, day: date) -> BuiltSite:
    """Build the same pages in Quarto's frame into _site."""
    final = project.root / SITE
    # Quarto passes over folders whose names begin with a dot or an underscore, so the project
    # that it renders lies elsewhere.
    with TemporaryDirectory(prefix="baocao-site-") as name:
        folder = Path(name)
        load_site(project)  # says what is wrong in _quarto.yml before Quarto does

        def write(page: Page, _: Templates) -> None:
            write_qmd(page, folder)

        composed = compose(workshop(project, folder, day, write))
        write_project(project, folder)
        write_assets(project, folder / "assets", composed.searched, composed.values)
        staging = staging_folder(final)
        with removed_on_failure(staging):
            site = render(project, folder, composed.entries)
            shutil.copytree(site, staging, dirs_exist_ok=True)
    publish(staging, final)
    return _built(final, composed, by_quarto=True)


def _built(final: Path, composed: Composed, *, by_quarto: bool = False) -> BuiltSite:
    reports, pages = len(composed.reports), len(composed.entries)
    return BuiltSite(final, pages, reports, composed.unusable, by_quarto)
