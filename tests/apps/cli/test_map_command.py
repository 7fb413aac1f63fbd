"""`baocao map`, and then `baocao check`, on a unit's own workbook: the routine of an analyst."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from baocao.apps.cli.app import main
from baocao.core.project import Project
from tests.conftest import DEFINITIONS, copy
from tests.planted.book import write
from tests.planted.province import workbook

FILE = "data/submissions/covid-19/lang-son/2022-Q1/bieu-tinh-lang-son.xlsx"
WRITTEN = "data/mappings/so-y-te-lang-son.yaml"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project to which the unit has sent its own tables, one header of which is unknown."""
    project = copy(DEFINITIONS, tmp_path / "du-an")
    sheets = workbook()
    sheets[1].cells["F3"] = "Hiện còn đang nằm viện"
    write(project.root / FILE, sheets)
    monkeypatch.chdir(project.root)
    monkeypatch.delenv("BAOCAO_ROOT", raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    return project


def call(*arguments: str) -> object:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return ended.value.code


def test_the_routine_from_a_foreign_workbook_to_its_findings(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """check says what to run, map writes a proposal, check then reads the workbook by it."""
    assert call("check", "--province", "lang-son", "--period", "2022-Q1") == 1
    assert f'baocao map "{FILE}" --write' in capsys.readouterr().err

    assert call("map", FILE, "--write", WRITTEN) == 0
    said = capsys.readouterr().out
    assert "Chưa rõ: Ca bệnh › F3: Hiện còn đang nằm viện" in said
    assert "từ điển" in said

    assert call("check", "--province", "lang-son", "--period", "2022-Q1") == 1
    assert "chưa được người có trách nhiệm xác nhận" in capsys.readouterr().err

    decide(project, element="under_treatment")
    assert call("check", "--province", "lang-son", "--period", "2022-Q1", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found == []
    assert call("check", FILE, "--json") == 0
    assert json.loads(capsys.readouterr().out) == found


def decide(project: Project, element: str) -> None:
    """Answer what the mapping asks, as a person does."""
    path = project.root / WRITTEN
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('element: "?"', f"element: {element}"), encoding="utf-8")


def test_unused_entries_of_the_present_mapping_are_listed(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """As what the workbook no longer has."""
    assert call("map", FILE, "--write", WRITTEN) == 0
    sheets = workbook()
    sheets[1].cells["E3"] = "Chuyển tuyến"
    write(project.root / FILE, sheets)
    capsys.readouterr()
    assert call("map", FILE) == 0
    said = capsys.readouterr().out
    assert "Tệp ánh xạ ghi mà tệp không có: tiêu đề “Tử vong”" in said
    assert "Chưa rõ: Ca bệnh › E3: Chuyển tuyến" in said


def test_the_same_as_data(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """--json has every header with its candidates and their likeness."""
    assert call("map", FILE, "--unit", "Cao Lộc", "--json") == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["province"], data["unit"]) == ("lang-son", "183")
    last = data["headers"][-1]
    assert (last["cell"], last["how"]) == ("F3", "unknown")
    assert last["candidates"][0]["element"] == "under_treatment"


WRONG = [
    (("map", "khong-co.xlsx", "--province", "lang-son"), 1, "không tìm thấy tệp"),
    (("map", FILE, "--province", "lang-xon"), 2, "lang-xon"),
    (("map", FILE, "--unit", "Hòa An"), 1, "Hòa An"),
    (("map", "ngoai.xlsx"), 2, "--province"),
    (("map", FILE, "--write", "data/mappings/words.yaml"), 2, "đã có"),
]


@pytest.mark.parametrize(("arguments", "code", "what"), WRONG)
def test_a_wrong_call_is_answered(
    project: Project,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    code: int,
    what: str,
) -> None:
    """One message and the exit code; nothing is written."""
    write(project.root / "ngoai.xlsx", workbook())
    before = (project.root / "data/mappings/words.yaml").read_bytes()
    assert call(*arguments) == code
    assert what in capsys.readouterr().err
    assert (project.root / "data/mappings/words.yaml").read_bytes() == before
