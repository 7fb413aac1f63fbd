"""Pages of districts, small lines of units on one scale, and what the search finds in pages."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from baocao.apps.site.addresses import unit_path
from baocao.apps.site.asked import UnitGap, strictest, target_of_units, unit_gap
from baocao.apps.site.choices import load_choices
from baocao.apps.site.indicator_pages import indicator_pages
from baocao.apps.site.overview import Overview, UnitValue
from baocao.apps.site.progress import Progress
from baocao.apps.site.search import content_entries
from baocao.apps.site.series import lines_of
from baocao.apps.site.unit_pages import row_id
from baocao.core.project import Project
from baocao.core.quantities import Bound, Quantity
from baocao.core.vietnamese.numbers import format_number
from baocao.definitions.indicators.naming import split_key
from baocao.output.page.page import Html
from baocao.output.page.templates import load_templates
from baocao.results.ledger.model import Figure, Formula, FormulaKind
from baocao.results.model import Amount
from tests.apps.site.browser import PHONE, browser_tab, needs_chromium
from tests.apps.site.conftest import DAY, RICH, parsed
from tests.apps.site.sample import found, text, tree
from tests.apps.site.test_report_page import shown_of
from tests.apps.site.test_start_page import CASES, of_province, rich
from tests.output.page.test_report_page import target

__all__ = ["rich"]
CAO_LOC = "183"


def test_a_unit_page_is_the_ledgers(site: Path, published: Project) -> None:
    """Every figure of the district stands there, as the report prints it, and no other; a main one
    once more among those of its theme."""
    page = parsed(site / unit_path(RICH.programme, CAO_LOC))
    assert text(found(page, "//h1")[0]) == "Huyện Cao Lộc"
    ledger = shown_of(published, RICH).report.ledger.figures
    wanted = sorted(f.text for f in ledger if f.area == CAO_LOC and f.id.endswith(".value"))
    own = found(page, "//main//tr[@id]/td[not(.//svg)]")
    assert len(wanted) > 10
    assert sorted(text(cell).split(" ")[0] for cell in own) == wanted
    main, *themes = found(page, "//main//table/tbody")
    rows = {told(row) for row in found(main, "tr")}
    assert rows == {told(row) for theme in themes for row in found(theme, "tr[not(@id)]")}


def test_a_unit_page_says_what_is_missing(site: Path, published: Project) -> None:
    """To what the province's plans ask of each unit, in points and in people who are counted."""
    shown = shown_of(published, RICH)
    by_place = {
        row_id(f.indicator or "", split_key(f.disaggregation)): f
        for f in shown.report.ledger.figures
        if f.area == CAO_LOC and f.id.endswith(".value")
    }
    page = parsed(site / unit_path(RICH.programme, CAO_LOC))
    rows = found(page, "//tr[@id][td//span[contains(@class,'bc-gap')]]")
    said = {str(row.get("id")): text(row) for row in rows}
    for place, words in said.items():
        figure = by_place[place]
        assert figure.numerator
        assert figure.denominator
        missing = figure.denominator.value - figure.numerator.value  # all of them are asked for
        points = format_number(100 - figure.value, 2).removesuffix(",00")
        wanted = f"còn thiếu {points} điểm phần trăm ({format_number(missing)} "
        assert wanted in words
    assert sum("người)" in words for words in said.values()) > 3


GAPS: dict[str, tuple[str, str, float, UnitGap | None]] = {
    "met": ("90", ">=", 90.0, None),
    "short": ("89", ">=", 90.0, UnitGap("1", "2", over=False)),
    "short of more": ("90", ">", 90.0, UnitGap("0", "1", over=False)),
    "beyond a ceiling": ("12,5", "<=", 10.0, UnitGap("2,50", "", over=True)),
}


@pytest.mark.parametrize(("value", "operator", "asked", "wanted"), GAPS.values(), ids=GAPS)
def test_how_far_a_unit_is(value: str, operator: str, asked: float, wanted: UnitGap | None) -> None:
    """A unit of 200 people."""
    share = Decimal(value.replace(",", "."))
    figure = Figure(
        "a.value", f"{value}%", share, "percent", Formula(FormulaKind.COUNT), Bound.EXACT, "a", "1",
        numerator=Amount(Quantity(share * 2), ()), denominator=Amount(Quantity(Decimal(200)), ()),
    )  # fmt: skip
    asks = target(indicator="a", operator=operator, asked=asked, value=1.0, of_units=True)
    assert unit_gap(figure, target_of_units([asks], ("a", ""))) == wanted
    bound = replace(figure, bound=Bound.BELOW)
    assert unit_gap(bound, asks) is None


