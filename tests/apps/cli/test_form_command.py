"""`baocao form`: writes, replaces only when told to, and says what is wrong with the call."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from baocao.apps.cli.entry import main

ROOT = Path(__file__).parents[3]
CALL = ("form", "--province", "lang-son", "--period", "2022-Q4")


def call(*arguments: str) -> object:
    with pytest.raises(SystemExit) as ended:
        main([*CALL, *arguments])
    return ended.value.code


@pytest.fixture(autouse=True)
def in_project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BAOCAO_ROOT", str(ROOT))


def test_a_form_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A unit in any spelling gets its own form, and the command says where it is."""
    out = tmp_path / "cao-loc.xlsx"
    assert call("--unit", "huyen cao loc", "--out", str(out)) == 0
    assert openpyxl.load_workbook(out)["Thông tin"]["B4"].value == "183"
    assert out.as_posix() in capsys.readouterr().out


def test_a_file_is_replaced_only_when_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A form that somebody is filling in is not lost."""
    out = tmp_path / "a.xlsx"
    out.write_bytes(b"filled in")
    assert call("--unit", "183", "--out", str(out)) == 2
    assert "tệp đã có" in capsys.readouterr().err
    assert out.read_bytes() == b"filled in"
    assert call("--unit", "183", "--out", str(out), "--force") == 0
    assert openpyxl.load_workbook(out).sheetnames[0] == "Thông tin"


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("--out", "{}/a.docx"), "phải là tệp .xlsx"),
        (("--out", "{}/khong/co/a.xlsx"), "không ghi được tệp"),
        (("--unit", "Cao Lộcc", "--out", "{}/a.xlsx"), "không có địa bàn “Cao Lộcc”"),
        (("--unit", "Hạ Lang", "--out", "{}/a.xlsx"), "không có địa bàn “Hạ Lang”"),
        (("--period", "quy-1", "--out", "{}/a.xlsx"), "kỳ báo cáo"),
        (("--province", "lang-xon", "--out", "{}/a.xlsx"), "lang-xon"),
        ((), "thiếu --out"),
    ],
)
def test_a_wrong_call_is_told(
    arguments: tuple[str, ...], what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One message, exit code 2, no file."""
    assert call(*(argument.format(tmp_path) for argument in arguments)) == 2
    assert what in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
