"""How long the main thread of a slow phone is busy until a page is read and can be used.

`python -m benchmarks.bench_phone PAGE` measures a page of a site that is built, in Chromium: the
time of the thread itself, from the click on a link to when it is idle after the first picture; and
then from words in the first table's filter to when it is idle after the picture of fewer rows.
What a browser costs before a page is asked for counts for no page: what it is asked for begins at
nothing with each document. Neither does what Playwright brings into a page to ask it something: it
is asked by the browser's own door.
Measured with Chromium's throttle, and without it times the same factor: the throttle also counts
what other programs of a busy machine take.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

SLOWER = 6  # than this machine is the phone
WIDTH, HEIGHT = 390, 844
ROUNDS = 12
MOST = 0.2  # seconds
LIGHT = "assets/fold.js"  # costs nothing, and no start page reads it
FILTER = """(() => {
  const field = document.querySelector(".bc-tools input[type=search]");
  if (!field) return;
  field.value = "bac";
  field.dispatchEvent(new Event("input"));
})()"""
IDLE = (
    "new Promise(done => requestIdleCallback(() => requestAnimationFrame(() => setTimeout(done))))"
)


@dataclass(frozen=True)
class Busy:
    """Seconds of the main thread: until a page can be used, and to answer its filter."""

    load: float
    answer: float


@dataclass(frozen=True)
class PhoneRun:
    """The least of all rounds with the throttle, and without it times the factor."""

    throttled: Busy
    scaled: Busy

    @property
    def kept(self) -> bool:
        """Whether the page can be used as soon as is promised."""
        return min(self.throttled.load, self.scaled.load) <= MOST


def measure_page(page: Path) -> PhoneRun:
    """The page of a finished site, opened from the disk; needs chromium on the PATH."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        throttled, plain = (_least(browser, page, rate) for rate in (SLOWER, 1))
        browser.close()
    return PhoneRun(throttled, Busy(plain.load * SLOWER, plain.answer * SLOWER))


def _least(browser: Browser, page: Path, rate: int) -> Busy:
    rounds = [_busy(browser, page, rate) for _ in range(ROUNDS)]
    return Busy(min(one.load for one in rounds), min(one.answer for one in rounds))


@contextmanager
def _phone(browser: Browser) -> Iterator[Page]:
    view = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=2, is_mobile=True
    )
    yield view.new_page()
    view.close()


def _busy(browser: Browser, page: Path, rate: int) -> Busy:
    with _phone(browser) as tab:
        session = tab.context.new_cdp_session(tab)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        tab.goto((page.parent / LIGHT).as_uri())
        tab.wait_for_timeout(100)

        def run(script: str) -> None:
            session.send("Runtime.evaluate", {"expression": script, "awaitPromise": True})

        def spent() -> float:
            """Of the document that stands there."""
            metrics = session.send("Performance.getMetrics")["metrics"]
            return next(m["value"] for m in metrics if m["name"] == "TaskDuration")

        session.send("Emulation.setCPUThrottlingRate", {"rate": rate})
        tab.goto(page.as_uri())
        run(IDLE)
        loaded = spent()
        run(FILTER)
        run(IDLE)
        return Busy(float(loaded), float(spent() - loaded))


def main(arguments: list[str]) -> int:
    run = measure_page(Path(arguments[0]).resolve())
    for how, busy in (("throttled", run.throttled), (f"{SLOWER} times the plain time", run.scaled)):
        print(f"{how}: {busy.load:.3f} s until it can be used, {busy.answer:.3f} s for the filter")
    return 0 if run.kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
