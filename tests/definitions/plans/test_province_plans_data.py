"""Plans of Lạng Sơn, Vĩnh Phúc and Đồng Tháp as data, against tables read from the documents."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from baocao.core.quantities import Operator
from baocao.definitions.indicators.load import load_catalogue
from baocao.definitions.plans.load import load_plan, load_plans
from baocao.definitions.plans.model import Plan, Target
from tests.regimes import REGIMES

ROOT = Path(__file__).parents[3]
PLANS = ROOT / "data/programmes/covid-19/plans"
FILES = {
    "ls": PLANS / "lang-son/ke-hoach-2022-2023.yaml",
    "ct": PLANS / "lang-son/11-ct-tu.yaml",
    "vp": PLANS / "vinh-phuc/thong-bao-ket-luan-2022-02-23.yaml",
    "dt": PLANS / "dong-thap/ke-hoach-2022-2023.yaml",
}
SLUGS = ("lang-son", "cao-bang", "vinh-phuc", "dong-thap")
CATALOGUE = load_catalogue(ROOT / "data/programmes/covid-19/indicators")
DATA: dict[str, Plan] = {key: load_plan(file, CATALOGUE, REGIMES) for key, file in FILES.items()}
TARGETS = {key: {target.id: target for target in plan.targets} for key, plan in DATA.items()}

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


def place(target: Target) -> str:
    """ "Mục II.2.a, gạch đầu dòng thứ nhất; Mục …" as "Mục II.2.a 1"."""
    section, _, bullet = target.clause.split(";")[0].partition(", gạch đầu dòng thứ ")
    if not bullet:
        return section
    ordinal, comma, point = bullet.partition(",")
    return f"{section} {BULLETS.index(ordinal) + 1}{comma}{point}"


def is_unjudged(target: Target) -> bool:
    """Whether the target has nothing to be judged by."""
    level = (target.operator, target.value, target.reference, target.deadline)
    return level == (None,) * 4 and not target.evidence


@pytest.mark.parametrize(("plan", "group", "dose", "clause", "deadline"), COVERAGE)
def test_complete_vaccination_is_100_per_cent_by_the_day_the_text_names(
    plan: str, group: str, dose: str, clause: str, deadline: date | None
) -> None:
    """“Hoàn thành”, “đầy đủ”, “không để sót” are >= 100, and `reading` says so."""
    target = TARGETS[plan][f"vac-{group}-{dose}"]
    assert target.indicator == "coverage"
    assert target.disaggregation == (("age_group", group), ("dose", dose))
    assert (target.operator, target.value) == (Operator.AT_LEAST, Decimal(100))
    assert (place(target), target.deadline) == (clause, deadline)
    assert "100%" in target.reading


@pytest.mark.parametrize(("plan", "clause", "indicator", "operator", "value"), NUMBERED)
def test_other_numbers_compare_as_the_text_says(
    plan: str, clause: str, indicator: str, operator: str, value: int | str
) -> None:
    """“Ít nhất 30%” is >= 30, “gấp đôi” is >= 2, “thấp hơn cả nước” is < a comparison value."""
    judged = [t for t in DATA[plan].targets if t.operator]
    (target,) = [t for t in judged if (t.indicator, place(t)) == (indicator, clause)]
    assert target.operator is Operator(operator)
    assert (target.reference or target.value) == value
    assert target.deadline is None


@pytest.mark.parametrize(("plan", "clause", "id_", "indicator"), FOLLOWED)
def test_a_level_that_no_text_names_is_not_invented(
    plan: str, clause: str, id_: str, indicator: str
) -> None:
    """“Đẩy nhanh”, “tăng”, “hạn chế” get an indicator to follow and nothing to be judged by."""
    target = TARGETS[plan][id_]
    assert (place(target), target.indicator) == (clause, indicator)
    assert is_unjudged(target)
    assert "không nêu" in target.reading
    assert "không kết luận" in target.reading


@pytest.mark.parametrize("plan", FILES)
def test_targets_that_no_indicator_measures_name_the_document_that_proves_them(plan: str) -> None:
    """Each has its clause and its evidence, and no number."""
    found = {t.id: place(t) for t in DATA[plan].targets if t.evidence}
    assert found == EVIDENCE[plan]
    assert {(TARGETS[plan][id_].indicator, TARGETS[plan][id_].value) for id_ in found} == {
        (None, None)
    }


@pytest.mark.parametrize("plan", FILES)
def test_every_target_is_in_one_of_the_tables(plan: str) -> None:
    """No target stands outside the tables above."""
    expected = (
        sum(row[0] == plan for row in COVERAGE)
        + sum(row[0] == plan for row in NUMBERED)
        + sum(row[0] == plan for row in FOLLOWED)
        + len(EVIDENCE[plan])
    )
    assert len(DATA[plan].targets) == len(TARGETS[plan]) == expected


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
    assert (data.type.value, data.number, data.issued_on) == (type_, number, issued_on)
    assert (data.valid_from, data.valid_to) == (first_day, date(2023, 12, 31))
    assert [period.value for period in data.cadence] == cadence
    assert data.regime == "administrative"
    assert number in data.citation
    assert number in data.short_citation


def test_one_document_has_one_citation_in_all_plans() -> None:
    """A legal basis that several plans share is cited in the same words."""
    plans = [plan for slug in SLUGS for plan in load_plans(PLANS, slug, CATALOGUE, REGIMES)]
    cited: dict[str, set[str]] = {}
    for basis in (basis for plan in plans for basis in plan.legal_bases):
        cited.setdefault(basis.id, set()).add(basis.citation)
    assert set(cited) == {"nq-38-2022", "nq-128-2021", "tb-1660-2022", "qd-2282-2022"}
    assert [id_ for id_, citations in cited.items() if len(citations) > 1] == []


def test_plan_ids_do_not_clash() -> None:
    """Every document of every province has its own id."""
    ids = [plan.id for slug in SLUGS for plan in load_plans(PLANS, slug, CATALOGUE, REGIMES)]
    assert len(ids) == len(set(ids)) == 5


@pytest.mark.parametrize("file", FILES.values())
def test_files_are_nfc_without_odd_spaces(file: Path) -> None:
    """Text that readers see is NFC, with ordinary spaces and no eth for Đ."""
    text = file.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert not {"\u00a0", "\u00d0", "\u00f0", "\t"} & set(text)
