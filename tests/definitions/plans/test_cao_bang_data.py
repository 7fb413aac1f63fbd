"""Cao Bằng's plan 2478/KH-UBND as data, against tables read from the document by hand."""

from __future__ import annotations

import unicodedata
from calendar import monthrange
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from baocao.definitions.indicators.load import load_catalogue
from baocao.definitions.plans.load import load_plan
from baocao.definitions.plans.model import Plan, Target, Task
from tests.regimes import REGIMES

DATA = Path(__file__).parents[3] / "data/programmes/covid-19"
FILE = DATA / "plans/cao-bang/2478-kh-ubnd.yaml"

HEALTH, MEDIA, FOREIGN = "Sở Y tế", "Sở Thông tin và Truyền thông", "Sở Ngoại vụ"

TASKS_PER_GROUP = {"1": 11, "2": 6, "3": 4, "4": 10, "5": 5, "6": 5, "7": 10, "8": 2, "9": 2}

# id, lead agency, number of supporting agencies, start, due
SCHEDULE = [
    ("1.1", HEALTH, 3, "2022-09", "2022-12"),
    ("1.2", HEALTH, 3, "2022-09", "2022-09"),
    ("1.3", HEALTH, 3, "2022-09", "2022-09"),
    ("1.4", HEALTH, 3, "2022-09", "2022-12"),
    ("1.5", HEALTH, 3, "2023-01", "2023-12"),
    ("1.7", "Công an tỉnh", 3, "2022-09", "2022-12"),
    ("1.10", HEALTH, 3, "2022-09", "2023-12"),
    ("2.1", HEALTH, 3, "2022-09", "2022-12"),
    ("2.4", HEALTH, 3, "2022-09", "2023-12"),
    ("2.6", HEALTH, 3, "2022-09", "2022-12"),
    ("3.1", HEALTH, 1, "2022-09", "2022-12"),
    ("3.2", HEALTH, 3, "2022-09", "2023-12"),
    ("3.4", HEALTH, 2, "2022-09", "2022-12"),
    ("4.4", "Bệnh viện đa khoa tỉnh", 2, "2022-09", "2023-12"),
    ("4.5", HEALTH, 4, "2022-09", "2023-12"),
    ("4.6", MEDIA, 2, "2022-09", "2023-12"),
    ("4.10", HEALTH, 3, "2022-09", "2022-12"),
    ("5.1", HEALTH, 2, "2022-09", "2023-12"),
    ("5.3", HEALTH, 1, "2022-09", "2022-12"),
    ("6.3", "Bảo hiểm xã hội tỉnh", 2, "2022-09", "2023-12"),
    ("6.4", "Sở Tài chính", 2, "2022-09", "2022-12"),
    ("6.5", HEALTH, 1, "2022-09", "2022-09"),
    ("7.7", MEDIA, 2, "2022-09", "2022-12"),
    ("7.8", HEALTH, 2, "2022-09", "2022-12"),
    ("7.10", HEALTH, 1, "2022-09", "2023-12"),
    ("8.a", FOREIGN, 2, "2022-09", "2023-12"),
    ("8.b", FOREIGN, 2, "2022-09", "2023-12"),
    ("9.1", HEALTH, 4, "2022-09", "2022-12"),
    ("9.2", HEALTH, 4, "2022-09", "2022-12"),
]

LEADS = {
    HEALTH: 40,
    MEDIA: 9,
    FOREIGN: 2,
    "Công an tỉnh": 1,
    "Bệnh viện đa khoa tỉnh": 1,
    "Bảo hiểm xã hội tỉnh": 1,
    "Sở Tài chính": 1,
}

DUE_SEPTEMBER_2022 = ["1.2", "1.3", "6.5"]
DUE_DECEMBER_2022 = [
    "1.1", "1.4", "1.7", "2.1", "2.6", "3.1", "3.4", "4.10", "5.3", "5.4", "6.1", "6.2", "6.4",
    "7.7", "7.8", "9.1", "9.2",
]  # fmt: skip

# Every target with a number: id, bullet of part III, indicator, operator, value, deadline
NUMBERED_TARGETS = [
    ("vac-5-11-d2", "III.1 nhất", "coverage", ">=", 100, date(2022, 9, 30)),
    ("authority-scenario", "III.2 nhất", "authorities_with_scenario_share", ">=", 100, None),
    ("authority-surveillance", "III.2 hai", "authorities_with_surveillance_plan_share",
     ">=", 100, None),
    ("vulnerable-protected", "III.2 tư", "vulnerable_protected_share", ">", 98, None),
    ("people-complying", "III.2 năm", "people_complying_share", ">=", 100, None),
    ("organisations-plan", "III.2 sáu", "organisations_with_plan_share", ">=", 100, None),
    ("schools-safe", "III.2 bảy", "schools_safe_share", ">=", 100, None),
    ("deaths-asia", "III.3 nhất", "deaths_per_million", "<", "deaths_per_million.asia", None),
    ("icu-beds", "III.3 hai", "icu_facilities_share", ">=", 100, None),
    ("mobilisation-plan", "III.3 hai", "mobilisation_plan_share", ">=", 100, None),
    ("severe-treated", "III.3 ba", "severe_treated_share", ">=", 100, None),
]  # fmt: skip

