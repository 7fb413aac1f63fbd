"""The same inputs give the same bytes; what differs is named with what changed."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from baocao.build.issue.issue import Issue, issue_report
from baocao.build.run.reproduce import reproduce
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from tests.build.issue.word import write_all_placeholders
from tests.conftest import BUILT


def test_a_report_comes_out_the_same(built: Project) -> None:
    """Word file, ledger and charts, byte for byte."""
    found = reproduce(built, built.report(BUILT))
    assert found.different == ()
    assert found.inputs == ()
    assert {"bao-cao.docx", "ledger.json"} <= set(found.same)
    assert any(name.endswith(".svg") for name in found.same)


def test_an_issued_report_comes_out_as_it_was_built(project: Project) -> None:
    """Number and date were stamped into its Word file; what is compared is the file before."""
    write_all_placeholders(project.report(BUILT) / "bao-cao.docx")
    issue = Issue("5", date(2022, 3, 25), "văn thư", datetime(2022, 3, 28, tzinfo=UTC))
    folder = issue_report(project, BUILT, issue)
    found = reproduce(project, folder)
    assert found.different == ()
    assert "bao-cao.docx" in found.same


def test_changed_inputs_are_named(project: Project) -> None:
    """New wording gives another Word file; the ledger stays the same."""
    folder = project.narrative(BUILT).parent
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{BUILT.period}.md").write_text("## I. Dịch\nMới.\n", encoding="utf-8")
    found = reproduce(project, project.report(BUILT))
    assert "bao-cao.docx" in found.different
    assert "ledger.json" in found.same
    assert found.inputs == (f"data/narratives/covid-19/{BUILT.province}/{BUILT.period}.md",)


@pytest.mark.parametrize("content", ["", "{}", "[]", json.dumps({"parameters": {}})])
def test_a_run_that_tells_nothing_is_refused(project: Project, content: str) -> None:
    """Missing, empty or of another version."""
    folder = project.report(BUILT)
    (folder / "run.json").write_text(content, encoding="utf-8")
    with pytest.raises(BaocaoError, match=r"run\.json: tệp ghi lần dựng hỏng"):
        reproduce(project, folder)
