"""The same inputs give the same bytes; what differs is named with what changed."""

from __future__ import annotations

import json

import pytest

from baocao.errors import BaocaoError
from baocao.project import Project
from baocao.runner.reproduce import reproduce
from tests.conftest import BUILT


def test_a_report_comes_out_the_same(built: Project) -> None:
    """Word file, ledger and charts, byte for byte."""
    found = reproduce(built, built.reports / BUILT.province / BUILT.period)
    assert found.different == ()
    assert found.inputs == ()
    assert {"bao-cao.docx", "ledger.json"} <= set(found.same)
    assert any(name.endswith(".svg") for name in found.same)


def test_changed_inputs_are_named(project: Project) -> None:
    """New wording gives another Word file; the ledger stays the same."""
    folder = project.narratives / BUILT.province
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{BUILT.period}.md").write_text("## I. Dịch\nMới.\n", encoding="utf-8")
    found = reproduce(project, project.reports / BUILT.province / BUILT.period)
    assert "bao-cao.docx" in found.different
    assert "ledger.json" in found.same
    assert found.inputs == (f"data/narratives/{BUILT.province}/{BUILT.period}.md",)


@pytest.mark.parametrize("content", ["", "{}", "[]", json.dumps({"parameters": {}})])
def test_a_run_that_tells_nothing_is_refused(project: Project, content: str) -> None:
    """Missing, empty or of another version."""
    folder = project.reports / BUILT.province / BUILT.period
    (folder / "run.json").write_text(content, encoding="utf-8")
    with pytest.raises(BaocaoError, match="không đọc được tệp ghi lần dựng"):
        reproduce(project, folder)
