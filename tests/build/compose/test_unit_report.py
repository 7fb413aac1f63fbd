"""The own report of a district or commune: from its own workbook, by what is asked of each unit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from baocao.build.start.province import ProvinceAsked, new_province
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.door import report_meant
from baocao.build.workspace.due import reports_due
from baocao.build.workspace.files_read import files_read
from baocao.core.errors import BaocaoError, UsageError
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.results.model import TargetStatus
from tests.communes_project import ID, communes_project, data_of, send
from tests.conftest import DEFINITIONS, copy

COMMUNE, DISTRICT = "lang-son--xa-that-khe", "lang-son--huyen-cao-loc"
DAYS = {"2025-Q4": date(2025, 12, 14), "2026-Q1": date(2026, 3, 14)}
SENT = {
    "2025-Q4": {"xa-that-khe": (23, 5007, 4400), "xa-quoc-khanh": (5, 4000, 3000)},
    "2026-Q1": {"xa-that-khe": (30, 5010, 4470), "xa-quoc-khanh": (9, 4000, 3900)},
}
AMONG = """    scope: toàn dân
  - id: nets-xa
    clause: Mục II.2
    name: Người dân có màn ở từng xã
    indicator: nets_share
    operator: ">="
    value: 89
    deadline: 2026-12-31
    scope: từng xã
    among: {share: 90}
"""
OWN = """id: that-khe-muoi-dot
version: 1
amends: null
type: plan
number: 3/KH-UBND
title: Diệt bọ gậy
issuer: Ủy ban nhân dân xã Thất Khê
issued_on: 2025-12-20
valid: {from: 2026-01-01, to: 2026-12-31}
cadence: [quarter]
regime: administrative
citation: Kế hoạch số 3/KH-UBND ngày 20 tháng 12 năm 2025 của Ủy ban nhân dân xã Thất Khê
short_citation: Kế hoạch số 3/KH-UBND
legal_bases: []
targets:
  - id: bites
    clause: Mục I
    name: Số ca mắc mới
    indicator: new_bites
    operator: "<="
    value: 20
    deadline: 2026-12-31
