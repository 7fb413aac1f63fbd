"""How far each report is, on the status page, on the start page and on the report's own."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree

from baocao.apps.site import spread
from baocao.apps.site.progress import Progress
from baocao.apps.site.publish import build_plain
from baocao.archive.built.folder import file_hash
from baocao.build.status.collect import StatusReader
from baocao.build.status.model import ReportStatus, State
from baocao.build.workspace.definitions import Definitions
from baocao.core.project import Project
from baocao.core.report_key import TYPED
from baocao.definitions.periods.calendar import following
from tests.apps.site.conftest import DAY, REPORTS, RICH, parsed
from tests.apps.site.sample import found, text

STATUS = "tinh-trang.html"


def row(page: etree._Element, province: str, period: str) -> list[str]:
    """The cells of a line of the status page; what is to do next stands apart, as the last."""
    (line,) = found(page, f"//tr[@id='covid-19-{province}-{period}']")
    cells = [text(cell) for cell in found(line, "th|td")]
    state, mark, step = cells[2].partition("tiếp: ")
    return [*cells[:2], state, *cells[3:], mark + step]


def cell(page: etree._Element, province: str, column: int) -> etree._Element:
    """A cell of the table of all reports: province by name, the oldest period is column 1."""
    return found(page, f"//table[contains(@class,'bc-matrix')]//tr[th='{province}']/td")[-column]


def test_the_page_has_what_the_command_prints(published: Project, site: Path) -> None:
    """Every line of `baocao status`: units, findings, cut-off, deadline and state."""
    page = parsed(site / STATUS)
    statuses = StatusReader(Definitions(published, "covid-19")).statuses(DAY)
    assert len(statuses) == len(found(page, "//tbody/tr[@id]")) == 11
    for status in statuses:
        line = row(page, status.province.slug, status.period.key)
        assert line[0] == status.province.name
        state = status.words[0].upper() + status.words[1:]
        lacks = status.state is State.BUILT and status.missing
        counts = f"{len(status.missing)} trong {status.expected} đơn vị"
        missing = f" Thiếu số liệu của {counts}" if lacks else ""
        assert line[2] == state + missing
        units = f"{status.received}/{status.expected}" if status.expected else ""
        names = ", ".join(unit.name for unit in status.missing)
        told = ", ".join(unit.name for unit in status.through)
        units += f"Sở Y tế gửi thay: {told}" if told else ""
        if status.state is State.NO_DATA:
            units, names = "0", "tất cả đơn vị"
        assert line[3] == units + (f"chưa gửi: {names}" if names else "")
        assert line[7].startswith(f"{status.period.cutoff.day}/")
        assert line[8].startswith(f"{status.deadline.day}/{status.deadline.month}/")
    lang_son = row(page, "lang-son", "2022-Q1")
    assert lang_son[3].startswith("1/12chưa gửi: Thành phố Lạng Sơn, ")
    state = "Dự thảo Thiếu số liệu của 11 trong 12 đơn vị"
    assert [lang_son[2], *lang_son[4:7]] == [state, "0", "2", "1"]


def test_the_start_page_asks_for_who_owes_data(published: Project, site: Path) -> None:
    """Its link leads to who has not sent of the newest period; what is owed of those before stands
    apart."""
    (link,) = found(parsed(site / "index.html"), "//a[.='Chưa gửi số liệu']")
    address = urlsplit(str(link.get("href")))
    (heading,) = found(parsed(site / address.path), f"//h2[@id='{address.fragment}']")
    newest, before = (
        {str(a.get("href"))[1:] for a in found(heading, f"following-sibling::{place}//a")}
        for place in ("ul[1]", "details[1]")
    )
    statuses = StatusReader(Definitions(published, "covid-19")).statuses(DAY)
    ended = (s for s in statuses if s.state is not State.NO_DATA or s.period.end < DAY)
    owing = {s.key.slug: s for s in ended if s.missing or s.state is State.NO_DATA}
    assert newest == {s.key.slug for s in Progress(DAY, tuple(statuses)).owing()}
    assert newest | before == set(owing)
    assert before.isdisjoint(newest)
    for line in found(heading, "following-sibling::ul[1]/li"):
        status = owing[str(found(line, "a")[0].get("href"))[1:]]
        assert all(unit.name in text(line) for unit in status.missing) or "toàn bộ" in text(line)


def test_who_owes_data_is_told_once(published: Project) -> None:
    """A topical report of the same days is made from what units send for the first."""
    statuses = StatusReader(Definitions(published, "covid-19")).statuses(DAY)
    owing = next(status for status in statuses if status.missing)
    topical = replace(owing.key, period=f"{owing.key.period}{TYPED}chuyen-de")
    progress = Progress(DAY, (owing, replace(owing, key=topical)))
    assert progress.owing() == progress.owing(owing.period.key) == [owing]


def test_who_owes_data_is_told_once_the_period_has_ended(published: Project) -> None:
    """Until then what is still open of the one before it is told."""
    statuses = StatusReader(Definitions(published, "covid-19")).statuses(DAY)
    owing = next(status for status in statuses if status.missing)
    period = following(owing.period)
    running = ReportStatus(
        replace(owing.key, period=period.key), owing.province, period, State.NO_DATA, period.end
    )
    for day, told in ((period.end, owing), (period.end + timedelta(1), running)):
        assert Progress(day, (owing, running)).owing() == [told]


def test_where_most_is_missing_is_told_first(published: Project) -> None:
    """Where nobody sent, then where most did not; of the like the newest."""
    statuses = StatusReader(Definitions(published, "covid-19")).statuses(DAY)
    some = max((s for s in statuses if s.missing), key=lambda s: len(s.missing))
    all_but_one = some.completeness.expected[1:]
    fewer = replace(some, completeness=replace(some.completeness, received=all_but_one))
    none = next(s for s in statuses if s.state is State.NO_DATA and s.period.end < DAY)
    old = following(following(none.period))
    given = [
        replace(one, key=replace(one.key, province=place), period=period)
        for place, one, period in (
            ("a", fewer, old), ("b", some, none.period), ("c", none, none.period), ("d", none, old),
        )
    ]  # fmt: skip
    told = [one.key.province for one in Progress(old.end + timedelta(1), tuple(given)).owing()]
    assert told == ["d", "c", "b", "a"]


def test_deadlines_are_told_in_working_days(own: Project) -> None:
    """From a Sunday to the Friday after it there are five; a day later than due, it is said of
    what is not there."""
    folder = build_plain(own, date(2022, 3, 20)).folder
    assert row(parsed(folder / STATUS), "lang-son", "2022-Q1")[8] == "25/3/2022còn 5 ngày làm việc"
    assert text(found(parsed(folder / STATUS), "//p[@class='lead']")[0]).endswith("20/3/2022.")
    folder = build_plain(own, date(2022, 3, 26)).folder
    assert row(parsed(folder / STATUS), "dong-thap", "2022-Q1")[8] == "25/3/2022đã qua hạn"
    built = row(parsed(folder / STATUS), "lang-son", "2022-Q1")
    assert built[8] == "25/3/2022"  # it is there
    asked = "rà soát, trình ký, phát hành báo cáo theo số liệu hiện có"
    assert built[9] == f"Đôn đốc 11 đơn vị chưa gửi; nếu không chờ được thì {asked}"
    assert row(parsed(folder / STATUS), "lang-son", "2022-Q3")[9] == "Rà soát, trình ký, phát hành"


def test_data_without_a_report_is_told_of(own: Project) -> None:
    """Its state leads to its line of the status page; there is no page of a report."""
    shutil.rmtree(own.reports / "covid-19" / "cao-bang")
    folder = build_plain(own, DAY).folder
    place = cell(parsed(folder / STATUS), "Tỉnh Cao Bằng", 1)
    assert text(place) == "Đang thu"
    assert found(place, ".//a")[0].get("href") == f"{STATUS}#covid-19-cao-bang-2022-Q1"
    assert text(cell(parsed(folder / STATUS), "Tỉnh Đồng Tháp", 1)) == "Chưa có số liệu"
    assert not (folder / "bao-cao/covid-19-cao-bang-2022-Q1.html").exists()


def test_a_report_on_older_data_says_so(own: Project) -> None:
    """On the start page, on the status page and on its own page."""
    narrative = own.narrative(RICH)
    narrative.parent.mkdir(parents=True)
    narrative.write_text("", encoding="utf-8")
    folder = build_plain(own, DAY).folder
    assert "Cần lập lại" in text(cell(parsed(folder / STATUS), "Tỉnh Lạng Sơn", 3))
    assert row(parsed(folder / STATUS), RICH.province, RICH.period)[2] == "Cần lập lại"
    page = parsed(folder / f"bao-cao/{RICH.slug}.html")
    assert "đã thay đổi sau khi lập báo cáo này" in text(found(page, "//*[@class='bc-notice']")[-1])
    assert "Cần lập lại" not in text(parsed(folder / "bao-cao/covid-19-lang-son-2022-Q1.html"))


def test_a_workbook_that_cannot_be_read_is_told_of(own: Project) -> None:
    """Its report is in error, with the file and what to do below the table."""
    (sent,) = (own.submissions / "covid-19" / "cao-bang" / "2022-Q1").glob("*.xlsx")
    sent.write_bytes(b"no workbook")
    page = parsed(build_plain(own, DAY).folder / STATUS)
    assert row(page, "cao-bang", "2022-Q1")[2:5] == ["Có lỗi Cần lập lại", "", "1"]
    (line,) = found(page, "//table[contains(@class,'bc-problems')]/tbody/tr")
    assert own.name(sent) in text(line)


def test_a_wrong_folder_of_data_stops_no_page(own: Project) -> None:
    """Which folder it is stands on the status page; the reports are shown all the same."""
    folder = own.submissions / "covid-19" / "lang-son" / "tam"
    folder.mkdir()
    (folder / "a.txt").write_text("", encoding="utf-8")
    built = build_plain(own, DAY)
    assert built.reports == len(REPORTS)
    page = parsed(built.folder / STATUS)
    (said,) = [text(notice) for notice in found(page, "//*[@class='bc-notice']")]
    assert said.startswith("Không dùng được số liệu: ")
    assert "data/submissions/covid-19/lang-son/tam" in said
    assert row(page, "lang-son", "2022-Q1")[2] == "Dự thảo Thiếu số liệu của 11 trong 12 đơn vị"


LOOKS = {
    "matrix.html.j2": "Dự thảo",
    "charts.js": "Dự thảo",
    "pages.css": "Cần lập lại",
    "report_head.html.j2": "Cần lập lại",
    "trace.js": "Cần lập lại",
}


@pytest.mark.parametrize(("name", "state"), LOOKS.items())
def test_the_look_of_a_reports_own_page_is_its_input(own: Project, name: str, state: str) -> None:
    """Who changes how other pages look has no report to build again."""
    with (own.templates / "site" / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    page = parsed(build_plain(own, DAY).folder / STATUS)
    assert row(page, RICH.province, RICH.period)[2] == state


def hashes(folder: Path) -> dict[str, str]:
    """Every file of a site with the hash of its bytes."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): file_hash(path) for path in files}