# Booster targets: the plan names groups and months and no rate
BOOSTER_TARGETS = [
    ("vac-18plus-additional", "18plus", "additional", date(2022, 9, 30)),
    ("vac-18plus-d3", "18plus", "d3", date(2022, 9, 30)),
    ("vac-18plus-d4", "18plus", "d4", date(2022, 12, 31)),
    ("vac-12-17-d3", "12-17", "d3", date(2022, 12, 31)),
]

EVIDENCE_TARGETS = [("capacity", "III.2 ba"), ("schools-teaching", "III.2 bảy")]

# Part V: section and number of bullets
DUTIES = {
    "V.1.1": 8, "V.1.2": 9, "V.2": 3, "V.3": 5, "V.4": 3, "V.5": 3, "V.6": 1, "V.7": 2, "V.8": 1,
    "V.9": 1, "V.10": 2, "V.11": 1, "V.12": 1, "V.13": 1, "V.14": 2, "V.15": 2, "V.16": 1,
    "V.17": 1, "V.18": 3, "V.19": 1, "V.20": 2, "V.21": 1, "V.22": 2, "V.23": 3, "V.24": 1,
    "V.25": 13,
}  # fmt: skip


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(FILE, load_catalogue(DATA / "indicators"), REGIMES)


@pytest.fixture(scope="module")
def annex(plan: Plan) -> dict[str, Task]:
    """The tasks of the annex: those with a month in which they start."""
    return {task.id: task for task in plan.tasks if task.start}


@pytest.fixture(scope="module")
def targets(plan: Plan) -> dict[str, Target]:
    return {target.id: target for target in plan.targets}


def bullet(target: Target) -> str:
    """ "Mục III.2, gạch đầu dòng thứ tư" as "III.2 tư"."""
    section, place = target.clause.split(";")[0].split(", gạch đầu dòng thứ ")
    return f"{section.removeprefix('Mục ')} {place}"


def compared(target: Target) -> Decimal | str | None:
    """What the result is compared with; never both a value and a comparison value."""
    assert (target.value is None) != (target.reference is None)
    return target.reference or target.value


def month(day: date | None) -> str:
    assert day is not None
    return f"{day:%Y-%m}"


def test_the_document_is_named_with_its_number_date_and_two_years(plan: Plan) -> None:
    """Number, issuer, dates and legal bases are those on the document's first page."""
    assert (plan.number, plan.issued_on) == ("2478/KH-UBND", date(2022, 9, 27))
    assert plan.issuer == "Ủy ban nhân dân tỉnh Cao Bằng"
    assert (plan.valid_from, plan.valid_to) == (date(2022, 1, 1), date(2023, 12, 31))
    assert [(basis.short_citation, basis.issued_on) for basis in plan.legal_bases] == [
        ("Nghị quyết số 38/NQ-CP", date(2022, 3, 17)),
        ("Quyết định số 2282/QĐ-BYT", date(2022, 8, 24)),
    ]


def test_the_annex_has_53_numbered_tasks_and_two_without_a_number(annex: dict[str, Task]) -> None:
    """All 55 tasks stand in the document's order, numbered without a gap in each group."""
    expected = [
        f"{group}.{'ab'[i] if group == '8' else i + 1}"
        for group, count in TASKS_PER_GROUP.items()
        for i in range(count)
    ]
    assert list(annex) == expected
    assert len(annex) == 55
    unnumbered = [task.id for task in annex.values() if "không đánh số" in task.clause]
    assert unnumbered == ["8.a", "8.b"]


def test_each_task_stands_in_the_group_of_its_number(annex: dict[str, Task]) -> None:
    """A group has one spelling, and its number is the first part of the task's id."""
    groups = Counter(task.group for task in annex.values())
    assert {name.split(".")[0]: count for name, count in groups.items()} == TASKS_PER_GROUP
    assert all(task.group.startswith(task.id.split(".")[0] + ".") for task in annex.values())


@pytest.mark.parametrize(("id_", "lead", "supporting", "start", "due"), SCHEDULE)
def test_agencies_and_months_are_those_of_the_annex(
    annex: dict[str, Task], id_: str, lead: str, supporting: int, start: str, due: str
) -> None:
    """Lead agency, number of supporting agencies, first and last month as printed."""
    task = annex[id_]
    assert (task.lead, len(task.supporting)) == (lead, supporting)
    assert (month(task.start), month(task.due)) == (start, due)


