"""Plans of Lạng Sơn, Vĩnh Phúc and Đồng Tháp as data, against tables read from the documents."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from baocao.indicators.load import load_catalogue

ROOT = Path(__file__).parents[2]
PLANS = ROOT / "data/plans"
FILES = {
    "ls": PLANS / "lang-son/ke-hoach-2022-2023.yaml",
    "ct": PLANS / "lang-son/11-ct-tu.yaml",
    "vp": PLANS / "vinh-phuc/thong-bao-ket-luan-2022-02-23.yaml",
    "dt": PLANS / "dong-thap/ke-hoach-2022-2023.yaml",
}
DATA: dict[str, dict[str, Any]] = {
    key: yaml.safe_load(file.read_text(encoding="utf-8")) for key, file in FILES.items()
}
TARGETS = {key: {t["id"]: t for t in plan["targets"]} for key, plan in DATA.items()}
PROFILES = {slug: PLANS / slug / "profile.yaml" for slug in
            ("lang-son", "cao-bang", "vinh-phuc", "dong-thap")}  # fmt: skip
CATALOGUE = load_catalogue(ROOT / "data/indicators")
REFERENCES = ROOT / "data/references/comparison_values.csv"

Q1, Q2 = date(2022, 3, 31), date(2022, 6, 30)
BULLETS = ("nhất", "hai", "ba", "tư", "năm", "sáu")

# Coverage that a document wants to be complete: plan, age group, dose, clause, deadline
COVERAGE = [
    ("ls", "12-17", "d1", "Mục II.2.a 1", Q2),
    ("ls", "12-17", "d2", "Mục II.2.a 1", Q2),
    ("ls", "12-17", "d3", "Mục II.2.a 1", Q2),
    ("ls", "18plus", "d3", "Mục II.2.a 1", Q2),
    ("ls", "18plus", "d1", "Mục IV.3.1 2", Q2),
    ("ls", "18plus", "d2", "Mục IV.3.1 2", Q2),
    ("ct", "18plus", "d1", "Mục 1, đoạn thứ hai", Q1),
    ("ct", "18plus", "d2", "Mục 1, đoạn thứ hai", Q1),
    ("ct", "18plus", "d3", "Mục 1, đoạn thứ hai", Q1),
    ("ct", "12-17", "d1", "Mục 1, đoạn thứ hai", Q1),
    ("ct", "12-17", "d2", "Mục 1, đoạn thứ hai", Q1),
    ("vp", "18plus", "d1", "Mục 3.1 4, điểm (2)", None),
    ("vp", "18plus", "d2", "Mục 3.1 4, điểm (2)", None),
    ("vp", "18plus", "d3", "Mục 3.1 4, điểm (2)", None),
    ("vp", "12-17", "d2", "Mục 3.1 4, điểm (2)", None),
    ("dt", "5-11", "d2", "Mục I.2.1 1", None),
]

# Every other target with a number: plan, clause, indicator, operator, value; none has a deadline
NUMBERED = [
    ("ls", "Mục II.2.b 1", "authorities_with_scenario_share", ">=", 100),
    ("ls", "Mục II.2.b 2", "people_complying_share", ">=", 100),
    ("ls", "Mục II.2.b 2", "organisations_risk_assessed_share", ">=", 100),
    ("ls", "Mục II.2.b 4", "deaths_per_100k", "<", "deaths_per_100k.national"),
    ("ls", "Mục II.2.c 1", "facilities_trained_share", ">=", 100),
    ("ls", "Mục II.2.c 2", "icu_beds_ratio", ">=", 100),
    ("ls", "Mục II.2.c 3", "severe_treated_share", ">=", 100),
    ("ls", "Mục II.2.d", "vulnerable_protected_share", ">=", 100),
    ("ls", "Mục II.2.đ 2", "organisations_qr_share", ">=", 100),
    ("ls", "Mục II.2.đ 3", "facilities_updating_data_share", ">=", 100),
    ("ls", "Mục II.2.e 1", "people_complying_share", ">=", 100),
    ("ls", "Mục II.2.e 2", "organisations_with_plan_share", ">=", 100),
    ("ls", "Mục II.2.e 3", "schools_safe_share", ">=", 100),
    ("ct", "Mục 3", "home_cases_guided_share", ">=", 100),
    ("vp", "Mục 2", "home_cases_guided_share", ">=", 100),
    ("vp", "Mục 3.1 2", "reserve_capacity_ratio", ">=", 2),
    ("dt", "Mục I.2.1 2", "vaccine_supply_ratio", ">=", 100),
    ("dt", "Mục I.2.2 1", "authorities_with_scenario_share", ">=", 100),
    ("dt", "Mục I.2.2 2", "people_complying_share", ">=", 100),
    ("dt", "Mục I.2.2 2", "organisations_risk_assessed_share", ">=", 100),
    ("dt", "Mục I.2.3 2", "icu_facilities_share", ">=", 100),
    ("dt", "Mục I.2.3 2", "mobilisation_plan_share", ">=", 100),
    ("dt", "Mục I.2.3 3", "severe_treated_share", ">=", 100),
    ("dt", "Mục I.2.4", "vulnerable_protected_share", ">=", 100),
    ("dt", "Mục I.2.5 2", "facilities_updating_data_share", ">=", 100),
    ("dt", "Mục I.2.6 1", "people_complying_share", ">=", 100),
    ("dt", "Mục I.2.6 2", "organisations_with_plan_share", ">=", 100),
    ("dt", "Mục I.2.6 3", "schools_safe_share", ">=", 100),
    ("dt", "Mục III.6 2", "preventive_budget_share", ">=", 30),
]

# The text names a thing to follow and no level: plan, clause, target, indicator
FOLLOWED = [
    ("ls", "Mục IV.3.1 2", "vac-18plus-d4", "coverage"),
    ("ls", "Mục II.2.c 4", "telemedicine-share", "telemedicine_share"),
    ("dt", "Mục I.2.1 1", "vac-18plus-d3", "coverage"),
    ("dt", "Mục I.2.1 1", "vac-12-17-d3", "coverage"),
    ("dt", "Mục I.2.1 1", "vac-18plus-d4", "coverage"),
    ("dt", "Mục I.2.2 3", "deaths", "case_fatality"),
    ("dt", "Mục I.2.3 4", "telemedicine-share", "telemedicine_share"),
    ("dt", "Mục I.2.3 5", "split-model", "split_model_share"),
]

# Judged by a document that was issued: plan -> target -> clause
EVIDENCE = {
    "ls": {
        "vac-5-11-start": "Mục II.2.a 2",
        "vac-children-next": "Mục IV.3.1 2",
        "vac-roadmap": "Mục IV.3.1 1",
        "level-weekly": "Mục I.2.c",
        "surveillance-strategy": "Mục II.2.b 3",
        "epi-database": "Mục IV.3.2.a 4",
        "coordination-rules": "Mục IV.1.1 3",
        "mobilisation-plan": "Mục II.2.c 2",
        "telemedicine-service": "Mục II.2.c 4",
        "treatment-supplies": "Mục IV.3.3.a 1",
        "followup-12-months": "Mục IV.3.3.a 5",
        "treatment-beds": "Mục IV.3.3.b 1",
        "testing-supplies": "Mục IV.3.4 3",
        "biosafety-laboratory": "Mục IV.3.4 3",
        "allowance-100": "Mục IV.3.6 4",
        "public-information": "Mục II.2.đ 1",
        "health-records": "Mục IV.2.2 1",
        "schools-teaching": "Mục II.2.e 3",
    },
    "ct": {
        "target-group-count": "Mục 1, đoạn thứ nhất",
        "unvaccinated-list": "Mục 1, đoạn thứ hai",
        "vac-5-11-plan": "Mục 1, đoạn thứ hai",
        "health-database": "Mục 4",
        "response-teams": "Mục 4",
        "high-risk-plan": "Mục 5.3",
    },
    "vp": {
        "no-avoidable-death": "Mục 2",
        "undeclared-cases": "Mục 3.1 4, điểm (1)",
        "case-list": "Mục 3.3 1, điểm (1)",
        "resources": "Mục 3.3 3",
    },
    "dt": {
        "epi-database": "Mục III.3.2 5",
        "coordination-rules": "Mục III.1 3",
        "outbreak-plan": "Mục III.10 2",
        "capacity": "Mục I.2.3 1",
        "telemedicine-service": "Mục I.2.3 4",
        "treatment-tiers": "Mục I.2.3 5",
        "biosafety-laboratory": "Mục III.3.4 2",
        "treatment-supplies": "Mục III.3.5 1",
        "followup-12-months": "Mục III.3.5 5",
        "allowance-100": "Mục III.3.6 4",
        "reserve-supplies": "Mục III.6 1",
        "public-information": "Mục I.2.5 1",
        "health-records": "Mục III.9.2 3",
        "schools-teaching": "Mục I.2.6 3",
    },
}

# Duties per agency, in the order of the document
DUTIES = {
    "ls": [
        ("Ban Chỉ đạo phòng, chống dịch COVID-19 các cấp", 1),
        ("Ủy ban nhân dân các huyện, thành phố", 1),
        ("Các cấp, các ngành", 1),
        ("Chính quyền và y tế cơ sở", 1),
        ("Cơ quan, tổ chức, doanh nghiệp", 1),
        ("Tổ COVID-19 cộng đồng, trạm y tế lưu động, tổ chăm sóc người nhiễm COVID-19 tại nhà", 1),
        ("Các cơ sở khám bệnh, chữa bệnh", 3),
        ("Các huyện, thành phố", 1),
    ],
    "ct": [
        ("Các Ủy viên Ban Thường vụ Tỉnh ủy", 3),
        ("Bí thư huyện ủy, thành ủy", 6),
        ("Sở Y tế", 11),
        ("Công an tỉnh", 3),
        ("Sở Thông tin và Truyền thông", 2),
        ("Ban Dân vận Tỉnh ủy", 4),
        ("Thành viên Ban Chỉ đạo phòng, chống dịch COVID-19 tỉnh", 3),
    ],
    "vp": [
        ("Các huyện, thành phố", 3),
        ("Ủy ban nhân dân cấp xã", 2),
        ("Sở Y tế", 3),
        ("Ban Chỉ đạo phòng, chống dịch Covid-19 tỉnh", 4),
    ],
    "dt": [
        ("Sở Y tế", 7),
        ("Bộ Chỉ huy Quân sự Tỉnh và Bộ Chỉ huy Bộ đội Biên phòng Tỉnh", 1),
        ("Công an Tỉnh", 4),
        ("Sở Thông tin và Truyền thông", 2),
        ("Sở Lao động - Thương binh và Xã hội", 1),
        ("Sở Công Thương", 2),
        ("Sở Giao thông vận tải", 1),
        ("Sở Xây dựng", 1),
        ("Sở Tài nguyên và Môi trường", 2),
        ("Sở Tài chính", 1),
        ("Sở Kế hoạch và Đầu tư", 1),
        ("Sở Giáo dục và Đào tạo", 4),
        ("Sở Văn hóa, Thể thao và Du lịch", 2),
        ("Sở Nông nghiệp và Phát triển nông thôn", 2),
        ("Sở Nội vụ", 2),
        ("Thanh tra Tỉnh", 1),
        ("Bảo hiểm xã hội Tỉnh", 2),
        ("Đài Phát thanh và Truyền hình, Báo Đồng Tháp, Cổng thông tin điện tử Tỉnh", 3),
        ("Ủy ban Mặt trận Tổ quốc Tỉnh và các tổ chức thành viên", 3),
        ("Ban Dân vận Tỉnh ủy", 1),
        ("Ủy ban nhân dân các huyện, thành phố", 9),
    ],
}


def place(target: dict[str, Any]) -> str:
    """ "Mục II.2.a, gạch đầu dòng thứ nhất; Mục …" as "Mục II.2.a 1"."""
    section, _, bullet = target["clause"].split(";")[0].partition(", gạch đầu dòng thứ ")
    if not bullet:
        return str(section)
    ordinal, comma, point = bullet.partition(",")
    return f"{section} {BULLETS.index(ordinal) + 1}{comma}{point}"


def numbered(plan: str) -> Iterator[dict[str, Any]]:
    """The targets that are judged by a number."""
    return (t for t in DATA[plan]["targets"] if "operator" in t)


@pytest.mark.parametrize(("plan", "group", "dose", "clause", "deadline"), COVERAGE)
def test_complete_vaccination_is_100_per_cent_by_the_day_the_text_names(
    plan: str, group: str, dose: str, clause: str, deadline: date | None
) -> None:
    """“Hoàn thành”, “đầy đủ”, “không để sót” are >= 100, and `reading` says so."""
    target = TARGETS[plan][f"vac-{group}-{dose}"]
    assert target["indicator"] == "coverage"
    assert target["disaggregation"] == {"age_group": group, "dose": dose}
    assert (target["operator"], target["value"]) == (">=", 100)
    assert (place(target), target.get("deadline")) == (clause, deadline)
    assert "100%" in target["reading"]


@pytest.mark.parametrize(("plan", "clause", "indicator", "operator", "value"), NUMBERED)
def test_other_numbers_compare_as_the_text_says(
    plan: str, clause: str, indicator: str, operator: str, value: int | str
) -> None:
    """“Ít nhất 30%” is >= 30, “gấp đôi” is >= 2, “thấp hơn cả nước” is < a comparison value."""
    found = [t for t in numbered(plan) if (t["indicator"], place(t)) == (indicator, clause)]
    assert len(found) == 1
    assert found[0]["operator"] == operator
    assert found[0].get("value", found[0].get("reference")) == value
    assert "deadline" not in found[0]


@pytest.mark.parametrize(("plan", "clause", "id_", "indicator"), FOLLOWED)
def test_a_level_that_no_text_names_is_not_invented(
    plan: str, clause: str, id_: str, indicator: str
) -> None:
    """“Đẩy nhanh”, “tăng”, “hạn chế” get an indicator to follow and nothing to be judged by."""
    target = TARGETS[plan][id_]
    assert (place(target), target["indicator"]) == (clause, indicator)
    assert not {"operator", "value", "reference", "evidence", "deadline"} & set(target)
    assert "không nêu" in target["reading"]
    assert "không kết luận" in target["reading"]


@pytest.mark.parametrize("plan", FILES)
def test_targets_that_no_indicator_measures_name_the_document_that_proves_them(plan: str) -> None:
    """Each has its clause and its evidence, and no number."""
    found = {t["id"]: place(t) for t in DATA[plan]["targets"] if "evidence" in t}
    assert found == EVIDENCE[plan]
    for id_ in found:
        assert not {"indicator", "operator", "value"} & set(TARGETS[plan][id_])


@pytest.mark.parametrize("plan", FILES)
def test_every_target_is_in_one_of_the_tables(plan: str) -> None:
    """No target outside the tables above, ids unique, ASCII and short."""
    expected = (
        sum(row[0] == plan for row in COVERAGE)
        + sum(row[0] == plan for row in NUMBERED)
        + sum(row[0] == plan for row in FOLLOWED)
        + len(EVIDENCE[plan])
    )
    ids = [target["id"] for target in DATA[plan]["targets"]]
    assert len(ids) == len(set(ids)) == expected
    assert all(id_.isascii() and len(id_) <= 24 for id_ in ids)


@pytest.mark.parametrize("plan", FILES)
def test_indicators_are_computed_in_the_split_a_target_needs(plan: str) -> None:
    """Each target's indicator is in the catalogue, with its disaggregation among the splits."""
    for target in DATA[plan]["targets"]:
        if "indicator" in target:
            split = tuple(sorted(target.get("disaggregation", {}).items()))
            assert split in CATALOGUE.indicators[target["indicator"]].splits


