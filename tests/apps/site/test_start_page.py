"""The start page: how provinces stand beside one another, what changed, and how large it gets."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from playwright.sync_api import Page as Tab

from baocao.apps.site.addresses import period_path
from baocao.apps.site.arrange import AllReports
from baocao.apps.site.changes import changes_of, previous_of
from baocao.apps.site.choices import Choices, load_choices
from baocao.apps.site.folders import ShownReport, open_report_folder, report_folders
from baocao.apps.site.needs import needs_of
from baocao.apps.site.overview import Overview, overview_of
from baocao.apps.site.plain import plain_html
from baocao.apps.site.progress import Progress
from baocao.apps.site.provinces import against, province_cards
from baocao.apps.site.search import content_entries
from baocao.apps.site.settings import load_site, load_written
from baocao.apps.site.start_page import StartPages
from baocao.apps.site.task_pages import task_pages
from baocao.core.project import Project
from baocao.core.quantities import Bound
from baocao.core.report_key import ReportKey, with_unit
from baocao.core.vietnamese.dates import short_date
from baocao.document.content import (
    PeriodContent,
    TargetContent,
    TaskContent,
    ThresholdContent,
    WorsenedContent,
)
from baocao.output.page.templates import load_templates
from baocao.output.page.view import PrintedChange, PrintedValue, ValueKey
from baocao.results.few_events import EventCount
from tests.apps.site.browser import PHONE, browser_tab, needs_chromium, tab_without_scripts
from tests.apps.site.conftest import DAY, RICH
from tests.apps.site.sample import found, text, tree

PROVINCES, PERIODS = 63, 8
D3: ValueKey = ("coverage", "18plus/d3")
CASES: ValueKey = ("new_cases", "")
RATE: ValueKey = ("new_cases_per_100k", "")
DEATHS: ValueKey = ("new_deaths_per_100k", "")
NOTHING_MAIN = Choices((), {})


@pytest.fixture(scope="module")
def rich(published: Project) -> Overview:
    """The report with districts, as the start page sees it."""
    (folder,) = [f for f in report_folders(published) if f.key == RICH]
    shown = open_report_folder(published, folder)
    assert isinstance(shown, ShownReport)
    return overview_of(shown)


def of_province(report: Overview, number: int, quarter: int = 8) -> Overview:
    """The same report of another province and period; its main figures are of its own."""
    start = date(2021, 1, 1) + timedelta(days=91 * quarter)
    end = start + timedelta(days=90)
    key = f"{2021 + quarter // 4}-Q{quarter % 4 + 1}"
    slug, name = f"tinh-{number}", f"Tỉnh {number:02}"
    period = PeriodContent(key, f"quý {key}", start, end, end, end)
    values = {
        k: PrintedValue(f"{number}{v.text}", v.figure, number, v.as_of, v.change)
        for k, v in report.values.items()
    }
    return replace(
        report,
        key=ReportKey(RICH.programme, slug, key),
        province=replace(report.province, slug=slug, name=name),
        period=period,
        page=f"bao-cao/{RICH.programme}-{slug}-{key}.html",
        values=values,
    )


def pages_of(project: Project, reports: list[Overview]) -> dict[str, str]:
    """The start page and those of the periods, by their paths."""
    templates = load_templates(project, period_path=period_path)
    every = AllReports(reports, (), Progress(DAY))
    start = StartPages(every, load_choices(project), templates, ("●", "!", "!!", "!!!"))
    site = load_site(project)
    pages = [make() for make in start.pages(load_written(project, "index"))]
    return {page.path: plain_html(page, site, templates) for page in pages}


def test_the_country_fits_a_phone(published: Project, rich: Overview) -> None:
    """Of all provinces of 1/2022 with two years of quarters no page is more than a seventh of a
    megabyte: all that a phone loads of it, script and style too."""
    reports = [
        of_province(rich, number, quarter)
        for number in range(1, PROVINCES + 1)
        for quarter in range(PERIODS)
    ]
    pages = pages_of(published, reports)
    assert len(pages) == PERIODS + 1
    assert {page.count("#chi-tieu") for page in pages.values()} == {PROVINCES}
    assert max(len(page.encode()) for page in pages.values()) < 150_000


MANY = 14
"""Provinces whose cards a phone does not draw all at once."""


@pytest.fixture(scope="module")
def many(
    published: Project, rich: Overview, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The start page of many provinces, the last of which has most cases."""
    folder = tmp_path_factory.mktemp("many")
    (folder / "assets").symlink_to(site / "assets")
    page = pages_of(published, [of_province(rich, n) for n in range(1, MANY + 1)])["index.html"]
    (folder / "index.html").write_text(page, encoding="utf-8")
    return folder / "index.html"


