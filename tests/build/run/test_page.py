"""The report as a page: readable offline, in Vietnamese, the same each time."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from typing import Any

import pytest
from jinja2 import Environment
from lxml import etree

from baocao.archive.built.folder import open_published
from baocao.build.run.build import build_report
from baocao.core.project import Project
from baocao.document.built_content import content_of
from baocao.output.page.alone import page_alone
from baocao.output.page.files import FILES, FOLDER, PAGE_FILE, SCRIPTS, TEMPLATES
from baocao.output.page.templates import load_templates
from baocao.output.page.view import ReportView
from tests.apps.cli.edits import content, sheet
from tests.conftest import BUILT

PLANTED = "<script>alert(1)</script><img src=x onerror=alert(2)>"
# Attributes by which a page loads or sends something; links are followed by a person only.
LOADING = ("src", "srcset", "poster", "data", "action", "background", "xlink:href")


def parsed(page: str) -> Any:
    return etree.HTML(page)


@pytest.fixture(scope="session")
def page(built: Project) -> str:
    path = built.report(BUILT) / "bao-cao.html"
    return path.read_text(encoding="utf-8")


def test_nothing_is_loaded_from_elsewhere(page: str) -> None:
    """Every picture is in the page; no script, style or font has an address."""
    tree = parsed(page)
    for name in LOADING:
        values = [str(v) for v in tree.xpath(f"//@*[name()='{name}']")]
        assert all(value.startswith("data:") for value in values), name
    assert tree.xpath("//link | //iframe | //base | //object | //embed | //script[@src]") == []
    assert not re.search(r"@import|url\(\s*['\"]?(?!data:)", page)


def test_no_address_stands_in_the_page(page: str) -> None:
    """Neither a server nor a folder of the machine that built it."""
    words = re.sub(r"base64,[\w+/=]+", "", page)
    assert not re.search(r"https?://(?!www\.w3\.org/)|file://|/home/|/root/|/tmp/", words)


def test_page_is_vietnamese(page: str) -> None:
    """The browser is told the language and the letters."""
    tree = parsed(page)
    assert tree.get("lang") == "vi"
    assert tree.xpath("//meta/@charset") == ["utf-8"]
    assert tree.findtext(".//title")


def test_headings_are_words_alone(page: str) -> None:
    """No sign stands beside a heading for copying its address, as in Jupyter's own pages."""
    headings = parsed(page).xpath("//h1 | //h2 | //h3 | //h4")
    assert headings
    assert not [text for heading in headings if "¶" in (text := "".join(heading.itertext()))]


def test_every_section_and_picture_is_there(page: str) -> None:
    """Six sections and the appendices; each picture says in words what it shows."""
    tree = parsed(page)
    titles = ["".join(heading.itertext()) for heading in tree.iter("h2")]
    assert "I. TÌNH HÌNH DỊCH" in titles
    assert "VI. KIẾN NGHỊ, ĐỀ XUẤT" in titles
    assert any(title.startswith("Phụ lục") for title in titles)
    pictures = tree.xpath("//figure//img")
    assert pictures
    assert all(len(picture.get("alt", "")) > 20 for picture in pictures)


def test_every_figure_has_its_trace(page: str, built: Project) -> None:
    """Whatever the page prints as a figure can be traced in it, as in the ledger."""
    tree = parsed(page)
    printed = set(tree.xpath("//*[@class='bc-figure']/@data-figure"))
    traces = json.loads(tree.xpath("string(//script[@id='bc-traces'])"))["figures"]
    ledger = {figure.id for figure in open_published(built, BUILT).ledger.figures}
    assert printed == ledger == set(traces)


def test_only_the_pages_own_scripts_may_run(page: str) -> None:
    """The page names each by its digest: what text may smuggle in is not among them."""
    tree = parsed(page)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    allowed = set(re.findall(r"'sha256-([^']+)'", policy))
    scripts = [script.text.encode() for script in tree.xpath("//script[not(@type)]")]
    digests = {b64encode(sha256(script).digest()).decode() for script in scripts}
    assert len(scripts) == len(SCRIPTS)
    assert digests == allowed
    assert "default-src 'none'" in policy


def test_the_code_of_the_notebook_is_not_shown(page: str) -> None:
    """Readers see the report, not how it was made."""
    assert "open_report" not in page
    assert "output_dir" not in page
    assert "Bản nháp" not in page


def test_what_people_wrote_is_text_and_no_markup(project: Project) -> None:
    """A script in a narrative and in a unit's reason and origin is shown, and never run."""
    content(f"data/narratives/covid-19/{BUILT.province}/{BUILT.period}.md", NARRATIVE.encode())(
        project
    )
    sheet("Thông tin", "B10", f"Nguồn {PLANTED}")(project)
    sheet("Thông tin", "D15", f"Lý do {PLANTED}")(project)
    built = build_report(project, BUILT)
    page = (built.folder / "bao-cao.html").read_text(encoding="utf-8")
    tree = parsed(page)
    assert page.count("</script>") == len(tree.xpath("//script"))
    for script in tree.xpath("//script[contains(., 'alert(')]"):
        assert json.loads(script.text)  # data, which no browser runs
        assert script.get("type") == "application/json"
    assert tree.xpath("//img[@src='x'] | //*[@onerror]") == []
    # Markdown shows the first as text; the unit's words stand in the appendix twice.
    assert "".join(tree.itertext()).count("<script>alert(1)</script>") >= 3


def test_the_page_needs_no_template_that_is_not_among_its_inputs(project: Project) -> None:
    """Whatever else lies in templates/site is the site's alone."""
    for path in (project.templates / FOLDER).iterdir():
        if path.name not in FILES:
            path.unlink()
    assert (build_report(project, BUILT).folder / PAGE_FILE).is_file()


NARRATIVE = f"## I. Nhận định\n\nDịch {PLANTED} ổn định.\n"


def test_every_template_of_the_page_can_be_made_ready(
    built: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is named beforehand is all that is compiled: reports of one run share it."""
    published = open_published(built, BUILT)
    templates = load_templates(built)
    templates.compile(TEMPLATES)
    monkeypatch.setattr(Environment, "compile", None)
    view = ReportView(
        BUILT, content_of(published), published.ledger.figures, published.run.finding_list or ()
    )
    told = published.ledger.figures[0].id
    (traces,) = parsed(page_alone(view, {told}, (), {}, templates)).xpath("//*[@id='bc-traces']")
    assert list(json.loads(traces.text)["figures"]) == [told]  # of what stands on the page