@pytest.mark.parametrize("plan", FILES)
def test_duties_follow_the_document_agency_by_agency(plan: str) -> None:
    """Agencies in the document's order, each with all its duties and a clause."""
    found = [(duty["agency"], len(duty["items"])) for duty in DATA[plan]["duties"]]
    assert found == DUTIES[plan]
    assert all(duty["clause"].startswith("Mục ") for duty in DATA[plan]["duties"])


def test_only_lang_son_names_months_for_a_task() -> None:
    """Complete vaccination in quarter II (plan) and in quarter I (directive)."""
    dues = {key: [(t["id"], t["due"]) for t in plan["tasks"]] for key, plan in DATA.items()}
    assert dues == {"ls": [("3.1", "2022-06")], "ct": [("1", "2022-03")], "vp": [], "dt": []}


@pytest.mark.parametrize(
    ("plan", "type_", "number", "issued_on", "first_day", "cadence"),
    [
        ("ls", "plan", "", None, date(2022, 1, 1), ["quarter"]),
        ("ct", "directive", "11-CT/TU", date(2022, 3, 29), date(2022, 3, 29), ["quarter"]),
        ("vp", "notice", "", None, date(2022, 2, 23), ["quarter"]),
        ("dt", "plan", "", None, date(2022, 1, 1), ["half_year", "year"]),
    ],
)
def test_documents_are_named_as_published(
    plan: str, type_: str, number: str, issued_on: date | None, first_day: date, cadence: list[str]
) -> None:
    """No number or date is made up where the published copy shows none."""
    data = DATA[plan]
    assert (data["type"], data["number"], data["issued_on"]) == (type_, number, issued_on)
    assert data["valid"] == {"from": first_day, "to": date(2023, 12, 31)}
    assert (data["cadence"], data["regime"]) == (cadence, "administrative")
    if number:
        assert number in data["citation"]
        assert number in data["short_citation"]


