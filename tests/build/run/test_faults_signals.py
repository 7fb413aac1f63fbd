"""The command is interrupted or killed at any moment: nothing half-written, and it resumes."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from baocao.build.run.isolation import CAN_FORK
from baocao.core.project import Project
from tests.build.run.small_project import (
    WRITES_ALL,
    left_behind,
    published,
    small_project,
    write_notebook,
)

pytestmark = pytest.mark.skipif(not CAN_FORK, reason="needs fork")

PERIODS = ("2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4", "2023-Q1", "2023-Q2")
PATIENCE = 300.0  # seconds after which a test gives up; nothing should take them
SLOW = "import time; time.sleep(0.4)"
GO_ON = "di-tiep"  # a file; without it the last report never ends
HELD = f"""
from pathlib import Path
while period == "{PERIODS[-1]}" and not Path("{GO_ON}").exists():
    time.sleep(0.05)
"""
COMMAND = (
    sys.executable,
    "-m",
    "baocao",
    "report",
    "--explain",
    "--jobs",
    "2",
    "--province",
    "lang-son",
)


@pytest.fixture(autouse=True)
def interrupts_are_heard() -> Iterator[None]:
    """What a script starts in the background ignores Ctrl-C, these tests among it; what they
    start must not."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def start(project: Project) -> subprocess.Popen[str]:
    """The command as a terminal starts it: leader of its own group."""
    return subprocess.Popen(
        COMMAND,
        cwd=project.root,
        env={**os.environ, "BAOCAO_ROOT": str(project.root), "TMPDIR": str(project.root.parent)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def wait_for_first(project: Project) -> None:
    """Until one report is published: the others are at work then."""
    deadline = time.monotonic() + PATIENCE
    while not published(project):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def scratch(folder: Path) -> list[str]:
    """What a command put aside there and did not take along."""
    return [path.name for path in folder.glob("baocao-*")] + [p.name for p in folder.glob("pymp-*")]


def processes_at(project: Project) -> list[str]:
    """Processes that work in the project's folder."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            works_here = (entry / "cwd").readlink() == project.root.resolve()
            state = (entry / "stat").read_text().rsplit(")", 1)[1].split()[0]
        except OSError:
            continue
        if works_here and state != "Z":
            found.append(entry.name)
    return found


def ends_with_no_process(project: Project, seconds: float = PATIENCE) -> bool:
    deadline = time.monotonic() + seconds
    while processes_at(project) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not processes_at(project)


def count(output: str, ending: str) -> int:
    """Lines of the output that end so."""
    return sum(line.endswith(ending) for line in output.splitlines())


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_interrupted_runs_resume(tmp_path: Path, sent: signal.Signals) -> None:
    """At a random moment the command ends; what was published is whole, the rest comes next."""
    project = small_project(tmp_path, *PERIODS)
    write_notebook(project, SLOW, WRITES_ALL, SLOW, HELD)
    moment = random.Random(sent).uniform(0, 0.8)

    process = start(project)
    wait_for_first(project)
    time.sleep(moment)
    if sent is signal.SIGINT:
        os.killpg(process.pid, sent)  # as Ctrl-C reaches all of a terminal's group
    else:
        process.send_signal(sent)
    output, _ = process.communicate(timeout=PATIENCE)

    assert ends_with_no_process(project)
    finished = published(project)
    assert finished
    assert finished < set(PERIODS)
    if sent is not signal.SIGKILL:
        assert process.returncode == 130, output
        assert scratch(tmp_path) == []
        assert left_behind(project) == set()
        assert count(output, ": chưa dựng") == len(PERIODS) - len(finished)
        assert "Đã dừng theo yêu cầu" in output

    (project.root / GO_ON).touch()
    process = start(project)
    output, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, output
    assert published(project) == set(PERIODS)
    assert left_behind(project) == set()
    assert count(output, ": chưa có báo cáo hoàn chỉnh") == len(PERIODS) - len(finished), output


def test_two_runs_at_once(tmp_path: Path) -> None:
    """Two runs of the same reports: each report is built once, both end well."""
    project = small_project(tmp_path, *PERIODS[:3])
    write_notebook(project, SLOW, WRITES_ALL)
    one, two = start(project), start(project)
    outputs = one.communicate(timeout=PATIENCE)[0], two.communicate(timeout=PATIENCE)[0]
    assert (one.returncode, two.returncode) == (0, 0), outputs
    assert sum(count(output, ": đã dựng") for output in outputs) == 3
    assert sum(count(output, ": không đổi") for output in outputs) == 3
    assert published(project) == set(PERIODS[:3])
