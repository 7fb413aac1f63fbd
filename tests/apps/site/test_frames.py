"""One content in two frames: what Quarto shows is what our own frame shows."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pypandoc
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from baocao.apps.site.build import compose, workshop
from baocao.apps.site.plain import plain_html
from baocao.apps.site.publish import build_by_quarto, build_site
from baocao.apps.site.quarto import qmd_text
from baocao.apps.site.settings import load_site
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.output.page.markdown import escaped
from baocao.output.page.page import Page
from baocao.output.page.templates import Templates, load_templates
from tests.apps.site.conftest import DAY, parsed
from tests.apps.site.sample import PAGE, Said, found, said_by, text, tree

RECORDED = Path(__file__).parent / "recorded" / "page.html"


def by_pandoc(page: Page) -> str:
    """The page's .qmd as Pandoc, Quarto's reader, turns it into HTML."""
    options = ["--section-divs", "--wrap=none", "--standalone", "--metadata=lang:vi"]
    made: str = pypandoc.convert_text(qmd_text(page), "html", format="markdown", extra_args=options)
    return made.replace("<body>", "<body><main>").replace("</body>", "</main></body>")


def in_our_frame(page: Page, project: Project) -> str:
    return plain_html(page, load_site(project), load_templates(project))


def test_the_recorded_page_of_quarto_says_the_same(published: Project) -> None:
    """Headings, figures, links and cells of our own page are those of Quarto's."""
    recorded = said_by(RECORDED.read_text(encoding="utf-8"))
    assert said_by(in_our_frame(PAGE, published)) == recorded
    assert said_by(by_pandoc(PAGE)) == recorded
    assert [len(part) for part in vars(recorded).values()] == [3, 1, 2, 3]


@pytest.fixture(scope="module")
def pages(published: Project, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    """Every page of the site, composed and not yet written."""
    kept: dict[str, Page] = {}

    def keep(page: Page, _: Templates) -> None:
        kept[page.path] = page

    compose(workshop(published, tmp_path_factory.mktemp("composed"), DAY, keep))
    return kept


def test_every_page_says_the_same_in_both_frames(
    published: Project, pages: dict[str, Page]
) -> None:
    """Each page of a real site, the largest report among them."""
    assert len(pages) > 30
    different = [path for path, page in pages.items() if not _same(page, published)]
    assert different == []


def _same(page: Page, project: Project) -> bool:
    plain, quarto = said_by(in_our_frame(page, project)), said_by(by_pandoc(page))
    return plain == quarto and plain != Said((), (), (), ())


def test_every_link_leads_somewhere(site: Path) -> None:
    """No page links to a page, a file or a heading that is not there."""
    dead = [
        f"{path.relative_to(site)}: {link}"
        for path in site.rglob("*.html")
        if "tep" not in path.relative_to(site).parts
        for link in _links(path)
        if not _is_there(path, link)
    ]
    assert dead == []


def _links(path: Path) -> list[str]:
    linked = found(parsed(path), "//*[@href or @src or @data-traces]")
    links = [e.get("href") or e.get("src") or e.get("data-traces") or "" for e in linked]
    return [link for link in links if not link.startswith("data:")]  # stands in the page itself


def _is_there(page: Path, link: str) -> bool:
    file, place = urlsplit(link).path, urlsplit(link).fragment
    target = page.parent / file if file else page
    if not target.is_file() or not place:
        return target.is_file()
    return bool(found(parsed(target), f"//*[@id='{place}']"))


def test_navigation_names_pages_that_are_made(published: Project, pages: dict[str, Page]) -> None:
    """Every entry of the navigation in _quarto.yml is a page of the site."""
    assert {link.path for link in load_site(published).links} <= set(pages)


@settings(max_examples=25)
@given(st.lists(st.text("aăđ1 .-*_`<>{}[]()#$^~|\\\"'@&!+=", min_size=1), min_size=1, max_size=9))
def test_pandoc_takes_an_escaped_text_for_words(texts: list[str]) -> None:
    """No text becomes markup, and none is lost or changed."""
    wanted = [" ".join(f"Mục {text}".split()) for text in texts]
    source = "\n\n".join(f"## {escaped(text)} {{#h{n}}}" for n, text in enumerate(wanted))
    made = pypandoc.convert_text(source, "html", format="markdown", extra_args=["--wrap=none"])
    headings = found(tree(f"<div>{made}</div>"), "//h2")
    assert [text(heading) for heading in headings] == wanted
    assert all(len(heading) == 0 for heading in headings)


FAKE = """#!/bin/sh
# Renders each .qmd as Pandoc does; no more of Quarto than the call needs.
find . -name '*.qmd' | while read -r page; do
  target="_site/${page%.qmd}.html"
  mkdir -p "$(dirname "$target")"
  cp "$page" "$target"
done
"""
BROKEN = "#!/bin/sh\necho 'ERROR: YAML không đọc được' >&2\nexit 1\n"
COLOURED = r"""#!/bin/sh
printf 'Check file x.ts\n\033[91mERROR: \033[39mValidation of YAML failed.\n(line 3) toc\n' >&2
exit 1
"""
IDLE = "#!/bin/sh\nexit 0\n"


def put_quarto(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program named quarto first on the PATH."""
    program = folder / "bin" / "quarto"
    program.parent.mkdir()
    program.write_text(script, encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")


def test_quarto_is_called_where_it_is_installed(
    own: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The project that Quarto renders holds the pages, _quarto.yml and what pages load."""
    put_quarto(tmp_path, FAKE, monkeypatch)
    built = build_site(own, DAY)
    assert built.by_quarto
    for name in ("index.html", "bao-cao/covid-19-lang-son-2022-Q3.html", "data.json"):
        assert (built.folder / name).is_file()
    assert (built.folder / "assets/vega.js").is_file()
    assert (built.folder / "bao-cao/covid-19-lang-son-2022-Q3.trace.js").is_file()
    assert (
        built.folder / "tep/covid-19/lang-son/2022-Q3/bao-cao-covid-19-lang-son-2022-Q3.docx"
    ).is_file()
    front = (built.folder / "cach-doc.html").read_text(encoding="utf-8").split("---")[1]
    assert yaml.safe_load(front) == {"title": "Cách đọc các trang này"}


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (BROKEN, "ERROR: YAML không đọc được"),
        (COLOURED, "các trang: ERROR: Validation of YAML failed. (line 3) toc"),
        (IDLE, "thiếu"),
    ],
    ids=["fails", "fails in colours", "does nothing"],
)
def test_a_quarto_that_fails_leaves_the_old_site(
    own: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, said: str
) -> None:
    """What Quarto said is told, and the pages of before stay."""
    (own.root / "_site").mkdir()
    (own.root / "_site" / "index.html").write_text("cũ", encoding="utf-8")
    put_quarto(tmp_path, script, monkeypatch)
    with pytest.raises(BaocaoError) as caught:
        build_site(own, DAY)
    assert said in caught.value.problems[0].what
    assert (own.root / "_site" / "index.html").read_text(encoding="utf-8") == "cũ"


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("quarto") is None, reason="quarto is not on the PATH")
def test_quarto_itself_says_the_same(own: Project, pages: dict[str, Page]) -> None:
    """Where Quarto is installed it renders the whole site, and every page says the same."""
    subprocess.run(["quarto", "--version"], check=True)
    built = build_by_quarto(own, DAY)
    for path, page in pages.items():
        rendered = (built.folder / path).read_text(encoding="utf-8")
        assert said_by(rendered) == said_by(in_our_frame(page, own)), path
