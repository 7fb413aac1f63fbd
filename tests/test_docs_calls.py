"""The calls that the guides print do what they say: each is made, or the list says why not."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator

import pytest
import yaml

from baocao.core.project import Project
from baocao.core.whole_file import write_whole
from baocao.document.wording import ROMAN
from tests.apps.cli.transcript import run
from tests.conftest import BUILT, ROOT
from tests.definitions.plans.reading.documents import as_docx
from tests.submissions.persons.people import MAPPING, sound_rows, write_csv
from tests.test_docs import GUIDES, code_of, text_of

OPENED = "baocao new period --province lang-son --period 2022-Q1"
ELSEWHERE = ("docs/lenh.md", "docs/bat-dau.md")
CALLS: dict[str, int | str] = yaml.safe_load(text_of("tests/fixtures/docs/calls.yaml"))


def calls(command: str) -> Iterator[str]:
    """The calls in the guides as a person types them: without the comment behind them."""
    for name in GUIDES:
        for code in code_of(name) if name not in ELSEWHERE else ():
            if match := re.fullmatch(rf"(?:\.venv/bin/)?({command} .+?)(?: +#.*)?", code):
                yield match[1]


def test_every_call_is_listed() -> None:
    """With how it ends, or why it is not made; what no guide calls any more is not listed."""
    walked = set(calls("baocao")) - {"baocao new project du-an"}  # of README; tests/test_wheel.py
    assert walked == set(CALLS)


def test_the_calls_end_as_listed(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """One after another, as somebody who reads the guides makes them."""
    root = project.root
    for name in ("bao-cao.docx", "bao-cao-da-sua.docx"):
        shutil.copy(project.report(BUILT) / "bao-cao.docx", root / name)
    (root / "ke-hoach.docx").write_bytes(as_docx())
    (root / "so.yaml").write_text(MAPPING, encoding="utf-8")
    write_csv(root / "so.csv", sound_rows(30))
    words = "\n\n".join(f"## {roman}. A\n\nTruyền thông: đã làm." for roman in ROMAN)
    ended = {}
    for call, code in CALLS.items():
        if isinstance(code, int):
            done = run(project, call.removeprefix("baocao "), monkeypatch)
            ended[call] = done.code
            if call == OPENED:  # and then a person writes
                write_whole(project.narrative(BUILT), words)
            print(done.transcript, done.out[-500:])
    assert ended == {call: code for call, code in CALLS.items() if isinstance(code, int)}


@pytest.mark.parametrize("call", sorted(set(calls("make"))))
def test_make_knows_what_it_would_do(call: str) -> None:
    """Each call of make has its recipe; a variable that is named goes into it."""
    done = subprocess.run(
        ["make", "--dry-run", *call.split()[1:]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    values = [word.partition("=")[2] for word in call.split() if "=" in word]
    assert all(value in done.stdout for value in values if value != "1")
