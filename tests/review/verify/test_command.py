"""`baocao verify` prints what was found and ends with the code that says whether it stands."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from baocao.apps.cli.entry import main
from baocao.core.project import Project
from tests.review.verify import edits as e

HOME = "home_treatment_share.20.value"


Call = Callable[..., tuple[int | str | None, str, str]]


@pytest.fixture
def verify(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Call:
    """Call the command: exit code, what it prints, what it prints as errors."""

    def call(*arguments: object) -> tuple[int | str | None, str, str]:
        monkeypatch.setenv("BAOCAO_ROOT", str(project.root))
        with pytest.raises(SystemExit) as ended:
            main(["verify", *map(str, arguments)])
        printed = capsys.readouterr()
        return ended.value.code, printed.out, printed.err

    return call


def test_a_file_that_stands(
    file: Path,
    verify: Call,
) -> None:
    """Changed words and placeholders are named and fail nothing."""
    e.edit(file, e.replace("cần xác nhận trước", "cần kiểm tra trước"))
    code, out, _ = verify(file)
    assert code == 0
    assert "Câu chữ thay đổi: 1" in out
    assert "Còn 6 chỗ chưa soạn nội dung" in out
    assert "[Nội dung do người soạn thảo bổ sung" in out
    assert out.splitlines()[-1].endswith("số đã in còn đúng với sổ số liệu.")


def test_a_file_that_does_not_stand(
    file: Path,
    verify: Call,
) -> None:
    """Old and new text, place and id of each figure; pending changes are marked."""
    changes = e.write(HOME, "91%"), e.tracked_write("cases_cumulative.20.value", "6.600")
    e.edit(file, *changes, e.insert_after("số ca tử vong cộng dồn", "Tăng 512 ca [tạm tính]."))
    code, out, _ = verify(file)
    lines = [line.strip() for line in out.splitlines()]
    assert code == 1
    assert "Số liệu bị sửa: 2" in lines
    assert "- 6.532 → 6.600 (chưa duyệt)" in lines
    place = lines[lines.index("- 90% → 91%") + 1]
    assert place.startswith("III. KẾT QUẢ")
    assert HOME in lines
    assert "- (không có) → 512" in lines
    assert "- (không có) → “Tăng 512 ca [tạm tính].”" in lines
    assert lines[-1].startswith("Có 3 điểm phải xử lý")


def test_the_same_as_data(
    file: Path,
    verify: Call,
) -> None:
    """--json prints every change with its kind, texts and place."""
    e.edit(file, e.write(HOME, "91%"))
    code, out, _ = verify(file, "--json")
    record = json.loads(out)
    assert code == 1
    (change,) = record["changes"]
    assert not record["stands"]
    assert (change["kind"], change["fails"], change["figure"]) == ("figure_changed", True, HOME)
    assert (change["old"], change["new"], change["pending"]) == ("90%", "91%", False)
    assert change["place"]["section"].endswith("b) Ca bệnh và điều trị")
    assert len(record["placeholders"]) == 6


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        (("--province", "lang-son"), 2, "mới nêu một nửa tên báo cáo"),
        (
            ("--province", "Lạng Sơn", "--period", "2022-Q3"),
            1,
            "là của báo cáo covid-19/lang-son/2022-Q1",
        ),
        (("--province", "Lạng Sơn", "--period", "2022-Q1"), 0, ""),
        (("--province", "Nơi nào", "--period", "2022-Q1"), 2, "Nơi nào"),
    ],
)
def test_naming_the_report(
    file: Path,
    verify: Call,
    options: tuple[str, ...],
    code: int,
    message: str,
) -> None:
    """The report may be named; half a name, or another report's, is refused."""
    ended, _, errors = verify(file, *options)
    assert ended == code
    assert message in errors
