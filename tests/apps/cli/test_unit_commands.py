"""What the commands do with the own report of a commune: one way from the build to the register."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from baocao.apps.cli.entry import main
from baocao.build.run.build import build_report
from baocao.build.start.province import ProvinceAsked, new_province
from baocao.build.workspace.definitions import Definitions
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from tests.build.compose.test_unit_report import COMMUNE, DAYS
from tests.build.issue.word import words, write_all_placeholders
from tests.communes_project import ID, communes_project, send
from tests.conftest import once_made

KEY = ReportKey(ID, COMMUNE, "2026-Q1")
UNIT = ("--province", "lang-son", "--unit", "xã Thất Khê")
NAMED = (*UNIT, "--period", KEY.period)
OWN, OTHER = "xa-that-khe.xlsx", "xa-quoc-khanh.xlsx"


def _make(root: Path) -> None:
    project = communes_project(root)
    areas, day = Definitions(project, ID).areas, DAYS[KEY.period]
    units = [areas.find(Path(file).stem, on=day, within="20") for file in (OWN, OTHER)]
    counts = {"bites": 30, "dwellers": 5000, "dwellers_with_nets": 4500}
    send(project, "lang-son", KEY.period, day, dict.fromkeys(units, counts))
    new_province(project, ProvinceAsked(COMMUNE, day))
    build_report(project, KEY)


@pytest.fixture
def project(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project whose commune's report is built, for a test to change as it likes."""
    once_made(shared / "unit-report", _make)
    shutil.copytree(shared / "unit-report", tmp_path / "p")
    monkeypatch.setenv("BAOCAO_ROOT", str(tmp_path / "p"))
    return Project(tmp_path / "p")


def call(*arguments: str) -> object:
    with pytest.raises(SystemExit) as ended:
        main([*arguments])
    return ended.value.code


def test_the_report_is_its_bodys_in_words_and_form(project: Project) -> None:
    """Head, place, addressees, signature and every sentence speak of the commune; nothing is left
    of what only a province has, and no rule of Decree 30 is broken."""
    word = project.report(KEY) / "bao-cao.docx"
    text = words(word)
    for told in (
        "TRẠM Y TẾ",
        "Số:      /BC-TYT",
        "Thất Khê, ngày",
        "- Ủy ban nhân dân xã Thất Khê.",
        "Trạm Y tế xã Thất Khê báo cáo kết quả phòng, chống bệnh do muỗi truyền",
        "trên địa bàn xã Thất Khê",
        "Các văn bản đang thực hiện không giao chỉ tiêu định lượng cho từng xã.",
        "Báo cáo được lập từ tệp số liệu của chính đơn vị.",
        "KẾT QUẢ CÁC CHỈ SỐ CỦA TOÀN XÃ",
        "TRƯỞNG TRẠM",
    ):
        assert told in text
    for gone in ("toàn tỉnh", "TOÀN TỈNH", "huyện", "xếp hạng", "GIÁM ĐỐC"):
        assert gone not in text
    assert not [p.name for p in (project.report(KEY) / "figures").glob("*map*")]
    assert call("lint", str(word)) == 0
    assert call("verify", str(word)) == 0


def test_commands_take_the_unit(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """Each says what it says of a province's report, and names the options that mean it again."""
    assert call("status") == 0
    assert "Xã Thất Khê" in capsys.readouterr().out
    assert call("next", *NAMED) == 0
    told = capsys.readouterr().out
    assert "baocao issue --province lang-son --unit xa-that-khe --period 2026-Q1" in told
    assert call("check", *NAMED) == 0
    assert call("trace", "90%", *NAMED) == 0
    assert OWN in capsys.readouterr().out
    form = project.root / "bieu-mau.xlsx"
    assert call("form", *UNIT, "--period", "2026-Q2", "--out", str(form)) == 0
    assert call("site") == 0
    page = project.root / "_site" / "bao-cao" / f"{KEY.slug}.html"
    assert "Xã Thất Khê" in page.read_text(encoding="utf-8")
    assert call("report", *NAMED) == 0
    assert "không dựng lại" in capsys.readouterr().out


def test_a_plan_of_the_units_own_is_accepted(project: Project) -> None:
    """`new plan` writes one that `plan check` takes, and the next build judges by it."""
    what = ("--title", "Diệt bọ gậy", "--number", "3/KH-UBND", "--from", "1/1/2026")
    goal = "new_bites <= 40 @2026-12-31"
    assert call("new", "plan", *UNIT, *what, "--to", "31/12/2026", "--target", goal) == 0
    assert call("plan", "check") == 0
    assert [p.number for p in Definitions(project, ID).plans(COMMUNE)] == ["5/KH-UBND", "3/KH-UBND"]


def test_what_is_issued_holds_the_units_own_file(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its own workbook may not change any more; another commune's may."""
    word, folder = project.report(KEY) / "bao-cao.docx", project.sent(KEY)
    write_all_placeholders(word)
    assert call("issue", *NAMED, "--number", "05", "--date", "20/3/2026") == 0
    assert "Số: 05/BC-TYT" in words(word)
    (folder / OTHER).unlink()
    assert call("report", *NAMED) == 0
    (folder / OWN).write_bytes((folder / OWN).read_bytes() + b" ")
    capsys.readouterr()
    assert call("check", *NAMED) == 1
    assert "đã khóa" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code", "what"),
    [
        (("report", "--unit", "06040"), 2, "đơn vị cần nêu cùng tỉnh"),
        (
            ("report", *UNIT[:3], "xã Thất Khe", "--period", "2026-Q1"),
            2,
            "có phải: Xã Thất Khê (mã 06040)",
        ),
        (("remind", *NAMED), 2, "Xã Thất Khê không có đơn vị cấp dưới phải báo cáo"),
        (("form", *NAMED, "--all", "--out", "bieu-mau"), 2, "đã nêu cả --all và --unit"),
        (("new", "province", "lang-son", "--unit", "06040", "--day", "1/3/2026"), 2, "đã có"),
        (("next", *UNIT[:3], "06001", "--period", "2026-Q1"), 1, "đơn vị chưa có thông tin"),
    ],
)
def test_a_wrong_call_is_told(
    arguments: tuple[str, ...],
    code: int,
    what: str,
    project: Project,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What to write instead is said."""
    assert call(*arguments) == code
    assert what in capsys.readouterr().err
    assert project.report(KEY).is_dir()
