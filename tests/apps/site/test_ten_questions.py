"""Ten questions that a deputy director asks, each answered on a phone in at most two taps.

The pages are those of one province in two quarters, of which the second is worse, in a plan that
was amended; one district owes its data. A path is what is tapped, then what has to be seen.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page as Tab

from baocao.apps.site.publish import build_plain
from baocao.archive.built.folder import file_hash
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from tests.apps.site.browser import PHONE, browser_tab, needs_chromium
from tests.apps.site.conftest import DAY, RICH

pytestmark = [pytest.mark.slow, needs_chromium]

BEFORE = ReportKey(RICH.programme, RICH.province, "2022-Q2")
PLAN = "lang-son-ke-hoach-2022-2023"
OWES = "Huyện Đình Lập"
LATE_TASK, LEAD = "Rà soát người chưa tiêm", "Công an tỉnh"
AMENDMENT = "Lùi thời hạn của chỉ tiêu tiêm mũi 3 đến 31/12/2022"


def change(folder: Path, made: dict[str, Any], key: ReportKey) -> None:
    """A report's folder with other contents, its hashes and names in agreement."""
    for name in ("ledger.json", "run.json"):
        text = (folder / name).read_text(encoding="utf-8").replace(RICH.period, key.period)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "content.json").write_text(json.dumps(made), encoding="utf-8")
    run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    hashes = {name: file_hash(folder / name) for name in ("content.json", "ledger.json")}
    run["outputs"] |= hashes
    (folder / "run.json").write_text(json.dumps(run), encoding="utf-8")


