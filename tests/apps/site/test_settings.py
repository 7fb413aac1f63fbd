"""The files that people edit for the site: what is wrong in them is told, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao.apps.site.choices import load_choices
from baocao.apps.site.settings import load_site, load_written
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.output.page.page import Markdown, PageHeading, heading_id
from tests.apps.site.conftest import SITE_FILES
from tests.conftest import copy


@pytest.fixture
def edited(tmp_path: Path) -> Project:
    return copy((*SITE_FILES, "templates", "data/programmes"), tmp_path)


def test_the_words_of_the_frame_are_quartos(edited: Project) -> None:
    """Title, links and labels come from _quarto.yml; a .qmd is linked as the page it becomes."""
    site = load_site(edited)
    assert site.title == "Báo cáo chương trình y tế"
    assert (site.links[0].path, site.links[0].text) == ("index.html", "Các báo cáo")
    assert site.search == SEARCH


def test_a_written_page_keeps_its_headings(edited: Project) -> None:
    """Headings become the page's headings, the rest stays Markdown."""
    written = load_written(edited, "cach-doc")
    headings = [item for item in written.content if isinstance(item, PageHeading)]
    assert [heading.id for heading in headings][:2] == [
        "con-so-va-nguon-cua-con-so",
        "danh-gia-chi-tieu",
    ]
    assert any(isinstance(item, Markdown) for item in written.content)


def test_a_heading_has_an_ascii_id() -> None:
    """Links to it need no escapes, whatever the heading says."""
    assert heading_id("IV. Khó khăn, tồn tại") == "iv-kho-khan-ton-tai"
    assert heading_id("???") == "muc"


SEARCH = "Tìm địa bàn, chỉ số"
WRONG = {
    "a label is missing": (
        "_quarto.yml",
        f"  search-text-placeholder: {SEARCH}\n",
        "",
        "_quarto",
    ),
    "a navigation without links": ("_quarto.yml", "    left:\n", "    right:\n", "_quarto"),
    "a page without a title": ("reports/index.qmd", "title: Các báo cáo", "a: b", "index.qmd"),
    "a file without a label": (
        "templates/site/site.yaml",
        ", label: Báo cáo (Word)",
        "",
        "site.yaml",
    ),
    "a main indicator without a label": (
        "data/programmes/covid-19/programme.yaml",
        ", label: Tiêm mũi 3 từ 18 tuổi trở lên",
        "",
        "programme.yaml",
    ),
}


def load_all(project: Project) -> None:
    load_site(project)
    load_written(project, "index")
    load_choices(project)


@pytest.mark.parametrize(("file", "old", "new", "where"), WRONG.values(), ids=WRONG)
def test_a_wrong_file_is_told_of(
    edited: Project, file: str, old: str, new: str, where: str
) -> None:
    """The problem names the file; no traceback comes of an edit."""
    path = edited.root / file
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new), encoding="utf-8")
    with pytest.raises(BaocaoError) as caught:
        load_all(edited)
    assert where in caught.value.problems[0].where


def test_a_page_that_is_gone_is_told_of(edited: Project) -> None:
    """Somebody may delete a .qmd."""
    (edited.reports / "cach-doc.qmd").unlink()
    with pytest.raises(BaocaoError, match=r"reports/cach-doc\.qmd"):
        load_written(edited, "cach-doc")