def test_equal_inputs_give_equal_bytes(own: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """By one process or by several; on another day only the pages that name the day are others."""
    first = hashes(build_plain(own, DAY).folder)
    monkeypatch.setattr(spread, "FEW", 0)
    assert hashes(build_plain(own, DAY).folder) == first
    later = hashes(build_plain(own, date(2022, 3, 21)).folder)
    assert {name for name in first if later[name] != first[name]} == {STATUS, "index.html"}
    assert later.keys() == first.keys()


def test_the_last_report_of_each_province_stands_first(site: Path) -> None:
    """With its figures, their change, what is met and late, deadline and state; newest first."""
    page = parsed(site / "index.html")
    first = found(page, "//main//table")[0]
    assert "bc-latest" in str(first.get("class"))
    (line,) = found(first, ".//tr[th='Tỉnh Lạng Sơn']")
    cells = [text(cell) for cell in found(line, "td")]
    assert cells[0] == "Quý III năm 2022 Mô phỏng"
    (met,) = re.findall(r"^\d+/45", cells[-3])
    states = parsed(site / STATUS)
    assert text(cell(states, "Tỉnh Lạng Sơn", 3)).startswith(f"Đạt {met} chỉ tiêu")
    own = found(parsed(site / f"bao-cao/{RICH.slug}.html"), "//*[@class='bc-card-value']")
    assert met in [text(value) for value in own]
    assert cells[-1].startswith("23/9/2022")
    (table,) = found(states, "//table[contains(@class,'bc-matrix')]")
    periods = [text(cell) for cell in found(table, ".//thead/tr/th")][1:]
    years = [int(period.split("năm ")[1][:4]) for period in periods]
    assert years == sorted(years, reverse=True)