@pytest.fixture(scope="module")
def asked(published: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site."""
    root = tmp_path_factory.mktemp("asked") / "project"
    shutil.copytree(published.root, root, ignore=shutil.ignore_patterns("_site"))
    project = Project(root)
    folder, earlier = project.report(RICH), project.report(BEFORE)
    shutil.copytree(folder, earlier)
    made = json.loads((folder / "content.json").read_text(encoding="utf-8"))
    last = (date.fromisoformat(made["period"]["start"]) - timedelta(days=1)).isoformat()
    days = {"start": "2022-03-15", "end": last, "cutoff": last}
    period = made["period"] | days | {"key": BEFORE.period, "name": "quý II năm 2022"}
    better = [t | {"status": "MET", "status_text": "Đạt"} for t in made["targets"]]
    change(earlier, made | {"period": period, "targets": better}, BEFORE)
    task = made["tasks"][0] | {"name": LATE_TASK, "lead": LEAD, "due": "2022-06-30"}
    task |= {"status": "OVERDUE", "status_text": "Quá hạn", "days_overdue": 92}
    for plan in made["plans"]:
        if plan["id"] == PLAN:
            plan["amendments"] = [{"title": "Sửa đổi lần 1", "items": [AMENDMENT]}]
    limit = {"indicator": "new_cases", "split": "", "limit": "5,20", "figure": "", "in_force": True}
    above = limit | {"state": "ABOVE", "status_text": "Vượt ngưỡng"}
    made |= {"tasks": [task, *made["tasks"][1:]], "missing_units": [OWES], "thresholds": [above]}
    change(folder, made, RICH)
    (sent,) = project.sent(RICH).glob("*dinh-lap.xlsx")
    sent.unlink()
    return build_plain(project, DAY).folder


@pytest.fixture(scope="module")
def tab(asked: Path) -> Iterator[Tab]:
    with browser_tab(PHONE) as (page, _):
        yield page


REPORT = "p.bc-line a:text-is('Tỉnh Lạng Sơn')"
JUMP = "nav.bc-jump"
SCREENS = 2
# What comes into view is drawn a frame later.
DRAWN = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
FIRST = "ul.bc-needs li:has(:text-matches('^{}'))"
QUESTIONS: dict[str, tuple[tuple[str, ...], str, tuple[str, ...]]] = {
    "which unit is furthest below target in mũi 3": (
        (REPORT,),
        "#chua-dat tbody:has-text('Tiêm mũi 3 cho người từ 18 tuổi') >> nth=0",
        ("Huyện Đình Lập", "10,34 điểm phần trăm"),
    ),
    "which unit is lowest in a main figure": (
        (REPORT, "a:has-text('thấp nhất')"),
        "li.bc-card:has-text('Tiêm mũi 3 từ 18 tuổi trở lên')",
        ("Thấp nhất: Huyện Đình Lập",),
    ),
    "what is above its threshold": (
        (),
        FIRST.format("Vượt ngưỡng cảnh báo"),
        (
            "Vượt ngưỡng cảnh báo: Tỉnh Lạng Sơn, quý III năm 2022 (mô phỏng): ca mắc mới trong kỳ",
            "(ngưỡng 5,20)",
        ),
    ),
    "which unit is lowest, at once": (
        (),
        FIRST.format("Thấp nhất"),
        ("tiêm mũi 3 từ 18 tuổi trở lên Huyện Đình Lập", "quý III năm 2022 (mô phỏng)"),
    ),
    "what got worse, at once": (
        (),
        FIRST.format("Diễn biến xấu hơn"),
        (
            "Tỉnh Lạng Sơn, quý III năm 2022 (mô phỏng) so với quý II năm 2022: ",
            "Tiêm vét mũi 1 cho người từ 18 tuổi",
        ),
    ),
    "which task is overdue and whose, at once": (
        (),
        FIRST.format("Quá hạn"),
        (f"{LATE_TASK} ({LEAD}, Tỉnh Lạng Sơn, mô phỏng, quá 92 ngày)",),
    ),
    "the overdue tasks by agency, with their names": (
        (f"{JUMP} a:has-text('Quá hạn')",),
        f"p:has-text('{LEAD} (1)') + ul.bc-late",
        (LATE_TASK, "quá 92 ngày"),
    ),
    "who owes data, at once": ((), FIRST.format("Chưa gửi số liệu"), (OWES,)),
    "which targets are not met": (
        (REPORT, f"{JUMP} a[href='#chua-dat']"),
        "#chua-dat",
        ("Không đạt", "100%, 31/3/2022", "10,34 điểm phần trăm"),
    ),
    "what got worse": (
        (f"{JUMP} a:has-text('Diễn biến xấu hơn')",),
        "#xau-hon",
        (
            "quý III năm 2022 (mô phỏng) so với",
            "Tiêm vét mũi 1 cho người từ 18 tuổi trở lên: không đạt",
        ),
    ),
    "who owes data": (
        (f"{JUMP} a:has-text('Chưa gửi')",),
        "#chua-gui + ul li:has-text('quý III năm 2022')",
        (f"1 trong 12 đơn vị: {OWES}.",),
    ),
    "who owed data to a report": (
        (REPORT, f"{JUMP} a:has-text('Chưa gửi')"),
        "#don-vi-gui:target",
        (f"chưa gửi: {OWES}",),
    ),
    "what changed in the province": (
        (REPORT, f"{JUMP} a[href='#thay-doi']"),
        "#thay-doi ~ .bc-changes >> nth=0",
        ("Diễn biến xấu hơn", "Không đổi: ", "ca tử vong trong kỳ"),
    ),
    "the summary to forward": (
        (REPORT,),
        ".bc-line a:text-is('Bản tóm tắt một trang (Word)')",
        ("Bản tóm tắt",),
    ),
    "what changed since last quarter": (
        ("#xau-hon a:text-is('Diễn biến xấu hơn')",),
        ".bc-changes li >> nth=0",
        ("quý III năm 2022 so với quý II năm 2022", f"Quá hạn thêm 1 nhiệm vụ: {LATE_TASK}"),
    ),
    "which task is late and whose": (
        (REPORT, f"{JUMP} a[href='#qua-han']"),
        "#qua-han",
        (LATE_TASK, "quá 92 ngày", f"Chủ trì: {LEAD}"),
    ),
    "where is the figure from": (
        (REPORT, "#chua-dat .bc-figure >> nth=0"),
        "dialog.bc-trace:has-text('Thay số')",
        ("Tử số", "trang tính Số liệu", "Nguồn", "Thay số"),
    ),
    "the map of coverage": (
        (REPORT, f"{JUMP} a[href='#dia-ban']"),
        ".bc-map >> nth=0",
        ("Bản đồ: Tiêm mũi 3 từ 18 tuổi trở lên",),
    ),
    "two districts beside each other": (
        (REPORT, f"{JUMP} a[href='#dia-ban']"),
        "#dia-ban ~ .bc-scroll tbody tr >> nth=1",
        ("Huyện ",),
    ),
    "the figures of one district, without typing": (
        (REPORT, f"{JUMP} a[href='#dia-ban']"),
        "#dia-ban ~ .bc-scroll tr:has-text('Huyện Cao Lộc') td >> nth=1",
        ("%",),
    ),
    "the same figure in every period": (
        ("nav a:text-is('Chỉ số')", "a[href$='/covid-19-coverage.html']"),
        "table.bc-matrix >> nth=0",
        ("Quý III năm 2022", "Quý I năm 2022"),
    ),
    "what an amendment decided": (
        ("nav a:text-is('Kế hoạch')", "a:text-is('Kế hoạch phòng, chống dịch 2022 - 2023')"),
        "#sua-doi ~ ul >> nth=0",
        (AMENDMENT,),
    ),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_two_taps_answer(tab: Tab, asked: Path, question: str) -> None:
    """From the start page, each tap on something that is there to be tapped; what is tapped and
    what answers is on the first two screens of where the taps lead."""
    taps, place, answers = QUESTIONS[question]
    assert len(taps) <= 2
    tab.goto((asked / "index.html").as_uri())
    for tap in taps:
        assert below(tab, tap) <= SCREENS * PHONE[1]
        tab.locator(tap).first.click()
        tab.wait_for_load_state()
    tab.locator(place).first.wait_for()
    tab.evaluate(DRAWN)
    words = " ".join(tab.locator(place).inner_text().split())
    assert [answer for answer in answers if answer not in words] == [], words
    assert below(tab, place) <= SCREENS * PHONE[1]


def below(tab: Tab, place: str) -> float:
    """How far below the top of the screen the lower edge is of what is there to be seen."""
    box = tab.locator(place).first.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["width"] > 1
    return box["y"] + box["height"]
