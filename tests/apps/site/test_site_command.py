"""`baocao site`: what it says, as text and as data."""

from __future__ import annotations

import json

import pytest

from baocao.apps.cli.entry import main
from baocao.core.project import Project
from tests.apps.site.conftest import REPORTS, RICH


def run(project: Project, monkeypatch: pytest.MonkeyPatch, *words: str) -> int | str | None:
    """The exit code of the command in a project, without Quarto on the PATH."""
    monkeypatch.setenv("BAOCAO_ROOT", str(project.root))
    monkeypatch.setenv("PATH", "/usr/bin-without-quarto")
    with pytest.raises(SystemExit) as ended:
        main(["site", *words])
    return ended.value.code


def test_the_command_says_where_the_pages_are(
    own: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line for the pages, and one for each folder that cannot be used; exit 0."""
    (own.report(RICH) / "ledger.json").write_text("{", encoding="utf-8")
    assert run(own, monkeypatch) == 0
    said = capsys.readouterr().out
    assert f"từ {len(REPORTS) - 1} báo cáo" in said
    assert "_site/index.html" in said
    assert f"Không dùng được: reports/{RICH.identifier}" in said


def test_the_same_as_data(
    own: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """--json prints the numbers and the problems."""
    (own.report(RICH) / "run.json").unlink()
    assert run(own, monkeypatch, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["path"], told["reports"], told["by_quarto"]) == ("_site", len(REPORTS) - 1, False)
    (folder,) = told["unusable"]
    assert folder["folder"] == f"reports/{RICH.identifier}"
    assert "dựng dở" in folder["problems"][0]["what"]
