"""Killed at any moment, a migration loses nothing, and the next one finishes it.

Each runs in a forked process, which is killed with SIGKILL just before one of the changes
that it makes to the disk, drawn by lot: no test depends on how fast the machine is.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import sys
from collections.abc import Callable
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path

import pytest

from baocao.build.migrate.move import carry_out
from baocao.build.migrate.plan import plan_moves
from baocao.core.project import Project, find_project
from tests.build.migrate.sample import EDITED, ISSUED, contents, placed
from tests.build.migrate.test_migrate import no_rename
from tests.build.migrate.version_0_1 import PROGRAMME

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")

MOMENTS = 15  # of each way, 30 in all
CHANGES = ("os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.symlink")
NEVER = 0

FORK = multiprocessing.get_context("fork")


def by_renames(project: Project) -> None:
    carry_out(project, plan_moves(project, PROGRAMME))


def by_copies(project: Project) -> None:
    """As where every folder lies on a disk of its own."""
    with pytest.MonkeyPatch.context() as patch:
        no_rename(patch)
        carry_out(project, plan_moves(project, PROGRAMME))


@pytest.mark.parametrize("migrate", [by_renames, by_copies])
def test_killed_at_any_moment_nothing_is_lost(
    whole: Project, tmp_path: Path, migrate: Callable[[Project], None]
) -> None:
    """What there was is there, once or twice; then a second run leaves each file once."""
    before, done = contents(whole), _copy(whole, tmp_path / "whole")
    changes = _run(migrate, done, NEVER)
    after = placed(done)
    assert contents(done) == before
    for moment in random.Random(migrate.__name__).sample(range(1, changes + 1), MOMENTS):
        project = _copy(whole, tmp_path / str(moment))
        assert _run(migrate, project, moment) == moment
        assert not before - contents(project), f"something is lost before change {moment}"
        migrate(project)
        assert placed(find_project(project.root)) == after
        shutil.rmtree(project.root)


def _copy(whole: Project, root: Path) -> Project:
    """With folders in today's places already, so that most files go one by one."""
    shutil.copytree(whole.root, root)
    for province in (root / "data" / "plans").iterdir():
        (root / "data" / "programmes" / PROGRAMME / "plans" / province.name).mkdir(parents=True)
    for name in ("data/submissions", "data/issued", "reports"):
        for key in (ISSUED, EDITED):
            place = root / name / PROGRAMME / key.province / key.period
            place.mkdir(parents=True, exist_ok=True)
    return Project(root)


def _run(migrate: Callable[[Project], None], project: Project, moment: int) -> int:
    """Migrate in another process, kill it before its change `moment`; how many it came to."""
    come_to = FORK.Value("i", 0)
    process = FORK.Process(target=_work, args=(migrate, project, moment, come_to))
    process.start()
    process.join()
    assert process.exitcode == (-signal.SIGKILL if moment else 0)
    return int(come_to.value)


def _work(
    migrate: Callable[[Project], None],
    project: Project,
    moment: int,
    come_to: Synchronized[int],
) -> None:
    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event in CHANGES or (event == "open" and _writes(arguments)):
            come_to.value += 1
            if come_to.value == moment:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    migrate(project)


def _writes(arguments: tuple[object, ...]) -> bool:
    flags = arguments[2]
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))
