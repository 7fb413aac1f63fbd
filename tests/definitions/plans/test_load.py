"""Plans and profiles as the rest of the package gets them."""

from __future__ import annotations

import hashlib
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from baocao.core.errors import BaocaoError
from baocao.core.project import ProgrammeFolders, Project
from baocao.core.quantities import Operator
from baocao.definitions.periods.model import PeriodType
from baocao.definitions.plans.load import load_plan, load_plans
from baocao.definitions.plans.model import LegalBasis, Milestone, PlanType, Target, Task
from baocao.definitions.plans.profile import ReportProfile, Signatory, SigningForm
from baocao.definitions.plans.profile_load import load_profile
from tests.definitions.plans.catalogue import CATALOGUE
from tests.regimes import REGIMES

FIXTURES = Path(__file__).parents[2] / "fixtures" / "plans"
GOOD = FIXTURES / "good.yaml"
FOLDERS = Project(FIXTURES).of("covid-19")
DATA = FOLDERS.plans
PLAN = load_plan(GOOD, CATALOGUE, REGIMES, name="data/programmes/covid-19/plans/x/good.yaml")
TARGETS = {target.id: target for target in PLAN.targets}


def test_document() -> None:
    """The document's own facts are kept, with its file and the file's fingerprint."""
    assert (PLAN.id, PLAN.version, PLAN.amends) == ("good", 1, None)
    assert (PLAN.type, PLAN.number) == (PlanType.PLAN, "12/KH-UBND")
    assert PLAN.issued_on == date(2022, 1, 20)
    assert (PLAN.valid_from, PLAN.valid_to) == (date(2022, 1, 1), date(2023, 12, 31))
    assert PLAN.cadence == (PeriodType.QUARTER, PeriodType.NINE_MONTHS)
    assert PLAN.regime == "administrative"
    assert PLAN.file == "data/programmes/covid-19/plans/x/good.yaml"
    assert PLAN.sha256 == hashlib.sha256(GOOD.read_bytes()).hexdigest()
    assert PLAN.legal_bases == (
        LegalBasis(
            "nq-38-2022",
            "Nghị quyết số 38/NQ-CP ngày 17 tháng 3 năm 2022 của Chính phủ",
            "Nghị quyết số 38/NQ-CP",
            date(2022, 3, 17),
        ),
    )


def test_target_with_a_number() -> None:
    """A target keeps its value to the digit, its options sorted, its milestones and line."""
    assert TARGETS["vac-12-17-d2"] == Target(
        id="vac-12-17-d2",
        clause="Mục II.1",
        name="Tiêm mũi 2 cho trẻ từ 12 đến 17 tuổi",
        indicator="coverage",
        disaggregation=(("age_group", "12-17"), ("dose", "d2")),
        operator=Operator.AT_LEAST,
        value=Decimal("98.5"),
        deadline=date(2022, 9, 30),
        scope="trẻ từ 12 đến 17 tuổi",
        reading="tính trên số trẻ thuộc diện tiêm",
        milestones=(
            Milestone(date(2022, 3, 31), Decimal(80)),
            Milestone(date(2022, 6, 30), Decimal(95)),
        ),
        line=20,
    )


def test_targets_judged_otherwise() -> None:
    """A reference, a document and a reading alone are kept as they are."""
    deaths, plan, followed = (TARGETS[id_] for id_ in ("deaths", "comms-plan", "followed"))
    assert (deaths.reference, deaths.value) == ("deaths_per_million.asia", None)
    assert (plan.indicator, plan.evidence) == (None, "Kế hoạch truyền thông")
    assert (followed.value, followed.reading) == (None, "kế hoạch không nêu tỷ lệ")


def test_numbers_may_stand_without_quotes() -> None:
    """An option and a task's id that look like numbers are read as the text they are."""
    assert TARGETS["level-one"].disaggregation == (("epidemic_level", "1"),)
    assert PLAN.tasks[1].id == "2"


def test_task_months() -> None:
    """A task begins on the first day of its month and is due on the last of its own."""
    assert PLAN.tasks[0] == Task(
        id="1.1",
        clause="Phụ lục, mục 1.1",
        group="Tiêm chủng",
        name="Tiêm mũi 2",
        lead="Sở Y tế",
        supporting=("Sở Tài chính", "Ủy ban nhân dân các huyện, thành phố"),
        start=date(2022, 9, 1),
        due=date(2023, 2, 28),
        line=65,
    )


def test_duties_are_tasks_without_dates() -> None:
    """Each duty is a task of its agency, numbered by agency and item, with its line."""
    duties = [(t.id, t.lead, t.name, t.start, t.due, t.line) for t in PLAN.tasks[2:]]
    assert duties == [
        ("n01.01", "Sở Y tế", "Đôn đốc", None, None, 77),
        ("n01.02", "Sở Y tế", "Báo cáo", None, None, 77),
        ("n02.01", "Sở Tài chính", "Bố trí kinh phí", None, None, 81),
    ]


