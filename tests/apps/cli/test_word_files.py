"""Lint, verify, keep and issue read Word files alike: same files read, same words of refusal."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from lxml.etree import QName

from baocao.core.project import Project
from baocao.core.word_file import open_bytes
from tests.apps.cli.transcript import Said, run
from tests.build.issue.word import write_all_placeholders
from tests.conftest import BUILT
from tests.core.word_file.bad_files import BAD
from tests.core.word_file.strict import strict

REPORT = f"reports/covid-19/{BUILT.province}/{BUILT.period}/bao-cao.docx"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
CALLS = {
    "lint": f"lint {REPORT}",
    "verify": f"verify {REPORT}",
    "keep": f"keep {REPORT}",
    "issue": f"issue --province {BUILT.province} --period {BUILT.period}"
    " --number 05 --date 25/3/2022 --by 'văn thư'",
}


def told(project: Project, monkeypatch: pytest.MonkeyPatch) -> dict[str, Said]:
    return {name: run(project, call, monkeypatch) for name, call in CALLS.items()}


def test_each_bad_file_is_refused_in_the_same_words(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By all four commands, each with exit code 1, and nothing is issued."""
    file = project.root / REPORT
    good = file.read_bytes()
    for name, (spoil, words) in BAD.items():
        file.write_bytes(spoil(good))
        found = told(project, monkeypatch)
        messages = {said.err for said in found.values()}
        assert len(messages) == 1, (name, messages)
        (message,) = messages
        assert message.startswith(f"Lỗi: {REPORT}: {words}"), name
        assert {said.code for said in found.values()} == {1}, name
    assert not project.issued.exists()


def test_a_missing_file_is_wrong_usage_to_all(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The three commands that are given a file say so alike."""
    (project.root / REPORT).unlink()
    found = [run(project, CALLS[name], monkeypatch) for name in ("lint", "verify", "keep")]
    assert {said.code for said in found} == {2}
    assert {said.err.splitlines()[0] for said in found} == {f"Lỗi: {REPORT}: không tìm thấy tệp"}


def test_a_strict_file_is_read_by_all(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Saved as "Strict Open XML Document", the report says and looks as it was built."""
    file = project.root / REPORT
    write_all_placeholders(file)
    usual = {name: run(project, call, monkeypatch) for name, call in list(CALLS.items())[:3]}
    file.write_bytes(strict(file.read_bytes()))
    found = told(project, monkeypatch)
    for name, said in usual.items():
        assert (found[name].out, found[name].code) == (said.out, said.code), name
    assert found["issue"].code == 0, found["issue"].err


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_an_issued_strict_file_opens_and_prints_number_and_date(
    project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It stays Strict, and LibreOffice reads in it what the clerk gave."""
    file = project.root / REPORT
    write_all_placeholders(file)
    file.write_bytes(strict(file.read_bytes()))
    assert run(project, CALLS["issue"], monkeypatch).code == 0
    package = open_bytes(file.read_bytes(), "")
    assert QName(package.tree(package.main)).namespace == STRICT
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    options = ("--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path))
    command = ("soffice", profile, *options, str(file))
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    printed = (tmp_path / "bao-cao.txt").read_text(encoding="utf-8").replace("\u00a0", " ")
    assert "Số: 05/BC-SYT" in printed
    assert "Lạng Sơn, ngày 25 tháng 3 năm 2022" in printed
