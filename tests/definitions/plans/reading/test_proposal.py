"""The proposal as a plan's file: what it says of itself, and that no plan is made of it unseen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from baocao.core.errors import BaocaoError, Problem
from baocao.core.project import Project
from baocao.core.yaml_source import read_yaml, validate_yaml
from baocao.definitions.indicators.load import load_catalogue
from baocao.definitions.periods.model import PeriodType
from baocao.definitions.plans.check import check_plans
from baocao.definitions.plans.load import load_plan
from baocao.definitions.plans.model import Over, Plan
from baocao.definitions.plans.reading.agencies import Agencies
from baocao.definitions.plans.reading.compare import Difference, Disagreement, differences
from baocao.definitions.plans.reading.proposal_text import ProposedFor, amended_by, proposal_text
from baocao.definitions.plans.reading.wording import load_plan_words
from tests.definitions.plans.reading.documents import PARAGRAPHS, ROOT, as_text, read
from tests.regimes import REGIMES

FOLDERS = Project(ROOT).of("covid-19")
CATALOGUE = load_catalogue(FOLDERS.indicators)
FOR = ProposedFor("lang-son", (PeriodType.QUARTER,), "administrative")


def written(tmp_path: Path, *changes: tuple[str, str], document: str = "") -> Path:
    """The file of the proposal, with changes as a person makes them."""
    text = proposal_text(read(document or as_text()), FOR, CATALOGUE)
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    path = tmp_path / "77-kh-ubnd.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def problems(path: Path) -> list[Problem]:
    return list(check_plans([path], CATALOGUE, REGIMES, name=lambda p: p.name))


def test_not_confirmed(tmp_path: Path) -> None:
    """A proposal is no plan: it is neither checked as right nor loaded."""
    path = written(tmp_path)
    (problem,) = problems(path)
    assert problem.what == "kế hoạch do máy đề nghị, chưa có người xác nhận"
    assert problem.where == "77-kh-ubnd.yaml, dòng 4, trường confirmed"
    with pytest.raises(BaocaoError, match="chưa có người xác nhận"):
        load_plan(path, CATALOGUE, REGIMES)


def test_confirmed(tmp_path: Path) -> None:
    """Once a person has confirmed it, it is a plan like any other."""
    path = written(tmp_path, ("confirmed: false", "confirmed: true"))
    assert problems(path) == []
    plan = load_plan(path, CATALOGUE, REGIMES)
    assert plan.id == "lang-son-77-kh-ubnd"
    assert len(plan.targets) == 6
    assert len([task for task in plan.tasks if not task.is_duty]) == 3


def test_taken_out_mark(tmp_path: Path) -> None:
    """Leaving `confirmed` out is not confirming."""
    path = written(tmp_path, ("confirmed: false\n", ""))
    assert [problem.what for problem in problems(path)] == [
        "kế hoạch do máy đề nghị, chưa có người xác nhận"
    ]


def test_confirmed_one_by_one(tmp_path: Path) -> None:
    """With `each` every target, task and agency needs its own confirmation; all gaps are told."""
    path = written(tmp_path, ("confirmed: false", "confirmed: each"))
    told = [problem.what.split(":")[0] for problem in problems(path)]
    assert told == [
        "còn 6 chỉ tiêu chưa xác nhận",
        "còn 3 nhiệm vụ chưa xác nhận",
        "còn 2 cơ quan chưa xác nhận",
    ]
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    for field in ("targets", "tasks", "duties"):
        data[field] = [{**item, "confirmed": True} for item in data[field]]
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    assert problems(path) == []


def test_open_places(tmp_path: Path) -> None:
    """What the text does not say carries a question mark, which confirming does not answer."""
    document = as_text().replace("TỈNH LẠNG SƠN\n", "").replace("ỦY BAN NHÂN DÂN\n", "")
    document = document.replace("GIAI ĐOẠN 2022-2023", "").replace("Ủy ban nhân dân tỉnh", "Tỉnh")
    change = ("confirmed: false", "confirmed: true")
    path = written(tmp_path, change, document=document)
    fields = [problem.where.partition("trường ")[2] for problem in problems(path)]
    assert fields == ["issuer", "valid.from", "valid.to"]
    assert {problem.what for problem in problems(path)} == {"chỗ ghi ? chưa có người trả lời"}


def test_what_adds_up_is_of_the_year(tmp_path: Path) -> None:
    """A ceiling of events is held against what has come up since January; a share is not."""
    line = "- Số ca tử vong trong kỳ không quá 40 ca."
    document = as_text().replace("b) Về điều trị", f"{line}\n\nb) Về điều trị")
    change = ("confirmed: false", "confirmed: true")
    plan = load_plan(written(tmp_path, change, document=document), CATALOGUE, REGIMES)
    over = {target.indicator: target.over for target in plan.targets if target.value is not None}
    assert over["new_deaths"] is Over.YEAR_TO_DATE
    assert over["coverage"] is Over.PERIOD


def test_citation_has_what_it_is_about(tmp_path: Path) -> None:
    text = written(tmp_path).read_text(encoding="utf-8")
    assert "của Ủy ban nhân dân tỉnh Lạng Sơn về phòng dịch COVID-19 trên địa bàn" in text


AMENDING = (
    *PARAGRAPHS[:2],
    "Số: 90/KH-UBND",
    "Lạng Sơn, ngày 10 tháng 8 năm 2022",
    "KẾ HOẠCH",
    "Sửa đổi, bổ sung Kế hoạch số 77/KH-UBND ngày 05 tháng 4 năm 2022",
    *PARAGRAPHS[6:10],
    "1. Ít nhất 97% người từ 18 tuổi trở lên đã tiêm mũi 3.",
    "Kế hoạch này có hiệu lực từ ngày 16 tháng 8 năm 2022.",
)


def test_amendment_is_the_next_version(tmp_path: Path) -> None:
    """What a document changes is found by its number; what it leaves out is named."""
    before = validate_yaml(read_yaml(written(tmp_path)), Plan)
    proposal = read("\n\n".join(AMENDING))
    text = proposal_text(
        proposal, replace(FOR, amended=amended_by(proposal.head, [before])), CATALOGUE
    )
    assert "\nid: lang-son-77-kh-ubnd\nversion: 2\namends: lang-son-77-kh-ubnd@1\n" in text
    assert "\neffective_from: 2022-08-16\n" in text
    assert "#   chỉ tiêu chưa có ở đây: coverage-12-17-d2" in text
    assert "#   nhiệm vụ chưa có ở đây: " in text


@pytest.mark.parametrize(
    ("title", "amended"),
    [
        ("Về việc sửa đổi, bổ sung Kế hoạch số 77/KH-UBND ngày 05/4/2022", "77/kh-ubnd"),
        ("V/v điều chỉnh một số chỉ tiêu của Kế hoạch số 77/KH-UBND", "77/kh-ubnd"),
        ("Bổ sung kinh phí thực hiện Kế hoạch số 77/KH-UBND", ""),
        ("Triển khai Nghị quyết số 38/NQ-CP sửa đổi Nghị quyết số 128/NQ-CP", ""),
    ],
)
def test_what_a_title_says_is_changed(title: str, amended: str) -> None:
    """Money for a plan changes none of its targets."""
    assert read("\n\n".join((*AMENDING[:5], title, *AMENDING[6:]))).head.amends == amended


def test_day_of_effect_is_an_amendments_own(tmp_path: Path) -> None:
    """A first version counts by its validity; when a law that is named counts, says nothing."""
    law = "Luật Phòng bệnh có hiệu lực từ ngày 01 tháng 7 năm 2026."
    first = as_text().replace("b) Về điều trị", f"{AMENDING[-1]}\n\nb) Về điều trị")
    assert (
        problems(written(tmp_path, ("confirmed: false", "confirmed: true"), document=first)) == []
    )
    assert read("\n\n".join((*AMENDING[:-1], law))).head.effective_from is None


def test_amendment_of_what_nobody_wrote(tmp_path: Path) -> None:
    """Where the document that is changed has no file, a person has to say which it is."""
    path = written(
        tmp_path, ("confirmed: false", "confirmed: true"), document="\n\n".join(AMENDING)
    )
    assert "trường amends" in " ".join(problem.where for problem in problems(path))


def test_remarks(tmp_path: Path) -> None:
    """Each item says where it stands in the text, in a few of its words, and how sure it is."""
    text = written(tmp_path).read_text(encoding="utf-8")
    assert "# đoạn 13: “Đến hết tháng 6 năm 2022: ít nhất …”; độ chắc" in text
    assert "# chỉ số gần nhất: coverage" in text
    assert "#   nơi nhận: Bộ Y tế" in text


def test_skeleton(tmp_path: Path) -> None:
    """A target that no indicator serves brings a skeleton of one."""
    line = "- Ít nhất 80% số bếp ăn tập thể được kiểm tra vệ sinh."
    document = as_text().replace("b) Về điều trị", f"{line}\n\nb) Về điều trị")
    text = written(tmp_path, document=document).read_text(encoding="utf-8")
    assert 'indicator: "?"' in text
    assert "\n    #   - id: so_bep_an_tap_the_duoc_kiem_tra_ve_sinh\n" in text
    assert "#     unit: percent" in text


def test_same_plan_has_no_differences(tmp_path: Path) -> None:
    """A plan that has every number of the text differs in nothing."""
    path = written(tmp_path, ("confirmed: false", "confirmed: true"))
    assert found(path) == []


CHANGES = {
    "value": ("    value: 95", "    value: 90", Disagreement.OTHER),
    "operator": ('    operator: ">"', '    operator: ">="', Disagreement.OTHER),
    "day": ("    deadline: 2022-09-30", "    deadline: 2022-10-31", Disagreement.OTHER),
    "lead": ('    lead: "Sở Tài chính"', '    lead: "Sở Nội vụ"', Disagreement.OTHER),
    "month": ("    due: 2022-06", "    due: 2022-07", Disagreement.OTHER),
    "no task": ('  - id: "2.1"', '  - id: "2.7"', Disagreement.NOT_IN_PLAN),
}


@pytest.mark.parametrize(("old", "new", "kind"), CHANGES.values(), ids=CHANGES)
def test_difference(tmp_path: Path, old: str, new: str, kind: Disagreement) -> None:
    """One changed number, day or agency of the plan is told as one difference."""
    path = written(tmp_path, ("confirmed: false", "confirmed: true"), (old, new))
    assert [one.kind for one in found(path)] == [kind]


def found(path: Path) -> list[Difference]:
    plan = load_plan(path, CATALOGUE, REGIMES)
    agencies = Agencies(load_plan_words(FOLDERS).agencies)
    return differences(plan, read(as_text()), agencies)


def test_milestone_is_a_number_too(tmp_path: Path) -> None:
    """A value on the way that the text states and the plan lacks is a difference."""
    more = "- Tỷ lệ ca bệnh nặng, nguy kịch được điều trị đạt 80% năm 2022 và 95% năm 2023."
    document = as_text().replace("b) Về điều trị", f"{more}\n\nb) Về điều trị")
    confirmed = ("confirmed: false", "confirmed: true")
    lacking = ("    milestones: [{date: 2022-12-31, value: 80}]\n", "")
    agencies = Agencies(load_plan_words(FOLDERS).agencies)
    whole = load_plan(written(tmp_path, confirmed, document=document), CATALOGUE, REGIMES)
    assert differences(whole, read(document), agencies) == []
    less = load_plan(written(tmp_path, confirmed, lacking, document=document), CATALOGUE, REGIMES)
    assert [one.kind for one in differences(less, read(document), agencies)] == [Disagreement.OTHER]