def test_one_document_has_one_citation_in_all_plans() -> None:
    """A legal basis that several plans share is cited in the same words."""
    cited: dict[str, set[str]] = {}
    for file in sorted(PLANS.glob("*/*.yaml")):
        for basis in yaml.safe_load(file.read_text(encoding="utf-8")).get("legal_bases", []):
            cited.setdefault(basis["id"], set()).add(basis["citation"])
    assert {"nq-38-2022", "nq-128-2021", "tb-1660-2022", "qd-2282-2022"} <= set(cited)
    assert [id_ for id_, citations in cited.items() if len(citations) > 1] == []


def test_plan_ids_do_not_clash() -> None:
    """Every document of every province has its own ASCII id."""
    plans = [f for f in PLANS.glob("*/*.yaml") if f.name != "profile.yaml"]
    ids = [yaml.safe_load(file.read_text(encoding="utf-8"))["id"] for file in plans]
    assert len(ids) == len(set(ids)) >= 5
    assert all(id_.isascii() for id_ in ids)


@pytest.mark.parametrize("slug", PROFILES)
def test_the_department_reports_to_its_own_province(slug: str) -> None:
    """Header, addressee and place name one province; nobody's name is filled in."""
    profile = yaml.safe_load(PROFILES[slug].read_text(encoding="utf-8"))
    place_name = profile["place"]
    assert profile["province"] == slug
    assert profile["parent_body"] == ["ỦY BAN NHÂN DÂN", f"TỈNH {place_name.upper()}"]
    assert profile["issuing_body"] == ["SỞ Y TẾ"]
    assert profile["addressees"] == [f"Ủy ban nhân dân tỉnh {place_name}"]
    assert profile["signatory"] == {
        "form": "head", "head_title": "Giám đốc", "own_title": "", "name": "", "body": "",
    }  # fmt: skip
    assert profile["report_subject"].count("{period}") == 1


