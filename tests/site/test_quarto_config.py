"""_quarto.yml: only options that Quarto has, every page rendered, nothing from outside."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import Any

import pytest
import yaml

from baocao.project import Project
from baocao.site.build import compose, workshop
from baocao.site.page import Page
from baocao.site.quarto import write_project
from baocao.site.templates import Templates
from tests.conftest import ROOT
from tests.site.conftest import DAY

# By https://quarto.org/docs/reference/projects/websites.html, .../projects/options.html and
# .../formats/html.html. Quarto passes over an option that it does not know without a word.
KNOWN = {
    *("project.type", "project.output-dir", "project.render", "project.resources", "lang"),
    *(
        "execute.enabled",
        "website.title",
        "website.favicon",
        "website.search.location",
        "website.search.type",
    ),
    *("website.navbar.left.href", "website.navbar.left.text", "website.page-footer.center"),
    *("format.html.theme.light", "format.html.theme.dark", "format.html.css", "format.html.toc"),
    *("format.html.html-math-method", "format.html.page-layout"),
    "format.html.respect-user-color-scheme",
}
# Words that Quarto has in src/resources/language/_language.yml.
LABELS = {
    *("toc-title-document", "toc-title-website", "section-title-appendices", "code-summary"),
    *("section-title-footnotes", "title-block-author-single", "title-block-published"),
    *("copy-button-tooltip", "copy-button-tooltip-success", "toggle-dark-mode"),
    *("search-no-results-text", "search-matching-documents-text", "search-copy-link-title"),
    *("search-hide-matches-text", "search-more-match-text", "search-more-matches-text"),
    *("search-clear-button-title", "search-text-placeholder", "search-submit-button-title"),
    *("search-detached-cancel-button-title", "crossref-fig-title", "crossref-tbl-title"),
}


@pytest.fixture(scope="module")
def config() -> dict[str, Any]:
    found = yaml.safe_load((ROOT / "_quarto.yml").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def options(value: Any, name: str = "") -> Iterator[str]:
    """The names of all options, "format.html.toc"; the items of a list share one name."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from options(item, f"{name}.{key}" if name else str(key))
    elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
        for item in value:
            yield from options(item, name)
    else:
        yield name


def test_every_option_is_one_of_quartos(config: dict[str, Any]) -> None:
    """A website whose notebooks are not run again, with labels that Quarto looks up."""
    labels = config.pop("language")
    assert set(options(config)) == KNOWN
    assert set(labels) == LABELS
    config["language"] = labels
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
