"""The command works where a machine is set up otherwise: places, names, rights, large files.

Each row starts the real command in a process of its own.
"""

from __future__ import annotations

import os
import resource
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from baocao.core.project import Project
from tests.conftest import DEFINITIONS, SENT, SUBMISSIONS, copy

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs umask, links and limits")

NAMED = ("--province", "lang-son", "--period", "2022-Q1")
LONG = "Báo cáo phòng, chống dịch năm hai nghìn hai mươi hai của Sở Y tế tỉnh Lạng Sơn (bản lưu)"
MEGABYTE, GIGABYTE = 1024**2, 1024**3
SHEET, SHARED = "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml"
MAPPING = """\
kind: register
province: lang-son
period: 2022-Q1
as_of: 2022-03-14
provider: Sổ tiêm chủng
columns:
  person: Mã
  birth_date: Ngày sinh
  step: Mũi
  step_date: Ngày tiêm
  district: Huyện
"""


def command(
    project: Project,
    *arguments: str,
    without: tuple[str, ...] = (),
    env: Mapping[str, str] | None = None,
    before: Callable[[], object] | None = None,
) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in without}
    return subprocess.run(
        [sys.executable, "-m", "baocao", *arguments],
        cwd=project.root,
        env={**kept, "BAOCAO_ROOT": str(project.root), **(env or {})},
        capture_output=True,
        encoding="utf-8",
        check=False,
        preexec_fn=before,
    )


def small(root: Path) -> Project:
    return copy((*DEFINITIONS, SUBMISSIONS), root)


def well(done: subprocess.CompletedProcess[str]) -> bool:
    assert "Traceback" not in done.stdout + done.stderr, done.stderr
    return done.returncode == 0


def test_a_report_is_built_where_all_is_odd_at_once(tmp_path: Path) -> None:
    """No home, the C locale, umask 077, and a path of 200 characters with spaces and Vietnamese
    letters: the report is there, and nobody else can read it."""
    place = tmp_path
    while len(str(place)) < 200:
        place = place / LONG
    project = small(place / "dự án")
    done = command(
        project,
        *("report", *NAMED),
        without=("HOME", "LANG", "LC_ALL", "PYTHONUTF8", "PYTHONIOENCODING"),
        env={"LC_ALL": "C"},
        before=lambda: os.umask(0o077),
    )
    assert well(done), done.stdout + done.stderr
    (report,) = project.reports.glob("covid-19/lang-son/2022-Q1/bao-cao.docx")
    assert stat.S_IMODE(report.stat().st_mode) == 0o600


PLACES: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
    "no home": (("HOME",), {}),
    "a home that is not there": ((), {"HOME": "/nowhere/at/all"}),
    "the C locale": (("LANG", "LC_ALL"), {"LC_ALL": "C"}),
    "the POSIX locale, no UTF-8 mode": (("LANG",), {"LC_ALL": "POSIX", "PYTHONUTF8": "0"}),
    "no terminal": ((), {"TERM": "dumb"}),
    "a narrow terminal": ((), {"COLUMNS": "20"}),
    "nobody's name": (("USER", "LOGNAME", "LNAME", "USERNAME"), {}),
}


@pytest.mark.parametrize("name", PLACES)
def test_commands_work_there(tmp_path: Path, name: str) -> None:
    """Data is read, results are made, and the lock is written by somebody."""
    without, env = PLACES[name]
    project = small(tmp_path / "project")
    done = command(project, "lock", *NAMED, without=without, env=env)
    assert well(done)
    assert done.stdout.startswith("Đã khóa số liệu lang-son 2022-Q1")


def test_a_project_behind_a_link_to_itself(tmp_path: Path) -> None:
    """The project is entered by a link, and a link in its data leads back to the project."""
    project = small(tmp_path / "project")
    (tmp_path / "link").symlink_to(project.root)
    (project.root / "data" / "submissions" / "covid-19" / "lang-son" / "vòng").symlink_to("..")
    (project.root / "reports").mkdir(exist_ok=True)
    (project.root / "reports" / "lại").symlink_to("..")
    through = Project(tmp_path / "link")
    done = command(through, "check", *NAMED)
    assert "Traceback" not in done.stdout + done.stderr
    assert done.returncode == 0
    shown = command(through, "status")
    assert "Traceback" not in shown.stdout + shown.stderr


