"""A ledger or run.json that is missing, broken, of another report or tampered with.

Every command that relies on them ends with a message that names the file, and changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from baocao.apps.cli.entry import main
from baocao.archive.built.folder import LEDGER_FILE
from baocao.archive.built.names import RUN_FILE
from baocao.core.project import Project
from tests.build.issue.word import write_all_placeholders
from tests.conftest import BUILT

REPORT = ("--province", BUILT.province, "--period", BUILT.period)
FOLDER = f"reports/covid-19/{BUILT.province}/{BUILT.period}"
WORD = f"{FOLDER}/bao-cao.docx"

COMMANDS: dict[str, tuple[str, ...]] = {
    "trace": ("trace", *REPORT, "83,15%"),
    "verify": ("verify", WORD, *REPORT),
    "verify, found out": ("verify", WORD),
    "keep": ("keep", WORD, "--yes"),
    "issue": ("issue", *REPORT, "--number", "05", "--date", "25/3/2022"),
    "reproduce": ("reproduce", FOLDER),
}


def gone(path: Path) -> None:
    path.unlink()


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:200])


def other_report(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert '"period": "2022-Q1"' in text
    path.write_text(text.replace('"period": "2022-Q1"', '"period": "2022-Q2"'), encoding="utf-8")


def tampered(path: Path) -> None:
    """A figure in the ledger; in run.json the hash that the ledger has to have."""
    text = path.read_text(encoding="utf-8")
    digest = sha256(path.with_name(LEDGER_FILE).read_bytes()).hexdigest()
    old, new = ("83,15%", "85,15%") if path.name == LEDGER_FILE else (digest, "0" * 64)
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


SPOILT = [(file, spoil) for file in (LEDGER_FILE, RUN_FILE) for spoil in (gone, cut_off)]
SPOILT += [(file, spoil) for file in (LEDGER_FILE, RUN_FILE) for spoil in (other_report, tampered)]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("file", "spoil"), SPOILT, ids=[f"{file} {spoil.__name__}" for file, spoil in SPOILT]
)
def test_a_message_names_the_file_and_nothing_is_changed(
    command: str,
    file: str,
    spoil: Callable[[Path], None],
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Exit code 1, one clear message, every file as it was."""
    monkeypatch.chdir(project.root)
    monkeypatch.delenv("BAOCAO_ROOT", raising=False)
    write_all_placeholders(project.root / WORD)
    spoil(project.root / FOLDER / file)
    before = everything(project.root)
    with pytest.raises(SystemExit) as ended:
        main(COMMANDS[command])
    said = capsys.readouterr()
    assert ended.value.code == 1
    assert f"{FOLDER}/{file}" in said.err or f"{FOLDER}/{LEDGER_FILE}" in said.err
    assert "→" in said.err
    assert everything(project.root) == before


def everything(root: Path) -> dict[str, str]:
    """The hash of every file, but of locks and of what may be deleted at any time."""
    return {
        path.relative_to(root).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in root.rglob("*")
        if path.is_file() and ".cache" not in path.parts and path.suffix != ".lock"
    }
