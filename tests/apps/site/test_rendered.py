"""Quarto renders the pages that changed, and all where the frame did; shown by a Quarto of ours
that notes what it is asked for."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from baocao.apps.site.quarto import OUTPUT, STYLE, render, write_project, write_qmd
from baocao.apps.site.settings import CONFIG
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.output.page.page import Html, Page

QUARTO = """#!{python}
import json, sys
from pathlib import Path
with open({asked!r}, "a") as file:
    print(json.dumps(sys.argv[1:]), file=file)
named = [Path(name) for name in sys.argv[2:] if name.endswith(".qmd")]
if len(named) > 1:
    assert sys.argv[-1] == "--no-clean"  # as Quarto wants it
site = Path("_site")
search = site / "search.json"
found = json.loads(search.read_text()) if named and search.is_file() else []
for source in named or sorted(Path(".").rglob("*.qmd")):
    page = site / source.with_suffix(".html")
    page.parent.mkdir(parents=True, exist_ok=True)
    text = source.read_text()
    if "broken" in text:
        sys.exit("ERROR: broken page")
    page.write_text("<html>" + text + "</html>")
    found.append({{"href": page.relative_to(site).as_posix() + "#" + str(len(text))}})
(site / "site_libs").mkdir(exist_ok=True)
(site / "site_libs" / "style.css").write_text("a")
search.write_text(json.dumps(found))
"""
NAMES = ("index", "bao-cao/a", "bao-cao/b", "chi-so/c", "chi-so/d")
Build = Callable[..., dict[str, str]]


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that our Quarto, the only program on the PATH, notes its arguments in."""
    noted = tmp_path / "asked"
    program = tmp_path / "bin" / "quarto"
    program.parent.mkdir()
    program.write_text(QUARTO.format(python=sys.executable, asked=str(noted)), encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    return noted


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Writes pages with these words as a project, has it rendered into _site, and gives the pages
    that came of it."""
    project = Project(tmp_path / "project")
    for name in (CONFIG, STYLE):
        (project.root / name).parent.mkdir(parents=True, exist_ok=True)
        (project.root / name).write_text("frame", encoding="utf-8")

    def built(**words: str) -> dict[str, str]:
        folder = tmp_path / "rendered"
        shutil.rmtree(folder, ignore_errors=True)
        texts = {name: words.get(name[-1], "as before") for name in NAMES}
        pages = [
            Page(f"{name}.html", name, "", "", (Html(text),))
            for name, text in texts.items()
            if text
        ]
        for page in pages:
            write_qmd(page, folder)
        for data in ("data.json", "data.schema.json"):
            (folder / data).write_text("{}", encoding="utf-8")
        write_project(project, folder)
        site = render(project, folder, [page.entry for page in pages])
        shutil.rmtree(project.root / OUTPUT, ignore_errors=True)
        shutil.copytree(site, project.root / OUTPUT)
        return {path.name: path.read_text(encoding="utf-8") for path in site.rglob("*.html")}

    return built


def calls(asked: Path) -> list[list[str]]:
    """What Quarto was asked for, one after another."""
    return [json.loads(line)[1:] for line in asked.read_text(encoding="utf-8").splitlines()]


def test_only_changed_pages_are_rendered(build: Build, asked: Path) -> None:
    """First all; then those with other words; and nothing where nothing changed."""
    first = build()
    second = build(a="other words", c="other words")
    third = build(a="other words", c="other words")
    assert calls(asked) == [[], ["bao-cao/a.qmd", "chi-so/c.qmd", "--no-clean"]]
    assert first.keys() == second.keys()
    assert "other words" in second["a.html"]
    assert second["b.html"] == first["b.html"]
    assert third == second


def test_what_changed_pages_no_longer_have_is_not_found(
    build: Build, asked: Path, tmp_path: Path
) -> None:
    """Quarto only adds to what is searched: the old places of a page are taken out before."""
    build()
    build(a="longer words than before")
    search = json.loads((tmp_path / "project/_site/search.json").read_bytes())
    assert sum(one["href"].startswith("bao-cao/a.html") for one in search) == 1
    assert len(search) == len(NAMES)
    assert len(calls(asked)) == 2


def spoil(name: str) -> Callable[[Path], object]:
    """Change a file of the project."""
    return lambda root: (root / name).write_text("edited", encoding="utf-8")


WHOLE: dict[str, tuple[Callable[[Path], object], dict[str, str]]] = {
    "another frame": (spoil(CONFIG), {}),
    "another style": (spoil(STYLE), {}),
    "another Quarto": (spoil("../bin/more"), {}),
    "a page is gone": (lambda _: None, {"d": ""}),
    "most pages changed": (lambda _: None, {"a": "x", "b": "x", "c": "x"}),
    "a broken style of Quarto's": (spoil("_site/site_libs/style.css"), {}),
    "the search is gone": (lambda root: (root / "_site/search.json").unlink(), {}),
    "no site": (lambda root: shutil.rmtree(root / "_site"), {}),
    "a damaged memory": (spoil(".cache/site/quarto.json"), {}),
}


@pytest.mark.parametrize(("spoilt", "words"), WHOLE.values(), ids=WHOLE)
def test_all_is_rendered_where_what_is_around_pages_changed(
    spoilt: Callable[[Path], object],
    words: dict[str, str],
    build: Build,
    asked: Path,
    tmp_path: Path,
) -> None:
    build()
    spoilt(tmp_path / "project")
    if (tmp_path / "bin/more").exists():
        with (tmp_path / "bin/quarto").open("a", encoding="utf-8") as program:
            program.write("# newer\n")
    pages = build(**words)
    assert calls(asked) == [[], []]
    assert len(pages) == len(NAMES) - list(words.values()).count("")


def test_a_page_that_somebody_edited_is_rendered_again(
    build: Build, asked: Path, tmp_path: Path
) -> None:
    first = build()
    spoil("_site/bao-cao/b.html")(tmp_path / "project")
    assert build() == first
    assert calls(asked)[1:] == [["bao-cao/b.qmd", "--no-clean"]]


def test_what_failed_is_not_remembered(build: Build, asked: Path) -> None:
    """A page that Quarto refused is asked for again."""
    build()
    with pytest.raises(BaocaoError, match="broken page"):
        build(a="broken")
    build(a="mended")
    assert calls(asked)[1:] == [["bao-cao/a.qmd", "--no-clean"]] * 2
