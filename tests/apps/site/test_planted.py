"""Text that somebody planted: it is shown as text everywhere, and never runs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pypandoc
import pytest
from lxml import etree

from baocao.apps.site.build import compose, workshop
from baocao.apps.site.publish import build_plain
from baocao.apps.site.quarto import qmd_text
from baocao.archive.built.folder import file_hash
from baocao.core.project import Project
from baocao.output.page.page import Page
from baocao.output.page.script import script_in_page
from baocao.output.page.templates import Templates
from tests.apps.site.browser import browser_tab, drawn, needs_chromium
from tests.apps.site.conftest import DAY, RICH, parsed
from tests.apps.site.sample import found, text, tree

PLANTED = (
    "</script><script>window.planted=1</script>\"'>"
    "<img src=x onerror=window.planted=1>{{< include /etc/passwd >}}`x`{=html}"
)
# Names that other parts go by and values of fixed lists; all other texts are for readers.
NAMES = {
    *("id", "figure", "appendix", "kind", "align", "slug", "code", "key", "status", "indicator"),
    *("plan", "unit", "bound", "operator", "direction", "theme", "area", "as_of", "sha256"),
    *("start", "end", "cutoff", "deadline", "valid_from", "valid_to", "due"),
    *("province_slug", "period_key", "disaggregation", "window", "verdicts"),
}
IN_CHARTS = {"tip", "headings", "rows", "subtitle"}


def planted(value: Any, key: str = "") -> Any:
    """`value` with the planted text at the end of every text for readers."""
    if isinstance(value, dict):
        return {name: planted(item, name) for name, item in value.items()}
    if key == "spec":
        return json.dumps(in_chart(json.loads(value)))
    if isinstance(value, list):
        return [planted(item, key) for item in value]
    return value + PLANTED if isinstance(value, str) and key not in NAMES else value


def in_chart(value: Any, key: str = "") -> Any:
    """The same for the words of a chart; what says how it is drawn stays."""
    if isinstance(value, dict):
        return {name: in_chart(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [in_chart(item, key) for item in value]
    return value + PLANTED if isinstance(value, str) and key in IN_CHARTS else value


def spoil(folder: Path) -> None:
    """Plant the text in every file that pages are made from, and make the hashes fit."""
    content = json.loads((folder / "content.json").read_text(encoding="utf-8"))
    ledger = json.loads((folder / "ledger.json").read_text(encoding="utf-8"))
    run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    ledger["figures"] = planted(ledger["figures"])
    write(folder / "content.json", planted(content))
    write(folder / "ledger.json", ledger)
    changed = {name: file_hash(folder / name) for name in ("content.json", "ledger.json")}
    findings = [{"severity": "warning", "message": PLANTED, "where": PLANTED}]
    outputs = run["outputs"] | changed | {PLANTED: "0"}
    write(folder / "run.json", run | {"outputs": outputs, "finding_list": findings})


def write(path: Path, data: Any) -> None:
    path.write_text(json.dumps(data), encoding="utf-8")


def own_scripts(page: etree._Element) -> list[str]:
    """The digests of the scripts in a page, by which its policy allows those that are ours."""
    scripts = [one for one in found(page, "//script[not(@src)]") if one.get("type") is None]
    return [script_in_page(one.text or "").digest for one in scripts]


@pytest.fixture
def spoilt(own: Project) -> Project:
    spoil(own.report(RICH))
    return own


def test_planted_text_is_text_in_our_frame(spoilt: Project) -> None:
    """No element or attribute comes of it on any page, and readers see it as it is."""
    built = build_plain(spoilt, DAY)
    assert built.unusable == ()
    seen = 0
    for path in built.folder.rglob("*.html"):
        if "tep" in path.relative_to(built.folder).parts:
            continue
        page = parsed(path)
        policy = "".join(str(one.get("content")) for one in found(page, "//meta[@http-equiv]"))
        assert [d for d in own_scripts(page) if f"'sha256-{d}'" not in policy] == []
        assert found(page, "//img[@onerror] | //*[@*[starts-with(name(), 'on')]]") == []
        seen += text(page).count("window.planted=1</script>")
    assert seen > 1000


def test_planted_text_is_text_for_quarto(spoilt: Project, tmp_path: Path) -> None:
    """Pandoc makes no element of it either, and Quarto finds no shortcode."""
    pages: list[Page] = []

    def keep(page: Page, _: Templates) -> None:
        pages.append(page)

    compose(workshop(spoilt, tmp_path / "composed", DAY, keep))
    (report,) = [p for p in pages if p.path.startswith("bao-cao/") and RICH.period in p.path]
    source = qmd_text(report)
    assert "{{<" not in source
    made = tree(pypandoc.convert_text(source, "html", format="markdown", extra_args=["-s"]))
    assert [s for s in found(made, "//script[not(@src)]") if s.get("type") is None] == []
    assert found(made, "//img[@onerror]") == []
    assert PLANTED[:20] in text(found(made, "//h1")[0])


@pytest.mark.slow
@needs_chromium
def test_planted_text_never_runs(spoilt: Project) -> None:
    """Neither while the page loads, nor in charts, traces, filters and the search."""
    folder = build_plain(spoilt, DAY).folder
    with browser_tab() as (tab, heard):
        tab.goto((folder / f"bao-cao/{RICH.slug}.html").as_uri())
        drawn(tab)
        dot = tab.locator(".bc-drawing .mark-symbol path").first
        dot.scroll_into_view_if_needed()
        dot.hover()
        tab.locator("#vg-tooltip-element.visible").wait_for()
        tab.locator("table .bc-figure").first.click()
        tab.locator("dialog[open]").wait_for()
        assert "window.planted=1" in tab.locator("dialog[open]").inner_text()
        tab.keyboard.press("Escape")
        tab.get_by_role("searchbox").first.fill("window.planted")
        tab.locator("#tim-thay a").first.wait_for()
        assert tab.evaluate("window.planted") is None
    assert heard.complaints == []


CHARTS = {
    "data from outside": {"data": {"url": "https://example.org/data.json"}, "mark": "bar"},
    "a picture from outside": {
        "data": {"values": [{"u": "https://example.org/p.png"}]},
        "mark": "image",
        "encoding": {"url": {"field": "u", "type": "nominal"}},
    },
}


@pytest.mark.slow
@needs_chromium
@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_a_chart_loads_nothing(own: Project, chart: dict[str, Any]) -> None:
    """A chart that somebody added may name an address; the page asks for none."""
    folder = own.report(RICH)
    content = json.loads((folder / "content.json").read_text(encoding="utf-8"))
    picture = {"name": "them", "width_mm": 160, "alt": "a", "caption": "b"}
    picture["spec"] = json.dumps(chart)
    content["parts"][1]["blocks"] = [picture]
    write(folder / "content.json", content)
    run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    run["outputs"]["content.json"] = file_hash(folder / "content.json")
    write(folder / "run.json", run)
    site = build_plain(own, DAY).folder
    with browser_tab() as (tab, heard):
        tab.goto((site / f"bao-cao/{RICH.slug}.html").as_uri())
        drawn(tab)
        tab.wait_for_timeout(300)
    assert all(url.startswith("file:") for url in heard.requests)
