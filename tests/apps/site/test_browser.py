"""The pages in a real browser: they load alone, draw their charts, and obey mouse and keyboard."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page as Tab
from pypdfium2 import PdfDocument

from baocao.core.project import Project
from baocao.document.blocks import FigureText
from baocao.document.content import things_of
from tests.apps.site.browser import (
    DESKTOP,
    PHONE,
    Heard,
    browser_tab,
    drawn,
    needs_chromium,
    tab_without_scripts,
)
from tests.apps.site.conftest import RICH
from tests.apps.site.test_report_page import shown_of

pytestmark = [pytest.mark.slow, needs_chromium]

REPORT = f"bao-cao/{RICH.slug}.html"
ALONE = f"tep/{RICH.identifier}/bao-cao-{RICH.slug}.html"
PAGES = (
    *(
        "index.html",
        "ky/2022-Q3.html",
        "dia-ban/covid-19-183.html",
        REPORT,
        ALONE,
        "chi-so/index.html",
        "chi-so/covid-19-coverage.html",
        "ke-hoach/index.html",
    ),
    *("ke-hoach/covid-19-lang-son-ke-hoach-2022-2023.html", "nhiem-vu/index.html"),
    *("nhiem-vu/covid-19-lang-son.html", "tinh-trang.html", "chat-luong.html", "cach-doc.html"),
)


@pytest.fixture(scope="module")
def opened() -> Iterator[tuple[Tab, Heard]]:
    with browser_tab() as found:
        yield found


@pytest.fixture
def tab(opened: tuple[Tab, Heard]) -> Tab:
    """The tab at desktop width, in light colours."""
    page, heard = opened
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    heard.complaints.clear()
    heard.requests.clear()
    return page


@pytest.fixture
def heard(opened: tuple[Tab, Heard]) -> Heard:
    return opened[1]


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[str]:
    """The site behind a plain web server, as `python -m http.server` is."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=site))
    Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_port}/"
    httpd.shutdown()


def open_file(tab: Tab, site: Path, name: str) -> None:
    tab.goto((site / name).as_uri())
    drawn(tab)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_from_a_file_loads_alone(tab: Tab, heard: Heard, site: Path, name: str) -> None:
    """No complaint on the console, and no request but for files of the site."""
    open_file(tab, site, name)
    assert heard.complaints == []
    assert heard.requests
    assert all(url.startswith(site.as_uri()) for url in heard.requests)


def test_the_file_of_a_report_asks_for_nothing(
    tab: Tab, heard: Heard, tmp_path: Path, site: Path
) -> None:
    """Sent by e-mail it lies alone: everything is in it, also what a tap tells."""
    alone = tmp_path / "bao-cao.html"
    shutil.copyfile(site / ALONE, alone)
    tab.goto(alone.as_uri())
    tab.locator(FIGURE).first.click()
    check_trace(tab)
    assert heard.requests == [alone.as_uri()]
    assert heard.complaints == []


@pytest.mark.parametrize("name", ["index.html", REPORT, "nhiem-vu/covid-19-lang-son.html"])
def test_a_page_from_a_server_loads_alone(tab: Tab, heard: Heard, server: str, name: str) -> None:
    """The same behind a web server; it asks that server alone."""
    tab.goto(server + name)
    drawn(tab)
    assert heard.complaints == []
    assert all(url.startswith(server) for url in heard.requests)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(
    ("theme", "size"),
    [("light", DESKTOP), ("dark", DESKTOP), ("light", PHONE)],
    ids=["light desktop", "dark desktop", "light phone"],
)
def test_axe_finds_nothing_serious(
    tab: Tab, site: Path, name: str, theme: Literal["light", "dark"], size: tuple[int, int]
) -> None:
    """Names, roles, contrast and structure hold, in light and in dark colours, on a phone too."""
    tab.set_viewport_size({"width": size[0], "height": size[1]})
    tab.emulate_media(color_scheme=theme)
    open_file(tab, site, name)
    assert tab.evaluate("document.documentElement.dataset.theme") == theme
    found = Axe().run(tab).response["violations"]
    serious = [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"][:3]
    ]
    tab.emulate_media(color_scheme="light")
    assert serious == []


