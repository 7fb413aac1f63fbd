"""Longer reports made of weeks and months, worked out once more from the workbooks' rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from baocao.build.workspace.collect import collect
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.sent import sent_for as sent_of
from baocao.core.project import Project
from baocao.core.vietnamese.numbers import format_number
from baocao.document.narrative.parts import parts_sentences
from baocao.document.narrative.words import words_of
from baocao.results.report_data import ReportData
from tests.communes_project import ID, communes_project, data_of, send
from tests.document.narrative.sample import PHRASES, text

PROVINCE = "lang-son"


def last_day(key: str) -> date:
    """Of an ISO week or a calendar month, or 14 of the last month of a longer period."""
    if "-W" in key:
        return date.fromisocalendar(int(key[:4]), int(key[6:]), 7)
    if "-Q" in key:
        return date(int(key[:4]), int(key[6:]) * 3, 14)
    if "-H" in key:
        return date(int(key[:4]), int(key[6:]) * 6, 14)
    year, month = map(int, key.split("-"))
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(1)


def sent_for(project: Project, keys: Iterable[str]) -> dict[str, int]:
    """Every district sends for each of these periods; the cases of all of them, by period."""
    definitions = Definitions(project, ID)
    cases = {}
    for number, key in enumerate(keys, start=1):
        day = last_day(key)
        units = definitions.areas.children("20", day)
        others = {"dwellers": 1000, "dwellers_with_nets": 10 * number}
        values = {u: {"bites": number * 100 + n, **others} for n, u in enumerate(units)}
        send(project, PROVINCE, key, day, values)
        cases[key] = sum(value["bites"] for value in values.values())
    return cases


def in_workbooks(project: Project, keys: Iterable[str]) -> int:
    """The cases in the workbooks of these periods, read with openpyxl."""
    folder = project.submissions / ID / PROVINCE
    paths = [path for key in keys for path in (folder / key).glob("*.xlsx")]
    return sum(_cases(path) for path in paths)


def _cases(path: Path) -> int:
    sheet = openpyxl.load_workbook(path, read_only=True)["Số liệu"]
    header, *rows = sheet.iter_rows(values_only=True)
    place = header.index("Giá trị")
    return sum(int(str(row[place])) for row in rows if row[0] == "bites")


def found(data: ReportData) -> tuple[Decimal, Decimal, tuple[str, ...], tuple[str, ...]]:
    """Cases, the share with nets, and the periods that the cases are the sum of and lack."""
    cases, nets = data.find("new_bites"), data.find("nets_share")
    assert cases
    assert nets
    return cases.quantity.value, nets.quantity.value, cases.summed_periods, cases.missing_periods


def findings(project: Project, key: str) -> list[str]:
    """What is found about kinds of periods, as messages."""
    definitions = Definitions(project, ID)
    province, period = definitions.areas.province(PROVINCE), definitions.period(key, PROVINCE)
    collected = collect(definitions, province, period, sent_of(definitions, province, period))
    return [found.message for found in collected.findings if found.rule.startswith("kinds_")]


def test_a_half_year_and_its_quarters_have_to_agree(tmp_path: Path) -> None:
    """What was sent for the whole counts; its quarters are added up beside it."""
    project = communes_project(tmp_path)
    cases = sent_for(project, ("2023-Q1", "2023-Q2", "2023-H1"))
    data = data_of(project, PROVINCE, "2023-H1")
    assert found(data)[0] == cases["2023-H1"]
    quarters = cases["2023-Q1"] + cases["2023-Q2"]
    (told,) = findings(project, "2023-H1")
    assert told == (
        f"Số ca mắc mới của tỉnh Lạng Sơn theo số liệu 6 tháng đầu năm 2023 là"
        f" {format_number(cases['2023-H1'])}, theo số liệu quý I năm 2023 đến quý II năm 2023 là"
        f" {format_number(quarters)}"
    )
    beside = text_of(data)
    assert "Số liệu quý I năm 2023 và quý II năm 2023 được gửi riêng" in beside


def test_kinds_that_agree_are_no_finding(tmp_path: Path) -> None:
    """The same cases by quarters and for the half-year."""
    project = communes_project(tmp_path)
    day = last_day("2023-Q2")
    units = Definitions(project, ID).areas.children("20", day)
    for key, cases in (("2023-Q1", 3), ("2023-Q2", 4), ("2023-H1", 7)):
        send(project, PROVINCE, key, day, {unit: {"bites": cases} for unit in units})
    assert findings(project, "2023-H1") == []


def test_a_month_beside_its_weeks_is_told(tmp_path: Path) -> None:
    """Weeks have other days than the month: it counts, and nothing is compared."""
    project = communes_project(tmp_path)
    sent_for(project, ("2023-08", *WEEKS))
    (told,) = findings(project, "2023-08")
    assert told == (
        "Số liệu tuần 31 năm 2023 đến tuần 34 năm 2023 không cùng các ngày với số liệu tháng 8"
        " năm 2023 nên không đối chiếu được"
    )


def text_of(data: ReportData) -> str:
    """What the report says of its parts."""
    return " ".join(map(text, parts_sentences(words_of(data, PHRASES))))


def test_a_month_of_weeks_says_which_days_it_has(tmp_path: Path) -> None:
    """Weeks are not cut: those that end in August cover 31 July to 27 August."""
    project = communes_project(tmp_path)
    sent_for(project, WEEKS)
    assert text_of(data_of(project, PROVINCE, "2023-08")) == (
        "Số liệu của kỳ báo cáo được cộng từ số liệu từ tuần 31 năm 2023 đến tuần 34 năm 2023, gồm"
        " các ngày từ 31/7/2023 đến 27/8/2023. Kỳ ngắn hơn không chia đôi, được tính vào kỳ báo cáo"
        " có ngày cuối của kỳ đó."
    )


WEEKS = ("2023-W31", "2023-W32", "2023-W33", "2023-W34")
MADE = [
    # Sent; the report; what it adds up; what it lacks.
    (WEEKS, "2023-08", WEEKS, ()),
    (WEEKS[:3], "2023-08", WEEKS[:3], WEEKS[3:]),
    (("2023-07", "2023-08"), "2023-Q3", ("2023-07", "2023-08"), ("2023-06",)),
    (("2023-06", "2023-07", "2023-08"), "2023-9M", ("2023-06", "2023-07", "2023-08"),
     ("2022-12", "2023-01", "2023-02", "2023-03", "2023-04", "2023-05")),
    (("2023-Q1", "2023-Q2", "2023-07", "2023-08", *WEEKS), "2023-9M",
     ("2023-Q1", "2023-Q2", "2023-07", "2023-08"), ("2023-06",)),
]  # fmt: skip


def test_a_folder_that_waits_for_workbooks_changes_nothing(tmp_path: Path) -> None:
    """As `baocao new period` makes it for the quarter's wording."""
    project = communes_project(tmp_path)
    months = ("2023-06", "2023-07", "2023-08")
    cases = sent_for(project, months)
    (project.submissions / ID / PROVINCE / "2023-Q3").mkdir()
    total, _, summed, _ = found(data_of(project, PROVINCE, "2023-Q3"))
    assert total == sum(cases.values())
    assert summed == months


@pytest.mark.parametrize(("sent", "key", "used", "missing"), MADE)
def test_flows_add_and_stocks_take_the_last(
    sent: tuple[str, ...], key: str, used: tuple[str, ...], missing: tuple[str, ...], tmp_path: Path
) -> None:
    """Each case counts once, in whatever kinds it was sent; the share is the latest part's."""
    project = communes_project(tmp_path)
    cases = sent_for(project, sent)
    total, nets, summed, lacking = found(data_of(project, PROVINCE, key))
    assert summed == used
    assert lacking == missing
    assert total == sum(cases[part] for part in used) == in_workbooks(project, used)
    assert nets == Decimal(sent.index(used[-1]) + 1)