@pytest.mark.parametrize(("operator", "wanted"), [(">=", 95.0), ("<=", 90.0)])
def test_of_several_targets_the_one_that_asks_most_counts(operator: str, wanted: float) -> None:
    """The highest floor, the lowest ceiling; none that has ended, or of the whole alone."""
    held = {"indicator": "a", "operator": operator, "value": 1.0, "of_period": True}
    targets = [target(**held, asked=asked) for asked in (90.0, 95.0)]
    most = 1.0 if operator == "<=" else 99.0
    targets += [
        target(**held, asked=most, ended=True),
        target(**{**held, "of_period": False}, asked=most),
        target(**{**held, "indicator": "b"}, asked=most),
    ]
    found = strictest(targets, ("a", ""))
    assert found
    assert found.asked == wanted


def test_a_unit_is_held_to_what_units_are_graded_by() -> None:
    """To the one target of the measure, whatever else asks for more; by name before all others."""
    most = target(indicator="a", operator=">=", asked=99.0, value=1.0, for_units=True)
    held = target(indicator="a", operator=">=", asked=90.0, given={"1": 95.0}, of_units=True)
    other = target(indicator="b", operator=">=", asked=50.0, of_units=True)
    found = target_of_units([most, other, held], ("a", ""))
    assert found is held
    assert [found.asked_of(unit) for unit in ("1", "2")] == [Decimal(95), Decimal(90)]
    assert target_of_units([most], ("a", "")) is None


def told(row: Any) -> tuple[str, ...]:
    """What a row links to, and its values."""
    values = map(text, found(row, "td[not(.//svg)]"))
    return (str(found(row, "th/a")[0].get("href")), *values)


def test_the_scorecard_leads_to_the_units(site: Path) -> None:
    """Each name on the report's page is a link to the unit's own."""
    page = site / f"bao-cao/{RICH.slug}.html"
    links = found(parsed(page), "//table[contains(@class,'bc-scores')]//tbody//th/a")
    assert len(links) == 11
    assert all((page.parent / str(link.get("href"))).is_file() for link in links)


def test_units_share_one_scale(published: Project, rich: Overview) -> None:
    """Of three comparable periods a line for each unit; the highest value of all is at the top.
    A province that has another name since is still the same."""
    reports = [
        replace(of_province(rich, 1, quarter), units=units(quarter)) for quarter in (5, 6, 7)
    ]
    first = reports[0]
    reports[0] = replace(first, province=replace(first.province, name="Tỉnh cũ"))
    templates = load_templates(
        published,
        unit_path=lambda unit, programme: unit_path(programme, unit),
        indicator_path=lambda indicator, programme: indicator,
    )
    pages = [make() for make in indicator_pages(reports, load_choices(published), templates)]
    (page,) = [page for page in pages if page.path.endswith("new_cases.html")]
    lists = [tree(i.html) for i in page.items if isinstance(i, Html) and "bc-multiples" in i.html]
    lines = [str(line.get("points")).split() for line in found(lists[0], "//polyline")]
    heights = [[float(point.split(",")[1]) for point in line] for line in lines]
    assert len(heights) == 2
    assert sorted(heights) == [[3.0, 3.0, 3.0], [25.0, 14.0, 3.0]]


def test_a_provinces_newest_value_stands_beside_its_name(
    published: Project, rich: Overview
) -> None:
    """Before those of the periods, most of which a phone shows only when the table is moved."""
    reports = [of_province(rich, 1, 7), of_province(rich, 2, 6), of_province(rich, 2, 5)]
    templates = load_templates(
        published,
        unit_path=lambda unit, programme: unit_path(programme, unit),
        indicator_path=lambda indicator, programme: indicator,
    )
    for make in indicator_pages(reports, load_choices(published), templates):
        for item in make().items:
            if isinstance(item, Html) and "bc-matrix" in item.html:
                rows = found(tree(item.html), "//tbody/tr")
                newest = {text(row[0]): str(found(row[1], "a")[0].get("href")) for row in rows}
                assert newest == {r.province.name: f"../{r.page}" for r in reports[:2]}
                for row in rows:
                    links = [found(cell, "a")[0] for cell in row[1:] if found(cell, "a")]
                    assert text(links[0]) == text(links[1])
                return
    raise AssertionError("no page of an indicator has a table of periods")


def units(quarter: int) -> dict[str, dict[tuple[str, str], UnitValue]]:
    """Cases of two units: one rises from 0 to 20, one stays at 20."""
    rising = (quarter - 5) * 10
    return {
        "183": {CASES: UnitValue(str(rising), rising, None, 0)},
        "178": {CASES: UnitValue("20", 20, None, 0)},
    }


def test_two_periods_make_no_line(rich: Overview) -> None:
    """Nor do three of different lengths, or of real and synthetic data."""
    three = [of_province(rich, 1, quarter) for quarter in (5, 6, 7)]
    assert lines_of(three) == [three]
    assert lines_of(three[:2]) == []
    assert lines_of([*three[:2], replace(three[2], synthetic=not rich.synthetic)]) == []