@pytest.mark.parametrize("name", PAGES)
def test_a_phone_shows_the_page_without_scrolling_sideways(tab: Tab, site: Path, name: str) -> None:
    """Wide tables scroll within their box; the page itself is as wide as the screen."""
    tab.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    open_file(tab, site, name)
    assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_charts_are_drawn_with_vietnamese_letters(tab: Tab, site: Path) -> None:
    """Every chart is drawn by Vega, as text in a font that has the letters, with its table."""
    open_file(tab, site, REPORT)
    charts = tab.locator(".bc-chart")
    assert charts.count() >= 3
    assert {charts.nth(n).get_attribute("data-drawn") for n in range(charts.count())} == {"vega"}
    words = tab.locator(".bc-drawing svg text").all_text_contents()
    assert "Tỉnh Lạng Sơn, số liệu đến ngày 14/9/2022." in words
    assert "99,87%" in words
    assert tab.locator(".bc-values table").count() == charts.count()


def test_a_pointer_reads_a_dot(tab: Tab, site: Path) -> None:
    """The tip beside the pointer tells name and value as the chart prints them."""
    open_file(tab, site, REPORT)
    dot = tab.locator("#bieu-do-coverage .mark-symbol path").first
    dot.scroll_into_view_if_needed()
    dot.hover()
    tip = tab.locator("#vg-tooltip-element.visible")
    tip.wait_for()
    assert tip.inner_text() == "Mũi 1: 99,87%. Chỉ tiêu: 100%"


TARGETS = "table.bc-targets"


def column(tab: Tab, table: str, place: int) -> list[str]:
    """The texts of a column, the rows between two titles after each other."""
    cells = tab.locator(f"{table} tbody tr:not(.bc-group):not([hidden]) td:nth-child({place})")
    return [text.strip() for text in cells.all_text_contents()]


def _numbers(texts: list[str]) -> list[float]:
    return [float(t.rstrip("%").replace(",", ".")) for t in texts if t.endswith("%")]


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_table_sorts(tab: Tab, site: Path, by: str) -> None:
    """A heading sorts up, down, and back to the printed order, status by status."""
    open_file(tab, site, REPORT)
    heading = tab.locator(f"{TARGETS} th[data-column='1'] button")

    def press() -> None:
        if by == "mouse":
            heading.click()
        else:
            heading.press("Enter")

    before = column(tab, TARGETS, 2)
    titles = tab.locator(f"{TARGETS} .bc-group").all_text_contents()
    groups = grouped_numbers(tab)
    assert sum(len(group) > 1 for group in groups) > 1
    press()
    assert tab.locator(f"{TARGETS} th[aria-sort]").get_attribute("aria-sort") == "ascending"
    assert grouped_numbers(tab) == [sorted(group) for group in groups]
    press()
    assert grouped_numbers(tab) == [sorted(group, reverse=True) for group in groups]
    press()
    assert column(tab, TARGETS, 2) == before
    assert tab.locator(f"{TARGETS} .bc-group").all_text_contents() == titles


def grouped_numbers(tab: Tab) -> list[list[float]]:
    """The percentages of the results, status by status."""
    groups: list[list[str]] = []
    for row in tab.locator(f"{TARGETS} tbody tr").all():
        if "bc-group" in (row.get_attribute("class") or ""):
            groups.append([])
        else:
            groups[-1].append((row.locator("td").nth(1).text_content() or "").strip())
    return [_numbers(group) for group in groups]


def test_a_start_page_waits_for_no_file(tab: Tab, heard: Heard, site: Path) -> None:
    """A slow phone waits for each: script and style stand in the page, the style the same that
    other pages load, the script run before the page is drawn."""
    open_file(tab, site, "index.html")
    assert [url for url in heard.requests if "assets" in url] == []
    assert tab.locator("html[data-theme]").count()
    assert tab.locator("#chon select:visible").count()
    written = tab.locator("style").first.evaluate("style => style.textContent")
    assert written == (site / "assets/frame.css").read_text(encoding="utf-8")


def test_what_needs_scripts_is_not_shown_without(tab: Tab, site: Path) -> None:
    """Who allows none has the periods as links instead of a choice."""
    with tab_without_scripts(tab) as bare:
        bare.goto((site / "index.html").as_uri())
        assert bare.locator("#chon a").first.is_visible()
        assert not bare.locator("#chon select:visible, .tools:visible").count()


def test_a_phone_shows_the_whole_menu(tab: Tab, site: Path) -> None:
    """Every page that the menu leads to can be read and tapped without swiping."""
    tab.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    open_file(tab, site, "index.html")
    links = tab.locator("nav[aria-label='Các trang'] a")
    boxes = [link.bounding_box() for link in links.all()]
    assert len(boxes) > 5
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= PHONE[0] for box in boxes)