# What waits for a second waits until it is called, however slow the machine is.
HELD = """
window.held = [];
const own = setTimeout;
window.setTimeout = (call, wait) => wait < 1000 ? own(call, wait) : held.push(call);
"""
SEEN = "[...document.querySelectorAll('.bc-latest tbody th')].map(cell => cell.checkVisibility())"


@pytest.mark.slow
@needs_chromium
@pytest.mark.parametrize(
    "touch",
    [
        lambda tab: tab.mouse.wheel(0, 100),
        lambda tab: tab.keyboard.press("Tab"),
        lambda tab: tab.get_by_label("Tìm trong danh sách").fill("tinh"),
        lambda tab: tab.evaluate("held.forEach(call => call())"),
        lambda tab: tab.emulate_media(media="print"),
    ],
    ids=["moved", "by keyboard", "filtered", "left alone", "printed"],
)
def test_a_phone_draws_its_first_screen_first(many: Path, touch: Callable[[Tab], None]) -> None:
    """The cards below it follow when they are asked for, and at the latest after a second."""
    with browser_tab(PHONE) as (tab, heard):
        tab.add_init_script(HELD)
        tab.goto(many.as_uri())
        assert tab.evaluate(SEEN) == [place < 2 for place in range(MANY)]
        touch(tab)
        tab.wait_for_function(f"{SEEN}.every(Boolean)")
        assert heard.complaints == []


@pytest.mark.slow
@needs_chromium
def test_many_provinces_are_sorted_and_filtered_as_one_table(many: Path) -> None:
    """All are drawn on a wide screen and without scripts; no part of them stays where it was."""
    names = [f"Tỉnh {number:02}" for number in range(1, MANY + 1)]
    with browser_tab() as (tab, _):
        tab.goto(many.as_uri())
        assert tab.evaluate(SEEN) == [True] * MANY
        rows = tab.locator(".bc-latest tbody tr:visible th")
        by_name = tab.locator(".bc-latest .bc-sort").first
        for order in (names, names[::-1], names):
            by_name.click()
            assert rows.all_inner_texts() == order
        tab.get_by_label("Tìm trong danh sách").fill("tinh 13")
        assert rows.all_inner_texts() == ["Tỉnh 13"]
        with tab_without_scripts(tab, PHONE) as bare:
            bare.goto(many.as_uri())
            assert bare.locator(".bc-latest tbody th:visible").all_text_contents() == names


@pytest.mark.slow
@needs_chromium
def test_programme_and_period_are_kept_in_the_address(
    published: Project, rich: Overview, site: Path, tmp_path: Path
) -> None:
    """The newest of each province stands there; a chosen period is another, and so is a link."""
    reports = [of_province(rich, number, quarter) for number in (1, 2) for quarter in (6, 7)]
    reports = [above(report, "NOT_ABOVE") for report in reports]
    (tmp_path / "assets").symlink_to(site / "assets")
    (tmp_path / "ky").mkdir()
    for path, page in pages_of(published, reports).items():
        (tmp_path / path).write_text(page, encoding="utf-8")
    with browser_tab() as (tab, heard):
        tab.goto((tmp_path / "index.html").as_uri() + "?ct=covid-19")
        seen = tab.locator(".bc-latest tbody tr:visible td:nth-child(2)")
        assert {words.split()[1] for words in seen.all_text_contents()} == {"2022-Q4"}
        limit = tab.locator(".bc-latest td:has-text('ngưỡng cảnh báo') .bc-muted").last
        room = limit.evaluate("words => words.scrollWidth <= words.parentElement.clientWidth")
        lines = limit.evaluate(
            "words => words.offsetHeight / parseFloat(getComputedStyle(words).lineHeight)"
        )
        assert room
        assert lines > 1.5  # a sentence widens no column
        tab.get_by_label("Kỳ báo cáo").first.select_option("quý 2022-Q3")
        tab.wait_for_url("**/ky/**")
        assert {words.split()[1] for words in seen.all_text_contents()} == {"2022-Q3"}
        assert tab.url == (tmp_path / "ky/2022-Q3.html").as_uri() + "?ct=covid-19"
        assert heard.complaints == []


