"""A third programme is data alone: every output comes out, its numbers are those of the
workbooks, and none speaks of another programme."""

from __future__ import annotations

import json
import math
import re
import zipfile
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from lxml import etree

from baocao import find_outliers, open_data
from baocao.apps.notebook.outliers import outlier_rule
from baocao.build.workspace.definitions import Definitions
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from tests.conftest import ROOT, once_made
from tests.other_programme import run
from tests.test_other_programme import outputs, texts
from tests.third_programme import (
    FIXTURE,
    ID,
    MERGED,
    PROVINCE,
    TRADES,
    Counts,
    by_area,
    counted,
    third_project,
)

Q2 = "2025-Q2"
WEEK, MONTH, QUARTER, LONG = "2025-W27", "2025-07", "2025-Q3", "2025-9M"
BUILT = (WEEK, MONTH, QUARTER, LONG)
FILES = ("bao-cao.docx", "tom-tat.docx", "bao-cao-doi-chieu.docx", "phu-luc.xlsx", "bao-cao.html")
FOREIGN = re.compile(
    r"covid|sars|vắc[ -]?xin|vaccin|tiêm|\bmũi\b(?! tên)|\bF0\b|\bliều\b|dịch bệnh|chống dịch"
    r"|ổ dịch|tình hình dịch|cấp độ dịch|ca mắc|[\d*] ca\b|\bca/|tử vong"
    r"|sốt xuất huyết|tay chân miệng|muỗi|truyền nhiễm|kiểm dịch|nước sạch",
    re.IGNORECASE,
)
BOTH = (PROVINCE, MERGED)


def at(period: str) -> tuple[str, ...]:
    return "--province", PROVINCE, "--period", period


COMMANDS = (
    ("plan", "check"),
    ("plan", "list"),
    *(("check", *at(period)) for period in (WEEK, MONTH)),
    *(("report", *at(period)) for period in BUILT),
    ("form", *at("2025-W28"), "--out", "ra/tuan.xlsx", "--unit", "Phường Bắc Kạn"),
    ("form", *at("2025-08"), "--out", "ra/thang.xlsx"),
    ("form", *at("2025-06"), "--out", "ra/huyen.xlsx", "--unit", "huyện Đại Từ"),
    ("remind", *at(MONTH)),
    ("site",),
    ("status",),
    ("status", "--json"),
    *(("verify", f"reports/{ID}/{PROVINCE}/{period}/bao-cao.docx") for period in (WEEK, MONTH)),
    *(("lint", f"reports/{ID}/{PROVINCE}/{period}/bao-cao.docx") for period in (WEEK, LONG)),
    ("trace", *at(MONTH), "certified_share.19.value"),
)


def built_by_all_commands(shared: Path) -> Project:
    """The project after all commands; not to be changed."""

    def make(folder: Path) -> None:
        project = third_project(folder)
        (folder / "ra").mkdir()
        for number, words in enumerate(COMMANDS):
            done = run(project, *words)
            assert done.returncode == 0, f"{words}: {done.stdout}{done.stderr}"
            (folder / "ra" / f"{number}.txt").write_text(done.stdout, encoding="utf-8")

    once_made(shared / "third", make)
    return Project(shared / "third")


@pytest.fixture(scope="module")
def project(shared: Path) -> Project:
    return built_by_all_commands(shared)


def test_the_programme_is_data_only() -> None:
    """Its fixture has nothing beside data; templates and code are the repository's."""
    assert [path.name for path in FIXTURE.iterdir()] == ["data"]
    suffixes = {path.suffix for path in FIXTURE.rglob("*") if path.is_file()}
    assert suffixes == {".yaml", ".csv"}


def test_every_output_of_every_cadence_is_there(project: Project) -> None:
    names = {path.relative_to(project.root).as_posix() for path in outputs(project)}
    for period in BUILT:
        assert {f"reports/{ID}/{PROVINCE}/{period}/{name}" for name in FILES} <= names
        assert f"_site/bao-cao/{ReportKey(ID, PROVINCE, period).slug}.html" in names
    letters = [name for name in names if "/.nhac/" in name and name.endswith(".docx")]
    assert len(letters) == 2


def test_no_word_of_another_programme(project: Project) -> None:
    """In no part of any output, and in nothing that a command printed."""
    for path in outputs(project):
        for name, text in texts(path):
            found = FOREIGN.search(text)
            assert found is None, f"{name}: {text[max(found.start() - 60, 0) : found.end() + 40]}"


@pytest.mark.parametrize("programme", ["covid-19", "benh-truyen-nhiem"])
def test_the_search_finds_the_words_of_the_others(programme: str) -> None:
    home = ROOT / "data" / "programmes" / programme
    for name in ("programme.yaml", "phrases.yaml", "forms.yaml", "indicators/units.yaml"):
        assert FOREIGN.search((home / name).read_text(encoding="utf-8")), name


