"""The page shows where each figure is from, with the same words as the command."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from baocao.archive.built.folder import PublishedReport, open_published
from baocao.core.project import Project
from baocao.results.ledger.model import stated
from baocao.review.trace.model import FileState
from baocao.review.trace.trace import trace_figures
from baocao.review.trace.words import lines, load_statuses, sources_script
from tests.conftest import BUILT

D3 = "coverage.18plus.d3.20.value"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="module")
def report(built: Project) -> PublishedReport:
    return open_published(built, BUILT)


@pytest.fixture(scope="module")
def page(report: PublishedReport) -> str:
    return (report.folder / "bao-cao.html").read_text(encoding="utf-8")


def found(page: etree._Element, path: str) -> list[Any]:
    nodes = page.xpath(path)
    assert isinstance(nodes, list)
    return nodes


def sources(page: str) -> dict[str, list[str]]:
    """The lines of each figure, from the page's data."""
    (script,) = found(etree.HTML(page), "//script[@id='baocao-sources']")
    data: dict[str, Any] = json.loads(script.text)
    return {id_: [data["lines"][n] for n in numbers] for id_, numbers in data["figures"].items()}


def test_every_figure_has_its_sources(page: str, report: PublishedReport) -> None:
    """Whatever the page prints as a figure can be traced in it, as in the ledger."""
    printed = set(found(etree.HTML(page), "//*[@class='figure']/@data-figure"))
    assert printed
    assert printed <= set(sources(page))
    assert set(sources(page)) == {figure.id for figure in report.ledger.figures}


def test_the_page_says_what_the_command_says(page: str, built: Project) -> None:
    """The same lines; only how files are now is left out, as the page outlives that."""
    (trace,) = trace_figures(built, BUILT, D3)
    command = list(lines(trace, load_statuses(built)))
    assert sources(page)[D3] == [line.replace("tệp còn nguyên, ", "") for line in command]


def test_nothing_is_loaded_from_outside(page: str) -> None:
    """Script and data stand in the page."""
    assert not re.search(r"<script[^>]+src=|<link|@import|url\(", page)


def test_no_text_can_end_the_script(built: Project) -> None:
    """A formula, file name or finding with a tag in it stays data."""
    (trace,) = trace_figures(built, BUILT, D3)
    evil = "</script><script>alert(1)</script> & \u2028"
    figure = replace(trace.figure, formula=stated(evil))
    script = sources_script([replace(trace, figure=figure)], load_statuses(built))
    assert script.count("</script>") == 1
    inner = script[script.index(">") + 1 : script.rindex("<")]
    assert json.loads(inner)["lines"][0] == f"Công thức: {evil}"


def test_trouble_with_a_file_is_told_in_the_page(built: Project) -> None:
    """Only that a file is the same goes without saying there."""
    (trace,) = trace_figures(built, BUILT, D3)
    gone = tuple(replace(cell, state=FileState.GONE) for cell in trace.cells)
    shown = "\n".join(lines(replace(trace, cells=gone), load_statuses(built)))
    assert "TỆP KHÔNG CÒN" in shown


def in_browser(page: str, script: str, folder: Path) -> etree._Element:
    """The page as the browser has it after `script` ran."""
    file = folder / "page.html"
    file.write_text(page.replace("</body>", f"<script>{script}</script></body>"), encoding="utf-8")
    profile = f"--user-data-dir={folder / 'profile'}"
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", profile)
    command = (str(CHROMIUM), *options, file.as_uri())
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    return etree.HTML(done.stdout)


ACTIONS = {
    "focus": "figure.focus()",
    "hover": "figure.dispatchEvent(new MouseEvent('mouseenter'))",
    "tap": "figure.click()",
    "Enter": "figure.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true}))",
    "kept open": "figure.click(); figure.dispatchEvent(new MouseEvent('mouseleave'))",
}
ENDED = {
    "Escape": "figure.click();"
    "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}))",
    "tapped again": "figure.click(); figure.click()",
    "tapped elsewhere": "figure.click(); document.body.click()",
    "mouse gone": "figure.dispatchEvent(new MouseEvent('mouseenter'));"
    "figure.dispatchEvent(new MouseEvent('mouseleave'))",
}


@pytest.mark.slow
@pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed")
@pytest.mark.parametrize("action", [*ACTIONS, *ENDED])
def test_sources_open_and_close(page: str, tmp_path: Path, action: str) -> None:
    """Hovering, tapping, Tab and Enter open a figure's sources; Escape and leaving close them."""
    script = {**ACTIONS, **ENDED}[action]
    pick = f"const figure = document.querySelector('[data-figure=\"{D3}\"]');"
    shown = in_browser(page, pick + script, tmp_path)
    (box,) = found(shown, "//*[@id='baocao-source']")
    figure = found(shown, f"//*[@data-figure='{D3}']")[0]
    if action in ENDED:
        assert "hidden" in box.attrib
        assert "aria-describedby" not in figure.attrib
    else:
        assert "hidden" not in box.attrib
        assert [line.text for line in box] == [D3, *sources(page)[D3]]
        assert (figure.get("tabindex"), figure.get("role")) == ("0", "button")
        assert figure.get("aria-describedby") == "baocao-source"
