"""A project of two programmes on the command line: who is meant, and what names it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from baocao.apps.notebook.available import list_data
from baocao.archive.built.folder import open_published, published_keys
from baocao.core.project import Project
from tests.apps.cli.transcript import Said, run
from tests.conftest import BUILT, DEFINITIONS, SUBMISSIONS, copy, once_made
from tests.two_programmes import SECOND, add_programme, send_to

WHICH = "--province lang-son --period 2022-Q1"
OTHER = replace(BUILT, programme=SECOND)


@pytest.fixture(scope="module")
def two(shared: Path) -> Project:
    """Both have sent the same, and both reports are built; not to be changed."""

    def make(root: Path) -> None:
        project = copy((*DEFINITIONS, SUBMISSIONS), root)
        add_programme(project)
        send_to(project, OTHER)
        with pytest.MonkeyPatch.context() as patch:
            assert run(project, "report", patch).code == 0

    once_made(shared / "two", make)
    return Project(shared / "two")


def test_each_programme_has_its_report(two: Project) -> None:
    """Neither is built over the other, and each says whose it is."""
    assert published_keys(two) == (BUILT, OTHER)
    for key in (BUILT, OTHER):
        report = open_published(two, key)
        assert report.ledger.key == report.key == key
        sources = {source.file for figure in report.ledger.figures for source in figure.sources}
        sent = {name for name in sources if name.startswith("data/submissions/")}
        assert sent == {two.name(path) for path in two.sent(key).iterdir()}


AMBIGUOUS = (
    f"report {WHICH}",
    f"check {WHICH}",
    f"form {WHICH} --out bieu.xlsx",
    f"remind {WHICH}",
    f"trace 83,15% {WHICH}",
    f"lock {WHICH}",
    f'unlock {WHICH} --reason "x"',
    f"issue {WHICH} --number 5 --date 25/3/2022",
    f"verify reports/covid-19/lang-son/2022-Q1/bao-cao.docx {WHICH}",
    "intake so.csv --mapping so.yaml",
)


@pytest.mark.parametrize("command", AMBIGUOUS)
def test_it_has_to_be_said_which_is_meant(
    command: str, two: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """2, and the choices; nothing is done."""
    said = run(two, command, monkeypatch)
    assert said.code == 2
    assert said.err.count("Lỗi") == 1
    assert f"thuộc nhiều chương trình: covid-19, {SECOND}" in said.err
    assert "--programme covid-19" in said.err


def test_the_one_that_is_named_is_meant(two: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """By each command that takes it."""
    named = f"{WHICH} --programme {SECOND}"
    traced = json.loads(run(two, f"trace 83,15% {named} --json", monkeypatch).out)
    assert traced[0]["cells"][0]["file"].startswith(f"data/submissions/{SECOND}/")
    (record,) = json.loads(run(two, f"report {named} --json", monkeypatch).out)
    assert (record["programme"], record["status"]) == (SECOND, "current")
    assert run(two, f"check {named}", monkeypatch).code == 0
    plans = json.loads(run(two, f"plan list --programme {SECOND} --json", monkeypatch).out)
    assert {plan["programme"] for plan in plans} == {SECOND}


def test_a_file_says_whose_it_is(two: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Word file by its properties, a workbook by its folder."""
    word = two.name(two.report(OTHER) / "bao-cao.docx")
    verified = json.loads(run(two, f"verify {word} --json", monkeypatch).out)
    assert (verified["programme"], verified["stands"]) == (SECOND, True)
    (sent,) = two.sent(OTHER).iterdir()
    assert run(two, f"check {two.name(sent)}", monkeypatch).code == 0


def tables(said: Said) -> str:
    assert said.code == 0
    return said.out


def test_tables_name_the_programme(two: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Because there are two; each has lines of its own."""
    for command in ("status", "plan list"):
        shown = tables(run(two, command, monkeypatch))
        assert "Chương trình" in shown
        assert SECOND in shown
        assert "covid-19" in shown
    shown = tables(run(two, "report", monkeypatch))
    assert f"{SECOND} lang-son 2022-Q1" in shown
    states = json.loads(run(two, f"status --programme {SECOND} --json", monkeypatch).out)
    assert {state["programme"] for state in states} == {SECOND}


def test_notebooks_see_both(two: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of what there is says of which programme each line is."""
    monkeypatch.setenv("BAOCAO_ROOT", str(two.root))
    assert list_data().values.tolist() == [
        [key.programme, "lang-son", "Tỉnh Lạng Sơn", "2022-Q1"] for key in (BUILT, OTHER)
    ]


def test_of_one_programme_nothing_is_said(built: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tables are as they were; only the data for programs names it."""
    for command in ("status", "plan list", "report"):
        assert "Chương trình" not in tables(run(built, command, monkeypatch))
    monkeypatch.setenv("BAOCAO_ROOT", str(built.root))
    assert list(list_data().columns) == ["province", "province_name", "reports"]