def test_communes_far_from_the_others(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outliers are looked for among communes as among districts, by the rule of all programmes."""
    monkeypatch.setenv("BAOCAO_ROOT", str(project.root))
    data = open_data(PROVINCE, MONTH)
    rule = outlier_rule(project.of(ID))
    shares = data.results.query("indicator == 'certified_share' and level == 'commune'")
    middle = median(shares["value"])
    spread = median(abs(value - middle) for value in shares["value"])
    far = shares[rule.scale * (shares["value"] - middle).abs() / spread > rule.limit]
    found = find_outliers(data).query("indicator == 'certified_share'")
    assert sorted(found["area"]) == sorted(far["area"])
    assert len(shares) > 60


def figures(project: Project, period: str) -> dict[str, dict[str, Any]]:
    ledger = project.report(ReportKey(ID, PROVINCE, period)) / "ledger.json"
    return {f["id"]: f for f in json.loads(ledger.read_text(encoding="utf-8"))["figures"]}


def share(counts: Counts, top: str, bottom: str, trade: str = "", times: int = 100) -> str:
    """A quotient as it is printed: two decimals, none where it is whole."""
    exact = Decimal(counts[top, trade]) / counts[bottom, trade] * times
    places = "1" if exact == exact.to_integral_value() else "0.01"
    return f"{exact.quantize(Decimal(places), ROUND_HALF_UP):f}".replace(".", ",")


# Beside a report's own period, those that its flows were added up from.
BEFORE = {WEEK: (), MONTH: (), QUARTER: (), LONG: ("2025-Q1", "2025-Q2")}
LAST = {WEEK: WEEK, MONTH: MONTH, QUARTER: QUARTER, LONG: QUARTER}


@pytest.mark.parametrize("period", BUILT)
def test_figures_are_the_sums_of_the_workbooks(project: Project, period: str) -> None:
    """Stocks of the last period; flows of all, of two provinces' districts before July."""
    stocks = counted(project, (LAST[period],), (PROVINCE,))
    flows = stocks + counted(project, BEFORE[period], BOTH)
    poisoned = Counts({("poisoned", ""): flows["poisoned", ""]})
    poisoned["residents", ""] = stocks["residents", ""]
    found = figures(project, period)
    assert found["incidents.19.value"]["text"] == str(flows["incidents", ""])
    assert found["poisoned.19.value"]["text"] == str(flows["poisoned", ""])
    rate = share(poisoned, "poisoned", "residents", times=100_000)
    assert found["poisoned_rate.19.value"]["text"] == rate
    certified = share(stocks, "certified", "premises")
    assert found["certified_share.19.value"]["text"] == f"{certified}%"
    for trade in TRADES:
        passed = share(flows, "passed", "checked", trade)
        assert found[f"passed_share.{trade}.19.value"]["text"] == f"{passed}%"


@pytest.mark.parametrize("period", [WEEK, MONTH, QUARTER])
def test_communes_have_their_own_figures(project: Project, period: str) -> None:
    areas = Definitions(project, ID).areas
    found = figures(project, period)
    units = areas.children("19", date(2025, 7, 6))
    values = by_area(project, period)
    counted_units = 0
    for unit in units:
        counts = values.get(unit.name) or values.get(unit.code)
        figure = found.get(f"certified_share.{unit.code}.value")
        assert (figure is None) == (counts is None), unit.name
        if figure and counts:
            assert figure["text"] == f"{share(counts, 'certified', 'premises')}%"
            counted_units += 1
    assert counted_units == (90 if period == MONTH else 92)


def test_a_merged_province_is_compared_with_both_that_it_was(project: Project) -> None:
    """June's sums of 17 districts, from the two departments' workbooks."""
    june = counted(project, ("2025-06",), BOTH)
    month = figures(project, MONTH)
    before = month["certified_share.19.at-2025-06"]["text"]
    assert before == f"{share(june, 'certified', 'premises')}%"
    assert month["certified.19.at-2025-06"]["text"] == str(june["certified", ""])
    quarters = [counted(project, (q,), who) for q, who in ((QUARTER, (PROVINCE,)), (Q2, BOTH))]
    now, then = (counts["incidents", ""] for counts in quarters)
    change = figures(project, QUARTER)["incidents.19.change-2025-Q2"]["text"]
    assert change == str(abs(now - then))


@pytest.mark.parametrize(
    ("period", "before"),
    [
        (MONTH, tuple(f"2025-{month:02}" for month in range(1, 7))),
        (QUARTER, ("2025-Q1", Q2)),
        (LONG, ("2025-Q1", Q2)),
    ],
)
def test_what_adds_up_goes_over_the_day_of_the_merger(
    project: Project, period: str, before: tuple[str, ...]
) -> None:
    """From January on: both provinces' districts to June, communes since."""
    own = counted(project, (LAST[period],), (PROVINCE,))
    added = own + counted(project, before, BOTH)
    found = figures(project, period)
    assert found["incidents.19.year_to_date-value"]["text"] == str(added["incidents", ""])
    poisoned = Counts({("poisoned", ""): added["poisoned", ""]})
    poisoned["residents", ""] = own["residents", ""]
    rate = share(poisoned, "poisoned", "residents", times=100_000)
    assert found["poisoned_rate.19.year_to_date-value"]["text"] == rate
    assert found["thai-nguyen-attp.poisoned.attained"]["text"] == tenth(Decimal(rate_of(poisoned)))
    # 10 % less than the mean of 40, 30, 50, 45 and 35.
    assert found["thai-nguyen-attp.fewer-incidents.from-years"]["text"] == "36"
    less = Decimal(added["incidents", ""]) / 36 * 100
    assert found["thai-nguyen-attp.fewer-incidents.attained"]["text"] == tenth(less)


def rate_of(counts: Counts) -> Decimal:
    return Decimal(counts["poisoned", ""]) / counts["residents", ""] * 100_000


def tenth(percent: Decimal) -> str:
    """A percentage with one decimal."""
    return f"{percent.quantize(Decimal('0.1'), ROUND_HALF_UP)}%".replace(".", ",")


@pytest.mark.parametrize("period", [MONTH, QUARTER, LONG])
def test_communes_that_meet_a_target_are_counted(project: Project, period: str) -> None:
    counts = by_area(project, LAST[period]).values()
    met = sum(2 * c["certified", ""] >= c["premises", ""] for c in counts)
    found = figures(project, period)
    assert found["thai-nguyen-attp.certified-communes.units-met.19.count"]["text"] == str(met)
    assert found["thai-nguyen-attp.certified-communes.units-total.19.count"]["text"] == "92"


def test_needs_are_forecast(project: Project) -> None:
    counts = counted(project, (QUARTER,), (PROVINCE,))
    due = counts["handlers", ""] - counts["handlers_tested", ""]
    needed = math.ceil(due * 2 * Decimal("1.1")) - counts["strips", ""]
    text = " ".join(body(project, QUARTER))
    assert f"Que thử nhanh: cần thêm {needed:,} que".replace(",", ".") in text


def body(project: Project, period: str) -> list[str]:
    """The text of each paragraph of a report, in its tables too."""
    path = project.report(ReportKey(ID, PROVINCE, period)) / "bao-cao.docx"
    paragraphs = etree.fromstring(zipfile.ZipFile(path).read("word/document.xml")).iter("{*}p")
    texts = ("".join(t.text or "" for t in p.iter("{*}t")) for p in paragraphs)
    return [text.replace("\u00a0", " ") for text in texts]


def test_an_amendment_counts_from_its_day(project: Project) -> None:
    """Before 16/7/2025 the plan as it was; since, as amended, with all that was changed."""
    week, month = body(project, WEEK), body(project, MONTH)
    assert not [text for text in week if "98/KH-UBND" in text]
    assert "từ 85% trở lên" in month
    assert "từ 80% trở lên" not in month
    told = (
        "Từ ngày 16/7/2025, Kế hoạch số 98/KH-UBND sửa đổi, bổ sung Kế hoạch số 12/KH-UBND như sau:"
    )
    changes = [text for text in month[month.index(told) :] if text.startswith("- ")][:6]
    kinds = ["Nâng", "Điều", "Bãi", "Bổ", "Chuyển", "Lùi"]
    assert [change.split()[1] for change in changes] == kinds
    assert [text for text in month if "đánh giá lần cuối; bãi bỏ từ ngày 16/7/2025" in text]


def test_units_are_called_by_their_level(project: Project) -> None:
    """Communes since July, districts before; a unit of measure by the programme's own word."""
    forms = {
        path.stem: " ".join(t for _, t in texts(path)) for path in project.root.glob("ra/*.xlsx")
    }
    assert "Trạm Y tế phường Bắc Kạn" in forms["tuan"]
    assert "Cộng các xã, phường, đặc khu" in forms["thang"]
    assert "Trung tâm Y tế huyện Đại Từ" in forms["huyen"]
    assert all("(vụ)" in form for form in forms.values())
    week = " ".join(body(project, WEEK))
    assert "số vụ ngộ độc thực phẩm là 6 vụ" in week
    assert "trên 100.000 dân" in week
    assert "UBND các xã, phường, đặc khu" in week


def test_a_province_that_merged_has_no_reports_of_its_own(project: Project) -> None:
    """What Bắc Kạn sent is the history of Thái Nguyên; nothing asks who signs for it."""
    printed = (project.root / "ra" / f"{COMMANDS.index(('status',))}.txt").read_text("utf-8")
    assert "Thái Nguyên" in printed
    assert "Bắc Kạn" not in printed
    assert not (project.reports / ID / MERGED).exists()