def test_lead_agencies_and_months_cover_the_whole_annex(annex: dict[str, Task]) -> None:
    """Over all 55 tasks, so that no row outside the table can be wrong unseen."""
    assert Counter(task.lead for task in annex.values()) == LEADS
    starts = Counter(month(task.start) for task in annex.values())
    assert starts == {"2022-09": 54, "2023-01": 1}
    dues = {id_: month(task.due) for id_, task in annex.items()}
    assert {id_: due for id_, due in dues.items() if due != "2023-12"} == {
        **dict.fromkeys(DUE_SEPTEMBER_2022, "2022-09"),
        **dict.fromkeys(DUE_DECEMBER_2022, "2022-12"),
    }


def test_a_task_runs_from_the_first_to_the_last_day_of_its_months(annex: dict[str, Task]) -> None:
    """“Tháng 9/2022” is 1 September where a task starts and 30 September where it is due."""
    for task in annex.values():
        assert task.start is not None
        assert task.due is not None
        assert task.start.day == 1
        assert task.due.day == monthrange(task.due.year, task.due.month)[1]


def test_no_agency_supports_itself(annex: dict[str, Task]) -> None:
    """The document lists Sở Y tế beside itself in tasks 7.8 and 7.10; the data does not."""
    assert not [task.id for task in annex.values() if task.lead in task.supporting]


def test_targets_with_a_number_compare_as_the_text_says(targets: dict[str, Target]) -> None:
    """“Trên 98%” is > 98, “100%” is >= 100, “thấp hơn … Châu Á” is < a comparison value."""
    numbered = [target for target in targets.values() if target.operator]
    assert [
        (t.id, bullet(t), t.indicator, t.operator and t.operator.value, compared(t), t.deadline)
        for t in numbered
    ] == NUMBERED_TARGETS


@pytest.mark.parametrize(("id_", "age_group", "dose", "deadline"), BOOSTER_TARGETS)
def test_boosters_are_followed_without_a_rate_the_plan_does_not_name(
    targets: dict[str, Target], id_: str, age_group: str, dose: str, deadline: date
) -> None:
    """A booster target has an indicator and a month, no value to be judged by, and says so."""
    target = targets[id_]
    assert bullet(target) == "III.1 hai"
    assert target.indicator == "coverage"
    assert target.disaggregation == (("age_group", age_group), ("dose", dose))
    assert target.deadline == deadline
    assert (target.operator, target.value, target.reference, target.evidence) == (
        None, None, None, "",
    )  # fmt: skip
    assert "không nêu tỷ lệ phải đạt" in target.reading


def test_the_numbered_vaccination_target_is_dose_2_of_children(targets: dict[str, Target]) -> None:
    """Only the target on doses is split; every other one is judged on its total."""
    split = (("age_group", "5-11"), ("dose", "d2"))
    numbered = [targets[str(row[0])] for row in NUMBERED_TARGETS]
    assert {t.id: t.disaggregation for t in numbered if t.disaggregation} == {"vac-5-11-d2": split}


@pytest.mark.parametrize(("id_", "place"), EVIDENCE_TARGETS)
def test_targets_without_a_count_are_judged_by_a_document(
    targets: dict[str, Target], id_: str, place: str
) -> None:
    """A target that no indicator can measure names the document that would prove it."""
    target = targets[id_]
    assert bullet(target) == place
    assert target.evidence
    assert target.indicator is None


def test_every_target_of_part_three_is_in_one_of_the_tables(targets: dict[str, Target]) -> None:
    """The 12 bullets of part III make 17 targets and no other; the text has no milestones."""
    tables = (NUMBERED_TARGETS, BOOSTER_TARGETS, EVIDENCE_TARGETS)
    assert sorted(targets) == sorted(str(row[0]) for table in tables for row in table)
    assert len({bullet(target) for target in targets.values()}) == 12
    assert not [target.id for target in targets.values() if target.milestones]


def test_duties_follow_part_five_section_by_section(plan: Plan) -> None:
    """Every agency's duties stand as undated tasks, and the demand on all that closes the part."""
    duties = [task for task in plan.tasks if task.start is None]
    found = Counter(task.clause.removeprefix("Mục ").removesuffix(" (đề nghị)") for task in duties)
    assert found == {**DUTIES, "V, đoạn cuối": 2}
    assert not [task.id for task in duties if task.due]


def test_the_file_is_nfc_without_odd_spaces() -> None:
    """Text that readers see is NFC, with ordinary spaces and no eth for Đ."""
    text = FILE.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert not {"\u00a0", "\u00d0", "\u00f0", "\t"} & set(text)