def test_the_names_of_units_keep_their_heading_when_a_phone_moves_the_table(
    tab: Tab, site: Path
) -> None:
    """Figures that moved under the names would bear another column's heading."""
    tab.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    open_file(tab, site, REPORT)
    lefts = tab.evaluate("""() => {
        const table = [...document.querySelectorAll(".bc-scores")].at(-1);
        table.parentElement.scrollLeft = 150;
        const heads = table.querySelectorAll("thead th, tbody tr:first-child th");
        return [table.parentElement.scrollLeft,
                ...[...heads].filter((_, n, all) => n == 0 || n == all.length - 1)
                             .map(cell => Math.round(cell.getBoundingClientRect().left))];
    }""")
    assert lefts[0] > 0
    assert lefts[1] == lefts[2]


def test_targets_that_need_no_hand_are_folded(tab: Tab, site: Path) -> None:
    """What is missed stands open; a title unfolds its targets; a filter looks through all."""
    open_file(tab, site, REPORT)
    rows = tab.locator(f"{TARGETS} tbody tr:not(.bc-group):visible")
    statuses = rows.locator(".bc-status").all_text_contents()
    assert set(statuses) == {"Không đạt"}
    title = tab.get_by_role("button", name="Đạt: ")
    assert title.get_attribute("aria-expanded") == "false"
    title.press("Enter")
    assert "Đạt" in rows.locator(".bc-status").all_text_contents()
    tab.locator(".bc-tools:has(+ .bc-scroll .bc-targets) select").select_option("Chưa đến hạn")
    assert set(rows.locator(".bc-status").all_text_contents()) == {"Chưa đến hạn"}


def test_a_phone_shows_each_target_as_a_card(tab: Tab, site: Path) -> None:
    """Nothing is cut at the edge: each cell lies below the other with its heading."""
    tab.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    open_file(tab, site, REPORT)
    row = tab.locator(f"{TARGETS} tbody tr:not(.bc-group):visible").first
    boxes = [cell.bounding_box() for cell in row.locator("td").all()]
    assert all(box and box["x"] + box["width"] <= PHONE[0] for box in boxes)
    tops = [box["y"] for box in boxes if box]
    assert tops == sorted(set(tops))


def test_a_table_is_filtered_without_minding_diacritics(tab: Tab, site: Path) -> None:
    """Words and status narrow the rows down; how many are left is told. Words that stand apart
    are found too."""
    open_file(tab, site, REPORT)
    tools = tab.locator(".bc-tools").first
    every = column(tab, TARGETS, 1)
    all_rows = len(every)
    tools.locator("input").fill("tiem MUI 3")
    left = column(tab, TARGETS, 1)
    assert left
    assert all("tiêm mũi 3" in row.lower() for row in left)
    assert tools.inner_text().endswith(f"Hiện {len(left)}/{all_rows} dòng")
    tools.locator("input").fill("mui 3 tiem")
    assert set(left) <= set(column(tab, TARGETS, 1)) < set(every)
    heading = "khong dat: "  # in the title of a group alone
    tools.locator("input").fill(heading)
    assert set(column(tab, TARGETS, 3)) == {"Không đạt"}
    tools.locator("input").fill("")
    tools.locator("select").select_option("Không đạt")
    assert set(column(tab, TARGETS, 3)) == {"Không đạt"}
    tools.locator("select").select_option("")
    assert len(column(tab, TARGETS, 1)) == all_rows


@pytest.mark.parametrize("name", [REPORT, ALONE])
def test_an_address_filters_the_table_that_was_filtered(tab: Tab, site: Path, name: str) -> None:
    """Opened again it shows the same, and every other table whole."""
    open_file(tab, site, name)
    left = "[...document.querySelectorAll('table.bc-table')].map(" + (
        "table => [...table.tBodies[0].rows].filter(row => !row.hidden).length)"
    )
    whole = tab.evaluate(left)
    tab.locator(".bc-tools:has(+ .bc-scroll .bc-targets) input").fill("tiem MUI 3")
    filtered = tab.evaluate(left)
    assert [a == b for a, b in zip(whole, filtered, strict=True)].count(False) == 1
    assert tab.locator(".bc-tools").count() > 1
    tab.reload()
    drawn(tab)
    assert tab.evaluate(left) == filtered


FIGURE = f"{TARGETS} [data-figure='coverage.18plus.d1.20.value']"


