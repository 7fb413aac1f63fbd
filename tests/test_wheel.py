"""The wheel alone is enough: from an empty folder to a report, its summary, the pages and the data,
as docs/bat-dau.md leads a new user, in at most 15 commands, outside the repository."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import docx
import openpyxl
import pytest

from baocao.apps.cli.app import app
from tests.conftest import ROOT
from tests.definitions.plans.reading.documents import as_text
from tests.submissions.persons.people import MAPPING, sound_rows, write_csv

GUIDE = "docs/bat-dau.md"
SENDING = 6  # communes that send their forms; the report says who did not


@dataclass(frozen=True)
class Installed:
    """A fresh environment with the wheel, and a folder outside the repository."""

    command: Path
    folder: Path

    def run(self, line: str, codes: Sequence[int] = (0,), folder: str = "") -> str:
        """What a command prints; it ends with one of the codes, and never with a traceback."""
        env = {k: v for k, v in os.environ.items() if not k.startswith(("BAOCAO", "PYTHON"))}
        done = subprocess.run(
            [self.command, *shlex.split(line)],
            cwd=self.folder / folder,
            env={**env, "COLUMNS": "150"},
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        said = done.stdout + done.stderr
        assert done.returncode in codes, f"{line}\n{said}"
        assert "Traceback" not in said
        return said


def guided() -> list[str]:
    """The commands of the guide, in its order."""
    text = (ROOT / GUIDE).read_text(encoding="utf-8")
    return re.findall(r"^    baocao (.+)$", text.replace(" \\\n      ", " "), flags=re.M)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel as a user installs it; what it depends on is borrowed from this environment."""
    home = tmp_path_factory.mktemp("wheel")
    out = home / "dist"
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, timeout=120)
    (wheel,) = out.glob("*.whl")
    env = home / "env"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", env], check=True, timeout=120)
    scripts = env / ("Scripts" if os.name == "nt" else "bin")
    install = [sys.executable, "-m", "pip", "--python", str(scripts / "python"), "install"]
    offline = ["--quiet", "--no-deps", "--no-index", str(wheel)]
    subprocess.run([*install, *offline], check=True, capture_output=True, timeout=120)
    (packages,) = env.rglob("site-packages")
    borrowed = [path for path in sys.path if "site-packages" in path]
    (packages / "borrowed.pth").write_text("\n".join(borrowed), encoding="utf-8")
    return Installed(scripts / "baocao", home)


def fill(form: Path, target: Path) -> None:
    """A form as a commune fills it in: people, cases of dengue, children."""
    book: Any = openpyxl.load_workbook(form)
    lines = book["_bieu_mau"].iter_rows(min_row=9, values_only=True)
    rows = [[str(v or "") for v in row] for row in lines]
    values = {
        ("population", ""): 5000,
        ("cases", "disease=dengue"): 3,
        ("cases", "disease=measles"): 1,
        ("deaths", "disease=rabies"): 0,
        ("infants", ""): 80,
        ("infants_full", ""): 76,
    }
    for sheet, cell, _, _, kind, subject, _, split in (row[:8] for row in rows):
        if kind == "value" and (subject, split) in values:
            book[sheet][cell] = values[subject, split]
    target.parent.mkdir(parents=True, exist_ok=True)
    book.save(target)


@pytest.fixture(scope="module")
def walked(installed: Installed) -> Installed:
    """After every command of the guide in turn; between them a person fills in the forms."""
    for line in guided():
        installed.run(line, folder="" if line.startswith("new project") else "du-an")
        if line.startswith("form "):
            forms = sorted((installed.folder / "du-an/bieu-mau").glob("*.xlsx"))[:SENDING]
            sent = installed.folder / "du-an/data/submissions/benh-truyen-nhiem/lang-son/2026-10"
            for form in forms:
                fill(form, sent / form.name)
    return installed


