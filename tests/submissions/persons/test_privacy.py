"""No person of a register is in anything that any command prints or writes.

Names, identifiers, phone numbers and birthdays are planted; then every file of the project,
unpacked where it is packed, the working folder and all that was printed is searched for them.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from baocao.apps.cli.entry import main
from baocao.core.project import Project
from tests.apps.site.conftest import SITE_FILES
from tests.conftest import DEFINITIONS, copy
from tests.submissions.persons.people import MAPPING, Row, sound_rows, write_csv

ROWS = sound_rows(40)
KEY = ("--province", "lang-son", "--period", "2022-Q3")
WRONG = {
    "a column that is none": MAPPING.replace("district: Huyện", "district: Nơi ở"),
    "names for doses": MAPPING.replace("dose: Mũi", "dose: Họ tên"),
    "names for districts": MAPPING.replace("district: Huyện", "district: Họ tên"),
    "phones for days": MAPPING.replace("step_date: Ngày tiêm", "step_date: Điện thoại"),
    "numbers for birthdays": MAPPING.replace("birth_date: Ngày sinh", "birth_date: CCCD"),
}


def secrets(rows: list[Row]) -> list[str]:
    """What identifies a person; birthdays also as programs write them."""
    days = {"-".join(reversed(row[2].split("/"))) for row in rows}
    return sorted({text for row in rows for text in row[:4]} | days)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project, and a working folder of its own for what a library may leave there."""
    project = copy((*DEFINITIONS, *SITE_FILES), tmp_path / "project")
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.setenv("BAOCAO_ROOT", str(project.root))
    monkeypatch.setenv("COLUMNS", "200")
    return project


def run(*arguments: object) -> object:
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    return ended.value.code


def mapping(project: Project, text: str = MAPPING) -> Path:
    path = project.root / "so.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def written(*roots: Path) -> Iterator[tuple[str, str]]:
    """Every file below, those in packages too, as text."""
    for root in roots:
        for path in sorted(p for p in root.rglob("*") if p.is_file()):
            data = path.read_bytes()
            yield path.name, data.decode(errors="replace")
            if zipfile.is_zipfile(BytesIO(data)):
                with zipfile.ZipFile(BytesIO(data)) as file:
                    for name in file.namelist():
                        yield f"{path.name}/{name}", file.read(name).decode(errors="replace")


def assert_nobody(printed: str, *roots: Path, but: tuple[str, ...] = ()) -> None:
    texts = [("printed", printed), *((n, t) for n, t in written(*roots) if n not in but)]
    found = {(secret, name) for name, text in texts for secret in secrets(ROWS) if secret in text}
    assert found == set()


def test_from_the_register_to_the_pages(
    project: Project, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Counts, findings, annotated copies, form, report with notebook and cache, web pages."""
    register = write_csv(tmp_path / "so.csv", ROWS)
    assert run("intake", register, "--mapping", mapping(project)) == 0
    run("check", *KEY)
    run("check", *KEY, "--json", "--annotate", tmp_path / "work" / "gui-lai")
    assert run("form", "--province", "lang-son", "--period", "2022-Q4", "--out", "form.xlsx") == 0
    assert run("report", *KEY) == 0
    run("status")
    assert run("site") == 0
    printed = "".join(capfd.readouterr())
    names = {path.name for path in project.root.rglob("*") if path.is_file()}
    assert {"run.json", "notebook.ipynb", "index.html", "ledger.json"} <= names
    assert any(name.endswith(".lines") for name in names)  # what was read of workbooks is kept
    assert "Đã đọc" in printed
    assert_nobody(printed, project.root, tmp_path / "work")


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_mapping_betrays_nobody(
    name: str, project: Project, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Whatever column is taken for another, counts and messages hold no cell of it."""
    register = write_csv(tmp_path / "so.csv", ROWS)
    run("intake", register, "--mapping", mapping(project, WRONG[name]))
    assert_nobody("".join(capfd.readouterr()), project.root, tmp_path / "work")


@pytest.mark.parametrize("damage", ["a quote that never ends", "half of a row", "no header"])
def test_a_damaged_register_betrays_nobody(
    damage: str, project: Project, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A reader's own message would quote the row that it stumbled over."""
    register = write_csv(tmp_path / "so.csv", ROWS)
    lines = register.read_text(encoding="utf-8").splitlines()
    broken = {
        "a quote that never ends": [*lines[:9], f'"{lines[9]}', *lines[10:]],
        "half of a row": [*lines[:9], lines[9][:30], f"{lines[10]},x,y", *lines[11:]],
        "no header": lines[1:],
    }[damage]
    register.write_text("\n".join(broken), encoding="utf-8")
    run("intake", register, "--mapping", mapping(project))
    assert_nobody("".join(capfd.readouterr()), project.root, tmp_path / "work")


def test_a_register_among_the_submissions_betrays_nobody(
    project: Project, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Sent by mistake instead of counts, with names where areas are sought: it is refused."""
    folder = project.submissions / "covid-19" / "lang-son" / "2022-Q3"
    folder.mkdir(parents=True)
    register = write_csv(folder / "so.csv", ROWS)
    _, rows = register.read_text(encoding="utf-8").split("\n", 1)
    header = "Địa bàn,CCCD,Ngày sinh,Điện thoại,Tổng số ca mắc,Ngày tiêm,Nơi tiêm"
    register.write_text(f"{header}\n{rows}", encoding="utf-8")
    assert run("check", *KEY, "--annotate", tmp_path / "work" / "gui-lai") == 1
    assert run("check", register) == 1
    asked = ("map", register, "--province", "lang-son")
    for more in ((), ("--json",), ("--write", project.mappings / "so.yaml")):
        assert run(*asked, *more) == 1
    assert run("report", *KEY) == 1
    printed = "".join(capfd.readouterr())
    assert_nobody(printed, project.root, tmp_path / "work", but=(register.name,))
    assert "bảng này ghi theo từng người (các cột “CCCD”, “Ngày sinh”" in printed
