"""`baocao new …` and `baocao upgrade`: what they write, say, ask and refuse."""

from __future__ import annotations

import builtins
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from baocao.core.project import Project
from baocao.definitions.programmes.load import load_programme
from tests.apps.cli.transcript import Said, run
from tests.conftest import OWN_PROGRAMME as PROGRAMME

PLAN = "new plan --province lang-son --from 1/1/2026 --title 'Kế hoạch thử'"


@pytest.fixture(autouse=True)
def _no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False)


def said(project: Project, command: str, monkeypatch: pytest.MonkeyPatch) -> Said:
    done = run(project, command, monkeypatch)
    assert (done.code, done.err) == (0, "")
    return done


def test_a_plan_of_six_targets_is_accepted(
    own: Project,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What the commands write, plan check finds nothing in; each says what comes next."""
    said(own, "new programme benh-truyen-nhiem", monkeypatch)
    diseases = ("dengue", "measles", "rabies", "hand_foot_mouth")
    targets = " ".join(f"--target 'new_cases/{one} <= 10'" for one in diseases)
    targets += " --target 'full_immunisation >= 95,5%' --target 'breteau<20@2026-06-30'"
    done = said(own, f"{PLAN} --programme benh-truyen-nhiem {targets}", monkeypatch)
    assert "6 chỉ tiêu" in done.out
    file = "data/programmes/benh-truyen-nhiem/plans/lang-son/ke-hoach-2026.yaml"
    assert f"baocao plan check {file}" in done.out
    assert "new period --province lang-son --period <kỳ> --programme benh-truyen-nhiem" in done.out
    said(own, f"plan check {file}", monkeypatch)
    said(own, "plan check", monkeypatch)
    told = (own.root / file).read_text(encoding="utf-8")
    assert told.count("over: year_to_date") == 4
    assert "value: 95.5" in told
    assert "deadline: 2026-06-30" in told


def test_weeks_stand_beside_months(own: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each by the first regime that has them, in a type of report of its own."""
    cadence = "--cadence week --cadence month --cadence year"
    said(own, f"new programme an-toan --name 'An toàn' {cadence}", monkeypatch)
    reports = load_programme(own.of("an-toan").home).reports
    assert [([one.value for one in r.cadence], r.regime) for r in reports] == [
        (["week"], "infectious_disease"),
        (["month", "year"], "administrative"),
    ]
    asked = "--programme an-toan --target 'done_share >= 80'"
    said(own, f"{PLAN} {asked}", monkeypatch)
    said(own, "plan check", monkeypatch)


def test_targets_are_read_as_people_write_them(
    own: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A dot parts thousands, and a day is written either way."""
    targets = "--target 'done_share >= 1.000 @30/6/2026' --target 'done_share >= 0,09'"
    said(own, f"{PLAN} {targets}", monkeypatch)
    file = own.of(PROGRAMME).plans / "lang-son" / "ke-hoach-2026.yaml"
    written = yaml.safe_load(file.read_text(encoding="utf-8"))["targets"]
    assert [one["value"] for one in written] == [1000, 0.09]
    assert [one["deadline"] for one in written] == [date(2026, 6, 30), date(2026, 12, 31)]


def profile_of(project: Project, slug: str) -> dict[str, Any]:
    profile = yaml.safe_load((project.provinces / f"{slug}.yaml").read_text(encoding="utf-8"))
    assert isinstance(profile, dict)
    return profile


def test_a_unit_that_is_called_by_a_number_has_its_whole_name_as_place(
    own: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Decree 30/2020/NĐ-CP, Appendix I, part II, clause 4.a: "Quận 1", not "1"."""
    said(own, "new province ho-chi-minh --unit quan-1 --day 1/6/2025", monkeypatch)
    assert profile_of(own, "ho-chi-minh--quan-1")["place"] == "Quận 1"


def test_what_people_say_is_written_as_they_say_it(
    own: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No sign in a name or a number makes a file that cannot be read."""
    said(
        own,
        """new province ha-noi --place 'Hà Nội: quận 1' --letter-symbol 'SYT-"A"'""",
        monkeypatch,
    )
    profile = profile_of(own, "ha-noi")
    assert (profile["place"], profile["letter_symbol"]) == ("Hà Nội: quận 1", 'SYT-"A"')
    assert profile["recipients"][-1] == 'Lưu: VT, "A"'  # who drafted it, as the letters say
    said(own, """new province lang-son --unit xa-that-khe --place 'Thất Khê: #2'""", monkeypatch)
    assert profile_of(own, "lang-son--xa-that-khe")["place"] == "Thất Khê: #2"
    said(own, f"{PLAN} --number '7\\\\KH-\"A\"'", monkeypatch)
    said(own, "plan check", monkeypatch)
    (file,) = (own.of(PROGRAMME).plans / "lang-son").glob("*.yaml")
    assert yaml.safe_load(file.read_text(encoding="utf-8"))["number"] == '7\\\\KH-"A"'


def test_a_period_is_opened(own: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its folder waits for workbooks, its wording has the report's headings and prints nothing;
    who has to report is counted on the period's last day."""
    said(own, f"{PLAN} --programme {PROGRAMME}", monkeypatch)
    call = f"new period --province lang-son --period 2026-Q3 --programme {PROGRAMME}"
    done = said(own, call, monkeypatch)
    assert "66 đơn vị phải báo cáo" in done.out  # 65 communes and the department
    assert (own.submissions / PROGRAMME / "lang-son" / "2026-Q3").is_dir()
    wording = own.root / f"data/narratives/{PROGRAMME}/lang-son/2026-Q3.md"
    assert wording.read_text(encoding="utf-8").count("\n## ") == 6
    wording.unlink()
    said(own, call, monkeypatch)
    assert wording.is_file()


def test_the_terminal_is_asked(own: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who sits there is asked for what was left out; an empty answer is the default."""
    answers: Iterator[str] = iter(["", "Chăm sóc bà mẹ", "9/KH", "", "done_share >= 90", ""])
    asked = []

    def reply(question: str = "") -> str:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(builtins, "input", reply)
    done = said(
        own, f"new plan --province lang-son --programme {PROGRAMME} --from 1/1/2026", monkeypatch
    )
    assert "9-kh.yaml" in done.out
    assert asked[:2] == ["Ngày hết hiệu lực [31/12/2026]: ", "Tên kế hoạch, không có chữ “về”: "]


def full(project: Project) -> None:
    folder = project.root.parent / "day"
    folder.mkdir()
    (folder / "a.txt").write_text("a", encoding="utf-8")


def nothing(project: Project) -> None:
    pass


def planned(project: Project) -> None:
    folder = project.of(PROGRAMME).plans / "lang-son"
    folder.mkdir(parents=True)
    (folder / "ke-hoach-2026.yaml").write_text("người viết", encoding="utf-8")


def without_templates(project: Project) -> None:
    shutil.rmtree(project.templates / "new")


REFUSED = {
    "folder_in_a_project": ("new project moi", nothing, 2, "nằm trong một dự án khác"),
    "folder_that_is_full": ("new project ../day", full, 2, "đã có và không trống"),
    "file_for_a_folder": ("new project ../tep", nothing, 2, "đã có và không trống"),
    "programme_that_is_there": (f"new programme {PROGRAMME} --name A", nothing, 2, "ghi đè"),
    "programme_without_name": ("new programme me-va-be", nothing, 2, "thiếu --name"),
    "shipped_programme_named": ("new programme covid-19 --cadence month", nothing, 2, "có sẵn"),
    "programme_that_is_no_id": (
        "new programme 'Mẹ và bé' --name A",
        nothing,
        2,
        "không dùng làm mã",
    ),
    "programme_of_no_such_period": (
        "new programme me-va-be --name A --cadence month --cadence day",
        nothing,
        2,
        "nào có kỳ “day”",
    ),
    "province_with_profile": ("new province lang-son", nothing, 2, "không ghi đè"),
    "province_unknown": ("new province lang-xon", nothing, 2, "không có tỉnh"),
    "province_that_ended": ("new province ha-giang", nothing, 2, "baocao new province tuyen-quang"),
    "province_on_no_day": ("new province ha-noi --day 30/2/2026", nothing, 2, "không có ngày"),
    "plan_without_title": ("new plan --province lang-son", nothing, 2, "thiếu --title"),
    "plan_without_province": ("new plan --title A", nothing, 2, "thiếu --province"),
    "plan_backwards": (
        f"{PLAN} --from 1/1/2026 --to 1/1/2025",
        nothing,
        2,
        "trước ngày có hiệu lực",
    ),
    "plan_of_no_indicator": (f"{PLAN} --target 'xong >= 5'", nothing, 2, "không có chỉ số “xong”"),
    "plan_of_no_group": (f"{PLAN} --target 'done_share/a >= 5'", nothing, 2, "không có nhóm “a”"),
    "plan_of_no_target": (f"{PLAN} --target 'chín mươi'", nothing, 2, "không phải một chỉ tiêu"),
    "plan_of_unclear_number": (
        f"{PLAN} --target 'done_share >= 95.5'",
        nothing,
        2,
        "không rõ dấu chấm trong “95.5”",
    ),
    "plan_of_no_day": (
        f"{PLAN} --target 'done_share >= 95 @2026-02-30'",
        nothing,
        2,
        "không có ngày",
    ),
    "plan_that_is_there": (PLAN, planned, 2, "ke-hoach-2026.yaml: tệp đã có"),
    "period_of_no_calendar": (
        "new period --province lang-son --period 2026-Q9",
        nothing,
        2,
        "2026-Q9",
    ),
    "templates_missing": (PLAN, without_templates, 1, "baocao upgrade"),
}


@pytest.mark.parametrize("case", REFUSED, ids=str)
def test_refused(case: str, own: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each says what is wrong with the right exit code, and nothing is written."""
    command, spoil, code, told = REFUSED[case]
    (own.root.parent / "tep").write_text("", encoding="utf-8")
    spoil(own)
    before = snapshot(own.root.parent)
    done = run(own, command, monkeypatch)
    assert done.code == code
    assert told in done.err
    assert "→" in done.err
    assert snapshot(own.root.parent) == before


def snapshot(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_province_with_data_gets_its_profile(
    own: Project,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What units sent is left alone; what was missing is written."""
    sent = own.submissions / PROGRAMME / "ha-noi" / "2026-Q3" / "a.xlsx"
    sent.parent.mkdir(parents=True)
    sent.write_bytes(b"xlsx")
    said(own, "new province ha-noi", monkeypatch)
    assert (own.provinces / "ha-noi.yaml").is_file()
    assert sent.read_bytes() == b"xlsx"


def test_upgrade_asks_first(own: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a yes nothing is written; with --yes it is, and the next call has nothing to do."""
    own.tiles_file.unlink()
    assert "Chưa thay gì" in said(own, "upgrade", monkeypatch).out
    assert not own.tiles_file.exists()
    assert "data/tiles.csv: thêm" in said(own, "upgrade --yes", monkeypatch).out
    assert own.tiles_file.is_file()
    assert "đều như trong gói" in said(own, "upgrade", monkeypatch).out
