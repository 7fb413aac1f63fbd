"""Whatever is issued or locked is compared each time; each difference is named by every command."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from baocao.apps.cli.entry import main
from baocao.apps.site.publish import build_plain
from baocao.archive.issued.locks import data_files, lock, unlock
from baocao.archive.issued.model import LockAction, LockEvent
from baocao.build.issue.issue import Issue, issue_report
from baocao.core.project import Project
from tests.build.issue.word import write_all_placeholders
from tests.conftest import BUILT, SENT, copy

AT = datetime(2022, 3, 28, 9, 0, tzinfo=UTC)
OPTIONS = ("--province", BUILT.province, "--period", BUILT.period)


def _run(command: list[str]) -> int:
    with pytest.raises(SystemExit) as ended:
        main(command)
    return int(ended.value.code or 0)


def _issued(project: Project) -> None:
    issue_report(project, BUILT, Issue("5", date(2022, 3, 25), "văn thư", AT))


def _locked(project: Project) -> None:
    files = data_files(project, [project.sent(BUILT)])
    lock(project, BUILT, LockEvent(LockAction.LOCK, AT, "Sở Y tế", files=files))


def _locked_as_it_was_before(project: Project) -> None:
    """The report was made of what lies there; what is locked is another state of it."""
    path = project.root / SENT
    built_from = path.read_bytes()
    path.write_bytes(b"before")
    _locked(project)
    path.write_bytes(built_from)


def _edited(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\0")


def _gone(path: Path) -> None:
    path.unlink()


def _added(path: Path) -> None:
    shutil.copyfile(path, path.with_name("them.xlsx"))


def _as_it_is(_: Path) -> None:
    pass


CASES: dict[str, tuple[Callable[[Project], None], Callable[[Path], None], str]] = {
    "issued, edited": (_issued, _edited, f"{SENT}: tệp đã bị sửa"),
    "issued, gone": (_issued, _gone, f"{SENT}: tệp đã bị xóa"),
    "issued, added": (_issued, _added, "them.xlsx: tệp được thêm vào"),
    "locked, edited": (_locked, _edited, f"{SENT}: tệp đã bị sửa"),
    "locked otherwise": (_locked_as_it_was_before, _as_it_is, f"{SENT}: tệp đã bị sửa"),
}


@pytest.fixture
def ready(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("BAOCAO_ROOT", str(project.root))
    monkeypatch.setenv("COLUMNS", "200")
    write_all_placeholders(project.report(BUILT) / "bao-cao.docx")
    return project


@pytest.mark.parametrize("case", CASES)
def test_the_difference_is_named(
    ready: Project, case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """By report and check with exit code 1, and by the table of states."""
    freeze, change, told = CASES[case]
    freeze(ready)
    change(ready.root / SENT)
    for command in ("report", "check"):
        assert _run([command, *OPTIONS]) == 1
        printed = capsys.readouterr()
        assert told in printed.err
        assert f"trong khi số liệu kỳ {BUILT.period} đã khóa" in printed.err
        assert "Không có gì thay đổi" not in printed.out
    _run(["status", "--province", BUILT.province, "--json"])
    (status,) = json.loads(capsys.readouterr().out)
    assert status["changed"] is True
    assert any(told.split(": ")[1] in problem["what"] for problem in status["problems"])
    _run(["status", "--province", BUILT.province])
    said = "đã phát hành số 05, đã thay đổi" if freeze is _issued else "số liệu đã đổi"
    assert said in " ".join(capsys.readouterr().out.split())


def test_the_pages_name_it(ready: Project) -> None:
    """On the page of states, with the file and what to do."""
    copy(("_quarto.yml", "reports/index.qmd", "reports/cach-doc.qmd"), ready.root)
    _issued(ready)
    _edited(ready.root / SENT)
    built = build_plain(ready, date(2022, 4, 1))
    page = (built.folder / "tinh-trang.html").read_text(encoding="utf-8")
    assert "Số liệu đã đổi khi đang khóa" in page
    assert SENT in page
    assert "tệp đã bị sửa trong khi số liệu kỳ 2022-Q1 đã khóa" in page


@pytest.mark.parametrize("freeze", [_issued, _locked])
def test_what_is_as_it_was_raises_nothing(
    ready: Project, freeze: Callable[[Project], None], capsys: pytest.CaptureFixture[str]
) -> None:
    """A lock is silent while it holds."""
    freeze(ready)
    assert _run(["report", *OPTIONS]) == 0
    assert "Không có gì thay đổi" in capsys.readouterr().out


def test_opened_data_may_change(ready: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """After unlocking nothing is held against anybody."""
    _issued(ready)
    unlock(ready, BUILT, LockEvent(LockAction.UNLOCK, AT, "Sở Y tế", "Huyện gửi lại"))
    _added(ready.root / SENT)
    _run(["check", *OPTIONS])
    assert "đã khóa" not in capsys.readouterr().err