def check_trace(tab: Tab) -> None:
    dialog = tab.locator("dialog.bc-trace[open]")
    dialog.wait_for()
    told = dialog.inner_text()
    assert "Nguồn của con số 99,87%" in told
    assert "Tỷ lệ tiêm mũi 1 cho người từ 18 tuổi trở lên" in told
    assert "Biểu của thành phố Lạng Sơn, trang tính Số liệu, ô " in told
    assert ".xlsx" not in told
    dialog.get_by_text("Nguồn", exact=True).first.click()
    assert "trung-tam-y-te-178-thanh-pho-lang-son.xlsx" in dialog.inner_text()
    assert "Tử số" in told
    assert "Mẫu số" in told
    assert "Không đạt" in told
    command = "baocao trace --province lang-son --period 2022-Q3 coverage.18plus.d1.20.value"
    assert command in told


@pytest.mark.parametrize("name", [REPORT, ALONE])
def test_a_pointer_tells_where_a_figure_is_from(tab: Tab, site: Path, name: str) -> None:
    """While it is on the figure, or on what is told; Escape and leaving end it."""
    open_file(tab, site, name)
    tip = tab.locator("#bc-tip:not([hidden])")
    figure = tab.locator(FIGURE).first
    figure.hover()
    tip.wait_for()
    assert "Tỷ lệ tiêm mũi 1 cho người từ 18 tuổi trở lên" in tip.inner_text()
    assert figure.get_attribute("aria-describedby") == "bc-tip"
    tip.hover()
    assert tip.is_visible()
    tab.locator("h1").hover()
    assert tip.count() == 0
    assert figure.get_attribute("aria-describedby") is None
    figure.hover()
    tip.wait_for()
    tab.keyboard.press("Escape")
    assert tip.count() == 0


@pytest.mark.parametrize("name", [REPORT, ALONE])
def test_the_tab_key_tells_where_a_figure_is_from(tab: Tab, site: Path, name: str) -> None:
    """The same for who has no pointer; the next stop ends it."""
    open_file(tab, site, name)
    tab.locator(f"{TARGETS} .bc-sort").last.focus()
    while not tab.evaluate("document.activeElement.dataset.figure"):
        tab.keyboard.press("Tab")  # the site's page has a link to the plan before it
    tip = tab.locator("#bc-tip:not([hidden])")
    tip.wait_for()
    assert tab.evaluate("document.activeElement.dataset.figure") == "coverage.18plus.d1.20.value"
    assert "Thay số" in tip.inner_text()
    tab.keyboard.press("Shift+Tab")
    assert tip.count() == 0


def test_a_tap_tells_where_a_figure_is_from(tab: Tab, heard: Heard, site: Path) -> None:
    """The first tap loads the traces, also from a file; Escape closes and focus comes back."""
    open_file(tab, site, REPORT)
    assert not any("trace.js" in url and RICH.period in url for url in heard.requests)
    tab.locator(FIGURE).first.click()
    check_trace(tab)
    tab.get_by_role("button", name="Đóng").click()
    assert tab.locator("dialog[open]").count() == 0
    assert heard.complaints == []


def test_the_trace_is_reached_by_keyboard(tab: Tab, site: Path, published: Project) -> None:
    """A table is one stop of the Tab key, arrows go from figure to figure, Enter opens."""
    open_file(tab, site, REPORT)
    stops = tab.locator(f"{TARGETS} .bc-figure[tabindex='0']")
    assert stops.count() == 1
    things = things_of(shown_of(published, RICH).view.content.targets)
    figures = [i for thing in things for i in thing[0].result if isinstance(i, FigureText)]
    assert tab.locator(f"{TARGETS} .bc-figure").count() == len(figures) > 10
    stops.focus()
    assert tab.evaluate("document.activeElement.dataset.figure") == "coverage.18plus.d1.20.value"
    tab.keyboard.press("ArrowDown")
    assert tab.evaluate("document.activeElement.dataset.figure") == "coverage.18plus.d2.20.value"
    tab.keyboard.press("ArrowUp")
    tab.keyboard.press("Enter")
    check_trace(tab)
    tab.keyboard.press("Escape")
    assert tab.locator("dialog[open]").count() == 0
    assert tab.evaluate("document.activeElement.dataset.figure") == "coverage.18plus.d1.20.value"


def test_the_search_finds_pages_without_diacritics(tab: Tab, site: Path) -> None:
    """Words in any order, with or without their marks; the first link leads to the page, as Enter
    does."""
    open_file(tab, site, "chi-so/covid-19-coverage.html")
    tab.get_by_role("searchbox").first.fill("lang son quy III")
    link = tab.locator("#tim-thay a").first
    link.wait_for()
    assert link.inner_text() == "Tỉnh Lạng Sơn, quý III năm 2022 (báo cáo)"
    link.click()
    tab.wait_for_url("**/" + REPORT)
    tab.get_by_role("searchbox").first.fill("tiem mui 3")
    link.wait_for()
    first = str(link.get_attribute("href")).removeprefix("../")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/" + first)
    tab.get_by_role("searchbox").first.fill("khong co gi nhu the")
    tab.get_by_text("Không tìm thấy kết quả").wait_for()


