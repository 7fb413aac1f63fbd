"""Templates of pages that somebody edited or deleted: what is wrong is told, with its place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.output.page.templates import Templates, load_templates, shared_templates


@pytest.fixture
def templates(tmp_path: Path) -> Templates:
    (tmp_path / "templates" / "site").mkdir(parents=True)
    return load_templates(Project(tmp_path))


WRONG = {
    "a bracket too few": ("một\n{{ a", "viết sai", "dòng 2"),
    "an unknown name": ("{{ chu_de }}", "chu_de", "a.html.j2"),
    "an unknown filter": ("{{ a | dep }}", "dep", "dòng 1"),
    "a call of something else": ("{{ a() }}", "not callable", "a.html.j2"),
    "a filter that wants a day": ("{{ a | day }}", "viết sai", "a.html.j2"),
    "a part that is gone": ('{% include "b.html.j2" %}', "không đọc được", "b.html.j2"),
}


@pytest.mark.parametrize(("text", "what", "where"), WRONG.values(), ids=WRONG)
def test_a_wrong_template_is_told_of(
    templates: Templates, text: str, what: str, where: str
) -> None:
    """File and line, and no traceback."""
    (templates.project.templates / "site" / "a.html.j2").write_text(text, encoding="utf-8")
    with pytest.raises(BaocaoError) as caught:
        templates.render("a", a="x")
    (problem,) = caught.value.problems
    assert what in problem.what
    assert problem.where.startswith("templates/site/")
    assert problem.where.endswith(where)
    assert "baocao upgrade" in problem.todo


def test_a_file_that_is_gone_is_told_of(templates: Templates) -> None:
    """Somebody may delete a style."""
    with pytest.raises(BaocaoError, match=r"templates/site/pages\.css"):
        templates.file("pages.css")


def test_texts_are_escaped_as_they_enter(templates: Templates) -> None:
    """No text becomes markup, whatever its template does with it."""
    (templates.project.templates / "site" / "a.html.j2").write_text("<p>{{ a }}</p>")
    assert templates.html("a", a="<b>").html == "<p>&lt;b&gt;</p>"


def test_templates_that_pages_share_are_those_that_stand_there(tmp_path: Path) -> None:
    """Whoever saves one while a server of reports runs sees it on the next page."""
    path = tmp_path / "templates" / "site" / "a.html.j2"
    path.parent.mkdir(parents=True)
    path.write_text("một", encoding="utf-8")
    project = Project(tmp_path)
    shared_templates(project).compile(["a"])
    path.write_text("hai", encoding="utf-8")
    os.utime(path, (1, 1))  # a clock may not have moved since
    assert shared_templates(project).render("a") == "hai"
