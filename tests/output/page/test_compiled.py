"""Templates that an earlier report has compiled."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment

from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.core.taken_over import Keeper, keep_in
from baocao.output.page.compiled import take_over_templates
from baocao.output.page.templates import Templates, load_templates


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A project's templates, where a process keeps things."""
    keep_in(Keeper(tmp_path / "kept", "key", lambda: "key"))
    made = tmp_path / "templates" / "site"
    made.mkdir(parents=True)
    (made / "a.html.j2").write_text("{{ a }}", encoding="utf-8")
    yield made
    keep_in(None)


def opened(folder: Path) -> Templates:
    """The templates as a new process opens them."""
    templates = load_templates(Project(folder.parents[1]))
    take_over_templates(templates.environment, ["a.html.j2"])
    return templates


def test_a_template_is_compiled_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next report finds its code."""
    assert opened(folder).render("a", a="<") == "&lt;"
    monkeypatch.setattr(Environment, "compile", None)
    assert opened(folder).render("a", a="<") == "&lt;"


def test_a_template_that_changed_is_compiled_anew(folder: Path) -> None:
    """Whatever is kept, a page is made from the text that stands there."""
    opened(folder)
    (folder / "a.html.j2").write_text("<b>{{ a }}</b>", encoding="utf-8")
    assert opened(folder).render("a", a="x") == "<b>x</b>"


def test_a_wrong_template_is_told_of_when_it_is_used(folder: Path) -> None:
    """Compiling before it is used hides no mistake."""
    (folder / "a.html.j2").write_text("{{ a", encoding="utf-8")
    templates = opened(folder)
    with pytest.raises(BaocaoError, match=r"a\.html\.j2, dòng 1"):
        templates.render("a", a="x")