def with_rate(report: Overview, number: int) -> Overview:
    """With so many cases by its people."""
    rate = replace(report.values[RATE], number=number)
    return replace(report, values={**report.values, RATE: rate})


def test_a_count_without_a_rate_grades_no_province(published: Project, rich: Overview) -> None:
    """A large province has more cases whatever it does."""
    numbers = range(1, 9)
    reports = [of_province(rich, number) for number in numbers]
    bare = [
        replace(r, values={key: value for key, value in r.values.items() if key != RATE})
        for r in reports
    ]
    choices = load_choices(published)
    own = choices.programmes[RICH.programme]
    alone = tuple(one.model_copy(update={"by_units": None}) for one in own.main_indicators)
    unrated = own.model_copy(update={"main_indicators": alone})
    without = replace(choices, programmes={own.id: unrated})
    for some, chosen in ((bare, choices), (reports, without)):
        (card,) = province_cards(some, AllReports(some, (), Progress(DAY)), chosen)
        place = card.labels.index("Ca mắc mới trong kỳ")
        assert {line.cells[place].grade for line in card.lines} == {0}


def test_provinces_are_graded_against_their_target_or_one_another(
    published: Project, rich: Overview
) -> None:
    """A target's step is the province's own; without one the quarter among the same period's, of
    a count by its rate: the province of most cases has fewest by its people."""
    numbers = range(1, 9)
    reports = [with_rate(of_province(rich, number), 9 - number) for number in numbers]
    (card,) = province_cards(
        reports, AllReports(reports, (), Progress(DAY)), load_choices(published)
    )
    places = {label: place for place, label in enumerate(card.labels)}
    cases = [line.cells[places["Ca mắc mới trong kỳ"]].grade for line in card.lines]
    assert cases == [1, 1, 2, 2, 3, 3, 4, 4]
    d3 = {line.cells[places["Tiêm mũi 3 từ 18 tuổi trở lên"]].grade for line in card.lines}
    assert d3 == {against(rich, D3)} == {2}  # 89,66% of 100%


def test_a_province_without_a_step_says_so_where_others_have_one(
    published: Project, rich: Overview
) -> None:
    """Else one that is coloured is taken for the lowest; where nobody has one nobody says so."""
    one, other = (of_province(rich, number) for number in (1, 2))
    free = replace(other, targets=tuple(t for t in other.targets if (t.indicator, t.split) != D3))
    label, words = "Tiêm mũi 3 từ 18 tuổi trở lên", "chưa xếp bậc"
    for reports, told in (([one, free], [False, True]), ([one, other], [False, False])):
        page = tree(pages_of(published, reports)["index.html"])
        cells = found(page, f"//td[@data-label='{label}']")
        assert [words in text(cell) for cell in cells] == told
        legend = text(found(page, "//p[contains(., 'Màu và dấu')]")[0])
        assert f"“{words}”: chưa đủ căn cứ" in legend
    assert words not in text(found(page, "//td[@data-label='Ca tử vong trong kỳ']")[0])