@pytest.mark.parametrize("slug", PROFILES)
def test_recipients_start_and_end_as_decree_30_wants(slug: str) -> None:
    """First "Như trên", last the archive, without the marks that the renderer adds."""
    recipients = yaml.safe_load(PROFILES[slug].read_text(encoding="utf-8"))["recipients"]
    assert (recipients[0], recipients[-1]) == ("Như trên", "Lưu: VT, NVY")
    assert not [line for line in recipients if line[0] == "-" or line[-1] in ";."]


def test_comparison_values_are_the_published_ones() -> None:
    """43,186 deaths, about 436 per million on 11/4/2023, the same ratio per 100,000."""
    with REFERENCES.open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    assert set(rows) == {"deaths_per_million.national", "deaths_per_100k.national"}
    per_million = Decimal(rows["deaths_per_million.national"]["value"])
    assert per_million == 436
    assert Decimal(rows["deaths_per_100k.national"]["value"]) == per_million / 10
    assert {row["as_of"] for row in rows.values()} == {"2023-04-11"}
    assert all(row["source"] and "43.186" in row["definition"] for row in rows.values())


@pytest.mark.parametrize("file", [*FILES.values(), *PROFILES.values(), REFERENCES])
def test_files_are_nfc_without_odd_spaces(file: Path) -> None:
    """Text that readers see is NFC, with ordinary spaces and no eth for Đ."""
    text = file.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert not {"\u00a0", "\u00d0", "\u00f0", "\t"} & set(text)
