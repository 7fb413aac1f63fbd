"""The programme of infectious diseases: what was published, and figures worked out again here."""

from __future__ import annotations

import csv
import re
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from math import sqrt
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import html

from baocao.build.run.build import build_report
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from tests.conftest import ROOT, once
from tests.reports.conftest import read_json
from tests.reports.word_text import lines
from tests.review.decree30.checking import findings

PROGRAMME = "benh-truyen-nhiem"
NAMES = (
    *(
        "data/areas.csv",
        "data/regimes.yaml",
        "data/provinces",
        "data/rules",
        "data/mappings",
        "data/references",
    ),
    *(f"data/programmes/{PROGRAMME}", f"data/submissions/{PROGRAMME}", "templates", "notebooks"),
)
BINH_THUAN, MONTH, WEEK = (
    ReportKey(PROGRAMME, "binh-thuan", "2024"),
    ReportKey(PROGRAMME, "ba-ria-vung-tau", "2023-08"),
    ReportKey(PROGRAMME, "ba-ria-vung-tau", "2023-W35"),
)
# Kế hoạch số 957/KH-UBND ngày 13/3/2025 của UBND tỉnh Bình Thuận, as it was printed.
PUBLISHED = {
    "new_cases.dengue.60.value": "2.114",
    "new_cases.dengue.60.at-2023": "4.381",
    "new_cases.dengue.60.relative-2023": "51,7%",
    "incidence.dengue.60.value": "156",
    "incidence.dengue.60.at-2023": "323,7",
    "incidence.dengue.60.relative-2023": "51,8%",
    "new_outbreaks.dengue.60.value": "182",
    "new_outbreaks.dengue.60.at-2023": "354",
    "new_outbreaks.dengue.60.relative-2023": "48,6%",
    "new_deaths.dengue.60.value": "0",
    "new_cases.malaria.60.value": "1",
    "new_cases.malaria.60.at-2023": "4",
    "new_deaths.rabies.60.value": "10",
    "new_deaths.rabies.60.at-2023": "4",
    "new_suspected.measles.60.value": "1.647",
    "new_suspected.measles.60.at-2023": "18",
    "new_suspected.measles.60.multiple-2023": "91,5",
}


def infectious_project(shared: Path) -> Project:
    """What the repository has of the programme."""
    return once(shared / "infectious", NAMES)


@pytest.fixture(scope="session")
def report(shared: Path) -> Callable[[ReportKey], Path]:
    """The folder of a report, built when it is first asked for."""
    project = infectious_project(shared)

    @cache
    def built(key: ReportKey) -> Path:
        return build_report(project, key).folder

    return built


def figures(folder: Path) -> dict[str, dict[str, Any]]:
    return {figure["id"]: figure for figure in read_json(folder / "ledger.json")["figures"]}


def test_binh_thuans_figures_stand_as_they_were_published(
    report: Callable[[ReportKey], Path],
) -> None:
    found = figures(report(BINH_THUAN))
    assert {id_: found[id_]["text"] for id_ in PUBLISHED} == PUBLISHED


def sent(key: ReportKey) -> Iterator[tuple[str, str, Decimal]]:
    """Element, disease and value of each row of the office's workbook, read with openpyxl."""
    (path,) = (ROOT / "data/submissions" / PROGRAMME / key.province / key.period).glob("*.xlsx")
    rows = openpyxl.load_workbook(path, read_only=True)["Số liệu"].iter_rows(values_only=True)
    header = [str(cell) for cell in next(rows)]
    for row in rows:
        record = dict(zip(header, row, strict=False))
        yield str(row[0]), str(record.get("Bệnh") or ""), Decimal(str(record["Giá trị"]))


def test_counts_are_the_sums_of_the_districts(report: Callable[[ReportKey], Path]) -> None:
    """Cases and deaths by disease, added up here from the workbook's rows."""
    sums: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for element, disease, value in sent(MONTH):
        sums[element, disease] += value
    found = figures(report(MONTH))
    names = {"Sốt xuất huyết Dengue": "dengue", "Tay chân miệng": "hand_foot_mouth"}
    checked = 0
    for (element, disease), total in sums.items():
        kind = {"cases": "new_cases", "deaths": "new_deaths"}
        if element in kind and disease in names:
            figure = found[f"{kind[element]}.{names[disease]}.77.value"]
            assert Decimal(figure["value"]) == total
            checked += 1
    assert checked == 4