def test_from_an_empty_folder_to_a_report(walked: Installed) -> None:
    """The guide leads to a report, its summary, the pages and the data."""
    assert 10 <= len(guided()) <= 15
    report = walked.folder / "du-an/reports/benh-truyen-nhiem/lang-son/2026-10"
    for name in ("bao-cao.docx", "tom-tat.docx"):
        assert len(docx.Document(str(report / name)).paragraphs) > 10
    assert (walked.folder / "du-an/_site/index.html").is_file()
    table = (walked.folder / "du-an/so-lieu/targets.csv").read_text(encoding="utf-8-sig")
    assert table.count(",lang-son-12-kh-ubnd,") == 6


ONE = "--province lang-son --period 2026-10"
REPORT = "reports/benh-truyen-nhiem/lang-son/2026-10"
BLANK = "[Nội dung do người soạn thảo bổ sung"
# What the guide does not call, with how it ends in its project, in the order of a month.
OTHERS = {
    "--version": 0,
    "status": 0,
    "plan list": 0,
    "plan read ke-hoach.txt --province lang-son": 0,
    "plan compare ke-hoach.txt data/programmes/benh-truyen-nhiem/plans/lang-son/12-kh-ubnd.yaml": 1,
    "upgrade": 0,
    f"check {ONE} --json": 0,
    "map bang-rieng.csv --province lang-son": 0,
    f"remind {ONE}": 0,
    f"trace {ONE} 95%": 0,
    f"lint {REPORT}/bao-cao.docx": 1,
    f"keep {REPORT}/bao-cao.docx --yes": 0,
    f"renew {ONE}": 0,
    f"lock {ONE}": 0,
    "report": 0,
    f"unlock {ONE} --reason thử": 0,
    f"reproduce {REPORT}": 0,
    f"issue {ONE} --number 05 --date 5/11/2026": 0,
    "register check": 0,
    "register adopt": 0,
    f"pack {ONE}": 0 if shutil.which("soffice") else 1,
    "pdf --province ha-noi": 2,
    "migrate": 0,
    "new programme covid-19": 0,
    "intake so.csv --mapping so.yaml --programme covid-19": 0,
}


def write_blanks(path: Path) -> None:
    """What a person writes in Word where the report leaves it to people."""
    document = docx.Document(str(path))
    blanks = [one for one in document.paragraphs if one.text.startswith(BLANK)]
    assert len(blanks) > 3
    for paragraph in blanks:
        paragraph.text = "Đã thực hiện theo kế hoạch."
    document.save(str(path))


def test_every_other_command_works(walked: Installed) -> None:
    """In the same project, one after another, with the wheel alone, until the report is issued and
    packed; a unit's own table is read, a register counted."""
    root = walked.folder / "du-an"
    table = "Xã, phường;Số ca mắc sốt xuất huyết\nPhường Kỳ Lừa;4\nXã Đồng Đăng;0\n"
    (root / "bang-rieng.csv").write_text(table, encoding="utf-8")
    (root / "ke-hoach.txt").write_text(as_text(), encoding="utf-8")
    (root / "so.yaml").write_text(MAPPING, encoding="utf-8")
    write_csv(root / "so.csv", sound_rows(30))
    write_blanks(root / REPORT / "bao-cao.docx")
    for line, code in OTHERS.items():
        walked.run(line, (code,), folder="du-an")
    assert list(root.glob("reports/.goi-gui/**/*.zip")) or shutil.which("soffice") is None


def commands(group: click.Group) -> Iterator[str]:
    for name, command in group.commands.items():
        below = commands(command) if isinstance(command, click.Group) else ("",)
        yield from (f"{name} {one}".strip() for one in below)


def test_no_command_is_left_out() -> None:
    """Every command is called from the wheel, by the guide or after it."""
    calls = (*guided(), *OTHERS)
    left = {
        one for one in commands(app) if not any(f"{call} ".startswith(f"{one} ") for call in calls)
    }
    assert left == set()