def test_february_of_a_leap_year(tmp_path: Path) -> None:
    """The last day of a month follows the calendar."""
    path = tmp_path / "plan.yaml"
    text = GOOD.read_text(encoding="utf-8").replace("due: 2023-02", "due: 2024-02")
    path.write_text(text, encoding="utf-8")
    assert load_plan(path, CATALOGUE, REGIMES).tasks[0].due == date(2024, 2, 29)


def test_wrong_plan() -> None:
    """A wrong plan raises all its problems at once, and the file is called by its path."""
    path = FIXTURES / "bad" / "several_at_once.yaml"
    with pytest.raises(BaocaoError) as caught:
        load_plan(path, CATALOGUE, REGIMES)
    assert len(caught.value.problems) == 4
    assert caught.value.problems[0].where.startswith(path.as_posix())


def test_a_later_version_alone_is_loaded() -> None:
    """One file is loaded without asking for the version that it amends."""
    assert load_plan(DATA / "cao-bang" / "ke-hoach-2.yaml", CATALOGUE, REGIMES).version == 2


def test_all_plans_of_a_province() -> None:
    """All versions are loaded in the order of their files, named from the project's root."""
    plans = load_plans(DATA, "cao-bang", CATALOGUE, REGIMES)
    assert [(plan.id, plan.version) for plan in plans] == [("ke-hoach", 1), ("ke-hoach", 2)]
    assert [plan.targets[0].value for plan in plans] == [Decimal(95), Decimal(96)]
    assert plans[0].file == "data/programmes/covid-19/plans/cao-bang/ke-hoach-1.yaml"


def test_broken_versions_of_a_province() -> None:
    """A gap between versions stops the loading of the province's plans."""
    with pytest.raises(BaocaoError, match="bản 3 phải sửa đổi “ke-hoach@2”"):
        load_plans(FIXTURES / "bad", "version_gap", CATALOGUE, REGIMES)


def test_province_without_plans() -> None:
    """A province without a plan is told which folder to fill."""
    with pytest.raises(BaocaoError) as caught:
        load_plans(DATA, "lang-son", CATALOGUE, REGIMES)
    (problem,) = caught.value.problems
    assert str(problem) == (
        "data/programmes/covid-19/plans/lang-son: không có kế hoạch nào\n"
        "  → chạy baocao new plan --province lang-son, hoặc baocao plan read <văn bản>"
    )


def test_profile() -> None:
    """A profile has the bodies, the recipients and the signer's titles of its province."""
    assert load_profile(FOLDERS, "cao-bang") == ReportProfile(
        province="cao-bang",
        parent_body=("ỦY BAN NHÂN DÂN", "TỈNH CAO BẰNG"),
        issuing_body=("SỞ Y TẾ",),
        symbol="BC-SYT",
        place="Cao Bằng",
        addressees=("Ủy ban nhân dân tỉnh Cao Bằng",),
        recipients=("Như trên", "Lưu: VT, NVY"),
        signatory=Signatory(SigningForm.HEAD, "Giám đốc"),
        report_subject="Kết quả phòng, chống dịch {period}",
    )


def test_no_profile() -> None:
    """A province without a profile is told which file is missing."""
    told = r"data/provinces/lang-son\.yaml: tỉnh chưa có thông tin trình bày"
    with pytest.raises(BaocaoError, match=told):
        load_profile(FOLDERS, "lang-son")


def programme(root: Path, province: str, own: str) -> ProgrammeFolders:
    """A programme in the project at `root` that has these fields of a profile for itself."""
    folders = Project(root).of("covid-19")
    every, its = folders.profiles(province)
    every.parent.mkdir(parents=True)
    shutil.copyfile(FOLDERS.profiles("cao-bang")[0], every)
    its.parent.mkdir(parents=True)
    its.write_text(own, encoding="utf-8")
    return folders


def test_a_programme_has_fields_of_its_own(tmp_path: Path) -> None:
    """They stand instead of the province's; all others are the province's."""
    own = 'recipients: [Như trên, "Lưu: VT"]\nsymbol: BC-KSBT\n'
    profile = load_profile(programme(tmp_path, "cao-bang", own), "cao-bang")
    assert (profile.recipients, profile.symbol) == (("Như trên", "Lưu: VT"), "BC-KSBT")
    assert profile.place == "Cao Bằng"


@pytest.mark.parametrize(
    ("own", "where"),
    [
        ("symbol: ''\n", "data/programmes/covid-19/provinces/cao-bang.yaml, dòng 1, trường symbol"),
        ("symbl: BC\n", "data/programmes/covid-19/provinces/cao-bang.yaml, dòng 1, trường symbl"),
        ("[1, 2]\n", "data/programmes/covid-19/provinces/cao-bang.yaml"),
    ],
)
def test_a_wrong_field_is_told_of_its_own_file(own: str, where: str, tmp_path: Path) -> None:
    """Of the two files the one that the field stands in."""
    with pytest.raises(BaocaoError) as caught:
        load_profile(programme(tmp_path, "cao-bang", own), "cao-bang")
    assert [problem.where for problem in caught.value.problems] == [where]