def test_provinces_of_few_events_are_graded_by_none(published: Project, rich: Overview) -> None:
    """Two cases among few people say nothing; eight do."""
    numbers = range(1, 9)
    reports = []
    for number in numbers:
        report = with_rate(of_province(rich, number), number)
        events = Decimal(2 if number == 1 else 8 * number)
        rate = replace(
            report.values[RATE],
            counted=EventCount(events, Decimal(100 if number == 1 else 1000 * number)),
        )
        reports.append(replace(report, values={**report.values, RATE: rate}))
    (card,) = province_cards(
        reports, AllReports(reports, (), Progress(DAY)), load_choices(published)
    )
    place = card.labels.index("Ca mắc mới trong kỳ")
    own = {line.report.key.province: line.cells[place].grade for line in card.lines}
    assert own == {f"tinh-{n}": 0 if n == 1 else (4 - 4 * (n - 2) // 7) for n in numbers}


def above(report: Overview, state: str = "ABOVE") -> Overview:
    """With a threshold of the new cases."""
    one = ThresholdContent(*CASES, "5,20", "", state, "Vượt ngưỡng", in_force=False)
    return replace(report, thresholds=(one,))


def test_a_threshold_stands_beside_its_count_what_is_above_first(
    published: Project, rich: Overview
) -> None:
    """In the line that begins the page, in the table's first row, and in the search."""
    one, other = (of_province(rich, number) for number in (1, 2))
    reports = [above(one, "NOT_ABOVE"), above(other)]
    page = tree(pages_of(published, reports)["index.html"])
    (line,) = [
        text(p)
        for p in found(page, "//ul[@class='bc-needs']/li")
        if "Vượt ngưỡng cảnh báo:" in text(p)
    ]
    count = other.values[CASES].text
    named = f"Tỉnh 02, {other.period.name} (mô phỏng)"
    assert f"{named}: ca mắc mới trong kỳ {count} (ngưỡng 5,20)" in line
    assert "chỉ để tham khảo" in line
    rows = [text(row) for row in found(page, "//table[contains(@class,'bc-latest')]//tbody/tr")]
    assert ["Tỉnh 02" in row for row in rows] == [True, False]
    assert "5,20: đã vượt" in rows[0]
    assert "5,20: chưa vượt" in rows[1]
    page = tree(pages_of(published, [above(one, "AT")])["index.html"])
    assert "5,20: bằng ngưỡng, chưa vượt" in text(page)
    assert f"ca mắc mới trong kỳ {one.values[CASES].text} (bằng ngưỡng)" in text(page)
    entries = content_entries(reports, Progress(DAY), load_choices(published))
    told = [e for e in entries if e.kind == "ngưỡng cảnh báo, mô phỏng"]
    assert [e.title.partition(":")[0] for e in told] == ["Tỉnh 02", "Tỉnh 01"]
    assert told[0].title.endswith(f" {count}, ngưỡng cảnh báo 5,20: vượt ngưỡng")
    assert told[0].path == f"{other.page}#nguong"


def needs_told(project: Project, reports: list[Overview]) -> list[str]:
    """The lines that the start page begins with."""
    page = tree(pages_of(project, reports)["index.html"])
    return [text(line) for line in found(page, "//ul[@class='bc-needs']/li")]


def test_the_page_begins_with_the_unit_that_is_worst_off(
    published: Project, rich: Overview
) -> None:
    """Of one province a district, of several of one period a province; other periods are left
    out, and so is a mere limit."""
    lowest, *_ = needs_told(published, [rich])
    (district,) = [
        rich.areas[unit]
        for unit, values in rich.units.items()
        if values[D3].number == min(v[D3].number for v in rich.units.values())
    ]
    exact = sum(values[D3].bound is Bound.EXACT for values in rich.units.values())
    among = f"{exact} địa bàn của Tỉnh Lạng Sơn có số liệu quý III năm 2022"
    worst = f"tiêm mũi 3 từ 18 tuổi trở lên {district} "
    assert lowest.startswith(f"Thấp nhất trong {among} (mô phỏng): {worst}")
    same = [of_province(rich, number) for number in (1, 2, 3, 4)]
    other = of_province(rich, 5, 9)
    units = {code: name for code, name in rich.areas.items() if code != rich.province.code}
    found_ = [
        replace(
            report,
            areas=units,
            values={D3: replace(rich.values[D3], number=n, text=f"{n}%", bound=bound)},
        )
        for report, n, bound in zip(
            [*same, other],
            (90, 70, 70, 10, 20),
            (*[Bound.EXACT] * 3, Bound.ABOVE, Bound.EXACT),
            strict=True,
        )
    ]
    compared, _, worst = needs_told(published, found_)[0].partition(": ")
    apart = f"không tính {same[3].province.name} (chưa có số liệu đủ để so sánh)"
    period = f"{same[0].period.name} (mô phỏng)"
    assert compared == f"Thấp nhất trong 3 tỉnh có số liệu {period}, {apart}"
    day = short_date(rich.values[D3].as_of or DAY)
    told = f"tiêm mũi 3 từ 18 tuổi trở lên Tỉnh 02 70% ({day}) và 1 địa bàn khác"
    assert worst.startswith(f"{told}; kỳ khác: {other.province.name} 20% ({day})")
    newest = of_province(rich, 1, 9)
    (one, *_) = [one for one in needs_told(published, [*found_, newest]) if one[:4] == "Thấp"]
    assert one.startswith(f"Thấp nhất trong 3 tỉnh có số liệu {period}")


def test_nobody_is_worst_off_by_few_events(published: Project, rich: Overview) -> None:
    """Three deaths in two provinces, or one in the districts of one, name nobody; sixty do."""
    for deaths, told in ((1, False), (20, True)):
        reports = []
        for number in (1, 2):
            report = of_province(rich, number)
            count = EventCount(Decimal(deaths * number), Decimal(700_000))
            rate = replace(report.values[DEATHS], number=number, text=str(number), counted=count)
            reports.append(replace(report, values={DEATHS: rate}))
        lines = needs_told(published, reports)
        assert any("ca tử vong trong kỳ trên 100.000 dân" in one for one in lines) is told
    few = [values[DEATHS].enough for values in rich.units.values() if DEATHS in values]
    assert few
    assert not any(few)
    assert not any("ca tử vong trong kỳ trên" in one for one in needs_told(published, [rich]))


def synthetic(report: Overview) -> Overview:
    return replace(report, synthetic=not report.synthetic)


def of_unit(report: Overview) -> Overview:
    own = with_unit("lang-son", report.key.province)
    return replace(report, key=replace(report.key, province=own))


@pytest.mark.parametrize("other", [synthetic, of_unit])
def test_only_the_like_are_graded_together(
    other: Callable[[Overview], Overview], published: Project, rich: Overview
) -> None:
    """Of three real and three synthetic reports no quarter is told, nor of three provinces and
    three communes."""
    every = [of_province(rich, number) for number in range(1, 7)]
    reports = [other(one) if place % 2 else one for place, one in enumerate(every)]
    (card,) = province_cards(
        reports, AllReports(reports, (), Progress(DAY)), load_choices(published)
    )
    place = card.labels.index("Ca mắc mới trong kỳ")
    assert {line.cells[place].grade for line in card.lines} == {0}


STEPS = {
    "met": ((">=", 95, 80, "="), 4),
    "nearly": ((">=", 95, 100, "="), 3),
    "far": ((">=", 20, 100, "="), 1),
    "a ceiling kept": (("<=", 1, 2, "="), 4),
    "a ceiling passed by half": (("<=", 3, 2, "="), 1),
    "a limit that says nothing": ((">=", 74, 80, ">"), 3),
}


@pytest.mark.parametrize(("given", "wanted"), STEPS.values(), ids=STEPS)
def test_steps_of_a_province(given: tuple[str, float, float, str], wanted: int) -> None:
    """As units stand in a report, provinces stand on the start page."""
    operator, value, asked, bound = given
    target = judged("a", "NOT_MET", operator=operator, value=value, asked=asked, bound=bound)
    assert against(cast(Overview, SimpleNamespace(targets=(target,))), D3) == wanted


def judged(id_: str, status: str, **values: Any) -> TargetContent:
    known: dict[str, Any] = {"indicator": D3[0], "split": D3[1], "of_period": True}
    return TargetContent(
        "p", id_, "", f"Chỉ tiêu {id_}", "", (), DAY, status, status, **(known | values)
    )


def task(id_: str, status: str) -> TaskContent:
    return TaskContent("p", id_, "", f"Nhiệm vụ {id_}", "Sở Y tế", (), None, "", status, status, 0)


def test_nought_overdue_is_doubted_where_nobody_told(rich: Overview, published: Project) -> None:
    """Of those alone whose day has passed, as the report's own page does."""
    report = of_province(rich, 1)
    cutoff = report.period.cutoff
    silent = [replace(task(str(n), "NOT_REPORTED"), due=cutoff + timedelta(n)) for n in (-1, 0, 1)]
    page = tree(pages_of(published, [replace(report, tasks=tuple(silent))])["index.html"])
    (told,) = found(page, "//td[@data-label='Nhiệm vụ cần đôn đốc']")
    assert text(told) == "1đã đến hạn, chưa có báo cáo"


def test_what_nobody_told_of_is_listed_with_whose_it_is(rich: Overview, published: Project) -> None:
    """The start page leads to just those tasks, which say so; it does not say that none is late."""
    report = of_province(rich, 1)
    cutoff, name = report.period.cutoff, report.province.name
    silent = [replace(task(str(n), "NOT_REPORTED"), due=cutoff + timedelta(n)) for n in (-2, -1, 1)]
    mine = replace(report, tasks=tuple(replace(one, plan=report.plans[0].id) for one in silent))
    pages = pages_of(published, [mine])
    page = tree(pages["index.html"])
    (line,) = [p for p in found(page, "//ul[@class='bc-needs']/li") if "đến hạn" in text(p)]
    counted = "2 nhiệm vụ đã đến hạn, chưa có báo cáo"
    assert text(line) == f"{counted}: {name} (mô phỏng): Sở Y tế (2)"
    assert not [told for told in needs_told(published, [mine]) if told.startswith("Quá hạn")]
    path, _, place = str(found(line, ".//a")[0].get("href")).partition("#")
    templates = load_templates(published, plan_path=lambda *_: "")
    (listing,) = [
        made
        for make in task_pages([mine], defaultdict(str), templates)
        if (made := make()).path == path
    ]
    listed = tree(plain_html(listing, load_site(published), templates))
    assert found(listed, f"//h2[@id='{place}']")
    lead = str(found(line, ".//a[.='Sở Y tế']")[0].get("href")).partition("#")[2]
    (owner,) = found(listed, f"//p[@id='{lead}']")
    assert text(owner) == "Sở Y tế (2)"
    rows = found(owner, "following-sibling::ul[1]/li")
    assert [text(row)[:11] for row in rows] == ["Nhiệm vụ -2", "Nhiệm vụ -1"]


def test_what_turned_since_the_period_before(rich: Overview, published: Project) -> None:
    """Targets that are missed now, targets that are met now, tasks that are overdue now."""
    before = replace(
        of_province(rich, 1, 6),
        targets=(judged("a", "MET"), judged("b", "NOT_MET"), judged("c", "NOT_MET")),
        tasks=(task("1", "OVERDUE"), task("2", "IN_PROGRESS")),
    )
    now = replace(
        of_province(rich, 1, 7),
        targets=(judged("a", "BEHIND"), judged("b", "MET"), judged("c", "NOT_MET")),
        tasks=(task("1", "OVERDUE"), task("2", "OVERDUE")),
    )
    (found,) = changes_of([now], [before, now], NOTHING_MAIN)
    assert [t.id for t in found.worse] == ["a"]
    assert [t.id for t in found.better] == ["b"]
    assert [t.id for t in found.overdue] == ["2"]
    entries = content_entries([before, now], Progress(DAY), load_choices(published))
    (entry,) = [entry for entry in entries if "thay đổi" in entry.title]
    assert entry.title.startswith(f"{now.province.name}, {now.period.name}: ")
    assert entry.path == "index.html#thay-doi"


WRONG_WAY = [(D3, -2.5, "2022-Q3"), (CASES, 10.0, "2022-Q3")]
RIGHT_WAY = [(D3, 2.5, "2022-Q3"), (CASES, -10.0, "2022-Q3"), (CASES, 0.0, "2022-Q3")]
OTHER_PERIOD = [(CASES, 10.0, "2022-Q2")]


@pytest.mark.parametrize(("key", "number", "since"), WRONG_WAY + RIGHT_WAY + OTHER_PERIOD)
def test_main_figures_that_moved_the_wrong_way_are_told(
    rich: Overview, published: Project, key: ValueKey, number: float, since: str
) -> None:
    """Fewer shots, more cases; not what moved since another period than the one beside it."""
    then, now = (replace(of_province(rich, 1, q), targets=(), tasks=()) for q in (6, 7))
    change = PrintedChange("2,5", number, since, in_points=False)
    values = {k: replace(v, change=change if k == key else None) for k, v in now.values.items()}
    (found,) = changes_of([replace(now, values=values)], [then, now], load_choices(published))
    wanted = [now.values[key].figure] if (key, number, since) in WRONG_WAY else []
    assert [value.figure for _, value in found.figures] == wanted
    assert found.is_any is bool(wanted)
    moved = [(one.value.figure, one.worse, one.better) for one in found.main]
    right = number != 0 and not wanted
    told = [(now.values[key].figure, bool(wanted), right)] if since == "2022-Q3" else []
    assert moved == told


def test_what_no_target_or_main_indicator_asks_for_is_told_where_it_got_worse(
    rich: Overview, published: Project
) -> None:
    """After the main figures; nothing where the report prints no change since the period before."""
    then, now = (replace(of_province(rich, 1, q), targets=(), tasks=()) for q in (6, 7))
    key: ValueKey = ("tests_done", "pcr")
    rise = PrintedChange("91,5", 91.5, "2022-Q3", in_points=False, times=True)
    value = replace(now.values[CASES], figure="tests_done", change=rise)
    bare = {k: replace(v, change=None) for k, v in now.values.items()}
    named = WorsenedContent(*key, "Số mẫu xét nghiệm PCR")
    for change, wanted in ((rise, [(named.name, value)]), (None, [])):
        values = bare | {key: replace(value, change=change)}
        report = replace(now, values=values, worsened=(named, WorsenedContent(*CASES, "Ca mắc")))
        (found,) = changes_of([report], [then, report], load_choices(published))
        assert list(found.figures) == wanted


def test_what_got_worse_is_told_by_how_much(rich: Overview, published: Project) -> None:
    """The largest part of the earlier value first, in a report and among reports, whatever its
    unit; of a few cases last. Both periods are named."""
    then, now = (replace(of_province(rich, 1, q), targets=(), tasks=()) for q in (6, 7))
    rise = PrintedChange("2", 2.0, "2022-Q3", in_points=False)
    moved = {"tenth": (100, 110), "half": (100, 150), "few": (1, 3)}
    keys: dict[str, ValueKey] = {name: (CASES[0], name) for name in moved}
    made = [
        replace(
            report,
            values={
                keys[name]: PrintedValue(name, f"{name}.value", numbers[place], None, rise)
                for name, numbers in moved.items()
            },
            worsened=tuple(WorsenedContent(*key, name) for name, key in keys.items()),
        )
        for place, report in enumerate((then, now))
    ]
    choices = load_choices(published)
    (found,) = changes_of([made[1]], made, choices)
    assert [name for name, _ in found.figures] == ["half", "tenth", "few"]
    other = replace(
        found, figures=found.figures[1:], most=0.1, report=replace(now, page="khac.html")
    )
    asked = needs_of([made[1]], made, [other, found], choices)
    assert asked.worse == [found, other]
    page = text(tree(pages_of(published, made)["index.html"]))
    assert "quý 2022-Q4 (mô phỏng) so với quý 2022-Q3: " in page


def test_the_page_says_when_it_was_made(rich: Overview, published: Project) -> None:
    """And up to when its data reach: the newest of its reports."""
    reports = [of_province(rich, 1, 6), of_province(rich, 2, 7)]
    lead = text(found(tree(pages_of(published, reports)["index.html"]), "//p[@class='lead']")[0])
    last = short_date(reports[1].period.cutoff)
    assert lead.startswith(f"Cập nhật ngày {short_date(DAY)}; số liệu")
    assert lead.endswith(f"đến quý 2022-Q4, chốt ngày {last}.")


def test_cases_that_doubled_are_told_as_a_multiple(rich: Overview, published: Project) -> None:
    """In the table of provinces and among the changes: "tăng 4" would be four cases more."""
    then, now = (of_province(rich, 1, q) for q in (6, 7))
    change = PrintedChange("4", 4.0, "2022-Q3", in_points=False, times=True)
    values = {**now.values, CASES: replace(now.values[CASES], change=change)}
    page = pages_of(published, [then, replace(now, values=values)])["index.html"]
    assert re.search(r"ca mắc mới trong kỳ [\d.]+ \(gấp 4 lần\)", page)
    assert ">▲ gấp 4 lần so với kỳ trước<" in page


@pytest.mark.parametrize(("moved", "targets"), [(1, 0), (5, 1), (5, 3)])
def test_six_things_that_got_worse_are_told(
    moved: int, targets: int, rich: Overview, published: Project
) -> None:
    """Of one report; of more how many there are besides."""
    then, now = (replace(of_province(rich, 1, q), targets=(), tasks=()) for q in (6, 7))
    rise = PrintedChange("2", 2.0, "2022-Q3", in_points=False, times=True)
    keys: list[ValueKey] = [("thing", str(number)) for number in range(moved)]
    values = {key: replace(now.values[CASES], figure="".join(key), change=rise) for key in keys}
    worse = tuple(WorsenedContent(*key, f"Số {key[1]}") for key in keys)
    bare = {key: replace(value, change=None) for key, value in now.values.items()}
    ids = [f"t{number}" for number in range(targets)]
    then = replace(then, targets=tuple(judged(id_, "MET") for id_ in ids))
    missed = tuple(judged(id_, "NOT_MET") for id_ in ids)
    report = replace(now, values={**bare, **values}, worsened=worse, targets=missed)
    page = tree(pages_of(published, [then, report])["index.html"])
    (lines,) = found(page, "//ul[@class='bc-needs']/li[contains(.,'Diễn biến xấu hơn')]//ul//ul")
    told = [text(line) for line in found(lines, "li")]
    assert sum("gấp 2 lần" in line for line in told) == moved
    rest = moved + targets - 6
    assert len(told) == min(moved + targets, 6) + (rest > 0)
    assert (told[-1] == f"và {rest} mục khác") == (rest > 0)


def test_a_change_is_told_as_one(rich: Overview, published: Project) -> None:
    """A bare arrow before a number reads as "fell to"."""
    report = of_province(rich, 1)
    change = PrintedChange("1.300", -1300.0, "2022-Q2", in_points=False)
    values = {**report.values, CASES: replace(report.values[CASES], change=change)}
    page = pages_of(published, [replace(report, values=values)])["index.html"]
    assert ">▼ giảm 1.300 so với kỳ trước<" in page


@pytest.mark.parametrize(("agencies", "told"), [(7, 7), (9, 6)], ids=["seven", "nine"])
def test_no_single_agency_is_hidden(
    agencies: int, told: int, rich: Overview, published: Project
) -> None:
    """Nobody taps to see who the last one is; of many the rest are counted."""
    report = of_province(rich, 1)
    due = report.period.cutoff - timedelta(1)
    tasks = tuple(
        replace(task(str(n), "NOT_REPORTED"), due=due, lead=f"Cơ quan {n}") for n in range(agencies)
    )
    (line,) = [
        line
        for line in needs_told(published, [replace(report, tasks=tasks)])
        if "đã đến hạn" in line
    ]
    assert line.count("Cơ quan") == told
    assert ("và 3 cơ quan khác" in line) == (told < agencies)


def test_files_are_found_by_what_people_call_them(rich: Overview, published: Project) -> None:
    """At the place where the page of the report has them, the summary before the section."""
    report = replace(of_province(rich, 1), files=frozenset({"tom-tat.docx", "phu-luc.xlsx"}))
    entries = [*content_entries([report], Progress(DAY), load_choices(published))]
    said = [(f"{entry.title} ({entry.kind})".lower(), entry.path) for entry in entries]
    folder = f"tep/{report.key.identifier}"
    for words, file in {
        "bản tóm tắt": "tom-tat",
        "tải về": "tom-tat",
        "word": "tom-tat",
        "excel": "phu-luc",
    }.items():
        path = next(path for title, path in said if all(w in title for w in words.split()))
        assert path.startswith(f"{folder}/{file}-{report.key.slug}."), words
    assert all(title.endswith("mô phỏng)") for title, path in said if path.startswith(folder))


TURNS = {
    ("BEHIND", "NOT_MET"): "worse",
    ("NOT_REPORTED", "NOT_MET"): "worse",
    ("NOT_MET", "BEHIND"): "",
    ("NOT_MET", "NOT_MET"): "",
    ("ON_TRACK", "NOT_DUE"): "",
    ("ON_TRACK", "MET"): "better",
    ("NOT_DUE", "MET"): "better",
    ("MET", "NOT_REPORTED"): "",
}


@pytest.mark.parametrize(("statuses", "wanted"), TURNS.items(), ids=map(" to ".join, TURNS))
def test_no_turn_for_the_worse_or_to_met_is_passed_over(
    rich: Overview, statuses: tuple[str, str], wanted: str
) -> None:
    """Also from late to missed, and to what is met from what was no worry."""
    then, now = (
        replace(of_province(rich, 1, quarter), targets=(judged("a", status),), tasks=())
        for quarter, status in zip((6, 7), statuses, strict=True)
    )
    (found,) = changes_of([now], [then, now], NOTHING_MAIN)
    assert [kind for kind in ("worse", "better") if getattr(found, kind)] == [wanted][
        : bool(wanted)
    ]
    assert found.is_any is bool(wanted)


def test_only_the_period_right_before_is_compared(rich: Overview) -> None:
    """Not one with a gap between, not another kind of data, not another length of period."""
    now = of_province(rich, 1, 7)
    before = of_province(rich, 1, 6)
    year = replace(before, key=replace(before.key, period="2021"))
    year = replace(year, period=replace(before.period, key="2021"))
    others = [of_province(rich, 1, 5), year, replace(before, synthetic=not now.synthetic)]
    assert previous_of(now, others) is None
    assert previous_of(now, [*others[:2], before]) == before