@pytest.mark.parametrize("key", [MONTH, WEEK], ids=str)
def test_thresholds_are_mean_and_two_deviations_of_five_years(
    key: ReportKey, report: Callable[[ReportKey], Path]
) -> None:
    """Worked out from the file of earlier years, in floating point."""
    path = ROOT / "data/programmes" / PROGRAMME / "baselines" / f"{key.province}.csv"
    with path.open(encoding="utf-8", newline="") as table:
        rows = [r for r in csv.DictReader(table) if r["period"][4:] == key.period[4:]]
    found = figures(report(key))
    by_disease: dict[str, list[float]] = defaultdict(list)
    for row in rows:
        by_disease[row["option"]].append(float(row["value"]))
    assert len(by_disease) == 7
    for disease, counts in by_disease.items():
        mean = sum(counts) / 5
        limit = mean + 2 * sqrt(sum((c - mean) ** 2 for c in counts) / 4)
        figure = found[f"new_cases.{disease}.77.limit"]
        assert len(counts) == len(figure["sources"]) == 5
        assert abs(float(figure["value"]) - limit) < 1e-6


def test_the_page_says_first_whether_a_count_is_above_its_threshold(
    report: Callable[[ReportKey], Path],
) -> None:
    """On the card of the main figure and in a list of all diseases, with the ledger's limits."""
    folder = report(WEEK)
    limits = {i: f["text"] for i, f in figures(folder).items() if i.endswith(".limit")}
    page = html.fromstring((folder / "bao-cao.html").read_bytes())
    (card,) = page.xpath("//li[contains(@class,'bc-card')][contains(.,'Ca mắc sốt xuất huyết')]")
    limit = limits["new_cases.dengue.77.limit"]
    assert f"Ngưỡng cảnh báo {limit}: chưa vượt" in card.text_content()
    traced = page.xpath("//h2[@id='nguong']/following::ul[1]//*[@data-figure]")
    told = {f.get("data-figure"): f.text for f in traced}
    assert {i: told[i] for i in limits} == limits


@pytest.mark.parametrize("key", [MONTH, WEEK], ids=str)
def test_the_epidemic_curve_stands_below_the_thresholds(
    key: ReportKey, report: Callable[[ReportKey], Path]
) -> None:
    """As a picture whose alternative text has the count and the threshold that the table has."""
    folder = report(key)
    assert (folder / "figures" / "curve.svg").is_file()
    found = figures(folder)
    now = found["new_cases.dengue.77.value"]["text"]
    limit = found["new_cases.dengue.77.limit"]["text"]
    with zipfile.ZipFile(folder / "bao-cao.docx") as word:
        body = word.read("word/document.xml").decode()
    (told,) = {*re.findall(r'descr="([^"]*theo thời gian so với ngưỡng[^"]*)"', body)}
    assert re.search(rf"Sốt xuất huyết: .*: {now}; ngưỡng cảnh báo: {limit}; cùng kỳ", told)


def test_a_curve_without_a_threshold_names_none(report: Callable[[ReportKey], Path]) -> None:
    """Years that week 35 of 2022 needs are missing, so no threshold is drawn: neither the key, nor
    the caption, nor the picture's words speak of one."""
    folder = report(replace(WEEK, period="2022-W35"))
    told = [line.text for line in lines(folder / "bao-cao.docx")]
    (caption,) = (text for text in told if re.match(r"Hình \d+\. .* theo thời gian", text))
    assert caption.endswith("theo thời gian so với cùng kỳ năm trước")
    with zipfile.ZipFile(folder / "bao-cao.docx") as word:
        body = word.read("word/document.xml").decode()
    (described,) = {*re.findall(r'descr="([^"]*theo thời gian[^"]*)"', body)}
    assert "gưỡng" not in described
    drawn = (folder / "figures" / "curve.svg").read_text(encoding="utf-8")
    assert "gưỡng" not in drawn
    assert "Đường nhạt: cùng kỳ năm trước." in drawn


