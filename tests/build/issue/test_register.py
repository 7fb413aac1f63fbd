"""Issued reports form a chain: issue adds to it and prints its hash, all who read it agree."""

from __future__ import annotations

import re
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from baocao.archive.issued.chain import LINK_FILE, entries
from baocao.archive.issued.locks import unlock
from baocao.archive.issued.model import LockAction, LockEvent
from baocao.build.run.build import build_report
from baocao.core.project import Project
from tests.apps.cli.transcript import run
from tests.build.issue.word import write_all_placeholders
from tests.conftest import BUILT

REPORT = f"--province {BUILT.province} --period {BUILT.period}"
WORD = f"reports/covid-19/{BUILT.province}/{BUILT.period}/bao-cao.docx"
ISSUE = f"issue {REPORT} --number 05 --date 25/3/2022 --by 'văn thư'"
CODE = re.compile(r"[0-9a-f]{4}(?: [0-9a-f]{4}){4}")


@pytest.fixture
def issued(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    write_all_placeholders(project.root / WORD)
    said = run(project, ISSUE, monkeypatch)
    assert said.code == 0, said.err
    (found,) = CODE.findall(said.out)
    assert entries(project)[0].digest.startswith(found.replace(" ", ""))
    return project


def entry(project: Project) -> Path:
    return project.issued / "covid-19" / BUILT.province / BUILT.period


def changed(path: Path, old: bytes, new: bytes) -> None:
    """Whoever changes an entry takes its protection away first."""
    path.chmod(0o644)
    path.write_bytes(path.read_bytes().replace(old, new))


def test_the_clerk_is_told_the_hash_and_check_prints_the_same(
    issued: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And knows it again when it is read from the paper register."""
    said = run(issued, "register check", monkeypatch)
    assert said.code == 0
    assert "Sổ phát hành có 1 báo cáo, chuỗi còn nguyên." in said.out
    (code,) = CODE.findall(said.out)
    noted = run(issued, f"register check --head '{code}'", monkeypatch)
    assert noted.code == 0
    assert "Mã trong sổ giấy là của mục thứ 1" in noted.out
    other = run(issued, "register check --head '0000 1111 2222 3333 4444'", monkeypatch)
    assert other.code == 1
    assert "sổ đã bị thay hoặc bị cắt bớt" in other.err


def test_an_entry_is_read_only_and_the_report_is_not(issued: Project) -> None:
    """People go on working in the report's own folder."""
    folder = entry(issued)
    for path in (folder, *folder.rglob("*")):
        assert not path.stat().st_mode & 0o222, path
    shown = issued.report(BUILT)
    for path in (shown, *shown.rglob("*")):
        assert path.stat().st_mode & stat.S_IWUSR, path


@pytest.mark.parametrize("command", ["register check", f"verify {WORD}", ISSUE.replace("05", "06")])
def test_a_figure_changed_since_is_named_by_all(
    issued: Project, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """Not only by the one who looks at the chain."""
    changed(entry(issued) / "ledger.json", b'"text": "83,15%"', b'"text": "93,15%"')
    said = run(issued, command, monkeypatch)
    assert said.code == 1
    assert "ledger.json: tệp đã bị sửa sau khi phát hành" in said.err
    assert "số liệu coverage.18plus.d3.20.value đã bị sửa, nay là 93,15%" in said.err


def test_the_report_is_not_restored_from_an_entry_that_was_changed(
    issued: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Building stops and says why."""
    changed(entry(issued) / "ledger.json", b'"text": "83,15%"', b'"text": "93,15%"')
    said = run(issued, f"report {REPORT}", monkeypatch)
    assert said.code == 1
    assert "đã bị sửa sau khi phát hành" in said.out + said.err


def test_verify_holds_a_file_against_the_register(
    issued: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A ledger and a run.json that were replaced in the report's folder vouch for nothing."""
    assert run(issued, f"verify {WORD}", monkeypatch).code == 0
    changed(entry(issued) / "bao-cao.docx", b"word/document.xml", b"word/document.xmk")
    said = run(issued, f"verify {WORD}", monkeypatch)
    assert said.code == 1
    assert "bao-cao.docx: tệp đã bị sửa sau khi phát hành" in said.err


def test_a_register_of_before_comes_along(issued: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a chain it is read as ever; adopting it says what it does and prints the hash."""
    entry(issued).chmod(0o755)
    (entry(issued) / LINK_FILE).unlink()
    assert run(issued, f"verify {WORD}", monkeypatch).code == 0
    before = run(issued, "register check", monkeypatch)
    assert (before.code, CODE.findall(before.out)) == (0, [])
    assert "1 báo cáo phát hành trước khi có chuỗi" in before.out
    said = run(issued, "register adopt", monkeypatch)
    assert said.code == 0
    assert "Đã đưa 1 báo cáo vào chuỗi" in said.out
    after = run(issued, "register check", monkeypatch)
    assert CODE.findall(said.out) == CODE.findall(after.out)
    assert "Không có báo cáo nào" in run(issued, "register adopt", monkeypatch).out


def test_the_link_is_no_file_of_peoples(issued: Project) -> None:
    """Opened and built anew, the report's folder has nothing of the register left in it."""
    later = datetime(2027, 4, 4, tzinfo=UTC)
    unlock(issued, BUILT, LockEvent(LockAction.UNLOCK, later, "Sở Y tế", "Rà soát"))
    built = build_report(issued, BUILT, force=True)
    assert built.fresh
    assert {one.name for one in built.carried} <= {"bao-cao.docx"}
    assert not list(issued.report(BUILT).rglob(LINK_FILE))
    assert not list(issued.report(BUILT).rglob("issue.json"))