tasks: []
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Two communes of Lạng Sơn and what they sent for two quarters; one of them reports itself."""
    project = communes_project(tmp_path)
    areas = Definitions(project, ID).areas
    for period, sent in SENT.items():
        values = {
            areas.find(slug, on=DAYS[period], within="20"): dict(
                zip(("bites", "dwellers", "dwellers_with_nets"), counts, strict=True)
            )
            for slug, counts in sent.items()
        }
        send(project, "lang-son", period, DAYS[period], values)
    plan = Definitions(project, ID).folders.plans / "lang-son" / "ke-hoach.yaml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("    scope: toàn dân\n", AMONG), encoding="utf-8")
    new_province(project, ProvinceAsked(COMMUNE, DAYS["2026-Q1"]))
    return project


def test_a_communes_report_is_of_what_it_sent_itself(project: Project) -> None:
    """Every figure anew from the two rows of its own; its change; what others sent is left out,
    and a file that nobody can read stops the report of its sender only."""
    folder = project.sent(ReportKey(ID, "lang-son", "2026-Q1"))
    (folder / "hong.xlsx").write_bytes(b"no workbook")
    (folder / "xa-quoc-khanh.xlsx").rename(folder / "a.xlsx")
    data = data_of(project, COMMUNE, "2026-Q1")
    now, before = SENT["2026-Q1"]["xa-that-khe"], SENT["2025-Q4"]["xa-that-khe"]
    wanted = {
        "new_bites": (Decimal(now[0]), Decimal(before[0])),
        "bite_rate": tuple(
            Decimal(bites) / dwellers * 100_000 for bites, dwellers, _ in (now, before)
        ),
        "nets_share": tuple(Decimal(nets) / dwellers * 100 for _, dwellers, nets in (now, before)),
    }
    found = {
        r.indicator.id: (r.quantity.value, r.previous and r.previous.quantity.value)
        for r in data.results
    }
    assert found == wanted
    assert {r.area.code for r in data.results} == {"06040"}
    assert [unit.code for unit in data.inputs.completeness.received] == ["06040"]
    assert not data.inputs.completeness.missing
    assert not data.inputs.districts


def test_what_another_unit_sends_is_nothing_that_its_report_is_made_from(project: Project) -> None:
    """So it is not built again for it; a file that nobody can tell whose it is may be its own."""
    folder = project.sent(ReportKey(ID, "lang-son", "2026-Q1"))
    (folder / "hong.xlsx").write_bytes(b"no workbook")

    def read(place: str) -> set[str]:
        files = files_read(Definitions(project, ID), ReportKey(ID, place, "2026-Q1"))
        return {path.name for path in map(Path, files) if path.parent == folder}

    assert read(COMMUNE) == {"xa-that-khe.xlsx", "hong.xlsx"}
    assert read("lang-son") == {"xa-that-khe.xlsx", "xa-quoc-khanh.xlsx", "hong.xlsx"}


def test_a_unit_is_judged_by_what_is_asked_of_each_unit_and_by_its_own_plan(
    project: Project,
) -> None:
    """The whole province's 90 % is not its target, each commune's 89 % is; its own plan beside."""
    folder = Definitions(project, ID).folders.plans / COMMUNE
    folder.mkdir()
    (folder / "3-kh-ubnd.yaml").write_text(OWN, encoding="utf-8")
    judged = {t.target.id: t.status for t in data_of(project, COMMUNE, "2026-Q1").targets}
    assert judged == {"nets-xa": TargetStatus.MET, "bites": TargetStatus.BEHIND}


def test_a_unit_is_judged_by_the_value_that_it_is_given(project: Project) -> None:
    """Its own in place of the others'; a unit that is given none where nobody else has any has no
    such target; a code of no unit of the province is told at its line."""
    plan = Definitions(project, ID).folders.plans / "lang-son" / "ke-hoach.yaml"
    text = plan.read_text(encoding="utf-8")
    share = "    among: {share: 90}\n"

    def judged(given: str, value: str = "    value: 89\n") -> dict[str, object]:
        own = f"    among: {{share: 90, given: {given}}}\n"
        changed = text.replace("    value: 89\n", value).replace(share, own)
        plan.write_text(changed, encoding="utf-8")
        return {t.target.id: t.value for t in data_of(project, COMMUNE, "2026-Q1").targets}

    assert judged("{'06040': 93.5}") == {"nets-xa": Decimal("93.5")}
    assert judged("{'06001': 93.5}") == {"nets-xa": Decimal(89)}
    assert judged("{'06040': 93.5}", "") == {"nets-xa": Decimal("93.5")}
    assert judged("{'06001': 93.5}", "") == {}
    for stranger in ("00004", "20", "99999"):
        with pytest.raises(BaocaoError, match=f"không có đơn vị mã “{stranger}” để giao chỉ tiêu"):
            judged(f"{{'{stranger}': 90}}")


def test_the_provinces_report_stays_as_it_is(project: Project) -> None:
    """Its own targets, all its units."""
    data = data_of(project, "lang-son", "2026-Q1")
    assert {t.target.id for t in data.targets} == {"nets", "nets-xa"}
    assert len(data.inputs.completeness.expected) > 60


def test_a_unit_that_somebody_signs_for_is_due_where_it_sent_something(project: Project) -> None:
    """One with a profile, in the periods of its own workbooks; before it was there, none."""
    (project.sent(ReportKey(ID, "lang-son", "2025-Q4")) / "xa-that-khe.xlsx").unlink()
    due = reports_due(project, [ID]).keys
    assert [key.period for key in due if key.province == COMMUNE] == ["2026-Q1"]
    assert {key.province for key in due} == {"lang-son", COMMUNE}


def test_a_unit_that_sent_quarters_has_a_half_year_of_them(project: Project) -> None:
    """Though another unit of the province sent the half-year itself."""
    areas = Definitions(project, ID).areas
    other = areas.find("xa-quoc-khanh", on=DAYS["2026-Q1"], within="20")
    send(project, "lang-son", "2026-H1", date(2026, 6, 14), {other: {"bites": 1}})
    data = data_of(project, COMMUNE, "2026-H1")
    assert [(s.unit, s.period) for s in data.inputs.submissions] == [("06040", "2026-Q1")]
    assert data.inputs.missing_parts == ("2026-Q2",)
    result = data.find("new_bites")
    assert result is not None
    assert result.quantity.value == SENT["2026-Q1"]["xa-that-khe"][0]


def test_a_districts_report_of_2022(tmp_path: Path) -> None:
    """Anew from the rows of its workbook of the committed data, read with another library."""
    sent = "data/submissions/covid-19/lang-son/2022-Q4/trung-tam-y-te"
    own, other = f"{sent}-183-huyen-cao-loc.xlsx", f"{sent}-180-huyen-trang-dinh.xlsx"
    project = copy((*DEFINITIONS, own, other), tmp_path)
    new_province(project, ProvinceAsked(DISTRICT, date(2022, 12, 14)))
    data = data_of(project, DISTRICT, "2022-Q4")
    rows = openpyxl.load_workbook(project.root / own)["Số liệu"].iter_rows(
        min_row=2, values_only=True
    )
    counts = [row for row in rows if row[2] == "Huyện Cao Lộc"]
    cases, people = _count(counts, "cases"), _count(counts, "population")
    third = [
        _count(counts, one, "Mũi 3", "Người từ 18") for one in ("vaccinated", "eligible_population")
    ]
    of = {(r.indicator.id, r.disaggregation): r.quantity.value for r in data.results}
    assert of["coverage", (("age_group", "18plus"), ("dose", "d3"))] == third[0] / third[1] * 100
    assert of["new_cases", ()] == _count(counts, "new_cases")
    assert of["deaths_per_100k", ()] == _count(counts, "deaths") / people * 100_000
    assert of["case_fatality", ()] == _count(counts, "deaths") / cases * 100
    assert {r.area.code for r in data.results} == {"183"}
    assert not data.tasks


def _count(rows: Sequence[tuple[object, ...]], element: str, *told: str) -> Decimal:
    """The one value of an element in the rows that say all that is told."""
    found = [
        row[12]
        for row in rows
        if str(row[0]).startswith(element)
        and all(any(str(cell or "").startswith(word) for cell in row[3:12]) for word in told)
    ]
    return Decimal(str(found[0]))


@pytest.mark.parametrize(
    ("place", "period", "what"),
    [
        ("lang-son--xa-khong-co", "2026-Q1", "không có địa bàn “xa-khong-co”"),
        ("lang-son--Cao Lộc", "2025-Q2", "tên “Cao Lộc” chỉ nhiều địa bàn"),
        ("lang-son--huyen-cao-loc", "2026-Q1", "vào ngày 31/3/2026"),
        ("cao-bang--xa-that-khe", "2026-Q1", "trong Tỉnh Cao Bằng"),
        ("lang-son--lang-son", "2026-Q1", "không lập báo cáo của địa bàn"),
        ("lang-son--xa-quoc-khanh", "2026-Q1", "--unit xa-quoc-khanh --day 14/3/2026"),
        (COMMUNE, "2026-Q2", "Xã Thất Khê chưa gửi tệp số liệu nào của kỳ 2026-Q2"),
    ],
)
def test_what_is_no_units_report_is_told(
    place: str, period: str, what: str, project: Project
) -> None:
    """A wrong unit, one of another day or province, one that nobody signs for or that sent
    nothing, though others did."""
    areas = Definitions(project, ID).areas
    other = areas.find("xa-quoc-khanh", on=DAYS["2026-Q1"], within="20")
    send(project, "lang-son", "2026-Q2", date(2026, 6, 14), {other: {"bites": 1}})
    with pytest.raises((BaocaoError, UsageError)) as raised:
        data_of(project, place, period)
    told = [f"{p.what} {p.todo}" for p in raised.value.problems]
    assert any(what in one for one in told), told


@pytest.mark.parametrize(
    ("place", "day", "words"),
    [
        (COMMUNE, date(2026, 3, 1), ("[ỦY BAN NHÂN DÂN, XÃ THẤT KHÊ]", "TRẠM Y TẾ", "Trưởng trạm")),
        (DISTRICT, date(2022, 3, 1), ("[SỞ Y TẾ, TỈNH LẠNG SƠN]", "TRUNG TÂM Y TẾ", "Giám đốc")),
        (
            "lang-son--06187",
            date(2025, 3, 1),
            (
                "[TRUNG TÂM Y TẾ, HUYỆN CAO LỘC]",
                "- Trung tâm Y tế huyện Cao Lộc",
                "THỊ TRẤN CAO LỘC",
            ),
        ),
    ],
)
def test_a_profile_is_written_by_the_level(
    place: str, day: date, words: tuple[str, ...], tmp_path: Path
) -> None:
    """A commune's station is under its People's Committee since 1/7/2025, under the district's
    centre before; what is written is a profile that a report can be signed by."""
    project = communes_project(tmp_path)
    (file,) = new_province(project, ProvinceAsked(place, day)).files
    text = (project.root / file).read_text(encoding="utf-8")
    assert all(word in text for word in words), text
    period = "2026-Q1" if day.year == 2026 else "2025-Q1"
    scope = report_meant(project, Path(file).stem, period)
    assert scope.definitions.profile(scope.province, scope.report_type).issuer


def test_an_old_commune_is_known_though_another_programme_has_no_communes(tmp_path: Path) -> None:
    """The programme whose units it is one of is the one that is meant."""
    project = communes_project(tmp_path)
    copy(("data/programmes/covid-19",), tmp_path)
    (file,) = new_province(project, ProvinceAsked("lang-son--06187", date(2025, 3, 1))).files
    assert project.programmes == ("covid-19", ID)
    key = report_meant(project, "lang-son--06187", "2025-Q1").key
    assert key == ReportKey(ID, Path(file).stem, "2025-Q1")
