"""`baocao report --watch`: a saved word is in the open page, and Ctrl-C ends it whole."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from baocao.apps.cli.live_page import LivePages, shown_live
from baocao.core.project import Project
from tests.apps.cli.edits import content
from tests.apps.cli.test_bad_input import REPORT
from tests.apps.cli.transcript import run
from tests.apps.site.browser import browser_tab, needs_chromium

NARRATIVE = "data/narratives/covid-19/lang-son/2022-Q1.md"
FOLDER = "covid-19/lang-son/2022-Q1"
posix = pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")


@pytest.fixture(autouse=True)
def interrupts_are_heard() -> Iterator[None]:
    """What a script starts in the background ignores Ctrl-C, these tests among it; what they
    start must not."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


class Watching:
    """A running command, and what it has printed."""

    def __init__(self, project: Project) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "baocao", *REPORT.split(), "--watch"],
            cwd=project.root,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )

    def said(self, words: str) -> str:
        """The first line from here on that has these words."""
        assert self.process.stdout is not None
        return next(line for line in self.process.stdout if words in line)

    def end(self) -> int:
        self.process.send_signal(signal.SIGINT)
        self.said("Đã dừng theo dõi.")
        return self.process.wait(60)


@contextmanager
def watching(project: Project) -> Iterator[Watching]:
    watched = Watching(project)
    try:
        yield watched
    finally:
        watched.process.kill()
        watched.process.wait()


def _write(project: Project, words: str) -> None:
    content(NARRATIVE, f"## {words}\n\nĐã giao ban hằng tuần.\n".encode())(project)


@posix
@pytest.mark.slow
@needs_chromium
def test_a_saved_word_is_in_the_open_page(project: Project) -> None:
    """What is wrong is said in the terminal and in the page, which still shows the last report;
    mended and saved, it is built. Ctrl-C ends the command with nothing half-made."""
    with watching(project) as watched, browser_tab() as (tab, _):
        address = watched.said("http://").split()[-1]
        watched.said("không có gì phải dựng lại")
        tab.goto(address)
        report = tab.frame_locator("iframe")
        assert "giao ban hằng tuần" not in report.locator("body").inner_text()
        _write(project, "IX. Mục lạ")
        assert FOLDER.rsplit("/", maxsplit=1)[-1] in watched.said("không thuộc mục nào")
        tab.get_by_role("alert").wait_for()
        assert "IX. Mục lạ" in tab.get_by_role("alert").inner_text()
        _write(project, "II. Công tác chỉ đạo")
        assert NARRATIVE in watched.said("đã dựng")
        report.get_by_text("Đã giao ban hằng tuần.").first.wait_for()
        assert tab.get_by_role("alert").count() == 0
        assert watched.end() == 0
    assert list(project.reports.rglob("*.dang-dung*")) == []


@pytest.mark.parametrize("other", ["--json", "--quiet", "--executor dask"])
def test_what_does_not_go_together_is_refused(
    project: Project, other: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = run(project, f"{REPORT} --watch {other}", monkeypatch)
    assert said.code == 2
    assert f"--watch không đi cùng {other.split(maxsplit=1)[0]}" in said.err


def _answer(address: str, path: str, host: str = "") -> int:
    server = address.removeprefix("http://").removesuffix("/")
    connection = http.client.HTTPConnection(server, timeout=60)
    connection.request("GET", path, headers={"Host": host or server})
    status = connection.getresponse().status
    connection.close()
    return status


def test_only_files_of_shown_reports_are_served(tmp_path: Path) -> None:
    """By their own address, and to this machine's own pages."""
    (tmp_path / "bao-cao.html").write_text("<p>Báo cáo</p>", encoding="utf-8")
    (tmp_path / "figures").mkdir()
    (tmp_path.parent / "secret.txt").write_text("x", encoding="utf-8")
    live = LivePages()
    live.show("<p>Khung</p>", {FOLDER: tmp_path})
    with shown_live(live) as address:
        assert _answer(address, "/") == 200
        assert _answer(address, f"/{FOLDER}/bao-cao.html") == 200
        for path in (
            "/bao-cao.html",
            f"/{FOLDER}/",
            f"/{FOLDER}/figures",
            f"/{FOLDER}/..",
            f"/{FOLDER}/../secret.txt",
            f"/{FOLDER}/%2e%2e/secret.txt",
        ):
            assert _answer(address, path) == 404, path
        for host in ("example.org", "example.org:80", "127.0.0.1"):
            assert _answer(address, "/", host) == 403, host
