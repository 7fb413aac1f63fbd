"""The pages on a phone: the whole text is folded, tables of words are cards, charts can be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page as Tab
from pypdfium2 import PdfDocument

from tests.apps.site.browser import PHONE, browser_tab, drawn, needs_chromium, tab_without_scripts
from tests.apps.site.conftest import RICH
from tests.conftest import ROOT

pytestmark = [pytest.mark.slow, needs_chromium]

REPORT = f"bao-cao/{RICH.slug}.html"
ALONE = f"tep/{RICH.identifier}/bao-cao-{RICH.slug}.html"
TASKS = "nhiem-vu/covid-19-lang-son.html"
LAST = "#sources"
FIRST_PARTS = ("#can-xu-ly", "#tom-tat", "#dia-ban", "#chi-tieu", "#tep")
SMALLEST = 11  # px that letters are read at


@pytest.fixture(scope="module")
def tab() -> Iterator[Tab]:
    with browser_tab(PHONE) as (page, _):
        yield page


def open_page(tab: Tab, site: Path, name: str, place: str = "") -> None:
    """Anew, so that nothing is open from before."""
    tab.goto("about:blank")
    tab.goto((site / name).as_uri() + place)
    drawn(tab)


def last_table(tab: Tab) -> bool:
    """Whether the last table of the whole text is there to be read."""
    return tab.locator("main table.bc-table").last.is_visible()


@pytest.mark.parametrize("name", [REPORT, ALONE], ids=["site", "alone"])
def test_the_whole_text_is_folded(tab: Tab, site: Path, name: str) -> None:
    """What is late, cards, scorecard and targets stand open; of the text the titles do."""
    open_page(tab, site, name)
    assert [p for p in FIRST_PARTS if not tab.locator(p).is_visible()] == []
    assert tab.locator(".bc-targets").is_visible()
    parts = tab.locator("details.bc-part")
    assert parts.count() > 5
    assert parts.locator("h2").count() == parts.count()
    assert all(heading.is_visible() for heading in parts.locator("h2").all())
    assert not last_table(tab)
    parts.last.locator("summary").click()
    assert last_table(tab)


@pytest.mark.parametrize("name", [REPORT, ALONE], ids=["site", "alone"])
def test_a_link_into_what_is_folded_opens_it(tab: Tab, site: Path, name: str) -> None:
    """In an address, and within the page as often as it is tapped."""
    open_page(tab, site, name, LAST)
    assert last_table(tab)
    open_page(tab, site, name)
    tab.locator(".toc summary").click()
    for _ in range(2):
        tab.locator(f".toc a[href='{LAST}']").click()
        assert last_table(tab)
        assert tab.locator(LAST).bounding_box()["y"] < PHONE[1]  # type: ignore[index]
        tab.locator(f"summary:has({LAST})").click()
        assert not last_table(tab)


SECTIONS = """<main><section id="dau" class="level2"><h2>Đầu</h2><p>mở</p><div data-folds></div>
</section><section id="toan-van" class="level2"><h2>Toàn văn</h2><section id="muc" class="level3">
<h3>Mục</h3><p>gấp</p></section></section></main>"""


def test_sections_are_folded_as_headings_are(tab: Tab) -> None:
    """Quarto puts each heading with what is below it into a section, which a link means."""
    tab.goto("about:blank")
    tab.set_content(SECTIONS)
    tab.add_script_tag(path=ROOT / "templates/site/fold.js")
    assert tab.get_by_text("mở").is_visible()
    assert tab.get_by_role("heading", name="Toàn văn").is_visible()
    for place in ("toan-van", "muc"):
        assert not tab.get_by_text("gấp").is_visible()
        tab.evaluate("place => { location.hash = place; }", place)
        tab.get_by_text("gấp").wait_for()
        tab.locator("summary").click()


def test_paper_has_what_is_folded(tab: Tab, site: Path) -> None:
    """All parts are printed."""
    open_page(tab, site, REPORT)
    sheets = PdfDocument(tab.pdf(width="390px", height="844px"))
    printed = " ".join(" ".join(s.get_textpage().get_text_range() for s in sheets).split())
    assert "Tệp số liệu đã dùng" in printed
    assert not last_table(tab)


def test_nothing_is_folded_without_scripts(tab: Tab, site: Path) -> None:
    """Who allows none reads the whole report."""
    with tab_without_scripts(tab, PHONE) as bare:
        bare.goto((site / REPORT).as_uri())
        assert last_table(bare)


@pytest.mark.parametrize(
    ("name", "table"),
    [(TASKS, "main table[data-filter]"), (REPORT, "#tasks"), (REPORT, "#targets")],
    ids=["tasks", "tasks of the text", "targets of the text"],
)
def test_a_table_of_words_is_cards(tab: Tab, site: Path, name: str, table: str) -> None:
    """Each cell lies below the other with its heading; the number stands before its words."""
    open_page(tab, site, name, table if table.startswith("#") else "")
    found = f"details:has({table}) table" if table.startswith("#") else table
    row = tab.locator(f"{found} >> nth=0").locator("tbody tr:not(.bc-group)").first
    cells = [cell for cell in row.locator("td").all() if cell.is_visible()]
    boxes = [cell.bounding_box() for cell in cells]
    assert all(box and box["x"] + box["width"] <= PHONE[0] for box in boxes)
    tops = [box["y"] for box in boxes[1:] if box]
    assert len(tops) > 2
    assert tops == sorted(set(tops))
    assert [cell.get_attribute("data-label") for cell in cells[:2]] == [None, None]
    assert all(cell.get_attribute("data-label") for cell in cells[2:])


@pytest.mark.parametrize("name", [REPORT, ALONE], ids=["site", "alone"])
def test_letters_of_charts_can_be_read(tab: Tab, site: Path, name: str) -> None:
    """None is smaller than 11 px; the frame scrolls, by keyboard too, and the page does not."""
    open_page(tab, site, name)
    tab.evaluate("document.querySelectorAll('details').forEach(box => { box.open = true; })")
    tab.locator(".bc-drawing[tabindex='0']").first.wait_for()
    scale = """drawing => {
        const svg = drawing.querySelector("svg, img");
        return svg.getBoundingClientRect().width / (svg.naturalWidth || svg.viewBox.baseVal.width);
    }"""
    letters = (
        "d => [...d.querySelectorAll('text')].map(t => parseFloat(getComputedStyle(t).fontSize))"
    )
    smallest = 8.3  # in pictures, where no script can measure
    for drawing in tab.locator(".bc-drawing").all():
        sizes = drawing.evaluate(letters)
        assert min(sizes, default=smallest) * drawing.evaluate(scale) >= SMALLEST
    assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_how_many_tasks_an_agency_has_is_a_card(tab: Tab, site: Path) -> None:
    """What there is none of takes no room."""
    open_page(tab, site, TASKS)
    table = tab.locator("main table").first
    cells = [cell for cell in table.locator("td").all() if cell.is_visible()]
    boxes = [cell.bounding_box() for cell in cells]
    assert len(boxes) > 2
    assert all(box and box["x"] + box["width"] <= PHONE[0] for box in boxes)
    assert "0" not in {cell.inner_text() for cell in cells}
    assert all(cell.get_attribute("data-label") for cell in cells)


def test_a_long_status_in_a_filter_widens_no_page(tab: Tab, site: Path) -> None:
    """What is chosen from is as wide as its longest word, and no wider than the screen."""
    open_page(tab, site, REPORT)
    tab.locator(".bc-tools select").first.evaluate(
        "box => box.append(new Option('Chưa đủ cơ sở đánh giá vì thiếu số liệu của các đơn vị'))"
    )
    assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_names_of_units_and_titles_stay_when_a_table_is_moved(tab: Tab, site: Path) -> None:
    """Figures of the twelfth column have their unit and their heading beside them."""
    open_page(tab, site, REPORT, "#districts")
    table = tab.locator("table:has(caption:has-text('. Tiêm chủng theo huyện'))")
    lefts = table.evaluate("""table => {
        table.closest(".bc-scroll").scrollLeft = 200;
        const left = place => Math.round(table.querySelector(place).getBoundingClientRect().left);
        return [table.closest(".bc-scroll").scrollLeft, left("tbody td:nth-child(2)"),
                left("thead th:nth-child(2)"), left("caption"), left("tbody td:nth-child(3)")];
    }""")
    moved, name, heading, title, figure = lefts
    assert moved == 200
    assert name == heading == title > figure
    caption = tab.locator(".bc-scores caption").first.bounding_box()
    assert caption
    assert caption["x"] + caption["width"] <= PHONE[0]