def test_thresholds_of_which_none_is_known_are_a_sentence(
    report: Callable[[ReportKey], Path],
) -> None:
    """A table that says seven times that a year is missing tells no more."""
    told = [line.text for line in lines(report(replace(WEEK, period="2022-W35")) / "bao-cao.docx")]
    (said,) = (text for text in told if "đủ số liệu (thiếu năm" in text)
    assert said == (
        "Chưa tính được ngưỡng cảnh báo: chưa đủ số liệu (thiếu năm 2017) đối với sốt xuất huyết,"
        " tay chân miệng, sởi, sốt rét, cúm A, quai bị, thủy đậu."
    )
    assert not any("so với ngưỡng cảnh báo" in text for text in told)


def test_a_month_of_which_one_week_was_sent_is_no_bar_of_the_curve(
    report: Callable[[ReportKey], Path],
) -> None:
    """Week 35 of 2022 ends in September: the month stands as people wrote it down."""
    path = ROOT / "data/programmes" / PROGRAMME / "baselines" / f"{MONTH.province}.csv"
    with path.open(encoding="utf-8", newline="") as table:
        (written,) = (
            row["value"]
            for row in csv.DictReader(table)
            if (row["period"], row["option"]) == ("2022-09", "dengue")
        )
    with zipfile.ZipFile(report(MONTH) / "bao-cao.docx") as word:
        body = word.read("word/document.xml").decode()
    assert f"Sốt xuất huyết: {written} (9/2022)" in body


def test_a_sudden_report_is_a_report_of_its_own(report: Callable[[ReportKey], Path]) -> None:
    """Built from the week that the weekly report is of: to another addressee, in its own sections,
    by the decree, with every figure that both print the same."""
    sudden = report(replace(WEEK, period=f"{WEEK.period}--dot-xuat"))
    told = [line.text for line in lines(sudden / "bao-cao.docx")]
    assert "Kính gửi: Cục Y tế dự phòng, Bộ Y tế" in told
    assert [text for text in told if re.match(r"[IV]+\. ", text)] == [
        "I. TÌNH HÌNH BỆNH TRUYỀN NHIỄM",
        "II. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH",
        "III. KIẾN NGHỊ, ĐỀ XUẤT",
    ]
    own, weekly = figures(sudden), figures(report(WEEK))
    both = own.keys() & weekly.keys()
    assert {id_: own[id_]["text"] for id_ in both} == {id_: weekly[id_]["text"] for id_ in both}
    assert {"new_cases.dengue.77.value", "new_outbreaks.dengue.77.value"} <= both
    assert not list(findings((sudden / "bao-cao.docx").read_bytes()))


def test_a_weekly_report_is_told_as_a_report_is(report: Callable[[ReportKey], Path]) -> None:
    """Its mark, its tables, its closing sentence; its rules in the reviewer copy."""
    told = [line.text for line in lines(report(WEEK) / "bao-cao.docx")]
    (first,) = (text for text in told if text.startswith("Tóm tắt: "))
    assert (
        "177 ca (tăng 60 ca so với tuần 34 năm 2023; giảm 22 ca so với cùng kỳ năm trước)" in first
    )
    assert "; số ca mắc sởi trong kỳ 0 ca (giảm 1 ca); " in first
    text = "\n".join(told)
    assert "SỐ LIỆU MÔ PHỎNG" in text
    assert "Tuần 35 năm 2023" in text
    assert "lần độ lệch chuẩn; trong kỳ báo cáo chưa có quy định về ngưỡng này" in text
    checked = [line.text for line in lines(report(WEEK) / "bao-cao-doi-chieu.docx")]
    assert any("theo Điều 4 Thông tư số 54/2015/TT-BYT" in line for line in checked)
    assert "2026" not in text  # no document of later years
    assert any(line.startswith("Trên đây là báo cáo tình hình bệnh truyền nhiễm") for line in told)
    assert "COVID-19 theo" not in text
    assert "vắc xin phòng COVID-19" not in text
