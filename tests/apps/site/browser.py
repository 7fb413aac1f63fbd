"""A headless Chromium that notes every complaint of a page, and every request it makes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import Request, ViewportSize, sync_playwright

CHROMIUM = shutil.which("chromium")
OPTIONS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
GIVEN_UP = "net::ERR_ABORTED"
DESKTOP, PHONE = (1280, 900), (390, 844)

needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not on the PATH")


@dataclass
class Heard:
    """What a browser told while pages were open."""

    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def listen(self, tab: Tab) -> None:
        tab.on("console", lambda message: self.complaints.append(message.text))
        tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        tab.on("requestfailed", self._failed)
        tab.on("request", lambda request: self.requests.append(request.url))

    def _failed(self, request: Request) -> None:
        """All but what the tab itself gave up, as it left the page for the next one."""
        if request.failure != GIVEN_UP:
            self.complaints.append(request.url)


@contextmanager
def browser_tab(size: tuple[int, int] = DESKTOP) -> Iterator[tuple[Tab, Heard]]:
    """A new tab, with what the browser says of the pages in it."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(OPTIONS))
        width, height = size
        tab = chromium.new_page(viewport={"width": width, "height": height})
        heard = Heard()
        heard.listen(tab)
        yield tab, heard
        chromium.close()


@contextmanager
def tab_without_scripts(tab: Tab, size: tuple[int, int] = DESKTOP) -> Iterator[Tab]:
    """A tab of the same browser for who allows no scripts."""
    browser = tab.context.browser
    assert browser
    width, height = size
    viewport: ViewportSize = {"width": width, "height": height}
    with browser.new_context(java_script_enabled=False, viewport=viewport) as context:
        yield context.new_page()


def drawn(tab: Tab) -> None:
    """Wait until every chart of the page is drawn."""
    each = "document.querySelectorAll('.bc-chart:has(.bc-spec)')"
    tab.wait_for_function(f"[...{each}].every(chart => chart.dataset.drawn)")
