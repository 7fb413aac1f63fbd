"""The wheel alone is enough: from an empty folder to a report, its summary, the pages and the data,
as docs/bat-dau.md leads a new user, in at most 15 commands, outside the repository."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from tests.conftest import ROOT

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


# What the guide does not call, with how it ends in the project that it made.
OTHERS = {
    "--version": 0,
    "status": 0,
    "plan list": 0,
    "upgrade": 0,
    "check --province lang-son --period 2026-10 --json": 0,
    "report": 0,
    "trace --province lang-son --period 2026-10 95%": 0,
    "lint reports/benh-truyen-nhiem/lang-son/2026-10/bao-cao.docx": 1,
    "keep reports/benh-truyen-nhiem/lang-son/2026-10/bao-cao.docx": 0,
    "remind --province lang-son --period 2026-10": 0,
    "lock --province lang-son --period 2026-10": 0,
    "unlock --province lang-son --period 2026-10 --reason thử": 0,
    "register check": 0,
    "reproduce reports/benh-truyen-nhiem/lang-son/2026-10": 0,
    "migrate": 0,
    "pdf --province ha-noi": 2,
}


def test_every_other_command_works(walked: Installed) -> None:
    """In the same project, one after another, with the wheel alone."""
    for line, code in OTHERS.items():
        walked.run(line, (code,), folder="du-an")