def test_many_workbooks(tmp_path: Path) -> None:
    """Each is read; that they are one unit's is a finding, not a fault. 500 by hand."""
    project = small(tmp_path / "project")
    count = int(os.environ.get("BAOCAO_MANY", "40"))
    content = (project.root / SENT).read_bytes()
    for number in range(count):
        (project.root / SENT).with_name(f"tệp số {number}.xlsx").write_bytes(content)
    done = command(project, "check", *NAMED, "--json")
    assert "Traceback" not in done.stderr
    assert done.returncode in (0, 1)


def photographed(parts: dict[str, bytes]) -> None:
    parts["xl/media/image1.jpeg"] = os.urandom(40 * MEGABYTE)


def full_of_words(parts: dict[str, bytes]) -> None:
    texts = f"<si><t>{'đã tiêm chủng đủ liều ' * 50}</t></si>".encode() * 28_000
    parts[SHARED] = parts[SHARED].replace(b"</sst>", texts + b"</sst>")


def full_of_formats(parts: dict[str, bytes]) -> None:
    rows = (b'<row r="%d">%s</row>' % (row, b'<c s="1"/>' * 26) for row in range(100, 120_000))
    parts[SHEET] = parts[SHEET].replace(b"</sheetData>", b"".join(rows) + b"</sheetData>")


LARGE = {"photographs": photographed, "words": full_of_words, "formats": full_of_formats}


def workbook_of(
    project: Project,
    place: Path,
    change: Callable[[dict[str, bytes]], None],
    packing: int = zipfile.ZIP_STORED,
) -> Path:
    """The province's own workbook, blown up."""
    with zipfile.ZipFile(project.root / SENT) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(place, "w", packing) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return place


@pytest.mark.parametrize("kind", LARGE)
def test_a_workbook_of_40_mb(tmp_path: Path, kind: str) -> None:
    """It is read like a small one, within 3 GB of address space."""
    project = small(tmp_path / "project")
    large = workbook_of(project, tmp_path / "lon.xlsx", LARGE[kind])
    assert 30 * MEGABYTE < large.stat().st_size < 50 * MEGABYTE
    done = check(project, large, 3 * GIGABYTE)
    assert well(done), done.stdout + done.stderr
    assert "1 lưu ý, 8 đã giải trình" in done.stdout


def test_a_workbook_that_the_memory_does_not_hold(tmp_path: Path) -> None:
    """300 MB when unpacked: one sentence says so, and nothing else is said of it."""
    project = small(tmp_path / "project")

    def unfolding(parts: dict[str, bytes]) -> None:
        parts[SHARED] = parts[SHARED].replace(b"</sst>", b" " * 300 * MEGABYTE + b"</sst>")

    large = workbook_of(project, tmp_path / "lon.xlsx", unfolding, zipfile.ZIP_DEFLATED)
    done = check(project, large, int(0.4 * GIGABYTE))
    assert done.returncode == 1, done.stdout
    assert done.stderr.startswith(f"Lỗi: {large.as_posix()}: tệp quá lớn so với bộ nhớ của máy\n")
    assert done.stderr.count("\n") == 2


def check(project: Project, workbook: Path, memory: int) -> subprocess.CompletedProcess[str]:
    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))

    return command(project, "check", str(workbook), before=limited)


def test_a_large_register_in_little_memory(tmp_path: Path) -> None:
    """Lines are counted, not held: 2 million by hand, within 3 GB of address space."""
    project = small(tmp_path / "project")
    lines = int(os.environ.get("BAOCAO_LINES", "50000"))
    register = tmp_path / "so.csv"
    with register.open("w", encoding="utf-8") as file:
        file.write("Mã,Ngày sinh,Huyện,Mũi,Ngày tiêm\n")
        for number in range(lines):
            district = ("Huyện Cao Lộc", "Huyện Văn Lãng")[number % 2]
            file.write(
                f"{number},1980-01-0{number % 9 + 1},{district},{number % 3 + 1},2022-02-01\n"
            )
    mapping = tmp_path / "so.yaml"
    mapping.write_text(MAPPING, encoding="utf-8")
    limit = int(os.environ.get("BAOCAO_MEMORY", str(3 * GIGABYTE)))
    done = command(
        project,
        *("intake", str(register), "--mapping", str(mapping), "--out", str(tmp_path / "out.xlsx")),
        before=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)),
    )
    assert well(done), done.stdout + done.stderr
    assert (tmp_path / "out.xlsx").is_file()