def test_the_search_knows_targets_tasks_and_splits(rich: Overview, published: Project) -> None:
    """Each with the place where it stands."""
    entries = content_entries([rich], Progress(DAY), load_choices(published))
    found_ = {entry.title: entry for entry in entries}
    d3 = next(entry for title, entry in found_.items() if "Tiêm mũi 3 cho người từ 18" in title)
    assert (d3.path, d3.kind) == (f"{rich.page}#chi-tieu", "chỉ tiêu chưa đạt, không đạt, mô phỏng")
    assert any("mũi 3" in title and entry.kind == "số liệu" for title, entry in found_.items())


@pytest.mark.slow
@needs_chromium
def test_the_search_finds_what_pages_say(site: Path) -> None:
    """A dose, a district, what is overdue: the first link leads to where it stands."""
    with browser_tab() as (tab, heard):
        for asked, wanted in (
            ("mũi 3", "mũi 3"),
            ("cao loc", "Huyện Cao Lộc (địa bàn)"),
            ("quá hạn", "quá hạn"),
            ("chưa gửi", "chưa gửi số liệu: tất cả đơn vị"),
            ("lang son", "Tỉnh Lạng Sơn, quý III năm 2022 (báo cáo)"),
            ("cao loc mui 2", "Huyện Cao Lộc, Tỉnh Lạng Sơn: tỷ lệ tiêm mũi 2"),
            ("mui 3 lang son", "Tỉnh Lạng Sơn: "),
            ("tom tat bao cao", "Tỉnh Lạng Sơn: tóm tắt báo cáo quý III năm 2022"),
            ("chua dat lang son", "chỉ tiêu chưa đạt"),
            ("cao loc 12 mui 3", "từ 12 đến dưới 18 tuổi"),
        ):
            tab.goto((site / "index.html").as_uri())
            tab.get_by_role("searchbox").first.fill(asked)
            link = tab.locator("#tim-thay a").first
            link.wait_for()
            assert wanted in link.inner_text()
            address = tab.evaluate("document.querySelector('#tim-thay a').href")
            link.click()
            tab.wait_for_url(address)
            place = address.partition("#")[2]
            assert not place or tab.locator(f"[id='{place}']").count() == 1
        tab.get_by_role("searchbox").first.fill("cao loc mui 1")
        tab.locator("#tim-thay a:has-text('mũi 1')").first.wait_for()
        told = tab.locator("#tim-thay a").all_inner_texts()
        assert [title for title in told if "mũi 1" not in title] == []  # a number is meant whole
        assert all(title.endswith("(quý III năm 2022, mô phỏng)") for title in told)
        tab.get_by_role("searchbox").first.fill("cao loc")
        tab.locator("#tim-thay a:has-text('Huyện Cao Lộc')").first.wait_for()
        told = tab.locator("#tim-thay a").all_inner_texts()
        assert [title for title in told if "Cao Lộc" not in title] == []  # "nâng cao, Lộc Bình"
        tab.get_by_role("searchbox").first.fill("ty le tiem mui 3 tu 18 tuoi tro len lang son")
        tab.locator("#tim-thay a:has-text('mũi 3')").nth(5).wait_for()
        told = tab.locator("#tim-thay a").all_inner_texts()
        own, *units = [
            re.findall(r" (\S+)% \(", title)[0] for title in told if "tỷ lệ tiêm" in title
        ]
        shares = [float(share.replace(",", ".")) for share in units]
        assert len(shares) == 11
        assert shares == sorted(shares)
        assert shares[0] < float(own.replace(",", ".")) < shares[-1]
        assert heard.complaints == []


@pytest.mark.slow
@needs_chromium
def test_typing_a_search_widens_its_field_on_a_phone(site: Path) -> None:
    """It keeps its width as long as something is written in it."""
    with browser_tab(PHONE) as (tab, _):
        tab.goto((site / "index.html").as_uri())
        field = tab.get_by_role("searchbox").first
        narrow = field.bounding_box()
        field.fill("mũi 3 Lạng Sơn")
        field.blur()
        wide = field.bounding_box()
        assert narrow
        assert wide
        assert wide["width"] > 2.5 * narrow["width"]


@pytest.mark.slow
@needs_chromium
def test_an_address_leads_to_a_figure(site: Path) -> None:
    """It opens where the figure is from, and is told there."""
    with browser_tab() as (tab, heard):
        place = "#so-new_cases.183.value"
        tab.goto((site / f"bao-cao/{RICH.slug}.html").as_uri() + place)
        dialog = tab.locator("dialog.bc-trace[open]")
        dialog.wait_for()
        assert "Huyện Cao Lộc" in dialog.inner_text()
        link = dialog.get_by_role("link", name="Mở trang này ở con số này")
        assert link.get_attribute("href") == place
        assert heard.complaints == []