def test_the_choice_of_colours_is_kept(tab: Tab, site: Path) -> None:
    """The button changes light to dark, also for the next page."""
    open_file(tab, site, "index.html")
    tab.get_by_role("button", name="Chuyển nền tối, nền sáng").click()
    open_file(tab, site, "chat-luong.html")
    assert tab.evaluate("document.documentElement.dataset.theme") == "dark"
    tab.get_by_role("button", name="Chuyển nền tối, nền sáng").click()
    tab.evaluate("localStorage.clear()")


@pytest.mark.parametrize("name", [REPORT, ALONE])
def test_an_address_leads_to_a_figure_that_is_folded(tab: Tab, site: Path, name: str) -> None:
    """The status that its target is folded under is opened, and what it is from is told."""
    open_file(tab, site, name)
    folded = f"{TARGETS} tr.bc-folded .bc-figure[id^='so-']"
    place = tab.locator(folded).first.get_attribute("id")
    assert place
    figure = tab.locator(f"[id='{place}']")
    assert not figure.is_visible()
    tab.evaluate("place => { location.hash = place; }", place)
    tab.locator("dialog.bc-trace[open]").wait_for()
    assert figure.is_visible()


@pytest.mark.parametrize("name", [REPORT, ALONE])
def test_what_is_late_is_whole_on_paper(tab: Tab, site: Path, name: str) -> None:
    """What the screen shows after a tap alone is printed too, and folded again after."""
    open_file(tab, site, name)
    more = '<details class="bc-more"><summary>Xem thêm</summary><ul><li>Một</li></ul></details>'
    tab.evaluate(
        "html => document.querySelector('#chua-dat').insertAdjacentHTML('afterend', html)", more
    )
    last = tab.locator("details.bc-more li").last
    assert not last.is_visible()
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    tab.emulate_media(media="print")
    assert last.is_visible()
    tab.emulate_media(media="screen")
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not last.is_visible()


def test_a_table_has_its_headings_on_every_sheet(tab: Tab, site: Path) -> None:
    """A long table goes on below a header that can be read."""
    open_file(tab, site, REPORT)
    tab.emulate_media(media="print")
    sheets = [sheet.get_textpage().get_text_range() for sheet in PdfDocument(tab.pdf(format="A4"))]
    tab.emulate_media(media="screen")
    headed = [n for n, text in enumerate(sheets) if "Chỉ tiêu Kết quả Đánh giá Tiến độ" in text]
    assert headed == list(range(headed[0], headed[0] + len(headed)))
    assert len(headed) > 1


def test_a_report_prints_as_pages(tab: Tab, site: Path) -> None:
    """On paper there is the whole report without the tools of the screen."""
    open_file(tab, site, REPORT)
    tab.emulate_media(media="print")
    assert not tab.locator("header.bar").is_visible()
    assert not tab.locator(".bc-tools").first.is_visible()
    assert tab.locator(TARGETS).is_visible()
    assert tab.evaluate("document.documentElement.scrollWidth") <= DESKTOP[0]
    tab.emulate_media(media="screen")


STRANGE = (
    "\"'><script>window.planted=1</script>",
    "%",
    "%E0%A4%A",
    "so-%",
    "so-khong.co.value",
    "*[a='",
    "x" * 30_000,
)


@pytest.mark.parametrize("text", STRANGE, ids=[text[:12] for text in STRANGE])
@pytest.mark.parametrize("name", ["index.html", REPORT])
def test_strange_words_do_no_harm(tab: Tab, heard: Heard, site: Path, name: str, text: str) -> None:
    """In the address, in filters and in the search: no complaint, nothing runs, nothing is lost."""
    open_file(tab, site, name)
    rows = tab.locator("tbody tr:visible").count()
    words = f"?ct={text}&ky={text}&chi-tieu-tt={text}&{text}#{text}"
    tab.goto((site / name).as_uri() + words)
    drawn(tab)
    assert tab.locator("tbody tr:visible").count() == rows
    for box in tab.locator(".bc-tools input:visible").all():
        box.fill(text)
    tab.get_by_role("searchbox").first.fill(text)
    tab.locator("#tim-thay li").first.wait_for()
    tab.reload()
    drawn(tab)
    assert heard.complaints == []
    assert tab.evaluate("window.planted") is None
