"""One bad report: the others finish, nothing half-written is published, the next run mends."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from subprocess import run

import pytest

from baocao.build.run.build import failed_notebook
from baocao.build.run.isolation import CAN_FORK, ProcessLimits
from baocao.build.run.job import Built, Job, Outcome, Watch
from baocao.build.run.local import make_here
from baocao.build.run.parallel import Board, build_all, builder
from baocao.core.project import Project
from tests.build.run.small_project import (
    WRITES_ALL,
    key,
    left_behind,
    only_in,
    problems_of,
    published,
    send,
    small_project,
    write_notebook,
)

pytestmark = pytest.mark.skipif(not CAN_FORK, reason="needs fork")

PERIODS = ("2022-Q1", "2022-Q2", "2022-Q3")
BAD = "2022-Q2"
MEMORY = 300_000_000
SECONDS = 10  # enough for a bad report to reach its fault on a busy machine
PLENTY = ProcessLimits(seconds=300, memory=MEMORY)
FAULTS = {
    "raises": ("raise RuntimeError('hỏng')", "ô số 4: ô này dừng vì lỗi RuntimeError: hỏng"),
    "exits": ("import sys; sys.exit(4)", "ô số 4: ô này dừng vì lỗi SystemExit: 4"),
    "leaves": ("import os; os._exit(4)", r"ô số 4: tiến trình tự thoát giữa chừng (mã 4)"),
    "hangs": ("import time; time.sleep(60)", "ô số 4: chạy quá 10 giây nên bị dừng"),
    "spins": ("while True: pass", "ô số 4: chạy quá 10 giây nên bị dừng"),
    "allocates": (
        "kept = []\nwhile True: kept.append(bytearray(10_000_000))",
        "ô số 4: ô này cần nhiều bộ nhớ hơn giới hạn của một báo cáo",
    ),
    "kills itself": (
        "import os; os.kill(os.getpid(), 9)",
        "ô số 4: tiến trình bị hủy (SIGKILL)",
    ),
    "writes outside": (
        "(folder.parent / '2022-Q1' / 'ledger.json').write_text('x')",
        "không được ghi ra ngoài thư mục kết quả",
    ),
    "removes data": (
        "import shutil; shutil.rmtree('data/submissions')",
        "không được ghi ra ngoài thư mục kết quả",
    ),
    "writes too little": ("(folder / 'ledger.json').unlink()", "thiếu: ledger.json"),
}

ENDLESS = ("hangs", "spins")


def build(project: Project, bad_seconds: float = PLENTY.seconds) -> list[Outcome]:
    """Only the bad report is short of time: a busy machine fails no other."""

    def show(_: Board) -> None:
        pass

    def make(job: Job, watch: Watch) -> None:
        is_bad = job.key.period == BAD
        make_here(job, watch, ProcessLimits(bad_seconds, MEMORY) if is_bad else PLENTY)

    return build_all(builder(project, make, force=False), [*map(key, PERIODS)], 2, show)


def built_now(outcomes: list[Outcome]) -> set[str]:
    return {o.key.period for o in outcomes if isinstance(o, Built) and o.fresh}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_bad_report_stays_alone(tmp_path: Path, fault: str) -> None:
    """The bad report fails with its cause; the others are published; mended, only it is built."""
    code, message = FAULTS[fault]
    project = small_project(tmp_path, *PERIODS)
    write_notebook(project, WRITES_ALL, only_in(BAD, code))

    outcomes = build(project, SECONDS if fault in ENDLESS else PLENTY.seconds)

    assert message in problems_of(outcomes[1])
    assert built_now(outcomes) == published(project) == {"2022-Q1", "2022-Q3"}
    assert left_behind(project) == set()
    assert failed_notebook(project, key(BAD)).is_file()

    write_notebook(project, WRITES_ALL)
    assert built_now(build(project)) == set(PERIODS)  # the notebook is an input of all
    assert not failed_notebook(project, key(BAD)).exists()


def test_next_run_builds_only_the_rest(tmp_path: Path) -> None:
    """Where only the data of the bad report is mended, only that one is built again."""
    last = PERIODS[-1]
    project = small_project(tmp_path, *PERIODS)
    own = "f'data/submissions/covid-19/lang-son/{period}/don-vi.xlsx'"
    write_notebook(project, WRITES_ALL, f"assert open({own}).read() != 'sai'")
    send(project, last, "sai")
    assert built_now(build(project)) == {"2022-Q1", "2022-Q2"}
    send(project, last, "đúng")
    assert built_now(build(project)) == {last}
    assert built_now(build(project)) == set()


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_an_old_report_survives_a_failure(tmp_path: Path) -> None:
    """A failed build leaves the report published before as it was, byte for byte."""
    project = small_project(tmp_path, *PERIODS)
    write_notebook(project, WRITES_ALL)
    build(project)
    folder = project.reports / "covid-19" / "lang-son" / BAD
    before = contents(folder)
    write_notebook(project, WRITES_ALL, only_in(BAD, "import os; os._exit(1)"))
    build(project)
    assert contents(folder) == before


def test_failed_notebook_shows_the_failing_cell(tmp_path: Path) -> None:
    """A cell that was stopped for being slow shows where it was."""
    project = small_project(tmp_path, *PERIODS)
    write_notebook(project, WRITES_ALL, only_in(BAD, "import time\ntime.sleep(600)"))
    for seconds in (SECONDS, 9 * SECONDS):  # the second where others keep the machine from it
        build(project, seconds)
        kept = failed_notebook(project, key(BAD)).read_text()
        if "papermill-error-cell" in kept:
            break
    assert "papermill-error-cell" in kept
    assert "time.sleep" in kept


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 300 kB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(disk)]
    if os.geteuid() != 0 or run(mount, capture_output=True, check=False).returncode:
        pytest.skip("may not mount a disk")
    yield disk
    run(["umount", "-l", str(disk)], check=True)


def test_full_disk(tmp_path: Path, tiny_disk: Path) -> None:
    """A report that does not fit says so; what was published before stays whole."""
    project = small_project(tmp_path / "p", *PERIODS)
    project.reports.symlink_to(tiny_disk)
    write_notebook(project, WRITES_ALL)
    build(project)
    assert published(project) == set(PERIODS)
    write_notebook(project, WRITES_ALL, only_in(BAD, "(folder / 'x').write_text('x' * 400_000)"))
    outcomes = build(project)
    assert "đĩa đầy" in problems_of(outcomes[1]) or "No space left" in problems_of(outcomes[1])
    assert published(project) == set(PERIODS)
    assert left_behind(project) == set()
    write_notebook(project, WRITES_ALL, "pass")
    assert BAD in built_now(build(project))
