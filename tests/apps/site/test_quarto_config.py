"""_quarto.yml: every page is rendered, nothing is run, nothing comes from outside.

Which options it may use is held by tests/test_docs.py.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import Any

import pytest
import yaml

from baocao.apps.site.build import compose, workshop
from baocao.apps.site.quarto import write_project
from baocao.core.project import Project
from baocao.output.page.page import Page
from baocao.output.page.templates import Templates
from tests.apps.site.conftest import DAY
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def config() -> dict[str, Any]:
    found = yaml.safe_load((ROOT / "_quarto.yml").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def test_notebooks_are_shown_and_not_run_again(config: dict[str, Any]) -> None:
    """A website; no page runs code, and no script for formulas is loaded."""
    assert config["project"]["type"] == "website"
    assert config["execute"] == {"enabled": False}
    assert config["format"]["html"]["html-math-method"] == "plain"


def test_nothing_comes_from_outside(config: dict[str, Any]) -> None:
    """No address stands in the configuration; the themes' web fonts are switched off."""
    assert "//" not in yaml.safe_dump(config)
    for theme in config["format"]["html"]["theme"].values():
        (own,) = [part for part in theme if part.endswith(".scss")]
        assert "$web-font-path: false;" in (ROOT / own).read_text(encoding="utf-8")


def test_every_page_is_rendered(published: Project, config: dict[str, Any], tmp_path: Any) -> None:
    """Each page that is composed is in a folder that the render list names."""
    pages: list[Page] = []

    def keep(page: Page, _: Templates) -> None:
        pages.append(page)

    compose(workshop(published, tmp_path, DAY, keep))
    rendered = [PurePosixPath(pattern) for pattern in config["project"]["render"]]
    left_out = [
        page.path
        for page in pages
        if not any(
            PurePosixPath(page.path).parent == pattern.parent
            and fnmatchcase(PurePosixPath(page.path).with_suffix(".qmd").name, pattern.name)
            for pattern in rendered
        )
    ]
    assert left_out == []


def test_the_project_has_what_the_configuration_names(published: Project, tmp_path: Any) -> None:
    """The styles of the themes lie beside _quarto.yml in the project that Quarto renders."""
    write_project(published, tmp_path)
    config = yaml.safe_load((tmp_path / "_quarto.yml").read_text(encoding="utf-8"))
    for theme in config["format"]["html"]["theme"].values():
        assert all((tmp_path / part).is_file() for part in theme if part.endswith(".scss"))
